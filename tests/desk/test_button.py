"""A button in a record system opens the sheet that its codes mean, and may send nothing of a patient."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from patient_handouts.desk.button import Pressed, Refused, language_of, matching, read_button
from patient_handouts.desk.offer import Offered

from .conftest import Desk, change
from .test_story import press

ICD10 = "2.16.840.1.113883.6.90"
INFOBUTTON = (  # as MedlinePlus Connect documents it, with what a record system adds
    f"mainSearchCriteria.v.cs={ICD10}&mainSearchCriteria.v.c=S93.401A&mainSearchCriteria.v.dn=Sprain+of+ankle"
    "&informationRecipient.languageCode.c=en&informationRecipient=PAT&taskContext.c.c=PROBLISTREV&knowledgeResponseType=text/html"
)


def pressed(address: str) -> Pressed:
    return read_button(parse_qsl(address))


def offered(topic: str, **codes: tuple[str, ...]) -> Offered:
    return Offered(topic, {"en": topic}, {}, {}, codes=codes)


def test_what_a_button_says_is_read_in_capitals_or_without() -> None:
    assert pressed(INFOBUTTON) == pressed(INFOBUTTON.lower())._replace(code="S93.401A", words="Sprain of ankle")
    assert pressed(INFOBUTTON) == Pressed("", "en", ICD10, "S93.401A", "Sprain of ankle")
    assert pressed("sheet=ankle-sprain&lang=es").address() == "/?sheet=ankle-sprain&lang=es" and pressed("").address() == "/"


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("patientPerson.administrativeGenderCode.c=F", ["patientperson.administrativegendercode.c"]),
        ("age.v.v=74&age.v.u=a", ["age.v.u", "age.v.v"]),
        ("mainSearchCriteria.o.v=6.5", ["mainsearchcriteria.o.v"]),
        ("patient_name=Zyxandra", ["patient_name"]),
        ("Zyxandra+Quillfeather=1", []),  # a name that nobody knows may be the patient's own
        ("mrn=12345", []),
    ],
)
def test_nothing_of_a_patient_may_stand_in_it(more: str, named: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        pressed(f"{INFOBUTTON}&{more}")
    assert list(refused.value.named) == named


def test_the_nearest_codes_win_and_several_are_several() -> None:
    shelf = [offered("break", icd10=("M80",)), offered("cement", icd10=("M80.08",)), offered("bones", icd10=("M80.08",), cpt=("22510",))]
    assert [each.topic for each in matching(Pressed(system=ICD10, code="M80.08XA"), shelf)] == ["cement", "bones"]
    assert [each.topic for each in matching(Pressed(system=ICD10, code="M80.1"), shelf)] == ["break"]
    assert [each.topic for each in matching(Pressed(system="cpt", code="22510"), shelf)] == ["bones"]
    assert matching(Pressed(system="9.9", code="22510"), shelf) == matching(Pressed(), shelf) == []
    assert [each.topic for each in matching(Pressed(sheet="Bones"), shelf)] == ["bones"]


def test_languages_as_record_systems_write_them() -> None:
    known = ["ar", "en", "es", "zh-Hans"]
    said = ("es", "spa", "es-MX", "es_MX", "EN", "zho", "tlh", "")
    assert [language_of(each, known) for each in said] == ["es", "es", "es", "es", "en", "zh-Hans", "", ""]


def test_it_opens_the_sheet_and_a_page_that_is_loaded_again_begins_at_the_search(
    served: Callable[..., Desk], at: Callable[..., Page], network: Path
) -> None:
    change(network, "ankle-sprain", "version: 0.1\n", "version: 0.1\ncodes: {icd10: [S93.40]}\nfound_by: [foot]\n")
    (network / "clinics" / "north.words.yaml").write_text("ankle-sprain: [wobbly]\n", encoding="utf-8")
    page = at(desk := served(unapproved=True), said=(400,))
    for address, title in ((INFOBUTTON, "Ankle sprain"), ("sheet=hip-pain", "Hip pain")):
        page.goto(f"{desk.url}/open?{address}")
        expect(page.locator("#title")).to_have_text(title, timeout=30_000)
        expect(page.locator("#print")).to_be_focused()
        assert page.url.rstrip("/") == desk.url
    page.goto(f"{desk.url}/open?{INFOBUTTON.replace('S93.401A', 'Q99.9')}")
    expect(page.locator("#search")).to_have_value("Sprain of ankle", timeout=30_000)
    for words in ("foot", "wobbly", "s9340"):
        page.locator("#search").fill("")
        press(page, words)
        expect(page.locator("[role=option]")).to_have_count(1)
        expect(page.locator("[role=option] .title")).to_have_text("Ankle sprain")
    page.goto(f"{desk.url}/open?{INFOBUTTON}&patientPerson.administrativeGenderCode.c=F")
    expect(page.locator("h1")).to_contain_text("Nothing was opened")
    expect(page.locator("main")).to_contain_text("leave out patientperson.administrativegendercode.c")


def test_one_button_copies_a_line_for_the_chart_without_the_patient(served: Callable[..., Desk], at: Callable[..., Page]) -> None:
    page = at(desk := served())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=desk.url)
    press(page, "ankl⏎")
    page.get_by_label("Name").fill("Zyxandra")
    page.get_by_label("Name").press("Enter")
    expect(page.locator("#went")).to_contain_text("Ankle sprain", timeout=30_000)
    page.locator("#chart").click()
    expect(page.locator("#live")).to_have_text("Copied. Paste it into the chart.")
    line = page.locator("#charted").text_content() or ""
    assert re.fullmatch(r"Ankle sprain v0\.1 \([0-9A-Z]{4}-[0-9A-Z]{4}\), English, Standard, [A-Z][a-z]+ \d+, \d{4}, 1 copy", line)
    assert page.evaluate("navigator.clipboard.readText()") == line
    page.locator("#next").click()
    expect(page.locator("#charted")).to_be_hidden()
