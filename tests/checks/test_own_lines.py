"""What lines of a clinic's own bring into a topic is told in their file; what is the topic's own is told of the topic."""

from pathlib import Path

import pytest
from lines import put_knee, put_lines

from patient_handouts.checks.check import check_handout, check_translation
from patient_handouts.checks.findings import Findings
from patient_handouts.checks.own_lines import check_files, check_languages, who_says_what
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.place import shown
from patient_handouts.images.pictures import Pictures, icons

PICTURES = Pictures(())


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return put_knee(tmp_path / "net")


def found(library: Library, language: str = "en") -> Findings:
    handout = library.read_handout("knee", language, None, icons(), "east")
    return check_handout(handout, PICTURES) + check_translation(handout, library)


def in_file(findings: Findings, path: Path) -> set[str]:
    return {each.code for each in findings.problems if each.place.file == shown(path)}


def test_a_line_is_held_against_the_topic(library: Library) -> None:
    """Also where the topic is what now says otherwise, and with the file of the other place."""
    path = put_lines(
        library, "add:\n  - after: ride\n    blocks:\n      - You may eat until 2 hours before we start.\n      - A 50% chance.\n"
    )
    codes = in_file(found(library), path)
    assert "percent-bare" in codes
    topic = {(each.code, each.place) for each in check_handout(library.read_handout("knee", "en"), PICTURES).problems}
    assert {(each.code, each.place) for each in found(library).problems if each.place.file != shown(path)} <= topic


def test_what_a_hidden_block_leaves_open_is_told_where_it_is_hidden(library: Library) -> None:
    path = put_lines(library, "hide:\n  - why\n")
    added = in_file(found(library), path)
    assert added and all(each.place.line == 3 for each in found(library).problems if each.place.file == shown(path))


def test_permissions_are_for_their_own_file(library: Library) -> None:
    because = "because: patients were promised it in these words"
    lines = f"add:\n  - after: ride\n    blocks:\n      - paragraph: A 50% chance.\n        allow: [{{code: percent-bare, {because}}}]\n"
    path = put_lines(library, lines)
    assert "percent-bare" not in in_file(found(library), path)
    put_lines(library, f"add: [{{after: ride, blocks: ['A 50% chance.']}}]\nallow: [{{code: percent-bare, {because}}}]\n")
    assert "percent-bare" not in in_file(found(library), path)


def test_languages_that_lack_the_lines_are_told(library: Library) -> None:
    path = put_lines(library, "hide: [more]")
    (told,) = check_languages(library, "east", "knee", ["en", "es"])
    assert told.code == "lines-untranslated" and told.place.file == shown(path) and "“es”" in told.message
    assert check_languages(library, "west", "knee", ["en", "es"]) == ()


def test_a_translation_is_bound_to_its_english_lines(library: Library) -> None:
    put_lines(library, "add: [{after: ride, blocks: ['Come 30 minutes early.']}]")
    spanish = "add: [{after: ride, blocks: ['Venga 30 minutos antes.']}]"
    path = put_lines(library, spanish, language="es")
    (told,) = [each for each in found(library, "es").problems if each.code == "lines-outdated"]
    right = f"made_from: {told.hint.split('made_from: ')[1]}\n{spanish}"
    put_lines(library, right, language="es")
    assert not {code for code in in_file(found(library, "es"), path) if code.startswith(("lines", "translation"))}
    put_lines(library, right.replace("30", "20"), language="es")
    assert "translation-figures" in in_file(found(library, "es"), path)
    put_lines(library, "add: [{after: ride, blocks: ['Come 20 minutes early.']}]")
    assert "lines-outdated" in in_file(found(library, "es"), path)


def test_sources_and_terms_of_lines_are_no_change_of_the_topic(library: Library) -> None:
    head = "sources: {ours: {title: Ours, year: 2026}}\n"
    put_lines(library, head + "add: [{after: ride, blocks: ['Come early. {source:ours}']}]")
    spanish = head + "add: [{after: ride, blocks: ['Venga temprano. {source:ours}']}]"
    put_lines(library, spanish, language="es")
    (told,) = [each for each in found(library, "es").problems if each.code == "lines-outdated"]
    path = put_lines(library, f"made_from: {told.hint.split('made_from: ')[1]}\n{spanish}", language="es")
    assert not {code for code in in_file(found(library, "es"), path) if code.startswith(("lines", "translation"))}


def test_files_that_no_sheet_has_are_told(library: Library) -> None:
    assert library.workspace
    assert list(check_files(library)) == []
    for name in ("clinics/east/kne.en", "clinics/nobody/knee.en", "clinics/east/knee.fr", "network/knee.en"):
        path = library.workspace / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("format: 1\nhide: [more]\n", encoding="utf-8")
    told = {Path(each.place.file).stem + " " + Path(each.place.file).parent.name: each for each in check_files(library)}
    assert set(told) == {"kne.en east", "knee.en nobody", "knee.fr east"} and "knee" in told["kne.en east"].hint
    assert library.strays() == ()


def test_who_says_what_comes_together_block_by_block(library: Library) -> None:
    put_lines(library, "hide: [more]\nadd: [{after: ride, blocks: ['Take the bus.']}]")
    put_lines(library, "add: [{after: ride, blocks: ['Take a train.']}]", "network")
    rows = [(row.block, row.by, row.does, row.words) for row in who_says_what(library)]
    assert rows == [
        ("more", "east", "leaves out", "the whole part"),
        ("ride", "east", "adds after", "Take the bus."),
        ("ride", "network", "adds after", "Take a train."),
    ]
