"""A look is a value: what sets a sheet changes nothing of it, nor of the setting; all that is gathered belongs to one pass."""

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from sheets import EDITIONS, PICTURES, wording

from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import said
from patient_handouts.layouts.blocks import head
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.pdf import Laid, written
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of, paint_pages, set_sheet
from patient_handouts.layouts.strips import Column
from patient_handouts.layouts.tags import Tag

MARGIN = 8 / 25.4 * 72  # points: office printers cut off up to 6 mm, and none sets a page quite straight
LONG = "Rivière-du-Loup and Saint-Hyacinthe Center for Spine Care, Pain and Rehabilitation of the Lower Valley"


def told(long: bool) -> Wording:
    """The words of a sheet; of a clinic whose `long` name finds no room in a running head."""
    made = wording("vertebroplasty", "en", "riverside-spine")
    name = made.clinic.name
    if not long:
        return made
    named = replace(name, runs=(replace(name.runs[0], words=LONG),))
    return Wording(made.handout, made.clinic.but(name=named), made.catalogue, made.today)


def laid_out(s: Setting) -> tuple[bytes, int]:
    """The setting as a PDF, and its number of pages."""
    root = Tag("Document")
    done, pages = lay_out(s, root)

    def paint(canvas: Any) -> None:
        paint_pages(canvas, done, pages, False, lambda page: head.foot(done, page, len(pages)))

    data, (count,) = written(root, [Laid(s.look, "", "", "", paint)])
    return data, count


@pytest.mark.parametrize("long", [False, True], ids=["", "long name"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_laid_out_three_times_it_is_the_same_sheet(edition: str, long: bool) -> None:
    words = told(long)
    s = Setting(look_of(words, PICTURES, "letter", edition), words)
    before = {each.name: getattr(s.look, each.name) for each in fields(s.look)}
    first, *more = [laid_out(s) for _ in range(3)]
    assert more == [first, first]
    assert {each.name: getattr(s.look, each.name) for each in fields(s.look)} == before


@pytest.mark.parametrize("paper", ["letter", "legal", "a4"])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_ink_lies_where_a_printer_may_not_reach(language: str, edition: str, paper: str) -> None:
    """Of the first two pages: page 1 begins higher than the others, and both have a foot.  Arabic letters reach lower."""
    made, _ = set_sheet(wording("vertebroplasty", language, "riverside-spine"), PICTURES, paper=paper, edition=edition)
    with pypdfium2.PdfDocument(made) as opened:
        shown = [opened[k].render(scale=2, grayscale=True).to_pil().convert("L") for k in range(2)]
    for page in shown:
        box = ImageChops.difference(page, Image.new("L", page.size, 255)).getbbox()
        assert box
        left, top, right, bottom = box
        assert min(left, top, page.width - right, page.height - bottom) / 2 > MARGIN - 0.5, box


@pytest.mark.parametrize("edition", EDITIONS)
def test_heads_and_feet_take_one_line(edition: str) -> None:
    """A long name is cut by words, unless the clinic gives a short one; the phone and the page's number are never cut."""
    words = told(long=True)
    s = Setting(look_of(words, PICTURES, "letter", edition), words, code="HAFE-3XJA")
    assert head.running_head(s).height == head.foot(s, 2, 40).height == s.look.lead("small")
    shown = [item.what.paragraph.words.plain for item in head.running_head(s).items]
    assert LONG.startswith(shown[0]) and shown[0] != LONG and "555-0142" in shown[1]
    feet = [item.what.paragraph.words.plain for item in head.foot(s, 2, 40).items if hasattr(item.what, "paragraph")]
    assert "HAFE-3XJA" in feet[0] and "Not yet approved" in feet[0] and feet[1] == "Page 2 of 40"
    named = Wording(words.handout, words.clinic.but(short_name=told(long=False).clinic.name), words.catalogue, words.today)
    short = head.running_head(Setting(s.look, named))
    assert short.items[0].what.paragraph.words.plain == "Riverside Spine Center"


def test_a_name_that_is_cut_ends_with_a_word() -> None:
    look = look_of(told(long=False), PICTURES, "letter", "standard")
    name = said("Northwest Centre for Endoscopy, Digestion – Spine")
    shown = [look.in_one_line(name, "small", Column(0, w / 2)).plain for w in range(2, 80)]
    assert {"Northwest Centre for Endoscopy", "Northwest Centre for Endoscopy, Digestion", name.plain} <= {*shown}
    assert not [each for each in shown if each and not each[-1].isalpha()]


def frozen() -> Iterator[tuple[object, str]]:
    words = told(long=False)
    s = Setting(look_of(words, PICTURES, "letter", "standard"), words)
    for thing in (s, s.look):
        yield from ((thing, each.name) for each in fields(thing))
    yield from ((s.look, name) for name in ("top", "bottom", "width", "text", "anything"))


def test_nothing_of_a_look_or_a_setting_can_be_set() -> None:
    for thing, name in frozen():
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)


def test_a_pass_begins_with_nothing_met_and_what_could_not_be_set() -> None:
    words = told(long=False)
    s = Setting(look_of(words, PICTURES, "letter", "standard"), words).afresh()
    for text in words.handout.key_points:
        s.final(text)
    s.wording.page_of("call")
    assert s.gathered.met and s.gathered.asked
    again = s.afresh({"call": 4})
    assert not again.gathered.met and not again.gathered.waiting and not again.gathered.asked
    assert again.wording.page_of("call") == 4 and s.wording.page_of("call") == 1
