"""What was wanted and may not go out is told to the manager, with what will soon be so; a message about it is one press away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from browser import complaints
from playwright.sync_api import Page, expect

from patient_handouts.desk.offer import Availability, Offered
from patient_handouts.desk.refusals import Refusal, Refusals, lapsing
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.web.whom import whom_to_tell

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
        return Availability(State.READY, whom="surgeon", until=TODAY + timedelta(days=days))

    knee = Offered("knee", {}, {}, {"en": ready(29), "es": ready(30), "fr": replace(ready(3), state=State.REFUSED)})
    hip = Offered("hip", {}, {}, {"en": ready(0), "es": Availability(State.READY)})
    assert lapsing([knee, hip], TODAY) == [(TODAY, "hip", "en", "surgeon"), (TODAY + timedelta(days=29), "knee", "en", "surgeon")]


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


def answerable(network: Path) -> None:
    """The clinic names whom to tell; with markup, which stays what it is."""
    path = network / "clinics" / "north.yaml"
    text = "responsible:\n  orthopedics: {name: 'Bones <b>& joints</b>', phone: (555) 555-0150, mail: ortho@example.org}\n"
    text += "  words: {mail: words@example.org, translations: [es]}\n"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_clinic_s_own_contact_is_named_and_copied(served: Callable[..., Desk], at: Callable[..., Page], network: Path) -> None:
    answerable(network)
    page = at(served(), permissions=["clipboard-read", "clipboard-write"])
    contact = "Bones <b>& joints</b>, (555) 555-0150, ortho@example.org"
    for typed, told in [("knee", f"Tell: {contact}."), ("neck", f"Something is wrong with it. Tell: {contact}.")]:
        page.keyboard.press("Escape")
        press(page, typed)
        option = page.locator("[role=option]").first
        expect(option).to_have_attribute("aria-disabled", "true", timeout=20_000)
        expect(option).to_contain_text(told)
        page.keyboard.press("Enter")
        expect(page.locator("#told")).to_contain_text(told)
    page.get_by_role("button", name="Copy a message").click()
    assert contact in page.evaluate("navigator.clipboard.readText()")
    assert not complaints(page)


def test_a_translation_out_of_date_names_the_translator_and_words_that_lapse_their_signer(network: Path) -> None:
    answerable(network)
    spanish = (network / "handouts" / "ankle-sprain" / "en.yaml").read_text(encoding="utf-8").replace("language: en", "language: es")
    (network / "handouts" / "ankle-sprain" / "es.yaml").write_text(spanish, encoding="utf-8")
    signature = "- {topic: ankle-sprain, language: es, clinic: all, of: OF, role: ROLE, date: 2026-01-05, next_review: 2027-01-05, "
    signature += f"digest: '{'0' * 64}'}}\n"
    with (network / "approvals.yaml").open("a", encoding="utf-8") as file:
        for of, role in [("words", "spine surgeon"), ("translation", "certified translator")]:
            file.write(signature.replace("OF", of).replace("ROLE", role))
    shop = Workshop(Library(network), TODAY)
    bones = "Bones <b>& joints</b>, (555) 555-0150, ortho@example.org"
    for state, language, told in [
        (State.STALE, "es", ("certified translator", "Words, words@example.org")),
        (State.EXPIRED, "es", ("spine surgeon", bones)),
        (State.STALE, "en", ("spine surgeon", bones)),
        (State.FAILED, "en", ("", bones)),
    ]:
        assert whom_to_tell(shop, "north", "ankle-sprain", language, state) == told
    (network / "approvals.yaml").write_text("broken: [", encoding="utf-8")
    assert whom_to_tell(Workshop(Library(network), TODAY), "north", "ankle-sprain", "es", State.EXPIRED) == ("", bones)
