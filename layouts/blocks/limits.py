"""The clinic's limits: set ones in bold, unset ones as a line that staff fill in."""

from ...handouts import blocks as model
from ..setting import Setting
from ..strips import Strips, row
from ..tags import Tag
from .lists import one_thing

LABEL = 12.0  # u: the column of names
GAP = 0.5  # u of it stay white: a name that fills its line must not touch the value


def limits(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    look, listed, body = s.look, tag.add("L", numbering="None"), Strips()
    name, value = look.text.cut(LABEL - GAP, GAP, look.text.w - LABEL)
    for line in map(s.wording.limit, block.limits):
        item = listed.add("LI")
        label = s.words(line.name, "body", name, item.add("Lbl"), bold=True)
        told = s.words(s.spoken(line.value), "body", value, item.add("LBody"))
        body.append(row(label, told, gap=look.space.paragraph, place=line.place))
    return one_thing(body, look)


def key(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    """What bold and a line mean, and who set the limits: for the side."""
    notes = s.wording.limits_key(block.limits)
    return [strip for words in notes for strip in s.paragraph(words, tag, s.look.side, "small", gap=s.look.space.item)]
