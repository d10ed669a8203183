"""The options side by side: a table over both columns, "if you do nothing" first; in one column a list of them.

A choice's picture stands under its name.
"""

from ...handouts import blocks as model
from ...handouts.block_words import listed_outcome
from ...handouts.words import Words
from ...images import figures
from ..setting import Setting
from ..strips import Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import one_thing
from .pictures import small

KEYS = "options.happens", "options.known"
Rows = list[tuple[Words, model.Outcome, bool]]  # name, what is known of it, whether it is this sheet's own


def options(block: model.Options, s: Setting, tag: Tag) -> Strips:
    rows: Rows = [(s.say("options.nothing"), block.options.if_you_do_nothing, False)]
    rows += [(s.final(choice.name), choice, choice.name.plain == s.handout.title.plain) for choice in block.options.choices]
    return (_listed if s.look.one_column else _table)(rows, s, tag)


def _table(rows: Rows, s: Setting, tag: Tag) -> Strips:
    """The first strip is the row of headings; it stands beside the section's title."""
    look, table = s.look, tag.add("Table")
    head = table.add("TR")
    head.add("TH", scope="Column", keep=True)
    heads = [(s.say(key), column) for key, column in zip(KEYS, look.pair)]
    out = [row(*(s.words(words, "body", column, head.add("TH", scope="Column"), bold=True) for words, column in heads))]
    again = row(*(s.words(words, "body", column, None, bold=True) for words, column in heads))
    for name, outcome, own in rows:
        out.append(_row(s, table.add("TR"), name, outcome, own).but(again=again))
    out = one_thing(out, look)
    out[1] = out[1].but(tied=True)  # the headings never stand alone
    return out


def _row(s: Setting, tr: Tag, name: Words, outcome: model.Outcome, own: bool) -> Strip:
    look = s.look
    th = tr.add("TH", scope="Row")
    label = s.words(name, "body", look.side, th.add("P"), bold=True)
    label += s.paragraph(s.say("options.own"), th, look.side, "small") if own else []
    label += _picture(outcome, s, th)
    told = zip((outcome.happens, outcome.known), look.pair)
    cells = [s.set(words, "body", column, tr.add("TD")) for words, column in told]
    made = row(*(gap(cell, 0.5) for cell in (label, *cells)), gap=0.5, place=outcome.place)
    return _ruled(made, own, s)


def _picture(outcome: model.Outcome, s: Setting, tag: Tag) -> Strips:
    """A choice's picture, where it has one."""
    if not isinstance(outcome, model.Choice) or not outcome.picture:
        return []
    look = s.look
    return gap(small(outcome.picture, s, tag, look.edition.picture, look.text), look.space.heading)


def _ruled(strip: Strip, own: bool, s: Setting) -> Strip:
    """A hairline above; the sheet's own option has a tab in the margin, besides the words "this sheet"."""
    look = s.look
    items = [look.ink(0, 0, figures.hairline, look.width, look.colours.rule)]
    if own:
        items.append(look.ink(min(0.4 - look.paper.overhang, -1.0), 0, figures.area, 0.75, strip.height + 0.5, look.colours.ink))
    return strip.but(items=(*items, *strip.items))


def _listed(rows: Rows, s: Setting, tag: Tag) -> Strips:
    """Each option's name, and its two cells as paragraphs that the table's headings begin."""
    look, out = s.look, Strips()
    for name, outcome, own in rows:
        made = gap(s.words(name, "body", look.text, tag.add("H3"), bold=True), 0.5)
        made += s.paragraph(s.say("options.own"), tag, role="small") if own else []
        made += _picture(outcome, s, tag)
        for words in listed_outcome(s, outcome):
            made += s.paragraph(words, tag, gap=look.space.heading)
        out.append(_ruled(whole([Strip(0), *made, Strip(0, gap=0.5)], place=outcome.place, gap=0.5), own, s))
    return one_thing(out, look)
