"""What studies found: many taken together (in words), two groups of people, scores.

With each figure stands of whom it is and when (read after the question), and how sure we are and from where (read last): in the
side column, or in the figure's own.
"""

from ...handouts import blocks as model
from ...handouts import figure_words
from ...handouts.place import Place
from ...handouts.words import Words, said
from ...images import figures
from ..look import under
from ..setting import Setting
from ..strips import Column, Strip, Strips, beside, gap, height, row, whole
from ..tags import Tag

ARROW, ARROW_WIDE = 0.6, 6.0  # of their size that the two arrows have; an arrow's width in their own u
LABEL, VALUE = 12.0, 4.0  # u: a bar's name before it, and its score after it


def _told(evidence: model.Evidence, s: Setting, tag: Tag, question: Strips, who: Strips, body: Strips, place: Place) -> Strips:
    """A figure, whole, with who and when, certainty and source."""
    look = s.look
    notes = s.paragraph(figure_words.how_sure(s, evidence), tag, look.side, "small", gap=look.space.heading)
    if look.one_column:
        head = question + gap(who, look.space.heading)
        fits = height([*head, *body]) <= look.bottom - look.top
        made = [whole(head + body, place=place)] if fits else [whole(head, place=place), whole(body, place=place, cost=look.ends.torn)]
        made.append(whole(notes, gap=look.space.heading, cost=look.ends.torn + look.ends.row))
    else:
        made = beside(who + notes, [whole(question + body, place=place)])
    return gap(made, look.space.figure)


def _question(evidence: model.Evidence, s: Setting, tag: Tag) -> Strips:
    return s.set(evidence.question, "body", s.look.text, tag.add("H3"), bold=s.look.one_column)


def _who(evidence: model.Evidence, s: Setting, tag: Tag) -> Strips:
    return s.paragraph(figure_words.who_and_when(s, evidence), tag, s.look.side, "small")


def _later(evidence: model.Evidence, s: Setting, tag: Tag) -> Strips:
    """What was found later, in body type: it weighs as much as the figure."""
    return s.paragraph(evidence.later, tag, gap=s.look.space.item) if evidence.later else []


def pooled(block: model.PooledBlock, s: Setting, tag: Tag) -> Strips:
    """The answer as large as a single study's number; what fell, and an arrow that shows it beside the name of each group."""
    found, look = block.pooled, s.look
    question, who = _question(found, s, tag), _who(found, s, tag)
    answer = s.final(found.answer)
    body = s.words(answer, "big", look.text, tag.add("P"), bold=True, colour=look.colours.ink, gap=0.5)
    body += gap(s.paragraph(found.fell, tag), 0.5 + under(answer)) if found.fell else []
    body += gap([_fallen(found, s, tag)], 0.5 if found.fell else 0.5 + under(answer))
    body += s.paragraph(figure_words.pooled_told(s, found), tag, gap=0.5)
    body += _later(found, s, tag)
    return _told(found, s, tag, question, who, body, block.place)


def _fallen(found: model.Pooled, s: Setting, tag: Tag) -> Strip:
    """The names of the groups; where the words before say what fell, two equal arrows down beside them."""
    look, columns = s.look, s.look.halves
    first, second = (s.final(group) for group in found.groups)
    aside = 5.0 if found.fell else 0.0
    named = [s.words(name, "body", column.indent(aside), tag.add("P"), bold=True) for name, column in zip((first, second), columns)]
    if not found.fell:
        return row(*named)
    figure = tag.add("Figure", alt=figure_words.same_said(s, found, first, second))
    wide = (columns[1].x - columns[0].x) / ARROW + ARROW_WIDE  # in the arrows' own u
    drawn = look.figure(columns[0].x, wide, 6.5, figure, figures.same_arrows, wide, ARROW_WIDE, look.colours.ink, scale=ARROW)
    return row([drawn], *(gap(name, max(0.0, (4 - height(name)) / 2)) for name in named))


