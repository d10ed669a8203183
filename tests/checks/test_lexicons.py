"""The rules whose words are data: every entry finds its bad examples and lets its good ones pass; no two entries of a rule are alike."""

from typing import Any

import pytest

from patient_handouts.checks import contradictions
from patient_handouts.checks.lexical import Book, LexiconEntry, book, check, read
from patient_handouts.checks.prose import Passage
from patient_handouts.checks.rule import RULES
from patient_handouts.handouts.definition import Section
from patient_handouts.handouts.known import ANY
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.part import Part
from patient_handouts.handouts.place import NOWHERE


def said(example: Any) -> Passage:
    """An example as a text: a paragraph, or the field that it names, or a paragraph of the part that it names (“part:before”)."""
    name, words = next(iter(example.items())) if isinstance(example, dict) else ("paragraph", example)
    part = str(name).removeprefix("part:") if str(name).startswith("part:") else ""
    section = Section.made(NOWHERE, {"part": part, "blocks": ()}) if part else None
    return Passage(parse(Scalar(str(words)), ANY), "paragraph" if part else str(name), Part(), section=section)


def codes(example: Any) -> set[str]:
    texts = [said({name: words}) for name, words in example.items()] if isinstance(example, dict) else [said(example)]
    return {problem.code for problem in check(read(texts))}


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


def contraries(which: str) -> list[tuple[str, Any]]:
    return [(pair.rule.code, example) for pair in book().pairs for example in pair.said.get(which, ())]


def told(example: list[Any]) -> list[str]:
    """The codes of what is found in some texts of one sheet; those of a part stand in a section of it."""
    return [problem.code for problem in contradictions.contraries(read([said(each) for each in example]), ())]


@pytest.mark.parametrize(("code", "example"), contraries("bad"))
def test_contraries_are_told_at_both_places(code: str, example: list[Any]) -> None:
    assert told(example) == [code, code]


@pytest.mark.parametrize(("code", "example"), contraries("good"))
def test_what_goes_together_passes(code: str, example: list[Any]) -> None:
    assert code not in told(example)


def test_conditions_of_several_words_are_looked_for_in_a_row() -> None:
    file = {"words": {}, "rules": {"thinner-change": {"find": [{"say": "~stop", "without": ["before you"]}]}}}
    made = Book([file])
    for words, count in (("Stop before you fall.", 0), ("Stop before it hurts you.", 1)):
        (sentence,) = said(words).read(made.lexicon)
        assert len(list(made.index.in_sentence(sentence, said(words)))) == count


@pytest.mark.parametrize("wrong", [["{no_such_class}"], [False]])
def test_a_condition_that_no_sentence_can_meet_is_refused(wrong: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"no class of words|in quotes"):
        Book([{"rules": {"thinner-change": {"find": [{"say": "~stop", "without": wrong}]}}}])


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
