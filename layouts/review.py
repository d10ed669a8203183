"""The review copy: a sheet's words for a clinician to read and sign, who never sees YAML.

Numbered texts with a wide margin to write in; beside each the source that bears it and whether it is new since the last approval;
then every number, every limit, what `check` found, and a page for comments and the signature.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ..handouts.blocks import Limits
from ..handouts.editions import Paper
from ..handouts.imprint import source_entry, source_note
from ..handouts.part import Part, walk
from ..handouts.place import Place
from ..handouts.problems import Problem
from ..handouts.text import Text
from ..handouts.wording import Wording
from ..handouts.words import Words, said
from ..images import figures
from ..images.colours import roles
from ..images.pictures import Pictures
from .columns import plain_look
from .compositor import Compositor
from .listing import plain_pages
from .strips import Column, Strip, Strips, gap, row, tied
from .tags import Tag

NUMBER, WORDS = 3.5, 36.0  # u: the columns of numbers and of words; the rest is margin to write in
COMMENTS = 14  # lines to write on
NO_NOTE = Words()
# what figures hold besides words
FIGURES = ("studies", "people", "count", "fewer_than", "up_to", "compared", "score", "out_of", "certainty")


@dataclass(frozen=True)
class Said:
    """One text of the sheet as it is reviewed: `note` stands in the margin."""

    words: Words
    place: Place
    note: Words = NO_NOTE
    new: bool = False
    number: bool = False  # whether it holds a number or a line to fill in, other than the number of a source


def review_copy(
    wording: Wording,
    pictures: Pictures,
    problems: Sequence[Problem],
    new: Collection[Text],
    paper: str | Paper,
    allowed: Sequence[tuple[Problem, str]] = (),
) -> tuple[bytes, int]:
    """The PDF and its number of pages.

    `new`: the texts that the last approval did not cover (none where there is none); `allowed`: findings that the author means to
    keep, and why.
    """
    handout, wording = wording.handout, wording.paged(lambda part: "…")  # the copy has other pages than the sheet
    look = plain_look(paper, roles(wording.clinic.colors.brand), pictures, handout.language)
    copy = _Copy(wording, Compositor(look), Tag("Document"))
    out = copy.head()
    unapproved = {text.place for text in new}
    told = [("review.head", list(_front(wording, unapproved)))]
    told += [(f"parts.{section.part}", list(_section(wording, section, unapproved))) for section in handout.sections]
    for key, texts in told:
        out += copy.texts(wording.say(key), texts)
    everything = [text for _, texts in told for text in texts]
    out += copy.numbers(everything)
    out += copy.listed("review.sources", [said(f"{wording.source_number(id)}. ").then(source_entry(wording, id)) for id in handout.sources])
    findings = [said(f"{copy.line_of(each.place)}{each.message} [{each.code}]") for each in problems]
    findings += [
        said(f"{copy.line_of(each.place)}{each.message} [{each.code}]. ").then(wording.say("review.kept", because=because))
        for each, because in allowed
    ]
    out += copy.listed("review.findings", findings)
    out += copy.signature()
    return plain_pages(out, copy.c, copy.root, f"{wording.say('review.title').plain}: {wording.words(handout.title).plain}")


def _front(wording: Wording, new: Collection[Place]) -> Iterator[Said]:
    handout = wording.handout
    for text in (handout.title, handout.subtitle, handout.purpose, *handout.key_points):
        yield _said(wording, text, new)
    for name, term in handout.terms.items():
        yield replace(_said(wording, term.means, new), note=said(name))


def _section(wording: Wording, part: Part, new: Collection[Place], note: Words = NO_NOTE) -> Iterator[Said]:
    """The texts of a part in order; the first text of a figure carries its source."""
    if source := getattr(part, "source", None):
        note = source_note(wording, source)
    if isinstance(part, Limits):
        for name in part.limits:
            line = wording.limit(name)
            yield Said(line.name.then(": ", line.value), line.place, line.signed or NO_NOTE, number=True)
        return
    first = "heading", "name", "question"  # what it is about
    for field, value in sorted(vars(part).items(), key=lambda pair: pair[0] not in first):
        if field in FIGURES and value is not None:
            yield Said(said(f"{field.replace('_', ' ')}: {value}"), part.place, note, number=True)
            note = NO_NOTE
        for inner, _, _, _ in walk(value, closed=(Part,)) if field != "allow" else ():
            if isinstance(inner, Text):
                yield _said(wording, inner, new, note)
                note = NO_NOTE
            elif isinstance(inner, Part):
                yield from _section(wording, inner, new, note)
                note = NO_NOTE


def _said(wording: Wording, text: Text, new: Collection[Place], note: Words = NO_NOTE) -> Said:
    number = any(
        re.search(r"\d", run.words) or run.placeholder.partition(":")[0] not in ("", "source", "page", "phone", "clinic")
        for run in text.runs
    )
    return Said(wording.words(text), text.place, note, text.place in new, number)


class _Copy:
    """The copy being set; `numbered` tells which number a text of the file has."""

    def __init__(self, wording: Wording, c: Compositor, root: Tag) -> None:
        self.wording, self.c, self.root = wording, c, root
        look = self.look = c.look
        self.number, self.words = look.wide.cut(NUMBER, 0, WORDS)
        self.margin = Column(NUMBER + WORDS + 2, look.width - NUMBER - WORDS - 2)
        self.numbered = list[tuple[Place, int]]()

    def head(self) -> Strips:
        """What this is, of which sheet, and what is asked of the reader."""
        look, wording, handout = self.look, self.wording, self.wording.handout
        out = self.c.words(wording.say("review.title"), "title", look.wide, self.root.add("H1"), bold=True)
        about = wording.say(
            "review.about",
            title=wording.words(handout.title),
            version=str(handout.version),
            clinic=wording.words(wording.clinic.name),
            date=wording.date(wording.today),
        )
        out += self.c.words(about, "body", look.wide, self.root.add("P"), gap=look.space.paragraph)
        return out + self.c.words(wording.say("review.asked"), "body", look.wide, self.root.add("P"), gap=look.space.heading)

    def heading(self, words: Words) -> Strips:
        look = self.look
        ink = look.ink(0, 0, figures.section_rule, look.width, NUMBER, look.colours.rule, look.colours.ink)
        rule = Strip(0, (ink,), gap=look.space.section)
        return [rule, *tied(self.c.words(words, "h2", look.wide, self.root.add("H2"), bold=True, colour=look.colours.ink, gap=0.5))]

    def texts(self, heading: Words, texts: Sequence[Said]) -> Strips:
        look, out = self.look, self.heading(heading)
        listed = self.root.add("L", numbering="Decimal")
        for k, text in enumerate(texts):
            self.numbered.append((text.place, len(self.numbered) + 1))
            item = listed.add("LI")
            number = self.c.words(said(str(len(self.numbered))), "small", self.number, item.add("Lbl"), bold=text.new)
            body = item.add("LBody")
            words = self.c.words(text.words, "body", self.words, body.add("P"))
            note = self.wording.say("review.new").strong().then(" ", text.note) if text.new else text.note
            beside = self.c.words(note, "small", self.margin, body.add("P")) if note.plain.strip() else []
            out.append(row(number, words, beside, gap=look.space.heading, cost=1, place=text.place, tied=k == 0))
        return out

    def numbers(self, texts: Sequence[Said]) -> Strips:
        """Every text with a number in it, once more, short: the numbers are what hurts when they are wrong."""
        found = [said(f"{number}. ").strong().then(_around(text.words.plain)) for number, text in enumerate(texts, 1) if text.number]
        return self.listed("review.numbers", found)

    def listed(self, key: str, items: Sequence[Words]) -> Strips:
        look, out = self.look, self.heading(self.wording.say(key))
        tag = self.root.add("L", numbering="None")
        shown = items or [self.wording.say("review.none")]
        for k, words in enumerate(shown):
            out += (
                tied(self.c.words(words, "small", look.wide, tag.add("LI").add("LBody"), gap=0.5))
                if not k
                else self.c.words(words, "small", look.wide, tag.add("LI").add("LBody"), gap=0.5)
            )
        return out

    def line_of(self, place: Place) -> str:
        """“12: ” for a finding of text 12, "" for one of the sheet as a whole."""
        number = next((number for at, number in reversed(self.numbered) if at.file == place.file and at.line <= place.line), 0)
        return f"{number}: " if number and (place.line, place.column) != (self.wording.handout.place.line, 1) else ""

    def signature(self) -> Strips:
        """Lines for comments, then the signature: a role, never only a name."""
        look, out = self.look, self.heading(self.wording.say("review.comments"))
        line = Words((self.wording.blank(look.width),))
        for k in range(COMMENTS):
            strips = self.c.words(line, "body", look.wide, self.root.add("P"), gap=look.space.pitch - 2)
            out += tied(strips) if k < 2 else strips
        for key in ("review.sign_role", "review.sign_date", "review.sign_until", "review.sign_here"):
            lead_in = self.wording.say(key).strong()
            out += tied(
                self.c.words(
                    lead_in.then(" ", Words((self.wording.blank(30.0),))), "body", look.wide, self.root.add("P"), gap=look.space.pitch - 1
                )
            )
        return gap(out, look.space.section)


def _around(words: str, most: int = 90) -> str:
    """The words, cut about their first number."""
    if len(words) <= most:
        return words
    found = re.search(r"\d|____", words)
    begin = max(0, found.start() - most // 2) if found else 0
    return ("… " if begin else "") + words[begin : begin + most].strip() + (" …" if begin + most < len(words) else "")
