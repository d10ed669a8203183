"""`handouts make TOPIC`: one sheet, as a PDF."""

from pathlib import Path

import click

from ..handouts.kept import keep
from ..handouts.problems import report
from ..press.orders.code import code_of
from ..press.orders.inputs import Inputs, together
from ..press.orders.order import Order
from ..press.orders.workshop import Workshop
from .asking import Name, clinic_of, opened, today, workspace
from .writing import size_of, write_whole


@click.command("make")
@click.argument("topic", type=Name("topic"))
@click.option("--clinic", type=Name("clinic"), help="Whose branding, phones and limits (the beginning of a name will do).")
@click.option("--language", default="en", show_default=True, help="The language of the words: es, spanish or español.")
@click.option("--with", "beside", metavar="LANGUAGE", help="The whole sheet in this language too, in the same file, on leaves of its own.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="The paper (the clinic's own unless you say).")
@click.option(
    "--edition", type=click.Choice(["standard", "clear", "large"]), help="Print of 13, 14 or 18 points (the clinic's own unless you say)."
)
@click.option("--large", "edition", flag_value="large", help="Large print: --edition large.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A PDF file, or a folder (./out/ unless you say).")
@click.option("--draft", is_flag=True, help="Print in spite of errors, with DRAFT across every page.")
@click.option("--open", "show", is_flag=True, help="Open the sheet when it is made.")
@workspace
def command(
    topic: str,
    clinic: str | None,
    language: str,
    beside: str | None,
    paper: str | None,
    edition: str | None,
    output: Path | None,
    draft: bool,
    show: bool,
    workspace: Path | None,
) -> None:
    """Make one sheet: a TOPIC for a clinic."""
    keep()
    library = opened(workspace)
    topic = library.find_topic(topic)
    first, *other = dict.fromkeys(library.find_language(topic, each) for each in (language, beside) if each)
    clinic = clinic_of(library, clinic)
    shop = Workshop(library, today())
    facts = shop.clinic(clinic)
    order = Order(clinic, topic, first, edition or facts.edition, paper=paper or facts.paper, beside="".join(other))
    digest = "" if draft else together(order, Inputs(shop).of(order))
    code = code_of(digest) if digest else ""
    made = shop.set_order(order, code=code, digest=digest, draft=draft)
    if made.findings.problems:
        click.echo(report(made.findings.problems), err=True)
    if draft:
        click.echo(f"printed as a DRAFT: {made.findings.count}", err=True)
    path = place_of(output, f"{order.name}{'.draft' if draft else ''}.pdf")
    write_whole(path, made.data)
    click.echo("  ".join(filter(None, (str(path), f"{made.pages} page{'s' if made.pages != 1 else ''}", size_of(made.data), code))))
    if show:
        click.launch(str(path))


def place_of(output: Path | None, name: str) -> Path:
    """The file asked for, or the full name in the folder asked for."""
    if output is None:
        return Path("out") / name
    return output if output.suffix.lower() == ".pdf" and not output.is_dir() else output / name
