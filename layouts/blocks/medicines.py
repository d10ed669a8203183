"""A patient's medicines: what is taken, what for, how much, and a box for each time of day; rows for staff to write in."""

from ...handouts import blocks as model
from ...handouts.block_words import listed_cell, medicine_times
from ...handouts.words import NO_WORDS, Words
from ...images import figures
from ..look import Look
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import hang, listed_items
from .tables import BETWEEN, TableRows, fitted, ruled, unparted

TOLD = "name", "for", "how_much"
EMPTY = 3.5  # u: an empty row is high enough for handwriting
BOX = 1.5  # u
APART = 1.0  # u: from a time of day to the next
NARROWEST = 8.0  # u: what is written by hand needs as much


def medicines(block: model.Medicines, s: Setting, tag: Tag) -> Strips:
    """A table over both columns; in one column each medicine is a list."""
    times = [s.say(f"medicines.{time}") for time in model.TIMES]
    columns = _columns(block.medicines, times, s)
    return _table(block.medicines, columns, times, s, tag) if columns else _listed(block.medicines, times, s, tag)


def side_taken(block: model.Medicines, s: Setting) -> bool:
    """Whether it takes both columns."""
    return not s.look.one_column and bool(_columns(block.medicines, [s.say(f"medicines.{time}") for time in model.TIMES], s))


def too_wide(block: model.Medicines, s: Setting) -> bool:
    """Whether its columns find no room."""
    return not _columns(block.medicines, [s.say(f"medicines.{time}") for time in model.TIMES], s)


def _cells(medicine: model.Medicine, s: Setting, final: bool) -> list[Words]:
    told = s.final if final else s.wording.words
    return [told(text) if text else NO_WORDS for text in (medicine.name, medicine.for_, medicine.how_much)]


def _columns(found: model.MedicineList, times: list[Words], s: Setting) -> list[Column]:
    """Three for words and one for each time of day; none where they find no room."""
    look = s.look
    each = [look.widest(time, "small", bold=True) + APART for time in times]
    rest = Column(look.wide.x, look.wide.w - sum(each) - BETWEEN)
    heads = [s.say(f"medicines.{name}") for name in TOLD]
    rows = TableRows(heads, [_cells(medicine, s, final=False) for medicine in found.rows], True, [])
    if not (words := fitted(rows, rest, look, NARROWEST)):
        return []
    after = Column(rest.x + rest.w + BETWEEN, sum(each)).cut(*[part for width in each for part in (width, 0.0)][:-1])
    return [*words, *after]


def _table(found: model.MedicineList, columns: list[Column], times: list[Words], s: Setting, tag: Tag) -> Strips:
    look, table, names = s.look, tag.add("Table"), [s.say(f"medicines.{name}") for name in TOLD]
    top = table.add("TR")
    heads = [(words, "body") for words in names] + [(words, "small") for words in times]
    out = [_heads(heads, columns, s, [top.add("TH", scope="Column") for _ in columns]).but(gap=look.space.figure)]
    repeated = _heads(heads, columns, s, [None] * len(columns))
    for k, medicine in enumerate((*found.rows, *[None] * found.lines)):
        tr = table.add("TR")
        made = row(*_row(medicine, columns, times, s, tr), gap=0.5, place=medicine.place if medicine else found.place)
        out.append(ruled(made, columns, look, 0.75 if k else 1.5).but(tied=k == 0, again=repeated))
    return unparted(out, look)


def _heads(heads: list[tuple[Words, str]], columns: list[Column], s: Setting, tags: list[Tag] | list[None]) -> Strip:
    cells = [s.words(words, role, column, tag, bold=True) for (words, role), column, tag in zip(heads, columns, tags)]
    tall = max(whole(cell).height for cell in cells)
    return row(*(gap(cell, tall - whole(cell).height) for cell in cells))


def _row(medicine: model.Medicine | None, columns: list[Column], times: list[Words], s: Setting, tr: Tag) -> list[Strips]:
    """A medicine's cells; those of None are to be written in."""
    cells = list[Strips]()
    for k, words in enumerate(_cells(medicine, s, final=True) if medicine else [NO_WORDS] * len(TOLD)):
        tag = tr.add("TH", scope="Row") if medicine and not k else tr.add("TD", keep=True)
        cells.append(gap(s.words(words, "body", columns[k], tag, bold=k == 0), 0.5) if words.plain else [Strip(2 if medicine else EMPTY)])
    chosen = medicine.when if medicine else ()
    for time, words, column in zip(model.TIMES, times, columns[len(TOLD) :]):
        tag = tr.add("TD", keep=True)
        cells.append([Strip(2) if chosen and time not in chosen else _box(s.look, column.x, tag, words, time in chosen)])
    return cells


def _box(look: Look, x: float, tag: Tag, words: Words, ticked: bool) -> Strip:
    """A box; one that is ticked says its time to those who hear the sheet."""
    if not ticked:
        return Strip(2.5, (look.ink(x, 0.75, figures.tick_box),))
    drawn = look.figure(x, BOX, BOX, tag.add("Figure", alt=words.plain), figures.ticked_box)
    return Strip(2.5, tuple(Item(item.what, item.x, 0.75) for item in drawn.items))


def _listed(found: model.MedicineList, times: list[Words], s: Setting, tag: Tag) -> Strips:
    """Each under its name: what it is for, how much, and the boxes with the times beside them."""
    look, listed, out = s.look, tag.add("L", numbering="None"), list[Strips]()
    for medicine in (*found.rows, *[None] * found.lines):
        item = listed.add("LI")
        body, made = item.add("LBody"), [Strip(0.5)]
        cells = _cells(medicine, s, final=True) if medicine else [NO_WORDS] * len(TOLD)
        for name, words in zip(TOLD, cells):
            if medicine and name == "for" and not words.plain:
                continue
            told = words.strong() if name == "name" and words.plain else words if words.plain else Words((s.wording.blank(18),))
            said = told if name == "name" and words.plain else listed_cell(s, s.say(f"medicines.{name}"), told)
            made += s.paragraph(said, body, gap=look.space.heading if len(made) > 1 else 0)
        made += gap(_when(medicine, times, s, body), look.space.heading)
        out.append([ruled(whole([*made, Strip(0.25)], place=medicine.place if medicine else found.place, gap=0.5), [look.text], look)])
    return gap(listed_items(out, look, look.ends.torn), look.space.figure)


def _when(medicine: model.Medicine | None, times: list[Words], s: Setting, tag: Tag) -> Strips:
    """The times of day in words; where staff choose them boxes, each with its word, two in a row where four find no room."""
    look, out = s.look, Strips()
    if medicine is not None and medicine.when:
        return [strip for words in medicine_times(s, medicine) for strip in s.paragraph(words, tag)]
    wide = max(look.breadth(words, "body") for words in times) + 3.5
    many = 4 if 4 * wide <= look.text.w else 2
    for k in range(0, len(times), many):
        cells = list[Strips]()
        for n, words in enumerate(times[k : k + many]):
            column = Column(look.text.x + n * look.text.w / many, look.text.w / many)
            cells.append(hang(look.ink(column.x, 0.3, figures.tick_box), s.paragraph(words, tag, column.indent(2.5))))
        out.append(row(*cells, gap=look.space.heading if k else 0))
    return out
