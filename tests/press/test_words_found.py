"""Whatever words stand on a page are found by a recall of those words: in figures, notes, captions and lists as in sentences."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sheets import LIBRARY
from signed_network import put_network

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.printed_lines import composed_lines, filled_lines
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.tags import Tag
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.kept_words import KeptWords

TODAY = date(2026, 11, 24)
JOINED = (
    "؟ ",
    "؛ ",
    "\xa0·",
    "  ·  ",
    "; ",
    "? ",
    " ____",
    "Ask us: ",
    "Tell us in your own words: ",
    "Not yet approved. ",
)  # between texts that stand in one paragraph


def painted(shop: Workshop, clinic: str, topic: str, language: str, paper: str = "letter", edition: str = "standard") -> Iterator[str]:
    """Each text that is painted, and what is read out for what is drawn."""
    wording = Wording(shop.handout(topic, language), shop.clinic(clinic), shop.library.catalogue(language), shop.today)
    root = Tag("Document")
    _, pages = lay_out(Setting(look_of(wording, shop.pictures, paper, edition), wording), root)
    for item in (item for page in pages for strip in page for item in strip.items):
        if isinstance(item.what, Lines):
            yield item.what.paragraph.words.plain
    yield from alts(root)


def alts(tag: Tag) -> Iterator[str]:
    if tag.alt:
        yield tag.alt
    for kid in tag.kids:
        yield from alts(kid)


def missed(shop: Workshop, clinic: str, topic: str, language: str, *print_: str) -> set[str]:
    """Texts that are not found, but for paragraphs in which several stand: those are found one by one."""
    care = shop.library.catalogue(language).text("imprint.care").plain
    texts = set[str]()
    for words in painted(shop, clinic, topic, language, *print_):
        if not any(each in words for each in JOINED) and any(sign.isalpha() for sign in words):
            first = re.split(r"(?<=[.।]) ", words)[0] if words.endswith(care) else words  # the imprint: several sentences
            texts.add(re.sub(r"^[0-9]+\xa0", "", first))  # a source's number
    return {words for words in texts if not shop.on_sheet.says(clinic, topic, language, words)}


@pytest.mark.parametrize("print_", [("letter", "standard"), ("letter", "large"), ("a5", "standard")])
@pytest.mark.parametrize("clinic", ["north", "south"])
def test_every_text_of_every_block_is_found(clinic: str, print_: tuple[str, str], tmp_path: Path) -> None:
    """Also where columns find no room, and rows are lists."""
    shop = Workshop(Library(put_network(tmp_path / "network")), TODAY)
    assert missed(shop, clinic, "knee-pain", "en", *print_) == set()


@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_every_text_of_the_library_is_found(language: str) -> None:
    shop = Workshop(LIBRARY, TODAY)
    assert missed(shop, "harbor-spine", "vertebroplasty", language) == set()


@pytest.mark.parametrize("clinic", ["north", "south"])
def test_noted_words_say_what_the_sheet_said(clinic: str, tmp_path: Path) -> None:
    """They are noted once for all clinics, and read with the facts of one."""
    home = put_network(tmp_path / "network")
    shop = Workshop(Library(home), TODAY)
    wording, digest = shop.on_sheet.wording(clinic, "knee-pain", "en"), shop.on_sheet.words("knee-pain", "en")
    KeptWords(shop).note(Order(clinic, "knee-pain", "en"))
    kept = KeptWords(Workshop(Library(home), TODAY))
    said = [*filled_lines(wording), *composed_lines(wording)]
    assert len(said) > 100 and [line for line in said if line and not kept.says(digest, wording, line)] == []
    assert not kept.says(digest, wording, "Nobody said so.")
