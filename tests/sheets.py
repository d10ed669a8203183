"""The sheets that tests look at, each set once.

Of one topic, `WHOLE`, those in English for every sample clinic in every edition on letter and A4 paper; those in other languages in every
edition, clinics and papers in turn, so that a language more costs three sheets; a few on other papers.  Of every other topic the English
in standard type and one edition more, each other language in one, clinics and papers in turn, so that a topic in two languages costs
three: what holds of any sheet is asked of these, and the tree of one is committed.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from patient_handouts.handouts.catalogue import ORIGINAL, catalogue
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.pdf import written
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import SignedWords, lay_sheets, look_of, set_sheet
from patient_handouts.layouts.tags import Tag
from walker import Walk, walk

TODAY = date(2026, 11, 24)
LIBRARY = Library()
PICTURES = Pictures(LIBRARY.picture_folders())
CLINICS = tuple(LIBRARY.clinics())
PAPERS = ("letter", "a4")
EDITIONS = tuple(theme().editions)


@dataclass(frozen=True)
class Which:
    """One sheet of the library."""

    topic: str
    language: str
    clinic: str
    edition: str
    paper: str

    def __str__(self) -> str:
        return f"{self.topic}.{self.language}.{self.clinic}.{self.edition}.{self.paper}"

    @property
    def leaflet(self) -> bool:
        """Whether it is set in two equal columns, which are a leaflet's own on each paper and in each edition."""
        return LIBRARY.read_handout(self.topic, self.language, PICTURES.ids(), icons()).layout == "leaflet"

    @property
    def squeezed(self) -> bool:
        """Whether its paper is too narrow for the edition's columns, so that all stands in one."""
        return not theme().editions[self.edition].fits(theme().papers[self.paper])


WHOLE = "vertebroplasty"
ORIGINALS = [Which(WHOLE, ORIGINAL, clinic, edition, paper) for clinic in LIBRARY.clinics() for edition in EDITIONS for paper in PAPERS]
FOREIGN = [(WHOLE, language) for language in LIBRARY.languages(WHOLE) if language != ORIGINAL]
PLACES = [(clinic, paper) for clinic in LIBRARY.clinics() for paper in PAPERS]
TRANSLATIONS = [
    Which(topic, language, clinic, edition, paper)
    for k, (topic, language) in enumerate(FOREIGN)
    for n, edition in enumerate(EDITIONS)
    for clinic, paper in [PLACES[(k + n) % len(PLACES)]]
]
OTHERS = [  # of other papers some: large print finds no room on A5
    Which(WHOLE, ORIGINAL, *which)
    for which in (
        ("riverside-spine", "standard", "legal"),
        ("harbor-spine", "clear", "legal"),
        ("riverside-spine", "large", "legal"),
        ("riverside-spine", "standard", "a5"),
        ("harbor-spine", "clear", "a5"),
    )
]
FURTHER = [topic for topic in LIBRARY.topics() if topic != WHOLE]
SAMPLED = [
    Which(topic, language, CLINICS[(m + n) % len(CLINICS)], edition, PAPERS[n % len(PAPERS)])
    for k, topic in enumerate(FURTHER)
    for m, language in enumerate([ORIGINAL, *(language for language in LIBRARY.languages(topic) if language != ORIGINAL)])
    for n, edition in enumerate(EDITIONS)
    if (m == 0 and n in (0, 1 + k % 2)) or (m and n == (k + m) % len(EDITIONS))
]
COMMITTED = [which for which in SAMPLED if (which.language, which.edition, which.paper) == (ORIGINAL, "standard", "letter")]
CLOSELY = [*ORIGINALS, *TRANSLATIONS, *OTHERS, *COMMITTED]  # what takes long is asked of these
ALL = [*ORIGINALS, *TRANSLATIONS, *OTHERS, *SAMPLED]


@cache
def wording(topic: str, language: str, clinic: str) -> Wording:
    """The words of a sheet."""
    handout = LIBRARY.read_handout(topic, language, PICTURES.ids(), icons())
    return Wording(handout, LIBRARY.read_clinic(clinic), catalogue(language), TODAY)


@cache
def sheet(which: Which) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    return set_sheet(wording(which.topic, which.language, which.clinic), PICTURES, paper=which.paper, edition=which.edition)


@cache
def paragraphs(language: str, edition: str) -> tuple[Paragraph, ...]:
    """All paragraphs of a language's sheet, as they are laid out."""
    words = wording(WHOLE, language, "riverside-spine")
    _, pages = lay_out(Setting(look_of(words, PICTURES, "letter", edition), words), Tag("Document"))
    lines = (item.what for page in pages for strip in page for item in strip.items)
    return tuple(dict.fromkeys(each.paragraph for each in lines if isinstance(each, Lines)))


@cache
def walked(which: Which) -> Walk:
    """What the walker finds in it."""
    return walk(sheet(which)[0])


def in_one_file(told: list[SignedWords], **how: Any) -> bytes:
    """The PDF of sheets in several languages, or for a patient."""
    root = Tag("Document")
    return written(root, [lay_sheets(told, PICTURES, root, **how)])[0]


def told_by(definition: dict[str, Any], pictures: Pictures = PICTURES) -> Wording:
    """The definition, read from a file as an author's is."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "en.yaml"
        path.write_text(json.dumps(definition), encoding="utf-8")
        handout = read_handout(path, "any", "en", pictures.ids(), icons())
    return Wording(handout, LIBRARY.read_clinic("riverside-spine"), catalogue("en"), TODAY)
