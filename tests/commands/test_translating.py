"""`new translation`, `translated`, and what `check` and `make` say of a translation, as somebody types them."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from patient_handouts.commands.program import program
from patient_handouts.handouts.approvals import ALL, Approval, signable, signatures
from patient_handouts.handouts.catalogue import FOLDER
from patient_handouts.handouts.library import HERE, Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.press.proofs.render import words_on

LIBRARY = FOLDER.parent
SHEETS = Path(__file__).parents[1] / "checks" / "sheets"  # as they stood in November 2026


def handouts(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A workspace with a topic of its own."""
    folder = tmp_path / "network"
    assert handouts("init", folder).exit_code == 0
    if not (folder / "handouts").is_dir() or not list((folder / "handouts").iterdir()):
        assert handouts("new", "topic", "knee-surgery", "--workspace", folder).exit_code == 0
    return folder


def topic(home: Path) -> str:
    return next(path.name for path in (home / "handouts").iterdir() if path.is_dir())


def filled(path: Path, english: Path) -> None:
    """Every empty place filled with the original's words: a translator's work, as far as the program can see it."""
    path.write_text(english.read_text(encoding="utf-8"), encoding="utf-8")


def test_it_starts_with_the_originals_words_beside_each_place(home: Path) -> None:
    name = topic(home)
    done = handouts("new", "translation", name, "es", "--workspace", home)
    assert done.exit_code == 0, done.output
    folder = home / "handouts" / name
    made, original = (folder / "es.yaml").read_text(encoding="utf-8"), yaml.safe_load((folder / "en.yaml").read_text(encoding="utf-8"))
    assert f"# {original['purpose'].strip()[:30]}" in made and 'purpose: ""' in made
    blank, whole = yaml.safe_load(made), original
    assert list(blank) == list(whole) and len(blank["sections"]) == len(whole["sections"])
    assert [len(part["blocks"]) for part in blank["sections"]] == [len(part["blocks"]) for part in whole["sections"]]
    record = yaml.safe_load((folder / "translations.yaml").read_text(encoding="utf-8"))
    assert {"title", "purpose"} <= set(record["es"])
    assert handouts("new", "translation", name, "es", "--workspace", home).exit_code != 0  # what is there stays
    problems = handouts("check", name, "--workspace", home)
    assert problems.exit_code == 1 and "value-missing" in problems.output  # nothing empty is printed


def test_the_sources_of_a_topic_are_not_translated(home: Path) -> None:
    """A study keeps its title, and its year is a number."""
    shutil.copytree(LIBRARY / "library" / "vertebroplasty", home / "handouts" / "vertebroplasty")
    done = handouts("new", "translation", "vertebroplasty", "it", "--workspace", home)
    assert done.exit_code == 0, done.output
    folder = home / "handouts" / "vertebroplasty"
    made, original = (yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("it", "en"))
    assert all(made["sources"][id]["title"] == source["title"] for id, source in original["sources"].items()) and made["title"] == ""


def test_an_edited_original_is_told_until_it_is_recorded(home: Path) -> None:
    name = topic(home)
    folder = home / "handouts" / name
    handouts("new", "translation", name, "es", "--workspace", home)
    filled(folder / "es.yaml", folder / "en.yaml")
    assert "translation-stale" not in handouts("check", name, "--workspace", home).output
    english = (folder / "en.yaml").read_text(encoding="utf-8")
    (folder / "en.yaml").write_text(re.sub("(?m)^purpose: .*$", "purpose: It now does something else.", english), encoding="utf-8")
    handouts("review", name, "--language", "es", "--workspace", home, "-o", home / "review.pdf")
    assert any("translation-stale" in page for page in words_on((home / "review.pdf").read_bytes()))  # the one who signs is told
    found = handouts("check", name, "--workspace", home)
    assert found.exit_code == 1 and found.output.count("translation-stale") == 1 and "“purpose”" in found.output
    assert handouts("translated", name, "es", "nonsense", "--workspace", home).exit_code == 2
    before = (folder / "translations.yaml").read_bytes()
    told = handouts("translated", name, "es", "--workspace", home)
    assert told.exit_code == 2 and "nothing was recorded" in told.output and "--all" in told.output
    assert (folder / "translations.yaml").read_bytes() == before
    recorded = handouts("translated", name, "es", "purpose", "--workspace", home)
    assert recorded.exit_code == 0 and "It now does something else." in recorded.output
    assert " ".join(yaml.safe_load(english)["purpose"].split()[:3]) in recorded.output  # the old words beside the new ones
    assert "translation-stale" not in handouts("check", name, "--workspace", home).output


def test_what_is_recorded_is_named_or_all_of_it_is_asked_for(home: Path) -> None:
    name = topic(home)
    folder = home / "handouts" / name
    handouts("new", "translation", name, "es", "--workspace", home)
    filled(folder / "es.yaml", folder / "en.yaml")
    assert "nothing to do" in handouts("translated", name, "es", "--workspace", home).output
    assert handouts("translated", name, "es", "purpose", "--all", "--workspace", home).exit_code == 2
    english = (folder / "en.yaml").read_text(encoding="utf-8")
    (folder / "en.yaml").write_text(re.sub("(?m)^purpose: .*$", "purpose: It does this.", english), encoding="utf-8")
    (folder / "originals.yaml").unlink()  # recorded by an older program
    told = handouts("translated", name, "es", "--all", "--workspace", home)
    assert told.exit_code == 0 and "not known" in told.output and "It does this." in told.output and "1 block of es recorded" in told.output
    (folder / "en.yaml").write_text(re.sub("(?m)^purpose: .*$", "purpose: It does that.", english), encoding="utf-8")
    told = handouts("translated", name, "es", "--workspace", home)
    assert "! It does this." in told.output and "| It does that." in told.output
    (folder / "originals.yaml").write_text("- spoilt: [", encoding="utf-8")
    assert "not known" in handouts("translated", name, "es", "--all", "--workspace", home).output


