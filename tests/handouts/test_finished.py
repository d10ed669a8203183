"""What is signed is a structure: two sheets that differ on paper never have one digest, and what is not printed changes none."""

import copy
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sheets import PICTURES, told_by
from signed_network import CLINIC, DEFINITION, INDEX, put_network, write_data

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished import finished, own_limits
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

TODAY = date(2026, 11, 24)
Way = tuple[str | int, ...]


# ---------------------------------------------------------------- any two definitions
TEXTS = st.sampled_from(
    ["a", "b", "ab", "a b", "do_not", "do", '\\["a"', '"\\], \\["a"', "a, b", "**a** b", "a **b**", "\\[a\\]", "\\{do\\}", "1", "null"]
)
SOME = st.lists(TEXTS, min_size=1, max_size=3)
BLOCK = st.one_of(
    TEXTS,
    SOME.map(lambda items: {"list": items}),
    SOME.map(lambda items: {"checklist": items}),
    SOME.map(lambda items: {"questions": items}),
    SOME.map(lambda items: {"teach_back": items}),
    SOME.map(lambda items: {"write_on": items}),
    st.tuples(SOME, SOME).map(lambda two: {"advice": {"do": two[0], "do_not": two[1]}}),
    st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=3).map(lambda rows: {"timeline": [{"when": a, "text": b} for a, b in rows]}),
    st.lists(st.tuples(TEXTS, st.none() | TEXTS), min_size=2, max_size=3).map(
        lambda rows: {"steps": [{"title": a} | ({"text": b} if b else {}) for a, b in rows]}
    ),
)
DANGER = st.tuples(SOME, SOME).map(lambda two: {"danger_signs": {"emergency": two[0], "same_day": two[1]}})
SECTION = st.fixed_dictionaries({"blocks": st.lists(BLOCK, min_size=1, max_size=3)}, optional={"heading": TEXTS})


@st.composite
def definitions(draw: Callable[[Any], Any]) -> dict[str, Any]:
    """Small ones, of few words that look like the digest's own signs."""
    sections = [{"part": "why", **draw(SECTION)}, {"part": "aftercare", **draw(SECTION)}][: draw(st.integers(1, 2))]
    if draw(st.booleans()):
        sections.append({"part": "call", "blocks": [draw(DANGER)]})
    frame = {name: draw(TEXTS) for name in ("title", "subtitle", "version", "purpose")}
    return {"format": 1, **frame, "hero": "walking", "key_points": draw(st.lists(TEXTS, min_size=3, max_size=3)), "sections": sections}


def digest_of(definition: dict[str, Any], every_clinic: bool = True) -> str:
    return finished(told_by(definition), PICTURES, every_clinic).digest


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions(), definitions(), st.booleans())
def test_two_definitions_have_one_digest_only_if_they_are_one(one: dict[str, Any], other: dict[str, Any], every_clinic: bool) -> None:
    assert (digest_of(one, every_clinic) == digest_of(other, every_clinic)) == (one == other)
    assert digest_of(one, every_clinic) == digest_of(copy.deepcopy(one), every_clinic)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions(), st.data())
def test_whatever_is_moved_split_joined_or_taken_out_changes_the_digest(one: dict[str, Any], data: st.DataObject) -> None:
    """The same words in the same order, elsewhere: a paragraph that slides under “Do not”, an item that goes to the next list."""
    other = copy.deepcopy(one)
    lists = [found for found in _lists(other) if found]
    if not lists:
        return
    source, target = data.draw(st.sampled_from(lists)), data.draw(st.sampled_from(lists))
    item = source.pop(data.draw(st.integers(0, len(source) - 1)))
    target.insert(data.draw(st.integers(0, len(target))), item)
    assume(other != one)
    try:
        digest = digest_of(other)
    except Problems:  # the model does not know such a sheet
        assume(False)
    assert digest != digest_of(one)


def _lists(value: Any) -> Iterator[list[Any]]:
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, list):
            yield inner
        yield from _lists(inner)


def test_a_paragraph_does_not_slide_under_do_not() -> None:
    """In the form of before, a list of lines, these two were one."""
    advice = {"do": ["Walk."], "do_not": ["Smoke."]}
    below, inside = (copy.deepcopy(DEFINITION) for _ in range(2))
    for sheet, blocks in ((below, [{"advice": advice}, "Drive."]), (inside, [{"advice": advice | {"do_not": ["Smoke.", "Drive."]}}])):
        sheet["sections"] = [section for section in sheet["sections"] if section["part"] != "aftercare"]
        sheet["sections"].insert(-1, {"part": "aftercare", "blocks": blocks})
        sheet["hero"] = "walking"
        sheet["sections"] = [each for each in sheet["sections"] if each["part"] in ("aftercare", "call")]
        sheet["key_points"] = ["One.", "Two.", "Three."]
        sheet["terms"] = {}
    assert digest_of(below) != digest_of(inside)


