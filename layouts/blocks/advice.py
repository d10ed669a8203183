"""Lists side by side, told apart by word, by sign (a round one, a square one) and by place: do and do not, or under titles of their own."""

from collections.abc import Sequence

from ...handouts import blocks as model
from ...handouts.text import Text
from ...handouts.words import Words
from ..look import Look
from ..setting import Setting
from ..strips import Column, Strips, gap, row, tied
from ..tags import Tag
from .lists import bullet, bullets, hang

SIGNED = 3.5  # u: from a column's start to its words, where signs stand before them
SIGNS = {"yes": ("do", "tick"), "no": ("do-not", "cross")}


def advice(block: model.Advice, s: Setting, tag: Tag) -> Strips:
    (left, right), role = s.look.pair, "body" if s.look.leaflet else "h2"
    do = _side(s, tag, s.say("advice.do"), "yes", block.advice.do, left, role)
    do_not = _side(s, tag, s.say("advice.do_not"), "no", block.advice.do_not, right, role)
    return s.look.paired(
        do,
        _overleaf(do_not, s.look) if s.look.leaflet else do_not,
        gap=s.look.space.figure,
        between=s.look.space.figure,
        place=block.place,
    )


def lists(block: model.Lists, s: Setting, tag: Tag) -> Strips:
    """Side by side where they stand on one page so and no word is too wide; else under each other."""
    look = s.look
    columns = _columns(look, len(block.lists))
    if columns and all(_height(each, column, s) <= look.room.other for each, column in zip(block.lists, columns)):
        cells = (_side(s, tag, s.final(each.title), each.marks, each.items, column, "body") for each, column in zip(block.lists, columns))
        return [row(*cells, gap=look.space.figure, place=block.place)]
    out = Strips()
    for each in block.lists:
        made = gap(_side(s, tag, s.final(each.title), each.marks, each.items, look.text, "body"), look.space.figure)
        out += _overleaf(made, look) if out else made
    return out


def _overleaf(listed: Strips, look: Look) -> Strips:
    """The list that another one is told apart from: overleaf at a high price, beside it in a leaflet's next column at none."""
    return [listed[0].but(cost=listed[0].cost + look.ends.torn, parted=listed[0].cost), *listed[1:]]


def side_taken(block: model.Lists, s: Setting) -> bool:
    """Whether they take both columns: three lists find no room in one."""
    return len(block.lists) > 2 and not s.look.one_column


def _columns(look: Look, count: int) -> Sequence[Column]:
    """As many columns as lists; none where all stands in one column."""
    if look.one_column:
        return ()
    whole = look.wide if count > 2 else look.text
    part = (whole.w - 2 * (count - 1)) / count
    return whole.cut(*([part, 2.0] * count)[:-1])


def _height(each: model.TitledList, column: Column, s: Setting) -> float:
    """How high a list is in a column, in u; endless where a word is too wide for it."""
    look, words = s.look, s.wording.words
    head = look.count_lines(words(each.title), "body", column.indent(SIGNED), bold=True) * look.lead("body")
    items = [look.count_lines(words(item), "body", column.indent(SIGNED)) * look.lead("body") + look.space.item for item in each.items]
    return head + look.space.paragraph + sum(items)


def _side(s: Setting, tag: Tag, title: Words, marks: str, items: tuple[Text, ...], column: Column, role: str) -> Strips:
    look, signs = s.look, SIGNS.get(marks)
    head = s.words(title, role, column.indent(SIGNED if signs else 0), tag.add("H3"), bold=True)
    if not signs:
        return gap(head, -0.5) + tied(gap(bullets(s, tag, items, column, 2, bullet(s)), look.space.paragraph))
    sign, mark = signs
    size = 2.75 if role == "h2" else 2.25
    head = hang(look.icon(sign, column.x, look.lead(role) - size + 0.15, size), head)
    small = bullets(s, tag, items, column, SIGNED, lambda x: look.icon(mark, x + 0.6, 0.2, 1.6))
    return gap(head, -0.5) + tied(gap(small, look.space.paragraph))
