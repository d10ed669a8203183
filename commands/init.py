"""`handouts init FOLDER`: a workspace with one commented example of each kind of file, or a sample of one that is made up."""

from pathlib import Path

import click

from ..handouts.library import Library
from .scaffold import clinic_file, put, put_example_picture, put_sample, template
from .schema import FOLDER as SCHEMAS
from .schema import put_schemas
from .starting import topic_file

CLINIC, TOPIC = "example-clinic", "example-topic"
SAMPLES = {"children": "make child-stitches", "hospitals": "conflicts"}  # each with the command that shows what it is for


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--sample", type=click.Choice(list(SAMPLES)), help="A made-up one: a children’s clinic, or three hospitals of one brand.")
def command(folder: Path, sample: str | None) -> None:
    """Start a workspace in FOLDER: a network, a clinic, a topic and a picture, ready to make."""
    if (folder / "network.yaml").exists():
        raise click.ClickException(f"{folder} is a workspace already; nothing was changed")
    if sample:
        put_sample(sample, folder)
        put_schemas(folder / SCHEMAS, Library(folder))
        click.echo(f"\nNow:  cd {folder}  and  handouts {SAMPLES[sample]}")
        return
    put(folder / "clinics" / f"{CLINIC}.yaml", clinic_file(CLINIC, "Example Clinic", "(555) 555-0100"))
    put(folder / "handouts" / TOPIC / "en.yaml", topic_file(TOPIC, "Example topic"))
    put_example_picture(folder)
    put(folder / "network.yaml", template("network.yaml", clinic=CLINIC))  # last: it makes the folder a workspace
    put_schemas(folder / SCHEMAS, Library(folder))
    click.echo(f"\nNow:  cd {folder}  and  handouts make {TOPIC}")
