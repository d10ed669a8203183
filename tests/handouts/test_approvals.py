"""The register of signatures: whatever is written into it is read back as it was, in every language and of every length."""

from datetime import date
from pathlib import Path

import pytest
from sheets import LIBRARY, PICTURES, TODAY, wording

from patient_handouts.handouts.approvals import ALL, read_approvals, signable
from patient_handouts.handouts.problems import Problems


@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_every_signature_of_the_shipped_sheet_can_be_read_back(language: str, tmp_path: Path) -> None:
    path = tmp_path / "approvals.yaml"
    for clinic in LIBRARY.clinics():
        told = wording("vertebroplasty", language, clinic)
        for name, of in ((ALL, "words"), (clinic, "words"), (clinic, "limits"), (ALL, "translation")):
            what = signable(told, PICTURES, name, of)
            path.write_text(what.entry("spine surgeon", TODAY, date(2028, 1, 1), ["dose-high/1a2b3c4d"]), encoding="utf-8")
            (read,) = read_approvals(path)
            assert read.is_sealed and read.digest == what.finished.digest, (clinic, of)


def test_what_holds_nothing_that_could_have_been_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "approvals.yaml"
    whole = signable(wording("vertebroplasty", "en", "riverside-spine"), PICTURES, ALL).entry("surgeon", TODAY, date(2028, 1, 1))
    path.write_text(whole.replace("/title ", "/title x"), encoding="utf-8")
    with pytest.raises(Problems, match="digests-wrong"):
        read_approvals(path)
