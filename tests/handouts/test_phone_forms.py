"""Telephone numbers of clinics' files: what may be written in which country, and how it is printed and linked."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.handouts.phone_forms import PhoneTrouble, as_in_country
from patient_handouts.handouts.phones import Phone

WRITTEN = [  # a number, the clinic's country, as it is printed, as it is linked
    ("(555) 555-0142", "", "(555) 555-0142", "tel:+15555550142"),
    ("555.555.0142", "", "(555) 555-0142", "tel:+15555550142"),
    ("1-555-555-0142", "", "(555) 555-0142", "tel:+15555550142"),
    ("(555) 555‑0142", "", "(555) 555-0142", "tel:+15555550142"),
    ("+1 555 555 0142", "", "+1 555 555 0142", "tel:+15555550142"),
    ("+1 555 555 0142", "US", "(555) 555-0142", "tel:+15555550142"),
    ("(555) 555-0142 ext. 3", "", "(555) 555-0142 ext. 3", "tel:+15555550142;ext=3"),
    ("(555) 555-0142 #3", "CA", "(555) 555-0142 ext. 3", "tel:+15555550142;ext=3"),
    ("1-800-FLOWERS", "", "1-800-FLOWERS", "tel:+18003569377"),
    ("800-CALL-NOW x12", "US", "800-CALL-NOW ext. 12", "tel:+18002255669;ext=12"),
    ("+44 20 7946 0000", "", "+44 20 7946 0000", "tel:+442079460000"),
    ("+44 20 7946 0000", "US", "+44 20 7946 0000", "tel:+442079460000"),
    ("+44 (0)20 7946 0000", "GB", "020 7946 0000", "tel:+442079460000"),
    ("020 7946 0000", "GB", "020 7946 0000", "tel:+442079460000"),
    ("٠٢٠ 7946 0000", "GB", "020 7946 0000", "tel:+442079460000"),
    ("01.70.18.99.00", "FR", "01 70 18 99 00", "tel:+33170189900"),
    ("030/901820", "DE", "030 901820", "tel:+4930901820"),
    ("8 (495) 123-45-67", "RU", "8 (495) 123-45-67", "tel:+74951234567"),
    ("1300 975 707", "AU", "1300 975 707", "tel:+611300975707"),
    ("988", "US", "988", "tel:988"),
    ("116 117", "DE", "116 117", "tel:116117"),
]


@pytest.mark.parametrize(("written", "country", "printed", "link"), WRITTEN)
def test_a_number_is_printed_in_its_country_s_form_and_linked_with_its_code(written: str, country: str, printed: str, link: str) -> None:
    shown, abroad = as_in_country(written, country)
    assert (shown, Phone(shown, abroad=abroad).link) == (printed, link)
    assert as_in_country(shown, country)[0] == shown, "what is printed may be written"


@pytest.mark.parametrize(
    ("written", "country", "told", "way_out"),
    [
        ("020 7946 0000", "", "does not say its country", "country: GB"),
        ("44 20 7946 000", "", "does not say its country", "country: GB"),
        ("(155) 555-0142", "", "does not say its country", "country: GB"),
        ("5550142", "", "has no area code", "with its area code"),
        ("555-0142", "US", "has no area code", "with its area code"),
        ("012", "", "is too short", "country: US"),
        ("988", "", "is too short", "country: US"),
        ("000", "DE", "is no short code of DE", "with its area code"),
        ("+1 234 56", "", "has too few digits for a number of +1", "look at its digits again"),
        ("+44 20 7946 0000 00", "", "has too many digits for a number of +44", "look at its digits again"),
        ("+0 555 555 0142", "", "is no phone number", "one number and nothing else"),
        ("Tel. 555-555-0142", "", "is no phone number", "one number and nothing else"),
        ("(555) 555-0142 or 0143", "", "is no phone number", "one number and nothing else"),
        ("(555) 555-0142 / (555) 555-0143", "", "is no phone number", "one number and nothing else"),
    ],
)
def test_what_is_no_number_is_told(written: str, country: str, told: str, way_out: str) -> None:
    with pytest.raises(PhoneTrouble) as trouble:
        as_in_country(written, country)
    assert told in trouble.value.message and written in trouble.value.message and way_out in trouble.value.hint


@given(st.text("0123456789+()-. /x#,٣AZext", max_size=25), st.sampled_from(["", "US", "GB", "DE", "IN"]))
def test_whatever_is_written_is_a_number_or_told(written: str, country: str) -> None:
    try:
        printed, abroad = as_in_country(written, country)
    except PhoneTrouble as trouble:
        assert trouble.message and trouble.hint
    else:
        assert Phone(printed, abroad=abroad).link


def test_the_form_of_north_america_loads_no_library() -> None:
    sys.modules.pop("phonenumbers", None)
    as_in_country("(555) 555-0142")
    assert "phonenumbers" not in sys.modules
