"""`handouts batch`: many sheets in one run, none lost, nothing done twice."""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from os import cpu_count
from pathlib import Path

import click

from ..handouts.library import ClinicNeeded, Library, NotKnown
from ..handouts.problems import Problems
from ..handouts.recalls import FILE as RECALLS
from ..handouts.sites import EVERY, clinic_and_site, names_over
from ..handouts.state import UNMADE, State
from ..press.folders.front_desk import without_page, write_pages
from ..press.folders.taken_back import take_back
from ..press.making.run import PressRun, Serial, Stopped, processes
from ..press.making.worker import PressSite
from ..press.orders.order import Order
from ..press.orders.plan import Wanted, orders, read_plan
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.clock import noticed_day
from ..press.record.journal import has_journal
from ..press.record.ledger import Ledger, LedgerLine
from ..press.record.lock import locked
from ..press.record.lying import take_out
from ..press.record.register import adopt
from ..press.record.stock import Job, Stock, gone, untold
from ..press.record.summary import FEW, MADE, Summary, by_place, reason
from .asking import Folder, clock_is_right, judged_by, opened, tell_damaged, tell_strays, today, workspace
from .notices import tell
from .options import Selection, gathered, selection
from .program import Exit
from .writing import write_whole

PROBLEMS = "problems.txt"
GONE = "its topic, language, clinic, paper or edition is no more, or its clinic does not hand it out"


@dataclass(frozen=True)
class Running:
    """How a run goes, and where its sheets lie."""

    folder: Path | Address
    jobs: int
    scheduler: str | None
    dry_run: bool
    force: bool
    keep_going: bool
    unapproved: bool
    prune: bool
    zipped: bool
    quiet: bool
    clock_is_right: bool

    def day(self, workspace: Path | None) -> date:
        """The day to judge by; a clock that went back is told."""
        return judged_by(today(), None if self.clock_is_right else noticed_day(self.folder, workspace), self.folder)

    def stock(self, shop: Workshop, ledger: Ledger) -> Stock:
        """What is to be made."""
        return Stock(shop, ledger, force=self.force, unapproved=self.unapproved)

    def executor(self, site: PressSite) -> tuple[Callable[[], Executor], int]:
        """What makes an executor, and how many workers it has."""
        if self.scheduler:
            return _on_cluster(self.scheduler, site)
        return Serial if self.jobs == 1 else partial(processes, self.jobs), self.jobs


