"""`handouts batch`: many sheets in one run, none lost, nothing done twice."""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from functools import partial
from os import cpu_count
from pathlib import Path

import click

from ..handouts.clinic import EditionName, PaperName
from ..handouts.library import Library, NotKnown, language_named
from ..handouts.node import Scalar
from ..handouts.problems import Problems
from ..handouts.state import UNMADE, State
from ..press.folders.front_desk import without_page, write_pages
from ..press.making.run import PressRun, Serial, Stopped, processes
from ..press.making.worker import PressSite
from ..press.orders.order import Order
from ..press.orders.plan import Wanted, orders, read_plan
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.ledger import Ledger, LedgerLine
from ..press.record.lock import locked
from ..press.record.stock import Job, Stock, gone
from ..press.record.summary import FEW, MADE, Summary, by_place, reason
from .asking import Folder, Name, opened, today, workspace
from .program import Exit
from .writing import write_whole

PROBLEMS = "problems.txt"


@click.command("batch")
@click.argument("plan", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--clinic", "clinics", multiple=True, type=Name("clinic"), help="Only for this clinic (again for more).")
@click.option("--topic", "topics", multiple=True, type=Name("topic"), help="Only this topic (again for more).")
@click.option("--language", "languages", multiple=True, help="Only in this language (again for more).")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice(["standard", "clear", "large"]),
    help="In this print (again for more; each clinic's own unless you say).",
)
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="On this paper (each clinic's own unless you say).")
@click.option("-o", "--output", "folder", type=Folder(), default="dist", show_default=True, help="A folder, or an address (s3://…).")
@click.option("--jobs", type=click.IntRange(1), default=lambda: cpu_count() or 1, help="How many at a time (one per core unless you say).")
@click.option("--scheduler", metavar="ADDRESS", help="Let the workers of a Dask cluster make them: tcp://HOST:PORT.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and why; write nothing.")
@click.option("--force", is_flag=True, help="Make also what is up to date.")
@click.option("--keep-going/--fail-fast", default=True, show_default=True, help="Whether one order that fails stops the rest.")
@click.option("--unapproved", is_flag=True, help="Make also sheets whose words nobody has approved; they say so.")
@click.option("--prune", is_flag=True, help="Remove sheets whose topic, language or clinic is gone.")
@click.option("--zip", "zipped", is_flag=True, help="Put each clinic's folder into one ZIP too, to send or to carry.")
@click.option("--quiet", is_flag=True, help="Say something only when orders were not made.")
@workspace
@click.pass_context
def command(
    ctx: click.Context,
    plan: Path | None,
    clinics: tuple[str, ...],
    topics: tuple[str, ...],
    languages: tuple[str, ...],
    editions: tuple[EditionName, ...],
    paper: PaperName | None,
    folder: Path | Address,
    jobs: int,
    scheduler: str | None,
    dry_run: bool,
    force: bool,
    keep_going: bool,
    unapproved: bool,
    prune: bool,
    zipped: bool,
    quiet: bool,
    workspace: Path | None,
) -> None:
    """Make all sheets of a network, or those of a PLAN file; what is unchanged since the last run is left as it is.

    Exit 3 when orders were not made; dist/problems.txt says why, by file and line.
    """
    library = opened(workspace)
    shop = Workshop(library, today())
    asked = asked_for(library, clinics, topics, languages, editions, paper)
    wanted = _within(orders(shop, read_plan(plan, library)), asked) if plan else orders(shop, [asked])
    if not wanted:
        raise click.UsageError("no sheet is asked for by that")
    if dry_run:
        ledger = Ledger(folder)
        _tell(Stock(shop, ledger, force=force, unapproved=unapproved), _with_those_that_lie(ledger, library, wanted, asked), prune)
        return
    summary, start, site = Summary(), time.monotonic(), PressSite(library.workspace, folder, shop.today)
    executor, workers = _on_cluster(scheduler, site) if scheduler else (Serial if jobs == 1 else partial(processes, jobs), jobs)
    with locked(folder) as ended:
        ledger = Ledger(folder)
        wanted = _with_those_that_lie(ledger, library, wanted, asked)
        stock = Stock(shop, ledger, force=force, unapproved=unapproved)
        with _progress(len(wanted), summary, quiet) as told:
            run = PressRun(stock, site, executor, workers, keep_going=keep_going, told=told)
            with suppress(Stopped):
                run.over(wanted)
        _forget(ledger, wanted, asked, shop)
        lost = gone(ledger, library)
        if prune:
            _remove(ledger, lost, shop)
        changed = run.changed | without_page(ledger, zipped) | {order.clinic for order in lost}
        write_pages(ledger, shop, changed if ended else {order.clinic for order in ledger.newest}, zipped)
        _write_problems(ledger)
    _report(summary, len(wanted), lost, prune, folder, time.monotonic() - start, quiet)
    if summary.unmade:
        ctx.exit(Exit.ORDERS)


