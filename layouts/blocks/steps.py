"""Numbered steps, each whole: a large numeral, the action in bold, what you feel; its picture in the side column, or below."""

from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.words import said
from ..setting import Setting
from ..strips import Strips, gap, row
from ..tags import Tag
from .lists import listed_items
from .pictures import small


def steps(block: model.Steps, s: Setting, tag: Tag) -> Strips:
    look, listed, out = s.look, tag.add("L", numbering="Decimal"), list[Strips]()
    number, words = look.text.cut(4, 0, look.text.w - 4)
    rise = look.lead("body") - look.lead("phone")  # the numeral stands on the title's line
    for k, step in enumerate(block.steps):
        item = listed.add("LI")
        digit = s.words(said(str(k + 1)), "phone", number, item.add("Lbl"), bold=True, colour=look.colours.ink)
        body = item.add("LBody")
        text = s.paragraph(s.final(step.title).strong(), body, words)
        text += s.paragraph(step.text, body, words) if step.text else []
        picture = small(step.picture, s, body, look.edition.picture, words) if step.picture else []
        if look.one_column:
            made = row(gap(digit, rise), text + gap(picture, look.space.item), place=step.place)
        else:
            made = row(picture, gap(digit, rise), text, place=step.place)
        out.append([replace(made, gap=look.space.paragraph)])
    return listed_items(out, look)
