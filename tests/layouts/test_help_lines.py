"""On an English sheet the clinic's interpreter lines in other languages stand too, each of its own language, script and direction."""

import io
from itertools import combinations

import pikepdf
import pytest
from sheets import LIBRARY, PICTURES, TODAY, wording

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.place import Place
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts import typefaces
from patient_handouts.layouts.blocks import ends
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import lay_sheets, look_of, set_sheet
from patient_handouts.layouts.tags import Tag
from walker import walk

HELP = {
    "en": "Need an interpreter? {phone}",
    "es": "¿Un intérprete? {phone}",
    "ar": "هل تحتاج إلى مترجم؟ {phone}",
    "hi": "दुभाषिया चाहिए? {phone}",
    "zh": "需要口译员吗？ {phone}",
}


def told(language: str, *spoken: str) -> Wording:
    clinic = LIBRARY.read_clinic("riverside-spine")
    lines = {Scalar(each): parse(Scalar(HELP[each], Place("clinic.yaml", 9)), names=None) for each in spoken}
    handout = LIBRARY.read_handout("after-sedation", language, PICTURES.ids()).but(layout="sheet")
    return Wording(handout, clinic.but(language_help=lines), catalogue(language), TODAY)


@pytest.mark.parametrize("spoken", [each for n in (1, 2, 3) for each in combinations(("en", "es", "ar", "hi"), n)], ids="+".join)
def test_an_english_sheet_says_all_others_and_any_other_sheet_its_own_alone(spoken: tuple[str, ...]) -> None:
    elsewhere = {words[0].lang: words.plain for words in told("en", *spoken).help_elsewhere()}
    assert [*elsewhere] == [each for each in spoken if each != "en"]
    assert all("(555)" in words for words in elsewhere.values())
    assert told("es", *spoken).help_elsewhere() == ()


def test_each_is_read_out_in_its_own_language_and_stands_in_its_own_direction() -> None:
    wording = told("en", "en", "es", "ar", "hi")
    data, _ = set_sheet(wording, PICTURES, paper="letter")
    found = walk(data)
    assert found.problems == []
    read = "".join("".join(words for _, role, words in found.tree if role == "#").split())
    assert all("".join(words.plain.split()) in read for words in wording.help_elsewhere())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoken = {str(each.get("/Lang")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") is not None}
    assert {"es", "ar", "hi"} <= spoken
    s = Setting(look_of(wording, PICTURES, "letter", "standard"), wording)
    (block,) = ends.help_lines(s, Tag("Sect"))
    set_in = [item.what.paragraph for item in block.items]
    turned = {span.lang: paragraph.style.rtl for paragraph in set_in for span in paragraph.words if span.lang}
    assert turned == {"es": False, "hi": False, "ar": True}


def test_one_that_no_font_has_the_letters_of_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_on_this_machine", lambda *_: iter(()))
    laid = lay_sheets([told_by := (told("en", "es", "zh"), NOBODY)], PICTURES, Tag("Document"), paper="letter")
    (problem,) = [each for each in laid.told if each.code == "help-unprinted"]
    assert problem.severity == "warning" and "“zh”" in problem.message and problem.place.line == 9
    s = Setting(look_of(told_by[0], PICTURES, "letter", "standard"), told_by[0])
    assert [words[0].lang for words in ends.printed_help(s)] == ["es"]


def test_a_leaflet_has_none_and_its_signature_holds_none() -> None:
    """What a sheet does not print voids nothing."""
    sheet_, leaflet = (wording(topic, "en", "riverside-spine") for topic in ("vertebroplasty", "warfarin"))
    assert len(sheet_.help_elsewhere()) > 3 and leaflet.help_elsewhere() == ()
    other = leaflet.clinic.but(language_help={**leaflet.clinic.language_help, Scalar("es"): leaflet.clinic.language_help[Scalar("vi")]})
    again = Wording(leaflet.handout, other, leaflet.catalogue, leaflet.today)
    assert finished(leaflet, PICTURES, False).digest == finished(again, PICTURES, False).digest
