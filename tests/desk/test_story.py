"""The desk in a real browser, by the keyboard, with a printer that stands in."""

import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pikepdf
import pytest
from browser import complaints
from playwright.sync_api import Browser, Page, expect
from runs import wait_for

from patient_handouts.desk.bench import process
from patient_handouts.desk.printing import PrinterError
from patient_handouts.desk.studio import PATIENCE
from patient_handouts.press.proofs.render import words_on

from .conftest import CHOICES, NAME, Desk, Printer, change, desk_over, serving

Served = Callable[..., Desk]
LOOK = "void document.dispatchEvent(new Event('visibilitychange'))"  # back at the page: it looks what is new


def press(page: Page, keys: str) -> int:
    """Press these keys, "⏎" for Enter, as quickly as a hand can; how many they were."""
    for key in keys:
        page.keyboard.press("Enter" if key == "⏎" else key)
    return len(keys)


def printed(page: Page) -> None:
    expect(page.locator("#done")).to_be_visible(timeout=30_000)


def test_the_ten_second_story(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    assert press(page, "ankl⏎⏎") <= 7
    printed(page)
    expect(page.locator("#went")).to_have_text("Printed: Ankle sprain")
    ((queue, pdf, job),) = printer.printed
    assert queue == "front-desk" and job.copies == 1 and "Ankle sprain" in words_on(pdf)[0]
    page.keyboard.press("Enter")  # next patient
    expect(page.locator("#search")).to_be_focused()
    assert page.locator("#search").input_value() == ""


def test_what_is_typed_stands_on_the_sheet_and_is_wiped(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    desk = served()
    page = at(desk, said=(422,))
    press(page, "hip⏎")
    expect(page.locator("#print")).to_be_focused()
    page.keyboard.press("Enter")  # the side is not chosen
    page.get_by_label("Left").check()
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Next visit").fill("2026-12-09")
    page.get_by_label("Time", exact=True).fill("14:30")
    page.get_by_label("A line from the clinician").fill("Bring **your** {list} [of] medicines.")
    page.get_by_label("Name").press("Enter")
    printed(page)
    words = " ".join(words_on(printer.printed[0][1])[0].split())
    for each in (
        f"Name: {NAME}",
        "Side: left",
        "December 9, 2026, 2:30",
        "Bring **your** {list} [of] medicines.",
        "Typed at the clinic’s desk",
    ):
        assert each in words, each
    page.get_by_role("button", name="Print again").click()
    wait_for(lambda: len(printer.printed) == 2)
    assert printer.printed[1][1] == printer.printed[0][1]
    assert len(desk.studio.held) == 1
    page.get_by_role("button", name="Next patient").click()
    press(page, "hip⏎")
    assert page.get_by_label("Name").input_value() == "" and not page.get_by_label("Left").is_checked()
    expect(page.locator("#leaves")).to_contain_text("page")
    assert len(desk.studio.held) == 0


def test_one_visit_s_pages_are_chosen_and_remembered(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    press(page, "ankl⏎")
    expect(page.get_by_label("The whole handout")).to_be_checked()
    page.get_by_label("To take home").check()
    page.keyboard.press("Escape")
    press(page, "ankl⏎")
    expect(page.get_by_label("To take home")).to_be_checked()
    page.get_by_role("button", name="Add to basket").click()
    expect(page.locator("#basket li")).to_contain_text("English · To take home")
    press(page, "legs⏎")
    expect(page.locator("#visit")).to_be_hidden()  # a bundle is whole
    page.keyboard.press("Escape")
    press(page, "ankl⏎⏎")
    printed(page)
    words = words_on(printer.printed[0][1])
    assert sum("To take home" in each for each in words) == 2 and not any("Why" in each and "In short" in each for each in words)


def test_a_side_that_is_asked_for_is_chosen_first(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served(), said=(422,))
    press(page, "hip⏎⏎")
    expect(page.locator("#side-wrong")).to_have_text("Choose left or right.")
    expect(page.get_by_label("Left")).to_be_focused()
    assert not printer.printed
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    printed(page)
    assert "Side: right" in words_on(printer.printed[0][1])[0]


def test_letters_that_no_font_has_are_told_at_their_field(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served(), said=(422,))
    press(page, "ankl⏎")
    page.get_by_label("Who to ask for").fill("Nurse \U00013000")  # a hieroglyph
    page.get_by_label("Who to ask for").press("Enter")
    expect(page.locator("#ask_for-wrong")).to_contain_text("cannot be printed: \U00013000", timeout=20_000)
    expect(page.get_by_label("Who to ask for")).to_be_focused()
    expect(page.get_by_label("Who to ask for")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Name").fill("x" * 61)
    page.get_by_label("Name").press("Enter")
    expect(page.locator("#name-wrong")).to_have_text("Too long. At most 60 letters.")
    assert not printer.printed


def test_what_may_not_go_out_says_why_and_whom_to_tell(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    for typed, word, whom in [("knee", "Not released", "whoever makes"), ("neck", "Not made", "whoever makes")]:
        page.keyboard.press("Escape")
        press(page, typed)
        option = page.locator("[role=option]").first
        expect(option).to_have_attribute("aria-disabled", "true", timeout=20_000)  # when it has been looked at
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(option.locator(".word")).to_have_text(word)
        expect(page.locator("#told")).to_contain_text(whom)
    assert not printer.printed
    assert not complaints(page)
    page.goto(page.url + "status")
    expect(page.locator("pre")).to_contain_text("neck-pain")
    expect(page.locator("pre")).to_contain_text("titel")
    assert not complaints(page)


def test_a_definition_that_is_edited_is_read_anew(served: Served, at: Callable[..., Page], network: Path, printer: Printer) -> None:
    page = at(served(), said=(409,))
    press(page, "ankl⏎⏎")
    printed(page)
    change(network, "ankle-sprain", "Some [swelling] is normal", "Much [swelling] is normal")
    page.keyboard.press("Enter")
    press(page, "ankl⏎⏎")  # at once: the page does not know yet
    expect(page.locator("#told")).to_contain_text("No clinician has approved it", timeout=20_000)
    assert len(printer.printed) == 1


def test_bundles_and_baskets_are_one_job(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    press(page, "legs⏎")
    page.get_by_label("Right").check()
    page.get_by_label("Right").press("Enter")
    printed(page)
    page.keyboard.press("Enter")
    press(page, "ankl⏎")
    page.get_by_role("button", name="Add to basket").click()
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("#basket")).to_contain_text("Ankle sprain")
    press(page, "hip⏎")
    expect(page.locator("#print")).to_have_text("Print 2 handouts")
    page.get_by_label("Left").check()
    page.get_by_label("Left").press("Enter")
    printed(page)
    expect(page.locator("#went")).to_have_text("Printed: Ankle sprain, Hip pain")
    bundle, basket = (words_on(pdf) for _, pdf, _ in printer.printed)
    assert "Legs" in bundle[0] and any("Side: right" in each for each in bundle)
    starts = [k for k, each in enumerate(basket) if "Page 1 of" in each]
    assert len(starts) == 2 and starts[1] % 2 == 0  # the second begins on a leaf of its own
    assert printer.printed[1][2].title == "ankle-sprain + hip-pain"


def test_the_browser_prints_too(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    with page.context.expect_page() as tab:
        page.get_by_role("button", name="Open the PDF").click()
    tab.value.wait_for_url(re.compile("/pdf/"), timeout=20_000)
    answer = page.context.request.get(tab.value.url)
    assert answer.headers["content-type"] == "application/pdf" and answer.headers["cache-control"] == "no-store"
    assert NAME in words_on(answer.body())[0] and not printer.printed
    page.bring_to_front()
    page.get_by_role("button", name="Next patient").click()
    expect(page.locator("#search")).to_be_focused()
    assert page.context.request.get(tab.value.url).status == 404


def test_two_tabs_do_not_mix_patients(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    desk = served()
    one = at(desk)
    two = one.context.new_page()
    two.goto(desk.url)
    expect(two.locator("[role=option]")).to_have_count(CHOICES)
    for page, name in ((one, "Firstname"), (two, "Secondname")):
        page.bring_to_front()
        press(page, "ankl⏎")
        page.get_by_label("Name").fill(name)
    for page in (one, two):
        page.bring_to_front()
        page.get_by_label("Name").press("Enter")
        printed(page)
    first, second = (words_on(pdf)[0] for _, pdf, _ in printer.printed)
    assert "Firstname" in first and "Secondname" not in first and "Secondname" in second and "Firstname" not in second
    one.get_by_role("button", name="Next patient").click()
    two.get_by_role("button", name="Print again").click()  # the other tab's patient is still there
    wait_for(lambda: len(printer.printed) == 3)


def test_a_reload_in_the_middle_leaves_nothing_behind(served: Served, at: Callable[..., Page]) -> None:
    desk = served()
    page = at(desk)
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Name").press("Enter")
    printed(page)
    assert len(desk.studio.held) == 1
    page.reload()
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("[role=option]")).to_have_count(CHOICES)
    assert NAME not in page.content() and page.locator("#typed-name").input_value() == ""
    wait_for(lambda: not len(desk.studio.held))


def test_after_five_minutes_it_is_wiped(served: Served, at: Callable[..., Page]) -> None:
    desk = served()
    page = at(desk)
    page.clock.install()
    page.reload()
    expect(page.locator("[role=option]")).to_have_count(CHOICES)
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    page.clock.fast_forward(4 * 60_000)
    assert page.get_by_label("Name").input_value() == NAME
    page.clock.fast_forward(61_000)
    assert page.get_by_label("Name").input_value() == "" and page.get_by_label("Date", exact=True).input_value() == ""
    expect(page.locator("#told")).to_contain_text("wiped")


def test_a_printer_that_is_gone_is_told_and_nothing_is_lost(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served(), said=(502,))
    printer.trouble = PrinterError("printer-stopped", queue="front-desk", reason="no paper")
    press(page, "ankl⏎⏎")
    expect(page.locator("#told")).to_have_text(
        "Not printed. The printer “front-desk” is stopped (no paper). Choose another printer, or start this one again in the computer’s "
        "printer settings.",
        timeout=20_000,
    )
    printer.trouble = None
    expect(page.locator("#print")).to_be_visible()
    page.locator("#print").press("Enter")
    printed(page)
    assert len(printer.printed) == 1


def test_without_a_print_service_the_browser_prints(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    printer.down = True
    page = at(served(), said=(502,))
    press(page, "ankl")
    expect(page.locator("#told")).to_have_text("1 handout")  # nobody asked for a printer yet
    press(page, "⏎")
    expect(page.locator("#print")).to_have_text("Print with the browser")
    expect(page.locator("#trouble")).to_contain_text("print service is not running")
    expect(page.locator("#told")).to_have_text("")
    for each in ("Printer", "Tray"):
        expect(page.get_by_label(each, exact=True)).to_be_hidden()
    assert not complaints(page)
    with page.context.expect_page() as tab:
        press(page, "⏎")
    tab.value.wait_for_url(re.compile("/pdf/"), timeout=20_000)
    page.bring_to_front()
    expect(page.locator("#went")).to_have_text("Opened to print: Ankle sprain")
    press(page, "⏎ankl⏎")
    printer.down = False  # somebody starts it again
    page.evaluate(LOOK)
    expect(page.locator("#print")).to_have_text("Print")
    expect(page.locator("#trouble")).to_be_hidden()
    press(page, "⏎")
    printed(page)
    assert len(printer.printed) == 1


def test_a_clinic_s_file_that_cannot_be_read_is_told_until_it_is_mended(served: Served, at: Callable[..., Page], network: Path) -> None:
    desk, path = served(), network / "clinics" / "north.yaml"
    page, good = at(desk), path.read_text(encoding="utf-8")
    look = "document.dispatchEvent(new Event('visibilitychange')); fetch('/topics').then(answer => answer.json()).then(said => said.house)"
    for text, house in ((good.replace("\nname:", "\nnmae:"), False), (good, True)):
        path.write_text(text, encoding="utf-8")
        wait_for(lambda house=house: page.evaluate(look) == house)
        for _ in range(3):  # looking again changes nothing
            page.evaluate(look)
            expect(page.locator("#warning")).to_have_text("" if house else re.compile("clinic’s file cannot be read"))
            expect(page.locator("#warning")).to_be_visible(visible=not house)


def test_a_printer_that_answers_late_holds_up_nobody(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    printer.listing = 3.0
    page = at(served())
    press(page, "ankl⏎⏎")
    expect(page.locator("#told")).to_have_text("Sending to the printer …")
    printed(page)  # in the queue, not in a tab: the list of printers was waited for
    assert len(printer.printed) == 1 and len(page.context.pages) == 1


def test_enter_opens_what_has_come_while_the_handouts_are_read(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    news = page.evaluate("fetch('/topics').then(answer => answer.json())")
    nothing = {**news, "mark": f"{news['mark'].split()[0]} 0 0", "read": 0, "of": 4, "topics": []}
    page.route("**/topics*", lambda route: route.fulfill(json=nothing))
    page.evaluate(LOOK)
    expect(page.locator("[role=option]")).to_have_count(0)
    press(page, "ankl")
    page.unroute("**/topics*")
    page.evaluate(LOOK)  # the next part of them has been read
    expect(page.locator("[role=option]")).to_have_count(1)
    press(page, "⏎")
    expect(page.locator("#title")).to_have_text("Ankle sprain")


def test_a_key_held_down_prints_once(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    page.evaluate("pressed = 0; document.addEventListener('click', () => pressed++, true)")
    press(page, "ankl")
    page.keyboard.down("Enter")
    expect(page.locator("#print")).to_be_focused()
    for _ in range(25):
        page.keyboard.down("Enter")  # Playwright repeats a key that is down already
    page.keyboard.up("Enter")
    assert page.evaluate("pressed") == 0  # it has chosen, and no more; what is pressed is printed a while later
    printer.takes.clear()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    printer.takes.set()
    printed(page)
    assert len(printer.printed) == 1


def test_toggles_are_remembered_and_decide(served: Served, at: Callable[..., Page], printer: Printer) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_label("A4 paper").check()
    page.get_by_label("One side").check()
    page.get_by_label("Tray").select_option("Tray2")
    page.get_by_label("Large").check()
    page.get_by_label("Printer", exact=True).select_option("back-office")
    page.get_by_label("Copies").fill("3")
    page.reload()
    expect(page.locator("[role=option]")).to_have_count(CHOICES)
    press(page, "ankl⏎⏎")
    printed(page)
    ((queue, pdf, job),) = printer.printed
    assert (queue, job.media, job.duplex, job.copies, job.tray) == ("back-office", "iso_a4_210x297mm", "none", 1, "Tray2")
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert [round(float(each)) for each in opened.pages[0].mediabox] == [0, 0, 595, 842]


@pytest.fixture(scope="module")
def one_desk(signed_network: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for those who only look at its page, and print; it forgets them."""
    home = copytree(signed_network, tmp_path_factory.mktemp("one") / "network")
    with serving(desk_over(home, Printer(), start=process)) as desk:
        yield desk


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844), (683, 384)], ids=["desk", "phone", "zoomed"])
def test_everybody_can_use_it(one_desk: Desk, at: Callable[..., Page], size: tuple[int, int], scheme: str) -> None:
    page = at(one_desk, size=size, color_scheme=scheme, said=(422,))
    wrong = {"empty": complaints(page)}
    press(page, "hip")
    wrong["results"] = complaints(page)
    press(page, "⏎")
    expect(page.locator("#picture")).to_have_attribute("src", re.compile("/picture/"), timeout=20_000)
    wrong["sheet"] = complaints(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")  # nothing runs off at the side
    press(page, "⏎")
    expect(page.locator("#side-wrong")).not_to_be_empty()
    wrong["wrong"] = complaints(page)
    page.get_by_label("Left").check()
    page.get_by_label("Left").press("Enter")
    printed(page)
    wrong["done"] = complaints(page)
    assert not any(wrong.values()), wrong


def test_staff_read_it_in_spanish(one_desk: Desk, at: Callable[..., Page]) -> None:
    page = at(one_desk, locale="es-MX")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    press(page, "ankl⏎")
    expect(page.locator("#print")).to_have_text("Imprimir")
    page.locator("#staff").click()
    expect(page.locator("#print")).to_have_text("Print")


def test_ten_desks_at_once(served: Served, chromium: Browser, printer: Printer) -> None:
    desk = served(workers=3)
    printer.takes.clear()
    pages = []
    for k in range(10):
        page = chromium.new_context().new_page()
        page.goto(desk.url)
        expect(page.locator("[role=option]")).to_have_count(CHOICES, timeout=30_000)
        press(page, "ankl⏎")
        page.get_by_label("Name").fill(f"Patient {k}")
        pages.append(page)
    for page in pages:
        page.get_by_label("Name").press("Enter")
    start = time.perf_counter()
    pages[0].evaluate("fetch('/topics').then(answer => answer.text())")
    assert time.perf_counter() - start < PATIENCE / 2 and not printer.printed  # while all of them wait, and nobody has given up
    printer.takes.set()
    for page in pages:
        printed(page)
        page.context.close()
    assert sorted(re.search(r"Patient \d", words_on(pdf)[0])[0] for _, pdf, _ in printer.printed) == [f"Patient {k}" for k in range(10)]
