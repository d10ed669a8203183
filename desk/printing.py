"""Printing from the desk: what it asks of a printer, whatever the system, and what staff are told when that fails.

A PDF goes to the printer from memory.  Where a system cannot do that, its room says so (`Printer.leaves_files`).
"""

import re
import sys
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple, Protocol

Trouble = Literal[
    "no-service",
    "service-down",
    "no-answer",
    "no-printer",
    "printer-unknown",
    "printer-stopped",
    "printer-refuses",
    "tray-unknown",
    "media-unknown",
    "not-taken",
]

BROWSER = "Or open the handout and print it from the browser."
WORDS: dict[Trouble, tuple[str, str]] = {  # what is wrong, and the way out; {queue}, {tray} and {reason} are filled in
    "no-service": (
        "This computer has no program that prints.",
        f"Ask whoever looks after this computer to add one ({{reason}}). {BROWSER}",
    ),
    "service-down": ("This computer’s print service is not running.", f"Restart the computer, or call whoever looks after it. {BROWSER}"),
    "no-answer": ("The print service does not answer.", "Look at the printer before you print again: the handout may still come out."),
    "no-printer": ("No printer is set up on this computer.", f"Ask whoever looks after this computer to add one. {BROWSER}"),
    "printer-unknown": ("The printer “{queue}” is gone.", "Choose another printer."),
    "printer-stopped": (
        "The printer “{queue}” is stopped: {reason}.",
        "Choose another printer, or start this one again in the computer’s printer settings.",
    ),
    "printer-refuses": (
        "The printer “{queue}” takes no handouts now: {reason}.",
        "Choose another printer, or call whoever looks after this one.",
    ),
    "tray-unknown": ("The printer “{queue}” has no tray “{tray}”.", "Choose another tray, or none."),
    "media-unknown": ("The printer “{queue}” holds no paper of this size.", "Choose another paper, or another printer."),
    "not-taken": ("The printer “{queue}” did not take the handout: {reason}.", f"Try once more, or choose another printer. {BROWSER}"),
}


class Queue(NamedTuple):
    """A printer by the name that the system gives it; what people call it and where it stands, and whether it is stopped."""

    name: str
    default: bool
    called: str = ""
    stopped: bool = False


JobState = Literal["waiting", "printing", "held", "printed", "taken-back", "failed", "unknown"]
Alert = Literal["paper", "jam", "door", "toner", "tray", "output", "offline", "connecting", "stopped", "other"]
# What a printer says of itself, by IPP's words for it (RFC 8011, 5.4.12, and PWG 5100.9), as staff would say it.  What is low is not empty.
ALERTS: dict[str, Alert] = {
    **dict.fromkeys(("media-empty", "media-needed"), "paper"),
    **dict.fromkeys(("media-jam",), "jam"),
    **dict.fromkeys(("door-open", "cover-open", "interlock-open"), "door"),
    **dict.fromkeys(("toner-empty", "marker-supply-empty", "marker-waste-full", "developer-empty", "opc-life-over"), "toner"),
    **dict.fromkeys(("input-tray-missing",), "tray"),
    **dict.fromkeys(("output-area-full", "output-tray-missing"), "output"),
    **dict.fromkeys(("offline", "shutdown", "deactivated", "power-down"), "offline"),
    **dict.fromkeys(("connecting-to-device", "timed-out"), "connecting"),
    **dict.fromkeys(("paused", "moving-to-paused", "stopped-partly", "stopping"), "stopped"),
}


Keeping = Literal["not", "kept", "perhaps"]  # whether the print service keeps on its disk what has come out


class Standing(NamedTuple):
    """How a job stands, and what its printer needs first."""

    state: JobState
    alerts: tuple[Alert, ...] = ()


UNKNOWN = Standing("unknown")


def alerts_of(reasons: Iterable[str]) -> tuple[Alert, ...]:
    """What a printer's own reasons mean to staff, each once; one that is an error and unknown is `other`."""
    plain = ((reason, re.sub("-(error|warning|report)$", "", reason)) for reason in reasons)
    told = (ALERTS.get(keyword) or ("other" if reason.endswith("-error") else None) for reason, keyword in plain)
    return tuple(dict.fromkeys(alert for alert in told if alert))


class PrintJob(NamedTuple):
    """How a PDF is to be printed.

    `title` is the handout's name, never a patient's: it stands in the system's list of jobs.  A `tray` of "" is the printer's choice;
    `media` is the paper by its name in PWG 5101.1, such as "iso_a4_210x297mm".
    """

    title: str
    copies: int
    duplex: Literal["long", "none"]
    tray: str
    media: str


class PrinterFacts(NamedTuple):
    """What a printer says of itself: its driver, or make and model; whether it prints on both sides."""

    driver: str
    duplex: bool


class PrinterError(Exception):
    """Why nothing was printed: what is wrong and the way out, in words for staff.

    `code` and `names` let a page say it in another language.
    """

    def __init__(self, code: Trouble, **names: str) -> None:
        super().__init__(code, names)
        self.code, self.names = code, names
        self.what, self.hint = (text.format_map(names) for text in WORDS[code])

    def __str__(self) -> str:
        return f"{self.what} {self.hint}"


class Printer(Protocol):
    """The printers of a system.  Every call ends within seconds; raises PrinterError."""

    tried: bool  # whether anybody has seen this way of printing on the system itself
    leaves_files: bool  # whether `send` writes a file of ours: then nothing of a patient may go this way

    def keeps(self) -> Keeping:
        """Whether the print service keeps on its disk what has come out."""

    def queues(self) -> list[Queue]:
        """The printers there are; never none."""

    def trays(self, queue: str) -> list[str]:
        """The trays that a printer names; often none."""

    def facts(self, queue: str) -> PrinterFacts:
        """What a printer says of itself."""

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        """Print; the job's number, "" where the system gives none.  It has been taken then, and lies in the printer some time later."""

    def waiting(self, queue: str) -> list[str]:
        """The numbers of the jobs that have not come out yet."""

    def follow(self, queue: str, numbers: Collection[str]) -> dict[str, Standing]:
        """How jobs of one printer stand, by their numbers."""

    def take_back(self, queue: str, number: str) -> None:
        """That a job is not to come out any more; what has come out has."""


def chosen() -> Printer:
    """The printers of this system."""
    if sys.platform == "win32":
        from .windows import Winspool

        return Winspool()
    from .cups import Cups

    return Cups()
