"""The commands, as somebody types them."""

import json
import os
import re
from math import ceil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from patient_handouts.commands import new, writing
from patient_handouts.commands.program import program


def handouts(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "my-network"
    assert handouts("init", folder).exit_code == 0
    return folder


def test_make_prints_one_line_with_path_pages_and_size(tmp_path: Path) -> None:
    done = handouts("make", "vert", "--clinic", "river", "-o", tmp_path)
    path = tmp_path / "vertebroplasty.en.riverside-spine.standard.sheet.letter.pdf"
    assert done.exit_code == 0 and path.read_bytes().startswith(b"%PDF")
    assert done.stdout.startswith(str(path)) and "pages" in done.stdout and done.stdout.count("\n") == 1


def test_the_paper_asked_for_wins_over_the_clinics(tmp_path: Path) -> None:
    assert handouts("make", "vertebroplasty", "--clinic", "river", "--paper", "a4", "-o", tmp_path / "sheet.pdf").exit_code == 0
    assert b"/MediaBox [ 0 0 595.28 841.89 ]" in (tmp_path / "sheet.pdf").read_bytes()


def test_the_edition_is_the_clinics_unless_asked_for(workspace: Path, tmp_path: Path) -> None:
    assert handouts("make", "vert", "--clinic", "river", "--large", "-o", tmp_path).exit_code == 0
    (clinic, *_) = (workspace / "clinics").glob("*.yaml")
    clinic.write_text(f"{clinic.read_text(encoding='utf-8')}\nedition: clear\n", encoding="utf-8")
    assert handouts("make", "example", "--workspace", workspace, "-o", tmp_path).exit_code == 0
    assert sorted(path.name.split(".")[3] for path in tmp_path.glob("*.pdf")) == ["clear", "large"]


def test_a_new_workspace_makes_as_it_stands(workspace: Path, tmp_path: Path) -> None:
    done = handouts("make", "example", "--workspace", workspace, "-o", tmp_path)
    assert done.exit_code == 0, done.output
    assert handouts("init", workspace).exit_code != 0  # a workspace is never written over


def test_new_topics_and_clinics_make_as_they_stand(workspace: Path, tmp_path: Path) -> None:
    assert handouts("new", "topic", "knee-pain", "--workspace", workspace).exit_code == 0
    strange = 'Dr. "Who" & Sons: 100 % #1'
    assert handouts("new", "clinic", "north", "--full-name", strange, "--phone", "(555) 555-0123", "--workspace", workspace).exit_code == 0
    done = handouts("make", "knee", "--clinic", "north", "--workspace", workspace, "-o", tmp_path)
    assert done.exit_code == 0, done.output
    again = handouts("new", "topic", "knee-pain", "--workspace", workspace)
    assert again.exit_code != 0 and "there already" in again.output


def test_new_clinic_asks_at_a_terminal(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "_at_a_terminal", lambda: True)
    answers = "North Clinic\n(555) 555-0123\n(555) 555-0124\n\n"
    done = CliRunner().invoke(program, ["new", "clinic", "north", "--workspace", str(workspace)], input=answers)
    assert done.exit_code == 0, done.output
    text = (workspace / "clinics" / "north.yaml").read_text(encoding="utf-8")
    assert 'name: "North Clinic"' in text and 'after_hours: "(555) 555-0124"' in text and "\n# logo:" in text
    assert handouts("make", "example", "--clinic", "north", "--workspace", workspace, "-o", tmp_path).exit_code == 0


@pytest.mark.parametrize("name", ["Knee", "../knee", "knee pain", "-x", "a/b", ""])
def test_a_name_that_cannot_be_a_file_is_refused(workspace: Path, name: str) -> None:
    before = sorted(workspace.rglob("*"))
    assert handouts("new", "topic", "--workspace", workspace, "--", name).exit_code == 2
    assert sorted(workspace.rglob("*")) == before


def test_pictures_writes_a_contact_sheet(tmp_path: Path) -> None:
    done = handouts("pictures", "--clinic", "river", "--threshold", "-o", tmp_path / "all.pdf")
    assert done.exit_code == 0 and "pages" in done.stdout and (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


def test_list_shows_what_there_is(workspace: Path) -> None:
    done = handouts("list", "--workspace", workspace)
    assert done.exit_code == 0
    assert re.search(r"example-topic +en +0\.1 +example-clinic +not yet approved", done.stdout) and "vertebroplasty" in done.stdout


def test_pages_and_leaves_are_told(workspace: Path) -> None:
    listed = handouts("list", "--pages", "--workspace", workspace)
    found = re.search(r"example-topic +en +(\d+) +(\d+) +0\.1", listed.stdout)
    assert found and int(found[2]) == ceil(int(found[1]) / 2)
    made = handouts("make", "example-topic", "--workspace", workspace, "-o", workspace / "sheet.pdf")
    assert re.search(rf"sheet\.pdf  {found[1]} pages? on {found[2]} (leaf|leaves)  ", made.stdout)


def test_a_visit_s_pages_are_made_under_their_own_name(workspace: Path) -> None:
    whole, home = (handouts("make", "vertebroplasty", *more, "-o", workspace / "out") for more in ((), ("--for", "home")))
    assert home.exit_code == whole.exit_code == 0
    assert {path.name for path in (workspace / "out").iterdir()} == {
        f"vertebroplasty.en.riverside-spine.standard.{layout}.letter.pdf" for layout in ("sheet", "home")
    }
    assert handouts("make", "vertebroplasty", "--for", "lunch").exit_code == 2


def test_a_number_of_pages_is_kept_or_told(workspace: Path) -> None:
    kept, over = (handouts("make", "vertebroplasty", "--pages", most, "-o", workspace / "sheet.pdf") for most in ("60", "2"))
    assert kept.exit_code == over.exit_code == 0 and "pages-over" not in kept.stderr
    assert "pages-over" in over.stderr and over.stderr.count("pages-longest") == 3


def test_list_names_a_broken_file_and_goes_on(workspace: Path) -> None:
    (workspace / "handouts" / "example-topic" / "en.yaml").write_text("format: 1\ntitel: x\n", encoding="utf-8")
    done = handouts("list", "--workspace", workspace)
    assert done.exit_code == 0 and "problem" in done.stdout and "vertebroplasty" in done.stdout


def test_schemas_are_written_where_asked(tmp_path: Path) -> None:
    assert handouts("schema", "-o", tmp_path / "schema").exit_code == 0
    written = {path.name for path in (tmp_path / "schema").iterdir()}
    names = ("definition", "about", "clinic", "group", "network", "lines", "bundles", "words", "theme", "plan", "desk")
    assert written == {f"{name}.schema.json" for name in names}
    wanted = json.loads((tmp_path / "schema" / "plan.schema.json").read_text(encoding="utf-8"))["$defs"]["Wanted"]["properties"]
    assert {"clinics", "topics", "with"} <= wanted.keys()


def test_topics_and_clinics_complete_in_the_shell(workspace: Path) -> None:
    from click.shell_completion import ShellComplete

    shell = ShellComplete(program, {}, "handouts", "_HANDOUTS_COMPLETE")
    assert [item.value for item in shell.get_completions(["make"], "vert")] == ["vertebroplasty"]
    assert [item.value for item in shell.get_completions(["make", "vertebroplasty", "--clinic"], "har")] == ["harbor-spine"]


# ---------------------------------------------------------------- files whole or not at all
def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        writing.write_whole(path, b"new")
    assert path.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_locked_file_is_named_and_tried_again_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on Windows, where a viewer holds the file open."""
    path, replace, calls = tmp_path / "sheet.pdf", os.replace, []

    def locked_once(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) == 1:
            raise PermissionError(13, "The process cannot access the file", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", locked_once)
    monkeypatch.setattr(writing, "RETRY_AFTER", 0)
    writing.write_whole(path, b"new")
    assert path.read_bytes() == b"new" and len(calls) == 2
    assert "sheet.pdf" in capsys.readouterr().err
