"""The desk served: uvicorn without a log of requests, the browser opened, one desk for each port."""

import contextlib
import http.client
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .guard import Guard

LOCAL = "127.0.0.1"
NAMES = ("localhost", LOCAL, "::1")
MOST_AT_ONCE = 100      # requests: more are turned away at once


@dataclass(frozen=True, slots=True)
class Address:
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


def runs_already(address: Address) -> bool:
    """Whether a desk answers there: whoever starts it twice wants to see it."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        there = http.client.HTTPConnection(LOCAL, address.port, timeout=2)
        there.request("GET", "/look/desk.css")
        return there.getresponse().status == 200
    return False


def serve(app: Guard, address: Address, show: Callable[[str], object] | None = webbrowser.open) -> None:
    """Serve until somebody ends it; `show` opens the page once it is there.  Raises OSError where the port is taken."""
    import uvicorn

    try:
        listening = socket.create_server((address.host, address.port))
    except OSError as taken:
        why = f"port {address.port} cannot be had ({taken.strerror}); choose another: --port {address.port + 1}"
        raise OSError(taken.errno, why) from taken
    if show:
        threading.Timer(.3, show, [address.url]).start()
    settings = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False, ws="none", limit_concurrency=MOST_AT_ONCE,
                              timeout_keep_alive=30, ssl_certfile=address.certificate, ssl_keyfile=address.key)
    with contextlib.suppress(KeyboardInterrupt):        # whoever ends it has not been interrupted
        uvicorn.Server(settings).run([listening])
