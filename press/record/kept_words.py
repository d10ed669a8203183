"""The words of sheets as they were made, by the digest of these words: so that a recall of some words finds sheets of older ones.

One file for each topic, language and version of its words, in `.handouts/words`: its lines, {names} where a clinic's facts stand, under
a seal, by which a file that is not as it was written is told from one that is.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path

from ...handouts.digests import ALL, of_lines
from ...handouts.place import Place, shown
from ...handouts.printed_lines import CLOCK, has_words, open_lines, unpaged
from ...handouts.problems import Problem
from ...handouts.text import PHRASE, Run, Text
from ...handouts.wording import Wording
from ...handouts.words import Unfilled
from ..orders.on_sheet import OF_TOPIC
from ..orders.order import Order
from ..orders.workshop import Workshop
from .lock import opened_itself
from .own import OWN, STRANGE, own_folder
from .whole import put_whole

FOLDER = "words"
MOST = 4_000_000  # bytes of such a file: the longest definition has 40,000
_DIGEST = re.compile(rf"[0-9a-f]{{{ALL}}}")
_NAME = re.compile(r"\{([^{}]+)\}")


class KeptWords:
    """The words that were noted in a workspace; without one, none."""

    def __init__(self, shop: Workshop) -> None:
        self.shop, self.workspace = shop, shop.library.workspace
        self._lines = dict[str, tuple[str, ...] | None]()

    def note(self, order: Order) -> None:
        """Note the words of an order as they are, once, and anew where the note is spoilt; where nothing can be written, nothing is.
        Where they have a clinic's own lines in them, those of the topic too.

        Raises Problems.
        """
        for name, digest in self.shop.on_sheet.words_of(order).items():
            if self.workspace and self.lines(digest) is None:
                language, clinic = name.removesuffix(OF_TOPIC), "" if name.endswith(OF_TOPIC) else order.clinic
                lines = (*open_lines(self.shop.handout(order.topic, language, clinic), self.shop.library.catalogue(language)),)
                lines = self._lines[digest] = (*lines, *self.shop.on_sheet.depicted_lines(order.topic, language, clinic))
                noted = {"seal": of_lines([digest, *lines]), "lines": lines}
                with suppress(OSError):
                    path = own_folder(self.workspace) / FOLDER / f"{digest}.json"
                    if not path.parent.is_symlink():
                        put_whole(path, json.dumps(noted, ensure_ascii=False, indent=0).encode("utf-8"))

    def says(self, digest: str, wording: Wording | None, words: str) -> bool:
        """Whether the words of this digest say so, as far as they were noted; `wording` has the clinic's facts for them."""
        lines = self.lines(digest)
        if lines and wording:
            lines, words = tuple(_filled(line, wording) for line in lines), unpaged(wording, words)
        return bool(lines) and has_words(lines or (), words)

    def lines(self, digest: str) -> tuple[str, ...] | None:
        """What was noted; None for nothing, or nothing that can be read."""
        if digest not in self._lines:
            self._lines[digest] = self._read(digest) if self.workspace and _DIGEST.fullmatch(digest) else None
        return self._lines[digest]

    @property
    def damaged(self) -> tuple[Problem, ...]:
        """The notes that are not as they were written."""
        folder = self.workspace / OWN / FOLDER if self.workspace else None
        files = sorted(folder.glob("*.json")) if folder else []
        return tuple(_damaged(path) for path in files if _DIGEST.fullmatch(path.stem) and self.lines(path.stem) is None)

    def _read(self, digest: str) -> tuple[str, ...] | None:
        assert self.workspace
        path = self.workspace / OWN / FOLDER / f"{digest}.json"
        try:
            if path.parent.is_symlink():
                return None
            with os.fdopen(opened_itself(path, os.O_RDONLY), "rb") as file:
                told = json.loads(file.read(MOST))
            lines = (*map(str, told["lines"]),)
            return lines if told["seal"] == of_lines([digest, *lines]) else None
        except (OSError, *STRANGE):
            return None


def _damaged(path: Path) -> Problem:
    what = "what these sheets said is not known: the note of their words is not as it was written"
    way = "put the file back from a copy; a recall of words that were theirs names their topic: handouts withdraw --topic"
    return Problem(Place(shown(path)), "note-broken", what, way, "warning")


def _filled(line: str, wording: Wording) -> str:
    """A line with the clinic's facts in it; what they do not fill stays as it is."""

    def fact(found: re.Match[str]) -> str:
        name, form = (found[1].removesuffix(f":{PHRASE}"), PHRASE) if found[1].endswith(f":{PHRASE}") else (found[1], "")
        try:
            if name.startswith(f"{CLOCK}:"):
                return wording.time(name.partition(":")[2])
            return wording.words(Text((Run("", placeholder=name, form=form),), found[0])).plain
        except (Unfilled, *STRANGE):
            return found[0]

    return _NAME.sub(fact, line)
