"""What staff type for one patient: it stands on the sheet that is printed, and nowhere else."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from .place import Place
from .problems import Problem, Problems

FIELD = "typed at the desk: "  # with a field's name: the place of a complaint about it
MOST = {"name": 60, "ask_for": 60, "line": 200}  # letters: what fits into two lines, or into four
ALLOWED = "\u200c\u200d"  # joiners: some names need them; other invisible characters could turn words round
TIMES = {"next_time": "next_visit", "event_time": "event"}  # times of day, and the day that each is of
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


def read_patient(said: Mapping[str, Any]) -> Patient:
    """What the page sends; raises Problems, each at the field that it is about."""
    problems, known = list[Problem](), {each.name for each in fields(Patient)}
    made = dict[str, Any]()
    for field, value in said.items():
        try:
            if field not in known or not isinstance(value, str):
                raise ValueError("typed-unknown")
            if value := unicodedata.normalize("NFC", " ".join(value.split())):
                made[field] = _read(field, value)
        except ValueError as wrong:
            problems.append(Problem(Place(FIELD + field), str(wrong), "this cannot stand on a sheet", "type it otherwise"))
    for time, day in TIMES.items():
        if time in made and day not in made:
            problems.append(Problem(Place(FIELD + day), "typed-day", "there is a time without a day", "type the day too"))
    if problems:
        raise Problems(problems)
    return Patient(**made)


def _read(field: str, value: str) -> Any:
    """The value of a field; ValueError with the code of what is wrong."""
    if field in ("day", *TIMES.values()):
        try:
            day = date.fromisoformat(value if len(value) == len("2026-12-03") and "W" not in value else "")
        except ValueError:
            raise ValueError("typed-date") from None
        if not 2000 <= day.year < 2100:
            raise ValueError("typed-date")
        return day
    if field in TIMES:
        hour, _, minute = value.partition(":")
        if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
            raise ValueError("typed-time")
        return f"{int(hour)}:{int(minute):02}"
    if field == "side":
        if value not in ("left", "right"):
            raise ValueError("typed-side")
        return value
    if len(value) > MOST[field]:
        raise ValueError("typed-long")
    if any(unicodedata.category(letter)[0] == "C" and letter not in ALLOWED for letter in value):
        raise ValueError("typed-letters")
    return value
