"""Limits that a topic declares: each kind said on its line and in a sentence, set by clinics, or left as a line for staff."""

import re
from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest

from patient_handouts.handouts.catalogue import catalogue, languages
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.clinic_facts import clinic_facts
from patient_handouts.handouts.crosscheck import unshown, unused
from patient_handouts.handouts.definition import Definition, Handout
from patient_handouts.handouts.depicted import Shown
from patient_handouts.handouts.finished import finished, own_limits
from patient_handouts.handouts.handout_file import names_in
from patient_handouts.handouts.limits import Event, LimitSays, built_in
from patient_handouts.handouts.problems import Problem, Problems
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.set_limits import EXAMPLES, KINDS
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures

from .conftest import CLINIC, DEFINITION

PICTURES: Shown = Pictures(())
SIGNED = "set_by: team, set_on: 2026-09-30"
DECLARED = """\
limits:
  iron: {label: Iron pills, says: before, filled_by: clinician}
  wait: {label: Wait, says: after, when: first_dose}
  rest: {label: Rest, says: lasts}
  drink: {label: Drink, says: amount, size: volume}
  goal: {label: Your goal, says: range, unit: mg/dL}
  visit: {label: Next visit, says: date}
  diet: {label: Food, says: words}
"""
NAMES = ("iron", "wait", "rest", "drink", "goal", "visit", "diet")
SET = {
    "iron": "before: 7 days",
    "wait": "after: 2 hours",
    "rest": "lasts: 1 day",
    "drink": "amount: 2 L, lasts: 1 day",
    "goal": 'from: "2.5", to: 3',
    "visit": "on: 2026-12-03",
    "diet": "say: {en: Eat soft food}",
}


@pytest.fixture
def wording() -> Callable[..., Wording]:
    def made(
        words: str = "Hello.", clinic: str = "", declared: str = DECLARED, language: str = "en", more: str = "", listed: str = ""
    ) -> Wording:
        text = DEFINITION.replace("WORDS", f"'{words}'").replace("[lifting, shower]", listed or f"[{', '.join(NAMES)}]")
        reading = read_text(text.replace("sections:", f"{declared}sections:"), "back.yaml")
        handout = Handout.of(model(Definition, reading, names_in(reading.node, None, None)), "back-pain", language)
        limits = f"limits:\n  back-pain:\n{clinic}" if clinic else ""
        return Wording(handout, model(Clinic, read_text(CLINIC + limits + more, "harbor.yaml")), catalogue(language), date(2026, 10, 1))

    return made


def all_set(**other: str) -> str:
    return "".join(f"    {name}: {{{said}, {SIGNED}}}\n" for name, said in {**SET, **other}.items())


def said(wording: Wording) -> str:
    return wording.words(wording.handout.sections[0].blocks[0].paragraph).plain.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "line", "phrase", "short"),
    [
        ("iron", "7 days before you arrive. Staff write the day and time: ____", "7 days before you arrive", "7 days"),
        ("wait", "2 hours after your first dose", "2 hours after your first dose", "2 hours"),
        ("rest", "For 1 day", "for 1 day", "1 day"),
        ("drink", "No more than 2 quarts for 1 day", "no more than 2 quarts for 1 day", "2 quarts"),
        ("goal", "2.5 to 3 mg/dL", "2.5 to 3 mg/dL", "2.5 to 3 mg/dL"),
        ("visit", "December 3, 2026", "on December 3, 2026", "December 3, 2026"),
        ("diet", "Eat soft food", "Eat soft food", "Eat soft food"),
    ],
)
def test_each_kind_is_said_on_its_line_and_in_a_sentence(wording, name: str, line: str, phrase: str, short: str) -> None:
    made = wording(f"Do it {{limit:{name}}}. Do {{limit:{name}:short}}.", all_set())
    shown = made.limit(name)
    assert shown.is_set and shown.value.plain.replace("\u00a0", " ") == line
    assert shown.signed.plain == "Like this: set by team, September 30, 2026."
    assert said(made) == f"Do it {phrase}. Do {short}."


