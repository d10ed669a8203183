"""A clinic with several sites: its desk prints a sheet that lists all of them, or one for the site that the patient goes to."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page as Opened
from playwright.sync_api import expect
from typed import handouts

from .conftest import Desk, Page, Printer, errand, wish
from .test_story import press, printed

SITES = """sites:
  river: {name: Riverside, address: "12 River Street", phones: {day: "(555) 555-0111"}}
  hill: {name: Hilltop, address: "1 Hill Road"}
"""


@pytest.fixture(autouse=True)
def sites(network: Path) -> None:
    """Signed for every clinic, a sheet is signed at each site."""
    path = network / "clinics" / "north.yaml"
    path.write_text(path.read_text(encoding="utf-8") + SITES, encoding="utf-8")


def words(printer: Printer) -> str:
    _, pdf, _ = printer.printed[-1]
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as opened:
        return " ".join(page.get_textpage().get_text_range() for page in opened)


def test_the_page_is_told_which_there_are(opened: Callable[..., Page]) -> None:
    assert opened().client.get("/topics").json()["sites"] == [{"id": "river", "name": "Riverside"}, {"id": "hill", "name": "Hilltop"}]


@pytest.mark.parametrize(
    ("site", "there", "missing"),
    [
        ("", ("(555) 555-0142", "Riverside", "Hilltop"), ()),
        ("river", ("(555) 555-0111", "12 River Street"), ("(555) 555-0142", "Hilltop")),
        ("hill", ("(555) 555-0142", "1 Hill Road"), ("Riverside",)),
    ],
)
def test_a_sheet_is_for_one_or_lists_all(
    opened: Callable[..., Page], printer: Printer, site: str, there: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    said = opened().post("/print", errand(wish(site=site))).json()
    assert "codes" in said, said
    found = words(printer)
    assert all(each in found for each in there) and not any(each in found for each in missing)


def test_a_bundle_too(opened: Callable[..., Page], printer: Printer) -> None:
    opened().post("/print", errand(wish("legs", bundle=True, site="river"), patient={"side": "left"}))
    assert "(555) 555-0111" in (found := words(printer)) and "(555) 555-0142" not in found


@pytest.mark.parametrize("site", ["nowhere", "../river", 1])
def test_a_site_that_there_is_not_is_unknown(opened: Callable[..., Page], printer: Printer, site: object) -> None:
    assert opened().post("/print", errand(wish(site=site))).status_code >= 400 and not printer.printed


def test_what_is_taken_back_at_a_site_is_not_printed_there(network: Path, opened: Callable[..., Page], printer: Printer) -> None:
    page = opened()
    page.post("/print", errand(wish(site="river")))
    which = "--topic", "ankle-sprain", "--clinic", "north@river"
    done = handouts("withdraw", *which, "--why", "A wrong number.", "--workspace", network)
    assert done.exit_code == 0, done.output
    assert page.post("/print", errand(wish(site="river"))).json()["refused"]["state"] == "withdrawn"
    assert page.post("/print", errand(wish(site="hill"))).status_code == 200
    assert page.post("/print", errand(wish())).status_code == 200


def test_staff_choose_it_and_the_next_patient_has_none(served: Callable[..., Desk], at: Callable[..., Opened], printer: Printer) -> None:
    page = at(served())
    press(page, "ankl⏎")
    assert page.locator("#site label").all_inner_texts() == ["All places", "Riverside", "Hilltop"]
    page.get_by_label("Riverside").check()
    page.locator("#add").click()
    expect(page.locator("#basket li")).to_contain_text("Riverside")
    press(page, "ankl⏎")
    page.locator("#print").press("Enter")
    printed(page)
    assert "(555) 555-0111" in words(printer)
    page.keyboard.press("F2")
    expect(page.get_by_label("All places")).to_be_checked()


def test_a_clinic_with_one_site_or_none_is_not_asked(network: Path, served: Callable[..., Desk], at: Callable[..., Opened]) -> None:
    path = network / "clinics" / "north.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(SITES, ""), encoding="utf-8")
    page = at(served())
    press(page, "ankl⏎")
    expect(page.locator("#site")).to_be_hidden()
