"""What the rules found.  (A file of its own: whoever reads findings need not load the rules.)"""

from collections.abc import Collection
from dataclasses import dataclass

from ..handouts.digests import TEXT, of_bytes
from ..handouts.problems import Problem, in_order


@dataclass(frozen=True)
class Findings:
    """What was found, and what an author allowed with a reason.

    `awaiting`: those of the problems that an author allowed and that only a clinician's approval may let pass, with the reason.
    """

    problems: tuple[Problem, ...]
    allowed: tuple[tuple[Problem, str], ...] = ()
    awaiting: tuple[tuple[Problem, str], ...] = ()

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(in_order((*self.problems, *other.problems)), (*self.allowed, *other.allowed), (*self.awaiting, *other.awaiting))

    def named(self, codes: Collection[str]) -> list[str]:
        """What an approval keeps when it names these codes: each with the reason that was given."""
        return sorted({_permission(*each) for each in self.awaiting if each[0].code in codes})

    def but(self, named: Collection[str]) -> "Findings":
        """The same where an approval keeps these: what an author allowed of them, for the same reason, is allowed."""
        passed = tuple(each for each in self.awaiting if _permission(*each) in named)
        left = tuple(each for each in self.awaiting if each not in passed)
        gone = {problem for problem, _ in passed}
        return Findings(tuple(each for each in self.problems if each not in gone), (*self.allowed, *passed), left)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def count(self) -> str:
        """“1 error, 2 warnings”."""
        errors = len(self.errors)
        warnings = len(self.problems) - errors
        return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _permission(problem: Problem, because: str) -> str:
    """A code with eight digits of the digest of the reason: “danger-signs-missing/1a2b3c4d”."""
    return f"{problem.code}/{of_bytes(because.encode('utf-8'), TEXT)}"