@pytest.mark.parametrize("name", NAMES)
def test_one_that_is_not_set_is_a_line_and_never_a_number(wording, name: str) -> None:
    made = wording(f"Do it {{limit:{name}}}. Do {{limit:{name}:short}}.")
    line = made.limit(name)
    assert not line.is_set and line.signed is None and "____" in line.value.plain
    assert line.filled_by == ("clinician" if name == "iron" else "nurse")
    assert "____" in said(made) and not any(letter.isdigit() for letter in said(made) + line.value.plain)


def test_the_unit_of_a_range_stands_after_its_lines_to_write_on(wording) -> None:
    made = wording("Stay at {limit:goal}.")
    assert made.limit("goal").value.plain == "____ to ____\u00a0mg/dL" and said(made) == "Stay at ____ to ____ mg/dL."


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("clinic", ["", all_set(diet="say: {en: a, es: a, vi: a, ru: a, ar: a, hi: a}")])
def test_every_language_says_every_kind(wording, language: str, clinic: str) -> None:
    words = " ".join(f"{{limit:{name}}}, {{limit:{name}:short}}." for name in (*NAMES, *built_in()))
    made = wording(words, clinic, language=language)
    assert said(made) and all(made.limit(name).value.plain for name in NAMES)
    for kind, event in ((kind, event) for kind in ("before", "after") for event in get_args(Event)):
        own = f"limits:\n  x: {{label: X, says: {kind}, when: {event}}}\n"
        made = wording("{limit:x}", f"    x: {{{kind}: 3 days, {SIGNED}}}\n", own, language, listed="[x]")
        assert "3" in said(made) and made.limit("x").is_set


def test_the_built_in_ones_need_no_declaring_and_come_first(wording) -> None:
    made = wording("Lift {limit:lifting}.", "    lifting: {amount: 10 lb, lasts: 3 months, " + SIGNED + "}\n")
    assert said(made) == "Lift no more than 10 lb for 3 months."
    assert [fact.role for fact in clinic_facts(made) if fact.role.startswith("limits.")][:1] == ["limits.iron"]
    assert {*get_args(LimitSays)} == {*KINDS} == {*EXAMPLES}


