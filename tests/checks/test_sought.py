"""Patterns that are not looked for where what they need is missing: they find all that they would find anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from patient_handouts.checks import numbers, safety, words
from patient_handouts.checks.rule import RULES
from patient_handouts.checks.sought import Sought

HERE = Path(__file__).parent
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": each
    for module in (numbers, safety, words)
    for name, each in vars(module).items()
    if isinstance(each, Sought)
}


def lines() -> Iterator[str]:
    """What authors wrote, right and wrong, and the rules' own examples."""
    for path in sorted((*HERE.glob("texts/*.yaml"), *HERE.glob("articles/*.yaml"), *HERE.glob("faults/clinical*.yaml"))):
        yield from path.read_text(encoding="utf-8").splitlines()
    for rule in RULES.values():
        yield from (rule.bad, rule.good, rule.bad.upper())


@pytest.mark.parametrize("name", PATTERNS)
def test_nothing_is_passed_over_for_want_of_letters(name: str) -> None:
    pattern, found = PATTERNS[name], 0
    for line in lines():
        plain = [match.span() for match in pattern.pattern.finditer(line)]
        assert [match.span() for match in pattern.finditer(line)] == plain, line
        first = pattern.search(line)
        assert (first.span() if first else None) == (plain[0] if plain else None)
        found += len(plain)
    assert found
