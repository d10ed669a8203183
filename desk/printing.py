"""Printing from the desk: what it asks of a printer, whatever the system, and what staff are told when that fails.

A PDF goes to the printer from memory.  Where a system cannot do that, its room says so (`Printer.leaves_files`).
"""

import sys
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
    """A printer by the name that the system gives it."""

    name: str
    default: bool


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

    leaves_files: bool  # whether `send` writes a file of ours: then nothing of a patient may go this way

    def queues(self) -> list[Queue]:
        """The printers there are; never none."""

    def trays(self, queue: str) -> list[str]:
        """The trays that a printer names; often none."""

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        """Print; the job's number, "" where the system gives none.  It has been taken then, and lies in the printer some time later."""

    def waiting(self, queue: str) -> list[str]:
        """The numbers of the jobs that have not come out yet."""


def chosen() -> Printer:
    """The printers of this system."""
    if sys.platform == "win32":
        from .windows import PrintVerb

        return PrintVerb()
    from .cups import Cups

    return Cups()