@pytest.mark.parametrize(
    ("declared", "code", "at"),
    [
        ("driving: {label: Driving, says: after}", "limit-twice", "driving"),
        ("x: {label: X, says: stop}", "value-unknown", "stop"),
        ("x: {says: after}", "field-missing", "{"),
        ("x: {label: X, says: lasts, when: arrival}", "limit-field", "arrival"),
        ("x: {label: X, says: words, size: mass}", "limit-field", "mass"),
        ("x: {label: X, says: after, unit: mg}", "limit-field", "mg"),
        ("x: {label: X, says: lasts, per: day}", "limit-field", "day"),
        ("x: {label: X, says: amount, per: week}", "value-unknown", "week"),
        ("No-Name: {label: X, says: after}", "id-wrong", "No-Name"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_told_where_it_stands(wording, declared: str, code: str, at: str) -> None:
    with pytest.raises(Problems) as raised:
        wording(declared=f"limits:\n  {declared}\n", listed="[shower]")
    (found,) = raised.value.problems
    line = DEFINITION.split("\n").index("sections:") + 2
    assert (found.code, found.place.line, found.place.column) == (code, line, 3 + declared.index(at))


A_DAY = "limits:\n  fluids: {label: Fluids, says: amount, size: volume, per: day}\n"


@pytest.mark.parametrize("language", languages())
def test_an_amount_a_day_has_no_end(wording, language: str) -> None:
    """Neither on its line, nor in a sentence, nor among the lines to write on; all that stands there is the amount, or a blank for it."""
    words = "{limit:fluids}"
    made = wording(words, f"    fluids: {{amount: 2 L, {SIGNED}}}\n", A_DAY, language, listed="[fluids]")
    line, phrase = made.limit("fluids").value.plain.replace("\u00a0", " "), said(made)
    assert made.limit("fluids").is_set and line.casefold() == phrase.casefold() and len(re.findall("[0-9]+", line)) == 1
    blank = wording(words, "", A_DAY, language, listed="[fluids]")
    assert sum(bool(span.blank) for span in blank.limit("fluids").value) == 1 and not blank.limit("fluids").is_set
    with_end = wording(words, f"    fluids: {{amount: 2 L, lasts: 1 day, {SIGNED}}}\n", A_DAY, language, listed="[fluids]")
    assert found(unshown(with_end.handout, with_end.clinic))[0][0] == "limit-kind" and not with_end.limit("fluids").is_set


def test_an_amount_that_is_not_a_day_has_an_end(wording) -> None:
    made = wording(clinic=all_set(drink="amount: 2 L"))
    assert found(unshown(made.handout, made.clinic)) == [("limit-kind", CLINIC.count("\n") + 6)] and not made.limit("drink").is_set
    with pytest.raises(Problems, match="nobody says how long"):
        wording(clinic=f"    lifting: {{amount: 10 lb, {SIGNED}}}\n")


def test_a_limit_that_nobody_declared_is_unknown(wording) -> None:
    for words, listed in (("{limit:irn}", ""), ("Hello.", "[irn]")):
        with pytest.raises(Problems) as raised:
            wording(words, listed=listed)
        assert [(found.code, found.hint) for found in raised.value.problems] == [("limit-unknown", "did you mean “iron”?")]
    with pytest.raises(Problems, match="no form “long”"):
        wording("{limit:iron:long}")


def found(problems: tuple[Problem, ...]) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in problems if problem.severity == "error"]


def test_what_a_clinic_sets_must_be_of_the_declared_kind(wording) -> None:
    made = wording(clinic=all_set(iron="after: 1 day", drink="amount: 2 lb, lasts: 1 day", irn="after: 1 day"))
    first = CLINIC.count("\n") + 3
    assert found(unshown(made.handout, made.clinic)) == [("limit-kind", first), ("limit-kind", first + 3), ("limit-unknown", first + 7)]
    assert not made.limit("iron").is_set


@pytest.mark.parametrize("wrong", ["shower: {before: 1 day, ", "lifting: {amount: 2 L, lasts: 1 day, ", "lifting: {lasts: 1 day, "])
def test_a_built_in_limit_of_another_kind_is_told_when_the_clinic_is_read(wording, wrong: str) -> None:
    with pytest.raises(Problems) as raised:
        wording(clinic=f"    {wrong}{SIGNED}}}\n")
    assert [problem.code for problem in raised.value.problems] == ["limit-kind"]


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("from: 3, to: 2", "range-order"),
        ("from: 3", "field-missing"),
        ("amount: 2 cpus, lasts: 1 day", "quantity-wrong"),
        ("on: tomorrow", "date-wrong"),
        ("", "field-missing"),
    ],
)
def test_what_is_wrong_with_a_set_limit_is_told(wording, limit: str, code: str) -> None:
    with pytest.raises(Problems) as raised:
        wording(clinic=f"    goal: {{{limit}{', ' * bool(limit)}{SIGNED}}}\n")
    assert [problem.code for problem in raised.value.problems] == [code]


def test_one_that_nothing_shows_is_told(wording) -> None:
    made = wording("Stop {limit:iron}.", listed="[wait]")
    assert [problem.message for problem in unused(made.handout) if problem.code == "limit-unused"] == [
        f"nothing uses the limit “{name}”" for name in NAMES[2:]
    ]


def test_a_signature_holds_labels_kinds_and_what_clinics_set(wording) -> None:
    plain, labelled = wording(), wording(declared=DECLARED.replace("Iron pills", "Iron tablets"))
    kind = wording(declared=DECLARED.replace("when: first_dose", "when: surgery"))
    assert len({finished(each, PICTURES, True).digest for each in (plain, labelled, kind)}) == 3
    one, other = wording(clinic=all_set()), wording(clinic=all_set(iron="before: 8 days"))
    assert own_limits(one).digest != own_limits(other).digest and len(own_limits(one).structure["limits"]) == len(NAMES)
    assert finished(one, PICTURES, True).digest == finished(other, PICTURES, True).digest


def test_a_whole_phrase_and_its_value_alone_are_signed_as_two_things(wording) -> None:
    """The value alone is what was printed before there were phrases: its signatures hold."""
    whole, short = wording("Wait {limit:shower}."), wording("Wait {limit:shower:short}.")
    assert finished(whole, PICTURES, True).digest != finished(short, PICTURES, True).digest
    assert short.handout.sections[0].blocks[0].paragraph.held == "Wait {limit:shower}."
    assert whole.handout.sections[0].blocks[0].paragraph.held == "Wait {limit:shower:phrase}."
