"""`handouts schema`: the JSON Schemas that editors use to complete and check YAML."""

from pathlib import Path

import click

from .asking import opened
from .scaffold import put_schemas


@click.command("schema")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schema"),
    show_default=True,
    help="The folder to write them into.",
)
def command(output: Path) -> None:
    """Write the JSON Schemas of definitions, kinds of topics, clinics, networks, bundles, themes and plans."""
    for path in put_schemas(output, opened(None)):
        click.echo(str(path))
