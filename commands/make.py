"""`handouts make TOPIC`: one sheet, as a PDF."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from ..handouts.check_code import code_of
from ..handouts.event_times import event_problems, schedules
from ..handouts.kept import keep
from ..handouts.key_point import VISITS
from ..handouts.patient import EVENT, NO_PATIENT, Patient, read_patient
from ..handouts.problems import Problems, report
from ..handouts.typed_days import customs_of
from ..press.orders.inputs import Inputs, together
from ..press.orders.order import SHEET, Order
from ..press.orders.workshop import Workshop
from .asking import Name, believed_today, clinic_of, opened, workspace
from .options import OneSheet, gathered, one_sheet
from .writing import extent_of, note_made, size_of

ALMOST = 2.0  # points: half of A4 is a little wider than A5


@dataclass(frozen=True)
class WhichPages:
    """Which pages of a topic there are, and how they lie; `event` is when a patient's own comes."""

    beside: str | None
    visit: str | None
    pages: int | None
    booklet: bool
    event: str | None


which_pages = gathered(
    WhichPages,
    "which",
    click.option(
        "--with", "beside", metavar="LANGUAGE", help="The whole sheet in this language too, in the same file, on leaves of its own."
    ),
    click.option("--for", "visit", type=click.Choice(VISITS), help="Only what a patient needs to choose, to get ready, or at home."),
    click.option(
        "--pages", type=click.IntRange(1), help="As few pages as these, if gaps and pictures can give so much; type stays as it is."
    ),
    click.option("--booklet", is_flag=True, help="On half of the paper, two pages side by side, in the order in which leaves are folded."),
    click.option(
        "--event",
        metavar="TIME",
        help='When a schedule’s event is for one patient, "2026-12-03 09:30": its days are printed, and noted nowhere else.',
    ),
)


@click.command("make")
@click.argument("topic", type=Name("topic"))
@one_sheet
@which_pages
@workspace
def command(topic: str, which: WhichPages, how: OneSheet, workspace: Path | None) -> None:
    """Make one sheet: a TOPIC for a clinic."""
    keep()
    library = opened(workspace)
    topic = library.find_topic(topic)
    first, *other = dict.fromkeys(library.find_language(topic, each) for each in (how.language, which.beside) if each)
    clinic, shop = clinic_of(library, how.clinic, how.site), Workshop(library, believed_today(library))
    order = Order(clinic, topic, first, beside="".join(other), layout=which.visit or SHEET, **how.print_of(shop.clinic(clinic)))
    if which.booklet:
        order = replace(order, paper=_half(order.paper, shop))
    digest = "" if how.draft else together(order, Inputs(shop).of(order))
    code = code_of(digest) if digest else ""
    made = shop.set_order(
        order, code=code, digest=digest, draft=how.draft, typed=_typed(which.event, shop, order), pages=which.pages, booklet=which.booklet
    )
    if made.findings.problems:
        click.echo(report(made.findings.problems), err=True)
    if how.draft:
        click.echo(f"printed as a DRAFT: {made.findings.count}", err=True)
    if code:
        note_made(shop, {code: order})
    path = how.put(f"{order.name}{'.booklet' * which.booklet}", made.data)
    click.echo("  ".join(filter(None, (str(path), extent_of(made.pages, 4 if which.booklet else 2), size_of(made.data), code))))
    if how.show:
        click.launch(str(path))


def _typed(event: str | None, shop: Workshop, order: Order) -> Patient:
    """For whom it is: when their event is, where that was said.  Raises UsageError, which does not tell it."""
    if event is None:
        return NO_PATIENT
    day, _, clock = event.strip().partition(" ")
    told = schedules(wording.handout for wording, _ in shop.told(order))
    house = shop.clinic(order.clinic)
    customs = replace(customs_of(house.units, house.country, shop.today, (order.language,)), halves=False)  # 24 hours, as the help says
    try:
        patient = read_patient({"event": day, "event_time": clock}, customs, sure=EVENT)
    except Problems:
        patient = NO_PATIENT
    if patient.event is None:
        raise click.BadParameter('write the day and the time like "2026-12-03 09:30"', param_hint="--event")
    if not told:
        raise click.UsageError(f"“{order.topic}” has no schedule for --event")
    for problem in event_problems(told, patient):
        raise click.UsageError(f"--event: {problem.message}; {problem.hint}")
    return patient


def _half(paper: str, shop: Workshop) -> str:
    """The paper that is half of this one."""
    papers = shop.theme().papers
    across, down = papers[paper].size
    halved = {name: max(abs(each.size[0] - down / 2), abs(each.size[1] - across)) for name, each in papers.items()}
    found = min(halved, key=halved.__getitem__)
    if halved[found] > ALMOST:
        raise click.UsageError(f"no paper is half of “{paper}”: --booklet needs one in theme.yaml")
    return found
