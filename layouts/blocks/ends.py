"""What the program adds by itself: the key points' frame, the sources, the imprint."""

from ...handouts import imprint as notes
from ...handouts.words import Words, said
from ..setting import Setting
from ..strips import Strips
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


def sources(s: Setting, root: Tag) -> Strips:
    """What the numbers in the text point to: one after the other, small, over both columns."""
    if not s.handout.sources:
        return []
    listed = Words()
    for source in s.handout.sources:
        number = said(f"{s.wording.source_number(source)}", strong=True).then("\xa0")
        listed = listed.then("  " if listed else "", number, notes.source_entry(s.wording, source))
    return plain_section(
        s.say("headings.sources"), "sources", s, root, lambda tag: s.paragraph(listed, tag, s.look.wide, "small"), wide=True
    )


def imprint(s: Setting, root: Tag) -> Strips:
    """Version, language, approval and review, in small type at the very end."""
    first, *more = notes.imprint_words(s.wording, s.signed)
    told = first.then(*(each for line in more for each in (" ", line)))
    return s.paragraph(told, root.add("Sect"), s.look.wide, "small", gap=s.look.space.paragraph)
