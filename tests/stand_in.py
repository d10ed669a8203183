"""A printer for tests, in memory."""

from collections.abc import Collection

from patient_handouts.desk.printing import Keeping, PrinterError, PrinterFacts, PrintJob, Queue, Standing


class StandIn:
    """Keeps what is printed; with `trouble` it takes nothing more.  No real printer answers so fast."""

    def __init__(self, *names: str, leaves_files: bool = False) -> None:
        self.tried = True
        self.names, self.leaves_files = names or ("Front desk",), leaves_files
        self.printed = list[tuple[str, bytes, PrintJob]]()
        self.trouble: PrinterError | None = None
        self.down = False
        self.kept: Keeping = "not"
        self.standing = Standing("printed")  # of the next job
        self.jobs = dict[str, Standing]()

    def keeps(self) -> Keeping:
        return self.kept

    def queues(self) -> list[Queue]:
        if self.down:
            raise PrinterError("service-down")
        return [Queue(name, name == self.names[0]) for name in self.names]

    def trays(self, queue: str) -> list[str]:
        return ["Tray1", "Tray2"]

    def facts(self, queue: str) -> PrinterFacts:
        return PrinterFacts("A stand-in", True)

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        if self.trouble:
            raise self.trouble
        if queue not in self.names:
            raise PrinterError("printer-unknown", queue=queue)
        self.printed.append((queue, pdf, job))
        number = f"{queue}-{len(self.printed)}"
        self.jobs[number] = self.standing
        return number

    def waiting(self, queue: str) -> list[str]:
        return [number for number, standing in self.jobs.items() if standing.state not in ("printed", "taken-back")]

    def follow(self, queue: str, numbers: Collection[str]) -> dict[str, Standing]:
        return {number: self.jobs.get(number, Standing("unknown")) for number in numbers}

    def take_back(self, queue: str, number: str) -> None:
        self.jobs[number] = Standing("taken-back")
