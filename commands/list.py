"""`handouts list`: what there is."""

from pathlib import Path

import click

from ..handouts.approvals import Approval, Signed, changed, signatures, void
from ..handouts.definition import Handout
from ..handouts.library import Library
from ..handouts.problems import Problems
from ..handouts.state import State, judged
from ..handouts.wording import Wording
from .asking import opened, today, workspace


@click.command("list")
@workspace
def command(workspace: Path | None) -> None:
    """List topics, languages and clinics, with version and approval."""
    library = opened(workspace)
    rows = [("TOPIC", "LANGUAGE", "VERSION", "CLINIC", "APPROVAL")]
    for topic in library.topics():
        for language in library.languages(topic):
            rows += [(topic, language, *_row(library, topic, language, clinic)) for clinic in library.clinics()]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def _row(library: Library, topic: str, language: str, clinic: str) -> tuple[str, str, str]:
    """Version, clinic, approval of one sheet; a file with problems is named as such, and the rest is still listed."""
    try:
        handout = library.read_handout(topic, language)
        wording = Wording(handout, library.read_clinic(clinic), library.catalogue(language), today())
        signed = signatures(wording, clinic, library.approvals())
    except Problems as found:
        count = len(found.problems)
        return "?", clinic, f"{count} problem{'s' if count != 1 else ''} in {found.problems[0].place.file}"
    return str(handout.version), clinic, _approved(wording, clinic, signed, void(wording, clinic, library.approvals()))


def _approved(wording: Wording, clinic: str, signed: Signed, lapsed: Approval | None) -> str:
    """Who signed it, or that it may not be handed out."""
    state, why, _ = judged((signed,), wording.today)
    if state is State.REFUSED or signed.words is None:
        return _void(wording.handout, lapsed) if lapsed else "not yet approved"
    told = f"approved by {signed.words.role.plain}, {signed.words.date}"
    return f"{state}: {why}; {told}" if state is State.EXPIRED else f"{told}, next review {signed.words.next_review}"


def _void(handout: Handout, lapsed: Approval) -> str:
    """That a signature no longer holds, and where the words have changed."""
    new, gone = changed(handout, lapsed)
    lines = ", ".join(dict.fromkeys(str(text.place.line) for text in new))
    where = f" in line {lines}" if new else "" if gone else " in the clinic's own words"
    return f"no longer approved: changed since {lapsed.date}{where}"
