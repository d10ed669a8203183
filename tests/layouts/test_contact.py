"""The contact sheet of pictures: all of them, by id, in colour, in grey, in one bit; fit for the judge like any sheet."""

import io
from pathlib import Path

import pikepdf
import pytest
from judge import PROFILES, verdicts
from sheets import PICTURES

from patient_handouts.images.pictures import icons
from patient_handouts.layouts.contact import contact_sheet
from walker import walk

TONES = ("color", "grey", "line")


@pytest.mark.parametrize("tone", TONES)
def test_every_picture_and_sign_is_there_in_its_tone(tone: str) -> None:
    pdf, _ = contact_sheet(PICTURES, "#0B6A6E", "#7A4CA6", tone, "letter")
    found, colours = walk(pdf), set()
    assert found.problems == [] and PICTURES.ids() | icons() <= set(found.words.split())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            colours |= {
                tuple(map(float, operands)) for operands, operator in pikepdf.parse_content_stream(page) if str(operator) in ("rg", "RG")
            }
    grey = all(max(colour) - min(colour) < 0.01 for colour in colours)
    assert grey == (tone != "color")
    assert ({colour[0] for colour in colours} == {0, 1}) == (tone == "line")


def test_the_contact_sheets_pass_both_profiles(tmp_path: Path) -> None:
    files = [tmp_path / f"{tone}.pdf" for tone in TONES]
    for file, tone in zip(files, TONES):
        file.write_bytes(contact_sheet(PICTURES, "#0B6A6E", None, tone, "a4")[0])
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}
