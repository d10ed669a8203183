"""The desk as the system's own unit, and starters: written into a home of the test's own, with the system's commands recorded."""

import os
import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from patient_handouts.commands.program import program
from patient_handouts.desk.known_folders import folder_of
from patient_handouts.desk.log import LARGEST
from patient_handouts.desk.own_command import desk_command
from patient_handouts.desk.unit import TASK, SystemUnit, install, uninstall, unit_of

COMMAND = ["/opt/my python/bin/python", "-m", "patient_handouts", "desk", "--workspace", 'a "b" $HOME 100% \\ <é>']
LOG = Path("/var/log/desk.log")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the homes of these tests are of Linux and macOS")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's home with a desktop in another language, and a `systemctl` that writes down what it is told."""
    home = tmp_path / "home"
    (home / "Schreibtisch").mkdir(parents=True)
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/Schreibtisch"\n', encoding="utf-8")
    (home / "bin").mkdir()
    (home / "bin" / "systemctl").write_text(f'#!/bin/sh\necho "$@" >> {home}/told\n', encoding="utf-8")
    (home / "bin" / "systemctl").chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", f"{home / 'bin'}:{os.environ['PATH']}")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home


def words_of(line: str) -> list[str]:
    """systemd's quoted words (systemd.syntax(7)), its specifiers and variables undone."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%").replace("$$", "$") for word in words]


def test_a_unit_of_systemd_says_the_command_and_is_one(tmp_path: Path) -> None:
    unit = unit_of("north@river", COMMAND, LOG, "linux")
    text = unit.text.decode()
    assert words_of(text.partition("ExecStart=")[2].partition("\n")[0]) == COMMAND
    assert "Restart=on-failure" in text and unit.path is not None and unit.path.name == "patient-handouts-desk-north-at-river.service"
    if (verify := shutil.which("systemd-analyze")) is None:
        return  # the text above is looked at everywhere; its judge is there where systemd is
    path = tmp_path / unit.path.name
    path.write_text(text.replace("/opt/my python/bin/python", sys.executable), encoding="utf-8")
    done = subprocess.run(
        [verify, "--user", "verify", str(path)], capture_output=True, text=True, env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    )
    assert path.name not in done.stderr and done.returncode == 0, done.stderr


def test_a_launch_agent_says_the_command() -> None:
    unit = unit_of("north", COMMAND, LOG, "darwin")
    told = plistlib.loads(unit.text)
    assert told["ProgramArguments"] == COMMAND and told["KeepAlive"] == {"SuccessfulExit": False} and told["RunAtLoad"] is True
    assert unit.path is not None and unit.path.stem == told["Label"] and unit.start[0][0] == "launchctl"


def test_a_task_of_windows_says_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "CLINIC")
    monkeypatch.setenv("USERNAME", "Front & desk")
    unit, asked = unit_of("north", COMMAND, LOG, "win32"), list[Sequence[str]]()

    def run(command: Sequence[str]) -> None:
        asked.append(command)
        if "/XML" in command:
            file = Path(command[command.index("/XML") + 1])
            tree = ElementTree.fromstring(file.read_bytes())
            said = {each.tag.removeprefix(f"{{{TASK}}}"): each.text for each in tree.iter()}
            assert said["Command"] == COMMAND[0] and said["Arguments"] == subprocess.list2cmdline(COMMAND[1:])
            assert said["UserId"] == "CLINIC\\Front & desk" and said["Interval"] == "PT1M" and said["ExecutionTimeLimit"] == "PT0S"

    install(unit, run)
    assert [command[1] for command in asked] == ["/Create", "/Run"] and not Path(asked[0][-1]).exists()
    assert uninstall(unit, run) and [command[1] for command in asked[2:]] == ["/End", "/Delete"]


def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    unit = SystemUnit(tmp_path / "unit", b"x", ([sys.executable, "-c", "import sys; sys.exit('no bus')"],), ())
    with pytest.raises(OSError, match="no bus"):
        install(unit)


def test_installed_and_taken_away(home: Path, network: Path) -> None:
    (network / "desk.yaml").write_text("port: 8777\nunapproved: yes\n", encoding="utf-8")
    if sys.platform == "darwin":
        pytest.skip("launchctl is asked in earnest there")
    told = CliRunner().invoke(program, ["desk", "--install", "--shortcut", "--autostart", "--port", "8999", "--workspace", str(network)])
    assert told.exit_code == 0, told.output
    unit = home / ".config" / "systemd" / "user" / "patient-handouts-desk-north.service"
    words = words_of(unit.read_text(encoding="utf-8").partition("ExecStart=")[2].partition("\n")[0])
    log = home / ".local" / "state" / "patient-handouts" / "desk-north.log"
    assert words[3:] == ["desk", "--workspace", str(network), "--port", "8999", "--no-open", "--log", str(log)]
    starters = [home / "Schreibtisch", home / ".local" / "share" / "applications", home / ".config" / "autostart"]
    texts = [(folder / "Handouts north.desktop").read_text(encoding="utf-8") for folder in starters]
    assert ["--no-open" in text for text in texts] == [False, False, True]
    asked = (home / "told").read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in asked] == ["daemon-reload", "enable", "restart"]
    log.write_text("a line\n", encoding="utf-8")
    told = CliRunner().invoke(program, ["desk", "--uninstall", "--workspace", str(network)])
    assert told.exit_code == 0 and "disable --now" in (home / "told").read_text(encoding="utf-8")
    assert not unit.exists() and not any((folder / "Handouts north.desktop").exists() for folder in starters) and log.exists()


def test_the_desktop_is_where_the_system_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_of("desktop", "linux") == home / "Schreibtisch"
    (home / ".config" / "user-dirs.dirs").unlink()
    assert folder_of("desktop", "linux") is None and folder_of("desktop", "darwin") is None
    (home / "Desktop").mkdir()
    assert folder_of("desktop", "linux") == folder_of("desktop", "darwin") == home / "Desktop"


def test_on_windows_no_console_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("python.exe", "pythonw.exe"):
        (tmp_path / name).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert Path(desk_command(None, [], "win32", windowless=True)[0]).name == "pythonw.exe"
    assert Path(desk_command(None, [], "win32")[0]).name == "python.exe"


def test_a_desk_without_a_terminal_speaks_into_its_log_and_shows_no_passphrase_there(tmp_path: Path, network: Path) -> None:
    log = tmp_path / "logs" / "desk.log"
    log.parent.mkdir()
    log.write_bytes(b"x" * (LARGEST + 1))
    words = [sys.executable, "-m", "patient_handouts", "desk", "--lan", "--no-open", "--log", str(log), "--workspace", str(network)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2 and not done.stdout and not done.stderr
    said = log.read_text(encoding="utf-8")
    assert "make one first" in said and "shown this once" not in said and log.with_name("desk.log.1").stat().st_size > LARGEST
