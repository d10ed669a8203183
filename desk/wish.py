"""What the page asks for: only names that the desk itself offered, never a path."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..handouts.patient import DAYS, NO_PATIENT, Patient, read_patient
from ..handouts.typed_days import Customs
from ..handouts.visits import VISITS, WHOLE
from ..press.bundles.bundle import LAYOUT
from ..press.orders.order import SHEET, Order

SIDES = ("both", "one")
MOST_SHEETS, MOST_COPIES = 20, 20
MOST_PAGES = 500  # of one wish


class Away(Exception):
    """The workspace is not there: a network drive, most likely.  It may come back."""


class Unknown(Exception):
    """The page asks for something that is not there: it is older than the desk, or no page of ours."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One topic (or bundle) as staff chose it; `beside` is the language of the copy that lies with it, `visit` whose pages they are;
    `pages` those that are chosen of its `of` pages, none where all are meant; `site` the one that it is for, "" where it lists all.
    """

    topic: str
    language: str
    size: str
    paper: str
    beside: str = ""
    bundle: bool = False
    visit: str = WHOLE
    pages: tuple[int, ...] = ()
    of: int = 0
    site: str = ""

    def order(self, clinic: str) -> Order:
        return Order(clinic, self.topic, self.language, self.size, LAYOUT if self.bundle else self.visit or SHEET, self.paper, self.beside)


@dataclass(frozen=True, slots=True, repr=False)
class Errand:
    """All that is printed at once, and how; for whom, where somebody typed it."""

    wishes: tuple[Wish, ...]
    patient: Patient = NO_PATIENT
    sides: str = "both"
    copies: int = 1
    queue: str = ""
    tray: str = ""


def read_errand(said: Any, customs: Customs, asks: bool = True) -> Errand:
    """What the page sends; raises Unknown, and Problems for what was typed.  Where it `asks`, `sure` names the fields whose day may be
    over.
    """
    if not isinstance(said, Mapping) or not isinstance(said.get("wishes"), list) or not 0 < len(said["wishes"]) <= MOST_SHEETS:
        raise Unknown
    copies, patient = said.get("copies", 1), said.get("patient") or {}
    if type(copies) is not int or not 0 < copies <= MOST_COPIES or not isinstance(patient, Mapping):
        raise Unknown
    wishes = tuple(map(read_wish, said["wishes"]))
    if len({wish.paper for wish in wishes}) > 1:  # a job lies on one paper
        raise Unknown
    sure = said.get("sure", []) if asks else [*DAYS]
    if not isinstance(sure, list) or not all(each in DAYS for each in sure):
        raise Unknown
    return Errand(
        wishes,
        read_patient(patient, customs, sure),
        read_sides(said),
        copies,
        read_name(said.get("queue", "")),
        read_name(said.get("tray", "")),
    )


def read_wish(said: Any) -> Wish:
    """One sheet; raises Unknown.  Whether its topic, languages, size and paper are there is for the shelf to say."""
    if not isinstance(said, Mapping):
        raise Unknown
    pages = _pages(said.get("pages", []), said.get("of", 0))
    return Wish(
        read_name(said.get("topic")),
        read_name(said.get("language")),
        read_name(said.get("size")),
        read_name(said.get("paper")),
        read_name(said.get("beside", "")),
        said.get("bundle") is True,
        _one_of((WHOLE, *VISITS), said.get("visit", WHOLE)),
        pages,
        said["of"] if pages else 0,
        read_name(said.get("site", "")),
    )


def _pages(said: Any, of: Any) -> tuple[int, ...]:
    """The pages that are chosen, in their order."""
    if type(of) is not int or not isinstance(said, list) or not all(type(each) is int and 0 < each <= of <= MOST_PAGES for each in said):
        raise Unknown
    return tuple(sorted({*said}))


def read_sides(said: Any) -> str:
    """Both sides of the paper, or one."""
    return _one_of(SIDES, said.get("sides", SIDES[0])) if isinstance(said, Mapping) else SIDES[0]


def _one_of(known: tuple[str, ...], said: Any) -> str:
    if said not in known:
        raise Unknown
    return str(said)


def read_name(said: Any) -> str:
    if not isinstance(said, str) or len(said) > 200 or not said.isprintable():
        raise Unknown
    return said
