"""A sheet being set: the look, the words, and which terms were met on the way."""

from dataclasses import dataclass, field
from typing import Any

from ..handouts.clinic import Clinic
from ..handouts.handout import Handout
from ..handouts.text import Text
from ..handouts.wording import Wording
from ..handouts.words import Words
from .look import Look
from .strips import Column, Strips
from .tags import Tag


@dataclass
class Setting:
    """What every block needs to set itself."""

    handout: Handout
    clinic: Clinic
    look: Look
    wording: Wording
    met: list[str] = field(default_factory=list)            # terms met since the last heading, in order
    used: dict[str, None] = field(default_factory=dict)     # terms met anywhere, in order
    explained: set[str] = field(default_factory=set)        # terms whose meaning stands on the sheet already

    def final(self, words: Text | Words) -> Words:
        """A text with the clinic's facts in it; the terms it uses are remembered."""
        if isinstance(words, Words):
            return words
        made = self.wording.words(words)
        for span in made.spans:
            if span.term and span.term not in self.met:
                self.met.append(span.term)
                self.used[span.term] = None
        return made

    def say(self, key: str, **facts: Any) -> Words:
        """A sentence of the catalogue."""
        return self.wording.say(key, **facts)

    def set(self, words: Text | Words, role: str, column: Column, tag: Tag | None, **more: Any) -> Strips:
        return self.look.words(self.final(words), role, column, tag, **more)

    def paragraph(self, words: Text | Words, tag: Tag, column: Column | None = None, role: str = "body", **more: Any) -> Strips:
        """A paragraph of its own, in the text column unless another is given."""
        return self.set(words, role, column or self.look.text, tag.add("P"), **more)
