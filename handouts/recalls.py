"""What was taken back, by whom, when and why: read from a workspace's `recalls.yaml`.

A recall names what is wrong: the finished words of a topic, some of its words, a telephone number, a picture, the facts of a clinic.
It stands as long as that is on paper; `press/orders/recalled.py` judges it.  Each has a digest of itself, its seal: a disk that turns one
letter of it round does not lift it unseen.
"""

import datetime
import json
import os
import unicodedata
from pathlib import Path
from typing import Annotated, Any

from .digests import of_lines
from .kinds import Length
from .node import Mapping, Scalar
from .part import Part
from .place import Place, shown
from .problems import Problem, Problems
from .regions import with_plain
from .scalars import ClinicOrSite, Count, Date, Digest, Digest16, FormatNumber, Id, Language, OneLine, wrong
from .sites import names_over
from .validate import model_of

FILE = "recalls.yaml"
HEAD = (
    "# What may not be handed out, and why. Written by `handouts withdraw`: a recall stands until what it names has changed on\n"
    "# paper, or until `handouts withdraw --undo`. `recalls` tells how many there are: a file that was cut short is found out.\n"
)


class Recall(Part):
    """One recall.  `topic`, `language` and `clinic` tell of which sheets it is; left out, of any.

    `finished`: the digests of the words as they were, by language; `printed`: by what they are known where they are written otherwise and
    print the same (`printed_alike.py`); `facts`: the digests of the clinic's facts.  `spared` are clinics for which it was undone.
    """

    topic: Id | None = None
    language: Language | None = None
    clinic: ClinicOrSite | None = None
    words: OneLine | None = None
    phone: OneLine | None = None
    picture: tuple[Digest, ...] = ()  # of its file, and of what is drawn
    called: OneLine | None = None  # the picture's name then, the code of the sheet: for people
    finished: dict[Language, Annotated[tuple[Digest, ...], Length(1)]] = {}
    printed: dict[Language, Annotated[tuple[OneLine, ...], Length(1)]] = {}
    facts: tuple[Digest16, ...] = ()
    why: OneLine
    by: OneLine
    date: Date
    spared: tuple[ClinicOrSite, ...] = ()
    undone: Date | None = None
    undone_by: OneLine | None = None
    seal: Digest | None = None

    def checked(self) -> None:
        if not (self.topic or self.clinic or self.words or self.phone or self.picture):
            raise wrong(
                "recall-empty",
                "this recall names nothing",
                "it names topic, clinic, words, phone or picture; `handouts withdraw` writes it",
            )
        if self.seal not in (None, _seal(self)):
            raise wrong(
                "recall-changed",
                "this recall is not as it was written",
                "put the file back from a copy; where it is right as it stands, delete its `seal`",
            )

    def concerns(self, clinic: str, topic: str, languages: tuple[str, ...] = ()) -> bool:
        """Whether it is of such sheets by their names, whatever stands on them; one that was undone is of none."""
        return (
            self.undone is None
            and self.is_for(clinic)
            and self.topic in (None, topic)
            and (self.language is None or not languages or self.language in with_plain(languages))
        )

    def is_for(self, clinic: str) -> bool:
        """Whether it is of a clinic's sheets, or of those of all clinics, and was not undone for this one; of its sites with it."""
        return self.clinic in (None, *names_over(clinic)) and not {*names_over(clinic)} & {*self.spared}

    @property
    def is_of_a_sheet(self) -> bool:
        """Whether it was made by the code of one: it is of what that sheet says for its clinic."""
        return bool(self.called and self.topic and not self.picture)

    @property
    def digests(self) -> frozenset[str]:
        """Those of all words that it is of, whatever their topic and language are called by now."""
        return frozenset(str(digest) for each in self.finished.values() for digest in each)

    def names(self) -> str:
        """What it is of, for people."""
        scope = [f"{self.topic or 'every topic'}{f' in {self.language}' if self.language else ''}"] if self.topic or self.language else []
        what = [f"the words “{self.words}”"] if self.words else [f"the number {self.phone}"] if self.phone else []
        what = [f"the picture {self.called or self.picture[0][:16]}"] if self.picture else what
        return " of ".join([*what, *scope]) + (f"{' ' if what or scope else ''}for {self.clinic}" if self.clinic else "")


def recall(day: datetime.date, why: str, by: str, **named: Any) -> Recall:
    """A recall of what is `named` by its fields; what is "" or empty is not."""
    said: dict[str, Any] = {name: Scalar(value) if isinstance(value, str) else value for name, value in named.items() if value}
    return Recall(**said, why=Scalar(why), by=Scalar(by), date=day)


class Register(Part):
    """All of them."""

    format: FormatNumber
    entries: tuple[Recall, ...] = ()
    recalls: Count


def read_recalls(path: Path) -> tuple[Recall, ...]:
    """The register of recalls; raises `Problems`, also where it was cut short.  No file is none."""
    if not os.path.lexists(path):  # a link that leads nowhere is no empty register
        return ()
    register = model_of("recalls", Register, path, Mapping({}, Place(shown(path), 1)))
    if len(register.entries) != register.recalls:
        raise Problems(
            [
                Problem(
                    register.place,
                    "recalls-cut",
                    f"{register.recalls} recalls were written into this file, and it holds {len(register.entries)}",
                    "put it back from a copy; a recall is ended by `handouts withdraw --undo`, which keeps its line",
                )
            ]
        )
    return register.entries


def recalls_text(recalls: tuple[Recall, ...]) -> str:
    """The register as its file holds it."""
    entries = "".join(f"  - {_entry(each)}" for each in recalls)
    return f"{HEAD}format: 1\nentries:{'' if recalls else ' []'}\n{entries}recalls: {len(recalls)}\n"


def _entry(recall: Recall) -> str:
    lines = [*_lines(recall), f"seal: {_quoted(_seal(recall))}"]
    return "\n    ".join(lines) + "\n"


def _seal(recall: Recall) -> str:
    """The digest of all that an entry says."""
    return of_lines(["recall", *_lines(recall)])


def _lines(recall: Recall) -> list[str]:
    """What an entry says, line by line."""
    lines = list[str]()
    for field in recall.FIELDS:
        value = getattr(recall, field)
        if field == "seal" or value == recall.DEFAULTS.get(field):
            continue
        if isinstance(value, dict):
            lines.append(f"{field}:")
            lines += (f"  {_quoted(name)}: [{', '.join(map(_quoted, each))}]" for name, each in value.items())
        else:
            lines.append(f"{field}: " + (f"[{', '.join(map(_quoted, value))}]" if isinstance(value, tuple) else _quoted(value)))
    return lines


def _quoted(value: object) -> str:
    """Text in double quotes as YAML reads it, whatever letters it is in."""
    words = json.dumps(unicodedata.normalize("NFC", str(value)), ensure_ascii=False)  # as it will be read
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in words)
