"""How problems look in a terminal."""

import time
from pathlib import Path

import pytest

from patient_handouts.handouts import problems
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.known import Known
from patient_handouts.handouts.place import NOWHERE, Place
from patient_handouts.handouts.problems import MOST, SOUGHT, Problem, Problems, choice, each_reported, near, report
from patient_handouts.handouts.reader import read_file
from patient_handouts.handouts.traps import MOST_PIECES
from patient_handouts.handouts.validate import model


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("en.yaml").write_text("format: 1\ntitel: Asthma\nname: 漢字 [x]\n" + "word " * 60 + "\n", encoding="utf-8")
    return "en.yaml"


def test_the_shape(file: str) -> None:
    problem = Problem(Place(file, 2, 1, 5), "field-unknown", "unknown field “titel”", "did you mean “title”?")
    assert report([problem]) == (
        "en.yaml:2:1: error: unknown field “titel”".ljust(98) + "  [field-unknown]\n"
        "    2 | titel: Asthma\n"
        "      | ^^^^^ did you mean “title”?"
    )


def test_in_order_and_once(file: str) -> None:
    late, early = Problem(Place(file, 2), "b", "late"), Problem(Place(file, 1), "a", "early")
    shown = report([late, early, late])
    assert shown.index("early") < shown.index("late")
    assert shown.count("late") == 1
    assert Problems([late, early]).problems == (early, late)


def test_the_caret_stands_under_wide_letters(file: str) -> None:
    caret = report([Problem(Place(file, 3, 10, 3), "x", "m")]).splitlines()[-1]
    assert caret == "      | " + " " * 11 + "^^^"


def test_a_long_line_is_cut_round_its_caret(file: str) -> None:
    _, line, caret = report([Problem(Place(file, 4, 201, 4), "x", "m")]).splitlines()
    assert len(line) < 130
    assert line.startswith("    4 | …")
    assert line[caret.index("^") :].startswith("word")


def test_without_a_file() -> None:
    assert report([Problem(Place("gone.yaml", 3), "x", "message", "hint")]).endswith("[x]\n      hint")
    assert report([Problem(NOWHERE, "x", "message", severity="warning")]).startswith("warning: message")


def test_no_order_to_the_terminal_gets_through(tmp_path: Path) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text("a: \x1b[2J\u202e\n", encoding="utf-8")
    assert not {"\x1b", "\u202e"} & set(report([Problem(Place(str(path)), "x", "m")]))


def test_words() -> None:
    assert near("titel", ("title", "subtitle")) == "did you mean “title”?"
    assert near("xyz", ("title",)) == ""
    assert choice("a") == "“a”"
    assert choice("abc") == "“a”, “b” or “c”"
    assert choice(()) == ""


def test_as_many_wrong_names_as_a_file_may_hold_are_told_at_once(tmp_path: Path) -> None:
    (path := tmp_path / "clinic.yaml").write_text("".join(f"nmae{k}: x\n" for k in range(MOST_PIECES // 2 - 5)), encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(Problems) as found:
        model(Clinic, read_file(path))
    said = str(found.value)
    assert time.process_time() - begun < 5 and len(said) < 200_000  # seconds; it was half a minute and more
    assert "did you mean" in said and "problems follow" in said and len(found.value.problems) == MOST + 1


def test_a_line_is_quoted_by_its_window_alone(tmp_path: Path) -> None:
    (path := tmp_path / "long.yaml").write_text("x" * 900_000, encoding="utf-8")
    problem = Problem(Place(str(path), 1, 400_000, 300_000), "code", "y" * 100_000, "z" * 100_000)
    assert len(report([problem])) < 2_000


def test_several_things_of_one_place_stand_above_one_line_of_it(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    place = Place(str(path), 1, 1, 6)
    told = report([Problem(place, "help-missing", f"no help in {language}", "say how") for language in ("en", "es")])
    assert told.splitlines() == [f"{f'{path}:1:1: error: no help in {language}':<98}  [help-missing]" for language in ("en", "es")] + [
        "    1 | format: 1",
        "      | ^^^^^^ say how",
    ]


def test_what_many_files_have_is_told_once_with_its_places(tmp_path: Path) -> None:
    places = []
    for number in range(10):
        path = tmp_path / f"clinic-{number}.yaml"
        path.write_text("format: 1\n", encoding="utf-8")
        places.append(Place(str(path), 1, 1, 6))
    problems = [Problem(place, "help-missing", "no help", "say how") for place in places]
    told = report(problems)
    assert told.count("no help") == 1 and told.endswith(f"also in {places[1]}, {places[2]}, {places[3]} and 6 more places")
    assert report(problems[:3]).count("no help") == 3  # a few are told each by itself
    assert report(problems[:5]).endswith(f"also in {places[1]}, {places[2]}, {places[3]} and {places[4]}")


def test_each_is_reported_by_itself_and_its_file_read_once(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, read = [Problem(Place(file, line, 1), "field-unknown", f"unknown {line}") for line in (3, 1, 2)], []
    monkeypatch.setattr(problems, "_source", lambda name: read.append(name) or ["one", "two", "three"])
    assert [(problem.place.line, report([problem]).splitlines()[0] in told) for problem, told in each_reported(found)] == [
        (line, True) for line in (1, 2, 3)
    ]
    read.clear()
    assert [*each_reported(found)] and read == [file]


def test_what_was_meant_is_looked_for_so_often_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a name is looked up while it is read, and not where the problem is told."""
    sought = list[str]()
    monkeypatch.setattr("difflib.get_close_matches", lambda word, *_, **__: sought.append(word) or [])
    path = tmp_path / "clinic.yaml"
    path.write_text("topics:\n" + "".join(f"  - hip-pian-{k}\n" for k in range(2_000)), encoding="utf-8")
    with pytest.raises(Problems):
        model(Clinic, read_file(path), Known(topics=("hip-pain",)))
    assert 2 <= len(sought) <= 2 * SOUGHT


def test_what_is_told_again_is_as_many() -> None:
    told = Problems(Problem(Place("a.yaml", k), "x", "wrong") for k in range(1, MOST + 100)).problems
    assert Problems(told).problems == told and "99 more" in told[-1].message
