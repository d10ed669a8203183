"""What staff type for one patient: it stands on the sheet that is printed, and nowhere else."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from .place import Place
from .problems import Problem, Problems
from .typed_days import Customs, read_day, read_time

FIELD = "typed at the desk: "  # with a field's name: the place of a complaint about it
MOST = {"name": 60, "ask_for": 60, "line": 200}  # letters: what fits into two lines, or into four
ALLOWED = "\u200c\u200d"  # joiners: some names need them; other invisible characters could turn words round
TIMES = {"next_time": "next_visit", "event_time": "event"}  # times of day, and the day that each is of
DAYS = ("day", *TIMES.values())
EVENT = ("event", "event_time")
Side = Literal["", "left", "right"]


@dataclass(frozen=True, slots=True, repr=False)
class Patient:
    """For whom a sheet is.  Without a `repr`: no log and no traceback shall show it."""

    name: str = ""
    day: date | None = None
    side: Side = ""
    next_visit: date | None = None
    next_time: str = ""  # "14:30"
    ask_for: str = ""
    line: str = ""  # from the clinician
    event: date | None = None  # what a schedule counts from
    event_time: str = ""  # "9:30"

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def all_words(self) -> str:
        """All words that were typed for the patient."""
        return f"{self.name}{self.ask_for}{self.line}"

    @property
    def is_framed(self) -> bool:
        """Whether something stands in the frame near the top; the event stands in the schedules."""
        return any(getattr(self, each.name) for each in fields(self) if each.name not in EVENT)


NO_PATIENT = Patient()


def read_patient(said: Mapping[str, Any], customs: Customs, sure: Collection[str] = ()) -> Patient:
    """What the page sends; raises Problems, each at the field that it is about: of a day that is over too, but in the `sure` ones."""
    made, problems = read_fields(said, customs)
    problems += [
        Problem(Place(FIELD + day), "typed-past", "this day is over", "type another, or print it all the same")
        for day in DAYS
        if day in made and made[day] < customs.today and day not in sure
    ]
    if problems:
        raise Problems(problems)
    return Patient(**made)


def read_fields(said: Mapping[str, Any], customs: Customs) -> tuple[dict[str, Any], list[Problem]]:
    """What each field says, as far as it can be read, and what is wrong with the others."""
    problems, known = list[Problem](), {each.name for each in fields(Patient)}
    made = dict[str, Any]()
    for field, value in said.items():
        try:
            if field not in known or not isinstance(value, str):
                raise ValueError("typed-unknown")
            if value := unicodedata.normalize("NFC", " ".join(value.split())):
                made[field] = _read(field, value, customs)
        except ValueError as wrong:
            problems.append(Problem(Place(FIELD + field), str(wrong), "this cannot stand on a sheet", "type it otherwise"))
    for time, day in TIMES.items():
        if time in made and not said.get(day):
            problems.append(Problem(Place(FIELD + day), "typed-day", "there is a time without a day", "type the day too"))
    return made, problems


def _read(field: str, value: str, customs: Customs) -> Any:
    """The value of a field; ValueError with the code of what is wrong."""
    if field in DAYS:
        return read_day(value, customs)
    if field in TIMES:
        return read_time(value, customs)
    if field == "side":
        if value not in ("left", "right"):
            raise ValueError("typed-side")
        return value
    if len(value) > MOST[field]:
        raise ValueError("typed-long")
    if any(unicodedata.category(letter)[0] == "C" and letter not in ALLOWED for letter in value):
        raise ValueError("typed-letters")
    return value
