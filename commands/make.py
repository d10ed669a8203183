"""`handouts make TOPIC`: one sheet, as a PDF."""

from pathlib import Path

import click

from ..handouts.check_code import code_of
from ..handouts.kept import keep
from ..handouts.key_point import VISITS
from ..handouts.problems import report
from ..press.orders.inputs import Inputs, together
from ..press.orders.order import SHEET, Order
from ..press.orders.workshop import Workshop
from .asking import Name, clinic_of, opened, today, workspace
from .options import OneSheet, one_sheet
from .writing import extent_of, note_made, size_of


@click.command("make")
@click.argument("topic", type=Name("topic"))
@one_sheet
@click.option("--with", "beside", metavar="LANGUAGE", help="The whole sheet in this language too, in the same file, on leaves of its own.")
@click.option("--for", "visit", type=click.Choice(VISITS), help="Only what a patient needs to choose, to get ready, or at home.")
@click.option("--pages", type=click.IntRange(1), help="As few pages as these, if gaps and pictures can give so much; type stays as it is.")
@workspace
def command(topic: str, beside: str | None, visit: str | None, pages: int | None, how: OneSheet, workspace: Path | None) -> None:
    """Make one sheet: a TOPIC for a clinic."""
    keep()
    library = opened(workspace)
    topic = library.find_topic(topic)
    first, *other = dict.fromkeys(library.find_language(topic, each) for each in (how.language, beside) if each)
    clinic, shop = clinic_of(library, how.clinic), Workshop(library, today())
    order = Order(clinic, topic, first, beside="".join(other), layout=visit or SHEET, **how.print_of(shop.clinic(clinic)))
    digest = "" if how.draft else together(order, Inputs(shop).of(order))
    code = code_of(digest) if digest else ""
    made = shop.set_order(order, code=code, digest=digest, draft=how.draft, pages=pages)
    if made.findings.problems:
        click.echo(report(made.findings.problems), err=True)
    if how.draft:
        click.echo(f"printed as a DRAFT: {made.findings.count}", err=True)
    if code:
        note_made(shop, {code: order})
    path = how.put(order.name, made.data)
    click.echo("  ".join(filter(None, (str(path), extent_of(made.pages), size_of(made.data), code))))
    if how.show:
        click.launch(str(path))
