"""What editors are told in a workspace: its own names are offered, its files are right by the schemas, whose place the files name."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from json_schema import wrong
from typed import handouts

from patient_handouts.handouts.library import HERE
from patient_handouts.images.pictures import icons

OWN = """\
limits:
  iron_pills: {label: Iron pills, says: before, filled_by: clinician}
sources:
  prep-2025: {title: How to get ready, by: Somebody, year: 2025}
sections:"""
PHONES = 'phones:\n  prep-nurse: {number: "(555) 555-0177", label: {en: Prep nurse}}\n'


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a limit, a source, a picture, a phone and a kind of its own."""
    home = tmp_path_factory.mktemp("editors") / "network"
    assert handouts("init", home).exit_code == 0
    assert handouts("new", "topic", "bowel-prep", "--about", "preparation", "--workspace", home).exit_code == 0
    path = home / "handouts" / "bowel-prep" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sections:", OWN, 1), encoding="utf-8")
    clinic = home / "clinics" / "example-clinic.yaml"
    clinic.write_text(clinic.read_text(encoding="utf-8").replace("phones:\n", PHONES, 1), encoding="utf-8")
    with (home / "images" / "index.yaml").open("a", encoding="utf-8") as file:
        file.write("glass: {title: {en: A glass}, alt: {en: A glass of water}}\n")
    (home / "images" / "glass.svg").write_bytes((home / "images" / "example-picture.svg").read_bytes())
    (home / "about").mkdir()
    (home / "about" / "dentist.yaml").write_text("format: 1\nabout: A visit\nparts: [{part: before, visit: prepare}, {part: call}]\n")
    assert handouts("schema", "--workspace", home).exit_code == 0
    return home


def schema(home: Path, name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((home / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return made


def read(path: Path) -> Any:
    """A file as an editor reads it: YAML 1.2 knows no dates."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=date.isoformat))


def offered(shape: dict[str, Any]) -> list[str]:
    return [name for each in (shape, *shape.get("anyOf", ())) for name in each.get("enum", ())]


def test_its_own_names_are_offered(own: Path) -> None:
    made = schema(own, "definition")
    parts = {name: part["properties"] for name, part in made["$defs"].items()}
    assert {"glass", "lifting"} <= set(offered(made["properties"]["hero"]))
    assert offered(parts["Fact"]["icon"]) == sorted(icons())
    assert {"prep-2025", "cochrane-2018"} <= set(offered(parts["ScheduleRows"]["source"]))
    assert {"iron_pills", "shower"} <= set(offered(parts["Limits"]["limits"]["items"]))
    assert "prep-nurse" in offered(parts["Contacts"]["contacts"]["items"])
    assert "dentist" in offered(made["properties"]["about"])
    limits = schema(own, "clinic")["properties"]["limits"]["properties"]["bowel-prep"]["properties"]
    assert limits["iron_pills"] == {"$ref": "#/$defs/Before"} and "last_drink" in limits
    assert "example-clinic" in offered(schema(own, "network")["properties"]["default_clinic"])
    assert "bowel-prep" in offered(schema(own, "plan")["$defs"]["Wanted"]["properties"]["topics"]["items"])


def test_the_files_of_the_workspace_are_right_by_them(own: Path) -> None:
    sorts = {
        "definition": own.glob("handouts/*/*.yaml"),
        "clinic": own.glob("clinics/*.yaml"),
        "network": [own / "network.yaml"],
        "about": own.glob("about/*.yaml"),
    }
    for name, paths in sorts.items():
        for path in paths:
            assert wrong(read(path), schema(own, name), schema(own, name)) == [], path
    sheet = HERE / "library" / "vertebroplasty" / "en.yaml"
    assert wrong(read(sheet), schema(own, "definition"), schema(own, "definition")) == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"about": "preparations"}, "about"),
        ({"hero": "No Name"}, "hero"),
        ({"sections": [{"part": "missed_dose", "blocks": ["Words."]}]}, "sections"),
        ({"sections": [{"part": "before", "blocks": [{"glance": [{"icon": "no-such-icon", "fact": "A"}]}]}]}, "sections"),
        ({"titel": "A"}, "additionalProperties"),
    ],
)
def test_what_is_misspelt_is_told_by_them(change: dict[str, Any], at: str, own: Path) -> None:
    found = wrong(read(own / "handouts" / "bowel-prep" / "en.yaml") | change, schema(own, "definition"), schema(own, "definition"))
    assert found and any(at in each for each in found)


def test_a_name_that_came_later_is_not_refused(own: Path) -> None:
    """The schemas are written anew by `handouts schema`; until then a new picture, source, limit or phone is only not offered."""
    said = read(own / "handouts" / "bowel-prep" / "en.yaml") | {"hero": "new-picture"}
    said["sections"] = [{"part": "before", "blocks": [{"limits": ["new_limit"]}, {"contacts": ["new-phone"]}]}]
    assert wrong(said, schema(own, "definition"), schema(own, "definition")) == []


def test_check_says_when_there_are_names_that_they_lack(own: Path) -> None:
    path, older = own / "handouts" / "bowel-prep" / "en.yaml", "editors know older names"
    before = path.read_text(encoding="utf-8")
    assert older not in handouts("check", "bowel-prep", "--workspace", own).output
    path.write_text(before.replace("iron_pills:", "iron_tablets:"), encoding="utf-8")
    assert older in handouts("check", "bowel-prep", "--workspace", own).output
    assert handouts("schema", "--workspace", own).exit_code == 0
    assert older not in handouts("check", "bowel-prep", "--workspace", own).output
    path.write_text(before, encoding="utf-8")
    assert handouts("schema", "--workspace", own).exit_code == 0


def test_they_lie_where_the_first_lines_point_wherever_the_command_was_typed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
    lines = [(path, first.match(path.read_text(encoding="utf-8"))) for path in own.rglob("*.yaml")]
    pointed = {(path.parent / line[1]).resolve() for path, line in lines if line}
    assert {path.name for path in pointed} == {f"{name}.schema.json" for name in ("definition", "clinic", "network")}
    for path in pointed:
        path.unlink()
    monkeypatch.chdir(own / "handouts")
    assert handouts("schema").exit_code == 0
    assert all(path.is_file() for path in pointed) and not (own / "handouts" / "schema").exists()
