"""The clinic's limits: set ones in bold, unset ones as a line that staff fill in."""

from collections.abc import Sequence

from ...handouts import blocks as model
from ...handouts.words import Words
from ..look import Look
from ..setting import Setting
from ..strips import Column, Strips, row, tied
from ..tags import Tag
from .lists import one_thing

LABELS = (8.0, 9.0, 10.0, 11.0, 12.0, 14.0, 16.0, 18.0, 20.0, 22.0)  # u: the column of names is as wide as gives the fewest lines
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


def key(block: model.Limits, s: Setting, tag: Tag) -> Strips:
    """What bold and a line mean, and who set the limits."""
    first, *more = s.wording.limits_key(block.limits)
    told = first.then(*(each for words in more for each in (" ", words)))
    return tied(s.paragraph(told, tag, role="small", gap=s.look.space.paragraph))


def fewest_lines(look: Look, column: Column, pairs: Sequence[tuple[Words, Words]]) -> tuple[Column, Column]:
    """A column of bold labels and one of what they say, in which all pairs together take the fewest lines."""
    tried = [column.cut(label - GAP, GAP, column.w - label) for label in LABELS]
    return min(((name, value) for name, value in tried), key=lambda columns: sum(_lines(look, pair, columns) for pair in pairs))


def _lines(look: Look, pair: tuple[Words, Words], columns: tuple[Column, Column]) -> float:
    return max(look.count_lines(words, "body", column, bold) for words, column, bold in zip(pair, columns, (True, False)))
