"""The check codes of sheets that were made by hand, into no folder of a run: so that a code from any printed sheet leads to its words.

One JSON line for each, only ever added to: {"day": "2026-11-25", "code": "7F3K-9QXQ", "sheet": "knee-pain.en.…", "words": {"en": "…"}}.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ...handouts.state import State
from ..orders.order import Order, named_order
from .believable import safely_named
from .ledger import LedgerLine
from .own import OWN, add_lines, own_folder, read_lines

FILE = "printed.jsonl"


class MadeByHand(NamedTuple):
    """A sheet that was made by hand; `words` are the digests of its finished words, by language."""

    order: Order
    day: date
    words: Mapping[str, str]

    def as_line(self, code: str) -> LedgerLine:
        """As if a run had made it."""
        return LedgerLine(self.order, State.READY, self.day, code=code, words=dict(self.words))


class PrintedSheets:
    """The sheets of a workspace that were made by hand, by their codes; lines that cannot be read are `damaged`."""

    def __init__(self, workspace: Path | None) -> None:
        self.by_code = dict[str, MadeByHand]()
        self.damaged = read_lines(workspace / OWN / FILE, self._take) if workspace else ()

    def _take(self, said: Any) -> None:
        words = {str(language): str(digest) for language, digest in said["words"].items()}
        self.by_code[str(said["code"])] = MadeByHand(safely_named(named_order(said["sheet"])), date.fromisoformat(said["day"]), words)


def note_printed(workspace: Path | None, sheets: Mapping[str, MadeByHand]) -> None:
    """Note sheets by their codes; raises OSError.  Without a workspace nothing is."""
    if workspace is None:
        return
    known = PrintedSheets(workspace).by_code
    lines = [
        json.dumps({"day": str(sheet.day), "code": code, "sheet": sheet.order.name, "words": dict(sheet.words)})
        for code, sheet in sheets.items()
        if code not in known
    ]
    add_lines(own_folder(workspace) / FILE, "".join(f"{line}\n" for line in lines).encode("ascii"))
