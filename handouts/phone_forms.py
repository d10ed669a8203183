"""A telephone number of a clinic's file: in any form that its country writes, and how it stands on paper.

On paper it has the form of its country where that is the clinic's (`country:`), else it stands as it was written; its link has the
country's code always.  Lengths and forms are those of Google's libphonenumber, as the package `phonenumbers` brings them: it is loaded
for a new file only, and not for the form that North America prints, (555) 555-0142.
"""

import re
from typing import TYPE_CHECKING, NoReturn

from .phones import AMERICA, SHORT, dialled, plain

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

AMERICAN = re.compile(r"\([2-9][0-9]{2}\) [0-9]{3}-[0-9]{4}")
_EXTENSION = re.compile("[ ,;]{0,2}(?:ext(?:ension|n)?|x|#)[ .:=]{0,2}[0-9]{1,6}$", re.IGNORECASE)
ABROAD = "write it with its country's code, like +44 20 7946 0000, or say the clinic's country: country: GB"
ALONE = "write one number and nothing else, like (555) 555-0142 or +44 20 7946 0000"
AREA = "write all of it, with its area code"
AGAIN = "look at its digits again"
LOCAL = 7  # digits of a number of North America without its area code
HOME = "US"  # stands for all countries of +1: (555) 555-0142 is of one of them


class PhoneTrouble(ValueError):
    """What is wrong with a number, and the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint


def as_in_country(written: str, country: str = "") -> tuple[str, str]:
    """A number as it is printed at a clinic of this country ("" where it does not say), and with its country's code, "+442079460000;ext=3".

    Raises `PhoneTrouble`.  A hint never proposes a number that was not written.
    """
    if AMERICAN.fullmatch(written) and country in ("", HOME):
        return written, ""
    text = " ".join(plain(written).split())
    if not dialled(text).inside:
        _trouble(written, "is no phone number", ALONE)
    own = _EXTENSION.sub("", text)
    digits = "".join(sign for sign in own if sign.isalnum())
    if text[0] != "+" and len(digits) <= SHORT:
        return _short(written, digits, country)
    return _long(written, text, own, country)


def known_country(country: str) -> bool:
    """Whether it is the code of a country that has telephone numbers, by ISO 3166: "GB"."""
    from phonenumbers import SUPPORTED_REGIONS

    return country in SUPPORTED_REGIONS


def _short(written: str, digits: str, country: str) -> tuple[str, str]:
    """A code that is dialled in one country: 988, 116 117."""
    from phonenumbers import is_valid_number, is_valid_short_number_for_region

    if not country:
        _trouble(written, "is too short for a phone number", f"{AREA}; for a short code say the clinic's country, like country: US")
    number = _parsed(digits, country)
    if not number or not (is_valid_short_number_for_region(number, country) or is_valid_number(number)):
        _trouble(written, f"is no short code of {country}", AREA)
    return written, ""


def _long(written: str, text: str, own: str, country: str) -> tuple[str, str]:
    """A number that can be called from another country; `own` is what it is without its extension."""
    from phonenumbers import PhoneNumberFormat, format_number

    abroad, shape = text.startswith(("+", "(+")), dialled(text)
    region = country or (HOME if shape.code == AMERICA else "")
    if not abroad and not region:
        local = len(shape.inside) == LOCAL
        _trouble(written, *(("has no area code", AREA) if local else ("does not say its country", ABROAD)))
    number = _parsed(text, region)
    if not number:
        _trouble(written, "is no phone number", f"{AGAIN}; {ABROAD}")
    _judge(written, number, country if not abroad else f"+{number.country_code}")
    extension, number.extension = number.extension, None
    linked = format_number(number, PhoneNumberFormat.E164) + (f";ext={extension}" if extension else "")
    foreign = abroad and not (country and _of(number.country_code or 0, country))
    as_it_is = foreign or any(sign.isalpha() for sign in own)
    printed = own if as_it_is else format_number(number, PhoneNumberFormat.NATIONAL)
    return printed + (f" ext. {extension}" if extension else ""), linked


def _parsed(text: str, region: str) -> "PhoneNumber | None":
    from phonenumbers import NumberParseException, parse

    try:
        return parse(text, region or None)
    except NumberParseException:
        return None


def _judge(written: str, number: "PhoneNumber", where: str) -> None:
    """Raises `PhoneTrouble` where a country has no numbers of this length."""
    from phonenumbers import ValidationResult, is_possible_number_with_reason

    of = f"a number of {where or 'North America'}"
    match is_possible_number_with_reason(number):
        case ValidationResult.IS_POSSIBLE if number.country_code != int(AMERICA) or str(number.national_number)[0] > "1":
            return
        case ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            _trouble(written, f"has no area code, or too few digits for {of}", AREA)
        case ValidationResult.TOO_SHORT:
            _trouble(written, f"has too few digits for {of}", AGAIN)
        case ValidationResult.TOO_LONG:
            _trouble(written, f"has too many digits for {of}", AGAIN)
    _trouble(written, f"is not {of}", AGAIN)


def _of(code: int, country: str) -> bool:
    from phonenumbers import country_code_for_region

    return bool(code == country_code_for_region(country))


def _trouble(written: str, message: str, hint: str) -> NoReturn:
    raise PhoneTrouble(f"“{written}” {message}", hint)
