"""Days and times at the desk: plain fields, what they are understood as under them, and nothing dropped or printed that is not meant."""

from collections.abc import Callable
from datetime import timedelta

from browser import complaints
from playwright.sync_api import Page as Opened
from playwright.sync_api import expect

from patient_handouts.press.proofs.render import words_on

from .conftest import TODAY, Desk, Page, Printer
from .test_story import press, printed


def test_what_is_typed_is_told_back_in_the_words_of_the_staff(standing: tuple[Page, Printer]) -> None:
    page, _ = standing
    year = TODAY.year + 1
    said = {"next_visit": f"3/4/{year}", "next_time": "3:30p", "event": "half"}
    for staff, month in (("en", "March 4"), ("es", "4 de marzo")):
        answer = page.post("/typed", {"fields": said, "staff": staff})
        told = answer.json()
        assert month in told["words"]["next_visit"] and "3:30" in told["words"]["next_time"]
        assert [(each["field"], each["code"]) for each in told["typed"]] == [("event", "typed-date")]
    for wrong in ({"fields": said, "staff": "xx"}, {"fields": [], "staff": "en"}, []):
        assert page.post("/typed", wrong).status_code == 404


def test_half_a_date_is_told_and_a_day_that_is_over_is_asked_about_once(
    served: Callable[..., Desk], at: Callable[..., Opened], printer: Printer
) -> None:
    page, past = at(served(), said=(422,)), TODAY - timedelta(days=40)
    press(page, "ankl⏎")
    visit = page.get_by_label("Next visit")
    visit.fill("half")
    visit.press("Enter")
    expect(page.locator("#next_visit-wrong")).to_contain_text("cannot be read", timeout=20_000)
    expect(visit).to_be_focused()
    visit.fill(f"{past:%m/%d/%Y}")
    expect(page.locator("#next_visit-read")).to_have_text(f"{past:%A, %B} {past.day}, {past.year}")
    assert not complaints(page)
    page.get_by_label("Time", exact=True).fill("2:30p")
    visit.press("Enter")
    expect(page.locator("#next_visit-wrong")).to_contain_text("is over")
    assert not printer.printed
    visit.press("Enter")
    printed(page)
    words = " ".join(words_on(printer.printed[0][1])[0].split())
    assert f"{past:%A, %B} {past.day}, {past.year}, 2:30" in words
