"""The author's reference: made from the model and up to date; its examples are a sheet without a problem."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from patient_handouts.commands.program import program
from patient_handouts.handouts.blocks import BLOCKS, name_of
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.reference import examples, reference
from patient_handouts.images.pictures import Pictures, icons

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
SHEET = """\
format: 1
title: All blocks
subtitle: Each once
version: "1.0"
purpose: To show them all.
hero: walking
key_points: ["One.", "Two.", "Three."]
sources: {trial: {title: A trial, year: 2020}}
sections:
- part: aftercare
  blocks:
"""


def test_the_reference_is_up_to_date(update: bool) -> None:
    if update:
        PAGE.write_text(reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == reference(), "python -m patient_handouts.handouts.reference"


def test_each_block_has_one_example_and_it_can_be_read(tmp_path: Path) -> None:
    told = "".join(f"  {line}\n" for each in examples().values() for line in each.splitlines())
    (tmp_path / "en.yaml").write_text(SHEET + told, encoding="utf-8")
    handout = read_handout(tmp_path / "en.yaml", "all-blocks", "en", Pictures([]).ids(), icons())
    assert [name_of(type(block)) for block in handout.blocks] == list(BLOCKS)


@pytest.mark.parametrize("name", BLOCKS)
def test_the_terminal_shows_each_block_with_its_fields(name: str) -> None:
    said = CliRunner().invoke(program, ["blocks", name])
    assert said.exit_code == 0 and f"{name} *" in said.output and examples()[name] in said.output


def test_a_misspelt_block_is_told_what_is_near() -> None:
    said = CliRunner().invoke(program, ["blocks", "dose"])
    assert said.exit_code == 2 and "“doses”" in said.output
    assert "doses" in CliRunner().invoke(program, ["blocks"]).output
