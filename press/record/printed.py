"""The check codes of sheets that were made by hand, into no folder of a run: so that a code from any printed sheet leads to its words.

One JSON line for each, only ever added to: {"day": "2026-11-25", "code": "7F3K-9QXQ", "sheet": "knee-pain.en.…", "words": {"en": "…"}}.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..orders.order import Order, named_order

FILE = "printed.jsonl"
OWN = ".handouts"  # the program's own folder in a workspace


class MadeByHand(NamedTuple):
    """A sheet that was made by hand; `words` are the digests of its finished words, by language."""

    order: Order
    day: date
    words: Mapping[str, str]


def note_printed(workspace: Path | None, sheets: Mapping[str, MadeByHand]) -> None:
    """Note sheets by their codes; raises OSError.  Without a workspace nothing is."""
    if workspace is None:
        return
    known = printed_in(workspace)
    lines = [
        json.dumps({"day": str(sheet.day), "code": code, "sheet": sheet.order.name, "words": dict(sheet.words)})
        for code, sheet in sheets.items()
        if code not in known
    ]
    path = workspace / OWN / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:  # what was torn before ends here
        file.write("".join(f"\n{line}\n" for line in lines).encode("ascii"))


def printed_in(workspace: Path | None) -> dict[str, MadeByHand]:
    """The sheets of a workspace that were made by hand, by their codes.  A torn or strange line is passed over."""
    found = dict[str, MadeByHand]()
    path = workspace / OWN / FILE if workspace else None
    for line in path.read_bytes().splitlines() if path and path.is_file() else ():
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            said = json.loads(line)
            words = {str(language): str(digest) for language, digest in said["words"].items()}
            found[str(said["code"])] = MadeByHand(named_order(str(said["sheet"])), date.fromisoformat(said["day"]), words)
    return found
