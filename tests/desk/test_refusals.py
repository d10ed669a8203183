"""What was wanted and may not go out is told to the manager, with what will soon be so; a message about it is one press away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from browser import complaints
from playwright.sync_api import Page, expect

from patient_handouts.desk.offer import Availability, Offered
from patient_handouts.desk.refusals import Refusal, Refusals, lapsing
from patient_handouts.handouts.state import State

from .conftest import Desk
from .test_story import press

TODAY = date(2026, 12, 1)


def test_refusals_are_those_of_a_day() -> None:
    day = [TODAY]
    refusals, knee = Refusals(lambda: day[0]), Refusal("knee", "en", State.REFUSED)
    for each in (knee, knee._replace(language="es"), knee):
        refusals.add(each)
    assert refusals.all() == [(knee, 2), (knee._replace(language="es"), 1)]
    day[0] += timedelta(days=1)
    assert refusals.all() == []


def test_what_lapses_within_thirty_days_is_told_by_its_last_day() -> None:
    def ready(days: int) -> Availability:
        return Availability(State.READY, until=TODAY + timedelta(days=days))

    knee = Offered("knee", {}, {}, {"en": ready(29), "es": ready(30), "fr": replace(ready(3), state=State.REFUSED)})
    hip = Offered("hip", {}, {}, {"en": ready(0), "es": Availability(State.READY)})
    assert lapsing([knee, hip], TODAY) == [(TODAY, "hip", "en"), (TODAY + timedelta(days=29), "knee", "en")]


def test_a_message_is_copied_and_the_manager_sees_what_was_wanted(served: Callable[..., Desk], at: Callable[..., Page]) -> None:
    desk = served()
    page = at(desk, permissions=["clipboard-read", "clipboard-write"])
    press(page, "knee")
    expect(page.locator("[role=option]").first).to_have_attribute("aria-disabled", "true", timeout=20_000)  # when it has been looked at
    press(page, "⏎")
    expect(page.locator("#told")).to_contain_text("No clinician has approved it")
    assert not complaints(page)
    page.get_by_role("button", name="Copy a message").click()
    expect(page.locator("#live")).to_have_text("Copied. Paste it into a message.")
    said = page.evaluate("navigator.clipboard.readText()")
    assert said.startswith("North Clinic · ") and " · English · Does not open: Knee pain. Not released." in said
    page.locator("#search").fill("ankl")
    expect(page.locator("#message")).to_be_hidden()
    page.goto(f"{desk.url}/status")
    expect(page.get_by_role("row", name="knee-pain en Not released 1")).to_be_visible()
    assert not complaints(page)
