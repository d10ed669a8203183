"""A diary to fill in at home: for each time a row of boxes under the numbers of a scale."""

from ...handouts import blocks as model
from ...handouts import figure_words
from ...handouts.figure_words import SCALE
from ...handouts.words import said
from ...images import figures
from ..setting import Setting
from ..strips import Column, Strip, Strips, beside, gap, row, tied
from ..tags import Tag
from .lists import one_thing

LABEL = 12.0  # u: the column of times


def diary(block: model.Diary, s: Setting, tag: Tag) -> Strips:
    """The question, then one Figure: its Alt tells the times and what to do."""
    look, found = s.look, block.diary
    question = s.set(found.question, "body", look.side, tag.add("H3"), bold=True)
    rows = Strips()
    times = [s.wording.words(time) for time in found.times]
    least, most = (s.wording.words(words) for words in (found.scale_from, found.scale_to))
    figure = tag.add("Figure", alt=figure_words.diary_said(s, found, times, least, most))
    name, scale = look.text.cut(LABEL, 0, look.text.w - LABEL)
    numbers = _numbers(s, scale, figure)
    again = _numbers(s, scale, None)
    for k, time in enumerate(times):
        boxes = look.figure(scale.x, scale.w, 1.5, figure, figures.tick_boxes, scale.w, SCALE + 1)
        label = s.words(time, "body", name, figure)
        rows.append(row(label, gap([boxes], 0.25), gap=look.space.item, tied=k == 0, again=again, place=block.place))
    low, high = scale.cut(scale.w / 2, 0, scale.w / 2)
    ends = figure_words.scale_ends(s, least, most, SCALE)
    last = row(s.words(ends[0], "small", low, figure), s.words(ends[1], "small", high, figure, end=True))
    if look.one_column:
        head = [*gap(question, look.space.figure), *tied(gap([numbers], look.space.heading))]
    else:
        head = gap(beside(question, [numbers]), look.space.figure)
    return [*head, *one_thing(rows, look), last.but(tied=True)]  # the patient brings one page to the visit


def _numbers(s: Setting, scale: Column, figure: Tag | None) -> Strip:
    """0 to 10, each over the middle of its box."""
    part, strips = scale.w / (SCALE + 1), list[Strips]()
    for k in range(SCALE + 1):
        number = said(str(k))
        wide = s.look.breadth(number, "small") + 0.01
        strips.append(s.words(number, "small", Column(scale.x + part * (k + 0.5) - wide / 2, wide), figure))
    return row(*strips)
