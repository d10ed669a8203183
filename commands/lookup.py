"""`handouts lookup CODE`: which sheet a code in a foot belongs to, and whether it may still be handed out."""

from pathlib import Path

import click

from ..desk.counts import Counts, counts_of
from ..handouts.check_code import CodeWrong, read_code
from ..handouts.library import NotKnown
from ..handouts.state import State
from ..press.record.address import Address
from ..press.record.journal import has_journal
from ..press.record.tracing import trace
from .asking import folder, ledger_in, opened, today, workspace

SAID = {State.READY: "current", State.MISSING: "not made"}  # of the paper in somebody's hand, and what is to come in its place


@click.command("lookup")
@click.argument("code")
@folder
@workspace
def command(code: str, folder: Path | Address, workspace: Path | None) -> None:
    """Tell which sheet has this CODE in its foot (7F3K-9QXQ), its version and date, and whether it is current."""
    try:
        code = read_code(code)
    except CodeWrong as wrong:
        raise click.UsageError(str(wrong)) from wrong
    counts = Counts(counts_of(opened(workspace).workspace))
    if handed := counts.of(code):
        click.echo(f"{code}  {counts.sheets[code]}: {sum(handed.values()):,} handed out at the desk, from {min(handed)} to {max(handed)}")
        if not has_journal(folder):
            return
    try:
        traced = trace(ledger_in(folder), code, today())
    except NotKnown:
        if not handed:
            raise
        return
    line, order = traced.line, traced.line.order
    click.echo(f"{code}  {order.topic}, {'+'.join(order.languages)}, for {order.clinic}: {order.edition}, {order.layout}, {order.paper}")
    click.echo(
        f"version {line.version}, made on {line.day}, {line.pages} pages, "
        + ("approved by a clinician" if line.approved else "not approved by a clinician")
    )
    click.echo(": ".join(filter(None, (SAID.get(traced.state, traced.state), traced.why))))
