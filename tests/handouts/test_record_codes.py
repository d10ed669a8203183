"""Codes of record systems: how each is written, and which of a sheet's codes another one means."""

from pathlib import Path

import pytest

from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.record_codes import RecordCodes, closeness, code_systems, system_of

SHEET = """
format: 1
title: T
subtitle: S
version: "1.0"
purpose: P
key_points: [One]
sections: [{part: overview, blocks: [Words]}]
"""


def read(tmp_path: Path, more: str = "") -> RecordCodes | None:
    path = tmp_path / "en.yaml"
    path.write_text(SHEET + more, encoding="utf-8")
    return read_handout(path, "topic", "en").codes


def test_each_system_has_a_field_and_its_example_is_one_of_its_codes() -> None:
    assert tuple(code_systems()) == RecordCodes.FIELDS
    assert all(system.has(system.example) for system in code_systems().values())


@pytest.mark.parametrize(
    ("system", "code", "right"),
    [
        ("icd10", "M80.08XA", True),
        ("icd10", "M80", True),
        ("icd10", "M8008XA", True),
        ("icd10", "80.08", False),
        ("snomed", "73211009", True),
        ("snomed", "73211090", False),  # two digits swapped
        ("snomed", "73211008", False),  # one wrong
        ("cpt", "22510", True),
        ("cpt", "2251", False),
        ("loinc", "6301-6", True),
        ("loinc", "6301", False),
    ],
)
def test_how_a_code_is_written(system: str, code: str, right: bool) -> None:
    assert code_systems()[system].has(code) is right


def test_they_are_read_as_they_are_written_and_a_wrong_one_is_told_at_its_place(tmp_path: Path) -> None:
    codes = read(tmp_path, "codes: {icd10: [M80.08XA], cpt: [22510, 0200T]}")
    assert codes and (codes.icd10, codes.cpt) == (("M80.08XA",), ("22510", "0200T"))
    with pytest.raises(Problems) as told:
        read(tmp_path, "codes: {icd10: [M80.08XA, m8008xa, back], snomed: [64859007]}")
    assert [(each.code, each.place.line, each.place.column) for each in told.value.problems] == [
        ("code-twice", 9, 27),
        ("code-wrong", 9, 27),
        ("code-wrong", 9, 36),
        ("code-wrong", 9, 52),
    ]


def test_a_code_means_the_nearest_that_holds_it() -> None:
    assert [closeness("icd10", "M80.08XD", listed) for listed in (["M80.08XA"], ["M80"], ["M80", "M80.08"], ["M81"])] == [0, 3, 5, 0]
    assert closeness("cpt", "22510", ["2251"]) == 0 and closeness("icd10", "m80 08xa", ["M80.08XA"]) == 7
    assert system_of("2.16.840.1.113883.6.90") == system_of("urn:oid:2.16.840.1.113883.6.90") == system_of("icd10") == "icd10"
    assert system_of("1.2.3") == ""
