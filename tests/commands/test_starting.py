"""A new topic of each kind can be made as it stands, and `check` finds nothing in it; so it is with a network's own kind."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from patient_handouts.checks.check import check_handout
from patient_handouts.commands.program import program
from patient_handouts.commands.starting import FIRST, topic_file
from patient_handouts.handouts.about import house_kinds
from patient_handouts.handouts.library import Library, NotKnown
from patient_handouts.images.pictures import Pictures

KIND = """\
format: 1
about: A visit to the dentist
parts:
  - {part: before, visit: prepare, expects: [checklist]}
  - {part: in_the_chair, visit: prepare, heading: In the chair}
  - {part: call, visit: home}
require:
  error:
    - {any_of: [danger_signs], because: Teeth hurt at night.}
    - {any_of: ["{phone}"], because: So.}
  warning:
    - {any_of: [sources], because: So.}
    - {any_of: [pictures], because: So.}
    - {any_of: [says floss], because: So.}
    - {any_of: [advice], because: So.}
    - {any_of: [in_the_chair], because: So.}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("network") / "home"
    assert CliRunner().invoke(program, ["init", str(home)]).exit_code == 0
    (home / "about").mkdir()
    (home / "about" / "dentist.yaml").write_text(KIND, encoding="utf-8")
    return home


def start(home: Path, name: str, *about: str) -> str:
    done = CliRunner().invoke(program, ["new", "topic", name, *about, "--workspace", str(home)])
    assert done.exit_code == 0, done.output
    return (home / "handouts" / name / "en.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [*house_kinds(), "dentist"])
def test_a_new_topic_of_any_kind_can_be_made_and_nothing_is_found_in_it(home: Path, kind: str) -> None:
    words = start(home, f"about-{kind}", "--about", kind)
    assert f"\nabout: {kind}\n" in words and "Parts come in this order: " in words
    library = Library(home)
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(f"about-{kind}", "en", pictures.ids())
    assert handout.kind.name == kind and [problem.code for problem in check_handout(handout, pictures).problems] == []
    for edition in ("standard", "large"):
        out = home / f"{kind}.pdf"
        told = ["make", f"about-{kind}", "--workspace", str(home), "--edition", edition, "-o", str(out)]
        done = CliRunner().invoke(program, told)
        assert done.exit_code == 0 and out.read_bytes().startswith(b"%PDF"), done.output


def test_where_nobody_says_the_kind_it_is_the_first_one(home: Path) -> None:
    assert start(home, "knee") == topic_file("knee", "Knee") and FIRST in house_kinds()


def test_a_kind_that_is_not_known_is_told_with_those_that_are(home: Path) -> None:
    done = CliRunner().invoke(program, ["new", "topic", "hip", "--about", "medecine", "--workspace", str(home)])
    assert isinstance(done.exception, NotKnown) and "medicine" in str(done.exception) and not (home / "handouts" / "hip").exists()


def test_the_schemas_of_a_workspace_list_its_kinds_and_the_parts_of_each(home: Path) -> None:
    start(home, "ankle")
    made = json.loads((home / "schema" / "definition.schema.json").read_text(encoding="utf-8"))
    assert made["properties"]["about"]["enum"][-1] == "dentist"
    of_kind = {each["if"]["properties"]["about"]["const"]: each["then"]["properties"]["sections"]["items"] for each in made["allOf"]}
    assert of_kind["dentist"]["properties"]["part"]["enum"] == ["before", "in_the_chair", "call", "own"]
    assert "missed_dose" in of_kind["medicine"]["properties"]["part"]["enum"]
    assert (home / "schema" / "about.schema.json").exists()


@pytest.mark.parametrize(("sample", "command", "told"), [("children", "check", "0 errors"), ("hospitals", "conflicts", "differs")])
def test_a_sample_is_a_workspace_that_shows_what_it_is_for(tmp_path: Path, sample: str, command: str, told: str) -> None:
    folder = tmp_path / sample
    assert CliRunner().invoke(program, ["init", str(folder), "--sample", sample]).exit_code == 0
    done = CliRunner().invoke(program, [command, "--workspace", str(folder)])
    assert done.exit_code == 0 and told in done.output, done.output
    assert sample != "hospitals" or ("older than 36 months" in done.output and "lifting" in done.output)
    assert CliRunner().invoke(program, ["init", str(folder), "--sample", sample]).exit_code == 1
