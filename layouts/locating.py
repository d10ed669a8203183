"""Which lines of a sheet something in a file became: by its place, by its words where the place is lost on the way to paper."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..handouts.blocks import Chances
from ..handouts.changes import Change
from ..handouts.clinic_facts import LIMIT, ClinicFact, clinic_facts
from ..handouts.finished_sheet import PICTURES
from ..handouts.limits import limit_kinds
from ..handouts.part import NODES, walk
from ..handouts.place import Place
from ..handouts.text import Text
from ..handouts.units import quantity
from ..handouts.wording import Wording
from ..handouts.words import Words
from .reading import SheetLine

LEAST, SURE = 6, 20  # letters: shorter words stand in a line by chance; as many do not, and may stand behind another sentence


@dataclass(frozen=True)
class Located:
    """The lines of a sheet, numbered from 1; `wording` knows the pages."""

    wording: Wording
    lines: Sequence[SheetLine]
    shows: Callable[[str], str]  # what a picture of that name says to those who cannot see it

    def at(self, place: Place) -> int:
        """The number of the line that this place of a file became: the nearest before it; 0 where there is none."""
        if place.file == self.wording.handout.place.file and place.line <= self.wording.handout.place.line:
            return 0  # a finding of the sheet as a whole
        before = [(at, -k) for k, line in enumerate(self.lines, 1) for at in line.places if at.file == place.file and at <= place]
        return -max(before)[1] if before else 0

    def of(self, change: Change) -> list[int]:
        """The numbers of the lines that show it: none where no line does."""
        if change.kind in ("clinic", "limit"):
            return self.of_fact(change.role, signed=False)
        if exact := [k for k, line in enumerate(self.lines, 1) if change.place in line.places and change.kind != "value"]:
            return sorted({*exact, *self._own(change.place, SURE)}) if change.kind == "own" else exact
        if text := self._texts.get(change.place):
            if told := self.saying(self.wording.words(text)):
                return told
        elif change.place.file != self.wording.handout.place.file:
            return self._own(change.place)
        return self._of_value(change)

    def of_fact(self, role: str, signed: bool = True) -> list[int]:
        """The lines in which a fact of the clinic is printed: a limit's own, those that say its value, and where `signed` who set it."""
        found = next((fact for fact in self._facts if fact.role == role), None)
        if found is None or not found.printed:
            return []
        if found.role.startswith(LIMIT):
            return self._of_limit(found, signed)
        if found.role == "logo":
            logo = self.wording.say("head.logo", clinic=self.wording.words(self.wording.clinic.name)).plain
            return [k for k, line in enumerate(self.lines, 1) if line.alt == logo]
        if found.role == "hours":  # one line for each stretch of days, or one for all
            return sorted({k for words in (found.value, *self.wording.hours()) for k in self.saying(words)})
        return self._of_units() if found.role == "units" else self.saying(found.value)

    def _of_units(self) -> list[int]:
        """The lines in which an amount stands that is written in the clinic's units, or a line for one."""
        kinds = limit_kinds(self.wording.handout.limits)
        facts = [fact for fact in self._facts if fact.role.startswith(LIMIT) and fact.printed]
        measured = [fact for fact in facts if kinds[fact.role.removeprefix(LIMIT)].says == "amount"]
        texts = {text.place for text in self._texts.values() if any(quantity(run.placeholder) for run in text.runs if run.placeholder)}
        said_in = [k for k, line in enumerate(self.lines, 1) if texts & {*line.places}]
        return sorted({*said_in, *(k for fact in measured for k in self._of_limit(fact, signed=False))})

    def _of_limit(self, found: ClinicFact, signed: bool) -> list[int]:
        own = [
            k for k, line in enumerate(self.lines, 1) if _bare(line.label) == _bare(found.name) and _bare(line.words) == _bare(found.value)
        ]
        inside = f"limit:{found.role.removeprefix(LIMIT)}"
        texts = [text.place for text in self._texts.values() if any(run.placeholder == inside for run in text.runs)]
        said_in = [k for k, line in enumerate(self.lines, 1) if any(place in line.places for place in texts)]
        return sorted({*own, *said_in, *(self.saying(found.signed) if own and signed and found.signed else ())})

    def saying(self, words: Words) -> list[int]:
        """The lines in which these words stand."""
        bare = _bare(words)
        if not bare or "____" in bare:
            return []
        short = len(bare) < LEAST  # a number, a name: only as a word of its own
        return [
            k
            for k, line in enumerate(self.lines, 1)
            if (
                re.search(rf"(?<!\w){re.escape(words.plain)}(?!\w)", f"{line.words.plain} {line.alt}")
                if short
                else bare in _bare(line.words)
            )
        ]

    def _of_value(self, change: Change) -> list[int]:
        """The picture of that name; the lines under one heading that show a number; else the nearest line before it in the file."""
        near, field = self.at(change.place), change.role.rpartition(".")[2]
        fields = PICTURES if change.kind == "picture" else (field,)
        values = next((self._values[key] for each in fields if (key := (change.place, each)) in self._values), ())
        if not near:
            return []
        return (self._of_picture(values, near) if change.kind == "picture" else self._of_numbers(values, near)) or [near]

    def _of_picture(self, names: Sequence[str], near: int) -> list[int]:
        """Where it stands first from there on: in another section the same picture is no change."""
        alt = _letters("".join(map(self._alt, names)))
        told = [k for k, line in enumerate(self.lines, 1) if alt and alt in _letters(line.alt)]
        return [k for k in told if k >= near][:1] or told

    def _of_numbers(self, values: Sequence[str], near: int) -> list[int]:
        numbers = "|".join(re.escape(self._number(value)) for value in values if re.search(r"\d", value))
        if not numbers:
            return []
        one = re.compile(rf"(?<![\d.,])({numbers})(?![\d]|[.,]\d)")
        return [k for k in self._stretch(near) if one.search(f"{self.lines[k - 1].plain} {self.lines[k - 1].alt}")]

    def _alt(self, name: str) -> str:
        try:
            return self.shows(name)
        except KeyError:  # an icon: the words beside it say the same
            return ""

    def _number(self, value: str) -> str:
        """As the sheet's language writes it."""
        try:
            return self.wording.number(Decimal(value))
        except ArithmeticError:
            return value

    def _stretch(self, first: int) -> range:
        """From a line up to the next heading."""
        after = (k for k in range(first + 1, len(self.lines) + 1) if self.lines[k - 1].level)
        return range(first, next(after, len(self.lines) + 1))

    @cached_property
    def _values(self) -> dict[tuple[Place, str], tuple[str, ...]]:
        """Numbers and names of pictures by place and field, as they are written; with a count how many are left of all."""
        out = dict[tuple[Place, str], tuple[str, ...]]()
        for value, field, _, around in walk(self.wording.handout, ("id", "allow", "format", "about", "kind", "joined")):
            if around and not isinstance(value, (*NODES, Text)):
                left = [str(part.out_of - value) for part in around if field == "count" and isinstance(part, Chances)]
                out[getattr(value, "place", around[-1].place), field] = (str(value), *left)
        return out

    def text_at(self, place: Place) -> Text | None:
        """The author's text that is written there, or the catalogue's."""
        if text := self._texts.get(place):
            return text
        return next((text for text in self.wording.catalogue.texts.values() if text.place == place), None)

    def _own(self, place: Place, least: int = LEAST) -> list[int]:
        """The lines in which a sentence of the catalogue stands that has so many letters, whatever is filled into it."""
        text = self.text_at(place)
        parts = [_letters(run.words) for run in text.runs if run.words] if text else []
        if sum(map(len, parts)) < least:
            return []
        sentence = re.compile(".*".join(map(re.escape, parts)))
        return [k for k, line in enumerate(self.lines, 1) if sentence.search(_bare(line.words))]

    @cached_property
    def _texts(self) -> dict[Place, Text]:
        return {text.place: text for text in self.wording.handout.all_texts()}

    @cached_property
    def _facts(self) -> list[ClinicFact]:
        return clinic_facts(self.wording)


def _bare(words: Words) -> str:
    return "".join("____" if span.blank else _letters(span.words) for span in words)


def _letters(words: str) -> str:
    """Letters and digits alone: how a line is broken and marked does not count."""
    return re.sub(r"[\W_]", "", words).casefold()