# ---------------------------------------------------------------- every single value of a network's files
@pytest.fixture(scope="module")
def shown(home: Path) -> Pictures:
    """Read once: only its index's own test changes it."""
    return Pictures(Library(home).picture_folders())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_network(tmp_path_factory.mktemp("signed") / "network")


def sheet_digests(home: Path, pictures: Pictures | None = None) -> tuple[str, str, str]:
    """Of all clinics, of one, and of its limits alone."""
    library = Library(home)
    pictures = pictures or Pictures(library.picture_folders())
    handout = library.read_handout("knee-pain", "en", pictures.ids(), icons())
    wording = Wording(handout, library.read_clinic("north"), catalogue("en"), TODAY)
    return finished(wording, pictures, True).digest, finished(wording, pictures).digest, own_limits(wording).digest


@pytest.fixture(scope="module")
def before(home: Path, shown: Pictures) -> tuple[str, str, str]:
    """The digests of the network as it stands: every test leaves it so."""
    return sheet_digests(home, shown)


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every single value."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways(inner, (*way, key))
    else:
        yield way


INSTEAD: dict[Any, Any] = {
    "ask": None,
    "high": "low",
    "low": "high",
    "moderate": "low",
    "lifting": "bath",
    "shower": "bath",
    "driving": "bath",
    "morning_medicines": "bath",
    "iron": "bath",
    "goal": "bath",
    "water": "bath",
    "before": "after",
    "range": "lasts",
    "amount": "lasts",
    "date": "lasts",
    "surgery": "arrival",
    "volume": "mass",
    "home": "bed",
    "ice": "bed",
    "numb": "bed",
    "food-no": "bed",
    "knee": "joint",
    "joint": "knee",
    "photo": "knee",
    "trial": "page",
    "mon-fri": "mon-sat",
    "8:00": "9:00",
    "17:00": "18:00",
    "911": "112",
    "north.svg": "knee.svg",
    "#1f5f6b": "#5f1f6b",
    "lift": "raise",
    "tip": "important",
    "green": "yellow",
    "nurse": "booking",
    "front-desk": "nurse",
    "booking": "ward",
    "(555) 555-0143": "(555) 555-0146",
    "tick": "line",
    "by day for 3 days": "by day for 4 days",
    "5 to 8": "5 to 9",
    "morning": "noon",
    "night": "evening",
    "17 lb": "16 lb",
    "18 lb": "19 lb",
    "23 lb": "22 lb",
    "24 lb": "25 lb",
    "1 year": "2 years",
    "3 years": "4 years",
    "yes": "plain",
    "no": "yes",
    "lower": "higher",
    "3.9": "3.8",
    "4.5": "4.6",
    "arrival": "surgery",
    "first_dose": "surgery",
    "last_drink": "last_food",
    "30 minutes": "40 minutes",
    "12:00": "12:30",
    "18:30": "18:40",
    "9:00": "9:10",
    "2 weeks": "3 weeks",
    "2 hours": "3 hours",
    "1 day": "2 days",
    "3 days": "4 days",
    "10 lb": "100 lb",
    "3 months": "4 months",
    "6 weeks": "7 weeks",
    "7 days": "8 days",
    "80": "81",
    "130": "131",
    "2027-02-01": "2027-02-02",
    "2 days": "3 days",
    "2026-10-01": "2026-10-02",
    "(555) 555-0142": "(555) 555-0149",
    "(555) 555-0144": "(555) 555-0147",
    "(555) 555-0145": "(555) 555-0148",
    "Front desk": "Back desk",
    "north.example.org": "south.example.org",
}


