"""A language as a region writes it: its own words where it has them, else the language's; dates, rules and recalls follow."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from signed_network import put_network, write_data

from patient_handouts.checks.own_lines import check_files, check_languages
from patient_handouts.commands.program import program
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.formats import date_words, number_words
from patient_handouts.handouts.library import Library, NotKnown
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.regions import in_a_region, nearest, region_of, without_region
from patient_handouts.handouts.units import quantity
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop


@pytest.mark.parametrize(
    ("language", "plain", "region"),
    [("en-GB", "en", "GB"), ("zh-Hant-TW", "zh-Hant", "TW"), ("zh-Hant", "zh-Hant", ""), ("es", "es", ""), ("haw-US", "haw", "US")],
)
def test_a_region_comes_off_and_a_script_stays(language: str, plain: str, region: str) -> None:
    assert (without_region(language), region_of(language)) == (plain, region)
    assert nearest(language, [plain]) == plain and nearest(language, [plain, language]) == language and nearest(language, ["xx"]) == ""
    assert in_a_region(language.lower().replace("-", "_"), [plain]) == (language if region else "")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return put_network(tmp_path)


def test_a_sheet_has_the_words_of_its_region_and_else_those_of_its_language(home: Path) -> None:
    write_data(home, "catalogue/en-GB.yaml", {"format": 1, "head": {"call_us": "Questions? Ring us"}})
    write_data(home, "images/words/en-GB.yaml", {"knee": {"alt": "A British knee."}})
    write_data(home, "network/knee-pain.en-GB.yaml", {"format": 1, "add": [{"after": "call", "blocks": ["Mind the step."]}]})
    shop = Workshop(Library(home), date(2026, 11, 1))
    ((british, _),), ((plain, _),) = shop.told(Order("north", "knee-pain", "en-GB")), shop.told(Order("north", "knee-pain", "en"))
    assert british.say("head.call_us").plain == "Questions? Ring us" != plain.say("head.call_us").plain
    assert british.say("headings.key_points") == plain.say("headings.key_points")
    assert british.language_help() == plain.language_help() and british.after_hours() == plain.after_hours()
    assert shop.pictures.worded("knee", "en-GB").alt.plain == "A British knee." and shop.pictures.labels("knee", "en-GB")
    assert "Mind the step." in " ".join(text.plain for text in british.handout.all_texts()) and plain.handout.joined is None
    assert (british.handout.language, british.handout.translated) == ("en-GB", False)


def test_dates_and_numbers_are_those_of_the_region() -> None:
    day = date(2026, 10, 1)
    assert date_words(catalogue("en-GB"), day, "US") == "1 October 2026" != date_words(catalogue("en"), day, "US")
    assert number_words(catalogue("es-MX"), 3175) == "3,175"


def test_a_region_of_a_language_that_nobody_speaks_is_told(home: Path) -> None:
    library = Library(home)
    with pytest.raises(NotKnown):
        library.read_handout("knee-pain", "pt-BR")
    with pytest.raises(Problems) as told:
        library.catalogue("pt-BR")
    assert told.value.problems[0].code == "language-unspoken"
    write_data(home, "catalogue/en-GB.yaml", {"format": 1, "head": {"no_such_words": "x"}})
    with pytest.raises(Problems) as told:
        Library(home).catalogue("en-GB")
    assert [each.code for each in told.value.problems] == ["catalogue-key"]


def test_a_recall_of_a_language_holds_in_its_regions(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    done = CliRunner().invoke(program, ["withdraw", "--words", "Keep moving.", "--language", "en", "--why", "Wrong.", "--by", "me"])
    assert done.exit_code == 0, done.output
    recalls = Workshop(Library(home), date.today()).recalls
    assert recalls.of(Order("north", "knee-pain", "en-GB")) and recalls.of(Order("north", "knee-pain", "en"))


def test_rules_of_english_read_its_regions_too(home: Path) -> None:
    """What is wrong in English is no less wrong in Britain."""
    shop = Workshop(Library(home), date(2026, 11, 1))
    codes = {
        language: [(each.code, each.place) for each in shop.findings(Order("north", "knee-pain", language)).problems]
        for language in ("en", "en-GB")
    }
    assert codes["en-GB"] == codes["en"] != []


def test_the_words_of_a_region_are_started_with_nothing_in_them(home: Path) -> None:
    assert CliRunner().invoke(program, ["new", "language", "es-MX", "--workspace", str(home)]).exit_code == 0
    assert Library(home).catalogue("es-MX").texts == Library(home).catalogue("es").texts


def test_units_both_changes_units_and_nothing_else(home: Path) -> None:
    """Every text of a sheet that holds no amount says the same; what holds one says it in both."""
    shop = Workshop(Library(home), date(2026, 11, 1))
    ((us, _),) = shop.told(Order("north", "knee-pain", "en"))
    both = us.of(us.handout)
    both.clinic = us.clinic.but(units="both")
    texts = us.handout.all_texts()
    differ = [text for text in texts if us.words(text) != both.words(text)]
    assert (
        us.hours() == both.hours() and us.date(date(2026, 10, 1)) == both.date(date(2026, 10, 1)) and us.time("17:30") == both.time("17:30")
    )
    assert differ and all(any(run.placeholder.startswith("limit:") or quantity(run.placeholder) for run in text.runs) for text in differ)


def test_lines_of_a_region_are_read_and_those_of_another_language_are_no_harm(home: Path) -> None:
    write_data(home, "network/knee-pain.en-GB.yaml", {"format": 1, "add": [{"after": "call", "blocks": ["Mind the step."]}]})
    assert [*check_files(Library(home))] == []
    assert check_languages(Library(home), "north", "knee-pain", ["en-GB"]) == ()
    assert check_languages(Library(home), "north", "knee-pain", ["en"]) == ()  # of Britain alone
    (home / "network/knee-pain.en-GB.yaml").rename(home / "network/knee-pain.en.yaml")
    assert check_languages(Library(home), "north", "knee-pain", ["en-GB"]) == ()
    (home / "handouts/knee-pain/es.yaml").write_bytes((home / "handouts/knee-pain/en.yaml").read_bytes())
    (told,) = check_languages(Library(home), "north", "knee-pain", ["es-MX"])
    assert told.code == "lines-untranslated" and "knee-pain.es-MX.yaml" in told.hint


@pytest.mark.parametrize(("name", "meant"), [("en_uk", "en-GB"), ("EN-gb", "en-GB"), ("en-XX", ""), ("xx-GB", ""), ("en", "")])
def test_a_country_that_there_is_not_is_no_region(name: str, meant: str) -> None:
    assert in_a_region(name, ["en"]) == meant


def test_lists_have_the_regions_that_the_workspace_says_anything_for(home: Path) -> None:
    """By its catalogue for every topic, by lines for theirs, and only where the clinic has them."""
    library = Library(home)
    assert "en-GB" not in library.offered("knee-pain", "north")
    write_data(home, "catalogue/en-GB.yaml", {"format": 1, "head": {"call_us": "Questions? Ring us"}})
    write_data(home, "clinics/north/knee-pain.en-AU.yaml", {"format": 1, "add": [{"after": "call", "blocks": ["Mind the step."]}]})
    write_data(home, "catalogue/pt-BR.yaml", {"format": 1})
    assert {"en", "en-AU", "en-GB"} == {each for each in library.offered("knee-pain", "north") if each.startswith(("en", "pt"))}
    assert "en-AU" not in library.offered("knee-pain", "south")
    listed = CliRunner().invoke(program, ["list", "--workspace", str(home)]).output
    rows = [line.split()[:2] for line in listed.splitlines()]
    assert ["knee-pain", "en-GB"] in rows and ["knee-pain", "en-AU"] in rows and not [row for row in rows if row[1:] == ["pt-BR"]]
