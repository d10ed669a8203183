"""The recipes of CONTRIBUTING.md, followed in a copy of the house with the lines that are shown there.

A block, a kind of topic, two checks and a paper.
"""

import re
import shutil
import subprocess
import sys
import textwrap
from datetime import date, timedelta
from pathlib import Path

import pytest

from patient_handouts.handouts.catalogue import languages
from patient_handouts.press.proofs.render import words_on

ROOT = Path(__file__).resolve().parent.parent
APART = shutil.ignore_patterns(".*", "tests", "docs", "benchmarks", "__pycache__", "*.egg-info", "build", "dist", "out", "node_modules")


def code(recipe: str) -> list[str]:
    """The blocks of code under a heading of CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    (mine,) = (each for each in section if each.startswith(f"{recipe}\n"))
    return [textwrap.dedent(block).strip("\n") + "\n" for block in re.findall(r"```(?:python|yaml)\n(.*?)```", mine, re.DOTALL)]


def said_in(recipe: str, pattern: str) -> str:
    """What stands in the words of a recipe."""
    found = re.search(pattern, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition(f"\n## {recipe}\n")[2])
    assert found, f"{recipe} says nothing like {pattern}"
    return found[1]


def put(path: Path, before: str, lines: str) -> None:
    """Some lines before the first place that begins so."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) >= 1, f"{path.name} has no {before!r}"
    path.write_text(text.replace(before, lines + before, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one block, one kind of topic, two checks and one paper more."""
    copy = tmp_path_factory.mktemp("recipes") / "house"
    shutil.copytree(ROOT, copy, ignore=APART)
    block, setter = code("A block")
    blocks = copy / "handouts" / "blocks"
    put(blocks / "words.py", "class Questions(", f"{block}\n\n")
    put(blocks / "__init__.py", "# All of them, in the order", "from .words import Remember\n\n")
    put(blocks / "__init__.py", "    | Links\n", "    | Remember\n")
    for language in languages():
        put(copy / "handouts" / "catalogue" / f"{language}.yaml", "  teach_back:", '  remember: "Remember:"\n')
    put(copy / "handouts" / "own_words.py", "    WriteOn,\n", "    Remember,\n")
    put(copy / "handouts" / "own_words.py", "    WriteOn: (", "    " + said_in("A block", r"`(Remember: \(.+?\),)`") + "\n")
    put(copy / "layouts" / "blocks" / "lists.py", "def write_on(", f"{setter}\n\n")
    put(copy / "layouts" / "blocks" / "section.py", "    model.WriteOn: ", "    model.Remember: lists.remember,\n")
    kind, start = code("A kind of topic")
    (copy / "handouts" / "about" / "vaccine.yaml").write_text(kind, encoding="utf-8")
    (copy / "handouts" / "templates" / "about" / "vaccine.yaml").write_text(start, encoding="utf-8")
    for language in languages():
        put(copy / "handouts" / "catalogue" / f"{language}.yaml", "  aftercare:", "  the_shot: The shot\n")
    rule, _case, entry = code("A check")
    put(copy / "checks" / "words.py", "TO_BE = ", f"{rule}\n")
    put(
        copy / "checks" / "words.py",
        "    for sentence in text.sentences:\n",
        '    if "!" in text.words:\n        yield SHOUT.at(text.at("!"))\n',
    )
    words = copy / "checks" / "lexicons" / "words.yaml"
    words.write_text(f"{words.read_text(encoding='utf-8').rstrip()}\n\n{textwrap.indent(entry, '  ')}", encoding="utf-8")
    (paper,) = code("A paper, an edition")
    put(copy / "handouts" / "theme.yaml", "  letter:\n", textwrap.indent(paper, "  "))
    return copy


def handouts(house: Path, *arguments: object) -> str:
    """What that copy says when it is asked."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", house / "generate.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.stdout + done.stderr


def test_the_new_block_checks_and_paper_are_there(house: Path, tmp_path: Path) -> None:
    network = tmp_path / "network"
    handouts(house, "init", network)
    (words,) = network.glob("handouts/*/en.yaml")
    put(words, "      - advice:\n", "      - remember: Drink water with your kid!\n")
    said = handouts(house, "make", words.parent.name, "--paper", "b5", "-o", tmp_path / "sheet.pdf", "--workspace", network)
    assert "exclamation-mark" in said and "word-kid" in said and "sheet.pdf" in said, said
    assert any("Remember: Drink water with your kid!" in page for page in words_on((tmp_path / "sheet.pdf").read_bytes()))
    assert "Our own: one mark is enough" in handouts(house, "explain", "exclamation-mark")


def test_a_signature_holds_the_new_block_s_own_words(house: Path, tmp_path: Path) -> None:
    """Another sentence of the program beside the author's voids it."""
    network = tmp_path / "network"
    handouts(house, "init", network)
    (words,) = network.glob("handouts/*/en.yaml")
    put(words, "      - advice:\n", "      - remember: Drink water.\n")
    topic, here = words.parent.name, ("--workspace", network)
    handouts(house, "review", topic, *here, "-o", tmp_path / "copy.pdf")
    printed = " ".join(words_on((tmp_path / "copy.pdf").read_bytes()))
    for code in dict.fromkeys(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", printed)):  # one of them is for who signs
        handouts(house, "approve", topic, *here, "--code", code, "--role", "nurse", "--until", date.today() + timedelta(days=900))
    assert "approval-void" not in handouts(house, "check", topic, *here) and (network / "approvals.yaml").is_file()
    own = (house / "handouts" / "catalogue" / "en.yaml").read_text(encoding="utf-8").replace('"Remember:"', '"Forget:"')
    (network / "catalogue").mkdir()
    (network / "catalogue" / "en.yaml").write_text(own, encoding="utf-8")
    assert "approval-void" in handouts(house, "check", topic, *here)


def test_the_new_kind_of_topic_is_there(house: Path, tmp_path: Path) -> None:
    network = tmp_path / "network"
    handouts(house, "init", network)
    assert "vaccine" in handouts(house, "new", "topic", "--help")
    handouts(house, "new", "topic", "flu", "--about", "vaccine", "--workspace", network)
    assert "0 errors, 0 warnings" in handouts(house, "check", "flu", "--strict", "--workspace", network)
    handouts(house, "make", "flu", "-o", tmp_path / "flu.pdf", "--workspace", network)
    assert any("The shot" in page for page in words_on((tmp_path / "flu.pdf").read_bytes()))
