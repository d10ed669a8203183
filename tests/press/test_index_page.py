"""The front desk's page in a real browser: what is typed finds the sheet, and only what may go out opens."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from browser import browser, complaints
from desk_sheets import HOSTILE, SHELF, VERTEBROPLASTY, entry, listed, page
from playwright.sync_api import Browser, BrowserContext, Page, expect

from patient_handouts.commands.scaffold import clinic_file, put
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.folders.entry import Entry
from patient_handouts.press.folders.front_desk import without_page, write_pages
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import Ledger, LedgerLine

PHONE = "(555) 555-0142"
TODAY = "2026-11-25T10:00:00"
Desk = Callable[..., Page]
PDF = (
    b"%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]/Count 1>>endobj 3 0 obj<</MediaBox[0 0 9 9]>>endobj "
    b"trailer<</Root 1 0 R>>"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def desk(chromium: Browser, tmp_path: Path) -> Iterator[Desk]:
    """Opens the page of some entries from a folder with their PDFs, offline, on a day; complains of whatever it would fetch or shout."""
    contexts, wrong = list[BrowserContext](), list[str]()

    def opened(
        entries: tuple[Entry, ...] = SHELF,
        *,
        day: str = TODAY,
        hash: str = "",
        clinic: str = "riverside-spine",
        size: tuple[int, int] = (1366, 768),
        **how: object,
    ) -> Page:
        for sheet in (sheet for each in entries for sheet in each.sheets):
            (tmp_path / sheet.file).write_bytes(PDF)
        path = tmp_path / "index.html"
        path.write_bytes(page(entries, clinic))
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **{"locale": "en-US", **how})
        contexts.append(context)
        context.on("request", lambda request: wrong.append(f"fetched {request.url}") if re.match("https?:|wss?:", request.url) else None)
        shown = context.new_page()
        shown.on("console", lambda said: wrong.append(said.text))
        shown.on("pageerror", lambda error: wrong.append(str(error)))
        shown.clock.set_fixed_time(day)
        shown.goto(path.as_uri() + hash)
        return shown

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


def titles(desk: Page) -> list[str]:
    return desk.locator("[role=option] .title").all_text_contents()


def opens(desk: Page, key: str = "Enter") -> str:
    """The file that a key opens."""
    with desk.context.expect_page() as tab:
        desk.keyboard.press(key)
    tab.value.wait_for_url("**/*.pdf", wait_until="commit")  # a tab begins empty
    return tab.value.url.rpartition("/")[2]


def stays(desk: Page) -> str:
    """That Enter opens nothing; what the page says instead."""
    desk.keyboard.press("Enter")
    desk.wait_for_timeout(150)
    assert len(desk.context.pages) == 1
    return desk.locator("#told").text_content() or ""


def test_four_letters_and_enter_open_the_right_pdf(desk: Desk) -> None:
    at = desk()
    at.keyboard.type("vert")  # with Enter, five presses
    assert opens(at) == "vertebroplasty.en.riverside-spine.standard.sheet.letter.pdf"
    expect(at.locator("#told")).to_have_text("Opened: Vertebroplasty")
    at.bring_to_front()
    at.keyboard.type("knee r")  # the next caller: what was typed before is typed over
    assert at.locator("#search").input_value() == "knee r" and titles(at)[0] == "Knee replacement"


def test_arrow_keys_choose_and_a_click_opens_too(desk: Desk) -> None:
    at = desk()
    at.keyboard.type("knee")
    assert titles(at) == ["Knee replacement", "Looking into the knee (arthroscopy)"]
    chosen = at.locator("[aria-selected=true] .title")
    for key, title in [("ArrowDown", "Looking"), ("ArrowDown", "Knee"), ("ArrowUp", "Looking")]:
        at.keyboard.press(key)
        expect(chosen).to_contain_text(title)
        assert at.locator("#search").get_attribute("aria-activedescendant") == at.locator("[aria-selected=true]").get_attribute("id")
    assert opens(at) == "knee-arthroscopy.en.riverside-spine.standard.sheet.letter.pdf"
    at.bring_to_front()
    with at.context.expect_page() as tab:
        at.get_by_role("option", name="Knee replacement").click()
    tab.value.wait_for_url("**/knee-replacement.en.*.pdf", wait_until="commit")
    at.bring_to_front()
    at.keyboard.press("Escape")
    assert at.locator("#search").input_value() == "" and len(titles(at)) == len(SHELF)


FINDS = [
    "VERT",
    "bone cem",
    "cement spine",
    "plasty",
    "bonecement",
    "spinecement",  # begins, other names, over two of them, inside
    "vertebroplastia",
    "oseo",
    "bơm xi măng",
    "bom xi mang",
    "đốt",
    "dot song",
    "رأب",
    "راب",  # other languages; no accents
    "vertbro",
    "vertebbro",
    "vertabro",
    "vretebro",
    "wertebro",
    "bone cemetn",
    "verte broplasty",  # one letter wrong
    "vxrtxbro",
    "vertabroplesty",
    "vretebropalsty",  # two of a long word
    "back cement please",
    "bone cement sheet",  # a word that is none of its own
    "m80.08",
    "M8008XA",
    "22510",  # codes, with their dots or without
]


def typed(desk: Page, words: str) -> list[str]:
    """The titles found for some words."""
    desk.keyboard.press("Escape")
    desk.keyboard.insert_text(words)
    return titles(desk)


def test_what_people_type_finds_it_first(desk: Desk) -> None:
    at = desk()
    assert {words: typed(at, words)[:1] for words in FINDS} == {words: ["Vertebroplasty"] for words in FINDS}


def test_what_is_too_far_finds_nothing(desk: Desk) -> None:
    at = desk()
    for words in ("vxrtxbrx", "zzzz", "vet", "qqqq zzzz"):
        assert typed(at, words) == [] and stays(at) == f"Nothing is called “{words}”. Try fewer letters, or another word."
    assert len(typed(at, "¿?")) == len(SHELF)  # no word at all


def test_a_slip_is_forgiven_only_where_nothing_is_written_so(desk: Desk) -> None:
    at = desk()
    at.keyboard.type("kneee")
    expect(at.locator("#told")).to_have_text("Nothing is called “kneee”. These are close.")
    assert "Knee replacement" in titles(at)
    back = desk((entry("carry", {"en": "A heavy backpack"}), replace(entry("disk", {"en": "Slipped disk"}), found_by=("back",))))
    assert typed(back, "back") == ["Slipped disk", "A heavy backpack"]  # what is about the back comes first
    near = desk((entry("heart", {"en": "Heart failure"}), entry("heat", {"en": "Heat rash"})))
    assert typed(near, "heat") == ["Heat rash"] and typed(near, "haert") == ["Heart failure"]


def test_expiry_is_judged_when_it_is_used_by_the_browsers_clock(desk: Desk) -> None:
    shelf = (replace(VERTEBROPLASTY, sheets=(listed("vertebroplasty", expires=date(2026, 11, 30)),)),)
    at = desk(shelf, day="2026-11-30T23:58:00")
    at.keyboard.type("vert")
    assert opens(at).startswith("vertebroplasty.en.")
    at.context.pages[1].close()
    at.clock.set_fixed_time("2026-12-01T00:02:00")  # the page was left open over night
    reason = "Past its date. The last day to hand it out was November 30, 2026."
    assert stays(at) == f"Does not open: Vertebroplasty. {reason} Tell whoever makes these handouts."
    assert at.locator("[role=option][aria-disabled=true]").count() == 1
    expect(at.locator("#live")).to_contain_text("Does not open")


def test_a_clock_that_cannot_be_right_opens_nothing_that_has_a_last_day(desk: Desk) -> None:
    at = desk(day="2009-01-01T12:00:00")
    expect(at.get_by_role("alert")).to_have_text(
        "This computer’s date (January 1, 2009) is wrong. Handouts with a last day do not open until the date is set right."
    )
    at.keyboard.type("vert")
    assert "This computer’s date is wrong." in stays(at)
    at.keyboard.press("Escape")
    at.keyboard.type("ankle")  # has none
    assert opens(at).startswith("ankle-sprain.en.")


@pytest.mark.parametrize(
    ("query", "word", "reason"),
    [
        ("hip", "Withdrawn", "The telephone number on it is wrong. A new one comes on Monday."),
        ("steroid", "Not released", "No clinician has approved it yet."),
        ("gout", "Past its date", "The last day to hand it out was May 31, 2026."),
    ],
)
def test_what_may_not_go_out_is_there_says_why_and_does_not_open(desk: Desk, query: str, word: str, reason: str) -> None:
    at = desk()
    at.keyboard.type(query)
    row = at.locator("[role=option][aria-disabled=true]")
    expect(row.locator(".word")).to_have_text(word)
    expect(row.locator(".reason")).to_have_text(f"{reason} Tell whoever makes these handouts.")
    said = stays(at)
    assert word in said and reason in said
    row.click(force=True)
    assert len(at.context.pages) == 1


def test_whom_to_tell_is_named_and_a_message_is_copied(desk: Desk) -> None:
    told = {"whom": "spine surgeon", "contact": f"Spine, (555) 555-0150, {HOSTILE}"}
    at = desk((entry("a", {"en": "Bad"}, state=State.STALE, **told),), permissions=["clipboard-read", "clipboard-write"])
    at.keyboard.type("bad")
    sentence = f"Tell: spine surgeon (Spine, (555) 555-0150, {HOSTILE})."
    assert sentence in stays(at)
    assert not complaints(at)
    at.get_by_role("button", name="Copy a message").click()
    expect(at.locator("#live")).to_have_text("Copied. Paste it into a message.")
    said = at.evaluate("navigator.clipboard.readText()")
    assert said.startswith("Riverside Spine Center · November 25, 2026 · English · Does not open: Bad.") and sentence in said
    at.locator("#search").fill("ba")
    expect(at.locator("#message")).to_be_hidden()


def test_a_page_that_names_others_is_written_anew(tmp_path: Path) -> None:
    """By its first lines: who answers for handouts is no part of any sheet."""
    put(tmp_path / "network.yaml", "format: 1\n")
    (tmp_path / "clinics").mkdir()
    folder, day, order = tmp_path / "dist", date(2026, 11, 25), Order("north", "vertebroplasty", "en")
    ledger = Ledger(folder)
    ledger.newest[order] = LedgerLine(order, State.READY, day)
    (folder / "north").mkdir(parents=True)

    def lacking() -> set[str]:
        return without_page(ledger, Workshop(Library(tmp_path), day))

    for more in ("", "responsible: {a: {mail: 'a&b@example.org'}}\n", "responsible: {a: {phone: (555) 555-0150}}\n", ""):
        (tmp_path / "clinics" / "north.yaml").write_text(clinic_file("north", "North", PHONE) + more, encoding="utf-8")
        assert lacking() == {"north"}
        write_pages(ledger, Workshop(Library(tmp_path), day), ["north"])
        assert not lacking()


def test_language_and_size_are_remembered_and_nothing_else_is(desk: Desk) -> None:
    at = desk()
    at.get_by_role("radio", name="Español").click()
    at.get_by_role("radio", name="Large").click()
    at.keyboard.type("vert")  # after the mouse, the search box has the focus again
    assert opens(at) == "vertebroplasty.es.riverside-spine.large.sheet.letter.pdf"
    at.bring_to_front()
    at.reload()
    assert at.locator("input:checked").evaluate_all("all => all.map(each => each.value)") == ["es", "large"]
    assert at.evaluate("({...localStorage})") == {"handouts.language": "es", "handouts.size": "large"}
    assert at.evaluate("document.cookie + JSON.stringify({...sessionStorage}) + location.search + location.hash") == "{}"


def test_a_remembered_language_that_this_clinic_lacks_is_not_chosen(desk: Desk) -> None:
    at = desk()
    at.evaluate("localStorage.setItem('handouts.language', 'tlh')")
    at.reload()
    assert at.locator("#language input:checked").get_attribute("value") == "en"


def test_a_topic_that_is_not_in_this_language_says_in_which_it_is(desk: Desk) -> None:
    at = desk()
    at.get_by_role("radio", name="Tiếng Việt").click()
    at.keyboard.type("rodilla")
    assert stays(at) == "Does not open: Knee replacement. Not in Tiếng Việt. There is: English, Español."
    assert titles(at) == ["Knee replacement", "Looking into the knee (arthroscopy)"]


def test_sheets_alike_but_for_paper_layout_or_second_language_are_told_apart(desk: Desk) -> None:
    sheets = (
        listed("gout"),
        listed("gout", paper="a4", file="a.pdf"),
        listed("gout", layout="booklet", file="b.pdf"),
        listed("gout", beside="es", file="gout.en+es.c.standard.sheet.letter.pdf"),
    )
    at = desk((entry("gout", {"en": "Gout"}, sheets=sheets),))
    at.keyboard.type("gout")
    assert at.locator(".kind").all_text_contents() == [
        "English · Standard · 4 pages · Letter paper · Sheet",
        "English · Standard · 4 pages · A4 paper · Sheet",
        "English · Standard · 4 pages · Letter paper · Booklet",
        "English + Español · Standard · 4 pages · Letter paper · Sheet",
    ]
    at.keyboard.press("ArrowUp")
    assert opens(at) == "gout.en%2Bes.c.standard.sheet.letter.pdf"


def test_every_name_is_plain_text_whatever_it_holds(desk: Desk) -> None:
    mixed = 'שלום "O\'Neil" & <b>`${1}`</b> \u2028 $clinic'
    at = desk(
        (entry("a", {"en": HOSTILE}, {"en": (mixed,)}), entry("b", {"en": "Bad", "ar": "رأب <i>"}, state="withdrawn", reason=HOSTILE))
    )
    assert at.locator("[role=option] .title").first.text_content() == HOSTILE
    at.keyboard.insert_text("שלום")
    assert at.locator(".other").text_content() == mixed
    assert stays_open(at) and at.title() == "Handouts, Riverside Spine Center"
    assert at.locator("img").count() == 1 and at.locator("main script, main b, main i").count() == 0


def stays_open(desk: Page) -> bool:
    """That the page still listens."""
    desk.keyboard.press("Escape")
    desk.keyboard.type("bad")
    return titles(desk) == ["Bad"]


def test_the_policy_refuses_any_other_script_and_style(chromium: Browser, tmp_path: Path) -> None:
    slipped_in = b"<script>window.broken = 1</script><style>h1 {color: red}</style></body>"
    (tmp_path / "index.html").write_bytes(page().replace(b"</body>", slipped_in))
    shown = chromium.new_page()
    shown.goto((tmp_path / "index.html").as_uri())
    shown.evaluate("""const image = document.createElement("img");
        image.setAttribute("onerror", "window.broken = 2");
        image.src = "data:,x";
        document.body.append(image)""")
    shown.wait_for_timeout(200)
    assert shown.evaluate("window.broken") is None
    assert shown.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
    assert not re.search(r"<[^>]+\s(on\w+|style)=", page().decode("utf-8").partition("<script type")[0])
    shown.close()


STATES = {
    "empty": "",
    "results": "kne",
    "expired": "gout\n",
    "withdrawn": "hip\n",
    "nothing": "zzzz",
    "close": "vretebro",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("hash", "clinic"), [("", "riverside-spine"), ("#es", "harbor-spine")], ids=["en", "es"])
def test_axe_finds_nothing(desk: Desk, scheme: str, hash: str, clinic: str) -> None:
    at = desk(hash=hash, clinic=clinic, color_scheme=scheme, reduced_motion="reduce")
    for state, keys in STATES.items():
        at.keyboard.press("Escape")
        at.keyboard.type(keys)
        assert complaints(at) == [], state
    at.get_by_role("radio", name="العربية").click()
    assert complaints(at) == []


def test_axe_finds_nothing_on_a_phone_with_a_wrong_clock(desk: Desk) -> None:
    assert complaints(desk(size=(320, 640), day="2009-01-01T12:00:00")) == []


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (360, 740), (320, 256)], ids=["desk", "desk at 200 %", "phone", "desk at 400 %"])
def test_nothing_runs_out_of_the_side(desk: Desk, size: tuple[int, int]) -> None:
    at = desk(size=size, clinic="harbor-spine")
    for keys in ("", "arthroscopy", "hip\n"):
        at.keyboard.press("Escape")
        at.keyboard.type(keys)
        assert at.evaluate("document.documentElement.scrollWidth") <= size[0]
    if size[1] > 256:
        at.keyboard.press("Escape")
        at.keyboard.type("vert")
        box = at.locator("[aria-selected=true]").bounding_box()
        assert box and box["y"] + 40 < size[1] and at.locator("#search").bounding_box()["y"] >= 0  # both are in sight, without scrolling


def test_the_keyboard_alone_reaches_everything_in_order(desk: Desk) -> None:
    at = desk()
    seen = []
    for _ in range(4):
        seen.append(at.evaluate("document.activeElement.id || document.activeElement.name"))
        at.keyboard.press("Tab")
    assert seen[:3] == ["search", "language", "size"]
    at.locator("#size input:checked").focus()
    at.keyboard.press("ArrowRight")
    at.keyboard.press("Enter")  # back to the search box
    at.keyboard.type("vert")
    assert opens(at).startswith("vertebroplasty.en.riverside-spine.large.")


def test_a_screen_reader_hears_how_many_and_which(desk: Desk) -> None:
    at = desk()
    box = at.get_by_role("combobox", name="Which handout?")
    assert box.evaluate("each => each === document.activeElement")
    at.keyboard.type("knee")
    expect(at.get_by_role("status")).to_have_text("2 handouts")
    row = at.get_by_role("option", selected=True)
    expect(row).to_have_accessible_name(re.compile("Knee replacement .*English.* Standard .* 6 pages .*Good through June 1, 2028"))
    assert at.get_by_role("radiogroup").count() == 0 and at.get_by_role("group", name="Language of the handout").count() == 1
    assert at.locator("#language label").evaluate_all("all => all.map(each => each.lang)") == ["en", "es", "vi", "ar"]


def test_staff_read_the_page_in_their_own_language(desk: Desk) -> None:
    at = desk()
    at.get_by_role("link", name="Español").click()
    expect(at.locator("h1")).to_have_text("¿Qué hoja busca?")
    assert at.evaluate("document.documentElement.lang") == "es" and at.evaluate("localStorage.length") == 0
    at.keyboard.type("gout")
    last = "El último día para entregarla fue el 31 de mayo de 2026."
    assert stays(at) == f"No se abre: Gout. Vencida. {last} Avise a quien hace estas hojas."
    assert desk(locale="es-MX").locator("h1").text_content() == "¿Qué hoja busca?"


def test_nothing_moves_for_those_who_asked_for_that(desk: Desk) -> None:
    moving = "getComputedStyle(document.querySelector('[role=option]')).transitionDuration"
    assert desk(reduced_motion="reduce").evaluate(moving) == "0s" != desk(reduced_motion="no-preference").evaluate(moving)


def test_one_language_and_one_size_need_no_toggles(desk: Desk) -> None:
    at = desk((entry("gout", {"en": "Gout"}, sheets=(listed("gout", expires=None),)),))
    assert not at.locator("#language").is_visible() and not at.locator("#size").is_visible()
    empty = desk(())
    expect(empty.locator("#told")).to_have_text("There are no handouts here yet.")
    assert complaints(empty) == []
