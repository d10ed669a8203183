"""How often each sheet went out, by day and check code, for recalls; of patients, nothing.

One JSON line for each print, only ever added to: {"day": "2026-11-25", "code": "7F3K-9QXQ", "sheet": "vertebroplasty.en.…", "copies": 1}.
One more for each bundle, so that it rises in the list: {"day": "2026-11-25", "bundle": "going-home", "copies": 1}.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..press.record.printed import OWN

FILE = "desk-counts.jsonl"
Codes = tuple[tuple[str, str], ...]  # of every sheet of a print: its check code, and the name of its order


def home_of_desk(workspace: Path | None) -> Path:
    """Where a desk keeps its counts, and the hash of its passphrase."""
    return workspace / OWN if workspace else Path.home() / ".handouts-desk"


def counts_of(workspace: Path | None) -> Path:
    """The file of a desk's counts."""
    return home_of_desk(workspace) / FILE


class Counts:
    """What the file says, and what is added to it.  A torn or strange line is passed over: it must not stop a desk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sheets = dict[str, str]()  # code → the name of its order
        self.topics = Counter[str]()  # topic → sheets, ever
        self.bundles = Counter[str]()  # bundle → prints, ever
        self.days = dict[date, Counter[str]]()  # day → code → sheets
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        self._torn = bool(text) and not text.endswith("\n")
        for line in text.splitlines():
            try:
                said = json.loads(line)
                if "bundle" in said:
                    self.bundles[str(said["bundle"])] += int(said["copies"])
                    continue
                self._take(date.fromisoformat(said["day"]), str(said["code"]), str(said["sheet"]), int(said["copies"]))
            except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
                continue

    def add(self, today: date, codes: Codes, copies: int, bundles: Sequence[str] = ()) -> None:
        """Count a print; OSError when the file cannot be written, and then it is counted in memory all the same."""
        lines = "\n" if self._torn else ""
        for code, sheet in codes:
            self._take(today, code, sheet, copies)
            lines += json.dumps({"day": str(today), "code": code, "sheet": sheet, "copies": copies}) + "\n"
        for bundle in bundles:
            self.bundles[bundle] += copies
            lines += json.dumps({"day": str(today), "bundle": bundle, "copies": copies}) + "\n"
        self._torn = True  # until all of it is there
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(lines.encode("utf-8"))
        self._torn = False

    def of(self, code: str) -> dict[date, int]:
        """How many sheets with this code went out, by day."""
        return {day: codes[code] for day, codes in sorted(self.days.items()) if code in codes}

    def _take(self, day: date, code: str, sheet: str, copies: int) -> None:
        self.sheets[code] = sheet
        self.topics[sheet.partition(".")[0]] += copies
        self.days.setdefault(day, Counter())[code] += copies
