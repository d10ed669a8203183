"""A rule: a stable code, what it finds, why, where it comes from, how to mend it, an example of each."""

from collections.abc import Iterator
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
    """One rule.  `bad` and `good` are examples in the author's words; an error stops `make`, a warning only `--strict`.

    `guarded`: an author's `allow` does not silence its errors, unless a clinician's approval names them; so it is for safety's, where the
    rule does not say otherwise.

    `sources`: ids of sources.yaml, `ID` or `ID: where in it`; `own`: what no source says, and why we ask for it all the same.
    """

    code: str
    family: str
    severity: Severity
    what: str
    why: str
    mend: str
    bad: str
    good: str
    sources: tuple[str, ...] = ()
    own: str = ""
    guarded: bool | None = None

    def guards(self, severity: Severity) -> bool:
        """Whether an author's `allow` of such a finding waits for a clinician's approval that names it."""
        return severity == "error" and (self.family == "safety" if self.guarded is None else self.guarded)

    def at(self, place: Place, message: str = "", hint: str = "", severity: Severity | None = None) -> Problem:
        """A finding of this rule there."""
        return Problem(place, self.code, message or self.what, hint or self.mend, severity or self.severity)


RULES: dict[str, Rule] = {}
FAMILIES = ("kinds", "safety", "numbers", "words", "pictures", "brand", "translation", "scripts", "check")  # in this order in the docs


def rule(
    code: str,
    severity: Severity,
    what: str,
    *,
    family: str,
    why: str,
    mend: str,
    bad: str,
    good: str,
    sources: tuple[str, ...] = (),
    own: str = "",
    guarded: bool | None = None,
) -> Rule:
    """A new rule, known by its code from now on."""
    if code in RULES:
        raise ValueError(f"two rules are called {code}")
    RULES[code] = made = Rule(code, family, severity, what, why, mend, bad, good, sources, own, guarded)
    return made


def families() -> Iterator[tuple[str, list[Rule]]]:
    """All rules by family, in the order of the docs, and code, whichever module was loaded first.

    ValueError for a family that has no place there.
    """
    for family in sorted({rule.family for rule in RULES.values()}, key=FAMILIES.index):
        yield family, sorted((rule for rule in RULES.values() if rule.family == family), key=lambda rule: rule.code)


@cache
def format_codes() -> dict[str, str]:
    """What is said of the findings that are no rules: how a file is written, what cannot be printed."""
    known: dict[str, str] = data(Path(__file__).parent / "format_codes.yaml")
    return known
