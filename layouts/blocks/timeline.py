"""What comes when: a line with a knot for each moment."""

from functools import partial

from ...handouts import blocks as model
from ...handouts.words import Words
from ...images import figures
from ..look import Look
from ..setting import Setting
from ..strips import Item, Strips, row, whole
from ..tags import Tag
from .limits import fewest_lines
from .lists import listed_items


def timeline(block: model.Timeline, s: Setting, tag: Tag) -> Strips:
    look, listed, out = s.look, tag.add("L", numbering="None"), list[Strips]()
    when, what = (look.text.indent(3),) * 2 if look.one_column else fewest_lines(look, look.text.indent(3), _told(block, s))
    last = len(block.timeline) - 1
    for k, moment in enumerate(block.timeline):
        item = listed.add("LI")
        label, told = s.set(moment.when, "body", when, item.add("Lbl"), bold=True), s.set(moment.text, "body", what, item.add("LBody"))
        words = whole(label + told, place=moment.place) if look.one_column else row(label, told, place=moment.place)
        out.append([words.but(rail=partial(_rail, look, k == 0, k == last), gap=look.space.paragraph)])
    return listed_items(out, look)


def _rail(look: Look, first: bool, last: bool, down: float) -> Item:
    """A moment's knot, and the line to the next one on the page."""
    return look.ink(look.text.x, 0, figures.timeline_node, first, 0 if last else down, look.colours.rule, look.colours.ink)


def _told(block: model.Timeline, s: Setting) -> list[tuple[Words, Words]]:
    """Each moment and what comes then, to be measured."""
    return [(s.wording.words(moment.when), s.wording.words(moment.text)) for moment in block.timeline]
