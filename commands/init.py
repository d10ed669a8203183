"""`handouts init FOLDER`: a workspace with one commented example of each kind of file."""

from pathlib import Path

import click

from ..handouts.library import Library
from .scaffold import clinic_file, put, put_example_picture, template
from .schema import FOLDER as SCHEMAS
from .schema import put_schemas
from .starting import topic_file

CLINIC, TOPIC = "example-clinic", "example-topic"


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Start a workspace in FOLDER: a network, a clinic, a topic and a picture, ready to make."""
    if (folder / "network.yaml").exists():
        raise click.ClickException(f"{folder} is a workspace already; nothing was changed")
    put(folder / "clinics" / f"{CLINIC}.yaml", clinic_file(CLINIC, "Example Clinic", "(555) 555-0100"))
    put(folder / "handouts" / TOPIC / "en.yaml", topic_file(TOPIC, "Example topic"))
    put_example_picture(folder)
    put(folder / "network.yaml", template("network.yaml", clinic=CLINIC))  # last: it makes the folder a workspace
    put_schemas(folder / SCHEMAS, Library(folder))
    click.echo(f"\nNow:  cd {folder}  and  handouts make {TOPIC}")
