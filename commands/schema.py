"""`handouts schema`: the JSON Schemas that editors use to complete and check YAML."""

from pathlib import Path

import click

from ..handouts.schema import schemas, written
from .writing import write_whole


@click.command("schema")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("schema"), show_default=True,
              help="The folder to write them into.")
def command(output: Path) -> None:
    """Write the JSON Schemas of definitions, clinics and networks."""
    for name, schema in schemas().items():
        path = output / f"{name}.schema.json"
        write_whole(path, written(schema).encode("utf-8"))
        click.echo(str(path))
