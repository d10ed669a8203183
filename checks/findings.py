"""What the rules found.  (A file of its own: whoever reads findings need not load the rules.)"""

from dataclasses import dataclass

from ..handouts.problems import Problem, in_order


@dataclass(frozen=True)
class Findings:
    """What was found, and what an author allowed with a reason."""

    problems: tuple[Problem, ...]
    allowed: tuple[tuple[Problem, str], ...] = ()

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(in_order((*self.problems, *other.problems)), (*self.allowed, *other.allowed))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def count(self) -> str:
        """“1 error, 2 warnings”."""
        errors = len(self.errors)
        warnings = len(self.problems) - errors
        return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
