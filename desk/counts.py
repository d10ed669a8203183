"""How often each sheet went out, by day and check code, for recalls; of patients, nothing.

One JSON line for each print, only ever added to: {"day": "2026-11-25", "code": "7F3K-9QXQ", "sheet": "vertebroplasty.en.…", "copies": 1}.
One more for each bundle, so that it rises in the list: {"day": "2026-11-25", "bundle": "going-home", "copies": 1}.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ..press.orders.order import named_order
from ..press.record.believable import safely_named
from ..press.record.own import OWN, add_lines, own_folder, read_lines

FILE = "desk-counts.jsonl"
MOST = 1_000_000  # copies of a print: what says more is damaged
Codes = tuple[tuple[str, str], ...]  # of every sheet of a print: its check code, and the name of its order


def home_of_desk(workspace: Path | None) -> Path:
    """Where a desk keeps its counts, and the hash of its passphrase."""
    return workspace / OWN if workspace else Path.home() / ".handouts-desk"


def counts_of(workspace: Path | None) -> Path:
    """The file of a desk's counts."""
    return home_of_desk(workspace) / FILE


class Counts:
    """What the file says, and what is added to it.  Lines that cannot be read are `damaged`, and passed over: they must not stop a desk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sheets = dict[str, str]()  # code → the name of its order
        self.topics = Counter[str]()  # topic → sheets, ever
        self.bundles = Counter[str]()  # bundle → prints, ever
        self.days = dict[date, Counter[str]]()  # day → code → sheets
        self.damaged = read_lines(path, self._read)

    def add(self, today: date, codes: Codes, copies: int, bundles: Sequence[str] = ()) -> None:
        """Count a print; OSError when the file cannot be written, and then it is counted in memory all the same."""
        lines = ""
        for code, sheet in codes:
            self._take(today, code, sheet, copies)
            lines += json.dumps({"day": str(today), "code": code, "sheet": sheet, "copies": copies}) + "\n"
        for bundle in bundles:
            self.bundles[bundle] += copies
            lines += json.dumps({"day": str(today), "bundle": bundle, "copies": copies}) + "\n"
        if self.path.parent.name == OWN:
            own_folder(self.path.parent.parent)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        add_lines(self.path, lines.encode("utf-8"))

    def of(self, code: str) -> dict[date, int]:
        """How many sheets with this code went out, by day."""
        return {day: codes[code] for day, codes in sorted(self.days.items()) if code in codes}

    def _read(self, said: Any) -> None:
        """Take in a line; raises what `read_lines` passes over."""
        if type(said["copies"]) is not int or not 0 < said["copies"] <= MOST:
            raise ValueError(said["copies"])
        if "bundle" in said:
            self.bundles[str(said["bundle"])] += said["copies"]
        else:
            safely_named(named_order(said["sheet"]))
            self._take(date.fromisoformat(said["day"]), str(said["code"]), said["sheet"], said["copies"])

    def _take(self, day: date, code: str, sheet: str, copies: int) -> None:
        self.sheets[code] = sheet
        self.topics[sheet.partition(".")[0]] += copies
        self.days.setdefault(day, Counter())[code] += copies