def otherwise(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if value in INSTEAD:
        return INSTEAD[value]
    return value + 1 if isinstance(value, int) else f"{value}x" if str(value).startswith("https:") else f"New {value}"


def with_other(data: dict[str, Any], way: Way) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    inner: Any = changed
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = otherwise(inner[way[-1]])
    if inner[way[-1]] is None:
        del inner[way[-1]]
    return changed


UNPRINTED = {
    "format",
    "also_called.0",
    "terms.disc.means",  # nothing uses it
    "sources.trial.title",  # its journal and address name it
    "sections.6.blocks.0.links.0.url",  # the short one is printed
    "sections.7.blocks.0.id",
    "sections.8.heading",  # the danger box is its own
}
PARTS = {f"sections.{k}.part" for k in range(9)}  # places of the sheet: changed by hand below


def dotted(way: Way) -> str:
    return ".".join(map(str, way))


@pytest.mark.parametrize("way", [way for way in ways(DEFINITION) if dotted(way) not in PARTS], ids=dotted)
def test_every_value_of_a_definition_is_held_if_it_is_printed(way: Way, home: Path, shown: Pictures, before: tuple[str, str, str]) -> None:
    write_data(home, "handouts/knee-pain/en.yaml", with_other(DEFINITION, way))
    try:
        after = sheet_digests(home, shown)
    except Problems as wrong:
        # what cannot be another: the rest of the table goes by it, or of the limit
        assert "format" in str(wrong) or "limit-field" in str(wrong) or way[-1] in ("by", "zone", "size")
        return
    finally:
        write_data(home, "handouts/knee-pain/en.yaml", DEFINITION)
    if dotted(way) in UNPRINTED:
        assert after == before
    else:
        assert after[0] != before[0] and after[1] != before[1]


CLINIC_UNPRINTED = {"format", "colors.brand", "limits.knee-pain.morning_medicines.say.es"}
CLINIC_UNPRINTED |= {
    f"limits.knee-pain.{limit}.{name}"
    for limit in ("work", "visit")
    for name in ("set_by", "set_on")  # it stands in a sentence, without a key
}
CLINIC_UNPRINTED |= {
    f"limits.knee-pain.bath.{name}"
    for name in ("after", "set_by", "set_on")  # the sheet does not list it
}


@pytest.mark.parametrize("way", list(ways(CLINIC)), ids=dotted)
def test_every_value_of_a_clinic_is_held_by_its_own_signature_if_it_is_printed(
    way: Way, home: Path, shown: Pictures, before: tuple[str, str, str]
) -> None:
    write_data(home, "clinics/north.yaml", with_other(CLINIC, way))
    try:
        after = sheet_digests(home, shown)
    except Problems as wrong:
        assert "format" in str(wrong)
        return
    finally:
        write_data(home, "clinics/north.yaml", CLINIC)
    assert after[0] == before[0]  # a signature for every clinic is of no clinic's facts
    assert (after[1] == before[1]) == (dotted(way) in CLINIC_UNPRINTED)
    assert (after[2] != before[2]) == (way[0] == "limits" and dotted(way) not in CLINIC_UNPRINTED)


INDEX_UNPRINTED = {
    "knee.title.en",
    "joint.title.en",
    "photo.title.en",
    "joint.credit",
}


@pytest.mark.parametrize("way", list(ways(INDEX)), ids=dotted)
def test_every_word_of_a_picture_is_held_if_it_is_printed_or_read_out(way: Way, home: Path, before: tuple[str, str, str]) -> None:
    write_data(home, "images/index.yaml", with_other(INDEX, way))
    after = sheet_digests(home)
    write_data(home, "images/index.yaml", INDEX)
    assert [one == other for one, other in zip(before, after)] == ([True] * 3 if dotted(way) in INDEX_UNPRINTED else [False, False, True])


@pytest.mark.parametrize("named", ["letters.ttf", {"regular": "letters.ttf"}, {"regular": "own.ttf", "bold": "letters.ttf"}])
def test_the_letters_that_a_clinic_brings_are_held_by_its_own_signature(named: Any, home: Path, before: tuple[str, str, str]) -> None:
    """Another font may draw another letter or number for the same words; one for another language is not on the sheet."""
    (home / "fonts").mkdir(exist_ok=True)
    found = list[tuple[str, str, str]]()
    try:
        for language, letters in (("es", b"one"), ("en", b"one"), ("en", b"two"), ("en", b"x" * 21_000_000), ("en", b"y" * 21_000_000)):
            for name in ("letters.ttf", "own.ttf"):
                (home / "fonts" / name).write_bytes(letters if name == "letters.ttf" else b"own")
            write_data(home, "clinics/north.yaml", CLINIC | {"fonts": {language: named}})
            found.append(sheet_digests(home))
    finally:
        write_data(home, "clinics/north.yaml", CLINIC)
    assert found[0] == before
    assert {each[0] for each in found} == {before[0]} and {each[2] for each in found} == {before[2]}
    assert len({each[1] for each in found}) == 5
