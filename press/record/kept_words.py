"""The words of sheets as they were made, by the digest of these words: so that a recall of some words finds sheets of older ones.

One file for each topic, language and version of its words, in `.handouts/words`: a list of its lines, {names} where a clinic's facts stand.
"""

import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress

from ...handouts.digests import ALL
from ...handouts.printed_lines import has_words, open_lines, unpaged
from ...handouts.text import Run, Text
from ...handouts.wording import Wording
from ...handouts.words import Unfilled
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

    def note(self, topic: str, languages: Iterable[str]) -> None:
        """Note the words of a topic as they are, once; where nothing can be written, nothing is.  Raises Problems."""
        for language in languages:
            digest = self.shop.on_sheet.words(topic, language)
            if self.workspace and digest not in self._lines:
                lines = (*open_lines(self.shop.handout(topic, language), self.shop.library.catalogue(language)),)
                self._lines[digest] = (*lines, *self.shop.on_sheet.depicted_lines(topic, language))
                with suppress(OSError):
                    path = own_folder(self.workspace) / FOLDER / f"{digest}.json"
                    if not os.path.lexists(path) and not path.parent.is_symlink():
                        put_whole(path, json.dumps(self._lines[digest], ensure_ascii=False, indent=0).encode("utf-8"))

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

    def _read(self, digest: str) -> tuple[str, ...] | None:
        assert self.workspace
        path = self.workspace / OWN / FOLDER / f"{digest}.json"
        try:
            if path.parent.is_symlink():
                return None
            with os.fdopen(opened_itself(path, os.O_RDONLY), "rb") as file:
                told = json.loads(file.read(MOST))
        except (OSError, *STRANGE):
            return None
        return tuple(map(str, told)) if isinstance(told, list) else None


def _filled(line: str, wording: Wording) -> str:
    """A line with the clinic's facts in it; what they do not fill stays as it is."""

    def fact(found: re.Match[str]) -> str:
        try:
            if found[1].startswith("time:"):
                return wording.time(found[1].removeprefix("time:"))
            return wording.words(Text((Run("", placeholder=found[1]),), found[0])).plain
        except (Unfilled, *STRANGE):
            return found[0]

    return _NAME.sub(fact, line)
