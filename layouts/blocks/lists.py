"""Words one under the other: paragraphs, lists with their titles, checklists, questions, lines to write on."""

from collections.abc import Callable, Iterable, Sequence

from ...handouts import blocks as model
from ...handouts.text import Text
from ...handouts.words import Words
from ...images import figures
from ..look import Look
from ..setting import Setting
from ..strips import Column, Item, Strips, gap, height, row, tied
from ..tags import Tag

ALONE = 2  # items: no page break leaves so few, or fewer, on either side
HALF = 0.56  # of a page
WRITTEN = 16.0  # u: a line beside another one is long enough for a day and a time, or for a few words
Bullet = Callable[[float], Item]


def hang(mark: Item, strips: Strips) -> Strips:
    """A mark in front of the first of these strips; it adds no height."""
    return [strips[0].but(items=(mark, *strips[0].items)), *strips[1:]]


def bullets(
    s: Setting,
    tag: Tag,
    items: Iterable[Text | Words | model.Nested],
    column: Column,
    indent: float,
    mark: Bullet,
    *,
    role: str = "body",
    bold: bool = False,
    between: float | None = None,
    goes_on: bool = False,
) -> Strips:
    """A list; `mark(x)` gives each item's sign, which is painted and not read (the list says that it is one).

    One that `goes_on` is for who hears it the rest of the one that the tag ends with.
    """
    listed, out, told = tag.kids[-1] if goes_on else tag.add("L", numbering="Disc"), list[Strips](), list(items)
    for k, item in enumerate(told):
        body = listed.add("LI").add("LBody")
        space, words = s.look.space.item if between is None else between, column.indent(indent)
        if isinstance(item, model.Nested):
            told_item = gap(_nested(item, s, body, words), space if k else 0)
        else:
            told_item = s.set(item, role, words, body, bold=bold, gap=space if k else 0)
        out.append(hang(mark(column.x), told_item))
    return listed_items(out, s.look)


def _nested(item: model.Nested, s: Setting, body: Tag, column: Column) -> Strips:
    """An item's words and the list under them, whose first item stays with them."""
    words = s.paragraph(item.item, body, column)
    inner = bullets(s, body, item.list, column, 2, lambda x: s.look.ink(x, 0.9, figures.dash, 0.8, s.look.colours.ink))
    return words + tied(gap(inner, s.look.space.heading))


def title(words: Text | None, s: Setting, tag: Tag, column: Column | None = None) -> Strips:
    """What stands above a list, if anything does."""
    return s.set(words, "body", column or s.look.text, tag.add("H3"), bold=True) if words else []


def under_title(head: Strips, strips: Strips, s: Setting, between: float | None = None) -> Strips:
    """A list under its title, on its page; or alone."""
    space = s.look.space
    above = space.figure if head else space.paragraph
    return gap(head + tied(gap(strips, space.heading if between is None else between)) if head else strips, above)


def listed_items(items: Sequence[Strips], look: Look, price: float | None = None) -> Strips:
    """Items one under the other: a page may end between two, at `price` (that of an item), if this leaves more than two on either side."""
    out, ends, count = Strips(), look.ends, len(items)
    for k, (first, *more) in enumerate(items):
        cost = ends.item if price is None else price
        first = first.but(nth=(items[0][0].items, k))
        out.append(first.but(cost=ends.never if k <= ALONE or count - k <= ALONE else cost) if k else first)
        out += [strip.but(cost=ends.never) for strip in more] if k < ALONE or count - k <= ALONE else more
    return out


def one_thing(rows: Strips, look: Look) -> Strips:
    """What is looked at as one (a table, doses): never torn where it takes about half a page at most, else at a high price.

    One row left alone, the first with a table's headings or the last, costs more.
    """
    ends, small, first = look.ends, height(rows) <= look.room.other * HALF, 1 + sum(row.tied for row in rows)
    costs = [ends.never if small else ends.torn + ends.row * (k <= first or k == len(rows) - 1) for k in range(len(rows))]
    return [*rows[:1], *(row.but(cost=cost) for row, cost in zip(rows[1:], costs[1:]))]


