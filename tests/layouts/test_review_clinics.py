"""What a review copy says of one clinic, and of fifty: tables that can be read, and hold all that a sheet prints of them."""

import re
from pathlib import Path

import pytest
from copies import CLINIC, bare, parts
from judge import PROFILES, verdicts
from sheets import LIBRARY, PICTURES, wording

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.clinic_facts import clinic_facts
from patient_handouts.handouts.editions import EDITION
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.units import quantity
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.beside import Beside, Since
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.review import review_copy
from patient_handouts.layouts.review_clinics import CopyClinics
from patient_handouts.layouts.review_words import CopyWords
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.tags import Tag


def test_all_that_is_printed_of_a_clinic_stands_in_a_table_with_its_lines(tmp_path: Path) -> None:
    told = wording("vertebroplasty", "en", CLINIC)
    pdf, _ = review_copy(told, PICTURES, [], Since(), "letter")
    words, table = re.split(f"(?={bare('What this sheet says of the clinic')})", "".join(parts(pdf)[2]))
    for fact in clinic_facts(told):
        assert bare(fact.name.plain + "".join(span.words for span in fact.value)) in table, fact.role
    assert "Telephonebyday(555)555-0142Lines4," in table and "Lifting" in table and bare("Lie flat 1 hour") in table
    assert "HelpwithlanguageNeedaninterpreter?" in table
    assert "riverside-spine.svgLine1Telephone" in table
    units = {number for found in re.findall(r"UnitsUS\(lb,°F\)Lines([\d,]+)Last", table) for number in found.split(",")}
    named = {*re.findall(r"(\d+)(?:LiftingNomorethan10lb|CallustodayFeverof)", words)}
    assert units == named and len(units) == 2


def test_a_table_of_facts_begins_on_the_page_of_its_heading() -> None:
    told = wording("vertebroplasty", "en", CLINIC)
    s, _ = lay_out(Setting(look_of(told, PICTURES, "letter", EDITION), told, NOBODY), Tag("Document"))
    beside = Beside(told, [], Since(), s.picture_says)
    part = CopyClinics(s, Tag("Part"), theme().papers["letter"])
    words = CopyWords(s, Tag("Part"), theme().papers["letter"], beside, [])
    for strips in (part.of_one(beside), words.besides(False)):
        assert [strip.tied for strip in strips[1:3]] == [True, True]  # the heading's words under its rule, and what it is the heading of
    assert part.of_all({CLINIC: told})[1].tied


@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_the_sample_librarys_clinics_stand_side_by_side(language: str) -> None:
    clinics = {name: wording("vertebroplasty", language, name) for name in LIBRARY.clinics()}
    pdf, _ = review_copy(clinics[CLINIC], PICTURES, [], Since(), "letter", clinics=clinics)
    cover, _, rest = parts(pdf)
    words = "".join(rest)
    assert bare("Nobody has signed these words for every clinic") in "".join(cover) and bare("what it says of the clinic") not in "".join(
        cover
    )
    assert all(bare(told.phone()) in words and bare(told.language_help().plain) in words for told in clinics.values())


def fifty() -> dict[str, Wording]:
    """Fifty clinics, one of which lets people lift ten times as much, one with no limits."""
    told = wording("vertebroplasty", "en", CLINIC)
    topic, limits = next(iter(told.clinic.limits.items()))
    out = dict[str, Wording]()
    for k in range(1, 51):
        own = {**limits, "lifting": limits["lifting"].but(amount=quantity("100 lb"))} if k == 17 else limits
        name = parse(Scalar(f"North Valley Center for Spine, Joint and Back Care, house {k}"))
        clinic = told.clinic.but(name=name, limits={topic: own} if k != 23 else {}, units="metric" if k == 30 else "us")
        out[f"north-valley-{k}"] = Wording(told.handout, clinic, told.catalogue, told.today)
    return out


def test_what_differs_between_fifty_clinics_is_a_table_over_pages(tmp_path: Path) -> None:
    clinics = fifty()
    pdf, pages = review_copy(clinics["north-valley-1"], PICTURES, [], Since(), "letter", clinics=clinics)
    words = "".join(parts(pdf)[2])
    table = words[words.index(bare("What differs from clinic to clinic")) :]
    assert all(f"house{k}" in table and f"north-valley-{k}" in table for k in range(1, 51))
    assert f"LiftingNomorethan100lbfor3monthsnorth-valley-17{bare('Like this: set by spine team lead, October 1, 2026.')}" in table
    but = f"47clinics:allbutnorth-valley-17,north-valley-23,north-valley-30{bare('Like this: set by spine team lead, October 1, 2026.')}"
    assert f"LiftingNomorethan10lbfor3months{but}" in table
    assert "UnitsMetric(kg,°C)north-valley-30" in table and bare("Emergency number 911 all clinics (50)") in table
    lifting = [table.index(each) for each in ("Nomorethan10lb", "Nomorethan100lb")]
    assert lifting == sorted(lifting)  # the rarest last
    assert (
        table.count(bare("Clinic Telephone by day; When the clinic is closed")) == 1
    )  # on the other pages the headings are painted, and not read again
    (tmp_path / "fifty.pdf").write_bytes(pdf)
    assert verdicts([tmp_path / "fifty.pdf"]) == {("fifty.pdf", profile): "PASS" for profile in PROFILES}
    assert pages < 45


def test_a_word_that_is_wider_than_its_column_is_cut_and_stops_nothing() -> None:
    told, long = wording("vertebroplasty", "en", CLINIC), "x" * 60
    clinic = told.clinic.but(address=parse(Scalar("Main Street 1")), web=Scalar(f"{long}.example.org"))
    clinics = {long: told, "b": Wording(told.handout, clinic, told.catalogue, told.today)}
    pdf, _ = review_copy(told, PICTURES, [], Since(), "letter", clinics=clinics)
    assert long in "".join(parts(pdf)[2]).replace("\u200b", "")
