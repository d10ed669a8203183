"""How a job of CUPS stands, asked in its own language (IPP, RFC 8010 and 8011): its commands do not tell a job that came out from one
that somebody took back while it printed.

One question and one answer, both a few hundred bytes; no library of that size speaks it without compiled parts.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

SECONDS = 5.0
LARGEST = 100_000  # bytes of an answer
GET_JOB_ATTRIBUTES, OPERATION, END = 0x0009, 0x01, 0x03
KEYWORD, NAME, URI, CHARSET, LANGUAGE, ENUM = 0x44, 0x42, 0x45, 0x47, 0x48, 0x23
PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)  # a job's states, RFC 8011, 5.3.7


class JobAnswer(NamedTuple):
    """A job's state by its number in RFC 8011, and the reasons for it."""

    state: int
    reasons: tuple[str, ...]


def ask_job(server: str, number: int, seconds: float = SECONDS) -> JobAnswer | None:
    """How a job stands; None where the service does not say, for a reason of its own.  `server` as `lpstat -H` says it: host:port, or a
    socket's path.
    """
    with closing(_connection(server, seconds)) as connection:
        try:
            connection.request("POST", f"/jobs/{number}", _question(number), {"Content-Type": "application/ipp"})
            answer = connection.getresponse()
            said = answer.read(LARGEST)
        except (OSError, HTTPException):
            return None
    return _read(said) if answer.status == 200 else None


class _Local(HTTPConnection):
    """HTTP through a socket of this machine."""

    def connect(self) -> None:
        self.sock = socket.socket(getattr(socket, "AF_UNIX"), socket.SOCK_STREAM)  # noqa: B009  (Windows has none)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


def _connection(server: str, seconds: float) -> HTTPConnection:
    if server.startswith("/"):
        return _Local(server, timeout=seconds)
    host, _, port = server.partition("/")[0].rpartition(":")
    return HTTPConnection(host or port, int(port) if host and port.isdigit() else 631, timeout=seconds)


def _question(number: int) -> bytes:
    said = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
        (URI, "job-uri", f"ipp://localhost/jobs/{number}"),
        (NAME, "requesting-user-name", "handouts"),
        (KEYWORD, "requested-attributes", "job-state"),
        (KEYWORD, "", "job-state-reasons"),  # a further value of the same attribute
    ]
    packed = [struct.pack(">B", tag) + _count(name) + _count(value) for tag, name, value in said]
    return struct.pack(">BBHIB", 2, 0, GET_JOB_ATTRIBUTES, 1, OPERATION) + b"".join(packed) + bytes([END])


def _count(text: str) -> bytes:
    return struct.pack(">H", len(text)) + text.encode("ascii")


def _read(said: bytes) -> JobAnswer | None:
    """What an answer says; None for one that is no answer, or a no."""
    state, reasons = 0, list[str]()
    try:
        if struct.unpack_from(">H", said, 2)[0] >= 0x0100:  # success has 0x0000 to 0x00ff
            return None
        for tag, name, value in _attributes(said):
            if name == "job-state" and tag == ENUM and len(value) == 4:
                state = struct.unpack(">I", value)[0]
            elif name == "job-state-reasons":
                reasons.append(value.decode("ascii", "replace"))
    except (struct.error, UnicodeDecodeError):
        return None
    return JobAnswer(state, tuple(reasons)) if PENDING <= state <= COMPLETED else None


def _attributes(said: bytes) -> Iterator[tuple[int, str, bytes]]:
    """Tag, name and value of each attribute; one without a name is a further value of the last.  Raises struct.error where an answer
    ends before its end.
    """
    at, last = 8, ""
    while (tag := struct.unpack_from(">B", said, at)[0]) != END:
        at += 1
        if tag < 0x10:  # a group of attributes begins
            continue
        name, at = _counted(said, at)
        value, at = _counted(said, at)
        last = name.decode("ascii") or last
        yield tag, last, value


def _counted(said: bytes, at: int) -> tuple[bytes, int]:
    """The bytes that are counted before them, and where the next begin."""
    (length,) = struct.unpack_from(">H", said, at)
    return struct.unpack_from(f">{length}s", said, at + 2)[0], at + 2 + length
