"""What the program adds by itself: the key points' frame, the glossary, the sources, the imprint."""

from dataclasses import replace

from ...handouts.words import said
from ..setting import Setting
from ..strips import Strips, gap, row
from ..tags import Tag
from .lists import bullets, dot
from .section import plain_section


def key_points(s: Setting, root: Tag) -> Strips:
    look = s.look
    return plain_section(s.say("in_short"), "key_points", s, root,
                         lambda tag: bullets(s, tag, s.handout.key_points, look.text, 2, dot(s)))


def glossary(s: Setting, root: Tag) -> Strips:
    """The terms whose meaning found no room beside their first use."""
    terms = [term for term in s.used if term not in s.explained]
    if not terms:
        return []

    def body(tag: Tag) -> Strips:
        out = [strip for k, term in enumerate(terms) for strip in s.paragraph(s.wording.meaning(term), tag, gap=s.look.space.item)]
        return out

    return plain_section(s.say("glossary"), "glossary", s, root, body)


def sources(s: Setting, root: Tag) -> Strips:
    """The numbered list that the notes beside figures point to."""
    look, handout = s.look, s.handout
    if not handout.sources:
        return []
    number, words = look.text.cut(3, 0, look.text.w - 3)

    def body(tag: Tag) -> Strips:
        listed, out = tag.add("L", numbering="Decimal"), Strips()
        for k, source in enumerate(handout.sources):
            item = listed.add("LI")
            label = look.words(said(f"{s.wording.source_number(source)}."), "small", number, item.add("Lbl"))
            first, *more = s.set(s.wording.source_entry(source), "small", words, item.add("LBody"))
            out += [row(label, [first], gap=look.space.item if k else 0, cost=2), *more]
        return out

    return plain_section(s.say("sources"), "sources", s, root, body)


def imprint(s: Setting, root: Tag) -> Strips:
    """Version, language, approval and review, in small type at the very end."""
    tag = root.add("Sect")
    lines = [strip for line in s.wording.imprint() for strip in s.paragraph(line, tag, s.look.text, "small")]
    return gap([replace(strip, tied=True) for strip in lines], s.look.space.paragraph)
