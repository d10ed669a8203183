"""Single faults planted into the English vertebroplasty sheet, as an author could make them, and what `check` says in their lines.

A case (`faults/*.yaml`): `id`, `kind`, `harm` (5: death or lasting harm … 1), `put`: what is said where; `right`: right words for the same
place, of which nothing may be said.  `in: do | do_not` is an item of `advice`, `in: PART` a paragraph first in that part, `in: timeline` a
moment (with `when`), `in: blood_thinner` the sentence on blood thinners; `op: emergency_add | same_day_add` a danger sign.  `was` and `now`
are an edit of the sheet, or of the clinic (`file: clinic`), of which all that is newly found counts: of two places that contradict each
other either may be told.  `topic` names another sheet for such an edit: a leaflet of tests/leaflets, with its clinic; `library` one of the
shipped ones.  `block` is a whole block, first in the part `in`, wrong in the lines of its words `at`, or `also`; right words (`say`) stand
in the place of `at`.
"""

import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from patient_handouts.checks.check import check_handout
from patient_handouts.checks.clinic import check_clinic, check_pair
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.library import HERE as HANDOUTS
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problem, Problems
from patient_handouts.handouts.reader import read_file
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

FAULTS = Path(__file__).parent / "faults"
TODAY = date(2026, 11, 28)
TOPIC = "vertebroplasty"
LOGO = re.compile(r"^logo: .*\n", re.MULTILINE)  # no folder of the trial has it
LEAFLETS = Path(__file__).parents[1] / "leaflets"
# whose leaflet it is
CLINICS = {
    TOPIC: "riverside-spine",
    "starting-warfarin": "clearflow",
    "child-stitches": "sunny-sprouts",
    "knee-exercises": "joint-rehab",
    "colonoscopy-prep": "gi-endoscopy",
}


