"""A part of the review copy being set: in English and small print; what is the sheet's stays in its own language and direction."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from ..handouts.editions import Paper
from ..handouts.words import Words, said
from ..images import figures
from .canvas import TaggedCanvas
from .columns import on_paper, review_edition
from .compositor import Compositor
from .pages import paginate, paint
from .pdf import Laid
from .setting import Setting
from .strips import Column, Strip, Strips, gap, row, tied
from .tags import Tag

NUMBER = 3.5  # u: the column of line numbers
_CUTS = re.compile("[\u00a0\u202f]"), re.compile(r"\S{6}(?=\S)")  # where too wide a word is cut: where it is tied, then anywhere
BAR = 3.5  # u: the dark beginning of a section's rule


class CopyPart:
    """What all parts have: `c` sets words of the copy, `own` those of the sheet."""

    def __init__(self, s: Setting, root: Tag, paper: Paper) -> None:
        self.s, self.root = s, root
        own = replace(s.look, paper=paper, edition=on_paper(review_edition(), paper))
        look = self.look = replace(own, language="en", rtl=False)
        self.c, self.own = Compositor(look, gathered=s.gathered), Compositor(own, gathered=s.gathered)

    def set(self, c: Compositor, words: Words, role: str, column: Column, tag: Tag | None, bold: bool = False) -> Strips:
        """Words in a column; a word that is wider than it is cut, for here it is looked at and not handed out."""
        for cut in _CUTS:
            if c.look.count_lines(words, role, column, bold) == inf:
                words = Words((replace(span, words=cut.sub("\\g<0>\u200b", span.words)) for span in words), words.place)
        return c.words(words, role, column, tag, bold=bold)

    def say(self, key: str, **facts: str | int | Words) -> Words:
        return self.s.wording.say(f"review.{key}", **facts)

    def paragraph(self, words: Words, role: str = "body", above: float = 0) -> Strips:
        return gap(self.set(self.c, words, role, self.look.wide, self.root.add("P")), above)

    def title(self, words: Words) -> Strips:
        return self.c.words(words, "title", self.look.wide, self.root.add("H1"), bold=True)

    def heading(self, words: Words) -> Strips:
        look = self.look
        ink = look.ink(0, 0, figures.section_rule, look.width, BAR, look.colours.rule, look.colours.ink)
        rule = Strip(0, (ink,), gap=look.space.section)
        return [rule, *tied(self.c.words(words, "h2", look.wide, self.root.add("H2"), bold=True, colour=look.colours.ink, gap=1))]

    def listed(self, key: str, items: Sequence[Words]) -> Strips:
        """A heading, and what is listed under it."""
        out, listed = self.heading(self.say(key)), self.root.add("L", numbering="None")
        for k, words in enumerate(items or [self.say("none")]):
            strips = gap(self.set(self.c, words, "small", self.look.wide, listed.add("LI").add("LBody")), 0.5)
            out += strips if k else tied(strips)
        return out

    def numbered(self, number: int, words: Words, column: Column, item: Tag, c: Compositor) -> Strips:
        """Short words behind the number of the line that they are about."""
        before, after = column.cut(NUMBER, 0, column.w - NUMBER)
        label = self.c.words(said(str(number)), "small", before, item.add("Lbl"), bold=True)
        return [row(label, self.set(c, words, "small", after, item.add("LBody", lang=c.look.language)))]

    def laid(self, strips: Strips, title: str, part: str, clinics: int) -> Laid:
        """On pages; in their foot which copy of which sheet it is, for pages that come loose, and "2 / 5"."""
        self.c.gathered.complain()
        look, wording = self.look, self.s.wording
        clinic = wording.words(self.s.clinic.name).plain
        named = wording.words(self.s.handout.title).plain
        version, date = str(self.s.handout.version), wording.today.isoformat()
        told = self.say("foot_all" if clinics else "foot", title=named, version=version, clinic=clinic, count=clinics, date=date)
        pages = paginate(strips, look.room)

        def paint_all(canvas: TaggedCanvas) -> None:
            for k, page in enumerate(pages, 1):
                paint(canvas, page, look.grid, look.top)
                with canvas.pagination("Footer"):
                    paint(canvas, [self._foot(told, said(f"{part}   {k} / {len(pages)}"))], look.grid, look.bottom + 1)
                canvas.showPage()

        return Laid(look, title, clinic, title, paint_all)

    def _foot(self, told: Words, page: Words) -> Strip:
        look = self.look
        wide = look.breadth(page, "small", bold=True) + 0.1
        rule = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.rule),))
        number = self.c.words(page, "small", look.wide, None, bold=True, end=True)
        return row([rule], self.c.words(told, "small", Column(0, look.width - wide - 2), None), number)
