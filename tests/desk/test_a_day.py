"""A day at the front desk: forty patients, one page in a browser, a real CUPS and an IPP printer that runs out of paper, jams, stands
open, is stopped and says nothing.  No sheet goes to the wrong patient, and nothing is called printed that has not come out.
"""

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import complaints
from playwright.sync_api import Page, expect
from print_service import Service, wait_for

from patient_handouts.desk.bench import process
from patient_handouts.desk.cups import Cups
from patient_handouts.press.proofs.render import words_on

from .conftest import NAME, desk_over, serving
from .test_printing import needing, office, printer
from .test_story import press

__all__ = ["office", "printer"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="CUPS is for macOS and Linux")
PATIENTS = 40
SIDES = ("Left", "Right")
WENT, JOBS = "#went", "#jobs"


def patient(k: int) -> str:
    return f"{NAME} {k:02}"


def asks_for(page: Page, k: int) -> int:
    """A patient comes, and is given a sheet: keys pressed besides the letters of the name, a mouse's click as one."""
    keys = press(page, "hip⏎" if k % 3 == 0 else "ankl⏎")
    expect(page.locator("#print")).to_be_focused()
    assert page.get_by_label("Name").input_value() == "" and page.get_by_label("Copies").input_value() == "1"
    if k % 3 == 0:
        page.get_by_label(SIDES[k % 2]).check()
        keys += 1
    page.get_by_label("Name").fill(patient(k))
    page.get_by_label("Name").press("Enter")
    return keys + 2


def came(office: Service) -> list[str]:
    """The words of every first page that has come out."""
    listed = [path for path in office.kept.iterdir() if path.name.isdigit()]
    return [words_on(path.with_suffix(".pdf").read_bytes())[0] for path in sorted(listed, key=lambda path: int(path.name))]


def has_come(office: Service, k: int) -> bool:
    return any(patient(k) in words for words in came(office))


def all_have_come(page: Page) -> None:
    wait_for(lambda: not Cups().waiting("Desk"))
    expect(page.locator(".job")).to_have_count(0, timeout=30_000)


def while_it_needs(page: Page, office: Service, k: int, reasons: str, told: str) -> None:
    """The printer needs something: that stands there, nothing is called printed, and then it comes out."""
    with needing(office, reasons) as given:
        asks_for(page, k)
        expect(page.locator(JOBS)).to_contain_text(told, timeout=30_000)
        expect(page.locator(WENT)).to_contain_text("Sent to the printer")
        assert not has_come(office, k) and not complaints(page)
        given.touch()
        expect(page.locator(WENT)).to_contain_text("Printed", timeout=30_000)
        assert has_come(office, k)


def takes_it_back(page: Page, office: Service, k: int) -> None:
    all_have_come(page)
    with needing(office, "media-jam") as given:
        asks_for(page, k - 1)  # the one before stands in the printer
        expect(page.locator(JOBS)).to_contain_text("Paper is stuck", timeout=30_000)
        page.keyboard.press("F2")
        asks_for(page, k)
        expect(page.locator(".job")).to_have_count(2, timeout=30_000)
        page.locator(".job", has_text="Hip pain").get_by_role("button", name="Take it back").click()
        expect(page.locator(WENT)).to_contain_text("Taken back", timeout=30_000)
        given.touch()


def moves_it(page: Page, office: Service, k: int) -> None:
    all_have_come(page)
    with needing(office, "cover-open") as given:
        asks_for(page, k - 1)
        expect(page.locator(JOBS)).to_contain_text("A door of", timeout=30_000)
        page.keyboard.press("F2")
        asks_for(page, k)
        expect(page.locator(".job")).to_have_count(2, timeout=30_000)
        page.get_by_role("button", name="Print it on Papers").last.click()
        given.touch()
        expect(page.locator(WENT)).to_contain_text("Printed", timeout=60_000)
        assert has_come(office, k)
    page.keyboard.press("F2")
    press(page, "ankl⏎")
    page.get_by_label("Printer", exact=True).select_option("Desk")
    page.keyboard.press("F2")


def is_stopped(page: Page, office: Service, k: int) -> None:
    """A stopped printer takes nothing that would come out tomorrow; what was typed is still there when it is started again."""
    all_have_come(page)  # what is in the printer when it is stopped CUPS prints once more
    office.admin("cupsdisable", "-r", "out for repair", "Desk")
    asks_for(page, k)
    expect(page.locator("#told")).to_contain_text("is stopped", timeout=30_000)
    assert page.get_by_label("Name").input_value() == patient(k)
    office.admin("cupsenable", "Desk")
    page.get_by_label("Name").press("Enter")


def test_forty_patients(printer: Cups, office: Service, network: Path, at: Callable[..., Page]) -> None:
    taken_back, keys = {12}, list[int]()
    with serving(desk_over(network, printer, workers=2, start=process)) as desk:
        page = at(desk, said=(502,))
        wait_for(lambda: page.locator("#queue option").count() == 3)
        k = 1
        while k <= PATIENTS:
            if k == 5:
                while_it_needs(page, office, k, "media-empty", "needs paper")
            elif k == 11:
                takes_it_back(page, office, k := 12)
            elif k == 21:
                moves_it(page, office, k := 22)
                k += 1
                continue
            elif k == 30:
                is_stopped(page, office, k)
            else:
                keys.append(asks_for(page, k))
            if k not in taken_back:
                expect(page.locator("#done")).to_be_visible(timeout=30_000)
                called = page.locator(WENT).text_content() or ""
                assert called.startswith("Sent to the printer") or has_come(office, k)
            page.keyboard.press("F2")
            expect(page.locator("#search")).to_be_focused()
            k += 1
        wait_for(lambda: len(came(office)) == PATIENTS - len(taken_back), 120)
        expect(page.locator(JOBS)).to_be_hidden(timeout=30_000)
        assert not complaints(page)
        page.goto("about:blank")  # the desk ends before the page
    whose = Counter(" and ".join(sorted({*re.findall(rf"{NAME} \d\d", words)})) for words in came(office))
    assert whose == {patient(k): 1 for k in range(1, PATIENTS + 1) if k not in taken_back}
    sided = {k: words for words in came(office) for k in [int(re.findall(rf"{NAME} (\d\d)", words)[0])]}
    assert all(("Side: " + SIDES[k % 2].lower() in words) == (k % 3 == 0) for k, words in sided.items())
    print(f"keys besides the letters of a name: {max(keys)} at most")
    assert max(keys) <= 8
