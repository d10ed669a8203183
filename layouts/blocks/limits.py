"""What the clinic has set: limits and further phones; what it has not set is a line that staff fill in."""

from collections.abc import Sequence
from math import inf

from ...handouts import blocks as model
from ...handouts.words import Words
from ..look import Look
from ..setting import Setting
from ..strips import Column, Strips, row, tied
from ..tags import Tag
from .lists import one_thing

LABELS = (8.0, 10.0, 12.0, 15.0, 18.0, 21.0)  # u: the column of names is as wide as gives the fewest lines
GAP = 0.5  # u of it stay white: a name that fills its line must not touch the value


def limits(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    look, listed, body = s.look, tag.add("L", numbering="None"), Strips()
    lines = [s.wording.limit(each) for each in block.limits]
    name, value = fewest_lines(look, look.text, [(line.name, line.value) for line in lines])
    for line in lines:
        item = listed.add("LI")
        label = s.words(line.name, "body", name, item.add("Lbl"), bold=True)
        told = s.words(s.spoken(line.value), "body", value, item.add("LBody"))
        body.append(row(label, told, gap=look.space.paragraph, place=line.place))
    return one_thing(body, look) + key(block, s, tag)


def contacts(block: model.Contacts, s: Setting, tag: Tag) -> Strips:
    """Whom one reaches, and the number in bold."""
    look, listed, body = s.look, tag.add("L", numbering="None"), Strips()
    lines = [(s.wording.contact_label(name), s.wording.contact(name).strong()) for name in block.contacts]
    name, value = fewest_lines(look, look.text, lines)
    for whom, number in lines:
        item = listed.add("LI")
        label = s.words(whom, "body", name, item.add("Lbl"))
        told = s.words(number, "body", value, item.add("LBody"))
        body.append(row(label, told, gap=look.space.paragraph, place=block.place))
    return one_thing(body, look)


def key(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    """What bold and a line mean, and who set the limits."""
    first, *more = s.wording.limits_key(block.limits)
    told = first.then(*(each for words in more for each in (" ", words)))
    return tied(s.paragraph(told, tag, role="small", gap=s.look.space.paragraph))


def fewest_lines(
    look: Look, column: Column, pairs: Sequence[tuple[Words, Words]], labels: Sequence[float] = LABELS, apart: float = GAP
) -> tuple[Column, Column]:
    """A column of bold labels and one of what they say, in which all pairs together take the fewest lines."""
    best, least = (column, column), inf
    for label in labels:
        name, value = column.cut(label - apart, apart, column.w - label)
        lines = sum(_lines(look, pair, name, value) for pair in pairs)
        if lines < least:
            best, least = (name, value), lines
        if least == len(pairs):  # no more can be won
            break
    return best


def _lines(look: Look, pair: tuple[Words, Words], name: Column, value: Column) -> float:
    return max(look.count_lines(pair[0], "body", name, bold=True), look.count_lines(pair[1], "body", value))
