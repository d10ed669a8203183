"""A real print service, the judge of the desk's printing: CUPS in a folder of its own, and an IPP printer that keeps what comes out.

Nothing of the machine's own CUPS is touched.  `.ci/run` installs both from Debian.
"""

import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from judge import absent

T = TypeVar("T")
Media = tuple[str, int, int]  # a paper by its standard name, and its width and height in hundredths of a millimetre
PROGRAMS = ("cupsd", "lpadmin", "cupsreject", "lp", "lpstat", "ippeveprinter", "dbus-daemon")
SERVICE = """
Listen localhost:{port}
Browsing No
WebInterface No
DefaultAuthType None
{more}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
PLACES = """
ServerRoot {folder}
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ServerKeychain {folder}/keys
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
Printcap
"""
BUS = """<busconfig><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/>
<allow receive_sender="*"/><allow own="*"/></policy></busconfig>"""
KEEP = """#!/bin/sh
cp "$1" "{kept}/{first}$IPP_JOB_ID.pdf" && env > "{kept}/env" && mv "{kept}/env" "{kept}/{first}$IPP_JOB_ID"
"""


SIDES = "ATTR keyword sides-supported one-sided,two-sided-long-edge,two-sided-short-edge\n"
FORMATS = "ATTR mimeMediaType document-format-supported application/pdf,application/octet-stream\n"
MARGINS = "".join(f"MEMBER integer media-{side}-margin 635\n" for side in ("bottom", "left", "right", "top"))


@dataclass(frozen=True)
class Service:
    """A running CUPS; `printer` is the address of the IPP printer whose jobs end in `kept`, as do those of `other`, which holds the
    papers that it was told.
    """

    folder: Path
    server: str
    printer: str = ""
    other: str = ""

    @property
    def kept(self) -> Path:
        return self.folder / "kept"

    def admin(self, *command: str) -> None:
        """One of CUPS' commands for those who look after it."""
        subprocess.run(
            [str(found(command[0])), *command[1:]],
            check=True,
            timeout=60,
            capture_output=True,
            env={**os.environ, "CUPS_SERVER": self.server},
        )

    def documents(self) -> list[Path]:
        """What CUPS holds of handouts on disk."""
        return sorted((self.folder / "spool").glob("d*"))

    def arrived(self) -> tuple[bytes, dict[str, str]]:
        """The first job that comes out of the printer, and the attributes that came with it; it is taken away."""
        listed = wait_for(lambda: [path for path in self.kept.iterdir() if path.name.isdigit()])[0]
        said = dict(line.split("=", 1) for line in listed.read_text(encoding="utf-8").splitlines() if "=" in line)
        document = listed.with_suffix(".pdf").read_bytes()
        for path in (listed, listed.with_suffix(".pdf")):
            path.unlink()
        return document, said


@contextmanager
def service(printer: bool = False, more: str = "", room: int = 0, papers: tuple[Media, ...] = ()) -> Iterator[Service]:
    """CUPS, without queues, as it comes or with `more` in its cupsd.conf; with `printer` an IPP printer beside it, with `papers` one
    more that holds these.  Where there is `room` no file of CUPS' can grow beyond so many bytes, as on a disk that is full.

    Skips where there is none; under CI that fails.
    """
    if lacking := [name for name in PROGRAMS if not found(name)]:
        absent(f"there is no {lacking[0]} (.ci/run installs CUPS)")
    with ExitStack() as ends:
        folder = Path(ends.enter_context(TemporaryDirectory(prefix="desk-cups-", ignore_cleanup_errors=True)))
        for name in ("spool/tmp", "cache", "state", "keys", "kept", "printer"):
            (folder / name).mkdir(parents=True)
        port = free_port()
        put(folder / "cupsd.conf", SERVICE.format(port=port, more=more))
        put(folder / "cups-files.conf", PLACES.format(folder=folder))
        start = ["prlimit", f"--fsize={room}", str(found("cupsd"))] if room else ["cupsd"]
        running(
            ends,
            *start,
            "-f",
            "-c",
            str(folder / "cupsd.conf"),
            "-s",
            str(folder / "cups-files.conf"),
            log=folder / "service",
            **nobody_special(folder),
        )
        wait_for(lambda: listening(port))
        first = ipp_printer(ends, folder) if printer else ""
        yield Service(folder, f"localhost:{port}", first, ipp_printer(ends, folder, papers) if papers else "")


