"""`handouts proof`: page 1 of every sheet side by side, or every page as a photocopier leaves it."""

import re
import sys
from io import BytesIO
from math import isfinite
from pathlib import Path

import click

from ..press.orders.plan import orders
from ..press.orders.workshop import Workshop
from .asking import opened, today, workspace
from .options import Selection, selection
from .writing import size_of, write_whole

DPI = 110  # of the pictures of the proof's own pages


@click.command("proof")
@selection
@click.option("--photocopy", is_flag=True, help="Every page in grey and in one bit, with its contrast and ink, measured.")
@click.option(
    "--price",
    type=click.FloatRange(min=0),
    metavar="PRICE",
    help="With --photocopy: what the toner of one page costs at 5 % coverage, as its maker says. Tells what 1,000 copies take: "
    "1,000 × PRICE × the sum of coverage ÷ 5 % over the pages; paper is not in it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A PDF file (in ./out/ unless you say); pictures of its pages are put beside it.",
)
@workspace
def command(which: Selection, photocopy: bool, price: float | None, output: Path | None, workspace: Path | None) -> None:
    """Look at many sheets at once (PDF and PNG): page 1 of each, and what is odd about it."""
    if price is not None and not isfinite(price):
        raise click.BadParameter("a price is a number", param_hint="--price")
    if price is not None and not photocopy:
        raise click.UsageError("--price goes with --photocopy")
    library = opened(workspace)
    shop = Workshop(library, today())
    found = orders(shop, [which.wanted(library)])
    if not found:
        raise click.UsageError("no sheet is asked for by that")

    from ..layouts.proofs import proof_sheet  # the imports that cost: ReportLab, Pillow
    from ..press.proofs.proof_pages import photocopied, side_by_side

    with click.progressbar(found, label="looking", file=sys.stderr) as looked_at:
        groups = list(photocopied(shop, looked_at, price) if photocopy else side_by_side(shop, looked_at))
    title = f"{'Photocopy' if photocopy else 'Proof'}, {shop.today}"
    data, pages = proof_sheet(title, groups, shop.theme().for_lists(found[0].paper))
    path = output or Path("out") / ("photocopy.pdf" if photocopy else "proof.pdf")
    write_whole(path, data)
    _write_pictures(path, data)
    for group in groups:
        for name, flags in [(group.heading, group.flags), *((f"{group.heading}  {cell.name}", cell.flags) for cell in group.cells)]:
            for flag in flags:
                click.echo(f"{name}: {flag}")
    click.echo(f"{path}  {pages} page{'s' if pages != 1 else ''}  {size_of(data)}")


def _write_pictures(path: Path, data: bytes) -> None:
    """NAME-01.png …: a picture of each page of the proof; those that a longer proof of this name left behind go."""
    from ..press.proofs.render import pages_of

    made = set[Path]()
    for page in pages_of(data, DPI):
        out = BytesIO()
        page.picture.image.save(out, "PNG")
        made.add(picture := path.with_name(f"{path.stem}-{page.number:02}.png"))
        write_whole(picture, out.getvalue())
    for old in set(path.parent.glob("*.png")) - made:
        if re.fullmatch(rf"{re.escape(path.stem)}-\d{{2,}}", old.stem):
            old.unlink()