run_options = gathered(
    Running,
    "how",
    click.option("-o", "--output", "folder", type=Folder(), default="dist", show_default=True, help="A folder, or an address (s3://…)."),
    click.option(
        "--jobs", type=click.IntRange(1), default=lambda: cpu_count() or 1, help="How many at a time (one per core unless you say)."
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Let the workers of a Dask cluster make them: tcp://HOST:PORT."),
    click.option("--dry-run", is_flag=True, help="Say what would be made, and why; write nothing."),
    click.option("--force", is_flag=True, help="Make also what is up to date."),
    click.option("--keep-going/--fail-fast", default=True, show_default=True, help="Whether one order that fails stops the rest."),
    click.option("--unapproved", is_flag=True, help="Make also sheets whose words nobody has approved; they say so."),
    click.option("--prune", is_flag=True, help="Remove sheets whose topic, language, clinic, paper or edition is gone."),
    click.option("--zip", "zipped", is_flag=True, help="Put each clinic's folder into one ZIP too, to send or to carry."),
    click.option("--quiet", is_flag=True, help="Say something only when orders were not made."),
    clock_is_right,
)


@click.command("batch")
@click.argument("plan", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@selection
@run_options
@workspace
@click.pass_context
def command(ctx: click.Context, plan: Path | None, which: Selection, how: Running, workspace: Path | None) -> None:
    """Make all sheets of a network, or those of a PLAN file; what is unchanged since the last run is left as it is.

    Exit 3 when orders were not made; dist/problems.txt says why, by file and line.
    """
    library = opened(workspace)
    shop, asked = Workshop(library, how.day(library.workspace)), which.wanted(library)
    wanted = _within(orders(shop, read_plan(plan, library)), asked) if plan else orders(shop, [asked])
    tell_strays(library)
    if not wanted:
        _check_clinics(library, how.folder)
        raise click.UsageError("no sheet is asked for by that")
    if how.dry_run:
        ledger = Ledger(how.folder)
        tell_damaged(ledger)
        _tell(how.stock(shop, ledger), _with_those_that_lie(ledger, shop, wanted, asked), how.prune)
    elif _run(shop, wanted, asked, how).unmade:
        ctx.exit(Exit.ORDERS)


def _run(shop: Workshop, wanted: list[Order], asked: Wanted, how: Running) -> Summary:
    """The run: sheets, ledger, the clinics' pages, problems.txt, and what is said at the end."""
    summary, start = Summary(), time.monotonic()
    executor, workers = how.executor(site := PressSite(shop.library.workspace, how.folder, shop.today))
    with locked(how.folder) as ended:
        ledger = Ledger(how.folder)
        tell_damaged(ledger)
        _adopt(ledger, shop)
        wanted = _with_those_that_lie(ledger, shop, wanted, asked)
        with _progress(len(wanted), summary, how.quiet) as told, suppress(Stopped):
            run = PressRun(how.stock(shop, ledger), site, executor, workers, keep_going=how.keep_going, told=told)
            run.over(wanted)
        _forget(ledger, wanted, asked, shop)
        lost = gone(ledger, shop)
        if how.prune:
            _remove(ledger, lost, shop)
        changed = run.changed | without_page(ledger, shop, how.zipped) | {order.clinic for order in lost}
        changed |= _take_back(ledger, shop)
        write_pages(ledger, shop, changed if ended else {order.clinic for order in ledger.newest}, how.zipped)
        _write_problems(ledger)
        if late := _take_back(ledger, shop):  # while the pages were written
            write_pages(ledger, shop, late, how.zipped)
    _report(summary, len(wanted), lost, how, time.monotonic() - start)
    return summary


def _adopt(ledger: Ledger, shop: Workshop) -> None:
    """Recalls that only the ledger has go into the register, and that is told."""
    for each in adopt(ledger, shop):
        click.echo(f"handouts: taken over from the ledger into {RECALLS}: {each.names()}: {each.why}", err=True)


def _take_back(ledger: Ledger, shop: Workshop) -> set[str]:
    """What the register takes back is taken out of the folder; the clinics that had it."""
    notices = take_back(ledger, shop)
    tell(notices)
    return {each.clinic for each in notices}


def _check_clinics(library: Library, folder: Path | Address) -> None:
    """Raises ClinicNeeded, or what says so, where the workspace has no clinic, Problems where files were meant to be some."""
    try:
        library.some_clinics()
    except ClinicNeeded:
        if has_journal(folder) and Ledger(folder).newest:
            message = f"{library.workspace} has no clinics any more, and {folder} has sheets of some; put the folder clinics/ back"
            raise click.ClickException(message) from None
        raise


def _on_cluster(scheduler: str, site: PressSite) -> tuple[Callable[[], Executor], int]:
    """What makes an executor over the workers of a cluster, and how many they are."""
    from ..press.making.cluster import Cluster, connected

    client, workers = connected(scheduler)
    return partial(Cluster, client, site), workers


def _within(planned: list[Order], asked: Wanted) -> list[Order]:
    """Those of a plan's orders that the options leave."""
    return [
        order
        for order in planned
        if {*names_over(order.clinic)} & {*(asked.clinics or (order.clinic,))}
        and (not asked.sites or {clinic_and_site(order.clinic)[1], EVERY} & {*asked.sites})
        and order.topic in (asked.topics or (order.topic,))
        and order.language in (asked.languages or (order.language,))
        and order.edition in (asked.editions or (order.edition,))
        and order.paper == (asked.paper or order.paper)
    ]


def _with_those_that_lie(ledger: Ledger, shop: Workshop, wanted: list[Order], asked: Wanted) -> list[Order]:
    """With the sheets of these clinics that lie in the folder and were asked for otherwise (once in large print, on the paper of before):
    none may grow old there unseen.  Those of which the ledger does not tell are among them.
    """
    clinics, lost = {order.clinic for order in wanted}, {*gone(ledger, shop)}
    lying = _within([*ledger.files, *untold(ledger, shop.library)], asked)
    return sorted({*wanted, *(order for order in lying if {*names_over(order.clinic)} & clinics and order not in lost)})


def _forget(ledger: Ledger, wanted: list[Order], asked: Wanted, shop: Workshop) -> None:
    """What could not be made before and is asked for no more is no problem of today's."""
    clinics, known = {order.clinic for order in wanted}, {*wanted}
    for order in _within([*ledger.newest], asked):
        if (
            {*names_over(order.clinic)} & clinics
            and order not in known
            and ledger.newest[order].state in UNMADE
            and order not in ledger.files
        ):
            ledger.add(LedgerLine(order, State.GONE, shop.today))
    ledger.flush()


def _tell(stock: Stock, wanted: list[Order], prune: bool) -> None:
    """What a run would do, order by order."""
    count = 0
    for order in wanted:
        due = stock.due(order)
        if isinstance(due, Job) and not (due_otherwise := _unmade(stock, due)):
            count += 1
            click.echo(f"{order.name}: {due.why}")
        elif isinstance(due, Job):
            click.echo(f"{order.name}: {due_otherwise}")
        elif due.state is not State.READY:
            click.echo(f"{order.name}: {due.state}: {reason(due)}")
    for order in gone(stock.ledger, stock.workshop):
        click.echo(f"{order.name}: {GONE}; {'it would be removed' if prune else '--prune removes it'}")
    click.echo(f"{count:,} of {len(wanted):,} sheets would be made")


def _unmade(stock: Stock, job: Job) -> str:
    """Why a sheet would not be made after all; "" where it would."""
    shop, order = stock.workshop, job.order
    try:
        state, why, errors = shop.judged(order, unapproved=job.unapproved)
        line = LedgerLine(order, state, shop.today, problems=errors, why=why)
    except (Problems, NotKnown) as found:
        line = stock.failed(order, found)
    return "" if line.state is State.READY else f"{line.state}: {reason(line)}"


@contextmanager
def _progress(total: int, summary: Summary, quiet: bool) -> Iterator[Callable[[LedgerLine, bool], None]]:
    """Counts every order; at a terminal with a bar, unless it is to be quiet: how many, how fast, how long still, how many failed."""
    start = time.monotonic()

    def note(_: object) -> str:
        rate = summary.count[MADE] / max(time.monotonic() - start, 0.001)
        return f"{rate:.1f} a second" + (f", {len(summary.unmade)} not made" if summary.unmade else "")

    if quiet or not sys.stderr.isatty():
        yield summary.add
        return
    with click.progressbar(length=total, show_pos=True, item_show_func=note, file=sys.stderr, update_min_steps=1 + total // 1000) as bar:

        def told(line: LedgerLine, new: bool) -> None:
            summary.add(line, new)
            bar.update(1)

        yield told


def _remove(ledger: Ledger, lost: list[Order], shop: Workshop) -> None:
    """Take away the sheets of orders that nobody can make any more."""
    for order in lost:
        ledger.add(LedgerLine(order, State.GONE, shop.today))
        take_out(ledger.folder, order.file)
    ledger.flush()


def _write_problems(ledger: Ledger) -> None:
    """All problems of the folder's sheets by place, or no such file."""
    path = ledger.folder / PROBLEMS
    if words := by_place(line for line in ledger.newest.values() if line.state is not State.GONE):
        write_whole(path, f"{words}\n".encode())
    else:
        path.unlink(missing_ok=True)


def _report(summary: Summary, asked: int, lost: list[Order], how: Running, seconds: float) -> None:
    """The one summary at the end, the orders that were not made first."""
    if how.quiet and not summary.unmade:
        return
    for name in summary.names():
        click.echo(name, err=True)
    for order in lost[:FEW]:
        click.echo(f"{'removed' if how.prune else 'gone'}: {order.name}: {GONE}{'' if how.prune else '; --prune removes it'}", err=True)
    if summary.count[State.REFUSED]:
        click.echo(
            f"{summary.count[State.REFUSED]:,} refused because nobody has approved their words: `handouts approve` them, or say "
            "--unapproved, and the sheets say so too",
            err=True,
        )
    if summary.unmade:
        click.echo(f"why, by file and line: {how.folder / PROBLEMS}", err=True)
    untried = asked - summary.count.total()
    click.echo(f"{summary.words()}, in {_lasting(seconds)}" + (f"; stopped, {untried:,} not tried" if untried else ""), err=how.quiet)


def _lasting(seconds: float) -> str:
    """A length of time for people."""
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
