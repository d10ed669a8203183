"""`handouts list`: what there is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from ..handouts.approvals import ALL, Approval, Signed, changes, holding, signatures, void
from ..handouts.library import ClinicNeeded, Library
from ..handouts.problems import Problems
from ..handouts.state import State, judged
from ..handouts.wording import Wording
from ..images.pictures import Pictures
from ..press.orders.order import Order
from ..press.orders.workshop import Workshop
from .asking import opened, tell_strays, today, workspace


@click.command("list")
@click.option("--pages", is_flag=True, help="Also pages and leaves (printed on both sides) in each clinic's own print: sets every sheet.")
@workspace
def command(pages: bool, workspace: Path | None) -> None:
    """List topics, languages and clinics, with version and approval; a clinic at each of its sites too."""
    library = opened(workspace)
    tell_strays(library)
    if not library.clinics():
        click.echo(f"handouts: {ClinicNeeded(())}", err=True)
    pictures = Pictures(library.picture_folders())
    shop = Workshop(library, today())
    rows = [("TOPIC", "LANGUAGE", *(("PAGES", "LEAVES") if pages else ()), "VERSION", "CLINIC", "APPROVAL")]
    for topic in library.topics():
        clinics = [*filter(partial(_handed_out, shop, topic), library.with_sites())]
        offered = {clinic: library.offered(topic, clinic) for clinic in clinics}
        for language in sorted({each for known in offered.values() for each in known}):
            for clinic in (clinic for clinic in clinics if language in offered[clinic]):
                extent = _extent(shop, topic, language, clinic) if pages else ()
                rows.append((topic, language, *extent, *_row(library, pictures, shop, topic, language, clinic)))
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def _handed_out(shop: Workshop, topic: str, clinic: str) -> bool:
    """Whether a clinic hands a topic out; of one that cannot be read, what is wrong is listed."""
    try:
        return shop.clinic(clinic).hands_out(topic)
    except Problems:
        return True


def _extent(shop: Workshop, topic: str, language: str, clinic: str) -> tuple[str, str]:
    """Its pages, and the leaves that they lie on; "?" where it cannot be made."""
    try:
        facts = shop.clinic(clinic)
        made = shop.set_order(Order(clinic, topic, language, facts.edition, paper=facts.paper), draft=True)
    except Problems:
        return "?", "?"
    return str(made.pages), str((made.pages + 1) // 2)


def _row(library: Library, pictures: Pictures, shop: Workshop, topic: str, language: str, clinic: str) -> tuple[str, str, str]:
    """Version, clinic, approval of one sheet; a file with problems is named as such, and the rest is still listed."""
    try:
        handout = library.read_handout(topic, language, clinic=clinic)
        wording = Wording(handout, shop.clinic(clinic), library.catalogue(language), today())
        signed = signatures(wording, pictures, clinic, library.approvals())
        taken = shop.recalls.of(Order(clinic, topic, language))
    except Problems as found:
        count = len(found.problems)
        return "?", clinic, f"{count} problem{'s' if count != 1 else ''} in {found.problems[0].place.file}"
    named = f"{clinic}, own lines" if handout.joined else clinic
    if taken:
        return str(handout.version), named, f"{State.WITHDRAWN} on {taken.date}: {taken.why}"
    return str(handout.version), named, _approved(wording, pictures, clinic, signed, library.approvals())


def _approved(wording: Wording, pictures: Pictures, clinic: str, signed: Signed, approvals: Sequence[Approval]) -> str:
    """Who signed it, or that it may not be handed out."""
    state, why, _ = judged((signed,), wording.today)
    if state is State.REFUSED or signed.words is None:
        return _unsigned(wording, pictures, clinic, approvals)
    told = f"approved by {signed.words.role.plain}, {signed.words.date}"
    return f"{state}: {why}; {told}" if state is State.EXPIRED else f"{told}, next review {signed.words.next_review}"


def _unsigned(wording: Wording, pictures: Pictures, clinic: str, approvals: Sequence[Approval]) -> str:
    """Why no signature holds, and where the words have changed."""
    lapsed, what, own = void(wording, pictures, clinic, approvals), "", wording.handout.joined
    if own and lapsed is None and holding(wording.of(own.topic), pictures, ALL, approvals):
        return "approved but for its own lines: sign its sheet with --clinic"
    if lapsed is None and holding(wording, pictures, clinic, approvals):
        lapsed, what = void(wording, pictures, clinic, approvals, "limits"), "its limits "
        if lapsed is None:
            return "approved but for its limits: sign them with --limits"
    if lapsed is None:
        return "not yet approved"
    if not lapsed.is_sealed:
        return "signed in the first form: sign it anew" if lapsed.is_old else "no longer approved: its entry was changed by hand"
    return f"no longer approved: {what}changed since {lapsed.date}: {changes(wording, pictures, lapsed).told(wording.handout.place.file)}"