def _on_cluster(scheduler: str, site: PressSite) -> tuple[Callable[[], Executor], int]:
    """What makes an executor over the workers of a cluster, and how many they are."""
    from ..press.making.cluster import Cluster, connected

    client, workers = connected(scheduler)
    return partial(Cluster, client, site), workers


def asked_for(
    library: Library,
    clinics: tuple[str, ...],
    topics: tuple[str, ...],
    languages: tuple[str, ...],
    editions: tuple[EditionName, ...],
    paper: PaperName | None,
) -> Wanted:
    """What the options ask for, their names completed."""
    found = tuple(library.find_topic(topic) for topic in topics)
    spoken = tuple(dict.fromkeys(language for topic in found or library.topics() for language in library.languages(topic)))
    return Wanted(
        clinics=tuple(Scalar(library.find_clinic(clinic)) for clinic in clinics),
        topics=tuple(map(Scalar, found)),
        editions=editions,
        paper=paper,
        languages=tuple(Scalar(language_named(language, spoken)) for language in languages),
    )


def _within(planned: list[Order], asked: Wanted) -> list[Order]:
    """Those of a plan's orders that the options leave."""
    return [
        order
        for order in planned
        if order.clinic in (asked.clinics or (order.clinic,))
        and order.topic in (asked.topics or (order.topic,))
        and order.language in (asked.languages or (order.language,))
        and order.edition in (asked.editions or (order.edition,))
        and order.paper == (asked.paper or order.paper)
    ]


def _with_those_that_lie(ledger: Ledger, library: Library, wanted: list[Order], asked: Wanted) -> list[Order]:
    """With the sheets of these clinics that lie in the folder and were asked for otherwise (once in large print, on the paper of before):
    none may grow old there unseen.
    """
    clinics, lost = {order.clinic for order in wanted}, {*gone(ledger, library)}
    if library.workspace and not library.has_own_clinics() and {order.clinic for order in ledger.newest} - {*library.clinics()}:
        raise click.ClickException(
            f"{library.workspace} has no clinics any more, and {ledger.folder} has sheets of some; put the folder clinics/ back"
        )
    return sorted({*wanted, *(order for order in _within([*ledger.files], asked) if order.clinic in clinics and order not in lost)})


def _forget(ledger: Ledger, wanted: list[Order], asked: Wanted, shop: Workshop) -> None:
    """What could not be made before and is asked for no more is no problem of today's."""
    clinics, known = {order.clinic for order in wanted}, {*wanted}
    for order in _within([*ledger.newest], asked):
        if order.clinic in clinics and order not in known and ledger.newest[order].state in UNMADE and order not in ledger.files:
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
    for order in gone(stock.ledger, stock.workshop.library):
        click.echo(f"{order.name}: its topic, language or clinic is no more; {'it would be removed' if prune else '--prune removes it'}")
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
        (ledger.folder / order.file).unlink(missing_ok=True)
    ledger.flush()


def _write_problems(ledger: Ledger) -> None:
    """All problems of the folder's sheets by place, or no such file."""
    path = ledger.folder / PROBLEMS
    if words := by_place(line for line in ledger.newest.values() if line.state is not State.GONE):
        write_whole(path, f"{words}\n".encode())
    else:
        path.unlink(missing_ok=True)


def _report(summary: Summary, asked: int, lost: list[Order], prune: bool, folder: Path | Address, seconds: float, quiet: bool) -> None:
    """The one summary at the end, the orders that were not made first."""
    if quiet and not summary.unmade:
        return
    for name in summary.names():
        click.echo(name, err=True)
    for order in lost[:FEW]:
        click.echo(
            f"{'removed' if prune else 'gone'}: {order.name}: its topic, language or clinic is no more"
            + ("" if prune else "; --prune removes it"),
            err=True,
        )
    if summary.count[State.REFUSED]:
        click.echo(
            f"{summary.count[State.REFUSED]:,} refused because nobody has approved their words: `handouts approve` them, or say "
            "--unapproved, and the sheets say so too",
            err=True,
        )
    if summary.unmade:
        click.echo(f"why, by file and line: {folder / PROBLEMS}", err=True)
    untried = asked - summary.count.total()
    click.echo(f"{summary.words()}, in {_lasting(seconds)}" + (f"; stopped, {untried:,} not tried" if untried else ""), err=quiet)


def _lasting(seconds: float) -> str:
    """A length of time for people."""
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
