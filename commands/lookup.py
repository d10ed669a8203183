"""`handouts lookup CODE`: which sheet a code in a foot belongs to, and whether it may still be handed out."""

from pathlib import Path

import click

from ..desk.counts import Counts, counts_of
from ..handouts.check_code import CodeWrong, read_code
from ..handouts.library import NotKnown
from ..handouts.recalls import Recall
from ..handouts.state import State
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.journal import has_journal
from ..press.record.ledger import LedgerLine
from ..press.record.printed import PrintedSheets
from ..press.record.tracing import Carrying, Traced, trace
from .asking import folder, ledger_in, opened, tell_damaged, today, workspace

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
    library = opened(workspace)
    shop, counts = Workshop(library, today()), Counts(counts_of(library.workspace))
    made = PrintedSheets(library.workspace)
    printed, handed = made.by_code.get(code), counts.of(code)
    for each in (counts, made):
        tell_damaged(each)
    if handed:
        click.echo(f"{code}  {counts.sheets[code]}: {sum(handed.values()):,} handed out at the desk, from {min(handed)} to {max(handed)}")
    if printed:
        click.echo(f"{code}  {printed.order.name}: made by hand on {printed.day}")
    if not (handed or printed) or has_journal(folder):
        try:
            ledger = ledger_in(folder)
            carrying = Carrying(shop)
            traced = trace(ledger, code, max(shop.today, ledger.day or shop.today), carrying)
        except NotKnown:
            if not (handed or printed):
                raise
        else:
            _tell(code, traced)
            if traced.state is not State.WITHDRAWN:
                _tell_unsaid(traced.line, carrying)
            return
    line, carrying = (printed or counts.printed()[code]).as_line(code), Carrying(shop)
    if recall := _recalled(line, carrying):
        click.echo(f"{State.WITHDRAWN}: on {recall.date}: {recall.why}")
    else:
        _tell_unsaid(line, carrying)


def _recalled(line: LedgerLine, carrying: Carrying) -> Recall | None:
    """The recall that a sheet carries which no run made."""
    named = (each for each in carrying.recalls.all() if each.called == line.code and each.undone is None)
    return next(named, None) or carrying.first(line)


def _tell_unsaid(line: LedgerLine, carrying: Carrying) -> None:
    """That a recall of words may be of a sheet of which nobody knows what it said."""
    if carrying.unsaid(line) and (words := [each for each in carrying.recalls.all() if each.words and each.undone is None]):
        said = ", ".join(f"“{each.words}”" for each in words)
        click.echo(f"nobody knows what this sheet said (.handouts/words), and words were taken back that it may say: {said}", err=True)


def _tell(code: str, traced: Traced) -> None:
    line, order = traced.line, traced.line.order
    click.echo(f"{code}  {order.topic}, {'+'.join(order.languages)}, for {order.clinic}: {order.edition}, {order.layout}, {order.paper}")
    click.echo(
        f"version {line.version}, made on {line.day}, {line.pages} pages, "
        + ("approved by a clinician" if line.approved else "not approved by a clinician")
    )
    click.echo(": ".join(filter(None, (SAID.get(traced.state, traced.state), traced.why))))
