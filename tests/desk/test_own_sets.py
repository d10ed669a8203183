"""Staff's own sets, favourites and what went out lately: on this machine's disk, of patients nothing, whatever stands in the file."""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from browser import complaints
from playwright.sync_api import Page, expect
from runs import wait_for

from patient_handouts.desk import own_sets
from patient_handouts.desk.counts import Counts
from patient_handouts.desk.own_sets import ASIDE, FILE, Full, OwnSets, Unsaved
from patient_handouts.desk.wish import Unknown
from patient_handouts.press.proofs.render import words_on

from .conftest import NAME, Desk, Printer, wish
from .conftest import Page as Asked
from .test_story import LOOK, press, printed

HOSTILE = "</script><img src=x onerror=alert(1)> {topic} ../..  'x'"


def test_a_set_is_kept_named_once_and_found_by_another_desk(tmp_path: Path) -> None:
    one, other = OwnSets(tmp_path), OwnSets(tmp_path)
    one.keep("  New   knee ", [wish(size="large"), wish("hip-pain", pages=[2], of=4)])
    one.favour({"topic": "hip-pain"}, True)
    other.keep("NEW KNEE", [wish()])  # in its place
    other.keep(HOSTILE, [wish()])
    one.refresh()
    assert [each.name for each in one.sets] == ["NEW KNEE", " ".join(HOSTILE.split())] and one.favourites == [("hip-pain", False)]
    assert asdict(one.sets[0].wishes[0])["paper"] == ""
    before = one.round
    one.refresh()
    assert one.round == before
    one.drop("new knee")
    other.refresh()
    assert len(other.sets) == 1
    one.favour({"topic": "hip-pain"}, False)
    assert not one.favourites and not one.problems


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "two\nlines", "\u202eturned", "\ud800", 7, None, ["x"], {"x": 1}])
def test_what_is_no_name_is_not_kept(tmp_path: Path, name: object) -> None:
    with pytest.raises(Unknown):
        OwnSets(tmp_path).keep(name, [wish()])
    assert not list(tmp_path.rglob(FILE))


@pytest.mark.parametrize("wishes", [[], [{}], [wish()] * 21, [wish(visit="never")], "x", None, [[]], [wish(pages=[3], of=2)], {"a": 1}])
def test_what_is_no_basket_is_not_kept(tmp_path: Path, wishes: object) -> None:
    with pytest.raises(Unknown):
        OwnSets(tmp_path).keep("knee", wishes)


def test_there_are_not_more_than_a_list_can_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_sets, "MOST", 2)
    own = OwnSets(tmp_path)
    for name in "ab":
        own.keep(name, [wish()])
    with pytest.raises(Full):
        own.keep("c", [wish()])
    own.keep("a", [wish("hip-pain")])  # another in its place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[]",
        "{}",
        "null",
        "[" * 99_999,
        '{"sets": 1, "favourites": {}}',
        '{"sets": [{"name": "a"}], "favourites": []}',
        '{"sets": [{"name": "a", "wishes": [{"topic": "x", "paper": []}]}], "favourites": [1]}',
        '{"sets": [], "favourites": [{"topic": 7}]}',
        "\x00\xff",
        '{"sets": [], "favourites": []' + " " * (2 << 20) + "}",
    ],
)
def test_a_damaged_file_is_told_and_put_aside_before_anything_is_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / ".handouts" / FILE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    own = OwnSets(tmp_path)
    own.refresh()
    assert len(own.problems) == 1 and not own.sets
    own.keep("knee", [wish()])
    assert [each.name for each in own.sets] == ["knee"] and not own.problems
    assert path.with_name(ASIDE).read_text(encoding="utf-8") == text


def test_what_would_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    own = OwnSets(tmp_path)
    with pytest.raises(Full):
        for k in range(60):
            own.keep(f"set {k}", [{name: "x" * 200 for name in ("topic", "language", "size", "paper", "beside")}] * 20)
    assert OwnSets(tmp_path).sets == [] and own.sets
    again = OwnSets(tmp_path)
    again.refresh()
    assert again.sets == own.sets and not again.problems


def test_what_can_be_read_of_a_file_holds(tmp_path: Path) -> None:
    own = OwnSets(tmp_path)
    own.keep("knee", [wish()])
    path = tmp_path / ".handouts" / FILE
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, "sets": [{"name": 3}, *said["sets"], None]}), encoding="utf-8")
    own.refresh()
    assert [each.name for each in own.sets] == ["knee"] and own.problems


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".handouts").mkdir(mode=0o500)
    with pytest.raises(Unsaved):
        OwnSets(tmp_path).keep("knee", [wish()])


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".handouts").symlink_to(elsewhere)
    with pytest.raises(Unsaved):
        OwnSets(tmp_path / "home").keep("knee", [wish()])
    assert not list(elsewhere.iterdir())


