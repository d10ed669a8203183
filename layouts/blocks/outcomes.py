"""What studies found: many taken together (in words), two groups of people, scores.

Beside each figure stands of whom it is and when (read first), and how sure we are and from where (read last).
"""

from ...handouts import blocks as model
from ...handouts.words import said
from ...images import figures
from ..setting import Setting
from ..strips import Column, Strip, Strips, beside, gap, row, whole
from ..tags import Tag


def _told(evidence: model.Evidence, s: Setting, tag: Tag, body: Strips, who: Strips) -> Strips:
    """A figure with its side: who and when above it, certainty and source after it."""
    look = s.look
    notes = s.paragraph(s.say("how_sure", certainty=s.say(f"certainty_{evidence.certainty}".replace("-", "_"))), tag, look.side, "small",
                        gap=look.space.item)
    notes += s.paragraph(s.wording.source(evidence.source), tag, look.side, "small", gap=look.space.item)
    made = beside(who + notes, body)
    return gap(made, look.space.figure)


def _who(evidence: model.Evidence, s: Setting, tag: Tag) -> Strips:
    look = s.look
    return (s.paragraph(s.say("of_whom", who=s.final(evidence.who)), tag, look.side, "small")
            + s.paragraph(s.say("when", when=s.final(evidence.when)), tag, look.side, "small", gap=look.space.item))


def _later(evidence: model.Evidence, s: Setting, tag: Tag) -> Strips:
    """What was found later, in body type: it weighs as much as the figure."""
    return s.paragraph(evidence.later, tag, gap=s.look.space.item) if evidence.later else []


def pooled(block: model.PooledBlock, s: Setting, tag: Tag) -> Strips:
    """The answer as large as a single study's number, and two equal arrows."""
    found, look = block.pooled, s.look
    who = _who(found, s, tag)
    left, right = look.text.cut(figures.ARRAY, look.text.w - 2 * figures.ARRAY, figures.ARRAY)
    body = s.set(found.question, "body", look.text, tag.add("H3"))
    body += look.words(s.final(found.answer), "big", look.text, tag.add("P"), bold=True, colour=look.colours.ink)
    first, second = (s.final(group) for group in found.groups)
    body += gap([row(look.words(first, "body", left, tag.add("P"), bold=True), look.words(second, "body", right, tag.add("P"), bold=True))], .5)
    alt = s.say("same_in_both", first=first, second=second).plain
    body += gap([look.figure(left.x, look.text.w, 6.5, tag.add("Figure", alt=alt), figures.same_arrows, look.text.w, figures.ARRAY,
                             look.colours.ink)], .5)
    body += s.paragraph(found.text, tag, gap=.5)
    body += s.paragraph(s.say("studies", studies=found.studies, people=found.people), tag, gap=.5)
    body += _later(found, s, tag)
    return _told(found, s, tag, [whole(body, place=block.place)], who)


def chances(block: model.ChancesBlock, s: Setting, tag: Tag) -> Strips:
    """Two icon arrays: how many had it, and how many had not."""
    found, look = block.chances, s.look
    who = _who(found, s, tag)
    question, cells = s.set(found.question, "body", look.text, tag.add("H3")), []
    for group, column in zip(found.groups, look.text.cut(figures.ARRAY, look.text.w - 2 * figures.ARRAY, figures.ARRAY)):
        name, others = s.final(group.name), found.out_of - group.count
        counted, rest = (s.say("counted", count=n, what=s.final(what)) for n, what in ((group.count, found.counted), (others, found.others)))
        head = look.words(name, "body", column, tag.add("P"), bold=True) + [_count_line(s, group.count, found.out_of, column, tag)]
        alt = s.say("array", group=name, count=group.count, out_of=found.out_of, counted=s.final(found.counted), others=s.final(found.others),
                    rest=others).plain
        array = look.figure(column.x, figures.ARRAY, figures.ARRAY, tag.add("Figure", alt=alt), figures.people,
                            round(group.count * 100 / found.out_of), look.colours.ink)
        cells.append(head + gap([array], .5) + s.paragraph(counted, tag, column, gap=.5) + s.paragraph(rest, tag, column))
    body = [whole([*question, row(*cells, gap=.5), *_later(found, s, tag)], place=block.place)]
    return _told(found, s, tag, body, who)


def _count_line(s: Setting, count: int, out_of: int, column: Column, tag: Tag) -> Strip:
    """The number, large, and what it is out of: one line, one paragraph."""
    look, line = s.look, tag.add("P")
    large = said(str(count))
    wide = look.breadth(large, "big", bold=True) + .1
    number, rest = column.cut(wide, .8, column.w - wide - .8)
    return row(look.words(large, "big", number, line.add("Span"), bold=True, colour=look.colours.ink),
               gap(look.words(s.say("of_people", out_of=out_of), "body", rest, line.add("Span")), 1))


def bars(block: model.BarsBlock, s: Setting, tag: Tag) -> Strips:
    """Scores as bars on one scale, with what its ends mean and the difference in words."""
    found, look = block.bars, s.look
    who = _who(found, s, tag)
    body = s.set(found.question, "body", look.text, tag.add("H3"))
    label, cell, number = look.text.cut(12, 0, look.text.w - 16, .8, 3.2)
    for k, bar in enumerate(found.bars):
        name = s.final(bar.name)
        said_name = look.words(name, "body", label, tag.add("P"), bold=True, gap=.5)
        alt = s.say("bar", group=name, score=bar.score, out_of=found.out_of).plain
        drawn = look.figure(cell.x, cell.w, 2, tag.add("Figure", alt=alt), figures.score_bar, cell.w, float(bar.score), found.out_of, k == 0,
                            look.colours.ink)
        score = s.set(said(s.wording.number(bar.score)), "h2", number, tag.add("P"), bold=True, gap=0)
        body.append(row(said_name, gap([drawn], .5), score, gap=.5 if k else 0, place=bar.place))
    axis = tag.add("P")
    low, high = cell.cut(cell.w / 2, 0, cell.w / 2)
    body.append(row(s.set(s.say("scale_from", what=s.final(found.scale_from)), "small", low, axis.add("Span")),
                    s.set(s.say("scale_to", out_of=found.out_of, what=s.final(found.scale_to)), "small", high, axis.add("Span"), end=True),
                    gap=.5))
    body += s.paragraph(found.difference, tag, gap=.5) + _later(found, s, tag)
    return _told(found, s, tag, [whole(body, place=block.place)], who)
