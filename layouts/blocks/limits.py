"""The clinic's limits: set ones in bold, unset ones as a line that staff fill in."""

from ...handouts import blocks as model
from ..setting import Setting
from ..strips import Strips, row
from ..tags import Tag


def limits(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    look, listed, body = s.look, tag.add("L", numbering="None"), Strips()
    name, value = look.text.cut(12, 0, look.text.w - 12)
    lines = [s.wording.limit(limit) for limit in block.limits]
    for k, line in enumerate(lines):
        item = listed.add("LI")
        body.append(row(look.words(line.name, "body", name, item.add("Lbl"), bold=True), look.words(line.value, "body", value, item.add("LBody")),
                        gap=look.space.paragraph, cost=2, place=line.place))
    return body


def key(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    """What bold and a line mean, and who set the limits: for the side column."""
    look = s.look
    lines = [s.wording.limit(limit) for limit in block.limits]
    signed = list(dict.fromkeys(line.signed for line in lines if line.is_set and line.signed))
    notes = [s.say("limit_signed", by=words) for words in signed]
    if any(not line.is_set for line in lines):
        notes.append(s.say("limit_unset"))
    return [strip for words in notes for strip in s.paragraph(words, tag, look.side, "small", gap=look.space.item)]