def cases(*names: str) -> list[dict[str, Any]]:
    """The cases of some files, of all where none is named."""
    paths = [FAULTS / f"{name}.yaml" for name in names] or sorted(FAULTS.glob("clinical*.yaml"))
    return [case for path in paths for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


@cache
def library(topic: str = TOPIC) -> Library:
    """The library that has a topic; a shipped one is called `library/TOPIC`."""
    return Library(LEAFLETS) if topic in CLINICS and topic != TOPIC else Library()


@cache
def pictures(topic: str = TOPIC) -> Pictures:
    return Pictures(library(topic).picture_folders())


@cache
def frozen(topic: str = TOPIC) -> str:
    """A sheet as it was before it was bettered in November 2026: what older cases quote stands there; "" where none is kept."""
    path = Path(__file__).parent / "before" / f"{topic.replace('/', '-')}.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


@cache
def sheet(topic: str = TOPIC) -> tuple[str, ...]:
    """The lines of a topic's English sheet."""
    return tuple((library(topic).topic_folder(named(topic)) / "en.yaml").read_text(encoding="utf-8").splitlines())


def named(topic: str) -> str:
    """The name that a topic has in its library."""
    return topic.removeprefix("library/")


def planted(put: dict[str, str]) -> tuple[list[str], int]:
    """The lines of the sheet with one thing said, and the number of its line (from 1)."""
    lines, words = list(sheet()), json.dumps(put["say"], ensure_ascii=False)
    match put.get("in") or put["op"]:
        case "do" | "do_not" as field:
            at, line = _after(lines, f"          {field}:"), f"            - {words}"
        case "emergency_add" | "same_day_add" as op:
            at, line = _after(lines, f"          {op.removesuffix('_add')}:"), f"            - {words}"
        case "timeline":
            at, line = _after(lines, "      - timeline:"), f"          - {{when: {json.dumps(put['when'])}, text: {words}}}"
        case "blood_thinner":
            at = next(k for k, text in enumerate(lines) if "unless we tell you" in text and "blood thinner" in text)
            del lines[at]
            line = f"      - {words}"
        case part:
            at, line = _after(lines, "    blocks:", _after(lines, f"  - part: {part}")), f"      - {words}"
    lines.insert(at, line)
    return lines, at + 1


def _after(lines: list[str], wanted: str, start: int = 0) -> int:
    return lines.index(wanted, start) + 1


def said_of(put: dict[str, Any], folder: Path) -> list[Problem]:
    """What `check` finds in the line where this was planted, for one of our clinics."""
    if "block" in put:
        return _in_block(put, folder)
    if "was" in put:
        return _edited(put, folder)
    lines, at = planted(put)
    return [
        problem
        for problem in all_found("\n".join(lines) + "\n", folder)
        if problem.place.line == at and problem.place.file.endswith("en.yaml")
    ]


def _in_block(put: dict[str, Any], folder: Path) -> list[Problem]:
    """What is found in the lines of a block that are wrong; where right words stand in their place, in any of its lines."""
    words, told = with_block("\n".join(sheet()) + "\n", put)
    return [each for each in all_found(words, folder) if each.place.line in told and each.place.file.endswith("en.yaml")]


def with_block(words: str, put: dict[str, Any]) -> tuple[str, set[int]]:
    """A sheet's text with a block first in the part that it is for, and the lines (from 1) in which something is looked for."""
    block, right = put["block"].rstrip("\n"), put.get("say")
    wrong = [put["at"], *put.get("also", ())]
    if absent := [each for each in wrong if each not in block]:
        raise ValueError(f"the block does not say {absent}")
    if right is not None:
        block, wrong = block.replace(put["at"], right, 1), [block.replace(put["at"], right, 1)]
    lines = words.splitlines()
    start = _after(lines, "    blocks:", _after(lines, f"  - part: {put['in']}"))
    lines[start:start] = ["      - " + "\n        ".join(block.split("\n"))]
    first = [start + 1 + block[: block.index(each)].count("\n") for each in wrong]
    return "\n".join(lines) + "\n", {line + k for line, each in zip(first, wrong, strict=True) for k in range(each.count("\n") + 1)}


def _edited(put: dict[str, str], folder: Path) -> list[Problem]:
    """What is found after an edit, and not before it."""
    topic = f"library/{put['library']}" if "library" in put else put.get("topic", TOPIC)
    words, facts = "\n".join(sheet(topic)) + "\n", facts_of(topic)
    if put.get("file") != "clinic" and put["was"] not in words:
        words = frozen(topic)
    before = {(problem.code, problem.message) for problem in all_found(words, folder, topic=topic)}
    if put["was"] not in (edited := facts if put.get("file") == "clinic" else words):
        raise ValueError(f"nothing says {put['was']}")
    edited = edited.replace(put["was"], put.get("say", put["now"]), 1)
    found = all_found(words, folder, edited, topic) if put.get("file") == "clinic" else all_found(edited, folder, topic=topic)
    return [problem for problem in found if (problem.code, problem.message) not in before]


@cache
def facts_of(topic: str = TOPIC) -> str:
    """The file of the clinic whose sheet it is."""
    home = LEAFLETS if topic in CLINICS and topic != TOPIC else HANDOUTS
    return (home / "clinics" / f"{clinic_of(topic)}.yaml").read_text(encoding="utf-8")


def clinic_of(topic: str) -> str:
    """The sample clinic for which a sheet is tried."""
    return CLINICS.get(topic, CLINICS[TOPIC])


def all_found(words: str, folder: Path, facts: str = "", topic: str = TOPIC) -> Iterable[Problem]:
    """All findings of a definition's text and a clinic's (its own, unless it is given)."""
    path, clinic = folder / "en.yaml", folder / "clinic.yaml"
    path.write_text(words, encoding="utf-8")
    clinic.write_text(LOGO.sub("", facts or facts_of(topic)), encoding="utf-8")
    drawings = pictures(topic)
    try:
        handout = read_handout(path, named(topic), "en", drawings.ids(), icons())
        facts_read = model(Clinic, read_file(clinic))
        found = check_handout(handout, drawings) + check_clinic(facts_read, drawings)
        wording = Wording(handout, facts_read, library(topic).catalogue("en"), TODAY)
        return (found + check_pair(wording, clinic_of(topic), (), drawings)).problems
    except Problems as wrong:
        return wrong.problems


def measure(*names: str) -> None:
    """Print what was found (of files named, with what) and missed, and what was said of right words."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        missed, wrong, count = [], [], 0
        for case in cases(*names):
            for put in case["put"]:
                count += 1
                codes = [problem.code for problem in said_of(put, Path(folder))]
                if not codes:
                    missed.append(f"{case['id']:5} {case['kind']} | {put.get('at') or put.get('say') or put['now']}")
                elif names:
                    print(f"{case['id']:5} {case['kind']}: {', '.join(sorted(set(codes)))}")
                for right in case.get("right", ()):
                    wrong += [
                        f"{case['id']:5} {right} | {problem.code}: {problem.message}"
                        for problem in said_of({**put, "say": right}, Path(folder))
                    ]
    print(f"{count - len(missed)} of {count} found\n\nmissed:", *missed, "\nsaid of right words:", *wrong, sep="\n")


if __name__ == "__main__":
    measure(*sys.argv[1:])