CHANGES = {
    "a danger sign": ("Chest pain, or you are short of breath.", "Chest pain."),
    "a negation": ("**Do not stop or restart a [blood thinner] unless we tell you.**", "**Stop a [blood thinner] when we tell you.**"),
    "a limit": ("limits: [bandage, shower,", "limits: [shower,"),
    "a number": ("Throwing up for more than 24 hours", "Throwing up for more than 12 hours"),
    "a sign in another list": (
        '"Fever of {38 °C} or more, or chills"\n            - The needle mark',
        "Sudden bad back pain.\n            - The needle mark",
    ),
}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose Spanish sheet a translator has signed."""
    home = tmp_path_factory.mktemp("signed") / "network"
    assert handouts("init", home).exit_code == 0
    shutil.copytree(SHEETS, home / "handouts" / "vertebroplasty")
    done = handouts(*ASKED, "--code", code_of_translation(home), "--workspace", home)
    assert done.exit_code == 0, done.output
    return home


ASKED = ("approve", "vertebroplasty", "--language", "es", "--translation", "--role", "court interpreter", "--until", "2027-06-01")


def worded(home: Path) -> tuple[Wording, Pictures]:
    own = Library(home)
    pictures = Pictures(own.picture_folders())
    handout = own.read_handout("vertebroplasty", "es", pictures.ids(), icons())
    return Wording(handout, own.read_clinic(own.clinics()[0]), own.catalogue("es"), date.today()), pictures


def code_of_translation(home: Path) -> str:
    return signable(*worded(home), ALL, "translation").code


def compared_by(home: Path) -> Approval | None:
    """The translator's signature, where it holds."""
    own = Library(home)
    return signatures(*worded(home), own.clinics()[0], own.approvals()).translation


@pytest.mark.parametrize("what", CHANGES)
def test_a_translators_signature_holds_the_original_too(signed: Path, what: str) -> None:
    english = signed / "handouts" / "vertebroplasty" / "en.yaml"
    words = english.read_text(encoding="utf-8")
    assert compared_by(signed)
    old, new = CHANGES[what]
    assert old in words
    try:
        english.write_text(words.replace(old, new), encoding="utf-8")
        assert compared_by(signed) is None
        assert "translation-void" in handouts("check", "vertebroplasty", "--workspace", signed).output
    finally:
        english.write_text(words, encoding="utf-8")
    assert compared_by(signed)


def test_what_no_translator_reads_voids_nothing(signed: Path) -> None:
    english = signed / "handouts" / "vertebroplasty" / "en.yaml"
    words = english.read_text(encoding="utf-8")
    english.write_text(f"# a note\n{words}".replace("also_called: [bone cement, ", "also_called: ["), encoding="utf-8")
    assert compared_by(signed)
    english.write_text(words, encoding="utf-8")


def test_a_changed_translation_is_told_by_its_lines(signed: Path) -> None:
    spanish = signed / "handouts" / "vertebroplasty" / "es.yaml"
    words = spanish.read_text(encoding="utf-8")
    spanish.write_text(words.replace("¿Y si espero?", "¿Qué pasa si espero?"), encoding="utf-8")
    assert compared_by(signed) is None
    assert "the translation has changed since: new or changed in line" in handouts("check", "vertebroplasty", "--workspace", signed).output
    spanish.write_text(words, encoding="utf-8")


def test_nobody_signs_a_translation_that_is_out_of_date(home: Path) -> None:
    shutil.copytree(SHEETS, home / "handouts" / "vertebroplasty")
    english = home / "handouts" / "vertebroplasty" / "en.yaml"
    words = english.read_text(encoding="utf-8")
    english.write_text(words.replace("Chest pain, or you are short of breath.", "Chest pain."), encoding="utf-8")
    done = handouts(*ASKED, "--code", code_of_translation(home), "--workspace", home)
    assert done.exit_code == 1 and not (home / "approvals.yaml").exists()


@pytest.mark.parametrize("arguments", [("vertebroplasty", "es"), ("vertebroplasty", "english"), ("vertebroplasty", "en")])
def test_the_programs_own_topics_are_not_written_to(home: Path, arguments: tuple[str, str]) -> None:
    assert handouts("new", "translation", *arguments, "--workspace", home).exit_code == 2


def test_two_languages_in_one_file(tmp_path: Path) -> None:
    done = handouts("make", "vertebroplasty", "--language", "vietnamese", "--with", "en", "-o", tmp_path)
    assert done.exit_code == 0, done.output
    assert [path.name for path in tmp_path.iterdir()] == ["vertebroplasty.vi+en.riverside-spine.standard.sheet.letter.pdf"]


def test_the_same_language_beside_itself_is_one_sheet(tmp_path: Path) -> None:
    done = handouts("make", "vertebroplasty", "--with", "english", "-o", tmp_path)
    assert done.exit_code == 0, done.output
    assert [path.name for path in tmp_path.iterdir()] == ["vertebroplasty.en.riverside-spine.standard.sheet.letter.pdf"]


def test_a_topic_of_the_program_becomes_ones_own_by_a_copy(network: Path) -> None:
    done = handouts("translated", "warfarin", "es")
    assert done.exit_code == 2 and "copy its folder" in done.output
    shutil.copytree(HERE / "library" / "warfarin", Path("handouts") / "warfarin")
    assert handouts("translated", "warfarin", "es").exit_code == 0
