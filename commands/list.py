"""`handouts list`: what there is."""

from pathlib import Path

import click

from ..handouts.approvals import approval
from ..handouts.catalogue import catalogue
from ..handouts.library import Library
from ..handouts.problems import Problems
from ..handouts.wording import Wording
from .asking import opened, today, workspace


@click.command("list")
@workspace
def command(workspace: Path | None) -> None:
    """List topics, languages and clinics, with version and approval."""
    shelf = opened(workspace)
    rows = [("TOPIC", "LANGUAGE", "VERSION", "CLINIC", "APPROVAL")]
    for topic in shelf.topics():
        for language in shelf.languages(topic):
            rows += [(topic, language, *_row(shelf, topic, language, clinic)) for clinic in shelf.clinics()]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def _row(shelf: Library, topic: str, language: str, clinic: str) -> tuple[str, str, str]:
    """Version, clinic, approval of one sheet; a file with problems is named as such, and the rest is still listed."""
    try:
        handout = shelf.read_handout(topic, language)
        wording = Wording(handout, shelf.read_clinic(clinic), catalogue(language), today())
        signed = approval(wording, clinic, shelf.approvals())
    except Problems as found:
        count = len(found.problems)
        return "?", clinic, f"{count} problem{'s' if count != 1 else ''} in {found.problems[0].place.file}"
    if signed is None:
        return str(handout.version), clinic, "not yet approved"
    return str(handout.version), clinic, f"approved by {signed.role.plain}, {signed.date}, next review {signed.next_review}"
