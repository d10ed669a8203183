"""Mistakes of somebody new, made in a workspace as `handouts init` starts one: each is told at its line, with what to write instead.

(What one file shows by itself is in tests/handouts/cases.)
"""

import re
import shutil
from pathlib import Path

import pytest
from typed import handouts

from patient_handouts.handouts.problems import Problems

TALL = (
    "advice:\n          do:\n"
    + "".join(f"            - Rest when you are tired of number {k}.\n" for k in range(70))
    + "          do_not:\n            - Smoke."
)
ENTRY = "with a line in images/index.yaml: my-knee: {title: {en: …}, alt: {en: …}}"
WIDE = "Donaudampfschifffahrtskapitaen" * 3


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("newcomer") / "network"
    assert handouts("init", home).exit_code == 0
    return home


@pytest.fixture
def home(started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = Path(shutil.copytree(started, tmp_path / "network"))
    monkeypatch.chdir(own)
    return own


def told(*arguments: object) -> str:
    """All that a command says, a line a finding and its hint."""
    done = handouts(*arguments)
    said = str(done.exception) if isinstance(done.exception, Problems) else done.output
    return re.sub(r"\n +\d* \|.*\n +\| +\^+ ?", " | ", said)


def write(block: str) -> None:
    """A block into the part “why”."""
    path = Path("handouts/example-topic/en.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("    blocks:\n", f"    blocks:\n      - {block}\n", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("", "put one of them into images/; the entry is called like the file, without its ending"),
        ("my-knee.avif", "images/my-knee.avif cannot be read: export it as JPEG, as images/my-knee.jpg"),
        ("my-knee.ai", "images/my-knee.ai cannot be read: export it as SVG from the program that drew it, as images/my-knee.svg"),
        ("my_knee.png", "rename images/my_knee.png to my-knee.png"),
        ("My Knee.JPG", "rename images/My Knee.JPG to my-knee.JPG"),
    ],
)
def test_an_entry_of_the_index_without_its_file(file: str, hint: str, home: Path) -> None:
    with (home / "images" / "index.yaml").open("a", encoding="utf-8") as index:
        index.write("my-knee: {title: {en: A knee}, alt: {en: A knee from the side.}}\n")
    if file:
        (home / "images" / file).write_bytes((home / "images" / "example-picture.svg").read_bytes())
    write("picture: my-knee\n        caption: My knee.")
    said = told("check", "example-topic")
    assert re.search(rf"images/index.yaml:7:1: error: there is no picture file my-knee.* \| {re.escape(hint)}\n", said)
    assert "picture-unknown" not in said  # nobody knows before the index is mended


@pytest.mark.parametrize("name", ["my-knee.JPG", "my-knee.jpg", "my-knee.svg"])
def test_a_file_whose_ending_is_known_in_any_letters(name: str, home: Path) -> None:
    """No mistake at all."""
    with (home / "images" / "index.yaml").open("a", encoding="utf-8") as index:
        index.write("my-knee: {title: {en: A knee}, alt: {en: A knee from the side.}}\n")
    (home / "images" / name).write_bytes((home / "images" / "example-picture.svg").read_bytes())
    assert "my-knee" not in told("check", "example-topic")


@pytest.mark.parametrize(
    ("block", "place", "hint"),
    [
        ("picture: my-knee\n        caption: My knee.", ":18: error: there is no picture “my-knee”", ENTRY),
        ("Call {phone:bookin}.", ":14: error: the clinic has no phone “bookin”", "did you mean “booking”? Or write bookin: {number: …"),
        ("contacts: [nurse-line]", ":20: error: the clinic has no phone “nurse-line”", "(there is “booking”)"),
        ("The risk of infection is 50% lower.", ":34: error: “50% lower”", "say both numbers, with the same people under them"),
        ("This is *very* bad.", ":17: warning: “*very*” would be printed as it stands", "write **very** for strong words"),
        ("This is __very__ bad.", ":17: warning: “__very__” would be printed as it stands", "write **very** for strong words"),
        ("This is <b>bad</b>.", ":17: warning: “<b>” would be printed as it stands", "write **…** for strong words"),
    ],
)  # fmt: skip
def test_what_check_says_of_a_block(block: str, place: str, hint: str, home: Path) -> None:
    clinic = home / "clinics" / "example-clinic.yaml"
    clinic.write_text(
        clinic.read_text(encoding="utf-8").replace("phones:\n", 'phones:\n  booking: "(555) 555-0188"\n', 1), encoding="utf-8"
    )
    write(block)
    lines = Path("handouts/example-topic/en.yaml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, each in enumerate(lines, 1) if each == f"      - {block}".split("\n")[0])
    found = [each for each in told("check", "example-topic").split("\n\n") if f"en.yaml:{line}{place}" in each]
    assert found and hint in found[0]


@pytest.mark.parametrize(
    ("block", "code", "hint"),
    [
        (TALL, "too-tall", "shorten it, or write it as "),
        (f"Read {WIDE}.", "word-too-wide", "put a space or a hyphen where it may be parted"),
    ],
)
def test_what_finds_no_room_on_a_page(block: str, code: str, hint: str, home: Path) -> None:
    write(block)
    said = told("make", "example-topic", "--draft", "-o", home / "sheet.pdf")
    assert f"[{code}]" in said and hint in said and not (home / "sheet.pdf").exists()
    if code == "too-tall":  # what it says can be followed
        assert re.search(r"write it as [2-9] blocks, one below the other", said)
