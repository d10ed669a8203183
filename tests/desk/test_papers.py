"""What the desk's page offers to print on, in a browser: a workspace's own paper and edition too; and what finds no room on a paper."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from own_theme import MEDIA, OWN, SIZE
from playwright.sync_api import Page, expect

from patient_handouts.commands.scaffold import put
from patient_handouts.handouts.theme import page_names, theme

from .conftest import Desk, Printer
from .test_story import press, printed

Served = Callable[..., Desk]


@pytest.fixture
def own(network: Path) -> Path:
    put(network / "theme.yaml", OWN)
    return network


def test_a_paper_and_an_edition_of_the_workspace_are_offered_and_printed(
    own: Path, served: Served, at: Callable[..., Page], printer: Printer
) -> None:
    page = at(served(), hash="#es")
    press(page, "ankl⏎")
    ours = page_names(theme(), "es")
    assert page.locator("#paper label").all_inner_texts() == [*(ours[f"papers.{each}"] for each in theme().papers), "Papel oficio"]
    assert page.locator("#size label").all_inner_texts() == [*(ours[f"sizes.{each}"] for each in theme().editions), "Muy grande"]
    sizes = [label.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") for label in page.locator("#size label span").all()]
    assert sizes[0] < sizes[1] < sizes[2] <= sizes[-1]
    page.get_by_label("Papel oficio").check()
    page.get_by_label("Muy grande").check()
    page.locator("#print").press("Enter")
    expect(page.locator("#went")).to_contain_text("Impreso")
    ((_, pdf, job),) = printer.printed
    assert job.media == MEDIA
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert tuple(round(float(side)) for side in opened.pages[0].mediabox)[2:] == SIZE
    page.reload()
    press(page, "ankl⏎")
    expect(page.get_by_label("Papel oficio")).to_be_checked()  # a habit of this desk; the size was one patient's
    expect(page.get_by_label(ours["sizes.standard"], exact=True)).to_be_checked()


SLIP = "format: 1\npapers:\n  slip:\n    called: {en: Slip}\n    media: om_slip_148x150mm\n"


def test_what_finds_no_room_on_a_paper_is_told_and_another_is_taken(
    network: Path, served: Served, at: Callable[..., Page], printer: Printer
) -> None:
    put(network / "theme.yaml", SLIP)
    page = at(served(unapproved=True), said=(409,))
    press(page, "vertebro⏎")
    page.get_by_label("Large").check()
    page.get_by_label("Slip").check()
    expect(page.locator("#told")).to_contain_text("does not fit on this paper", timeout=30_000)
    page.locator("#print").press("Enter")
    expect(page.locator("#told")).to_contain_text("does not fit on this paper", timeout=30_000)
    assert not printer.printed
    page.get_by_label("A4 paper").check()
    expect(page.locator("#told")).to_be_empty()
    page.locator("#print").press("Enter")
    printed(page)
    assert printer.printed[0][2].media == theme().papers["a4"].media
