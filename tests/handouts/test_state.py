"""How a sheet stands is judged in one place, and every page has words for it."""

import ast
from datetime import date
from pathlib import Path

import pytest

from patient_handouts.handouts.approvals import NOBODY, Approval, Signed
from patient_handouts.handouts.catalogue import read_catalogue
from patient_handouts.handouts.place import NOWHERE
from patient_handouts.handouts.problems import Problem
from patient_handouts.handouts.state import TAKEN_AWAY, UNMADE, Judged, State, barred, judged, own_words, past

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("handouts", "images", "checks", "layouts", "press", "desk", "commands")
TODAY = date(2026, 11, 25)
ERROR = Problem(NOWHERE, "percent-bare", "a bare percentage")
CHANGED = Problem(NOWHERE, "translation-stale", "the original has changed")
LOST = Problem(NOWHERE, "translation-negation", "the original denies and the translation does not")
WARNING = Problem(NOWHERE, "reading-grade", "too hard", severity="warning")


def until(day: date, of: str = "words") -> Approval:
    return Approval(
        topic="knee-pain", language="en", clinic="all", digest="d" * 64, texts="", of=of, role="surgeon", date=TODAY, next_review=day
    )


GOOD, OVER = Signed(until(date(2026, 11, 25))), Signed(until(date(2026, 11, 24)))


@pytest.mark.parametrize(
    ("signed", "facts", "state"),
    [
        ((GOOD,), {}, State.READY),
        ((GOOD, GOOD), {}, State.READY),
        ((GOOD, NOBODY), {}, State.REFUSED),
        ((NOBODY,), {"unapproved": True}, State.READY),
        ((OVER,), {"unapproved": True}, State.EXPIRED),
        ((GOOD, OVER), {}, State.EXPIRED),
        ((Signed(until(date(2030, 1, 1)), until(date(2026, 11, 24), "translation")),), {}, State.EXPIRED),
        ((GOOD,), {"errors": [ERROR]}, State.FAILED),
        ((GOOD,), {"errors": [CHANGED]}, State.STALE),
        ((GOOD,), {"errors": [CHANGED, LOST]}, State.STALE),
        ((GOOD,), {"errors": [LOST]}, State.FAILED),  # the original is as it was: nobody is told that it changed
        ((GOOD,), {"errors": [CHANGED, ERROR]}, State.FAILED),
        # the first that holds
        ((OVER,), {"recalled": "wrong number", "errors": [ERROR]}, State.WITHDRAWN),
        ((GOOD,), {"recalled": ""}, State.WITHDRAWN),  # also where nobody said why
        ((OVER, NOBODY), {"errors": [ERROR]}, State.EXPIRED),
        ((NOBODY,), {"errors": [ERROR]}, State.REFUSED),
        ((NOBODY,), {"errors": [CHANGED], "unapproved": True}, State.STALE),
    ],
)
def test_the_first_that_holds_says_how_it_stands(signed: tuple[Signed, ...], facts: dict[str, object], state: State) -> None:
    errors = facts.pop("errors", [])
    assert judged(signed, TODAY, **facts, errors=lambda: errors).state is state


def test_why_is_told_to_whoever_makes_the_sheets_and_a_persons_own_words_to_staff() -> None:
    assert judged((OVER,), TODAY) == Judged(State.EXPIRED, "its review was due on 2026-11-24")
    assert judged((NOBODY,), TODAY).why == "not yet approved by a clinician"
    assert judged((GOOD,), TODAY, errors=lambda: [ERROR]).errors == (ERROR,)
    assert [own_words(state, "why") for state in State if own_words(state, "why")] == ["why"] and own_words(State.WITHDRAWN, "why")


def test_what_is_wrong_is_asked_for_only_where_nothing_else_bars_it() -> None:
    """A run over thousands of unsigned definitions checks none of them."""
    asked = list[str]()

    def errors() -> list[Problem]:
        asked.append("asked")
        return []

    for signed in (NOBODY, OVER):
        judged((signed,), TODAY, errors=errors)
    assert not asked
    judged((GOOD,), TODAY, errors=errors)
    assert asked


def test_the_last_day_itself_counts() -> None:
    assert [past(day, TODAY) for day in (None, date(2026, 11, 24), TODAY, date(2026, 11, 26))] == [False, True, False, False]


def test_a_warning_bars_nothing_and_no_problem_at_all_is_a_failure() -> None:
    """A machine that gives up finds nothing in anybody's file."""
    assert barred([CHANGED, WARNING]) is State.STALE and barred([WARNING]) is State.FAILED and barred([]) is State.FAILED


def test_every_state_that_a_page_may_show_has_its_words() -> None:
    """A ready sheet needs none; one that is superseded or gone is on no page."""
    shown = {*State} - {State.READY, State.SUPERSEDED, State.GONE}
    for language in ("en", "es"):
        words = read_catalogue(ROOT / "press/web/shared" / f"{language}.yaml").texts
        assert {name for state in shown for name in (f"barred.{state}", f"barred.{state}_reason")} <= set(words), language
    assert set(UNMADE) <= shown and not set(TAKEN_AWAY) & {State.READY, State.REFUSED, State.FAILED, State.STALE}


def spelled_out(source: str) -> set[str]:
    """The states that a module compares or sets as plain words."""
    names = {state.value for state in State}
    found = set[str]()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Compare(left=ast.Attribute(attr="state"), comparators=[ast.Constant(value=str(word))]):
                found.add(word)
            case ast.keyword(arg="state", value=ast.Constant(value=str(word))):
                found.add(word)
            case ast.Call(func=ast.Name(id="Line" | "Traced" | "Judged" | "Availability"), args=arguments):
                found |= {each.value for each in arguments if isinstance(each, ast.Constant) and each.value in names}
    return found


def test_nobody_spells_a_state_out() -> None:
    assert spelled_out('line.state == "made"') == {"made"} and spelled_out('replace(line, state="expired")') == {"expired"}
    assert spelled_out('Line(order, "failed", today)') == {"failed"} and not spelled_out("Line(order, State.FAILED, today)")
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    assert {path.name: words for path in paths if (words := spelled_out(path.read_text(encoding="utf-8")))} == {}
