"""What a kind of topic is asked: of whom, and that the kinds' files and the rules know each other."""

from typing import Any

import pytest
from sheets import PICTURES, told_by

from patient_handouts.checks.asked import ASKED_MISSING, RULES_OF, is_asked
from patient_handouts.checks.check import check_handout
from patient_handouts.handouts.about import TopicKind, house_kinds
from patient_handouts.handouts.definition import Handout

SIGNS = {"danger_signs": {"emergency": ["You cannot breathe."], "same_day": ["You have a fever."]}}


def sheet(about: str | None, *parts: dict[str, Any], language: str = "en") -> Handout:
    said = {"about": about} if about else {}
    text = {"title": "Knee", "subtitle": "It hurts", "version": "1", "purpose": "To help.", "key_points": ["Rest."]}
    handout = told_by({"format": 1, **said, **text, "sections": list(parts)}).handout
    return handout.but(language=language, original=language)


def asked(handout: Handout) -> set[str]:
    known = {ASKED_MISSING.code, *(rule.code for rule in RULES_OF.values())}
    return {problem.code for problem in check_handout(handout, PICTURES).problems if problem.code in known}


def done(words: str) -> dict[str, Any]:
    return {"part": "procedure", "blocks": [words]}


def test_a_procedure_is_asked_whatever_its_words() -> None:
    wanted = {"danger-signs-missing", "after-hours-missing", "alternative-missing", "uncertainty-missing", "preparation-missing"}
    assert asked(sheet("procedure", done("You lie down."))) == {*wanted, "blood-thinner-missing", "picture-none"}


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("A needle goes in.", True), ("You lie down.", False), ("A needle goes into a vein.", False), ("We cut down the tape.", False)],
)
def test_a_file_of_old_is_asked_where_something_is_done_inside_the_body(words: str, is_one: bool) -> None:
    handout = sheet(None, done(words), {"part": "call", "blocks": [SIGNS]})
    assert is_asked(handout) == is_one and bool(asked(handout)) == is_one


def test_in_another_language_the_part_is_enough_and_words_are_not_looked_for() -> None:
    handout = sheet(None, done("Một mũi kim."), language="vi")
    assert is_asked(handout) and "preparation-missing" in asked(handout) and "blood-thinner-missing" not in asked(handout)
    assert not is_asked(sheet(None, {"part": "why", "blocks": ["Kim."]}, language="vi"))


@pytest.mark.parametrize("about", [None, "care", "procedure"])
def test_danger_signs_are_asked_of_translations_and_old_files_too(about: str | None) -> None:
    handout = sheet(about, {"part": "why", "blocks": ["It hurts."]})
    assert "danger-signs-missing" in asked(handout)
    assert asked(handout.but(language="es", original="en")) == {"danger-signs-missing"}


def test_a_choice_that_is_the_topic_itself_is_none() -> None:
    table = {"options": {"if_you_do_nothing": {"happens": "You wait.", "known": "It heals."}, "choices": []}}
    for name, found in (("Knee", True), ("Exercise", False)):
        table["options"]["choices"] = [{"name": name, "happens": "You move.", "known": "It helps."}]
        assert ("alternative-missing" in asked(sheet("procedure", {"part": "options", "blocks": [table]}))) == found


@pytest.mark.parametrize("kind", house_kinds().values(), ids=lambda kind: kind.name)
def test_an_empty_sheet_hears_of_all_that_its_kind_requires_with_the_reason(kind: TopicKind) -> None:
    handout = sheet(kind.name, {"part": "overview", "blocks": ["It hurts."]})
    told = [problem for problem in check_handout(handout, PICTURES).problems if f"about: {kind.name}:" in problem.message]
    assert len(told) == len(kind.needs) >= 2
    for severity, need in kind.needs:
        assert any(str(need.because) in problem.message and problem.severity == severity for problem in told)


def test_every_rule_is_of_a_need_that_some_kind_has() -> None:
    first = {str(need.any_of[0]) for kind in house_kinds().values() for _, need in kind.needs}
    assert {*RULES_OF} <= first


@pytest.mark.parametrize(("about", "is_asked_for"), [("procedure", True), ("test", True), ("preparation", True), ("care", False)])
def test_who_takes_a_reader_home_is_asked_where_somebody_is_sedated(about: str, is_asked_for: bool) -> None:
    handout = sheet(about, {"part": "overview", "blocks": ["You get sedation."]}, {"part": "call", "blocks": [SIGNS]})
    found = {problem.code for problem in check_handout(handout, PICTURES).problems}
    assert ({"escort-missing", "company-missing", "fasting-missing"} <= found) == is_asked_for


@pytest.mark.parametrize(
    ("about", "words", "is_asked_for"),
    [
        ("test", "Dye goes into your vein for the CT scan.", True),
        ("procedure", "A stent opens the vessel. You get contrast dye.", True),
        ("test", "Dye goes into your vein for the CT scan. Tell us if you take metformin.", False),
        ("test", "Dye goes into your vein for the CT scan. Tell us of kidney trouble.", False),
        ("test", "You get contrast dye. The magnet makes noise.", False),
        ("test", "The CT scan takes no dye.", False),
        ("procedure", "A little dye shows that the needle is beside the nerve.", False),
        ("care", "Dye goes into your vein for the CT scan.", False),
    ],
)
def test_kidneys_or_metformin_are_asked_for_where_dye_with_iodine_is_used(about: str, words: str, is_asked_for: bool) -> None:
    handout = sheet(about, {"part": "overview", "blocks": [words]}, {"part": "call", "blocks": [SIGNS]})
    found = {problem.code for problem in check_handout(handout, PICTURES).problems}
    assert ("contrast-kidneys-missing" in found) == is_asked_for


def test_a_part_that_is_too_long_is_told_with_its_share_of_the_words() -> None:
    long = {"part": "why", "blocks": ["It hurts here. " * 60]}
    (told,) = [each for each in check_handout(sheet("condition", long), PICTURES).problems if each.code == "part-long"]
    assert told.message.startswith("part “why” has 180 words (100 % of the sheet’s), more than 150")