def chances(block: model.ChancesBlock, s: Setting, tag: Tag) -> Strips:
    """Two icon arrays: how many had it, and how many had not."""
    found, look = block.chances, s.look
    question, who, cells = _question(found, s, tag), _who(found, s, tag), []
    for group, column in zip(found.groups, look.halves):
        told = figure_words.group_words(s, found, group)
        head = s.words(told.name, "body", column, tag.add("P"), bold=True) + [_count_line(s, group.count, told.out_of, column, tag)]
        array = look.figure(
            column.x,
            figures.ARRAY,
            figures.ARRAY,
            tag.add("Figure", alt=told.alt),
            figures.people,
            round(group.count * 100 / found.out_of),
            look.colours.ink,
            scale=look.edition.array / figures.ARRAY,
        )
        cells.append(head + gap([array], 0.5) + s.paragraph(told.counted, tag, column, gap=0.5) + s.paragraph(told.rest, tag, column))
    return _told(found, s, tag, question, who, [row(*cells, gap=0.5), *_later(found, s, tag)], block.place)


def chance(block: model.ChanceBlock, s: Setting, tag: Tag) -> Strips:
    """How many of how many, large, and as a part of a line; that nobody was compared."""
    found, look = block.chance, s.look
    question, who = _question(found, s, tag), _who(found, s, tag)
    what = s.final(found.what)
    line = _count_line(s, found.count, s.say("figures.of_people", out_of=s.wording.number(found.out_of)), look.text, tag)
    figure = tag.add("Figure", alt=figure_words.chance_alt(s, found))
    bar = look.figure(look.text.x, look.text.w, 1, figure, figures.share_bar, look.text.w, found.count, found.out_of, look.colours.ink)
    body = [line.but(gap=0.5), *s.paragraph(what, tag), bar.but(gap=0.5), *s.paragraph(found.no_comparison, tag, gap=0.5)]
    return _told(found, s, tag, question, who, [*body, *_later(found, s, tag)], block.place)


def _count_line(s: Setting, count: int, out_of: Words, column: Column, tag: Tag) -> Strip:
    """The number, large, and what it is out of: one line, one paragraph."""
    look, line = s.look, tag.add("P")
    large = said(s.wording.number(count))
    wide = look.breadth(large, "big", bold=True) + 0.1
    number, rest = column.cut(wide, 0.8, column.w - wide - 0.8)
    return row(
        s.words(large, "big", number, line.add("Span"), bold=True, colour=look.colours.ink),
        gap(s.words(out_of, "body", rest, line.add("Span")), 1),
    )


def bars(block: model.BarsBlock, s: Setting, tag: Tag) -> Strips:
    """Scores as bars on one scale, with which end is good, what its ends mean and the difference in words."""
    found, look = block.bars, s.look
    question, who = _question(found, s, tag), _who(found, s, tag)
    body = s.paragraph(figure_words.better(s, found), tag, gap=0.5) if found.better else Strips()
    longest = max(look.widest(s.wording.words(bar.name), "body", bold=True) for bar in found.bars) + 0.5
    name_width = 0.0 if look.one_column else max(LABEL, longest)  # in one column a bar's name stands above it
    label, cell, number = look.text.cut(name_width, 0, look.text.w - name_width - VALUE, 0.8, VALUE - 0.8)
    for k, bar in enumerate(found.bars):
        name = s.final(bar.name)
        said_name = s.words(name, "body", look.text if look.one_column else label, tag.add("P"), bold=True, gap=0.5)
        drawn = look.figure(
            cell.x,
            cell.w,
            2,
            tag.add("Figure", alt=figure_words.bar_alt(s, found, bar)),
            figures.score_bar,
            cell.w,
            float(bar.score),
            found.out_of,
            k == 0,
            look.colours.ink,
        )
        score = s.set(said(s.wording.number(bar.score)), "h2", number, tag.add("P"), bold=True, gap=0)
        if look.one_column:
            body += [*said_name, row([drawn], gap(score, -0.5), gap=under(name), place=bar.place)]
        else:
            body.append(row(said_name, gap([drawn], 0.5), score, gap=0.5 if body else 0, place=bar.place))
    axis, (low, high) = tag.add("P"), cell.cut(cell.w / 2, 0, cell.w / 2)
    least, most = figure_words.scale_ends(s, s.final(found.scale_from), s.final(found.scale_to), found.out_of)
    body.append(row(s.words(least, "small", low, axis.add("Span")), s.words(most, "small", high, axis.add("Span"), end=True), gap=0.5))
    body += s.paragraph(found.difference, tag, gap=0.5) + _later(found, s, tag)
    return _told(found, s, tag, question, who, body, block.place)
