"""A printer for tests, in memory."""

from patient_handouts.desk.printing import PrinterError, PrintJob, Queue


class StandIn:
    """Keeps what is printed; with `trouble` it takes nothing more.  No real printer answers so fast."""

    def __init__(self, *names: str, leaves_files: bool = False) -> None:
        self.names, self.leaves_files = names or ("Front desk",), leaves_files
        self.printed = list[tuple[str, bytes, PrintJob]]()
        self.trouble: PrinterError | None = None
        self.down = False

    def queues(self) -> list[Queue]:
        if self.down:
            raise PrinterError("service-down")
        return [Queue(name, name == self.names[0]) for name in self.names]

    def trays(self, queue: str) -> list[str]:
        return ["Tray1", "Tray2"]

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        if self.trouble:
            raise self.trouble
        if queue not in self.names:
            raise PrinterError("printer-unknown", queue=queue)
        self.printed.append((queue, pdf, job))
        return f"{queue}-{len(self.printed)}"

    def waiting(self, queue: str) -> list[str]:
        return []
