"""What a laid-out sheet says, line by line in the order of reading: read off its tags and the paragraphs that will be painted.

Nothing is listed a second time by hand, so nothing that stands on paper can be missing here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..handouts.place import NOWHERE, Place
from ..handouts.words import NO_WORDS, Words, said
from ..images import figures
from .pieces import Ink, Lines, Placed
from .strips import Item, Paintable, Strip, Strips
from .structure import HEADINGS
from .tags import Tag

BULLET = said("•")
BESIDE = 4.0  # u: the words of a box to tick or of a sign begin so near to it


@dataclass(frozen=True)
class SheetLine:
    """One line: a heading (`level` 1 to 6), words, or a picture (`alt`, and as `words` what is written on it).

    `label` stands before it on paper: a bullet, a number, a limit's name, the heading of its column in a table.
    `sign` is the box to tick, the tick or the cross that is drawn before it.
    `under` are the headings that it stands under, the outermost first; `page` counts from 1.
    """

    words: Words
    level: int = 0
    alt: str = ""
    label: Words = NO_WORDS
    sign: Paintable | None = None
    under: tuple[Words, ...] = ()
    page: int = 0
    goes_on: bool = False  # it belongs to the line before it: a cell of its row, the rest of its item
    places: tuple[Place, ...] = ()  # where it comes from, its label too, as far as is known
    tags: tuple[Tag, ...] = ()  # what is painted of it, its label too

    @property
    def plain(self) -> str:
        """Label and words without marks: what is searched in."""
        return f"{self.label.plain} {self.words.plain}".strip()


@dataclass
class _Drawn:
    """What is painted of one tag."""

    page: int
    words: Words = NO_WORDS
    places: list[Place] = field(default_factory=list)
    sign: Paintable | None = None


def sheet_lines(root: Tag, pages: Sequence[Strips], blank: Words) -> list[SheetLine]:
    """The lines of a sheet whose tags are under `root`; an empty cell of a log is told as a `blank` to fill in."""
    return list(_Reading(_drawn(pages), blank).lines(root))


def read_artifacts(strip: Strip, under: Words, page: int) -> list[SheetLine]:
    """The lines of a running head or foot, which has no tags: every paragraph of it under a heading of ours."""
    found = dict[int, Words]()
    for item in strip.items:
        if isinstance(item.what, Lines):
            found.setdefault(id(item.what.paragraph), item.what.paragraph.words)
    return [SheetLine(words, under=(NO_WORDS, under), page=page, places=(words.place,)) for words in found.values()]


def _drawn(pages: Sequence[Strips]) -> dict[Tag, _Drawn]:
    """By tag, what is painted of it.  What has no tag is an artifact: running heads, headings of a table repeated."""
    found, met = dict[Tag, _Drawn](), set[int]()
    for number, page in enumerate(pages, 1):
        for strip in page:
            sign: Item | None = None
            for item in strip.items:
                what: Any = item.what
                paragraph = what.paragraph if isinstance(what, Lines) else None
                tag = paragraph.tag if paragraph else getattr(what, "tag", None)
                sign = item if tag is None and _is_sign(what) else sign
                if tag is None or id(paragraph) in met:  # a paragraph's other lines have come already
                    continue
                drawn = found.setdefault(tag, _Drawn(number))
                drawn.places.append(strip.place)
                if paragraph:
                    met.add(id(paragraph))
                    drawn.words = _and(drawn.words, paragraph.words, tag)
                    drawn.places.append(paragraph.words.place)
                    if sign and 0 < item.x - sign.x < BESIDE and abs(item.y - sign.y) < BESIDE / 2:
                        drawn.sign = sign.what
    return found


def _is_sign(what: Paintable) -> bool:
    """A box to tick, or a sign of the icon set: painted before words, and no content."""
    return isinstance(what, Placed) or (isinstance(what, Ink) and what.paint is figures.tick_box)


def _and(before: Words, after: Words, holder: Tag) -> Words:
    """One after the other; what stands here and there on a picture is parted by dots."""
    return before.then(" · " if holder.role == "Figure" else " ", after) if before else after


class _Reading:
    """A walk through the tags; the headings above what comes next are remembered."""

    def __init__(self, drawn: dict[Tag, _Drawn], blank: Words) -> None:
        self.drawn, self.blank, self.under = drawn, blank, tuple[Words, ...]()
        self.lists = 0  # how many lists one is in
        self.heads_list = NO_WORDS  # the third-level heading right above: it is said with each item of the list below it
        self.zone = NO_WORDS  # the third-level heading of the section that one is in: all of it stands under that

    def lines(self, tag: Tag, label: Words = NO_WORDS) -> Iterator[SheetLine]:
        """The lines of a tag; the first has the label."""
        if tag.role in HEADINGS:
            level = HEADINGS.index(tag.role) + 1
            above = (*self.under, *[NO_WORDS] * level)[: level - 1]
            yield from (replace(line, level=level, under=above) for line in self._line(tag, label))
            self.under = (*above, self._words(tag))
            self.heads_list = _unsourced(self.under[-1]) if level == 3 else NO_WORDS
        elif tag.role == "L":
            self.lists += 1
            yield from self._labelled(tag.kids, NO_WORDS)
            self.lists -= 1
            if self.heads_list and not self.lists:  # what follows the list of a Do not is no Do not
                self.under, self.heads_list = self.under if self.zone else self.under[:2], NO_WORDS
        elif tag.role == "Sect":
            above, self.heads_list = self.under, NO_WORDS
            self.zone = self._words(tag.kids[0]) if tag.kids and tag.kids[0].role == "H3" else NO_WORDS
            yield from self._labelled(tag.kids, label)
            self.under, self.zone = above, NO_WORDS  # the imprint stands under no danger sign
        elif tag.role == "Table":
            yield from self._table(tag)
        elif tag.role == "LI":
            yield from self._item(tag)
        elif tag.role == "Figure" or not any(kid.role != "Span" for kid in tag.kids):
            yield from self._line(tag, label)
        else:
            yield from self._labelled(tag.kids, label)

    def _item(self, item: Tag) -> Iterator[SheetLine]:
        """An item of a list: its own label stands before its first line; else the list's heading, or a bullet."""
        own = [kid for kid in item.kids if kid.role == "Lbl"]
        label, drawn, goes_on = self._words(own[0]) if own else self.heads_list or BULLET, self._painted(own), False
        for line in self._labelled([kid for kid in item.kids if kid.role != "Lbl"], label):
            sign = line.sign or next((each.sign for each in drawn if each.sign), None)
            yield replace(line, places=line.places + _places(drawn), tags=(*line.tags, *own), goes_on=goes_on, sign=sign)
            drawn, own, goes_on = [], [], not line.level

    def _labelled(self, tags: Sequence[Tag], label: Words) -> Iterator[SheetLine]:
        for k, tag in enumerate(tags):
            for line in self.lines(tag, label):
                yield line
                label = NO_WORDS
            if self.zone and tag.role == "P" and k + 1 < len(tags) and tags[k + 1].role == "L":  # "What to do", in green
                self.heads_list = self.zone.then(": ", self._words(tag))

    def _table(self, table: Tag) -> Iterator[SheetLine]:
        """Each cell under the heading of its column, which stands before its words too: a cell alone says half."""
        heads = list[Words]()
        heading = False
        for row in table.kids:
            goes_on, heading = heading, all(cell.scope == "Column" for cell in row.kids)  # headings stay with the first row
            if heading:
                heads = [self._words(cell) for cell in row.kids]
            told = list[SheetLine]()
            for k, cell in enumerate(row.kids):
                label = heads[k].then(":") if cell.scope != "Column" and heads[k] else NO_WORDS
                if cell.role == "TD":
                    lines = _headed(list(self.lines(cell)), label)
                else:
                    lines = [replace(line, words=line.words.strong()) for line in self._line(cell, label)]
                told += (replace(line, goes_on=goes_on or bool(told) or at > 0) for at, line in enumerate(lines))
            yield from self._filled_in(row, told)

    def _filled_in(self, row: Tag, told: list[SheetLine]) -> list[SheetLine]:
        """A row of a log has nothing but empty cells after its name: each is a blank, to write in or to tick."""
        cells = [cell for cell in row.kids if cell.role == "TD"]
        if told and cells and not self._painted(cells):
            blanks = NO_WORDS.then(*(part for _ in cells for part in (" ", self.blank)))
            return [*told[:-1], replace(told[-1], words=told[-1].words.then(blanks))]
        return told

    def _line(self, tag: Tag, label: Words) -> Iterator[SheetLine]:
        """All that is drawn of a tag and below it as one line; nothing where that is nothing."""
        if parts := self._painted([tag]):
            sign, places, tags = parts[0].sign, _places(parts), tuple(_within(tag))
            yield SheetLine(self._words(tag), 0, tag.alt, label, sign, self.under, parts[0].page, places=places, tags=tags)

    def _painted(self, tags: Sequence[Tag]) -> list[_Drawn]:
        return [self.drawn[each] for tag in tags for each in _within(tag) if each in self.drawn]

    def _words(self, tag: Tag) -> Words:
        words = NO_WORDS
        for each in _within(tag):
            if each in self.drawn and self.drawn[each].words:
                words = _and(words, self.drawn[each].words, tag)
        return words


def _headed(lines: list[SheetLine], label: Words) -> list[SheetLine]:
    """A cell's lines, the label before the first words: a picture above them says for itself what it is."""
    first = next((k for k, line in enumerate(lines) if not line.alt), 0)
    return [replace(line, label=line.label or label) if k == first else line for k, line in enumerate(lines)]


def _unsourced(heading: Words) -> Words:
    """A heading as it stands before each item of its list: without the numbers of its sources."""
    spans = [span for span in heading if not span.apart]
    return Words([*spans[:-1], replace(spans[-1], words=spans[-1].words.rstrip())] if spans else (), heading.place)


def _places(parts: Sequence[_Drawn]) -> tuple[Place, ...]:
    return tuple(place for part in parts for place in part.places if place != NOWHERE)


def _within(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        yield from _within(kid)
