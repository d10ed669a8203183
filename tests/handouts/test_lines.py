"""Names and addresses that are written on several lines are one text, in which every letter keeps its place."""

from pathlib import Path

import pytest

from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.network import clinic_read
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.reader import read_file

REST = 'format: 1\ncolors: {brand: "#1f5f6b"}\nphones: {day: (555) 555-0142}\nemergency: "911"\n'


def read(folder: Path, words: str) -> Clinic:
    path = folder / "clinic.yaml"
    path.write_text(REST + words, encoding="utf-8")
    return clinic_read(read_file(path))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("12 High Street, Springfield", "12 High Street, Springfield"),
        ("[12 High Street, Springfield]", "12 High Street, Springfield"),
        ("\n  - 12 High Street,\n  - Springfield", "12 High Street, Springfield"),
        ("|\n  12 High Street\n\n  Springfield", "12 High Street, Springfield"),
        (">\n  12 High\n  Street", "12 High Street"),
    ],
)
def test_an_address_on_several_lines_has_commas_between_them(tmp_path: Path, written: str, printed: str) -> None:
    address = read(tmp_path, f"name: North\naddress: {written}\n").address
    assert address is not None and address.plain == printed


def test_a_name_on_several_lines_is_one_name(tmp_path: Path) -> None:
    assert read(tmp_path, "name: |\n  North Centre\n  for Hips\n").name.plain == "North Centre for Hips"


def test_a_letter_is_told_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(Problems) as raised:
        read(tmp_path, "name: North\naddress:\n  - 12 High Street\n  - Spring{field}\n")
    (problem,) = raised.value.problems
    assert (problem.place.line, problem.place.column) == (8, 11)
