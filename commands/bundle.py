"""`handouts bundle NAME`: several topics in one PDF, with a cover."""

from pathlib import Path

import click

from ..handouts.kept import keep
from ..handouts.library import match
from ..handouts.problems import report
from ..press.bundles.bundle import LAYOUT, set_bundle
from ..press.orders.order import Order
from ..press.orders.workshop import Workshop
from .asking import Name, believed_today, clinic_of, home_of, opened, workspace
from .options import OneSheet, one_sheet
from .writing import extent_of, note_made, size_of


@click.command("bundle")
@click.argument("name", type=Name("bundle"))
@one_sheet
@click.option("--one-sided", is_flag=True, help="For printers that print one side only: no empty backs.")
@workspace
def command(name: str, how: OneSheet, one_sided: bool, workspace: Path | None) -> None:
    """Make a bundle: the topics that bundles.yaml lists under NAME, in one PDF with a cover."""
    keep()
    library = opened(workspace)
    known = library.bundles()
    if not known:
        path = home_of(library) / "bundles.yaml"
        raise click.UsageError(f"there is no bundle yet; list some in {path}, each as  NAME: {{title: …, topics: [TOPIC, TOPIC]}}")
    name = match(name, tuple(known), "bundle")
    language = library.find_language(known[name].topics[0], how.language)
    clinic, shop = clinic_of(library, how.clinic, how.site), Workshop(library, believed_today(library))
    order = Order(clinic, name, language, layout=LAYOUT, **how.print_of(shop.clinic(clinic)))
    made = set_bundle(shop, known[name], order, draft=how.draft, one_sided=one_sided)
    if made.findings.problems:
        click.echo(report(made.findings.problems), err=True)
    if how.draft:
        click.echo(f"printed as a DRAFT: {made.findings.count}", err=True)
    if not how.draft:
        note_made(shop, made.codes)
    path = how.put(order.name, made.data)
    click.echo(f"{path}  {extent_of(made.pages)}  {size_of(made.data)}")
    if how.show:
        click.launch(str(path))
