"""Harms per 1,000: the number in the side column, as large as a benefit's; what it is, and its part of a line, in the text column."""

from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.words import Words
from ...images import figures
from ..setting import Setting
from ..strips import Strip, Strips, gap, row
from ..tags import Tag


def harms(block: model.HarmsBlock, s: Setting, tag: Tag) -> Strips:
    look, table, out_of = s.look, tag.add("Table"), block.harms.out_of
    head = table.add("TR")
    first = row(look.words(s.say("how_many"), "body", look.side, head.add("TH", scope="Column"), bold=True),
                look.words(s.say("harm"), "body", look.text, head.add("TH", scope="Column"), bold=True), gap=look.space.paragraph)
    return [first, *(replace(_row(s, table.add("TR"), harm, out_of), tied=k == 0) for k, harm in enumerate(block.harms.rows))]


def _row(s: Setting, tr: Tag, harm: model.Harm, out_of: int) -> Strip:
    look, count, told = s.look, tr.add("TH", scope="Row"), tr.add("TD")
    number = look.words(_number(s, harm), "phone", look.side, count.add("P"), bold=True, colour=look.colours.ink)
    of = s.final(harm.of) if harm.of else s.say("people")
    if harm.unknown is None:
        number += s.paragraph(s.say("of_many", out_of=out_of, of=of), count, look.side, "small")
    body = s.paragraph(s.final(harm.name).strong(), told)
    if (most := next((n for n in (harm.count, harm.up_to, harm.fewer_than) if n is not None), None)) is not None:
        alt = s.say("share", number=_number(s, harm), out_of=out_of, of=of).plain
        body.append(look.figure(look.text.x, look.text.w, 1, told.add("Figure", alt=alt), figures.share_bar, look.text.w, most, out_of,
                                look.colours.ink))
        body = gap(body, 0)
    text = s.final(harm.text) if harm.unknown is None else s.final(harm.text) + s.say("space") + s.final(harm.unknown)
    body += s.paragraph(text, told, gap=.5 if most is not None else 0)
    body += s.paragraph(_compared(s, harm, out_of, of), told, role="small")
    made = row(gap(number, 0), gap(body, .5), gap=.5, cost=1, place=harm.place)
    return replace(made, items=(look.ink(0, -.25, figures.hairline, look.width, look.colours.rule), *made.items))


def _number(s: Setting, harm: model.Harm) -> Words:
    """How many, in words as short as a numeral."""
    if harm.count is not None:
        return s.say("about", number=s.wording.number(harm.count))
    if harm.fewer_than is not None:
        return s.say("fewer_than", number=s.wording.number(harm.fewer_than))
    if harm.up_to is not None:
        return s.say("up_to", number=s.wording.number(harm.up_to))
    return s.say("no_number")


def _compared(s: Setting, harm: model.Harm, out_of: int, of: Words) -> Words:
    """How many without the treatment, or that nobody counted; and the source."""
    words = s.say("without", number=s.wording.number(harm.compared), out_of=out_of, of=of) if harm.compared is not None \
        else s.say("no_comparison")
    return words + s.say("space") + s.wording.source(harm.source) if harm.source else words
