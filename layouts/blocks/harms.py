"""Harms per 1,000: the number in the side column, as large as a heading, its part of a line below; what it is in the text column.

In one column they are a list, the number above the words.
"""

from ...handouts import blocks as model
from ...handouts import figure_words
from ...handouts.figure_words import HarmWords
from ...handouts.words import Words, said
from ...images import figures
from ..setting import Setting
from ..strips import Column, Strip, Strips, gap, row, tied, whole
from ..tags import Tag
from .lists import listed_items, one_thing


def harms(block: model.HarmsBlock, s: Setting, tag: Tag) -> Strips:
    """A sentence after them says of which harms nobody counted how many others have them."""
    look = s.look
    lacking = figure_words.lacking(s, block.harms)
    out = (_listed if look.one_column else _table)(block.harms, s, tag)
    return out if lacking is None else [*out, *tied(s.paragraph(lacking, tag, gap=look.space.item))]


def _table(harms: model.Harms, s: Setting, tag: Tag) -> Strips:
    look, table, out = s.look, tag.add("Table"), Strips()
    head = table.add("TR")
    many = s.say("harms.how_many", out_of=s.wording.number(harms.out_of))
    heads = (many, look.side), (s.say("harms.what"), look.text)
    cells = [s.words(words, "body", column, head.add("TH", scope="Column"), bold=True) for words, column in heads]
    out.append(row(*cells, gap=look.space.paragraph))
    again = row(*(s.words(words, "body", column, None, bold=True) for words, column in heads))
    for k, harm in enumerate(harms.rows):
        tr = table.add("TR")
        told, number, body = _Told(s, harm, harms), tr.add("TH", scope="Row"), tr.add("TD")
        cell = told.number(number, look.side) + told.of(number, look.side) + gap(told.bar(body, look.side), look.space.heading)
        words = told.words(body)
        cell += gap(told.compared(body, look.side), look.space.heading)
        made = row(gap(cell, 0), gap(words, 0.5), gap=look.space.heading, place=harm.place)
        out.append(_ruled(s, made, -0.25).but(tied=k == 0, again=again))
    return one_thing(out, look)


def _listed(harms: model.Harms, s: Setting, tag: Tag) -> Strips:
    look, listed, out = s.look, tag.add("L", numbering="None"), list[Strips]()
    for harm in harms.rows:
        item = listed.add("LI")
        told, label, body = _Told(s, harm, harms), item.add("Lbl"), item.add("LBody")
        wide = look.breadth(told.many, "h2", bold=True) + 0.8
        number, of = told.number(label, look.text), told.of(label, look.text.indent(wide), always=True)
        head = row(number, gap(of, look.lead("h2") - look.lead("small")))
        bar, words = told.bar(body, look.text), gap(told.words(body), look.space.heading)
        parts = [Strip(0.5), head, *bar, *gap(told.compared(body, look.text), look.space.heading), *words]
        out.append([_ruled(s, whole(parts, gap=look.space.paragraph, place=harm.place), 0)])
    return listed_items(out, look, look.ends.torn)


def _ruled(s: Setting, strip: Strip, y: float) -> Strip:
    return strip.but(items=(s.look.ink(0, y, figures.hairline, s.look.width, s.look.colours.rule), *strip.items))


class _Told:
    """One harm, part by part."""

    def __init__(self, s: Setting, harm: model.Harm, harms: model.Harms) -> None:
        self.s, self.harm, self.harms, self.out_of = s, harm, harms, harms.out_of
        self.told = HarmWords(s, harm, harms)
        self.many = self.told.many

    def number(self, tag: Tag, column: Column) -> Strips:
        """How many, as large as a heading."""
        return self.s.words(self.many, "h2", column, tag.add("P"), bold=True, colour=self.s.look.colours.ink)

    def of(self, tag: Tag, column: Column, always: bool = False) -> Strips:
        """Of how many of what: where it is not people, as the table's heading says, or `always`."""
        if self.harm.unknown is not None or not (self.harm.of or always):
            return []
        return self.s.paragraph(self.told.of, tag, column, "small")

    def bar(self, tag: Tag, column: Column) -> Strips:
        """The part of them as a part of a line."""
        harm = self.harm
        most = next((n for n in (harm.count, harm.up_to, harm.fewer_than) if n is not None), None)
        if most is None:
            return []
        return [self._drawn(tag, self._scale(column), self.told.share, most, "solid" if harm.count is not None else "open")]

    def compared(self, tag: Tag, column: Column) -> Strips:
        """The part of those that they are compared with, on the same scale, and how many that is."""
        s, harm = self.s, self.harm
        if harm.compared is None or harm.compared_with is None:
            return []
        scale, number = self._scale(column), said(s.wording.number(harm.compared))
        bar = self._drawn(tag, scale, self.told.compared("harms.share_compared"), harm.compared, "hatched")
        return [row(gap([bar], 0.5), s.words(number, "small", column.indent(scale.w + 0.5), tag.add("P")))]

    def _scale(self, column: Column) -> Column:
        """What all bars of the table are drawn on: the column, less the room of a number that stands after a second bar."""
        numbers = [said(self.s.wording.number(harm.compared)) for harm in self.harms.rows if harm.compared is not None]
        after = max((self.s.look.breadth(number, "small") + 0.5 for number in numbers), default=0.0)
        return Column(column.x, column.w - after)

    def words(self, tag: Tag) -> Strips:
        """What it is, how many of the others have it, and what it means, in one paragraph."""
        return self.s.paragraph(self.told.told(), tag)

    def _drawn(self, tag: Tag, column: Column, alt: Words, count: int, kind: str) -> Strip:
        figure, ink = tag.add("Figure", alt=alt.plain), self.s.look.colours.ink
        return self.s.look.figure(column.x, column.w, 1, figure, figures.share_bar, column.w, count, self.out_of, ink, kind)
