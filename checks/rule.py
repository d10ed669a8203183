"""A rule: a stable code, what it finds, why, where it comes from, how to mend it, an example of each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ..handouts.data import data
from ..handouts.place import Place
from ..handouts.problems import Problem

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Rule:
    """One rule.  `bad` and `good` are examples in the author's words; an error stops `make`, a warning only `--strict`."""

    code: str
    family: str
    severity: Severity
    what: str
    why: str
    source: str
    mend: str
    bad: str
    good: str

    def at(self, place: Place, message: str = "", hint: str = "", severity: Severity | None = None) -> Problem:
        """A finding of this rule there."""
        return Problem(place, self.code, message or self.what, hint or self.mend, severity or self.severity)


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity, what: str, *, family: str, why: str, source: str, mend: str, bad: str, good: str) -> Rule:
    """A new rule, known by its code from now on."""
    if code in RULES:
        raise ValueError(f"two rules are called {code}")
    RULES[code] = made = Rule(code, family, severity, what, why, source, mend, bad, good)
    return made


@cache
def format_codes() -> dict[str, str]:
    """What is said of the findings that are no rules: how a file is written, what cannot be printed."""
    known: dict[str, str] = data(Path(__file__).parent / "format_codes.yaml")
    return known
