"""A patient's phone reads the public address of the blank sheet off the page, and nothing of the patient."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import zxingcpp
from browser import complaints
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import NAME, Desk, errand, wish
from .conftest import Page as Asked
from .test_story import press

FILE = "ankle-sprain.en.north.standard.sheet.letter.pdf"


def on_the_web(network: Path, public: str = "https://www.example.org/h/{file}") -> None:
    with (network / "clinics" / "north.yaml").open("a", encoding="utf-8") as file:
        file.write(f"public: '{public}'\n")


def test_the_code_leads_to_the_blank_sheet(served: Callable[..., Desk], at: Callable[..., Page], network: Path) -> None:
    on_the_web(network)
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    page.get_by_role("button", name="For the patient’s phone").click()
    picture = page.locator("#code-picture")
    expect(picture).to_have_attribute("alt", f"QR code of https://www.example.org/h/{FILE}", timeout=20_000)
    expect(page.locator("#code-address")).to_have_text(f"https://www.example.org/h/{FILE}")
    assert not complaints(page)
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read.text == f"https://www.example.org/h/{FILE}"
    page.keyboard.press("Escape")
    expect(page.locator("#code")).to_be_hidden()
    assert page.get_by_label("Name").input_value() == NAME  # it closed this, and nothing else
    page.keyboard.press("Escape")
    press(page, "legs⏎")
    expect(page.locator("#heading")).to_be_visible()
    expect(page.locator("#phone")).to_be_hidden()  # a bundle has no address


def test_without_an_address_there_is_no_button(served: Callable[..., Desk], at: Callable[..., Page]) -> None:
    page = at(served())
    press(page, "ankl⏎")
    expect(page.locator("#print")).to_be_focused()
    expect(page.locator("#phone")).to_be_hidden()


def test_only_what_may_go_out_and_is_there_has_one(opened: Callable[..., Asked], network: Path) -> None:
    on_the_web(network, "https://www.example.org/{topic}?l={language}")
    page = opened()
    assert page.post("/for-phones", wish()).json()["address"] == "https://www.example.org/ankle-sprain?l=en"
    assert page.post("/for-phones", wish("knee-pain")).status_code == 409
    assert page.post("/for-phones", wish("legs", bundle=True)).status_code == 404
    for wrong in (wish("../x"), errand(), [], {**wish(), "size": "'><svg"}):
        assert page.post("/for-phones", wrong).status_code == 404
