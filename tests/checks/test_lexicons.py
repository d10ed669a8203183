"""The rules whose words are data: every entry finds its bad examples and lets its good ones pass; no two entries of a rule are alike."""

from typing import Any

import pytest

from patient_handouts.checks.lexical import LexiconEntry, book, check, read
from patient_handouts.checks.prose import Passage
from patient_handouts.checks.rule import RULES
from patient_handouts.handouts.known import ANY
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.part import Part


def said(example: Any) -> Passage:
    """An example as a text: a paragraph, or the field that it names."""
    name, words = next(iter(example.items())) if isinstance(example, dict) else ("paragraph", example)
    return Passage(parse(Scalar(str(words)), ANY), str(name), Part())


def codes(example: Any) -> set[str]:
    return {problem.code for problem in check(read([said(example)]))}


def examples(which: str) -> list[tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for entry in book().entries:
        for example in listed(entry.said.get(which, ())):
            found[f"{entry.rule.code}: {example}"] = (entry.rule.code, example)
    return list(found.values())


def listed(examples: Any) -> list[Any]:
    return list(examples) if isinstance(examples, list | tuple) else [examples]


@pytest.mark.parametrize(("code", "example"), examples("bad"))
def test_what_is_bad_is_found(code: str, example: Any) -> None:
    assert code in codes(example)


@pytest.mark.parametrize(("code", "example"), examples("good"))
def test_what_is_good_passes(code: str, example: Any) -> None:
    assert code not in codes(example)


def test_no_pattern_stands_twice() -> None:
    def key(entry: LexiconEntry) -> tuple[object, ...]:
        told = {
            name: value for name, value in entry.said.items() if name in ("in", "not_in", "with", "without", "unless", "only", "amount")
        }
        return entry.rule.code, entry.pattern.written, repr(sorted(told.items()))

    keys = [key(entry) for entry in book().entries]
    assert len(keys) == len(set(keys))


def test_rules_with_entries_are_rules() -> None:
    assert {entry.rule.code for entry in book().entries} <= set(RULES)
