"""A language that the program does not speak yet, in letters that its font lacks: from `new language` to the sheet."""

import json
import random
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from changes import change
from click.testing import CliRunner, Result
from judge import PROFILES, absent, verdicts
from runs import short_sheets

from patient_handouts.commands.program import program
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems, report
from patient_handouts.layouts import fonts, typefaces
from patient_handouts.layouts.fonts import FontError
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from walker import walk

CHINESE = "DroidSansFallbackFull.ttf"
LETTERS = "请您先读这张纸"  # put before the English of every sentence: "please read this sheet first"


def handouts(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def font() -> Path:
    """A Chinese font with TrueType outlines, from Debian's fonts-droid-fallback."""
    path = typefaces._installed().get(CHINESE.lower())
    if path is None:
        absent(f"there is no {CHINESE} (.ci/run installs it)")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A workspace with a catalogue, picture words and a topic in Chinese, all of them filled in."""
    folder = tmp_path / "network"
    for arguments in (
        ("init", folder),
        ("new", "language", "zh", "--workspace", folder),
        ("new", "translation", "example-topic", "zh", "--workspace", folder),
    ):
        done = handouts(*arguments)
        assert done.exit_code == 0, done.output
    for path in (
        folder / "catalogue" / "zh.yaml",
        folder / "images" / "words" / "zh.yaml",
        folder / "handouts" / "example-topic" / "zh.yaml",
    ):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    index = folder / "images" / "index.yaml"
    index.write_text(index.read_text(encoding="utf-8").replace("en:", f"zh: {LETTERS}, en:"), encoding="utf-8")
    return folder


def filled(text: str) -> str:
    """Each "" after the comments that hold its English: Chinese letters, then the English without its term marks."""
    lines, english = list[str](), ""
    for line in text.split("\n"):
        if line.lstrip().startswith("# "):
            english += (" " if english else "") + line.lstrip()[2:]
        elif line.endswith('""'):
            words = re.sub(r"\[(?:([^|\]]*)\|)?([^\]]*)\]", r"\2", english)
            line, english = line[:-2] + '"' + LETTERS[:3] + words.replace("\\", "\\\\").replace('"', '\\"') + '"', ""
        else:
            english = ""
        lines.append(line)
    return "\n".join(lines)


def made(home: Path) -> Result:
    return handouts("make", "example-topic", "--language", "zh", "-o", home / "sheet.pdf", "--draft", "--workspace", home)


def told(done: Result) -> str:
    """What the program would print of the problems that stopped it."""
    return report(done.exception.problems) if isinstance(done.exception, Problems) else done.output


def test_the_machines_own_font_is_found(home: Path, font: Path) -> None:
    done = made(home)
    assert done.exit_code == 0, done.output
    walked = walk((home / "sheet.pdf").read_bytes())
    assert walked.problems == [] and LETTERS[:3] in walked.words
    with pikepdf.open(home / "sheet.pdf") as opened:
        used = {
            str(each.BaseFont).partition("+")[2]
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        }
        strokes = sum(
            str(operator) == "Tr" and int(operands[0]) == 2
            for page in opened.pages
            for operands, operator in pikepdf.parse_content_stream(page)
        )
    assert any("Droid" in name for name in used)
    assert strokes, "bold Chinese has no bold font here, so it is drawn with thicker strokes"
    assert verdicts([home / "sheet.pdf"]) == {("sheet.pdf", profile): "PASS" for profile in PROFILES}


def test_a_clinic_names_its_own(home: Path, font: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_installed", dict)
    (home / "fonts").mkdir()
    shutil.copy(font, home / "fonts" / "own.ttf")
    clinic = next((home / "clinics").glob("*.yaml"))
    clinic.write_text(clinic.read_text(encoding="utf-8") + "\nfonts: {zh: own.ttf}\n", encoding="utf-8")
    done = made(home)
    assert done.exit_code == 0, done.output


def test_the_ledger_names_the_font(home: Path, font: Path) -> None:
    done = handouts(
        "batch", "--topic", "example-topic", "--language", "zh", "--unapproved", "--jobs", 1, "-o", home / "dist", "--workspace", home
    )
    *_meant, line = (json.loads(each) for each in (home / "dist" / "ledger.jsonl").read_text(encoding="utf-8").splitlines())
    assert line["state"] == "made", done.output
    assert [name.partition("-")[0] for name in line["fonts"]] == ["DroidSansFallbackFull"]


@pytest.mark.parametrize(
    ("put", "named", "code"),
    [
        ("own.ttf", "lost.ttf", "font-missing"),
        ("own.ttf", "own.ttf", "font-unusable"),
        ("own.ttf", "../own.ttf", "path-wrong"),
        ("own.ttf", "own.txt", "path-wrong"),
    ],
)
def test_a_font_that_is_none_is_told_at_the_clinics_line(home: Path, put: str, named: str, code: str) -> None:
    (home / "fonts").mkdir()
    (home / "fonts" / put).write_bytes(b"\0\1\0\0 no font at all")
    clinic = next((home / "clinics").glob("*.yaml"))
    text = clinic.read_text(encoding="utf-8").rstrip()
    clinic.write_text(f"{text}\nfonts: {{zh: {named}}}\n", encoding="utf-8")
    done = made(home)
    line = text.count("\n") + 2
    assert done.exit_code == 1 and f"{clinic.name}:{line}:" in told(done) and f"[{code}]" in told(done)


def test_without_a_font_the_problem_names_language_letters_and_remedy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_installed", dict)
    done = made(home)
    assert done.exit_code == 1
    for part in (
        "font-needed",
        "zh.yaml:",
        "(zh)",
        "请",
        "U+8BF7",
        "fonts: {zh: NAME.ttf}",
        "apt install fonts-droid-fallback",
        "NotoSansSC",
    ):
        assert part in told(done)


@pytest.mark.parametrize(("letters", "language", "script"), [("বড়", "bn", "Bengali"), ("தமிழ்", "ta", "Tamil"), ("ሰላም", "am", "Ethiopic")])
def test_other_scripts_have_their_own_files(letters: str, language: str, script: str) -> None:
    assert f"NotoSans{script}-Regular.ttf" in typefaces._wanted(letters, language)


def test_what_has_not_been_translated_yet_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "network"
    assert handouts("init", folder).exit_code == 0
    assert handouts("new", "language", "th", "--workspace", folder).exit_code == 0
    english = (folder / "handouts" / "example-topic" / "en.yaml").read_text(encoding="utf-8")
    (folder / "handouts" / "example-topic" / "th.yaml").write_text(english, encoding="utf-8")
    done = handouts("check", "example-topic", "--workspace", folder)
    assert done.exit_code == 1 and "catalogue-empty" in told(done) and "catalogue/th.yaml:5:" in told(done)


def test_a_language_that_is_spoken_is_not_started_again(home: Path) -> None:
    assert handouts("new", "language", "vi", "--workspace", home).exit_code == 2
    assert handouts("new", "language", "zh", "--workspace", home).exit_code == 2


# ---------------------------------------------------------------- damaged ones
@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A short topic whose clinic names a font for letters that FiraGO lacks."""
    from pymupdf_fonts import myfont

    home = short_sheets(tmp_path / "network", 1)
    (home / "fonts").mkdir()
    (home / "fonts" / "own.ttf").write_bytes(myfont("spacemo"))
    with (home / "clinics" / "clinic-0.yaml").open("a", encoding="utf-8") as clinic:
        clinic.write("fonts: {en: own.ttf}\n")
    change(home / "handouts" / "knee-pain" / "en.yaml", "subtitle: ", "subtitle: ₤ and ₱ ")
    return home


def test_a_font_with_a_few_letters_is_set(short: Path) -> None:
    assert handouts("make", "knee", "-o", short / "sheet.pdf", "--draft", "--workspace", short).exit_code == 0
    assert "₤ and ₱" in walk((short / "sheet.pdf").read_bytes()).words


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_font_is_told_at_the_clinics_line_or_set(seed: int, short: Path) -> None:
    """Whatever ReportLab or HarfBuzz raise: cut, filled, its tables moved."""
    dice, path = random.Random(seed), short / "fonts" / "own.ttf"
    whole, shop = path.read_bytes(), Workshop(Library(short), date.today())
    order, ended = Order("clinic-0", "knee-pain", "en"), Counter[str]()
    for k in range(12):
        at = dice.randrange(12 + 16 * 16 if k % 2 else len(whole))  # the list of its tables, or anywhere
        data = {0: whole[:at], 1: whole[:at] + dice.randbytes(dice.randrange(1, 40)) + whole[at + 4 :]}.get(k % 3)
        path.write_bytes(data or whole[:at] + bytes(min(4000, len(whole) - at)) + whole[at + 4000 :])
        fonts._from_file.cache_clear()
        try:
            made = shop.set_order(order, draft=True)
        except Problems as found:
            assert {(each.code, Path(each.place.file).name) for each in found.problems} == {("font-unusable", "clinic-0.yaml")}
            ended["unusable"] += 1
        else:
            assert walk(made.data).problems == []
            ended["set"] += 1
    assert ended["unusable"]


@pytest.mark.parametrize(
    ("error", "said"),
    [(FontError("it has no letters"), "it has no letters"), (AttributeError("module 'x' has no attribute 'y'"), "its tables are damaged")],
)
def test_over_what_a_library_stumbled_is_told_to_nobody(error: Exception, said: str, short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(made: object) -> None:
        raise error

    monkeypatch.setattr(fonts, "_tried", stumbles)
    with pytest.raises(FontError, match=said) as found:
        fonts.font_from(short / "fonts" / "own.ttf")
    assert "attribute" not in str(found.value)


def test_two_fonts_that_are_one_are_told(short: Path) -> None:
    shutil.copy(short / "fonts" / "own.ttf", short / "fonts" / "bold.ttf")
    change(short / "clinics" / "clinic-0.yaml", "fonts: {en: own.ttf}", "fonts: {en: {regular: own.ttf, bold: bold.ttf}}")
    done = handouts("make", "knee", "--draft", "--workspace", short)
    assert done.exit_code == 1 and "one and the same font" in told(done) and "clinic-0.yaml:" in told(done)


def test_a_font_that_calls_itself_firago_is_another(short: Path) -> None:
    path = short / "fonts" / "own.ttf"
    data = path.read_bytes()
    path.write_bytes(data.replace("Space Mono".encode("utf-16-be"), "FiraGO-Reg".encode("utf-16-be")).replace(b"SpaceMono", b"FiraGO-Re"))
    assert path.read_bytes() != data
    assert handouts("make", "knee", "-o", short / "sheet.pdf", "--draft", "--workspace", short).exit_code == 0
    walked = walk((short / "sheet.pdf").read_bytes())
    assert walked.problems == [] and "₤ and ₱" in walked.words
    with pikepdf.open(short / "sheet.pdf") as opened:
        found = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
        names = {str(each.BaseFont).partition("+")[2] for each in found}
    assert {"FiraGO", "FiraGO-Bold"} & {name.removesuffix("-Regular") for name in names} and any(name.startswith("own-") for name in names)
