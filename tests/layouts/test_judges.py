"""The library's sheets pass PDF/UA-1 and PDF/A-2a by veraPDF's word: of one topic all, of each other one in English and one translated."""

from pathlib import Path

from judge import PROFILES, verdicts
from sheets import CLOSELY, SAMPLED, sheet

from patient_handouts.handouts.catalogue import ORIGINAL

JUDGED = [*CLOSELY, *(which for which in SAMPLED if which.language != ORIGINAL)]


def test_every_judged_sheet_passes_both_profiles(tmp_path: Path) -> None:
    files = []
    for which in JUDGED:
        files.append(tmp_path / f"{which}.pdf")
        files[-1].write_bytes(sheet(which)[0])
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}
