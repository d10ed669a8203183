"""A plain table as a tagged PDF: for managers' reports."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from ..handouts.editions import Paper
from ..handouts.words import said
from ..images import figures
from ..images.colours import roles
from ..images.pictures import Pictures
from .canvas import TaggedCanvas
from .columns import plain_look
from .compositor import Compositor
from .pages import paginate, paint
from .strips import Strip, Strips, row
from .tags import Tag


def listing(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], paper: str | Paper, words: Sequence[str] = ()
) -> tuple[bytes, int]:
    """The PDF of a table and its number of pages; `shares` are the columns' parts of the width, `words` paragraphs before it.

    The headings stand on every page.
    """
    look = plain_look(paper, roles("#000000"), Pictures(), "en")
    c = Compositor(look)
    root = Tag("Document")
    widths = [look.width * share / sum(shares) for share in shares]
    columns = look.wide.cut(*[part for width in widths for part in (width - 1, 1)])
    out = c.words(said(title), "h2", look.wide, root.add("H1"), bold=True)
    for paragraph in words:
        out += c.words(said(paragraph), "body", look.wide, root.add("P"), gap=look.space.paragraph)
    table = root.add("Table")

    def line(cells: Sequence[str], tags: Sequence[Tag | None], bold: bool = False) -> Strip:
        made = row(
            *(
                c.words(said(cell), "small", column, tag, bold=bold) if cell else [Strip(look.lead("small"))]
                for cell, column, tag in zip(cells, columns, tags)
            ),
            gap=0.5,
        )
        return replace(made, items=(look.ink(0, 0, figures.hairline, look.width, look.colours.rule), *made.items))

    head = table.add("TR")
    out.append(replace(line(heads, [head.add("TH", scope="Column") for _ in heads], bold=True), gap=1))
    again = line(heads, [None] * len(heads), bold=True)
    for k, cells in enumerate(rows):
        tr = table.add("TR")
        out.append(replace(line(cells, [tr.add("TD", keep=True) for _ in cells]), tied=k == 0, again=again))
    return plain_pages(out, c, root, title)


def plain_pages(strips: Strips, c: Compositor, root: Tag, title: str) -> tuple[bytes, int]:
    """Strips on pages without a head, "2 / 5" in their foot where there are several: the PDF and its number of pages.

    Raises Problems with what could not be set.
    """
    c.gathered.complain()
    look = c.look
    pages = paginate(strips, look.room)
    out = BytesIO()
    canvas = TaggedCanvas(out, root, look.paper.size, look.language)
    canvas.describe(title, "Patient Handouts", title)
    for k, page in enumerate(pages, 1):
        paint(canvas, page, look.grid, look.top)
        if len(pages) > 1:
            with canvas.pagination("Footer"):
                paint(canvas, c.words(said(f"{k} / {len(pages)}"), "small", look.wide, None, end=True), look.grid, look.bottom + 1)
        canvas.showPage()
    canvas.save()
    return out.getvalue(), len(pages)
