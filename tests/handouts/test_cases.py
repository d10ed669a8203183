"""Files with their verdict inside: `# expect: LINE:COLUMN CODE HINT` (or the message, where there is no hint)."""

import re
from pathlib import Path

import pytest

from patient_handouts.handouts.bundle import read_bundles
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.known import Known
from patient_handouts.handouts.network import Network, clinic_read
from patient_handouts.handouts.problems import Problem, Problems, report
from patient_handouts.handouts.reader import read_file
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.validate import model

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
PICTURES, ICONS, TOPICS = ("where-it-hurts", "spine-thoracic"), ("clock", "home"), ("vertebroplasty",)


def read(path: Path, kind: str) -> object:
    match kind:
        case "definition":
            return read_handout(path, "back-pain", "en", PICTURES, ICONS)
        case "clinic":
            return clinic_read(read_file(path), Known(topics=TOPICS, papers=tuple(theme().papers), editions=tuple(theme().editions)))
        case "network":
            return model(Network, read_file(path))
        case "bundles":
            return read_bundles(path, (*TOPICS, "knee-pain"))
    raise AssertionError(kind)


def problems(path: Path) -> tuple[Problem, ...]:
    found = re.search("^# kind: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    try:
        read(path, found[1] if found else "definition")
    except Problems as raised:
        return raised.problems
    return ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    expected = re.findall("^# expect: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    found = [f"{each.place.line}:{each.place.column} {each.code} {each.hint or each.message}" for each in problems(path)]
    assert (found or ["nothing"]) == expected


def test_there_are_many() -> None:
    assert len([path for path in CASES if "# expect: nothing" not in path.read_text(encoding="utf-8")]) >= 60


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_problem_can_be_shown(path: Path) -> None:
    """Each has a code in words, a place inside the file, and its caret under the line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for problem in problems(path):
        assert re.fullmatch("[a-z]+(-[a-z]+)*", problem.code)
        assert 1 <= problem.place.line <= len(lines) + 1
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert f"[{problem.code}]" in report([problem])
        assert "^" in report([problem])
