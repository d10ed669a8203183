"""`handouts withdraw`: what nobody may hand out any more, by topic, words, phone number, picture, clinic or code."""

import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from ..handouts.check_code import CodeWrong, read_code
from ..handouts.marks import characters
from ..handouts.node import Scalar
from ..handouts.phones import Phone
from ..handouts.recalls import Recall
from ..handouts.state import State
from ..press.folders.front_desk import write_pages
from ..press.folders.taken_back import take_back
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.journal import has_journal
from ..press.record.ledger import Ledger
from ..press.record.lock import Busy, locked
from ..press.record.register import change_register
from ..press.record.tracing import Carrying, affected, take_away
from .asking import Name, folder, home_of, opened, today, workspace
from .naming import Asked, ledger_of, recalls_of, who
from .notices import sheets, tell
from .options import gathered
from .undoing import undo as undone

PATIENCE = 3.0  # seconds to wait for a run that is about to end: it has looked at the register for the last time


asked_options = gathered(
    Asked,
    "asked",
    click.option("--clinic", default="", type=Name("clinic"), help="Sheets of this clinic alone."),
    click.option("--topic", default="", type=Name("topic"), help="Sheets of this topic, for every clinic unless you say."),
    click.option("--language", default="", help="In this language alone."),
    click.option("--words", default="", metavar="WORDS", help="Sheets that say these words."),
    click.option("--phone", default="", metavar="NUMBER", help="Sheets with this phone number on them, in any form."),
    click.option("--picture", default="", metavar="ID", help="Sheets with this picture, whatever it is called."),
    click.option("--code", default="", help="The sheet with this code in its foot, in every size and layout, for its clinic."),
    click.option("--why", default="", metavar="WORDS", help="The reason, as the clinics will read it."),
    click.option("--by", default="", metavar="WHO", help="Who takes it back (your name on this machine unless you say)."),
)


@click.command("withdraw")
@asked_options
@click.option("--dry-run", is_flag=True, help="List what is affected; change nothing.")
@click.option("--undo", is_flag=True, help="What was withdrawn for this reason may be handed out after all; the next batch makes it.")
@folder
@workspace
def command(asked: Asked, dry_run: bool, undo: bool, folder: Path | Address, workspace: Path | None) -> None:
    """Take back what all of these options are true of, older versions too: in every size and layout, made before or not.

    It stands in recalls.yaml, which every run and desk obeys, until what is named has changed on paper.  The files in the folder go, and
    each clinic gets a one-page notice there.
    """
    asked = _sound(asked, dry_run)
    library = opened(workspace)
    shop = Workshop(library, today())
    ledger, broken = ledger_of(folder)
    if undo:
        undone(home_of(library), shop, asked, folder)
        return
    recalls = recalls_of(asked, shop, ledger)
    if dry_run:
        _list(ledger, shop, recalls)
        return
    home, new = home_of(library), list[Recall]()

    def change(before: tuple[Recall, ...]) -> tuple[Recall, ...]:
        new[:] = [each for each in recalls if not any(_same(each, other) for other in before)]
        return (*before, *new)

    change_register(home, change)
    for each in new:
        blind = not (each.finished or each.facts or each.words or each.phone or each.picture)
        ends = "; what it says cannot be read: this stands until --undo" if blind else ""
        click.echo(f"{home / 'recalls.yaml'}: {each.names()}: withdrawn by {each.by}{ends}")
    if broken:
        click.echo(f"it stands; no sheet in {folder} was taken away and no notice written, for its ledger cannot be read:", err=True)
        raise broken
    _in_folder(shop, folder, recalls)


