"""Paper that is printed before: nothing of a sheet lies at its head or foot.  A logo that holds the clinic's name: it is not said twice."""

from functools import cache
from typing import Any

import pytest
from sheets import LIBRARY, PICTURES, TODAY

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.stationery import Letterhead, Logo
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.sheet import set_sheet
from patient_handouts.press.proofs.render import pages_of, words_on
from walker import walk

MM = 72 / 25.4
HEADS: dict[str, Any] = {"usual": "true", "low": Letterhead(top=30 * MM, bottom=40 * MM), "high": Letterhead(top=90 * MM)}
CODE = "7F3K-9QXQ"


def told(**said: Any) -> Wording:
    """The leaflet for a sample clinic, some facts of which are others."""
    clinic = LIBRARY.read_clinic("harbor-spine").but(**said)
    return Wording(LIBRARY.read_handout("warfarin", "en"), clinic, catalogue("en"), TODAY)


@cache
def sheet(head: str, paper: str = "letter", edition: str = "standard") -> bytes:
    return set_sheet(told(letterhead=HEADS.get(head)), PICTURES, paper=paper, edition=edition, code=CODE)[0]


def inked(pdf: bytes, dpi: float = 50) -> tuple[float, float]:
    """How near to the upper and the lower edge any page has ink, in points."""
    pages = [page.picture.image.convert("L").point(lambda grey: 255 * (grey < 250)) for page in pages_of(pdf, dpi)]
    boxes = [(page.getbbox() or (0, 0, 0, 0), page.height) for page in pages]
    return min(box[1] for box, _ in boxes) * 72 / dpi, min(high - box[3] for box, high in boxes) * 72 / dpi


ASKED = [("usual", "letter", "standard"), ("low", "a4", "standard"), ("high", "letter", "large")]


@pytest.mark.parametrize(("head", "paper", "edition"), ASKED)
def test_head_and_foot_stay_free_on_every_page(head: str, paper: str, edition: str) -> None:
    free = Letterhead() if head == "usual" else HEADS[head]
    above, below = inked(sheet(head, paper, edition))
    assert above >= free.top - 1.5 and below >= free.bottom - 1.5  # of a pixel
    assert above < free.top + 30 and below < free.bottom + 30  # and not much more than that


def test_plain_paper_is_used_to_its_edges() -> None:
    above, below = inked(sheet(""))
    assert above < 40 and below < 40


def test_what_must_be_printed_stands_inside() -> None:
    """Whom to call, that nobody has approved it, its code and the number of the page; the clinic's name above each page but the first."""
    first, *others = (words.replace("\u00a0", " ") for words in words_on(sheet("usual")))
    day = told().clinic.phones.day.printed.replace("\u00a0", " ")
    assert day in first and "Not yet approved" in first and CODE in first and "Page 1 of" in first
    assert "Harbor" not in first and all("Harbor" in page and CODE in page for page in others)


def test_a_letterhead_breaks_no_rule_of_accessible_files() -> None:
    assert walk(sheet("usual")).problems == []


def figures(clinic: Clinic) -> tuple[list[str], str]:
    """The alternative texts on a sheet, and the words of page 1."""
    pdf = set_sheet(told(logo=clinic.logo), PICTURES, paper="letter")[0]
    return [alt for _, role, alt in walk(pdf).tree if role == "Figure"], " ".join(words_on(pdf)[0].split())


def test_a_logo_that_holds_the_name_says_it_alone() -> None:
    clinic = told().clinic
    file = Scalar(str(clinic.logo))
    plain, holding = (figures(clinic.but(logo=Logo(file=file, holds_name=said))) for said in ("false", "true"))
    assert plain[0][0] == holding[0][0] and clinic.name.plain in holding[0][0]  # those who hear the sheet hear it
    assert plain[1].startswith(clinic.name.plain) and holding[1].startswith("Questions?")


def test_what_the_paper_or_the_logo_says_is_in_the_digest() -> None:
    def digest(**said: Any) -> str:
        return finished(told(**said), PICTURES).digest

    file = told().clinic.logo
    assert digest(logo=Logo(file=file)) == digest() == digest(letterhead="false")
    found = [digest(), digest(letterhead="true"), digest(logo=Logo(file=file, holds_name="true"))]
    assert len({*found}) == 3
    assert digest(letterhead="true") == digest(letterhead=HEADS["high"])  # white is no word
