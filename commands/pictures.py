"""`handouts pictures`: the contact sheet of all pictures."""

from pathlib import Path

import click

from ..images.pictures import Pictures
from .asking import Name, clinic_of, opened, workspace
from .options import paper
from .writing import size_of, write_whole


@click.command("pictures")
@click.option("--clinic", type=Name("clinic"), help="In whose colours (the beginning of a name will do).")
@click.option("--grey", "tone", flag_value="grey", help="As a photocopier sees them.")
@click.option("--threshold", "tone", flag_value="line", help="In one bit: what the photocopier leaves.")
@paper
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("out/pictures.pdf"), show_default=True)
@workspace
def command(clinic: str | None, tone: str | None, paper: str | None, output: Path, workspace: Path | None) -> None:
    """Write a contact sheet (PDF) of all pictures and signs with their ids."""
    library = opened(workspace)
    facts = library.read_clinic(clinic_of(library, clinic))

    from ..layouts.contact import contact_sheet  # the one import that costs: ReportLab

    data, pages = contact_sheet(
        Pictures(library.picture_folders()),
        facts.colors.brand,
        facts.colors.accent,
        tone or "color",
        library.theme().for_lists(paper or facts.paper),
    )
    write_whole(output, data)
    click.echo(f"{output}  {pages} page{'s' if pages != 1 else ''}  {size_of(data)}")
