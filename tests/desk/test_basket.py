"""Several sheets as one job: one tagged file, whatever languages, sizes and papers are in it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from judge import PROFILES, verdicts
from sheets import TODAY, Which, sheet

from patient_handouts.desk.offer import DeskSite
from patient_handouts.desk.wish import Wish
from patient_handouts.desk.work import Printed, set_wishes
from patient_handouts.handouts.patient import NO_PATIENT, Patient
from patient_handouts.press.proofs.render import words_on
from walker import walk

from .conftest import NAME

TOPIC, CLINIC = "vertebroplasty", "riverside-spine"
BASKET = [Wish(TOPIC, "en", "standard", "letter"), Wish(TOPIC, "ar", "large", "a4"), Wish(TOPIC, "vi", "standard", "letter", beside="en")]
PAPER = {"letter": [612, 792], "a4": [595, 842]}


@pytest.fixture(scope="module")
def basket() -> Callable[..., Printed]:
    site = DeskSite(None, CLINIC, Path("nowhere"), TODAY, unapproved=True)
    return lambda patient=NO_PATIENT, one_sided=False: set_wishes(site, [(wish, ()) for wish in BASKET], patient, one_sided)


def test_it_is_one_tagged_file(basket: Callable[..., Printed], tmp_path: Path) -> None:
    made = basket(Patient(name=NAME))
    walked = walk(made.pdf)
    assert walked.problems == []
    path = tmp_path / "basket.pdf"
    path.write_bytes(made.pdf)
    assert verdicts([path]) == {(path.name, profile): "PASS" for profile in PROFILES}
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        parts = list(opened.Root.StructTreeRoot.K.K)
        assert [(str(part.S), str(part.Lang)) for part in parts] == [("/Part", wish.language) for wish in BASKET]


@pytest.mark.parametrize("one_sided", [False, True])
def test_each_has_its_paper_its_own_page_numbers_and_a_leaf_of_its_own(basket: Callable[..., Printed], one_sided: bool) -> None:
    made, at = basket(one_sided=one_sided), 0
    words = words_on(made.pdf)
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        boxes = [[round(float(each)) for each in page.MediaBox[2:]] for page in opened.pages]
        for each in made.sheets:
            if not one_sided and at % 2:
                assert not words[at].strip()
                at += 1
            assert boxes[at : at + each.pages] == [PAPER[each.wish.paper]] * each.pages
            assert opened.pages[at].label.endswith("1")
            at += each.pages
        assert at == len(opened.pages)
    first, pages = made.sheets[0], sheet(Which(TOPIC, "en", CLINIC, "standard", "letter"))[1]
    assert first.pages == pages and f"Page 1 of {pages}" in words[0]
    assert len({code for each in made.sheets for code, _ in each.codes}) == 3
