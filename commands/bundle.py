"""`handouts bundle NAME`: several topics in one PDF, with a cover."""

from pathlib import Path

import click

from ..handouts.kept import keep
from ..handouts.library import match
from ..handouts.problems import report
from ..press.bundles.bundle import LAYOUT, set_bundle
from ..press.orders.order import Order
from ..press.orders.workshop import Workshop
from .asking import Name, clinic_of, home_of, opened, today, workspace
from .make import place_of
from .writing import size_of, write_whole


@click.command("bundle")
@click.argument("name", type=Name("bundle"))
@click.option("--clinic", type=Name("clinic"), help="Whose branding, phones and limits (the beginning of a name will do).")
@click.option("--language", default="en", show_default=True, help="The language of the words: es, spanish or español.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="The paper (the clinic's own unless you say).")
@click.option(
    "--edition", type=click.Choice(["standard", "clear", "large"]), help="Print of 13, 14 or 18 points (the clinic's own unless you say)."
)
@click.option("--large", "edition", flag_value="large", help="Large print: --edition large.")
@click.option("--one-sided", is_flag=True, help="For printers that print one side only: no empty backs.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A PDF file, or a folder (./out/ unless you say).")
@click.option("--draft", is_flag=True, help="Print in spite of errors, with DRAFT across every page.")
@click.option("--open", "show", is_flag=True, help="Open the bundle when it is made.")
@workspace
def command(
    name: str,
    clinic: str | None,
    language: str,
    paper: str | None,
    edition: str | None,
    one_sided: bool,
    output: Path | None,
    draft: bool,
    show: bool,
    workspace: Path | None,
) -> None:
    """Make a bundle: the topics that bundles.yaml lists under NAME, in one PDF with a cover."""
    keep()
    library = opened(workspace)
    known = library.bundles()
    if not known:
        raise click.UsageError(f"there is no bundle yet; list some topics in {home_of(library) / 'bundles.yaml'}")
    name = match(name, tuple(known), "bundle")
    language = library.find_language(known[name].topics[0], language)
    shop, clinic = Workshop(library, today()), clinic_of(library, clinic)
    facts = shop.clinic(clinic)
    order = Order(clinic, name, language, edition or facts.edition, LAYOUT, paper or facts.paper)
    made = set_bundle(shop, known[name], order, draft=draft, one_sided=one_sided)
    if made.findings.problems:
        click.echo(report(made.findings.problems), err=True)
    if draft:
        click.echo(f"printed as a DRAFT: {made.findings.count}", err=True)
    path = place_of(output, f"{order.name}{'.draft' if draft else ''}.pdf")
    write_whole(path, made.data)
    click.echo(f"{path}  {made.pages} pages  {size_of(made.data)}")
    if show:
        click.launch(str(path))
