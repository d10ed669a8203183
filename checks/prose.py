"""The prose of a handout as the checks read it: every text, in which field of which block, and its sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import category

from ..handouts.blocks import Allow, Answered, Exercise, Nested, PictureBlock, TitledList
from ..handouts.definition import Handout, Section, Source
from ..handouts.part import Part, walk
from ..handouts.place import Place
from ..handouts.text import Text
from .language.lexicon import Lexicon
from .language.sentence import Sentence
from .language.tokens import cut_sentences, tokens
from .once import once

# What stands for a placeholder when sentences are measured: as many words as will be printed.
STANDS = {
    "phone": "555-0100",
    "after_hours": "555-0100",
    "emergency": "911",
    "hours": "Monday to Friday",
    "address": "100 Example Street, Springfield",
    "clinic": "the clinic",
    "blank": "____",
    "page": "page 4",
    "limit": "1 day",
    "source": "",
}
SHORT = ("Dr.", "Mr.", "Mrs.", "Ms.", "a.m.", "p.m.", "e.g.", "i.e.", "vs.", "St.", "No.")
# As which field rules that name fields read another one, in parts of these kinds: what is told to do is an order wherever it stands.
READ_AS: dict[tuple[type[Part], str], str] = {
    (Answered, "answer"): "paragraph",
    (Exercise, "how"): "paragraph",
    (Exercise, "stop"): "paragraph",
    (Nested, "item"): "list",
    (PictureBlock, "beside"): "paragraph",
}
UNREAD = ("say",)  # how a term sounds is not for reading
_END = re.compile(r"([.!?؟۔।॥][\"'”’)»]*)\s+(?=[\"'“‘(«¿¡]*([^\W_]))")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE_MARK = re.compile(r" (?=[.,;:!?])")


class _Unmarked(dict[int, int | None]):
    """For `str.translate`: no sign that stands on or beside a letter."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if category(chr(code)).startswith("M") else code
        return found


_UNMARKED = _Unmarked()
_HIDDEN = "\u2024"  # stands for the dot of an abbreviation while sentences are cut


@dataclass(frozen=True)
class Passage:
    """One text: `name` is its field ("question", "do_not"), `block` the block and `section` the section that hold it, if any."""

    text: Text
    name: str
    part: Part
    block: Part | None = field(default=None, compare=False)
    section: Section | None = field(default=None, compare=False)
    like: tuple[str, ...] = field(default=(), compare=False)  # the part that its section's part is like, if any

    @property
    def parts(self) -> tuple[str, ...]:
        """Its part, and the one that this is like."""
        return (self.section.part, *self.like) if self.section else self.like

    @once
    def words(self) -> str:
        """The words, with plain ones where placeholders stand."""
        said = "".join(
            run.words if not run.placeholder else STANDS.get(run.placeholder.partition(":")[0], run.placeholder) for run in self.text.runs
        )
        return _BEFORE_MARK.sub("", " ".join(said.split()))

    @once
    def sentences(self) -> list[str]:
        return sentences(self.words)

    @once
    def sentence_words(self) -> list[list[str]]:
        """The words of each sentence (`words_of`)."""
        return [words_of(sentence) for sentence in self.sentences]

    def read(self, lexicon: Lexicon) -> Sequence[Sentence]:
        """Its sentences as the lexicons see them; what is not to be done is denied though no word says so."""
        return read_sentences(self.text, lexicon, self.inverted)

    @once
    def where(self) -> frozenset[str]:
        """Its field, its part and its block, as the lexicons' `in` and `not_in` name them: "do", "part:call", "block:timeline"."""
        part = [f"part:{name}" for name in self.parts]
        block = [f"block:{type(self.block).__name__.removesuffix('Block').lower()}"] if self.block else []
        alike = READ_AS.get((type(self.part), self.name))
        return frozenset((self.name, *([alike] if alike else []), *part, *block))

    @property
    def inverted(self) -> bool:
        """Whether it stands under the words “Do not”, or in a list whose items have crosses."""
        return self.name == "do_not" or (self.name == "items" and isinstance(self.part, TitledList) and self.part.marks == "no")

    def placeholders(self) -> set[str]:
        """The names of its placeholders: "phone", "limit", "source"."""
        return {run.placeholder.partition(":")[0] for run in self.text.runs if run.placeholder}

    def at(self, words: str) -> Place:
        """Where these of its words stand."""
        return self.text.at(words)


@lru_cache(2048)
def read_sentences(text: Text, lexicon: Lexicon, inverted: bool) -> Sequence[Sentence]:
    """Read once wherever the same words stand: in a sheet that is checked again, most of them.

    Only the first is inverted: what follows it explains ("Drive. Ask us when you may.").
    """
    return [Sentence(said, lexicon, inverted and k == 0) for k, said in enumerate(cut_sentences(tokens(text)))]


def prose(handout: Handout) -> list[Passage]:
    """All texts that are printed, in the order of the file; the titles of sources are not ours to mend."""
    return [
        Passage(text, field, around[-1], *(held := _block_and_section(around)), handout.kind.scope(held[1].part)[1:] if held[1] else ())
        for text, field, _, around in walk(handout, UNREAD, closed=(Source, Allow))
        if isinstance(text, Text)
    ]


def _block_and_section(around: tuple[Part, ...]) -> tuple[Part | None, Section | None]:
    """Of the parts around a text: the handout, then perhaps a section, then perhaps a block."""
    _, section, block = (*around, None, None)[:3]
    return (block, section) if isinstance(section, Section) else (None, None)


def sentences(words: str) -> list[str]:
    """The sentences of some words."""
    if "\n" not in words and not _END.search(words):  # no more than one
        return [words.strip()] if words.strip() else []
    for short in SHORT:
        words = words.replace(short, short.replace(".", _HIDDEN))
    return [each.replace(_HIDDEN, ".").strip() for each in _END.sub(_parted, words).split("\n") if each.strip()]


def _parted(end: re.Match[str]) -> str:
    """A sentence begins with a capital, a digit, or a letter of a script that has no capitals."""
    return end[0] if end[2].islower() else f"{end[1]}\n"


def words_of(sentence: str) -> list[str]:
    """Its words, without the marks that stand on or beside letters in Arabic and Hindi: numbers and signs are none."""
    return _WORD.findall(sentence if sentence.isascii() else sentence.translate(_UNMARKED))
