"""How many keys a story takes, by the keyboard alone: those of a name and a date are counted apart."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from patient_handouts.press.proofs.render import words_on

from .conftest import NAME, Desk, Printer
from .test_story import press, printed

Served, At = Callable[..., Desk], Callable[..., Page]


def pressed(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return len(keys)


def to(page: Page, id: str, key: str = "Tab") -> int:
    """Tab until the field has the focus: how many keys that takes."""
    for count in range(1, 20):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.id || document.activeElement.name") == id:
            return count
    raise AssertionError(f"{id} is not reached")


def test_a_known_sheet(served: Served, at: At, printer: Printer) -> None:
    page = at(served())
    keys = press(page, "ank⏎⏎")
    printed(page)
    keys += pressed(page, "Enter")
    expect(page.locator("#search")).to_be_focused()
    assert keys <= 6 and len(printer.printed) == 1


def test_spanish_large_with_a_name_and_a_visit(served: Served, at: At, printer: Printer) -> None:
    page = at(served(unapproved=True))
    keys = to(page, "language") + pressed(page, "ArrowRight") + to(page, "size") + pressed(page, "ArrowRight", "ArrowRight")
    keys += to(page, "search", "Shift+Tab") + press(page, "vert⏎")
    expect(page.locator("#print")).to_be_focused()
    keys += to(page, "typed-name")
    page.keyboard.type(NAME)
    keys += to(page, "typed-next_visit")
    page.keyboard.type("12/15")
    keys += pressed(page, "Enter")
    printed(page)
    words = words_on(printer.printed[0][1])[0]
    assert NAME in words and "15 de diciembre" in words and "Vertebroplastia" in words
    keys += pressed(page, "Enter")
    expect(page.locator("#search")).to_be_focused()
    print(f"{keys} keys")
    assert keys <= 30


def test_all_pages_are_looked_at_and_printed(served: Served, at: At, printer: Printer) -> None:
    page = at(served())
    press(page, "ankl")
    keys = pressed(page, "Enter")
    expect(page.locator("#strip")).to_be_visible(timeout=20_000)  # all of them, small, without a key
    keys += pressed(page, "ArrowRight")
    expect(page.locator("#large-title")).to_contain_text("Page 1 of 2")
    keys += pressed(page, "ArrowRight")
    expect(page.locator("#large-title")).to_contain_text("Page 2 of 2")
    keys += pressed(page, "Enter")
    expect(page.locator("#print")).to_be_focused()
    keys += pressed(page, "Enter")
    printed(page)
    assert keys <= 6 and len(printer.printed) == 1


def test_a_hand_that_has_clicked_a_language_goes_on_typing(served: Served, at: At) -> None:
    page = at(served())
    for name in ("Español", "Large"):
        page.get_by_label(name, exact=True).click()
        expect(page.locator("#search")).to_be_focused()
