"""The test page of the desk: made and printed as a sheet is, for whoever sets a printer up, or sends it back to who makes the program."""

import platform
import sys
import time
from collections.abc import Iterator
from datetime import date

from .. import __version__
from ..handouts.editions import Paper
from ..layouts.trial_page import TITLE, trial_page
from .printing import JobState, Printer, PrinterError, PrintJob, Queue, Standing

FOLLOWED = 60.0  # seconds
STATES: dict[JobState, str] = {
    "waiting": "waits",
    "printing": "is printing",
    "held": "is held",
    "printed": "has come out",
    "taken-back": "was taken back",
    "failed": "failed",
    "unknown": "may have come out: the system does not tell; look at the printer",
}
OVER = ("printed", "taken-back", "failed")


def print_test_page(printer: Printer, name: str, paper: Paper, today: date) -> Iterator[str]:
    """Print it on the printer of that name, "" for the default one; what happens, line by line.  Raises PrinterError, Problems."""
    queues = printer.queues()
    queue = next((each for each in queues if (each.name == name if name else each.default)), None)
    if queue is None:
        raise PrinterError("printer-unknown", queue=name) if name else PrinterError("no-printer")
    facts = printer_facts(printer, queue, paper, today)
    yield from (f"{what}: {said or '–'}" for what, said in facts)
    number = printer.send(queue.name, trial_page(facts, paper), PrintJob(TITLE, 1, "long", "", paper.media))
    yield f"sent: {number or 'the system gives it no number'}"
    yield f"it {in_words(followed(printer, queue.name, number))}"


def printer_facts(printer: Printer, queue: Queue, paper: Paper, today: date) -> list[tuple[str, str]]:
    """What is known of a printer, of the system and of the program."""
    said = printer.facts(queue.name)
    return [
        ("Printer", queue.called or queue.name),
        ("Its name in the system", queue.name),
        ("Driver", said.driver),
        ("Trays", ", ".join(printer.trays(queue.name))),
        ("Both sides", "yes" if said.duplex else "no, or its driver does not say so"),
        ("Paper asked for", str(paper.media)),
        ("System", f"{platform.system()} {platform.release()}, {platform.machine()}"),
        ("Program", f"{__version__}, Python {sys.version.split()[0]}, by {type(printer).__name__}"),
        ("Tried on this system before", "yes" if printer.tried else "no: please send this page to whoever makes the program"),
        ("Day", today.isoformat()),
    ]


def followed(printer: Printer, queue: str, number: str, seconds: float = FOLLOWED) -> Standing:
    """How a job stands when it is over, or after some time."""
    end, stands = time.monotonic() + seconds, Standing("unknown")
    while number and time.monotonic() < end:
        stands = printer.follow(queue, [number]).get(number, stands)
        if stands.state in OVER:
            break
        time.sleep(0.5)
    return stands


def in_words(stands: Standing) -> str:
    """How a job stands, for a terminal."""
    return STATES[stands.state] + (f"; the printer needs: {', '.join(stands.alerts)}" if stands.alerts else "")
