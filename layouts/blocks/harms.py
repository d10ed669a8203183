"""Harms per 1,000: the number in the side column, as large as a benefit's; what it is, and its part of a line, in the text column.

In one column they are a list, the number above the words.
"""

from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.words import Words
from ...images import figures
from ..look import under
from ..setting import Setting
from ..strips import Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import listed_items, one_thing


def harms(block: model.HarmsBlock, s: Setting, tag: Tag) -> Strips:
    """A sentence before them says of which harms nobody counted how many others have them."""
    look, rows = s.look, block.harms.rows
    compared = [harm.compared is not None for harm in rows]
    lacking = s.say("harms.else_no_comparison" if any(compared) else "harms.no_comparison")
    out = [] if all(compared) else s.paragraph(lacking, tag, gap=look.space.item)
    return out + (_listed if look.one_column else _table)(block.harms, s, tag)


def _table(harms: model.Harms, s: Setting, tag: Tag) -> Strips:
    look, table, out = s.look, tag.add("Table"), Strips()
    head = table.add("TR")
    many = s.say("harms.how_many", out_of=s.wording.number(harms.out_of))
    heads = (many, look.side), (s.say("harms.what"), look.text)
    out.append(
        row(
            *(s.words(words, "body", column, head.add("TH", scope="Column"), bold=True) for words, column in heads),
            gap=look.space.paragraph,
        )
    )
    again = row(*(s.words(words, "body", column, None, bold=True) for words, column in heads))
    for k, harm in enumerate(harms.rows):
        out.append(replace(_row(s, table.add("TR"), harm, harms.out_of), tied=k == 0, again=again))
    return one_thing(out, look)


def _listed(harms: model.Harms, s: Setting, tag: Tag) -> Strips:
    listed, out = tag.add("L", numbering="None"), list[Strips]()
    for harm in harms.rows:
        item = listed.add("LI")
        number, body = _cells(s, item.add("Lbl"), item.add("LBody"), harm, harms.out_of)
        made = whole([Strip(0.5), *number, *body], gap=s.look.space.paragraph, place=harm.place)
        out.append([_ruled(s, made, 0)])
    return listed_items(out, s.look, s.look.ends.torn)


def _row(s: Setting, tr: Tag, harm: model.Harm, out_of: int) -> Strip:
    number, body = _cells(s, tr.add("TH", scope="Row"), tr.add("TD"), harm, out_of)
    return _ruled(s, row(gap(number, 0), gap(body, 0.5), gap=0.5, place=harm.place), -0.25)


def _ruled(s: Setting, strip: Strip, y: float) -> Strip:
    return replace(strip, items=(s.look.ink(0, y, figures.hairline, s.look.width, s.look.colours.rule), *strip.items))


def _cells(s: Setting, count: Tag, told: Tag, harm: model.Harm, out_of: int) -> tuple[Strips, Strips]:
    """How many of how many; and what it is, its part of a line, what it means."""
    look = s.look
    of = s.final(harm.of) if harm.of else s.say("harms.people")
    number = s.words(_number(s, harm), "phone", look.side, count.add("P"), bold=True, colour=look.colours.ink)
    if harm.unknown is None:
        wide = look.breadth(_number(s, harm), "phone", bold=True) + 0.8 if look.one_column else 0
        many = s.paragraph(s.say("harms.of", out_of=s.wording.number(out_of), of=of), count, look.side.indent(wide), "small")
        number = [row(number, gap(many, look.lead("phone") - look.lead("small")))] if look.one_column else number + many
    name = s.final(harm.name)
    body = s.paragraph(name.strong(), told)
    most = next((n for n in (harm.count, harm.up_to, harm.fewer_than) if n is not None), None)
    if most is not None:
        alt = s.say("harms.share", number=_number(s, harm), out_of=s.wording.number(out_of), of=of).plain
        bar = look.figure(
            look.text.x, look.text.w, 1, told.add("Figure", alt=alt), figures.share_bar, look.text.w, most, out_of, look.colours.ink
        )
        body += gap([bar], under(name))
    return number, body + s.paragraph(_told(s, harm, out_of, of), told, gap=0.5 if most is not None else 0)


def _number(s: Setting, harm: model.Harm) -> Words:
    """How many, in words as short as a numeral."""
    for key in ("count", "fewer_than", "up_to"):
        if (number := getattr(harm, key)) is not None:
            return s.say("harms.none" if number == 0 else f"harms.{key}", number=s.wording.number(number))
    return s.say("harms.unknown")


def _told(s: Setting, harm: model.Harm, out_of: int, of: Words) -> Words:
    """How many of those it is compared with have it, what it means, and the source."""
    words = s.final(harm.text)
    if harm.compared is not None and harm.compared_with is not None:
        number, most = s.wording.number(harm.compared), s.wording.number(out_of)
        who = s.final(harm.compared_with)
        words = s.say("harms.compared", compared_with=who, number=number, out_of=most, of=of).then(" ", words)
    if harm.unknown is not None:
        words = words.then(" ", s.final(harm.unknown))
    if harm.source:
        words = words.then(" ", s.wording.source(harm.source))
    return words
