"""A page by which a printer is tried: what it says of itself, a rule for its margins, a length, greys."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from ..handouts.editions import Paper
from ..handouts.words import said
from ..images import figures
from ..images.colours import roles
from ..images.pen import Pen
from ..images.pictures import Pictures
from .canvas import TaggedCanvas
from .columns import plain_look
from .compositor import Compositor
from .look import Look
from .pages import paginate, paint
from .segments import missing
from .strips import Strip, Strips, row
from .tags import Tag

MM = 72 / 25.4
LINES, LONG = 12, 5  # lines of the rule at each edge, 1 mm apart; every fifth is longer
LENGTH = 100  # mm
GREYS = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)  # per cent of black
TITLE = "Test page of the desk"
MARGINS = (
    f"From the middle of each edge come {LINES} lines, 1 mm apart; those at 5 and 10 mm are longer. Count what is missing: where a line is "
    "not there, this printer cannot print."
)
SCALE = f"This line is {LENGTH} mm long. If it is not, the page was enlarged or made smaller on its way."
GREY = "Ten greys. Each should be darker than the one before it, and the page around them white."


def trial_page(facts: Sequence[tuple[str, str]], paper: str | Paper) -> bytes:
    """The PDF, of two pages, so that both sides can be seen; `facts` are told in rows.  Raises Problems."""
    look = plain_look(paper, roles("#000000"), Pictures(), "en")
    c, root = Compositor(look), Tag("Document")
    strips = c.words(said(TITLE), "title", look.wide, root.add("H1"), bold=True)
    strips += _facts(c, facts, root)
    for words, strip in ((SCALE, _length(look)), ("", None), (GREY, None)):
        strips += c.words(said(words), "body", look.wide, root.add("P"), gap=look.space.section) if words else []
        strips += [strip] if strip else []
    strips += [replace(_greys(c, root), gap=1.0)]
    strips += c.words(said(MARGINS), "body", look.wide, root.add("P"), gap=look.space.section)
    back = c.words(said("The back, or page 2"), "h2", look.wide, root.add("H2"), bold=True)
    c.gathered.complain()
    out = BytesIO()
    canvas = TaggedCanvas(out, root, look.paper.size, look.language)
    canvas.describe(TITLE, "Patient Handouts", TITLE)
    for side in (strips, back):
        for page in paginate(side, look.room):
            paint(canvas, page, look.grid, look.top)
            canvas.paint(margin_rule(*look.paper.size))
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def margin_rule(width: float, height: float) -> str:
    """Lines that come in from the middle of each edge of a page, as PDF's operators, in points."""
    said = [f"0 G {0.75:g} w"]
    for k in range(1, LINES + 1):
        off, half = k * MM, (9 if k % LONG == 0 else 5) * MM
        for y in (off, height - off):
            said.append(f"{width / 2 - half:.2f} {y:.2f} m {width / 2 + half:.2f} {y:.2f} l S")
        for x in (off, width - off):
            said.append(f"{x:.2f} {height / 2 - half:.2f} m {x:.2f} {height / 2 + half:.2f} l S")
    return "\n".join(said)


def _facts(c: Compositor, facts: Sequence[tuple[str, str]], root: Tag) -> Strips:
    """Names and what is said of each."""
    look, table, made = c.look, root.add("Table"), list[Strip]()
    left, right = look.wide.cut(look.width * 0.3, 1, look.width * 0.7 - 1)[:2]
    for k, (name, what) in enumerate(facts):
        tr = table.add("TR")
        head, cell = tr.add("TH", scope="Row", keep=True), tr.add("TD", keep=True)
        strip = row(
            c.words(said(name), "body", left, head, bold=True), c.words(said(_printable(look, what) or "–"), "body", right, cell), gap=0.5
        )
        made.append(replace(strip, gap=0.0 if k else look.space.paragraph))
    return made


def _printable(look: Look, what: str) -> str:
    """Printers are called as somebody called them: a letter that the font lacks is a question mark."""
    lost = {letter for span in said(what) for letter in missing(span, look.style("body"))}
    return "".join("?" if letter in lost or not letter.isprintable() else letter for letter in what)


def _length(look: Look) -> Strip:
    return Strip(2.0, (look.ink(0, 0.5, measure, LENGTH * MM / look.u, look.colours.ink),), gap=0.5)


def measure(pen: Pen, u: float, width: float, colour: str) -> None:
    """A line with a stroke at each tenth of it."""
    pen.stroke(colour, 0.75 / u).line(0, 0, width, 0)
    for k in range(11):
        pen.line(width * k / 10, 0, width * k / 10, -1.0 if k % 5 == 0 else -0.5)


def _greys(c: Compositor, root: Tag) -> Strip:
    """A patch of each grey, its share of black under it."""
    look = c.look
    columns = look.wide.cut(*[part for _ in GREYS for part in (look.width / len(GREYS) - 0.5, 0.5)][:-1])
    tags, made = [root.add("P") for _ in GREYS], list[Strips]()
    for share, column, tag in zip(GREYS, columns, tags):
        level = round(255 * (1 - share / 100))
        patch = look.ink(column.x, 0, figures.area, column.w, 4.0, f"#{level:02x}{level:02x}{level:02x}")
        made.append([Strip(4.5, (patch,)), *c.words(said(f"{share} %"), "small", column, tag)])
    return row(*made, gap=0.5)
