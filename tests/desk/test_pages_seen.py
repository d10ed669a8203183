"""Every page is seen before it is printed, with what was typed on it; some can be chosen; looking is no handing out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import complaints
from judge import PROFILES, verdicts
from playwright.sync_api import Page as Opened
from playwright.sync_api import expect

from patient_handouts.desk.held import Held, Shelfful
from patient_handouts.desk.offer import DeskSite
from patient_handouts.desk.wish import Wish
from patient_handouts.desk.work import set_wishes
from patient_handouts.press.proofs.render import words_on

from .conftest import NAME, TODAY, Desk, Page, Printer, errand, wish
from .test_story import press, printed


def test_a_look_shows_what_was_typed_and_is_not_counted(opened: Callable[..., Page], make: Callable[..., Desk], printer: Printer) -> None:
    desk = make()
    page, said = opened(desk), errand(wish(), patient={"name": NAME, "next_visit": "2020-01-02"})
    told = page.post("/look", said).json()
    plain = page.post("/sheet", wish()).json()
    first, bare = (page.client.get(f"/picture/{each['id']}/1").content for each in (told, plain))
    assert first.startswith(b"\x89PNG") and first != bare and len(desk.studio.looks) == 1
    assert page.client.get(f"/picture/{told['id']}/99").status_code == 404 == page.client.get(f"/picture/{plain['id']}/99").status_code
    assert page.post("/look", errand(wish(), wish("hip-pain"))).status_code == 404
    assert page.post("/next", {"ids": [told["id"]]}).status_code == 204
    assert page.client.get(f"/picture/{told['id']}/1").status_code == 404 and not len(desk.studio.looks)
    assert not desk.studio.counts.days and not printer.printed and not len(desk.studio.held)


def test_only_the_pages_that_are_chosen_are_printed(opened: Callable[..., Page], make: Callable[..., Desk], printer: Printer) -> None:
    desk = make()
    page = opened(desk)
    of = page.post("/sheet", wish()).json()["pages"]
    whole = page.post("/print", errand()).json()
    out = page.post("/print", errand(wish(pages=[2, 2], of=of), copies=3)).json()
    assert (out["pages"], out["leaves"], out["codes"]) == (1, 3, whole["codes"])
    all_words, words = (words_on(pdf) for _, pdf, _ in printer.printed)
    assert words == all_words[1:2] and of > 1
    assert sum(desk.studio.counts.days[desk.studio.today()].values()) == 4
    changed = page.post("/print", errand(wish(pages=[2], of=of + 1)))
    assert changed.status_code == 422 and [each["code"] for each in changed.json()["typed"]] == ["typed-pages"]
    for wrong in ({"pages": [0], "of": 3}, {"pages": [4], "of": 3}, {"pages": "2", "of": 3}, {"pages": [True], "of": 3}, {"pages": [1]}):
        assert page.post("/print", errand(wish(**wrong))).status_code == 404


def test_few_sheets_with_words_are_kept_at_once() -> None:
    looks = Shelfful(most=2)
    ids = [looks.put("session", Held(b"", str(k), ())) for k in range(3)]
    assert [bool(looks.get("session", id)) for id in ids] == [False, True, True]


@pytest.mark.parametrize("staff", ["en-US", "es-MX"])
def test_all_pages_are_looked_at_and_one_is_printed(
    served: Callable[..., Desk], at: Callable[..., Opened], printer: Printer, staff: str
) -> None:
    page = at(served(), locale=staff)
    press(page, "ankl⏎")
    small = page.locator("#pages img")
    expect(small.last).to_have_attribute("src", re.compile("/picture/"), timeout=20_000)
    plain = page.locator("#picture").get_attribute("src")
    page.locator("#typed-name").fill(NAME)
    page.locator("#typed-ask_for").focus()
    expect(page.locator("#picture")).not_to_have_attribute("src", plain, timeout=20_000)
    page.locator("#pages button").nth(1).click()
    expect(page.locator("#large-title")).to_contain_text("2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#before")).to_be_disabled()
    assert not complaints(page)
    page.keyboard.press("Escape")
    expect(page.locator("#large")).to_be_hidden()
    expect(page.locator("#sheet")).to_be_visible()
    page.locator("#pages input").nth(1).check()
    expect(page.locator("#leaves")).to_have_text({"en-US": "page 2 · 1 sheet of paper", "es-MX": "página 2 · 1 hoja de papel"}[staff])
    expect(page.locator("#pages-told")).not_to_be_empty()
    assert not complaints(page)
    page.locator("#print").click()
    printed(page)
    expect(page.locator("#went")).to_contain_text({"en-US": "Ankle sprain (page 2)", "es-MX": "Ankle sprain (página 2)"}[staff])
    ((_, pdf, _),) = printer.printed
    assert len(words_on(pdf)) == 1 and NAME not in words_on(pdf)[0]


def test_chosen_pages_are_a_tagged_file_of_their_own(tmp_path: Path) -> None:
    """Their headings begin at the first level, their outline too, and tables have no rows of pages that are left out."""
    site = DeskSite(None, "harbor-spine", tmp_path, TODAY, unapproved=True)
    path = tmp_path / "chosen.pdf"
    path.write_bytes(set_wishes(site, [(Wish("warfarin", "en", "standard", "letter", pages=(2,), of=3), ())]).pdf)
    assert verdicts([path]) == {("chosen.pdf", profile): "PASS" for profile in PROFILES}
