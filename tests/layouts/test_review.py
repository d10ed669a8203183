"""The review copy: the sheet's pages, then every word of them in order under its heading; what has changed, findings, a place to sign."""

import re
from datetime import date
from pathlib import Path

import pytest
from judge import PROFILES, verdicts
from sheets import LIBRARY, PICTURES, TODAY, wording

from patient_handouts.checks.safety import BARE_BAN
from patient_handouts.checks.words import MEDICAL_WORD
from patient_handouts.handouts.approvals import Signed, changes, entry, read_approvals, void
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.library import read_handout
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import icons
from patient_handouts.layouts.beside import Since
from patient_handouts.layouts.review import review_copy
from patient_handouts.layouts.sheet import set_sheet
from walker import walk

CLINICS = LIBRARY.clinics()
LANGUAGES = LIBRARY.languages("vertebroplasty")
SHIPPED = LIBRARY.topic_folder("vertebroplasty") / "en.yaml"


def parts(copy: bytes) -> list[list[str]]:
    """The stretches of words of the cover, of the sheet and of the rest, in reading order, with alternative texts and blanks."""
    found = walk(copy)
    assert found.problems == []
    starts = [k for k, (depth, role, _) in enumerate(found.tree) if (depth, role) == (1, "Part")]
    assert len(starts) == 3
    return [stretches(found.tree[begin:end]) for begin, end in zip(starts, [*starts[1:], None])]


def stretches(tree: list[tuple[int, str, str]]) -> list[str]:
    return [bare(words) for _, _, words in tree if words]


def bare(words: str) -> str:
    return re.sub(r"[\s\u200b]", "", words.removeprefix("[").removesuffix("]"))


def lost(needed: list[str], there: list[str]) -> list[str]:
    """From the first stretch on that does not stand in `there` after those before it."""
    at, all_there = 0, "".join(there)
    for k, words in enumerate(needed):
        if (found := all_there.find(words, at)) < 0:
            return needed[k : k + 4]
        at = found + len(words)
    return []


@pytest.mark.parametrize("clinic", CLINICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_pages_stands_in_the_list_in_the_same_order(language: str, clinic: str) -> None:
    told = wording("vertebroplasty", language, clinic)
    data, _ = review_copy(told, PICTURES, [], Since(), told.clinic.paper)
    _, sheet, rest = parts(data)
    printed, _ = set_sheet(told, PICTURES, paper=told.clinic.paper)
    assert stretches(walk(printed).tree) == sheet  # the pages are those that are printed
    assert len(sheet) > 300 and lost(sheet, rest) == []


def test_what_may_not_be_done_says_so_before_each_line(tmp_path: Path) -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    ban = next(part for part in told.handout.parts() if hasattr(part, "do_not")).do_not[2]
    kept = MEDICAL_WORD.at(ban.place, "“osteoporosis” is hard"), "patients will look for it"
    again = MEDICAL_WORD.at(ban.place, "“medicine” is hard"), "patients will look for it"
    pdf, _ = review_copy(told, PICTURES, [BARE_BAN.at(ban.place)], Since(), "letter", [kept, again])
    cover, _, rest = parts(pdf)
    words = "".join(rest)
    assert "DonotDriveonmedicinethatmakesyousleepy." in words and "DoRolllikealogtogetup." in words
    assert "Call911nowYourlegsarenewlyweakornumb." in words and "CallustodayFeverof" in words
    assert "Donot•" not in words and "DischargeInstructionsforVertebroplasty(2017)" in words
    assert (
        words.count(bare("patients will look for it")) == 1 and bare("“osteoporosis” is hard; “medicine” is hard [medical-word]") in words
    )
    line = next(
        stretch
        for k, stretch in enumerate(rest)
        if rest[k + 1 : k + 3] == ["Donot", bare("Drive on medicine that makes you sleepy. (Source 13)")]
    )
    assert bare(f"1. Line {line}: ") in words and words.count(bare("See finding")) == 2
    assert bare("I approve these words") in words and "allofitisnew" in "".join(cover)
    (tmp_path / "review.pdf").write_bytes(pdf)
    assert verdicts([tmp_path / "review.pdf"]) == {("review.pdf", profile): "PASS" for profile in PROFILES}


def since(tmp_path: Path, edit: tuple[str, str], old: bool = False, clinic: str = "riverside-spine") -> list[str]:
    """Beside which words of the shipped sheet a mark stands, when it was signed before `edit` was made in it; then the cover's words."""

    def told() -> Wording:
        handout = read_handout(path, "vertebroplasty", "en", PICTURES.ids(), icons())
        return Wording(handout, LIBRARY.read_clinic("riverside-spine"), catalogue("en"), TODAY)

    path, text = tmp_path / "en.yaml", SHIPPED.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    signature = entry(told(), clinic, "spine surgeon", date(2028, 1, 1))
    if old:  # as it was written before roles were held
        signature = re.sub(r"  values: .*\n", "", re.sub(r"/[a-z_.]+", "", signature))
    (tmp_path / "approvals.yaml").write_text(signature, encoding="utf-8")
    assert edit[0] in text
    path.write_text(text.replace(edit[0], edit[1], 1), encoding="utf-8")
    lapsed = void(told(), clinic, read_approvals(tmp_path / "approvals.yaml"))
    assert lapsed
    pdf, _ = review_copy(told(), PICTURES, [], Since(Signed(), lapsed, changes(told(), lapsed)), "letter")
    cover, _, rest = parts(pdf)
    return [f"{rest[k - 1]}|{words}" for k, words in enumerate(rest) if words.startswith(("Neworchanged.", "Moved."))] + ["".join(cover)]


ROLL = "            - Roll like a log to get up.\n"
SMOKE = "            - Smoke. {source:bone-medicine-2022}\n"


def test_a_do_that_became_a_do_not_is_marked(tmp_path: Path) -> None:
    middle = (parted := SHIPPED.read_text(encoding="utf-8"))[parted.index(ROLL) + len(ROLL) : parted.index(SMOKE)]
    moved = (ROLL + middle, middle + ROLL)
    *marked, cover = since(tmp_path, moved)
    assert marked == ["Rolllikealogtogetup.|Moved.Itwas:aftercare,do."] and "Linesmarked:1." in cover
    *marked, cover = since(tmp_path, moved, old=True)
    assert marked == [] and "earlierversion" in cover and "Nolineismarked" in cover


def test_other_words_a_number_and_a_picture_are_marked_where_they_stand(tmp_path: Path) -> None:
    *marked, cover = since(tmp_path, ("- Smoke.", "- Smoke a pipe."))
    assert marked == ["Smokeapipe.(Source12)|Neworchanged."] and "1aftercare,donot" in cover
    *marked, _ = since(tmp_path, ("count: 44", "count: 45"))
    assert len(marked) == 1 and marked[0].endswith("|Neworchanged.")
    *marked, _ = since(tmp_path, ("picture: walking", "picture: lifting"))
    assert len(marked) == 1 and marked[0].endswith("|Neworchanged.")


def test_of_two_texts_that_say_the_same_only_the_new_one_is_marked(tmp_path: Path) -> None:
    *marked, _ = since(tmp_path, (SMOKE, SMOKE + SMOKE))
    assert len(marked) == 1
