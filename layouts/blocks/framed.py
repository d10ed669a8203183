"""Words in a frame or under a heading of their own: headings inside a part, notes, questions with their answers."""

from ...handouts import blocks as model
from ...handouts.block_words import note_words
from ...images import figures
from ..setting import Setting
from ..strips import Strip, Strips, gap, tied, whole
from ..tags import Tag

INSIDE, ABOVE, BELOW = 1.5, 0.5, 0.75  # u: from a note's frame to its words: at the sides, above the first line, below the last


def heading(block: model.Heading, s: Setting, tag: Tag, wide: bool = False) -> Strips:
    """It stays with what follows; `wide`: that takes both columns, and so does it."""
    look = s.look
    column = look.wide if wide else look.text
    return s.set(block.heading, "body", column, tag.add("H3"), bold=True, colour=look.colours.ink, gap=look.space.section)


def note(block: model.NoteBlock, s: Setting, tag: Tag) -> Strips:
    """Its kind in bold and its words, in a frame; one strip."""
    look = s.look
    inner = look.text.indent(INSIDE)
    words = note_words(s, block)
    told = whole(s.paragraph(words, tag, inner._replace(w=inner.w - INSIDE)))
    tall = ABOVE + told.height + BELOW
    frame = look.ink(look.text.x, 0, figures.note_frame, look.text.w, tall, block.kind == "important", look.colours.ink)
    return [Strip(tall, (frame, *told.at(ABOVE)), gap=look.space.figure, place=block.place)]


def answers(block: model.Answers, s: Setting, tag: Tag) -> Strips:
    """Each question as a heading, its answer under it, on its page."""
    look, out = s.look, Strips()
    for k, each in enumerate(block.answers):
        asked = s.set(each.question, "body", look.text, tag.add("H3"), bold=True)
        out += gap(asked, look.space.figure if k else look.space.paragraph) + tied(s.paragraph(each.answer, tag))
    return out
