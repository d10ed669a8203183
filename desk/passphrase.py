"""The passphrase of a desk that other machines may open: shown once, kept as a hash."""

import asyncio
import os
import secrets
import time
from collections import deque
from contextlib import suppress
from pathlib import Path

from ..handouts.check_code import ALPHABET
from ..handouts.measured import read_measured
from ..press.record.whole import put_whole

FILE = "desk-passphrase"
MOST_BYTES = 1_000
GROUPS, LETTERS = 4, 4  # 16 of 23 letters: 72 bits
LASTS = 12 * 3600.0  # seconds that somebody stays signed in
TRIES, WITHIN = 10, 60.0  # wrong ones in so many seconds, then nobody is asked for a while


def new_passphrase() -> str:
    """Letters that no two people read differently: "7F3K-9QXQ-ADEM-4RTY"."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


def hashed(passphrase: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(_plain(passphrase))


def read_hash(path: Path) -> str:
    """The hash that is kept, "" for none.  Raises OSError for what is no file, or more than a hash."""
    return read_measured(path, MOST_BYTES).decode("ascii", "replace").strip() if os.path.lexists(path) else ""


def keep_hash(path: Path, value: str) -> None:
    put_whole(path, f"{value}\n".encode("ascii"))
    path.chmod(0o600)


class Door:
    """Who has said the passphrase.  Without a hash nobody is asked: the page is for this machine alone."""

    def __init__(self, hash: str = "") -> None:
        self.hash, self._in, self._wrong = hash, dict[str, float](), deque[float](maxlen=TRIES)

    def open_to(self, session: str) -> bool:
        return not self.hash or self._in.get(session, 0.0) > time.monotonic()

    def shut(self) -> bool:
        """Whether so many wrong ones were said that nobody is asked for a while."""
        return len(self._wrong) == TRIES and time.monotonic() - self._wrong[0] < WITHIN

    async def enter(self, said: str) -> str:
        """A new session for whoever says the passphrase; "" for others, and after many wrong ones for everybody for a while."""
        now = time.monotonic()
        if self.shut() or len(said) > 100:
            return ""
        self._wrong.append(now)  # wrong until it has proved right: forty that ask at a time are forty tries
        if not await asyncio.to_thread(_matches, self.hash, _plain(said)):
            return ""
        with suppress(ValueError):
            self._wrong.remove(now)
        self._in = {session: until for session, until in self._in.items() if until > now}
        session = secrets.token_urlsafe(18)
        self._in[session] = now + LASTS
        return session

    def leave(self, session: str) -> None:
        self._in.pop(session, None)


def _plain(said: str) -> str:
    """Small letters, spaces and dashes do not matter."""
    return "".join(letter for letter in said.upper() if letter.isalnum())


def _matches(hash: str, said: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error

    try:
        return PasswordHasher().verify(hash, said)
    except (Argon2Error, ValueError):
        return False
