"""Every rule finds its bad case and nothing else in it, and lets its good case pass.

A case (cases/CODE.yaml) changes the sound sheet below: `drop` takes parts out, `add` adds sections, `top` sets fields, `clinic`
changes the clinic, `approval` signs the words, `language` is another one.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from patient_handouts.checks import brand
from patient_handouts.checks.check import check_handout
from patient_handouts.checks.clinic import check_clinic, check_pair
from patient_handouts.checks.lexical import all_rules, book
from patient_handouts.handouts.about import house_kinds, usual_kind
from patient_handouts.handouts.approvals import ALL, read_approvals, signable
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.place import NOWHERE
from patient_handouts.handouts.reader import read_file
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.colours import roles
from patient_handouts.images.pictures import Pictures, icons

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 24)
SOUND: dict[str, Any] = yaml.safe_load("""
format: 1
about: procedure
title: Back shot
subtitle: A shot for a sore back
version: "1.0"
purpose: It may ease your pain. This sheet tells you how to get ready.
hero: walking
key_points: [It may help for some weeks., It can do harm., "Call {emergency} if your legs turn weak."]
sources: {one: {title: A trial, in: Lancet, year: 2016}}
sections:
  - part: options
    blocks:
      - options:
          if_you_do_nothing: {happens: You wait., known: Most pain gets better.}
          choices: [{name: Exercise, happens: You move each day., known: It helps some people.}]
  - part: outcomes
    blocks:
      - chances:
          {question: "How many had less pain?", who: people with back pain, when: after 2 weeks, certainty: low, source: one, out_of: 100,
           groups: [{name: Shot, count: 4}, {name: No shot, count: 3}], counted: had less pain, others: had as much pain}
  - part: risks
    blocks: [{harms: {out_of: 1000, rows: [{name: Infection, text: It can be treated., count: 3, source: one}]}}]
  - part: before
    blocks: [Do not stop or restart a blood thinner by yourself.]
  - part: procedure
    blocks: [We ask you for your allergies., {steps: [{title: You lie down., picture: step-prone}, {title: You get a shot.}]}]
  - part: aftercare
    blocks: [Rest when you are tired.]
  - part: call
    blocks:
      - danger_signs:
          emergency: [You cannot breathe well., Your legs turn weak., Bleeding that does not stop.]
          same_day: [You have a fever., The place is red.]
