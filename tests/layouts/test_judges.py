"""Every sheet of the library passes PDF/UA-1 and PDF/A-2a by veraPDF's word."""

from pathlib import Path

from judge import PROFILES, verdicts
from sheets import ALL, sheet


def test_every_sheet_passes_both_profiles(tmp_path: Path) -> None:
    files = []
    for which in ALL:
        files.append(tmp_path / f"{which}.pdf")
        files[-1].write_bytes(sheet(which)[0])
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}