def ipp_printer(ends: ExitStack, folder: Path, papers: tuple[Media, ...] = ()) -> str:
    """The address of a printer as offices have them, with a duplexer and trays; or of one that holds these papers.  It wants a D-Bus, to
    announce itself to nobody.
    """
    if not (folder / "bus").exists():
        put(folder / "bus.conf", BUS.format(folder=folder))
        running(ends, "dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", log=folder / "bus.log")
        wait_for((folder / "bus").exists)
    kind = ("-a", str(put(folder / "papers.conf", attributes(papers)))) if papers else ("-2", "-f", "application/pdf")
    keep = folder / ("keep-of-papers" if papers else "keep")
    put(keep, KEEP.format(kept=folder / "kept", first="9000" if papers else "")).chmod(0o755)  # each printer counts its own jobs
    port = free_port()
    running(
        ends,
        "ippeveprinter",
        *kind,
        "-r",
        "off",
        "-K",
        str(folder / "printer"),
        "-p",
        str(port),
        "-d",
        str(folder / "printer"),
        "-n",
        "localhost",
        "-c",
        str(keep),
        "Printer of papers" if papers else "Printer",
        log=folder / ("papers.log" if papers else "printer.log"),
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder / 'bus'}"},
    )
    wait_for(lambda: listening(port))
    return f"ipp://localhost:{port}/ipp/print"


def attributes(papers: tuple[Media, ...]) -> str:
    """What ippeveprinter reads of a printer that holds these: name, width and height in hundredths of a millimetre."""
    sizes = [f"{{\nMEMBER integer x-dimension {width}\nMEMBER integer y-dimension {height}\n}}" for _, width, height in papers]
    held = [
        f"{{\nMEMBER collection media-size {size}\nMEMBER keyword media-size-name {name}\n{MARGINS}}}"
        for size, (name, *_) in zip(sizes, papers)
    ]
    return (
        f"ATTR keyword media-supported {','.join(name for name, *_ in papers)}\nATTR collection media-size-supported {','.join(sizes)}\n"
        f"ATTR collection media-col-database {','.join(held)}\n{SIDES}{FORMATS}"
    )


def found(program: str) -> str | None:
    """Where a program is; those of CUPS' administrators are on nobody else's path."""
    return shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")


def running(ends: ExitStack, program: str, *arguments: str, log: Path, **more: object) -> None:
    """A program that ends with the test."""
    started = subprocess.Popen(
        [str(found(program)), *arguments],
        stdout=ends.enter_context(log.open("wb")),
        stderr=subprocess.STDOUT,
        **more,
    )
    ends.callback(started.wait, 30)
    ends.callback(started.terminate)


def nobody_special(folder: Path) -> dict[str, object]:
    """CUPS runs without root's rights: as Debian's user for it, or as whoever runs the tests."""
    if os.geteuid():
        return {}
    folder.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, "lp", "lp")
    return {"user": "lp", "group": "lp", "extra_groups": []}


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def free_port() -> int:
    """A port that nobody uses, below those that a system gives to whoever connects somewhere: it is still free when its server comes."""
    for port in random.sample(range(20_000, 30_000), 50):
        with socket.socket() as one, suppress(OSError):
            one.bind(("localhost", port))
            return port
    raise AssertionError("no port is free")


def listening(port: int) -> bool:
    with socket.socket() as one:
        return not one.connect_ex(("localhost", port))


def wait_for(what: Callable[[], T], seconds: float = 60) -> T:
    """What `what` gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if came := what():
            return came
        time.sleep(0.05)
    raise AssertionError(f"nothing within {seconds:.0f} s")
