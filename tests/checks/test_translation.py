"""A translation beside its original: what must be found, and what must not."""

import shutil
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from sheets import LIBRARY

from patient_handouts.checks import translation
from patient_handouts.checks.check import BESIDE, check_handout, check_translation
from patient_handouts.checks.rule import RULES
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.translation import contents, digests, figures
from patient_handouts.images.pictures import Pictures

HOME = LIBRARY.topic_folder("vertebroplasty")
ENGLISH = LIBRARY.read_handout("vertebroplasty", "en")


def plain() -> dict:
    return yaml.safe_load((HOME / "es.yaml").read_text(encoding="utf-8"))


def found(folder: Path, change, record: dict | None = None) -> list[str]:
    """The codes that are told of the Spanish sheet, but for this change."""
    words = deepcopy(plain())
    change(words)
    path = folder / "es.yaml"
    path.write_text(yaml.safe_dump(words, allow_unicode=True, sort_keys=False), encoding="utf-8")
    handout = read_handout(path, "vertebroplasty", "es", original="en")
    problems = translation.check(handout, ENGLISH, digests(ENGLISH) if record is None else record)
    return [problem.code for problem in problems]


def section(words: dict, part: str, number: int = 0) -> dict:
    return [each for each in words["sections"] if each["part"] == part][number]


def test_one_that_says_the_same_is_not_complained_of(tmp_path: Path) -> None:
    assert found(tmp_path, lambda words: None) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda w: section(w, "call")["blocks"][1]["danger_signs"]["emergency"].pop(), "translation-danger"),
        (lambda w: section(w, "call")["blocks"][1]["danger_signs"]["same_day"].append("Un signo más"), "translation-danger"),
        (lambda w: section(w, "risks")["blocks"].pop(), "translation-blocks"),
        (lambda w: w.update(about="test"), "translation-blocks"),
        (lambda w: section(w, "who")["blocks"].append("Algo más."), "translation-blocks"),
        (lambda w: section(w, "why")["blocks"].reverse(), "translation-blocks"),
        (lambda w: section(w, "risks")["blocks"][1]["harms"]["rows"][0].update(count=303), "translation-figures"),
        (lambda w: section(w, "outcomes")["blocks"][2]["chances"].update(question="(menos de 5 de 10)"), "translation-figures"),
        (lambda w: section(w, "outcomes")["blocks"][1]["pooled"].update(certainty="high"), "translation-figures"),
        (lambda w: section(w, "outcomes")["blocks"][3]["bars"].update(difference="0.1, 2.6"), "translation-figures"),
        (lambda w: section(w, "call")["blocks"][1]["danger_signs"]["same_day"].insert(0, "Fiebre de {39 °C}"), "translation-danger"),
        (lambda w: w.update(subtitle="Fiebre de {39 °C} o más"), "translation-figures"),
        (lambda w: w["key_points"].__setitem__(4, "Llame. {page:call}"), "translation-figures"),
        (lambda w: section(w, "aftercare", 2)["blocks"][0]["limits"].pop(), "translation-blocks"),
    ],
)
def test_a_difference_is_found(tmp_path: Path, change, code: str) -> None:
    assert code in found(tmp_path, change)


def test_a_link_may_lead_to_the_page_in_the_readers_language(tmp_path: Path) -> None:
    def links(words: dict) -> list[dict]:
        return section(words, "more")["blocks"][0]["links"]

    assert found(tmp_path, lambda w: links(w)[1].update(url="https://medlineplus.gov/spanish/ency/article/007512.htm")) == []
    assert found(tmp_path, lambda w: links(w).pop()) == ["translation-blocks"]


def test_a_changed_original_makes_the_block_stale(tmp_path: Path) -> None:
    record = {**digests(ENGLISH), "why.paragraph-2": "00000000"}
    del record["purpose"]
    assert found(tmp_path, lambda words: None, record) == ["translation-unrecorded", "translation-stale"]


def test_words_left_in_english_are_named(tmp_path: Path) -> None:
    path = tmp_path / "es.yaml"
    path.write_text((HOME / "en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    handout = read_handout(path, "vertebroplasty", "es", original="en")
    assert sum(problem.code == "translation-same-words" for problem in translation.check(handout, ENGLISH, digests(ENGLISH))) > 60


def test_blocks_have_stable_ids() -> None:
    names = list(contents(ENGLISH))
    assert {"title", "key_points", "why", "why.paragraph", "why.picture-2", "aftercare.limits", "aftercare-3"} <= set(names)


@pytest.mark.parametrize(
    ("language", "words", "numbers"),
    [
        ("en", "3,175 people, 0.1 of 10", ["3175", "0.1", "10"]),
        ("ru", "3\u00a0175, 0,1 из 10", ["3175", "0.1", "10"]),
        ("vi", "3.175 và 2,6", ["3175", "2.6"]),
        ("es", "3,175 y 2.6", ["3175", "2.6"]),
        ("ar", "3175 و 0.1", ["3175", "0.1"]),
        ("ar", "من يوم واحد إلى يومين، واليومين، 1,000", ["1", "2", "1000"]),
        ("es", "dos semanas", []),
    ],
)
def test_numbers_are_compared_as_numbers(tmp_path: Path, language: str, words: str, numbers: list[str]) -> None:
    made = plain()
    made["purpose"] = words
    path = tmp_path / f"{language}.yaml"
    path.write_text(yaml.safe_dump(made, allow_unicode=True), encoding="utf-8")
    handout = read_handout(path, "vertebroplasty", language, original="en")
    assert sorted(figures(handout.purpose, language).elements()) == sorted(numbers)


def test_what_a_translator_may_keep_with_a_reason(tmp_path: Path) -> None:
    """Denials, terms and address may be right in another way; a number may not.  The permission is idle where nothing is found.

    What may endanger, a denial, a thing, an opposite, stands until whoever signs the translation has named it.
    """
    folder = tmp_path / "handouts" / "vertebroplasty"
    shutil.copytree(HOME, folder)
    (tmp_path / "network.yaml").write_text("", encoding="utf-8")
    library, words = Library(tmp_path), (folder / "es.yaml").read_text(encoding="utf-8")
    line = next(line for line in words.splitlines() if line.startswith("      - No se sabe si el cemento"))
    allow = "[{code: translation-negation, because: the English says it in other words}]"
    for said, codes, awaiting in (
        (line.replace("No se sabe si", "Quizás"), ["translation-negation"], 0),
        (f"      - paragraph: {line[8:].replace('No se sabe si', 'Quizás')}\n        allow: {allow}", ["translation-negation"], 1),
        (f"      - paragraph: {line[8:]}\n        allow: {allow}", ["allow-idle"], 0),
    ):
        (folder / "es.yaml").write_text(words.replace(line, said), encoding="utf-8")
        handout = library.read_handout("vertebroplasty", "es")
        found = check_translation(handout, library)
        assert ([problem.code for problem in found.problems], len(found.awaiting), found.allowed) == (codes, awaiting, ())
        named = found.but(found.named({"translation-negation"}))
        assert len(named.allowed) == awaiting and not (awaiting and named.problems)
        assert "allow-idle" not in {problem.code for problem in check_handout(handout, Pictures(library.picture_folders())).problems}


def test_what_endangers_in_a_translation_waits_for_whoever_signs_it() -> None:
    guarded = {code for code in BESIDE if RULES[code].guards(RULES[code].severity)}
    assert guarded == {"translation-negation", "translation-term", "translation-opposite"}
