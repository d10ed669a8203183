"""The words of a review copy: every line of the sheet as it stands on paper, numbered, with what belongs beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from ..handouts.editions import Paper
from ..handouts.finished import finished
from ..handouts.text import Text
from ..handouts.words import NO_WORDS, Words, said
from ..images import figures
from .bars import BLACK, OUTER, WIDE
from .beside import Beside, Note
from .blocks.lists import hang
from .reading import BULLET, SheetLine
from .review_part import NUMBER, CopyPart
from .setting import Setting
from .strips import Column, Item, Strip, Strips, gap, row, tied, whole
from .tags import Tag

LABEL, WORDS, APART = 14.5, 38.5, 1.5  # u: what stands before the words, words; beside them the margin
MOST_BLANK = 18.0  # u: a line to write on is no longer here
SHORT = 2.5  # u: the column of bullets and numbers
SIGNED = 3.0  # u: from a box to tick, or from a sign, to its words
RARE = 4  # the cost of a page break that leaves a heading with one line
MOST_WHOLE = 12  # lines of words that stay on one page


class CopyWords(CopyPart):
    """The lines, in two columns as they run, beside a margin to write in."""

    def __init__(self, s: Setting, root: Tag, paper: Paper, beside: Beside, notes: Sequence[Note]) -> None:
        super().__init__(s, root, paper)
        self.beside, self.notes, look = beside, notes, self.look
        words = min(WORDS, look.width - NUMBER - LABEL - APART - LABEL)
        first, second = (words, LABEL) if s.look.rtl else (LABEL, words)  # as the lines run
        self.number, before, after = look.wide.cut(NUMBER, 0, first, 0, second)
        self.label, self.text = (after, before) if s.look.rtl else (before, after)
        self.wide, start = Column(NUMBER, LABEL + words), NUMBER + LABEL + words + APART
        self.margin = Column(start, look.width - start)

    def lines(self, heads_from: int) -> Strips:
        """Every line with its number; from number `heads_from` on those of running heads and feet.

        Headings come again where a page begins under them.
        """
        out = self.title(self.say("words")) + self.paragraph(self.say("how"), "small", above=self.look.space.paragraph)
        out += self._stretch(1, self.beside.lines[: heads_from - 1])
        return out + self.heading(self.say("heads")) + self._stretch(heads_from, self.beside.lines[heads_from - 1 :])

    def _stretch(self, first: int, lines: Sequence[SheetLine]) -> Strips:
        out, listed, since = Strips(), self.root, 0  # `since`: lines after the last heading
        for number, line in enumerate(lines, first):
            headed = bool(out) and not since
            margin, left = self.beside.margin(number, self.notes), number > first and len(line.under) < len(lines[number - first - 1].under)
            if line.level:
                made, more, since = self._heading(number, line, margin), Strips(), 0
            else:
                listed = listed if since else self.root.add("L", numbering="Decimal")
                made, *more = self._row(number, line, margin, listed.add("LI"))
                since += 1
                made = self._parted(made) if left else made
            made = replace(made, items=(*self._bar(number, made), *made.items))
            cost = RARE if since == 2 else 1
            out.append(replace(made, cost=cost, tied=headed or line.goes_on, again=self._again(line)))
            out += (each.but(items=(*self._bar(number, each), *each.items), again=self._again(line)) for each in more)
        return tied(out)

    def _bar(self, number: int, made: Strip) -> Sequence[Item]:
        """Beside what has changed."""
        return (self.look.ink(OUTER, 0, figures.area, WIDE, made.height, BLACK),) if number in self.beside.marks else ()

    def _parted(self, made: Strip) -> Strip:
        """A line that stands under fewer headings than the one before it: its stretch is over."""
        look = self.look
        rule = look.ink(self.wide.x, -0.75, figures.hairline, self.wide.w, look.colours.rule)
        return replace(made, items=(rule, *made.items), gap=look.space.figure)

    def _heading(self, number: int, line: SheetLine, margin: Sequence[Words]) -> Strip:
        tag, look, level = self.root.add(f"H{line.level + 1}"), self.look, min(line.level, 3)
        label = self.c.words(said(str(number)), "small", self.number, tag.add("Span"))
        told = tag.add("Span", lang=self.s.look.language)
        role = {1: "phone", 2: "h2", 3: "body"}[level]
        words = self.own.words(line.words, role, self.wide, told, bold=True)
        drop = look.lead(role) - look.lead("small")
        made = row(gap(label, drop), words, gap(self._margin(margin, self.root), drop), gap=look.space.section if level < 3 else 1.5)
        rule = look.ink(0, -0.75, figures.hairline, look.width, look.colours.rule)
        return replace(made, items=(rule, *made.items)) if level < 3 else made

    def _row(self, number: int, line: SheetLine, margin: Sequence[Words], item: Tag) -> Strips:
        """What stands before the words in a column of its own; in bold before them where a word of it is too long for that.

        Words of many lines may go on on the next page.
        """
        own, told = self.own, self._told(line)
        label = line.label if line.label != BULLET or not line.sign else NO_WORDS  # a box stands where a bullet would
        label = label or (self.say("picture").spoken_in("en") if line.alt else NO_WORDS)
        numbered, body = self.c.words(said(str(number)), "small", self.number, item.add("Lbl")), item.add("LBody")
        fits = not label or own.look.count_lines(label, "small", self._before, bold=True) < inf
        before = own.words(label, "small", self._before_words(label), self._own(body), bold=True) if label and fits else []
        column = self.text if fits else self.wide
        told = told if fits else label.strong().then("  ", told)
        words = self.set(own, told, "body", column.indent(SIGNED) if line.sign else column, self._own(body))
        words = hang(Item(line.sign, column.x, 0.3), words) if line.sign else words
        first, *more = words if len(words) > MOST_WHOLE else [whole(words)]
        return [row(numbered, before, [first], self._margin(margin, body), gap=self.look.space.item), *more]

    def _before_words(self, label: Words) -> Column:
        """Where a label stands: a bullet or a number right before the words."""
        if re.search(r"[^\d.•]", label.plain):
            return self._before
        start = self.label.x if self.s.look.rtl else self.label.x + self.label.w - SHORT
        return Column(start, SHORT)

    @property
    def _before(self) -> Column:
        """The column of labels, without the white between it and the words."""
        return Column(self.label.x + (1 if self.s.look.rtl else 0), self.label.w - 1)

    def _own(self, body: Tag) -> Tag:
        return body.add("P", lang=self.s.look.language)

    def _margin(self, margin: Sequence[Words], body: Tag) -> Strips:
        return [strip for words in margin for strip in self.set(self.c, words, "small", self.margin, body.add("P"))]

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

    def besides(self, every_clinic: bool) -> Strips:
        """Sentences of the program that are signed and that these pages do not print: for other clinics, at the desk, once it is signed."""
        found = self.s.wording.catalogue.texts
        here = [_alike(f"{line.label.plain} {line.words.plain} {line.alt}") for line in self.beside.lines]
        told = ["".join(run.words or "…" for run in found[key].runs) for key in self._held(every_clinic) if not _stands(found[key], here)]
        out, listed = self.heading(self.say("besides")), self.root.add("L", numbering="None")
        for k, sentence in enumerate(dict.fromkeys(told)):
            made = gap(self.set(self.own, said(sentence), "small", self.look.wide, self._own(listed.add("LI").add("LBody"))), 0.5)
            out += made if k else tied(made)
        return tied(out) if len(out) < 3 else out

    def _held(self, every_clinic: bool) -> Sequence[str]:
        return list(finished(self.s.wording, self.s.look.pictures, every_clinic).structure["own"])

    def numbers(self) -> Strips:
        """Lines with a number or a blank once more, short, in two columns that are read row by row."""
        look, found, listed = self.look, self.beside.numbers(), self.root.add("L", numbering="Decimal")
        out, half = self.heading(self.say("numbers")), (look.width - 2) / 2
        left, right = look.wide.cut(half, 2, half)
        for k in range(0, len(found), 2):
            pair = zip(found[k : k + 2], (left, right))
            cells = [self.numbered(*each, column, listed.add("LI"), self.own) for each, column in pair]
            out.append(row(*cells, gap=0.5 if k else 1, tied=not k))
        return out


def _stands(sentence: Text, lines: Sequence[str]) -> bool:
    """Whether a line says a sentence, whatever was filled into it."""
    return any(_follow(sentence, line) for line in lines)


def _follow(sentence: Text, line: str) -> bool:
    at = 0
    for words in (_alike(run.words) for run in sentence.runs if run.words):
        if (at := line.find(words, at)) < 0:
            return False
        at += len(words)
    return True


def _alike(words: str) -> str:
    return " ".join(words.split()).casefold()
