"""What comes when: a line with a knot for each moment."""

from dataclasses import replace

from ...handouts import blocks as model
from ...images import figures
from ..setting import Setting
from ..strips import Strips, row, whole
from ..tags import Tag
from .lists import listed_items


def timeline(block: model.Timeline, s: Setting, tag: Tag) -> Strips:
    look, listed, out = s.look, tag.add("L", numbering="None"), list[Strips]()
    _, when, what = (look.text.indent(3),) * 3 if look.one_column else look.text.cut(3, 0, 10.5, 0.5, look.text.w - 14)
    last = len(block.timeline) - 1
    for k, moment in enumerate(block.timeline):
        item = listed.add("LI")
        label, told = s.set(moment.when, "body", when, item.add("Lbl"), bold=True), s.set(moment.text, "body", what, item.add("LBody"))
        words = whole(label + told, place=moment.place) if look.one_column else row(label, told, place=moment.place)
        down = 0 if k == last else words.height + look.space.paragraph
        node = look.ink(look.text.x, 0, figures.timeline_node, k == 0, down, look.colours.rule, look.colours.ink)
        out.append([replace(words, items=(node, *words.items), gap=look.space.paragraph)])
    return listed_items(out, look)
