"""`desk.yaml`, flags over it, and what is served where there is no workspace: nothing, unasked."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from patient_handouts.commands import desk as command
from patient_handouts.commands.program import program
from patient_handouts.desk.settings import DeskSettings, settings_of
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, DeskSettings]]:
    """What would be served, of each start."""
    starts = list[tuple[str, DeskSettings]]()
    monkeypatch.setattr(command, "_serve", lambda library, clinic, settings, *_, **__: starts.append((clinic, settings)))
    return starts


def put(network: Path, text: str) -> None:
    (network / "desk.yaml").write_text(text, encoding="utf-8")


def test_the_file_says_what_flags_would_and_a_flag_wins(network: Path, served: list[tuple[str, DeskSettings]]) -> None:
    put(network, "format: 1\nclinic: north\nport: 8777\nunapproved: yes\nlan: yes\nfolder: sheets\ncertificate: c.pem\nkey: k.pem\n")
    for words in ([], ["--port", "9000", "--no-lan", "--no-unapproved"]):
        done = CliRunner().invoke(program, ["desk", "--workspace", str(network), *words])
        assert bool(words) == bool(done.exit_code), done.output  # a certificate belongs to --lan
    put(network, "port: 8777\nunapproved: yes\nlan: yes\nfolder: sheets\n")
    assert CliRunner().invoke(program, ["desk", "--workspace", str(network), "--port", "9000", "--no-lan"]).exit_code == 0
    paths = {"certificate": network / "c.pem", "key": network / "k.pem"}
    assert served == [
        ("north", DeskSettings("north", 8777, True, True, folder=network / "sheets", **paths)),
        ("north", DeskSettings("", 9000, True, False, folder=network / "sheets")),
    ]
    assert settings_of(Library(network)).flags()[:3] == ["--port", "8777", "--unapproved"]


@pytest.mark.parametrize(
    "text, code, place",
    [
        ("port: 87650\n", "port-wrong", ":1:7"),
        ("clinic: north\nprot: 8765\n", "field-unknown", ":2:1"),
        ("lan: maybe\n", "value-unknown", ":1:6"),
    ],
)
def test_what_is_wrong_in_it_is_told_by_file_and_line(network: Path, text: str, code: str, place: str) -> None:
    put(network, text)
    with pytest.raises(Problems) as found:
        settings_of(Library(network))
    (problem,) = found.value.problems
    assert problem.code == code and f"desk.yaml{place}" in str(problem.place)


def test_check_looks_into_it(network: Path) -> None:
    put(network, "clinic: south\n")
    done = CliRunner().invoke(program, ["check", "--workspace", str(network)])
    assert "desk.yaml:1:9" in done.output and "there is no clinic “south”" in done.output
    put(network, "clinic: north\n")
    (network / "desks.yml").write_text("clinic: north\n", encoding="utf-8")
    done = CliRunner().invoke(program, ["check", "--workspace", str(network)])
    assert "it may be meant for desk.yaml" in done.output


def test_outside_a_workspace_nothing_is_served_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: list[tuple[str, DeskSettings]]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in ([], ["--install"], ["--shortcut"]):
        done = CliRunner().invoke(program, ["desk", *words])
        assert done.exit_code == 2 and "handouts init" in done.output and not list(tmp_path.iterdir())
    assert CliRunner().invoke(program, ["desk", "--clinic", "riverside"]).exit_code == 0  # whoever names it asks for it
    assert [clinic for clinic, _ in served] == ["riverside-spine"]
