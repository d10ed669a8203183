"""One patient’s words, basket and choices never reach the next one’s sheet, and every view says for whom it is."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from patient_handouts.press.proofs.render import words_on

from .conftest import NAME, Desk, Printer
from .test_story import press, printed

Served, At = Callable[..., Desk], Callable[..., Page]


def test_every_view_says_for_whom_and_next_patient_clears_everything(served: Served, at: At, printer: Printer) -> None:
    page = at(served())
    whom = page.locator("#whom")
    expect(whom).to_be_hidden()
    press(page, "ankl⏎")
    page.get_by_label("Large").check()
    page.get_by_label("Copies").fill("3")
    page.get_by_label("Name").fill(NAME)
    expect(whom).to_contain_text(f"For: {NAME}")
    page.get_by_role("button", name="Add to basket").click()
    expect(whom).to_contain_text(f"For: {NAME}")  # over the search too
    press(page, "legs⏎")
    page.get_by_label("Left").check()
    page.locator("#print").click()
    printed(page)
    expect(whom).to_contain_text(f"For: {NAME}")
    page.keyboard.press("F2")
    expect(whom).to_be_hidden()
    press(page, "ankl⏎")
    assert page.get_by_label("Name").input_value() == "" and page.get_by_label("Copies").input_value() == "1"
    expect(page.get_by_label("Standard")).to_be_checked()
    expect(page.locator("#basket")).to_be_hidden()
    press(page, "⏎")
    printed(page)
    assert NAME in words_on(printer.printed[0][1])[0] and NAME not in words_on(printer.printed[1][1])[0]


def test_escape_carries_no_words_on_and_a_cross_clears_them_where_they_stand(served: Served, at: At) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_role("button", name="Add to basket").click()
    press(page, "ankl⏎")
    page.keyboard.press("Escape")
    expect(page.locator("#basket")).to_be_visible()  # nothing was typed
    press(page, "ankl⏎")
    page.get_by_label("Who to ask for").fill("Ms. Okafor")
    expect(page.locator("#whom-words")).to_have_text("For the patient whose words are typed")
    page.keyboard.press("Escape")
    expect(page.locator("#told")).to_have_text("What was typed is cleared, and the basket.")
    expect(page.locator("#basket")).to_be_hidden()
    press(page, "ankl⏎")
    assert page.get_by_label("Who to ask for").input_value() == ""
    page.get_by_label("Name").fill(NAME)
    page.get_by_role("button", name="Clear what was typed").click()
    expect(page.locator("#whom")).to_be_hidden()
    expect(page.locator("#print")).to_be_focused()
    assert page.get_by_label("Name").input_value() == ""
