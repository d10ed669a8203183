"""`handouts withdraw`: sheets that nobody may hand out any more, by clinic, topic, phone number or code."""

from collections.abc import Sequence
from contextlib import nullcontext
from itertools import groupby
from pathlib import Path

import click

from ..handouts.check_code import CodeWrong, read_code
from ..handouts.editions import Paper
from ..handouts.library import Library, match
from ..handouts.problems import Problems
from ..handouts.state import State
from ..handouts.theme import theme
from ..press.folders.front_desk import write_pages
from ..press.folders.notice import notice
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.ledger import Ledger, LedgerLine
from ..press.record.lock import locked
from ..press.record.tracing import affected, restore, take_away, withdraw
from .asking import Name, folder, ledger_in, opened, today, workspace
from .writing import write_whole


@click.command("withdraw")
@click.option("--clinic", default="", type=Name("clinic"), help="Sheets of this clinic.")
@click.option("--topic", default="", type=Name("topic"), help="Sheets of this topic.")
@click.option("--phone", default="", metavar="NUMBER", help="Sheets with this phone number on them.")
@click.option("--code", default="", help="The sheet with this code in its foot.")
@click.option("--why", default="", metavar="WORDS", help="The reason, as the clinics will read it.")
@click.option("--dry-run", is_flag=True, help="List what is affected; change nothing.")
@click.option("--undo", is_flag=True, help="Those withdrawn for this reason may be handed out after all; the next batch makes them.")
@folder
@workspace
def command(
    clinic: str, topic: str, phone: str, code: str, why: str, dry_run: bool, undo: bool, folder: Path | Address, workspace: Path | None
) -> None:
    """Take sheets back that all of these options are true of, older versions too.

    Their files go, the ledger says so, and each clinic gets a one-page notice in its folder.
    """
    if not (clinic or topic or phone or code):
        raise click.UsageError("say which: --clinic, --topic, --phone or --code")
    if not (why or dry_run):
        raise click.UsageError("say why, for those who have to take the sheets away (or, to undo it, what was said then): --why WORDS")
    try:
        code = read_code(code) if code else ""
    except CodeWrong as wrong:
        raise click.UsageError(str(wrong)) from wrong
    ledger_in(folder)  # no folder is made by a slip
    shop = Workshop(opened(workspace), today())
    with nullcontext(True) if dry_run else locked(folder) as ended:  # looking at it marks no run as ended
        ledger = Ledger(folder)
        clinic = match(clinic, sorted({order.clinic for order in ledger.newest}), "clinic") if clinic else ""
        topic = match(topic, sorted({order.topic for order in ledger.newest}), "topic") if topic else ""
        found = affected(ledger, clinic=clinic, topic=topic, phone=phone, code=code)
        if not found:
            raise click.UsageError("no sheet in the ledger is like that")
        reasons = {line.code: ledger.withdrawn[line.code].why for line in found if line.code in ledger.withdrawn}
        found = (
            [line for line in found if line.code in reasons and why in ("", reasons[line.code])]
            if undo
            else [line for line in found if line.code not in reasons]
        )
        if undo and not found:
            raise click.UsageError("nothing like that is withdrawn for this reason")
        if dry_run:
            _list(ledger, found)
        elif undo:
            restore(ledger, found, today())
            click.echo(f"{_sheets(found)} may be handed out again; `handouts batch` makes them")
        else:
            withdraw(ledger, found, today(), why, phone)
            stuck = take_away(ledger)
            _notify(shop.library, ledger, found, why)
            theirs = {order.clinic for order, line in ledger.newest.items() if line.state is State.WITHDRAWN} | {
                line.order.clinic for line in found
            }
            write_pages(ledger, shop, theirs if ended else {order.clinic for order in ledger.newest})
            click.echo(f"{_sheets(found)} withdrawn" + (f"; {len(reasons):,} withdrawn before" if reasons else ""))
            if stuck:
                raise OSError(
                    stuck[0].errno,
                    f"{stuck[0].strerror}; {len(stuck):,} withdrawn sheets still lie there: run this again",
                    stuck[0].filename,
                )


def _list(ledger: Ledger, lines: Sequence[LedgerLine]) -> None:
    for line in lines:
        lies = ledger.files.get(line.order)
        now = "current" if lies and lies.code == line.code else "older"
        click.echo(f"{line.code}  {line.order.name}  version {line.version}  {line.day}  {now}")
    click.echo(f"{_sheets(lines)} affected")


def _notify(library: Library, ledger: Ledger, lines: Sequence[LedgerLine], why: str) -> None:
    """A notice into the folder of each clinic, and where it lies."""
    for clinic, theirs in groupby(lines, key=lambda line: line.order.clinic):
        sheets = list(theirs)
        path = _free(ledger.folder / clinic, f"withdrawn-{today()}")
        write_whole(path, notice(_name(library, clinic), _paper(library, sheets[0].order.paper), sheets, why, today()))
        click.echo(f"{path}  {_sheets(sheets)}")


def _name(library: Library, clinic: str) -> str:
    """The clinic's full name, where it can still be read."""
    try:
        return library.read_clinic(clinic).name.plain if clinic in library.clinics() else clinic
    except Problems:
        return clinic


def _paper(library: Library, name: str) -> Paper:
    """The paper of a notice, also where the workspace has that of the sheets no more, or where its theme cannot be read."""
    try:
        return library.theme().for_lists(name)
    except Problems:
        return theme().for_lists(name)


def _free(folder: Path | Address, name: str) -> Path | Address:
    """A PDF of that name, or of the next one that nothing has: a second notice of a day leaves the first."""
    tries = (folder / f"{name}{f'-{k}' if k > 1 else ''}.pdf" for k in range(1, 10**6))
    return next(each for each in tries if not each.exists())


def _sheets(lines: Sequence[LedgerLine]) -> str:
    return f"{len(lines):,} sheet{'s' * (len(lines) != 1)}"
