"""What the program adds by itself: the key points' frame, the sources, the imprint."""

from collections.abc import Sequence
from dataclasses import replace

from ...handouts import imprint as notes
from ...handouts.blocks import DangerSigns
from ...handouts.formats import reads_from_right
from ...handouts.visits import WHOLE, lists_sources, sources_of
from ...handouts.wording import BETWEEN
from ...handouts.words import Words, joined_by, said
from ..segments import missing
from ..setting import Setting
from ..strips import Strips, gap, tied, whole
from ..tags import Tag
from .lists import bullet, bullets
from .section import at_margin, plain_section

KEY_POINTS = "key_points"  # their stable id, and what "see page n" calls them


def key_points(s: Setting, root: Tag) -> Strips:
    """What to know in short; a visit may have none of its own."""
    look = s.look
    if not s.handout.key_points:
        return []
    return plain_section(
        s.say("headings.key_points"),
        KEY_POINTS,
        s,
        root,
        lambda tag: at_margin(bullets(s, tag, s.handout.key_points, look.text, 2, bullet(s)), [KEY_POINTS], s),
    )


def sources(s: Setting, root: Tag) -> Strips:
    """What the numbers in the text point to: one after the other, small, over both columns."""
    wanted = [*s.handout.sources] if s.visit == WHOLE else [source for source in s.handout.sources if source in sources_of(s.handout)]
    if not wanted or not lists_sources(s.visit):
        return []
    listed = [_source(s, source) for source in wanted]
    if not reads_from_right(s.handout.language):  # words of two directions run in would be a riddle
        listed = [joined_by("\xa0· ", listed)]  # no line begins with the point

    if s.look.leaflet:
        return _under_small_heading(s, root.add("Sect"), listed)

    def told(tag: Tag) -> Strips:
        return [strip for words in listed for strip in s.paragraph(words, tag, s.look.wide, "small")]

    return plain_section(s.say("headings.sources"), "sources", s, root, told, wide=True)


def _under_small_heading(s: Setting, tag: Tag, listed: Sequence[Words]) -> Strips:
    """The sources of a leaflet."""
    look = s.look
    title = s.words(
        s.say("headings.sources"), "small", look.text, tag.add("H2"), bold=True, colour=look.colours.ink, gap=look.space.paragraph
    )
    first = title[0].but(name="sources")
    return [first, *title[1:], *tied([strip for words in listed for strip in s.paragraph(words, tag, look.text, "small")])]


def _source(s: Setting, source: str) -> Words:
    """Its number, and what it is: in its own direction, whatever is around it."""
    entry = Words(replace(span, apart=True) for span in notes.source_entry(s.wording, source))
    return said(f"{s.wording.source_number(source)}", strong=True).then("\xa0", entry)


def help_lines(s: Setting, root: Tag) -> Strips:
    """How to get an interpreter, in the clinic's other languages: short ones share a line, those from the right have each its own."""
    if s.visit != WHOLE:  # the part to take home is one leaf
        return []
    tag = root.add("Sect")
    from_left, from_right = list[Words](), list[Words]()
    for words in printed_help(s):
        (from_right if reads_from_right(words[0].lang) else from_left).append(words)
    lines = [(words, s) for words in s.look.in_lines(from_left, "small", s.look.wide)]
    lines += [(words, s.looking(replace(s.look, rtl=True))) for words in from_right]
    made = [strip for words, setting in lines for strip in setting.paragraph(words, tag, s.look.wide, "small")]
    return [whole(made, gap=s.look.space.paragraph)] if made else []


def printed_help(s: Setting) -> list[Words]:
    """Those of the lines that the sheet's fonts have all letters of."""
    style = s.look.style("small")
    return [words for words in s.wording.help_elsewhere() if words and not any(missing(span, style) for span in words)]


def imprint(s: Setting, root: Tag, address: Sequence[Words] = ()) -> Strips:
    """Version, language, approval and review, in small type at the very end; before them the `address`, where page 1 has no room for it."""
    tag, look = root.add("Sect"), s.look
    out = [strip for line in address for strip in s.paragraph(line, tag, look.wide, "small")]
    first, *more = notes.imprint_words(s.wording, s.signed)
    told = first.then(*(each for line in more for each in (" ", line)))
    if look.leaflet and s.visit == WHOLE:  # one paragraph; its danger box says the hours
        boxed = any(isinstance(block, DangerSigns) for block in s.handout.blocks)
        told = joined_by(BETWEEN, [*notes.contact_words(s.wording, hours=not boxed), *s.wording.sites(), told])
    if not lists_sources(s.visit) and sources_of(s.handout):
        told = s.say("visits.sources").then(" ", told)
    return gap(out, look.space.paragraph) + s.paragraph(told, tag, look.wide, "small", gap=look.space.paragraph)
