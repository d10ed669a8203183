"""A sheet with every block there is: judged from outside, mirrored, and whole on its review copy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import bare, parts
from judge import PROFILES, verdicts
from sheets import EDITIONS, TODAY
from signed_network import put_network

from patient_handouts.handouts.blocks import BLOCKS
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts import sheet
from patient_handouts.layouts.beside import Since
from patient_handouts.layouts.review import review_copy
from walker import walk

Told = tuple[Wording, Pictures]
LABELS = re.compile(r"(\[A joint\.) Labels.*(\n +# .*)*")  # of a picture, which are read as they lie


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    home = Library(put_network(tmp_path_factory.mktemp("blocks") / "network"))
    pictures = Pictures(home.picture_folders())
    handout = home.read_handout("knee-pain", "en", pictures.ids(), icons())
    return Wording(handout, home.read_clinic("north"), catalogue("en"), TODAY), pictures


def printed(told: Told) -> Iterator[str]:
    """The stretches of the author's words that stand on paper."""
    wording, _ = told
    unprinted = {"Never printed", "a pad."}  # the danger box is its own heading; nothing uses that term
    for text in wording.handout.all_texts():
        yield from (bare(run.words) for run in text.runs if run.words.strip() and text.plain not in unprinted)


def test_the_sheet_has_every_block(told: Told) -> None:
    assert {type(block) for block in told[0].handout.blocks} == set(BLOCKS.values())


def test_every_word_stands_on_the_review_copy(told: Told) -> None:
    pdf, _ = review_copy(*told, [], Since(), "letter")
    words = "".join(parts(pdf)[2])
    assert [stretch for stretch in printed(told) if stretch not in words] == []


def test_the_judge_agrees_and_the_mirrored_sheet_reads_alike(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, found = [], dict[tuple[str, bool], str]()
    for rtl in (False, True):
        monkeypatch.setattr(sheet, "reads_from_right", lambda language, rtl=rtl: rtl)
        for edition in EDITIONS:
            files.append(tmp_path / f"{edition}.{rtl}.pdf")
            files[-1].write_bytes(sheet.set_sheet(*told, paper="letter", edition=edition)[0])
            walked = walk(files[-1].read_bytes())
            assert walked.problems == []
            found[edition, rtl] = LABELS.sub(r"\1", walked.text)
    assert all(found[edition, True] == found[edition, False] for edition in EDITIONS)
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}
