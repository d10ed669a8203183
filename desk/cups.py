"""Printing on macOS and Linux: CUPS, by its own commands.  The PDF goes in by standard input; no file of ours, no shell."""

import os
import re
import subprocess
from collections.abc import Collection, Iterator

from . import ipp
from .ipp import JobAnswer, ask_job
from .printing import UNKNOWN, Alert, JobState, Keeping, PrinterError, PrinterFacts, PrintJob, Queue, Standing, Trouble, alerts_of
from .spool import kept_by

SECONDS = 10.0  # for each question to the print service
SIDES = {"long": "two-sided-long-edge", "none": "one-sided"}
# A sheet keeps its size (a line to write on is as long as a hand needs) and its copies their order, whatever the printer's own habits or
# staff's `lpoptions` are: for printers of today by IPP's names, for older drivers by theirs.
ALWAYS = (
    "number-up=1",
    "print-scaling=none",
    "fit-to-page=false",
    "multiple-document-handling=separate-documents-collated-copies",
    "collate=true",
)
# Answers in English: CUPS asks LC_MESSAGES before LC_ALL, and on macOS nothing of both unless SOFTWARE is set.
ENGLISH = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"), "C") | {"SOFTWARE": "handouts"}


class Cups:
    """The queues of the CUPS that this user reaches (CUPS_SERVER, client.conf).  Each question may take `seconds`."""

    leaves_files, tried = False, True

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds

    def keeps(self) -> Keeping:
        return kept_by(self._ask("lpstat", "-H").stdout.strip())

    def queues(self) -> list[Queue]:
        service, *said = self._ask("lpstat", "-r", "-d", "-e").stdout.splitlines() or [""]
        if service != "scheduler is running":  # the exit codes do not tell, and `lp` would speak of a printer that is not there
            raise PrinterError("service-down")
        default, *names = said or [""]
        if not names:
            raise PrinterError("no-printer")
        told = self._printers()
        return [Queue(name, default.endswith(f": {name}"), *told.get(name, ("", False))) for name in names]

    def _printers(self) -> dict[str, tuple[str, bool]]:
        """What each printer is called and where it stands, where somebody has said so; whether it is stopped."""
        found = {}
        for name, first, more in _paragraphs(self._ask("lpstat", "-l", "-p").stdout, "printer "):
            about = [more.get("Description", ""), more.get("Location", "")]
            found[name] = ", ".join(each for each in about if each and each != name), " disabled " in f" {first} "
        return found

    def trays(self, queue: str) -> list[str]:
        self._known(queue)
        return self._ways(queue, "InputSlot")

    def facts(self, queue: str) -> PrinterFacts:
        self._known(queue)
        said = self._ask("lpoptions", "-p", queue).stdout
        model = re.search(r"printer-make-and-model=(?:'((?:[^'\\]|\\.)*)'|(\S+))", said)
        return PrinterFacts((model[1] or model[2]) if model else "", set(self._ways(queue, "Duplex")) > {"None"})

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        if job.tray and job.tray not in self.trays(queue):  # CUPS would pass it over without a word
            raise PrinterError("tray-unknown", queue=queue, tray=job.tray)
        self._ready(queue)
        if not held(job.media, self._ways(queue, "PageSize")):  # CUPS would take the job, and drop it when the printer says no
            raise PrinterError("media-unknown", queue=queue)
        options = [*ALWAYS, f"sides={SIDES[job.duplex]}", f"media={job.media}", *([f"InputSlot={job.tray}"] if job.tray else [])]
        done = self._ask(
            "lp", "-d", queue, "-n", str(job.copies), "-t", job.title, *(word for each in options for word in ("-o", each)), "-", given=pdf
        )
        if done.returncode:
            raise _refusal(queue, done.stderr)
        number = re.search(rf"{re.escape(queue)}-\d+", done.stdout)
        return number[0] if number else ""

    def waiting(self, queue: str) -> list[str]:
        self._known(queue)
        said = self._ask("lpstat", "-o", *_argument(queue)).stdout
        return re.findall(rf"^({re.escape(queue)}-[0-9]+)\s", said, re.MULTILINE)

    def follow(self, queue: str, numbers: Collection[str]) -> dict[str, Standing]:
        self._known(queue)
        (said,) = [more for name, _, more in _paragraphs(self._ask("lpstat", "-l", "-p").stdout, "printer ") if name == queue] or [{}]
        server, alerts = self._ask("lpstat", "-H").stdout.strip(), alerts_of(said.get("Alerts", "").split())
        return {number: _standing(ask_job(server, int(number.rpartition("-")[2])), alerts) for number in numbers}

    def take_back(self, queue: str, number: str) -> None:
        """With its document: CUPS would keep that for a day."""
        if number not in self.waiting(queue):
            return
        done = self._ask("cancel", "-x", number.rpartition("-")[2])  # by its number alone, which is never taken for an option
        if done.returncode:
            raise _refusal(queue, done.stderr)

    def _ways(self, queue: str, option: str) -> list[str]:
        """What a printer may be told for an option of its own; nothing where it names none."""
        found = re.search(rf"^{option}/.*?: *(.*)$", self._ask("lpoptions", "-p", queue, "-l").stdout, re.MULTILINE)
        return [name.removeprefix("*") for name in found[1].split()] if found else []

    def _known(self, queue: str) -> None:
        """Only names that CUPS gave ever become an argument."""
        if all(queue != each.name for each in self.queues()):
            raise PrinterError("printer-unknown", queue=queue)

    def _ready(self, queue: str) -> None:
        """A stopped queue takes jobs all the same; they would come out when the patient has long gone."""
        self._known(queue)
        said = self._ask("lpstat", "-a", *_argument(queue), "-p", *_argument(queue)).stdout
        signs: dict[Trouble, str] = {"printer-stopped": f"printer {queue} disabled", "printer-refuses": f"{queue} not accepting"}
        for code, line in signs.items():
            if found := re.search(rf"^{re.escape(line)}.*(?:\n\t(.*))?", said, re.MULTILINE):
                raise PrinterError(code, queue=queue, reason=_reason(found[1] or ""))

    def _ask(self, *command: str, given: bytes = b"") -> "subprocess.CompletedProcess[str]":
        """What one of CUPS' commands answers."""
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, env={**os.environ, **ENGLISH}, timeout=self.seconds, check=False
            )
        except FileNotFoundError:
            raise PrinterError("no-service", reason=f"CUPS, with its command {command[0]}") from None
        except subprocess.TimeoutExpired:
            raise PrinterError("no-answer") from None
        out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(command, done.returncode, out, err)


