"""Do and do not, side by side: told apart by word, by sign (a round one, a square one) and by place."""

from ...handouts import blocks as model
from ...handouts.text import Text
from ..setting import Setting
from ..strips import Column, Strips, gap, tied
from ..tags import Tag
from .lists import bullets, hang


def advice(block: model.Advice, s: Setting, tag: Tag) -> Strips:
    left, right = s.look.pair
    return s.look.paired(
        _side(s, tag, "do", "do", "tick", block.advice.do, left),
        _side(s, tag, "do_not", "do-not", "cross", block.advice.do_not, right),
        gap=s.look.space.figure,
        between=s.look.space.figure,
        place=block.place,
    )


def _side(s: Setting, tag: Tag, key: str, sign: str, mark: str, items: tuple[Text, ...], column: Column) -> Strips:
    look = s.look
    head = s.words(s.say(f"advice.{key}"), "h2", column.indent(3.5), tag.add("H3"), bold=True)
    head = hang(look.icon(sign, column.x, look.lead("h2") - 2.6, 2.75), head)
    small = bullets(s, tag, items, column, 3.5, lambda x: look.icon(mark, x + 0.6, 0.2, 1.6))
    return gap(head, -0.5) + tied(gap(small, look.space.paragraph))
