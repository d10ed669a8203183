"""The options side by side: a table over both columns, "if you do nothing" first."""

from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.words import Words
from ...images import figures
from ..setting import Setting
from ..strips import Strip, Strips, gap, row
from ..tags import Tag


def options(block: model.Options, s: Setting, tag: Tag) -> Strips:
    """The first strip is the row of headings; it stands beside the section's title."""
    look, table = s.look, tag.add("Table")
    columns = look.text.cut(20, 2, 20)
    head = table.add("TR")
    head.add("TH", scope="Column", keep=True)
    heads = [(s.say(key), column) for key, column in zip(("options.happens", "options.known"), columns)]
    out = [row(*(look.words(words, "body", column, head.add("TH", scope="Column"), bold=True) for words, column in heads))]
    again = row(*(look.words(words, "body", column, None, bold=True) for words, column in heads))
    rows: list[tuple[Words, model.Outcome, bool]] = [(s.say("options.nothing"), block.options.if_you_do_nothing, False)]
    rows += [(s.final(choice.name), choice, choice.name.plain == s.handout.title.plain) for choice in block.options.choices]
    for name, outcome, own in rows:
        out.append(replace(_row(s, table.add("TR"), name, outcome, own), again=again))
    out[1] = replace(out[1], tied=True)                 # the headings never stand alone
    return out


def _row(s: Setting, tr: Tag, name: Words, outcome: model.Outcome, own: bool) -> Strip:
    look = s.look
    th = tr.add("TH", scope="Row")
    label = look.words(name, "body", look.side, th.add("P"), bold=True)
    label += s.paragraph(s.say("options.own"), th, look.side, "small") if own else []
    told = zip((outcome.happens, outcome.known), look.text.cut(20, 2, 20))
    cells = [s.set(words, "body", column, tr.add("TD")) for words, column in told]
    made = row(*(gap(cell, .5) for cell in (label, *cells)), gap=.5, cost=6, place=outcome.place)
    items = [look.ink(0, 0, figures.hairline, look.width, look.colours.rule)]
    if own:                                     # a tab in the margin, besides the words "this sheet"
        items.append(look.ink(.4 - look.paper.overhang, 0, figures.area, .75, made.height + .5, look.colours.ink))
    return replace(made, items=(*items, *made.items))
