"""How often each sheet went out, by day and check code, for recalls; of patients, nothing.

One JSON line for each print, only ever added to: {"day": "2026-11-25", "code": "7F3K-9QXQ", "sheet": "vertebroplasty.en.…", "copies": 1}.
The first of a code also says which words these are, by their digests: "words": {"en": "…"}.
One more for each bundle, so that it rises in the list: {"day": "2026-11-25", "bundle": "going-home", "copies": 1}.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..press.orders.order import named_order
from ..press.record.believable import safely_named
from ..press.record.own import OWN, add_lines, own_folder, read_lines
from ..press.record.printed import MadeByHand

FILE = "desk-counts.jsonl"
MOST = 1_000_000  # copies of a print: what says more is damaged
SheetWords = Mapping[str, Mapping[str, str]]  # check code → language → digest of the finished words
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
        self.words = dict[str, Mapping[str, str]]()  # code → the digests of its words, by language, as far as they were noted
        self.topics = Counter[str]()  # topic → sheets, ever
        self.bundles = Counter[str]()  # bundle → prints, ever
        self.days = dict[date, Counter[str]]()  # day → code → sheets
        self.last = dict[tuple[str, bool], date]()  # topic, or bundle, → the last day; what went out last stands last
        self.damaged = read_lines(path, self._read)

    def add(self, today: date, codes: Codes, copies: int, bundles: Sequence[str] = (), words: SheetWords = MappingProxyType({})) -> None:
        """Count a print; OSError when the file cannot be written, and then it is counted in memory all the same."""
        lines = ""
        for code, sheet in codes:
            said = {"words": dict(words[code])} if code in words and code not in self.words else {}
            self._take(today, code, sheet, copies, said.get("words", {}))
            lines += json.dumps({"day": str(today), "code": code, "sheet": sheet, "copies": copies, **said}) + "\n"
        for bundle in bundles:
            self.bundles[bundle] += copies
            self._went(bundle, True, today)
            lines += json.dumps({"day": str(today), "bundle": bundle, "copies": copies}) + "\n"
        if self.path.parent.name == OWN:
            own_folder(self.path.parent.parent)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        add_lines(self.path, lines.encode("utf-8"))

    def printed(self) -> dict[str, MadeByHand]:
        """The sheets by their codes, as if they had been made by hand on the last day on which they went out."""
        last = {code: day for day, codes in sorted(self.days.items()) for code in codes}
        return {code: MadeByHand(named_order(name), last[code], self.words.get(code, {})) for code, name in self.sheets.items()}

    def of(self, code: str) -> dict[date, int]:
        """How many sheets with this code went out, by day."""
        return {day: codes[code] for day, codes in sorted(self.days.items()) if code in codes}

    def _read(self, said: Any) -> None:
        """Take in a line; raises what `read_lines` passes over."""
        if type(said["copies"]) is not int or not 0 < said["copies"] <= MOST:
            raise ValueError(said["copies"])
        if "bundle" in said:
            day = date.fromisoformat(said["day"])
            self.bundles[str(said["bundle"])] += said["copies"]
            self._went(str(said["bundle"]), True, day)
        else:
            safely_named(named_order(said["sheet"]))
            words = {str(language): str(digest) for language, digest in said.get("words", {}).items()}
            self._take(date.fromisoformat(said["day"]), str(said["code"]), said["sheet"], said["copies"], words)

    def _take(self, day: date, code: str, sheet: str, copies: int, words: Mapping[str, str]) -> None:
        self.sheets[code] = sheet
        if words:
            self.words[code] = words
        topic = sheet.partition(".")[0]
        self.topics[topic] += copies
        self._went(topic, False, day)
        self.days.setdefault(day, Counter())[code] += copies

    def _went(self, name: str, bundle: bool, day: date) -> None:
        self.last.pop((name, bundle), None)
        self.last[name, bundle] = day
