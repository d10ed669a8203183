"""What hands do while the desk is busy, in two tabs, with old pages: no wrong paper, nothing of a patient lost or left."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from runs import wait_for

from patient_handouts.press.proofs.render import words_on

from .conftest import CHOICES, NAME, Desk, Printer, approve, change
from .test_story import LOOK, press, printed

Served = Callable[..., Desk]


def pictured(page: Page) -> None:
    expect(page.locator("#picture")).to_have_attribute("src", re.compile("/picture/"), timeout=20_000)


def looked(page: Page, seen: Callable[[], bool]) -> None:
    """The page looks what is new until this is to be seen."""
    wait_for(lambda: page.evaluate(LOOK) or page.wait_for_timeout(200) or seen())


def test_another_tab_chooses_for_itself(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    one = at(desk := served())
    press(one, "ankl⏎")
    one.get_by_label("A4 paper").check()
    two = one.context.new_page()
    two.goto(desk.url)
    expect(two.locator("[role=option]")).to_have_count(CHOICES)
    press(two, "legs⏎")
    two.get_by_label("Letter paper").check()
    two.get_by_label("Right").check()
    two.get_by_label("Right").press("Enter")
    printed(two)
    one.bring_to_front()
    one.evaluate(LOOK)
    one.wait_for_timeout(500)
    expect(one.get_by_label("A4 paper")).to_be_checked()
    one.locator("#print").press("Enter")
    printed(one)
    assert [job.media for _, _, job in printer.printed] == ["na_letter_8.5x11in", "iso_a4_210x297mm"]


def test_while_the_printer_is_slow_nobody_is_led_away(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    printer.takes.clear()
    press(page, "ankl⏎⏎")
    for key in ("Escape", "Enter", "h", "i", "p", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#title")).to_be_visible()
    expect(page.locator("#title")).to_have_text("Ankle sprain")
    printer.takes.set()
    printed(page)
    expect(page.locator("#went")).to_have_text("Printed: Ankle sprain")
    printer.takes.clear()
    page.get_by_role("button", name="Print again").click()
    page.keyboard.press("Enter")  # nothing wipes, prints or goes on meanwhile
    printer.takes.set()
    expect(page.locator("#next")).to_be_focused(timeout=10_000)
    assert [words_on(pdf)[0].count("Ankle sprain") > 0 for _, pdf, _ in printer.printed] == [True, True]


def test_after_a_failure_the_focus_is_where_it_was(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    from patient_handouts.desk.printing import PrinterError

    page = at(served(), size=(683, 384), said=(502,))  # magnified
    press(page, "ankl⏎")
    printer.trouble = PrinterError("printer-stopped", queue="front-desk", reason="door open")
    page.get_by_label("A line from the clinician").fill("x")
    page.get_by_label("A line from the clinician").press("Enter")
    expect(page.locator("#told")).to_contain_text("is stopped", timeout=20_000)
    expect(page.locator("#told")).to_be_in_viewport()
    expect(page.get_by_label("A line from the clinician")).to_be_focused()


def test_one_who_goes_on_before_the_picture_hears_no_false_alarm(served: Served, at: Callable[..., Page]) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.keyboard.press("Escape")
    page.wait_for_timeout(1500)
    assert "does not answer" not in page.locator("#told").inner_text()
    press(page, "ankl⏎")
    page.get_by_role("button", name="Add to basket").click()
    page.wait_for_timeout(1500)
    expect(page.locator("#told")).to_have_text("In the basket: Ankle sprain")


def test_a_sheet_that_goes_or_is_barred_while_it_lies_open(served: Served, at: Callable[..., Page], network: Path) -> None:
    page = at(served(), said=(404, 409))  # what it looks like is asked for when it has gone
    press(page, "ankl⏎")
    pictured(page)
    change(network, "ankle-sprain", "Some [swelling] is normal", "Much [swelling] is normal")
    looked(page, lambda: page.locator("#print").is_disabled())
    expect(page.locator("#told")).to_contain_text("No clinician has approved it yet")
    expect(page.locator("#title")).to_be_focused()
    (network / "handouts" / "ankle-sprain").rename(network / "away")
    (network / "bundles.yaml").unlink()
    looked(page, lambda: page.locator("#finding").is_visible())
    expect(page.locator("#told")).to_have_text("That is not there any more. Search again.")
    expect(page.locator("#search")).to_be_focused()


def test_a_basket_that_lacks_the_side_opens_where_it_is_asked_for(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served(), said=(422,))
    press(page, "hip⏎")
    pictured(page)
    page.get_by_role("button", name="Add to basket").click()
    page.locator("#basket > button").click()
    expect(page.locator("#side-wrong")).to_have_text("Choose left or right.")
    page.get_by_label("Left").check()
    page.get_by_label("Left").press("Enter")
    printed(page)
    assert len(printer.printed) == 1 and "Side: left" in words_on(printer.printed[0][1])[0]


def test_a_basket_goes_out_on_one_paper(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_role("button", name="Add to basket").click()
    press(page, "hip⏎")
    page.get_by_label("A4 paper").check()
    page.get_by_label("Left").check()
    page.get_by_label("Left").press("Enter")
    printed(page)
    ((_, pdf, job),) = printer.printed
    assert job.media == "iso_a4_210x297mm" and b"612" not in re.findall(rb"/MediaBox[^\]]*", pdf)[0]


def test_copies_that_cannot_be_are_told_at_their_field(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    press(page, "ankl⏎")
    for copies in ("25", "2.5", "-1", ""):
        page.evaluate("document.querySelector('#copies-wrong').textContent = ''")  # each is told anew
        page.get_by_label("Copies").fill(copies)
        page.locator("#print").click()
        expect(page.locator("#copies-wrong")).to_have_text("Between 1 and 20 copies.")
        expect(page.get_by_label("Copies")).to_be_focused()
    assert not printer.printed


def test_the_program_tells_the_page_its_limits(served: Served, at: Callable[..., Page], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"MOST_COPIES": 3, "MOST_SHEETS": 2, "KEPT": 120.0}.items():
        monkeypatch.setattr(f"patient_handouts.desk.pages.{name}", value)
    page = at(served())
    page.clock.install()
    page.reload()
    expect(page.locator("[role=option]")).to_have_count(CHOICES)
    press(page, "ankl⏎")
    expect(page.locator("#patient legend").first).to_contain_text("wiped after 2 minutes")
    page.get_by_label("Copies").fill("4")
    page.locator("#print").click()
    expect(page.locator("#copies-wrong")).to_have_text("Between 1 and 3 copies.")
    page.get_by_role("button", name="Add to basket").click()
    press(page, "hip⏎")
    page.get_by_role("button", name="Add to basket").click()
    expect(page.locator("#told")).to_have_text("The basket is full: 2 handouts at a time.")
    page.get_by_label("Name").fill(NAME)
    page.clock.fast_forward(121_000)
    expect(page.locator("#told")).to_have_text("2 minutes are over. What was typed for the patient is wiped.")
    assert page.get_by_label("Name").input_value() == ""


def test_a_browser_that_opens_no_tab_shows_a_link(served: Served, at: Callable[..., Page]) -> None:
    page = at(served())
    page.evaluate("window.open = () => null")
    press(page, "ankl⏎")
    page.get_by_role("button", name="Open the PDF").click()
    expect(page.get_by_role("link", name="Open the PDF")).to_have_attribute("href", re.compile("^/pdf/"), timeout=20_000)


def test_a_look_at_what_is_new_moves_no_hand(served: Served, at: Callable[..., Page], network: Path) -> None:
    page = at(served())
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true] .title").inner_text()
    approve(network, "knee-pain")
    looked(page, lambda: not page.locator("[role=option]", has_text="Knee pain").locator(".word").count())
    expect(page.locator("[aria-selected=true] .title")).to_have_text(chosen)
    press(page, "ankl⏎")
    page.get_by_label("One side").focus()
    change(network, "neck-pain", "titel: x", "titel: y")
    page.wait_for_timeout(3000)
    page.evaluate(LOOK)
    page.wait_for_timeout(500)
    expect(page.get_by_label("One side")).to_be_focused()


def test_the_other_language_is_spoken_everywhere(served: Served, at: Callable[..., Page]) -> None:
    page = at(served(), locale="es-MX")
    press(page, "ankl⏎⏎")
    printed(page)
    page.locator("#staff").click()
    expect(page.locator("#went")).to_have_text("Printed: Ankle sprain")
    expect(page.locator("#extent")).to_contain_text("sheet of paper")
    expect(page.locator("#next")).to_be_focused()
    page.goto(page.url.partition("#")[0] + "#constructor")
    page.reload()
    expect(page.locator("[role=option]")).to_have_count(CHOICES)


def test_a_desk_that_was_started_anew_is_noticed(served: Served, at: Callable[..., Page]) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    other = {**page.evaluate("fetch('/topics').then(answer => answer.json())"), "mark": "other 1 0"}
    page.route("**/topics*", lambda route: route.fulfill(json=other))
    page.evaluate(LOOK)
    expect(page.locator("#warning")).to_contain_text("too old")  # what was typed is not lost by surprise
    page.unroute("**/topics*")
    page.goto(page.url)
    expect(page.locator("[role=option]")).to_have_count(CHOICES)
    page.route("**/topics*", lambda route: route.fulfill(json=other), times=1)
    with page.expect_navigation():
        page.evaluate(LOOK)


def test_a_page_left_while_it_prints_leaves_nothing_behind(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(desk := served())
    put, kept = desk.studio.held.put, list[str]()
    desk.studio.held.put = lambda *held: kept.append(put(*held)) or kept[-1]
    printer.takes.clear()
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Name").press("Enter")
    wait_for(lambda: printer.asked)
    page.reload()
    printer.takes.set()
    wait_for(lambda: kept and not len(desk.studio.held))  # it was printed, and is gone
    assert len(printer.printed) == len(kept) == 1
