"""`handouts conflicts`: the limits of all clinics side by side."""

import csv
import io
from dataclasses import astuple, fields
from pathlib import Path

import click

from ..checks.conflicts import ClinicLimit, compare
from ..handouts.editions import PAPER
from ..images.pictures import Pictures, icons
from .asking import opened, today, workspace
from .writing import write_whole

HEADS = tuple(field.name.replace("_", " ") for field in fields(ClinicLimit))
ON_PAPER = {"limit": 15, "clinic": 12, "value": 13, "set by, on": 12, "note": 8}  # headings, and their columns' parts of the width


@click.command("conflicts")
@click.option("--csv", "table", type=click.Path(path_type=Path, dir_okay=False), help="Write all limits into this CSV file.")
@click.option("--pdf", "sheet", type=click.Path(path_type=Path, dir_okay=False), help="Write the conflicts into this PDF file.")
@workspace
def command(table: Path | None, sheet: Path | None, workspace: Path | None) -> None:
    """Compare the limits of all clinics: different ones, missing ones, old ones."""
    library = opened(workspace)
    pictures = Pictures(library.picture_folders())
    handouts = [
        library.read_handout(topic, language, pictures.ids(), icons())
        for topic in library.topics()
        for language in library.languages(topic)
    ]
    rows = list(compare(handouts, {name: library.read_clinic(name) for name in library.some_clinics()}, today()))
    matters = [row for row in rows if row.matter]
    if table:
        out = io.StringIO()
        csv.writer(out).writerows([HEADS, *map(astuple, rows)])
        write_whole(table, out.getvalue().encode("utf-8-sig"))  # the mark tells Excel that it is UTF-8
    if sheet:
        from ..layouts.listing import listing  # the one import that costs: ReportLab

        write_whole(
            sheet,
            listing(
                "Limits that differ, are missing or are old",
                list(ON_PAPER),
                list(map(_paper_cells, matters)),
                list(ON_PAPER.values()),
                PAPER,
            )[0],
        )
    widths = [max(len(str(cell)) for cell in column) for column in zip(HEADS, *map(astuple, matters))]
    for cells in [HEADS, *map(astuple, matters)] if matters else []:
        click.echo("  ".join(str(cell).ljust(width) for cell, width in zip(cells, widths)).rstrip())
    click.echo(f"{len(matters)} of {len(rows)} limits differ, are missing or are old" if rows else "no topic shows limits")


def _paper_cells(row: ClinicLimit) -> tuple[str, ...]:
    signed = f"{row.set_by}, {row.set_on}" if row.set_by else ""
    return f"{row.topic}: {row.limit.replace('_', ' ')}", row.clinic, row.value, signed, row.matter