""")
CLINIC: dict[str, Any] = {
    "format": 1,
    "name": "Harbor Back",
    "colors": {"brand": "#0B6A6E"},
    "phones": {"day": "(555) 555-0142"},
    "emergency": "911",
    "hours": [{"days": "mon-fri", "from": "8:00", "to": "17:00"}],
    "language_help": {language: "Help: {phone}" for language in ("en", "pl")},
}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    folder = tmp_path_factory.mktemp("images")
    for name, colour in (("white", "#fefefe"), ("dark", "#003366")):
        (folder / f"{name}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40" viewBox="0 0 90 40">'
            f'<rect width="90" height="40" fill="{colour}"/></svg>',
            encoding="utf-8",
        )
    Image.new("RGB", (120, 40)).save(folder / "coarse.png")
    return Pictures([folder])


def found(case: dict[str, Any], folder: Path, pictures: Pictures) -> list[str]:
    """The codes of all findings of the sound sheet with this change."""
    definition = {name: value for name, value in {**SOUND, **case.get("top", {})}.items() if value is not None}
    kind = house_kinds().get(definition.get("about", ""), usual_kind())
    sections = [each for each in SOUND["sections"] if each["part"] not in case.get("drop", [])] + case.get("add", [])
    definition["sections"] = sorted(sections, key=lambda section: kind.order.index(section["part"]))
    facts = {key: value for key, value in (CLINIC | case.get("clinic", {})).items() if value is not None}
    (folder / "words.yaml").write_text(json.dumps(definition), encoding="utf-8")
    (folder / "clinic.yaml").write_text(json.dumps(facts), encoding="utf-8")
    handout = read_handout(folder / "words.yaml", "back-pain", case.get("language", "en"), pictures.ids(), icons())
    clinic = model(Clinic, read_file(folder / "clinic.yaml"))
    approvals, wording = (), Wording(handout, clinic, catalogue("en"), TODAY)
    if case.get("approval"):
        (folder / "approvals.yaml").write_text(signed(case["approval"], wording, pictures), encoding="utf-8")
        approvals = read_approvals(folder / "approvals.yaml")
    findings = check_handout(handout, pictures) + check_clinic(clinic, pictures) + check_pair(wording, "here", approvals, pictures)
    return [problem.code for problem in findings.problems]


def signed(case: dict[str, Any], wording: Wording, pictures: Pictures) -> str:
    """A register with a signature for all clinics; `limits` are signed too, `by_hand` is changed in it, `old`: in the first form."""
    day, until = date.fromisoformat(case["date"]), date.fromisoformat(case["next_review"])
    whole = signable(wording, pictures, ALL).entry("spine surgeon", day, until)
    if case.get("limits"):
        whole += signable(wording, pictures, "here", "limits").entry("spine surgeon", day, until)
    if case.get("old"):
        whole = re.sub(r"  (holds|seal): .*\n", "", whole)
    return whole.replace(case["next_review"], case.get("by_hand", case["next_review"]))


def test_the_sound_sheet_is_sound(tmp_path: Path, pictures: Pictures) -> None:
    assert found({}, tmp_path, pictures) == []


# found together with the rule, because the same words break both
BESIDE = {
    "alt-language": {"label-language", "grade-high"},
    "label-language": {"alt-language", "grade-high"},
    "after-hours-missing": {"danger-signs-missing"},
    "grade-high": {"hard-word", "medical-word"},
    "units-mismatch": {"fever-threshold"},
    "picture-none": {"allergies-missing"},
    "temperature-alone": {"fever-threshold"},
    "limit-in-prose": {"ban-unsourced"},
    "one-in-x": {"source-missing"},
    "allow-reason": {"percent-bare"},
    "approval-old": {"approval-void"},
    "percent-bare": {"source-missing"},
    "people-decimal": {"source-missing"},
}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, pictures: Pictures) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    bad = found(case["bad"], tmp_path, pictures)
    assert path.stem in bad and set(bad) <= {path.stem, *BESIDE.get(path.stem, ())}
    assert found(case["good"], tmp_path, pictures) == []


@pytest.mark.parametrize(("words", "long"), [(12, False), (24, True)])
def test_words_with_vowel_signs_are_counted_as_words(words: int, long: bool, tmp_path: Path, pictures: Pictures) -> None:
    """“हड्डियाँ” has eight characters of which Python takes five for no part of a word."""
    said = " ".join(["हड्डियाँ"] * words) + "।"
    told = found({"language": "hi", "add": [{"part": "why", "blocks": [said]}]}, tmp_path, pictures)
    assert ("sentence-long" in told) == long


def test_every_rule_has_a_case() -> None:
    cases = {path.stem for path in CASES.glob("*.yaml")}
    said = book()  # test_lexicons.py
    data = {
        *(entry.rule.code for entry in said.entries),
        *(made.code for made, _ in said.required),
        *(pair.rule.code for pair in said.pairs),
    }
    rules = all_rules()
    own = {
        "contrast-low",
        "approval-void",
        "translation-void",
        "lines-unsigned",  # press/test_own_lines.py
        "catalogue-turned",
        "picture-unlisted",
        "font-unnamed",  # of a workspace: test_workspace.py
        "group-unused",  # handouts/test_clinic_files.py
        *(code for code, rule in rules.items() if rule.family == "translation"),
    }
    assert set(rules) - own - (data - cases) == cases


@pytest.mark.parametrize("colour", ["#ffc72c", "#0B6A6E", "#ffffff", "#000000", "#ff00ff"])
def test_any_brand_is_made_readable_and_one_that_is_not_is_found(colour: str) -> None:
    """Colours are darkened until they can be read, so the rule guards the program; seen red with a doctored role."""
    made = roles(colour)
    assert list(brand.check_colours(made, NOWHERE)) == []
    for name, pale in (("ink", "#b0b0b0"), ("mark", "#c0c0c0"), ("tint", "#808080"), ("mark_line", made.mark_soft)):
        changed = type(made)(**{**made.__dict__, name: pale})
        assert "contrast-low" in [problem.code for problem in brand.check_colours(changed, NOWHERE)], name
