"""The running table of benchmarks/fuzz.py: which cases of a sequence have been run, and what came of them, by kind; a JSON file."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from fuzz_cases import Case
from fuzz_runs import Verdict

from patient_handouts.press.orders.inputs import program_digest


@dataclass
class Piece:
    """Cases begin … end-1, run with one program up to a day."""

    begin: int
    end: int
    program: str
    day: str


@dataclass
class Row:
    """What came of the cases of a kind; `slowest` in seconds of process time."""

    cases: int = 0
    codes: dict[str, int] = field(default_factory=dict)  # of those that were fine, by exit code
    bad: int = 0
    slowest: float = 0.0

    @property
    def line(self) -> str:
        made, told = self.codes.get("0", 0), self.codes.get("1", 0)
        return f"{self.cases:,} | {made:,} | {told:,} | {self.cases - made - told - self.bad:,} | {self.bad} | {self.slowest:.1f}"

    def add(self, other: "Row") -> None:
        self.cases, self.bad, self.slowest = self.cases + other.cases, self.bad + other.bad, max(self.slowest, other.slowest)
        for code, count in other.codes.items():
            self.codes[code] = self.codes.get(code, 0) + count


@dataclass
class Table:
    """Cases of one seed, each counted once."""

    seed: int
    pieces: list[Piece] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path | None, seed: int) -> "Table":
        """The table of a file, empty where there is none.  Raises ValueError where it is of another seed."""
        if path is None or not path.exists():
            return cls(seed)
        known = json.loads(path.read_text(encoding="utf-8"))
        if known["seed"] != seed:
            raise ValueError(f"{path} is of seed {known['seed']}")
        rows = {name: Row(**row) for name, row in known["rows"].items()}
        return cls(seed, [Piece(**piece) for piece in known["pieces"]], rows, known["bad"])

    def write(self, path: Path) -> None:
        part = path.with_name(f"{path.name}.part")
        part.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        os.replace(part, path)

    @property
    def following(self) -> int:
        """The first number after all that have been run."""
        return max((piece.end for piece in self.pieces), default=0)

    def wanted(self, begin: int, end: int) -> Iterator[int]:
        """The numbers from `begin` to before `end` that have not been run."""
        at = begin
        for piece in sorted(self.pieces, key=lambda piece: piece.begin):
            yield from range(at, min(piece.begin, end))
            at = max(at, piece.end)
        yield from range(at, end)

    def count(self, case: Case, verdict: Verdict) -> None:
        """Add a case; they come in the order of their numbers."""
        fine = {} if verdict.wrong else {str(verdict.code): 1}
        self.rows.setdefault(case.kind, Row()).add(Row(1, fine, bool(verdict.wrong), round(verdict.seconds, 3)))
        if verdict.wrong:
            self.bad.append(f"case {case.number} of seed {self.seed} ({case.kind}): {verdict.wrong}")
        self._reach(case.number)

    def _reach(self, number: int) -> None:
        here = program_digest(), str(date.today())
        for piece in self.pieces:
            if piece.end == number and piece.program == here[0]:
                piece.end, piece.day = number + 1, here[1]
                return
        self.pieces.append(Piece(number, number + 1, *here))

    def lines(self) -> Iterator[str]:
        """As Markdown."""
        yield "| kind | cases | exit 0 | exit 1 | another exit | not fine | longest, s |"
        yield "|---|---|---|---|---|---|---|"
        total = Row()
        for name, row in sorted(self.rows.items()):
            yield f"| {name} | {row.line} |"
            total.add(row)
        yield f"| all | {total.line} |"
