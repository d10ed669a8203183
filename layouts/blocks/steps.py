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
    for k, step in enumerate(block.steps):
        item = listed.add("LI")
        digit = s.words(said(str(k + 1)), "big", number, item.add("Lbl"), bold=True, colour=look.colours.ink)
        body = item.add("LBody")
        text = s.paragraph(s.final(step.title).strong(), body, words, gap=1)
        text += s.paragraph(step.text, body, words) if step.text else []
        picture = small(step.picture, s, body, words) if step.picture else []
        if look.one_column:
            made = row(digit, gap(text, 1) + gap(picture, look.space.item), place=step.place)
        else:
            made = row(picture, digit, gap(text, 1), place=step.place)
        out.append([replace(made, gap=look.space.paragraph)])
    return listed_items(out, look)
