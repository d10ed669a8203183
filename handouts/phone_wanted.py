"""Whether a telephone number that is looked for stands in a text, in whatever form: a recall finds it by this."""

from collections.abc import Sequence
from itertools import pairwise

from .phone_search import find, readings
from .phones import CODE, HIDDEN, KEYS, OPEN, SHORT, Phone, dialable

DIALLED_FIRST = ("", "0", "1", "44", "440", "49", "490", "33", "330", "001", "0111")  # digits that may stand right before a number's own

WIDEST_GAP = 5  # signs between two digits of one number: (555) – (555) – 0142


def stands_in(text: str, number: Phone) -> bool:
    """Whether a number stands in a text, in whatever form: found as one, without its area code, or as its digits, whatever lies between."""
    return any(_stands(reading, number) for reading in readings(text))


def _stands(text: str, number: Phone) -> bool:
    if not any(sign.isdigit() for sign in text):
        return False
    wanted, rest, end = number.dialled, list[str](), 0
    for found in find(text, (number,)):
        local = found.dialled
        if found.same(number) or (len(wanted.inside) == 10 and local.country == OPEN and wanted.inside[3:] == local.inside):
            return True
        at = text.index(found.written, end)  # another number, whatever it ends with
        rest.append(text[end:at])
        end = at + len(found.written)
    return _spread(dialable(" ".join((*rest, text[end:]))).replace(HIDDEN, ""), wanted.bare if wanted.country != CODE else wanted.inside)


def _spread(text: str, wanted: str) -> bool:
    """Whether digits stand in a text one after another, with a few other signs between two; letters count as the keys they are on.

    Before them stands no other digit but what is dialled first.
    """
    typed = [(place, digit) for place, sign in enumerate(text) if (digit := sign if sign.isdigit() else _key(sign))]
    stream = "".join(digit for _, digit in typed)
    at = stream.find(wanted) if wanted else -1
    while at >= 0:
        places = [place for place, _ in typed[at : at + len(wanted)]]
        if _bare(text, places, len(wanted) > SHORT):
            return True
        at = stream.find(wanted, at + 1)
    return False


def keyed(text: str) -> str:
    """The digits of a text one after another, letters as the keys they are on; a line for each way to read it."""
    return "\n".join("".join(sign if sign.isdigit() else _key(sign) for sign in dialable(reading)) for reading in readings(text))


def core(number: Phone) -> str:
    """Digits that stand together wherever a number does, in whatever form: without its country's code or, in North America, its area's."""
    inside = number.dialled.inside
    return inside[3:] if len(inside) > SHORT else inside


def _key(sign: str) -> str:
    return sign.upper().translate(KEYS) if sign.isascii() and sign.isalpha() else ""


def _bare(text: str, places: Sequence[int], long: bool) -> bool:
    """Whether what stands at these places is a number of its own; a short code stands together, in brackets or behind a sign."""
    first, last = places[0], places[-1]
    if not text[first].isdigit() or text[last + 1 : last + 2].isdigit():
        return False
    before = text[max(0, first - 6) : first]
    if not long:
        return last - first < len(places) and before[-1:] in ("(", "#", "*", "[") and not text[last + 1 : last + 2].isalnum()
    letters = any(text[place].isalpha() for place in places)
    if letters and (not all(text[place].isdigit() for place in places[:3]) or text[last + 1 : last + 2].isalpha()):
        return False
    gaps = [text[one + 1 : two] for one, two in pairwise(places)]
    if letters and any(gap.isspace() for gap in gaps) and not text[first : last + 1].isupper():
        return False  # 800 flowers
    lead = before[len(before.rstrip("0123456789")) :]
    return all(len(gap) <= WIDEST_GAP and not gap.isalnum() for gap in gaps) and (
        lead in DIALLED_FIRST or (len(lead) > 2 and lead[:2] == "00")
    )
