"""A sheet being set: the look, the words, and which terms were met on the way."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ..handouts.approvals import NOBODY, Signed
from ..handouts.clinic import Clinic
from ..handouts.data import data
from ..handouts.definition import Handout
from ..handouts.formats import unit_words
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.text import Text
from ..handouts.visits import WHOLE
from ..handouts.wording import Filling, Wording
from ..handouts.words import Span, Words, said
from .compositor import Compositor, Gathered
from .look import Look
from .strips import Column, Strips
from .tags import Tag


@dataclass(frozen=True)
class Setting(Compositor):
    """What every block needs to set itself.  A value, but for what a pass gathers: each begins with a setting of its own (`afresh`)."""

    wording: Wording
    signed: Signed = NOBODY
    code: str = ""  # the check code in the foot
    numbers: Mapping[str, int] = field(
        default_factory=dict
    )  # a block's stable id -> its number at the margin, where there are several sheets
    others: Sequence[str] = ()  # the languages of the other sheets in the file
    patient: Patient = NO_PATIENT  # for whom it is, as typed at the desk
    visit: str = WHOLE  # whose pages these are: the handout in `wording` is told for it
    before: int = 0  # pages before its first one, in a file whose pages are counted through
    left: float = 0.0  # u that page 1 has under its key points, for the danger signs of large print
    told: float = 0.0  # u that the words take which announce the danger signs

    def afresh(self, pages: Mapping[str, int] | None = None, digits: int = 1) -> "Setting":
        """The same for another pass, which knows the `pages` and the number of `digits` that the last one found; what was found stays."""
        gathered = Gathered(pages or {}, digits, problems=list(self.gathered.problems), tall=dict(self.gathered.tall))
        return replace(self, wording=self.wording.paged(gathered.page_of), gathered=gathered)

    def looking(self, look: Look) -> "Setting":
        """The same in another look, on the same pass."""
        return replace(self, look=look)

    @property
    def handout(self) -> Handout:
        return self.wording.handout

    @property
    def clinic(self) -> Clinic:
        return self.wording.clinic

    def final(self, words: Text | Words) -> Words:
        """A text with the clinic's facts in it; the terms it uses are remembered."""
        made, spans = self.wording.words(words) if isinstance(words, Text) else words, list[Span]()
        for span in made:
            first = bool(span.term) and span.term not in self.gathered.met
            if first:
                self.gathered.met.add(span.term)
                self.gathered.waiting.append(span.term)
            widest = "8" * self.gathered.digits if span.page else ""
            spans.append(replace(span, strong=span.strong or first, widest=widest) if first or widest else span)
        return self.spoken(Words(spans, made.place))

    def say(self, key: str, **facts: Filling) -> Words:
        """A sentence of the catalogue."""
        return self.spoken(self.wording.say(key, **facts))

    def picture_says(self, id: str) -> str:
        """What a picture shows, for those who cannot see it."""
        return self.wording.words(self.look.pictures.alt_text(id, self.look.language)).plain

    def spoken(self, words: Words) -> Words:
        """The same words; abbreviations say what they are to those who hear the sheet."""
        return Words((part for span in words for part in self._expanded(span)), words.place)

    def _expanded(self, span: Span) -> list[Span]:
        """A span cut up so that each abbreviation in it is one of its own, with what it stands for."""
        if span.link or span.blank or span.expansion or not self._abbreviation.search(span.words):
            return [span]
        parts = [replace(span, words=part) for part in self._abbreviation.split(span.words) if part]
        return [replace(part, expansion=self._expansion(part.words)) for part in parts] or [span]

    def _expansion(self, words: str) -> str:
        """lb → pounds, T12 → thoracic 12; "" for other words."""
        if not self._abbreviation.fullmatch(words):
            return ""
        name, number = (self._short[words], "") if words in self._short else (words[0], words[1:])
        return f"{self.wording.say(f'expansions.{name}').plain} {number}".strip()

    @cached_property
    def _short(self) -> dict[str, str]:
        """The units that this language writes short, and their names in the catalogue: “кг” → kg."""
        own = self.wording.catalogue
        written = {unit: unit_words(own, unit) if f"quantities.{unit}" in own.texts else unit for unit in _short_forms()["units"]}
        return {short: unit for unit, short in written.items() if short != own.put(f"expansions.{unit}")}

    @cached_property
    def _abbreviation(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_])({'|'.join(map(re.escape, (*self._short, *_short_forms()['numbered'])))})(?![^\W_])")

    def phone(self) -> Words:
        """The number to call by day, as a link."""
        return said(self.wording.phone(), link=self.wording.tel())

    def set(self, words: Text | Words, role: str, column: Column, tag: Tag | None, **more: Any) -> Strips:
        """Words in a column."""
        return self.words(self.final(words), role, column, tag, **more)

    def paragraph(self, words: Text | Words, tag: Tag, column: Column | None = None, role: str = "body", **more: Any) -> Strips:
        """A paragraph of its own, in the text column unless another is given."""
        return self.set(words, role, column or self.look.text, tag.add("P"), **more)


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    """What is written short and read out whole: units; names with a number, the longer ones first: T12, T1."""
    told = data(Path(__file__).with_name("short_forms.yaml"))
    numbered = (f"{name}{number}" for name, most in told["numbered"].items() for number in range(most, 0, -1))
    return {"units": tuple(told["units"]), "numbered": tuple(numbered)}