def test_many_at_once_lose_none(tmp_path: Path) -> None:
    own = OwnSets(tmp_path)
    threads = [threading.Thread(target=own.keep, args=(f"set {k}", [wish()])) for k in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(own.sets) == 20


def test_what_went_out_last_stands_last(tmp_path: Path) -> None:
    counts = Counts(tmp_path / "counts.jsonl")
    names = {topic: f"{topic}.en.north.standard.sheet.letter" for topic in ("knee", "hip")}
    for topic in ("knee", "hip", "knee"):
        counts.add(date(2026, 11, 30), (("3333-3333", names[topic]),), 1, ["legs"] if topic == "hip" else [])
    assert list(counts.last) == list(Counts(counts.path).last) == [("hip", False), ("legs", True), ("knee", False)]


def test_only_the_page_keeps_and_what_it_sends_is_measured(opened: Callable[..., Asked], network: Path) -> None:
    page = opened()
    assert page.post("/keep", {"name": HOSTILE, "wishes": [wish()], "patient": {"name": NAME}}).status_code == 204
    assert page.client.get("/topics").json()["sets"][0]["name"] == " ".join(HOSTILE.split())
    assert NAME not in (network / ".handouts" / FILE).read_text(encoding="utf-8")
    for path in ("/keep", "/drop", "/favour"):
        for wrong in (
            [],
            {},
            {"name": 7},
            {"topic": []},
            {"topic": {}},
            {"topic": "no-such"},
            {"name": "x", "wishes": [wish("no-such")]},
            "x",
            1,
        ):
            if path == "/drop" and isinstance(wrong, dict) and wrong.get("name") == "x":
                continue  # what is not there can be dropped
            assert page.post(path, wrong).status_code == 404
        assert page.post("/keep", {"name": "x", "wishes": [wish("no-such")]}).status_code == 404
        assert page.post(path, {"name": "x"}, origin="http://evil.example").status_code == 403
        assert page.client.get(path).status_code == 405


def test_a_basket_is_kept_under_a_name_found_again_and_printed(
    served: Callable[..., Desk], at: Callable[..., Page], printer: Printer, network: Path
) -> None:
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_label("Large").check()
    page.get_by_label("Name").fill(NAME)
    page.get_by_role("button", name="Add to basket").click()
    press(page, "hip⏎")
    page.get_by_label("Left").check()
    page.get_by_role("button", name="Add to basket").click()
    page.get_by_role("button", name="Keep it as a set").click()
    page.get_by_label("What to call the set").fill(f"for {NAME.split()[0].upper()}")
    page.keyboard.press("Enter")
    expect(page.locator("#set-wrong")).to_contain_text("typed for the patient")
    assert not complaints(page)
    page.get_by_label("What to call the set").fill("New <b>knee</b>")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_have_text("Kept: New <b>knee</b>")
    kept = (network / ".handouts" / FILE).read_text(encoding="utf-8")
    assert "large" in kept and "left" not in kept and not any(part in kept for part in NAME.split())
    page.keyboard.press("F2")
    expect(page.locator("#basket")).to_be_hidden()
    row = page.locator("[role=option]").first
    expect(row).to_contain_text("New <b>knee</b>")
    assert not complaints(page)
    keys = press(page, "new⏎")
    expect(page.locator("#basket li")).to_have_count(2)
    expect(page.locator("#basket li").first).to_contain_text("English · Large")
    expect(page.get_by_role("button", name="Print 2 handouts")).to_be_focused()
    page.get_by_role("button", name="Take out: Hip pain").click()
    page.get_by_role("button", name="Print 1 handout").press("Enter")
    printed(page)
    assert NAME not in words_on(printer.printed[0][1])[0]
    assert keys + 2 <= 6  # typed, chosen, printed, next
    press(page, "⏎")
    expect(page.locator("#search")).to_be_focused()
    press(page, "new⏎")
    page.get_by_role("button", name="Forget the set").click()
    expect(page.locator("#told")).to_have_text("Forgotten: New <b>knee</b>")
    assert not json.loads((network / ".handouts" / FILE).read_text(encoding="utf-8"))["sets"]


def test_a_set_of_which_something_may_not_go_out_says_what(
    served: Callable[..., Desk], at: Callable[..., Page], network: Path, printer: Printer
) -> None:
    page = at(served())
    OwnSets(network).keep("Legs", [wish("knee-pain"), wish(), wish("gone-pain", language="es")])  # another desk does
    page.evaluate(LOOK)
    expect(page.locator("[role=option]", has_text="Legs").first).to_be_visible()
    expect(page.locator("[aria-disabled]", has_text="Knee pain")).to_be_visible(timeout=20_000)  # when it has been looked at
    page.locator("[role=option]", has_text="3 handouts together").click()
    expect(page.locator("#told")).to_have_text("Of “Legs” these cannot go out now: Knee pain (English), gone-pain (Español)")
    press(page, "⏎")
    printed(page)
    expect(page.locator("#went")).to_have_text("Printed: Ankle sprain")
    assert len(printer.printed) == 1


def test_favourites_and_what_went_out_today_are_a_key_away(served: Callable[..., Desk], at: Callable[..., Page], network: Path) -> None:
    page = at(served())
    expect(page.locator("#shelf")).to_be_hidden()  # nothing yet
    press(page, "hip⏎")
    page.get_by_role("button", name="Favorite").click()
    expect(page.get_by_role("button", name="Favorite")).to_have_attribute("aria-pressed", "true")
    assert not complaints(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    press(page, "ankl⏎⏎")
    printed(page)
    page.keyboard.press("Enter")
    for name, title in [("Favorites and sets", "Hip pain"), ("Printed lately", "Ankle sprain"), ("Printed today", "Ankle sprain")]:
        page.get_by_label(name, exact=True).check()
        expect(page.locator("[role=option] .title")).to_have_text([title])
        expect(page.locator("#told")).to_have_text("1 handout")
        expect(page.locator("#search")).to_be_focused()
        assert not complaints(page)
    press(page, "⏎")
    expect(page.locator("#title")).to_have_text("Ankle sprain")
    page.keyboard.press("F2")
    expect(page.get_by_label("All", exact=True)).to_be_checked()
    wait_for(lambda: (network / ".handouts" / FILE).exists())