def _argument(queue: str) -> list[str]:
    """A queue's name where a command may also have none: one that begins with a dash would be an option, so all are asked for."""
    return [] if queue.startswith("-") else [queue]


def _paragraphs(said: str, before: str = "") -> Iterator[tuple[str, str, dict[str, str]]]:
    """What `lpstat -l` says of each printer or job: its name, its first line, and "Name: value" of the lines under it."""
    for told in re.split(r"^(?=\S)", said, flags=re.MULTILINE):
        first, *more = told.splitlines() or [""]
        if first.startswith(before) and (words := first.removeprefix(before).split()):
            facts = (line.strip().partition(": ") for line in more)
            yield words[0], first, {name: value for name, sign, value in facts if sign}


STATES: dict[int, JobState] = {
    ipp.PENDING: "waiting",
    ipp.HELD: "held",
    ipp.PROCESSING: "printing",
    ipp.STOPPED: "waiting",
    ipp.CANCELED: "taken-back",
    ipp.ABORTED: "failed",
    ipp.COMPLETED: "printed",
}


def _standing(job: JobAnswer | None, alerts: tuple[Alert, ...]) -> Standing:
    """A job that is over has no needs; nobody knows of one of which nothing is said."""
    if job is None:
        return UNKNOWN
    state, stopped = STATES[job.state], job.state == ipp.STOPPED or "printer-stopped" in job.reasons
    needs: tuple[Alert, ...] = (*alerts, "stopped") if stopped else alerts
    return Standing(state, () if job.state >= ipp.CANCELED else tuple(dict.fromkeys(needs)))


DRIVERS = {"invoice": "statement"}  # what PostScript's drivers call a paper that has another standard name


def held(media: str, sizes: list[str]) -> bool:
    """Whether a printer with these page sizes, named as drivers do ("A5", "Legal", "216x340mm"), holds a paper of this standard name.

    One that names none, or takes any size, is believed to.
    """
    _, name, size = media.split("_", 2)
    known = {each.partition(".")[0].casefold() for each in sizes}
    return not known or bool(known & {"custom", name, size, DRIVERS.get(name, name)})


def _refusal(queue: str, said: str) -> PrinterError:
    """What `lp` complained about: the queue may have gone or closed since it was asked."""
    if "does not exist" in said:
        return PrinterError("printer-unknown", queue=queue)
    reason = _reason(said.removeprefix("lp: ").removeprefix("Error - "))
    return PrinterError("printer-refuses" if "not accepting" in said else "not-taken", queue=queue, reason=reason)


def _reason(said: str) -> str:
    return said.strip().rstrip(".") or "no reason given"
