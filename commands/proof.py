"""`handouts proof`: page 1 of every sheet side by side, or every page as a photocopier leaves it."""

import re
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import click

from ..handouts.catalogue import ORIGINAL
from ..handouts.library import NotKnown
from ..handouts.problems import Problems
from ..press.order import Order
from ..press.workshop import Workshop
from .asking import Name, opened, today, workspace
from .writing import size_of, write_whole

DPI = 110               # of the pictures of the proof's own pages


@click.command("proof")
@click.option("--clinic", "clinics", multiple=True, type=Name("clinic"), help="Only this clinic (again for more).")
@click.option("--topic", "topics", multiple=True, type=Name("topic"), help="Only this topic (again for more).")
@click.option("--language", "languages", multiple=True, help="In this language (again for more; English unless you say).")
@click.option("--edition", "editions", multiple=True, type=click.Choice(["standard", "clear", "large"]),
              help="In this edition (again for more; the clinic's own unless you say).")
@click.option("--photocopy", is_flag=True, help="Every page in grey and in one bit, with its contrast and ink, measured.")
@click.option("--price", type=click.FloatRange(min=0), metavar="PRICE",
              help="With --photocopy: what the toner of one page costs at 5 % coverage, as its maker says. Tells what 1,000 copies take: "
                   "1,000 × PRICE × the sum of coverage ÷ 5 % over the pages; paper is not in it.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="A PDF file (in ./out/ unless you say); pictures of its pages are put beside it.")
@workspace
def command(clinics: tuple[str, ...], topics: tuple[str, ...], languages: tuple[str, ...], editions: tuple[str, ...], photocopy: bool,
            price: float | None, output: Path | None, workspace: Path | None) -> None:
    """Look at many sheets at once (PDF and PNG): page 1 of each, and what is odd about it."""
    shelf = opened(workspace)
    shop = Workshop(shelf, today())
    orders = _orders(shop, [shelf.find_topic(topic) for topic in topics] or shelf.topics(), languages,
                     [shelf.find_clinic(clinic) for clinic in clinics] or shelf.clinics(), editions)

    from ..layouts.proofs import proof_sheet  # the imports that cost: ReportLab, Pillow
    from ..press.proof_pages import photocopied, side_by_side

    with click.progressbar(orders, label="looking", file=sys.stderr) as looked_at:
        groups = list(photocopied(shop, looked_at, price) if photocopy else side_by_side(shop, looked_at))
    title = f"{'Photocopy' if photocopy else 'Proof'}, {shop.today}"
    data, pages = proof_sheet(title, groups, orders[0].paper)
    path = output or Path("out") / ("photocopy.pdf" if photocopy else "proof.pdf")
    write_whole(path, data)
    _write_pictures(path, data)
    for group in groups:
        for name, flags in [(group.heading, group.flags), *((f"{group.heading}  {cell.name}", cell.flags) for cell in group.cells)]:
            for flag in flags:
                click.echo(f"{name}: {flag}")
    click.echo(f"{path}  {pages} page{'s' if pages != 1 else ''}  {size_of(data)}")


def _orders(shop: Workshop, topics: Sequence[str], languages: Sequence[str], clinics: Sequence[str],
            editions: Sequence[str]) -> list[Order]:
    """All that is asked for; a topic that is not written in a language is left out, unless none is.  Raises NotKnown."""
    spoken, missed = dict[tuple[str, str], None](), list[NotKnown]()
    for topic in topics:
        for language in languages or [_first(shop.shelf.languages(topic))]:
            try:
                spoken[topic, shop.shelf.find_language(topic, language)] = None
            except NotKnown as unknown:
                missed.append(unknown)
    if not spoken:
        raise missed[0]
    return [Order(clinic, topic, language, edition, paper=paper) for topic, language in spoken for clinic in clinics
            for own, paper in [_own(shop, clinic)] for edition in editions or [own]]


def _first(languages: Sequence[str]) -> str:
    return ORIGINAL if ORIGINAL in languages else languages[0]


def _own(shop: Workshop, clinic: str) -> tuple[str, str]:
    """A clinic's edition and paper; where its file cannot be read, the proof itself will say so."""
    try:
        return shop.clinic(clinic).edition, shop.clinic(clinic).paper
    except Problems:
        return "standard", "letter"


def _write_pictures(path: Path, data: bytes) -> None:
    """NAME-01.png …: a picture of each page of the proof; those that a longer proof of this name left behind go."""
    from ..press.render import pages_of

    made = set[Path]()
    for page in pages_of(data, DPI):
        out = BytesIO()
        page.picture.image.save(out, "PNG")
        made.add(picture := path.with_name(f"{path.stem}-{page.number:02}.png"))
        write_whole(picture, out.getvalue())
    for old in set(path.parent.glob("*.png")) - made:
        if re.fullmatch(rf"{re.escape(path.stem)}-\d{{2,}}", old.stem):
            old.unlink()
