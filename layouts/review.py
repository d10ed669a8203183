"""The review copy: what a clinician reads and signs, who never sees YAML.

A cover; the sheet itself, as it is printed; its words line by line as they stand on paper, numbered, under their headings, with a
margin to write in; what `check` found; a page for comments and the signature.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from ..handouts.editions import EDITION, Edition, Paper
from ..handouts.problems import Problem
from ..handouts.wording import Wording
from ..handouts.words import Words, said
from ..images import figures
from ..images.pictures import Pictures
from .beside import Beside, Note, Since
from .blocks import head
from .canvas import TaggedCanvas
from .compositor import Compositor
from .pages import paginate, paint
from .pdf import Laid, written
from .reading import SheetLine, sheet_lines
from .setting import Setting
from .sheet import lay_out, look_of, paint_pages
from .strips import Column, Strip, Strips, gap, row, tied, whole
from .tags import Tag

NUMBER, LABEL, WORDS = 3.5, 7.0, 32.0  # u: line numbers, what stands before the words, words; the rest is margin to write in
MOST_BLANK = 20.0  # u: a line to write on is no longer here
BAR = 0.5  # u: the bar beside what has changed
COMMENTS = 14  # lines to write on


def review_copy(
    wording: Wording,
    pictures: Pictures,
    problems: Sequence[Problem],
    since: Since,
    paper: str | Paper,
    allowed: Sequence[tuple[Problem, str]] = (),
    edition: str | Edition = EDITION,
) -> tuple[bytes, int]:
    """The PDF and its number of pages.

    `allowed`: findings that the author means to keep, and why.  Raises Problems as `set_sheet` does.
    """
    root = Tag("Document")
    cover, sheet = root.add("Part", lang="en"), root.add("Part", lang=wording.handout.language)
    s, pages = lay_out(Setting(look_of(wording, pictures, paper, edition), wording, since.signed), sheet)
    beside = Beside(s.wording, sheet_lines(sheet, pages), since)
    front, copy = _Copy(s, cover), _Copy(s, root.add("Part", lang="en"))
    title = f"{s.wording.say('review.title').plain}: {s.wording.words(s.handout.title).plain}"
    notes = beside.notes(problems, allowed)
    words = copy.lines(beside, notes) + copy.numbers(beside.numbers())
    words += copy.listed("findings", [note.words for note in notes]) + copy.signature()

    def paint_sheet(canvas: TaggedCanvas) -> None:
        paint_pages(canvas, s, pages, False, partial(head.foot, s, pages=len(pages)))

    laid = [
        front.laid(front.cover(beside.changed()), title),
        Laid(s.look, s.wording.say("review.sheet").plain, "", "", paint_sheet),
        copy.laid(words, s.wording.say("review.words").plain),
    ]
    data, counts = written(root, laid)
    return data, sum(counts)


class _Copy:
    """A part of the copy being set, in English; the lines of the sheet in the sheet's own language and direction."""

    def __init__(self, s: Setting, root: Tag) -> None:
        self.s, self.root = s, root
        look = self.look = replace(s.look, language="en", rtl=False, more_head=0.0, more_foot=0.0)
        self.c, self.own = Compositor(look, gathered=s.gathered), Compositor(s.look, gathered=s.gathered)
        first, second = (WORDS, LABEL) if s.look.rtl else (LABEL, WORDS)  # as the lines run
        self.number, before, after = look.wide.cut(NUMBER, 0, first, 0, second)
        self.label, self.text = (after, before) if s.look.rtl else (before, after)
        self.wide = Column(NUMBER, LABEL + WORDS)
        self.margin = Column(NUMBER + LABEL + WORDS + 1.5, look.width - NUMBER - LABEL - WORDS - 1.5)

    def say(self, key: str, **facts: str | int | Words) -> Words:
        return self.s.wording.say(f"review.{key}", **facts)

    def paragraph(self, words: Words, role: str = "body", gap: float = 0) -> Strips:
        return self.c.words(words, role, self.look.wide, self.root.add("P"), gap=gap)

    def laid(self, strips: Strips, title: str) -> Laid:
        """On pages of the sheet's paper, "2 / 5" in their foot."""
        self.c.gathered.complain()
        look, clinic = self.look, self.s.wording.words(self.s.clinic.name).plain
        pages = paginate(strips, look.bottom - look.top, look.bottom - look.top)

        def paint_all(canvas: TaggedCanvas) -> None:
            for k, page in enumerate(pages, 1):
                paint(canvas, page, look.grid, look.top)
                with canvas.pagination("Footer"):
                    foot = self.c.words(said(f"{title}   {k} / {len(pages)}"), "small", look.wide, None, end=True)
                    paint(canvas, foot, look.grid, look.bottom + 1)
                canvas.showPage()

        return Laid(look, title, clinic, title, paint_all)

    # -- the cover
    def cover(self, changed: Iterable[Words]) -> Strips:
        """What this is, of which sheet, what is asked of the reader, what has changed."""
        wording, handout, space = self.s.wording, self.s.handout, self.look.space
        title, clinic = wording.words(handout.title), wording.words(wording.clinic.name)
        about = self.say("about", title=title, version=str(handout.version), clinic=clinic, date=wording.today.isoformat())
        out = self.c.words(self.say("title"), "title", self.look.wide, self.root.add("H1"), bold=True)
        out += self.paragraph(about, "lead", gap=space.paragraph)
        for key in ("holds", "asked"):
            out += self.paragraph(self.say(key), gap=space.paragraph)
        out += self.heading(self.say("changed"))
        for words in changed:
            out += self.paragraph(words, gap=space.item)
        return out

    # -- the words
    def lines(self, beside: Beside, notes: Sequence[Note]) -> Strips:
        """Every line of the sheet with its number; headings come again where a page begins under them."""
        out = self.c.words(self.say("words"), "title", self.look.wide, self.root.add("H1"), bold=True)
        out += self.paragraph(self.say("how"), "small", gap=self.look.space.item)
        listed, above = self.root, True
        for number, line in enumerate(beside.lines, 1):
            margin, changed = beside.margin(number, notes), number in beside.marks
            if line.level:
                made = self._heading(number, line, margin)
            else:
                listed = self.root.add("L", numbering="Decimal") if above else listed
                made = self._row(number, line, margin, listed.add("LI"))
            bar = self.look.ink(-1.5, 0, figures.area, BAR, made.height, "#000000")
            made = replace(made, items=(bar, *made.items)) if changed else made
            out.append(replace(made, cost=1, tied=above, again=self._again(line)))
            above = bool(line.level)
        return out

    def _heading(self, number: int, line: SheetLine, margin: Sequence[Words]) -> Strip:
        tag, look = self.root.add(f"H{line.level + 1}"), self.look
        label = self.c.words(said(str(number)), "small", self.number, tag.add("Span"))
        told = tag.add("Span", lang=self.s.look.language)
        words = self.own.words(line.words, "phone" if line.level == 1 else "h2", self.wide, told, bold=True)
        rule = look.ink(0, -0.5, figures.hairline, look.width, look.colours.rule)
        made = row(label, words, self._margin(margin, self.root), gap=look.space.section if line.level < 3 else look.space.figure)
        return replace(made, items=(rule, *made.items)) if line.level < 3 else made

    def _row(self, number: int, line: SheetLine, margin: Sequence[Words], item: Tag) -> Strip:
        """What stands before the words in a column of its own, if it is short; else in bold before them."""
        own, label, told = self.own, line.label or (self.say("picture").spoken_in("en") if line.alt else line.label), self._told(line)
        numbered, body = self.c.words(said(str(number)), "small", self.number, item.add("Lbl")), item.add("LBody")
        short = own.look.count_lines(label, "body", self.label.indent(0)._replace(w=self.label.w - 0.5), bold=True) <= 1 if label else True
        column = self.text if short else self.wide
        before = own.words(label, "body", self.label, self._own(body), bold=True) if label and short else []
        words = own.words(told if short else label.strong().then("  ", told), "body", column, self._own(body))
        return row(numbered, before, [whole(words)], self._margin(margin, body), gap=self.look.space.heading)

    def _own(self, body: Tag) -> Tag:
        return body.add("P", lang=self.s.look.language)

    def _margin(self, margin: Sequence[Words], body: Tag) -> Strips:
        return [strip for words in margin for strip in self.c.words(words, "small", self.margin, body.add("P"))]

    def _told(self, line: SheetLine) -> Words:
        """A line's words; of a picture the alternative text, and what is written on it; lines to write on no longer than the column."""
        words = Words((replace(span, blank=min(span.blank, MOST_BLANK)) for span in line.words), line.words.place)
        if not line.alt:
            return words
        alt = said(f"“{line.alt}”".replace("/", "/\u200b"))  # an address may break there
        return alt.then("\n", words) if words else alt

    def _again(self, line: SheetLine) -> Strip | None:
        """The headings that a line stands under, small, for where it begins a page."""
        told = said(" › ".join(words.plain for words in line.under[1:] if words))
        if line.level or not told.plain:
            return None
        return whole(self.own.words(told, "small", self.wide, None, bold=True, colour=self.look.colours.ink))

    # -- what follows the words
    def heading(self, words: Words) -> Strips:
        look = self.look
        ink = look.ink(0, 0, figures.section_rule, look.width, NUMBER, look.colours.rule, look.colours.ink)
        rule = Strip(0, (ink,), gap=look.space.section)
        return [rule, *tied(self.c.words(words, "h2", look.wide, self.root.add("H2"), bold=True, colour=look.colours.ink, gap=0.5))]

    def numbers(self, found: Sequence[tuple[int, Words]]) -> Strips:
        """Lines of the sheet once more, short, in its own direction."""
        out, listed, wide = (
            self.heading(self.say("numbers")),
            self.root.add("L", numbering="Decimal"),
            Column(NUMBER, self.look.width - NUMBER),
        )
        for k, (number, words) in enumerate(found):
            item = listed.add("LI")
            label = self.c.words(said(str(number)), "small", self.number, item.add("Lbl"), bold=True)
            told = self.own.words(words, "small", wide, item.add("LBody", lang=self.s.look.language))
            out.append(row(label, told, gap=0.5, tied=not k))
        return out

    def listed(self, key: str, items: Sequence[Words]) -> Strips:
        out, listed = self.heading(self.say(key)), self.root.add("L", numbering="None")
        for k, words in enumerate(items or [self.say("none")]):
            strips = self.c.words(words, "small", self.look.wide, listed.add("LI").add("LBody"), gap=0.5)
            out += strips if k else tied(strips)
        return out

    def signature(self) -> Strips:
        """Lines for comments, then the signature: a role, never only a name."""
        look, out = self.look, self.heading(self.say("comments"))
        line = Words((self.s.wording.blank(look.width),))
        for k in range(COMMENTS):
            strips = self.paragraph(line, gap=look.space.pitch - 2)
            out += tied(strips) if k < 2 else strips
        for key in ("sign_role", "sign_date", "sign_until", "sign_here"):
            line = self.say(key).strong().then(" ", Words((self.s.wording.blank(30.0),)))
            out += tied(self.paragraph(line, gap=look.space.pitch - 1))
        return gap(out, look.space.section)
