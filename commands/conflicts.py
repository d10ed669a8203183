"""`handouts conflicts`: the limits of all clinics side by side, and the lines of their own."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path
from textwrap import shorten
from typing import Any

import click

from ..checks.conflicts import ClinicLimit, compare
from ..checks.own_lines import OwnLine, who_says_what
from ..handouts.editions import PAPER
from ..images.pictures import Pictures, icons
from .asking import opened, today, workspace
from .writing import write_whole

HEADS = tuple(field.name.replace("_", " ") for field in fields(ClinicLimit))
LINES = tuple(field.name for field in fields(OwnLine))
WORDS = 60  # letters of a line that are shown at the terminal
ON_PAPER = {"limit": 15, "clinic": 12, "value": 13, "set by, on": 12, "note": 8}  # headings, and their columns' parts of the width


@click.command("conflicts")
@click.option("--csv", "table", type=click.Path(path_type=Path, dir_okay=False), help="Write all limits into this CSV file.")
@click.option("--pdf", "sheet", type=click.Path(path_type=Path, dir_okay=False), help="Write the conflicts into this PDF file.")
@click.option("--lines", "own", type=click.Path(path_type=Path, dir_okay=False), help="Write all lines of their own into this CSV file.")
@workspace
def command(table: Path | None, sheet: Path | None, own: Path | None, workspace: Path | None) -> None:
    """Compare the limits of all clinics: different ones, missing ones, old ones. And who adds or leaves out what, in lines of their own."""
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
        _put_table(table, HEADS, list(map(astuple, rows)))
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
    _tell(HEADS, list(map(astuple, matters)))
    click.echo(f"{len(matters)} of {len(rows)} limits differ, are missing or are old" if rows else "no topic shows limits")
    said = list(map(astuple, who_says_what(library)))
    if own:
        _put_table(own, LINES, said)
    if said:
        click.echo()
        _tell(LINES, [(*row[:-1], shorten(" ".join(row[-1].split()), WORDS, placeholder=" …")) for row in said])
        click.echo(
            f"{len(said)} lines of their own, by {len({row[3] for row in said} & {*library.clinics()})} of {len(library.clinics())}"
            " clinics, or their groups or network"
        )


def _tell(heads: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """A table at the terminal; none without rows."""
    widths = [max(len(str(cell)) for cell in column) for column in zip(heads, *rows)]
    for cells in [heads, *rows] if rows else []:
        click.echo("  ".join(str(cell).ljust(width) for cell, width in zip(cells, widths)).rstrip())


def _put_table(path: Path, heads: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([heads, *rows])
    write_whole(path, out.getvalue().encode("utf-8-sig"))  # the mark tells Excel that it is UTF-8


def _paper_cells(row: ClinicLimit) -> tuple[str, ...]:
    signed = f"{row.set_by}, {row.set_on}" if row.set_by else ""
    return f"{row.topic}: {row.limit.replace('_', ' ')}", row.clinic, row.value, signed, row.matter