def _sound(asked: Asked, dry_run: bool) -> Asked:
    """What was asked for, in the form in which it is kept; raises UsageError."""
    if not (asked.clinic or asked.topic or asked.phone or asked.code or asked.words or asked.picture):
        raise click.UsageError("say which: --topic, --words, --phone, --picture, --clinic or --code")
    if not (asked.why.strip() or dry_run):
        raise click.UsageError("say why, for those who have to take the sheets away (or, to undo it, what was said then): --why WORDS")
    if asked.phone and not Phone(asked.phone).digits:
        raise click.UsageError(f"“{asked.phone}” is no telephone number")
    try:
        code = read_code(asked.code) if asked.code else ""
    except CodeWrong as wrong:
        raise click.UsageError(str(wrong)) from wrong
    asked = replace(asked, by=asked.by or who())
    return replace(asked, code=code, **{name: _line(getattr(asked, name), name) for name in ("why", "by", "words", "phone")})


def _line(words: str, option: str) -> str:
    """Words on one line, in letters that a file can hold; raises UsageError."""
    line = " ".join(words.split())
    if any("\ud800" <= sign <= "\udfff" for sign in line):
        raise click.UsageError(f"--{option} holds letters that this terminal sends in another encoding than it says; set it to UTF-8")
    if found := characters(Scalar(line)):
        raise click.UsageError(f"--{option}: {found[0].message}; {found[0].hint}")
    return line


def _same(one: Recall, other: Recall) -> bool:
    """Whether a recall that stands says it all already, for the same reason: one of them may be undone."""
    named = ("topic", "language", "clinic", "words", "phone", "picture", "finished", "printed", "facts", "why")
    return other.undone is None and not other.spared and all(getattr(one, name) == getattr(other, name) for name in named)


def _list(ledger: Ledger | None, shop: Workshop, recalls: list[Recall]) -> None:
    """The sheets of the folder that would be taken back; without a ledger, what is meant."""
    found = [line for line in affected(ledger, Carrying(shop), recalls) if line.code not in ledger.withdrawn] if ledger else []
    for line in found:
        lies = ledger and ledger.files.get(line.order)
        now = "current" if lies and lies.code == line.code else "older"
        click.echo(f"{line.code}  {line.order.name}  version {line.version}  {line.day}  {now}")
    for each in recalls if ledger is None else ():
        click.echo(f"{each.names()}: every sheet that a run or a desk would make")
    click.echo(f"{sheets(len(found))} affected")


def _in_folder(shop: Workshop, folder: Path | Address, recalls: list[Recall]) -> None:
    """What follows in the folder of a run, or why nothing does."""
    if not has_journal(folder):
        click.echo(f"no notice was written: no run has made sheets in {folder}; where one has, name it: --folder FOLDER")
        return
    with ExitStack() as stack:
        if (ended := _entered(stack, folder)) is None:
            return
        ledger = Ledger(folder)
        before = sum(line.code in ledger.withdrawn for line in affected(ledger, Carrying(shop), recalls))
        notices = take_back(ledger, shop)
        stuck = take_away(ledger)
        tell(notices)
        gone = {order.clinic for order, line in ledger.newest.items() if line.state is State.WITHDRAWN}
        theirs = gone | {each.clinic for each in notices}
        write_pages(ledger, shop, theirs if ended else {order.clinic for order in ledger.newest})
        count = sum(len(each.lines) for each in notices)
        click.echo(f"{sheets(count)} withdrawn" + (f"; {before:,} withdrawn before" if before else ""))
        if stuck:
            what = f"{stuck[0].strerror}; {len(stuck):,} withdrawn sheets still lie there: run this again"
            raise OSError(stuck[0].errno, what, stuck[0].filename)


def _entered(stack: ExitStack, folder: Path | Address) -> bool | None:
    """Enter the folder's lock; whether the last run came to an end, None where one is at work, which obeys by itself."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return stack.enter_context(locked(folder))
        except Busy as busy:
            if time.monotonic() > end:
                at_work = f"a run{f' (process {busy.process})' if busy.process else ''} is at work in {folder}"
                dead = f" (if it was killed, remove {folder}/.lock and say this again)" if isinstance(folder, Address) else ""
                click.echo(f"{at_work}: it takes these sheets away within seconds, and writes the notices when it ends{dead}")
                return None
            time.sleep(0.2)
