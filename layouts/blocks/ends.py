"""What the program adds by itself: the key points' frame, the glossary, the sources, the imprint."""

from dataclasses import replace

from ...handouts import imprint as notes
from ...handouts.words import said
from ..setting import Setting
from ..strips import Strips, gap, row
from ..tags import Tag
from .lists import bullet, bullets
from .section import at_margin, plain_section

KEY_POINTS = "key_points"  # their stable id, and what "see page n" calls them


def key_points(s: Setting, root: Tag) -> Strips:
    look = s.look
    return plain_section(
        s.say("headings.key_points"),
        KEY_POINTS,
        s,
        root,
        lambda tag: at_margin(bullets(s, tag, s.handout.key_points, look.text, 2, bullet(s)), [KEY_POINTS], s),
    )


def glossary(s: Setting, root: Tag) -> Strips:
    """The terms whose meaning found no room beside their first use."""
    terms = list(s.gathered.waiting)
    s.gathered.waiting.clear()
    if not terms:
        return []

    def body(tag: Tag) -> Strips:
        look, out = s.look, Strips()
        for k in range(0, len(terms), 2):
            cells = [s.paragraph(notes.meaning(s.wording, term), tag, column, "small") for term, column in zip(terms[k : k + 2], look.pair)]
            out += look.paired(*cells, gap=look.space.item if k else 0, between=look.space.item, cost=2)
        return out

    return plain_section(s.say("headings.glossary"), "glossary", s, root, body)


def sources(s: Setting, root: Tag) -> Strips:
    """The numbered list that the notes beside figures point to, over both columns."""
    look, handout = s.look, s.handout
    if not handout.sources:
        return []
    number, words = look.wide.cut(3, 0, look.width - 3)

    def body(tag: Tag) -> Strips:
        listed, out = tag.add("L", numbering="Decimal"), Strips()
        for source in handout.sources:
            item = listed.add("LI")
            label = s.words(said(f"{s.wording.source_number(source)}."), "small", number, item.add("Lbl"))
            first, *more = s.set(notes.source_entry(s.wording, source), "small", words, item.add("LBody"))
            out += [row(label, [first], cost=2), *more]
        return out

    return plain_section(s.say("headings.sources"), "sources", s, root, body, wide=True)


def imprint(s: Setting, root: Tag) -> Strips:
    """Version, language, approval and review, in small type at the very end."""
    tag = root.add("Sect")
    lines = [strip for line in notes.imprint_words(s.wording, s.signed) for strip in s.paragraph(line, tag, s.look.text, "small")]
    return gap([replace(strip, tied=True) for strip in lines], s.look.space.paragraph)
