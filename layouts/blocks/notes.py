"""Meanings of words: each beside the strip that first uses the word, or right under its paragraph where the side column is taken."""

from collections.abc import Iterator, Sequence

from ...handouts import imprint
from ..pieces import Lines
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, aside, gap, height, with_note
from ..tags import Tag

LONGER = 6.0  # u: the side column may be so much longer than the words beside it
HOLDERS = ("LBody", "TD", "TH", "Sect", "Part", "Div")  # tags in which a paragraph may stand


def explained(strips: Strips, s: Setting, filled: float = 0.0) -> Strips:
    """Strips with the meanings of the terms that they use first; `filled`: how far down from the first the side column is taken.

    Terms met before, where nothing can hang (in the head of page 1), hang on the first strip.
    """
    if not strips or not s.gathered.waiting:
        return strips
    notes = _Notes(strips, s, filled)
    return [notes.on(k, strip) for k, strip in enumerate(strips)]


class _Notes:
    """Goes down a column of words, and explains."""

    def __init__(self, strips: Strips, s: Setting, filled: float) -> None:
        self.strips, self.s = strips, s
        self.y, self.low, self.tall = 0.0, filled, height(strips)  # where it is, how far the side column is taken, how high all is
        self.held = list[tuple[str, Item]]()  # what is explained where its paragraph ends
        self.notes = set[Tag]()
        used = [[*_used(strip)] for strip in strips]
        here = {term for found in used for term, _ in found}
        first = [(term, item) for term in s.gathered.waiting if term not in here for item in [_words(strips)] if item]
        self.used = [first + used[0], *used[1:]]

    def on(self, k: int, strip: Strip) -> Strip:
        """The strip with what hangs on it, or stands under it."""
        waiting = self.s.gathered.waiting
        strip = strip.but(tied=True) if self.held else strip  # no page ends between a word and its meaning
        self.y += strip.gap if k else 0
        self.low = max(self.low, self.y + strip.reach)
        for term, item in self.used[k]:
            if term in waiting:
                waiting.remove(term)
                strip = self._beside(term, item, strip)
        self.y += strip.height
        after = self.strips[k + 1] if k + 1 < len(self.strips) else Strip(0)
        ended = [(term, item) for term, item in self.held if not _goes_on(item, after)]
        self.held = [each for each in self.held if each not in ended]
        return self._under(strip, ended)

    def _beside(self, term: str, item: Item, strip: Strip) -> Strip:
        """The strip with a note in the side column; where there is no room, the note is held."""
        look, words = self.s.look, imprint.meaning(self.s.wording, term)
        note = self.s.words(words, "small", look.side, None)
        top = max(self.y, self.low + look.space.item)
        if aside(strip, look.text.x) or top + height(note) > self.tall + LONGER:
            self.held.append((term, item))
            return strip
        self.low = top + height(note)
        return with_note(gap(self.s.set(words, "small", look.side, self._after(item)), look.space.item), strip)

    def _under(self, strip: Strip, held: Sequence[tuple[str, Item]]) -> Strip:
        """A strip and the meanings under it, in the column of the words that they explain."""
        look = self.s.look
        for term, item in held:
            x = max(item.x, look.text.x)
            column = Column(x, look.text.x + look.text.w - x)
            note = self.s.set(imprint.meaning(self.s.wording, term), "small", column, self._after(item))
            down = strip.height + look.space.heading
            items = tuple(each for part, y in _tops(note, down) for each in part.at(y))
            strip = strip.but(height=down + height(note), items=(*strip.items, *items))
        return strip

    def _after(self, item: Item) -> Tag:
        """A paragraph's tag, read right after the words of an item and their other notes, or after the list or table that they stand in."""
        tag: Tag = item.what.paragraph.tag  # type: ignore[attr-defined]  # its lines
        while tag.parent is not None and tag.parent.role not in HOLDERS:
            tag = tag.parent
        holder = tag.parent or tag
        at = holder.kids.index(tag) + 1 if tag.parent else 0
        while at < len(holder.kids) and holder.kids[at] in self.notes:
            at += 1
        note = Tag("P", holder)
        holder.kids.insert(at, note)
        self.notes.add(note)
        return note


def _used(strip: Strip) -> Iterator[tuple[str, Item]]:
    """The terms in a strip's words, and what holds each."""
    for item in strip.items:
        if isinstance(item.what, Lines):
            lines = item.what.paragraph.lines[item.what.first : item.what.last]
            yield from ((run.span.term, item) for line in lines for run in line.runs if run.span.term)


def _words(strips: Sequence[Strip]) -> Item | None:
    """The first words in them."""
    return next((item for strip in strips for item in strip.items if isinstance(item.what, Lines) and item.what.paragraph.tag), None)


def _goes_on(item: Item, after: Strip) -> bool:
    """Whether the paragraph of an item has more lines in the next strip."""
    paragraph = item.what.paragraph  # type: ignore[attr-defined]  # it holds lines
    return any(isinstance(each.what, Lines) and each.what.paragraph is paragraph for each in after.items)


def _tops(strips: Strips, y: float) -> Iterator[tuple[Strip, float]]:
    for strip in strips:
        yield strip, y
        y += strip.height