def bullet(s: Setting, colour: str | None = None) -> Bullet:
    """A round bullet on the first line's middle."""
    return lambda x: s.look.ink(x, 0.66, figures.dot, 0.36, colour or s.look.colours.ink)


def paragraph(block: model.ParagraphBlock, s: Setting, tag: Tag) -> Strips:
    return s.paragraph(block.paragraph, tag, gap=s.look.space.paragraph)


def bullet_list(block: model.BulletList, s: Setting, tag: Tag) -> Strips:
    head = title(block.title, s, tag)
    return under_title(head, bullets(s, tag, block.list, s.look.text, 2, bullet(s)), s)


def run_in(lead: model.ParagraphBlock, names: model.BulletList, s: Setting, tag: Tag) -> Strips:
    """A sentence and the short names that it announces, in one paragraph."""
    first, *more = (item for item in names.list if isinstance(item, Text))
    told = s.final(first)
    for name in more:
        told = s.say("figures.next", before=told, next=s.final(name))
    return s.paragraph(s.final(lead.paragraph).then(" ", s.say("figures.sentence", words=told)), tag, gap=s.look.space.paragraph)


def checklist(block: model.Checklist, s: Setting, tag: Tag) -> Strips:
    """Boxes to tick, in two columns, read row by row."""
    look, head = s.look, title(block.title, s, tag)
    listed, out = tag.add("L", numbering="Disc"), list[Strips]()
    for k in range(0, len(block.checklist), 2):
        cells = [
            hang(look.ink(column.x, 0.3, figures.tick_box), s.set(item, "body", column.indent(3), listed.add("LI").add("LBody")))
            for item, column in zip(block.checklist[k : k + 2], look.pair)
        ]
        out += [gap(cell, look.space.paragraph) for cell in cells] if look.one_column else [look.paired(*cells, gap=look.space.paragraph)]
    made = listed_items(out, look) if look.one_column else one_thing([strip for row in out for strip in row], look)
    return under_title(head, made, s) if head else made


def questions(block: model.Questions, s: Setting, tag: Tag) -> Strips:
    return _asked(s, tag, s.say("ask.us"), block.questions)


def teach_back(block: model.TeachBack, s: Setting, tag: Tag) -> Strips:
    """What the patient tells in own words: best on the page of what the patient asks."""
    first, *more = _asked(s, tag, s.say("ask.teach_back"), block.teach_back)
    return [first.but(cost=s.look.ends.torn), *more]


def _asked(s: Setting, tag: Tag, lead_in: Words, items: tuple[Text, ...]) -> Strips:
    """A bold lead-in and the questions after it, one after the other."""
    words = lead_in.strong()
    for item in items:
        words = words.then(" ", s.final(item))
    return s.paragraph(words, tag, gap=s.look.space.paragraph)


def write_on(block: model.WriteOn, s: Setting, tag: Tag) -> Strips:
    """Lead-in words, and a line from there to the column's end; two side by side where both leave room to write."""
    look, told, out = s.look, [s.final(lead_in).strong() for lead_in in block.write_on], Strips()
    least = look.halves[0].w - WRITTEN
    columns = look.halves if all(look.breadth(words, "body", bold=True) <= least for words in told) else (look.text,)
    for k in range(0, len(told), len(columns)):
        cells = (_line(words, column, s, tag) for words, column in zip(told[k:], columns))
        out.append(row(*cells, gap=look.space.pitch - 2))
    return listed_items([[line] for line in out], look)


def _line(lead_in: Words, column: Column, s: Setting, tag: Tag) -> Strips:
    free = column.w - s.look.breadth(lead_in, "body", bold=True) - 0.6
    return s.paragraph(lead_in.then(" ", Words((s.wording.blank(max(6, free)),))), tag, column)
