"""What README and docs say is there: links, commands and their options, files, blocks; the picture of the rooms is that of the house."""

import re
import runpy
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from patient_handouts.commands.program import program
from patient_handouts.handouts.blocks import BLOCKS
from patient_handouts.handouts.library import Library

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
COMMAND = re.compile(r"(?:^|[`;&]|&& ?)\s*(?:[\w./\\-]*bin/)?handouts (?P<words>[a-z-][^`\n]*)", re.MULTILINE)
PATH = re.compile(r"`([\w./-]+\.(?:py|yaml|md|json|svg|html|toml|js|css|lock))`|\[(tests/[\w./]+)")
OF_A_USER = re.compile(  # files of a workspace, of a run, or such as a recipe has somebody make
    r"(?:^|/)(?:index\.html|network\.yaml|desk\.yaml|bundles\.yaml|approvals\.yaml|recalls\.yaml|printed\.jsonl|desk-sets\.json|translations\.yaml|batch\.yaml|ID\.\S+|(?:TOPIC\.)?(?:LANGUAGE|es(?:-MX)?)\.yaml|NAME\.\w+|plan\.yaml)$"
    r"|^(?:clinics|dist|out)/|^handouts/knee-pain/|(?:^|/)it\.yaml$|(?:^|_|/)spool\.py$|/exclamation-mark\.yaml$"
)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """The names by which a page's headings can be linked to, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", text_of(page), flags=re.DOTALL)):
        if "://" not in target:
            name, _, anchor = target.partition("#")
            file = (page.parent / name).resolve() if name else page
            assert file.exists() and file.is_relative_to(ROOT), target
            assert not anchor or file.suffix != ".md" or anchor in anchors(file), target


def shown(text: str) -> Iterator[list[str]]:
    """The words of every `handouts …` that a page shows, up to its explanation."""
    for found in COMMAND.finditer(text):
        words = re.split(r"\s{2,}|  #| \(|…|;|&&", found["words"])[0]
        yield [word.rstrip(".,:") for word in shlex.split(words.replace("'", ""))]


def asks(words: list[str]) -> None:
    """Whether the program has such a command, with these options."""
    command: click.Command = program
    while isinstance(command, click.Group) and words and not words[0].startswith("-") and not words[0].isupper():
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)} | {"--help", "--version"}
    unknown = {word.partition("=")[0] for word in words if word.startswith("-")} - options
    assert not unknown, (command.name, unknown)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_that_is_shown_exists(page: Path) -> None:
    if page.name != "CHANGELOG.md":  # which may tell of what has gone
        for words in shown(text_of(page)):
            asks(words)


def test_the_eye_for_commands_sees_them() -> None:
    assert len([*shown(text_of(ROOT / "README.md"))]) > 30
    assert [*shown("`handouts make vert --large` sets it")] == [["make", "vert", "--large"]]
    for wrong in (["mak", "vert"], ["make", "vert", "--lrage"], ["new", "topc"]):
        with pytest.raises(AssertionError):
            asks(wrong)


@cache
def files() -> list[str]:
    """All files of the house, by their paths from the root."""
    folders = [
        ROOT,
        *(folder for folder in ROOT.iterdir() if folder.is_dir() and (not folder.name.startswith(".") or folder.name == ".ci")),
    ]
    return [path.relative_to(ROOT).as_posix() for folder in folders for path in (folder.rglob("*") if folder != ROOT else ROOT.iterdir())]


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    """`layouts/text.py` from the root or from a room; `text.py` alone is somewhere in the house."""
    for named in filter(None, (one or two for one, two in PATH.findall(text_of(page)))):
        there = named in files() or any(file.endswith(f"/{named}") for file in files()) or (ROOT / named).exists()
        assert there or OF_A_USER.search(named), named


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_module_and_script_that_is_run_is_there(page: Path) -> None:
    for module in re.findall(r"python -m patient_handouts\.([\w.]+)", text_of(page)):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module
    for script in re.findall(r"python ((?:benchmarks|docs|tests)/[\w/]+\.py)", text_of(page)):
        assert (ROOT / script).is_file(), script


def test_readme_names_every_block() -> None:
    readme = text_of(ROOT / "README.md")
    assert [name for name in BLOCKS if f"`{name}`" not in readme] == ["paragraph"]  # which is a string, and named without marks


def test_the_sample_sheet_uses_every_block_if_readme_says_so() -> None:
    sample = text_of(ROOT / "handouts" / "library" / "vertebroplasty" / "en.yaml")
    unused = [name for name in BLOCKS if name != "paragraph" and not re.search(rf"^ +- {name}:", sample, re.MULTILINE)]
    assert (not unused) == ("uses\nthem all" in text_of(ROOT / "README.md")), unused


def test_readme_names_every_command() -> None:
    named = {words[0] for words in shown(text_of(ROOT / "README.md"))}
    assert set(program.list_commands(click.Context(program))) <= named


def test_the_picture_of_the_rooms_is_up_to_date(update: bool) -> None:
    drawn, path = runpy.run_path(str(ROOT / "docs" / "rooms.py"))["picture"](), ROOT / "docs" / "rooms.svg"
    if update:
        path.write_text(drawn, encoding="utf-8", newline="\n")
    assert text_of(path) == drawn, "python docs/rooms.py"


def test_the_table_of_the_library_is_up_to_date(update: bool) -> None:
    made, path = runpy.run_path(str(ROOT / "docs" / "library.py"))["page"](), ROOT / "docs" / "library.md"
    if update:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert text_of(path) == made, "python docs/library.py"
    assert {picture.stem for picture in (ROOT / "docs" / "library").iterdir()} == {*Library().topics()}
