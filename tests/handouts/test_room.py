"""The room as a whole: what it imports, its catalogue, its schemas, what it ships."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from patient_handouts.handouts import catalogue as catalogues
from patient_handouts.handouts.about import house_kinds
from patient_handouts.handouts.blocks import BLOCKS
from patient_handouts.handouts.catalogue import catalogue, complete, read_catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.limits import EVENTS, Event, LimitSays, built_in
from patient_handouts.handouts.place import Place
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.schema import schema_file, schema_text, schemas
from patient_handouts.handouts.units import all_units

ROOM = Path(catalogues.__file__).parent
PROGRAM = ROOM.parent
MODULES = sorted(file.stem for file in ROOM.glob("*.py") if file.stem != "__init__")


def test_it_knows_no_pdf() -> None:
    """Importing all of the room brings neither ReportLab nor Pillow."""
    code = f"""
import sys
from importlib import import_module
for name in {MODULES!r}:
    import_module("patient_handouts.handouts." + name)
heavy = sorted(name for name in sys.modules if name.split(".")[0] in ("reportlab", "PIL"))
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-W", "error", "-X", "warn_default_encoding", "-c", code], check=True)


def test_the_catalogue_has_all_that_the_model_names() -> None:
    english = catalogue("en")
    assert {*english.keys("parts")} == {part for kind in house_kinds().values() for part in kind.order}
    assert {key.split(".")[0] for key in english.keys("limits")} == set(built_in())
    daily = {"amount_day"}  # an amount for each day has no end
    assert {key.split(".")[0] for key in english.keys("limit_kinds")} == set(get_args(LimitSays)) | daily
    timed = {f"{kind}_{event}" for kind in EVENTS for event in get_args(Event)}
    assert set(english.keys("limit_phrases")) == timed | daily | set(get_args(LimitSays)) - {*EVENTS, "words"}
    units = {f"measures.{name.replace(' ', '_')}.other" for name in all_units() if name not in ("lb", "kg", "°F", "°C")}
    assert {key for key in english.texts if key.startswith("measures.") and key.endswith(".other")} == units
    assert english.keys("certainty") == ("high", "moderate", "low", "very-low")
    for name in built_in():
        assert "____" not in english.text(f"limits.{name}.set").plain
        assert "{blank}" in english.text(f"limits.{name}.unset").plain


def test_the_catalogue_has_every_key_that_the_program_says() -> None:
    """A sentence that is missing would only be missed when a sheet needs it."""
    said = set()
    for room in ("handouts", "images", "layouts", "press", "commands"):
        for file in (PROGRAM / room).rglob("*.py"):
            said |= set(re.findall(r"""(?:\bsay|\bput|\.text)\("([a-z_-]+\.[a-z_.-]+)\"""", file.read_text(encoding="utf-8")))
    assert said
    assert said - set(catalogue("en").texts) == set()


def test_a_missing_or_foreign_key_is_a_problem(tmp_path: Path) -> None:
    english = catalogue("en")
    file = tmp_path / "es.yaml"
    file.write_text("parts: {why: ¿Por qué?, when: x}\nhead: {page: sin número}\n", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        complete(read_catalogue(file), english, Place("es.yaml"))
    messages = [problem.message for problem in raised.value.problems]
    assert "“parts.who” is missing" in messages
    missing = [message.split("”")[0][1:] for message in messages if message.endswith("is missing")]
    assert missing == [key for key in english.texts if key in missing], "as they stand in the English, the same each time"
    assert "nothing is called “parts.when”" in messages
    assert "“head.page” has other {names} than in English" in messages


@pytest.mark.parametrize("name", schemas())
def test_the_schema_is_fresh(name: str, update: bool) -> None:
    fresh = schema_text(schemas()[name])
    if update:
        schema_file(name).write_text(fresh, encoding="utf-8", newline="\n")
    assert schema_file(name).read_text(encoding="utf-8") == fresh, "run: python -m patient_handouts.handouts.schema"


@pytest.mark.parametrize("name", schemas())
def test_every_field_says_what_it_means(name: str) -> None:
    """Editors show it; `described.py` reads it from under the field."""
    schema = schemas()[name]
    parts = {name: schema, **schema.get("$defs", {})}
    assert not [
        f"{part}.{field}"
        for part, shape in parts.items()
        for field, told in shape.get("properties", {}).items()
        if "description" not in told
    ]
    assert not [part for part, shape in parts.items() if shape["type"] == "object" and "properties" in shape and "description" not in shape]


def test_the_schema_tells_blocks_apart() -> None:
    """One branch a block, each with its own required name, so that editors complete it; and text alone."""
    schema = json.loads(schema_file("definition").read_text(encoding="utf-8"))
    first, *branches = schema["$defs"]["Section"]["properties"]["blocks"]["items"]["anyOf"]
    assert first["type"] == "string"
    required = [schema["$defs"][branch["$ref"].split("/")[-1]]["required"] for branch in branches]
    assert all(name in needed for name, needed in zip(BLOCKS, required, strict=True))


@pytest.mark.parametrize("language", catalogues.languages())
def test_what_we_ship_can_be_read(language: str) -> None:
    books = Library()
    for topic in books.topics():
        if language in books.languages(topic):
            assert books.read_handout(topic, language).topic == topic
    for clinic in books.clinics():
        assert books.read_clinic(clinic).name.plain
    assert books.default_clinic() in books.clinics()
