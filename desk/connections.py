"""Connections that say nothing keep nobody away: the longest silent makes room for the next, and after a while all are hung up on."""

import asyncio
import socket
import sys
from collections import Counter
from contextlib import suppress
from typing import Any

SILENCE = 10.0  # seconds for a request to come in whole; then nobody waits for the rest
MOST_AT_ONCE = 300  # connections, of which a browser opens six for the modules of a page: then who is silent makes room
TURNED_AWAY = 2 * MOST_AT_ONCE  # of which nobody is silent
BACKLOG = 256  # connections that are taken in one go, before anything is answered
MOST_FILES = 4096  # that the process may have open, where the system lets it


class Listening(socket.socket):
    """A socket that knows whom it has let in and has not heard since: with TLS nobody else does until hands are shaken."""

    def __init__(self, plain: socket.socket) -> None:
        super().__init__(fileno=plain.detach())
        self._unheard = dict[Any, socket.socket]()  # by address, the longest first

    def accept(self) -> tuple[socket.socket, Any]:
        connection, address = super().accept()
        self._unheard[address] = connection
        if len(self._unheard) > MOST_AT_ONCE:
            longest = self._unheard.pop(next(iter(self._unheard)))
            with suppress(OSError):  # it has gone by itself
                longest.shutdown(socket.SHUT_RDWR)
        return connection, address

    def heard(self, address: Any) -> None:
        """From this one a protocol hears: it is its matter now."""
        self._unheard.pop(address, None)


def unsilent(listening: Listening) -> type[asyncio.Protocol]:
    """uvicorn's protocol, that hangs up on who says nothing, or begins a request and does not end it: hundreds of them would keep all
    others away.  Where there are too many the one that has been silent longest makes room at once, one of the address that has most.
    """
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    either: Any = AutoHTTPProtocol  # which of two it is depends on what is installed

    class Unsilent(either):  # type: ignore[misc]  # the base is one of two classes, see above
        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)
            listening.heard(transport.get_extra_info("peername"))
            self.begun = self.loop.time()
            if len(self.connections) > MOST_AT_ONCE:
                self.make_room()
            self.look()

        @property
        def silent(self) -> bool:
            """Whether it has no whole request of theirs: then nobody is at work for them."""
            return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

        def make_room(self) -> None:
            many = Counter(each.client and each.client[0] for each in self.connections)
            others = [each for each in self.connections if each is not self and each.silent]
            if longest := max(others, key=lambda each: (many[each.client and each.client[0]], -each.begun), default=None):
                self.connections.discard(longest)
                longest.transport.abort()

        def look(self) -> None:
            if self.transport.is_closing():
                return
            if not self.silent:
                self.begun = self.loop.time()  # it waits for us
            elif self.loop.time() - self.begun > SILENCE:
                self.transport.close()
                return
            self.loop.call_later(SILENCE / 5, self.look)

    return Unsilent


def more_files() -> None:
    """The process may have more files open than is usual: connections that are being closed are files too."""
    if sys.platform == "win32":  # which has no such bound
        return
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now < MOST_FILES:
        resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most), most))
