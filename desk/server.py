"""The desk served: uvicorn without a log of requests, the browser opened, one desk for each port."""

import contextlib
import http.client
import socket
import ssl
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..handouts.digests import of_bytes
from .bench import no_core_dump
from .connections import BACKLOG, TURNED_AWAY, Listening, more_files, unsilent
from .guard import Guard
from .offer import DeskSite

LOCAL = "127.0.0.1"
NAMES = ("localhost", LOCAL, "::1")
WHOSE = "x-handouts-desk"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the desk is; with a certificate it is spoken to by TLS."""

    port: int
    lan: bool = False
    certificate: Path | None = None
    key: Path | None = None

    @property
    def host(self) -> str:
        return "0.0.0.0" if self.lan else LOCAL

    @property
    def secure(self) -> bool:
        return self.certificate is not None

    @property
    def url(self) -> str:
        """As it stands in a browser."""
        return f"{'https' if self.secure else 'http'}://{machine() if self.lan else LOCAL}:{self.port}/"

    @property
    def names(self) -> tuple[str, ...]:
        return (*NAMES, machine(), socket.getfqdn(), f"{machine()}.local") if self.lan else NAMES


def machine() -> str:
    return socket.gethostname()


def runs_already(address: Endpoint) -> str | None:
    """Whose desk answers there (`whose`, "" for one that does not tell), None for none: whoever starts one twice wants to see it."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        there: http.client.HTTPConnection = http.client.HTTPConnection(LOCAL, address.port, timeout=2)
        if address.secure:
            unverified = ssl.create_default_context()
            unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
            there = http.client.HTTPSConnection(LOCAL, address.port, timeout=2, context=unverified)
        there.request("GET", "/look/desk/page/desk.css")
        answer = there.getresponse()
        return answer.headers.get(WHOSE, "") if answer.status == 200 else None
    return None


def whose(site: DeskSite, lan: bool) -> str:
    """What tells this desk from another one."""
    return of_bytes(repr((str(site.workspace), site.clinic, str(site.folder), site.unapproved, lan)).encode(), 16)


def serve(app: Guard, address: Endpoint, show: Callable[[str], object] | None = webbrowser.open) -> None:
    """Serve until somebody ends it; `show` opens the page once it is there.  Raises OSError where the port is taken."""
    import uvicorn

    try:
        listening = Listening(socket.create_server((address.host, address.port)))
    except OSError as taken:
        why = f"port {address.port} cannot be had ({taken.strerror}); choose another: --port {address.port + 1}"
        raise OSError(taken.errno, why) from taken
    no_core_dump()
    more_files()
    if show:
        threading.Timer(0.3, show, [address.url]).start()
    settings = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        ws="none",
        http=unsilent(listening),
        backlog=BACKLOG,
        limit_concurrency=TURNED_AWAY,
        timeout_keep_alive=30,
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
    )
    with contextlib.suppress(KeyboardInterrupt):  # whoever ends it has not been interrupted
        uvicorn.Server(settings).run([listening])
