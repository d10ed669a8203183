"""The desk as something that the system itself starts at login, and again when it was lost: a systemd user unit, a LaunchAgent, a
scheduled task of Windows.
"""

import os
import plistlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from ..press.record.whole import put_whole
from .own_command import NAME

AGAIN = 10  # seconds until a lost desk is started again; a minute on Windows, which knows no less
RunCommand = Callable[[Sequence[str]], None]
TASK = "http://schemas.microsoft.com/windows/2004/02/mit/task"


@dataclass(frozen=True, slots=True)
class SystemUnit:
    """What the system is told: where its file lies (none on Windows, which keeps it itself), what stands in it, and the commands."""

    path: Path | None
    text: bytes
    start: Sequence[Sequence[str]]
    stop: Sequence[Sequence[str]]


def unit_of(clinic: str, command: Sequence[str], log: Path, system: str = sys.platform) -> SystemUnit:
    """The unit of a clinic's desk."""
    name, home = f"{NAME}-desk-{clinic.replace('@', '-at-')}", Path.home()
    if system == "win32":
        make, end = ("schtasks", "/Create", "/F", "/TN", name, "/XML", "{file}"), ("schtasks", "/End", "/TN", name)
        run, drop = ("schtasks", "/Run", "/TN", name), ("schtasks", "/Delete", "/F", "/TN", name)
        return SystemUnit(None, _task(clinic, command).encode("utf-16"), (make, run), (end, drop))
    if system == "darwin":
        label, user = f"org.{NAME}.desk.{clinic.replace('@', '-at-')}", f"gui/{_user()}"
        path = home / "Library" / "LaunchAgents" / f"{label}.plist"
        start, stop = ("launchctl", "bootstrap", user, str(path)), ("launchctl", "bootout", f"{user}/{label}")
        return SystemUnit(path, _agent(label, command, log), (start,), (stop,))
    path = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "systemd" / "user" / f"{name}.service"
    control = "systemctl", "--user"
    return SystemUnit(
        path,
        _service(clinic, command).encode(),
        ((*control, "daemon-reload"), (*control, "enable", path.name), (*control, "restart", path.name)),
        ((*control, "disable", "--now", path.name),),
    )


def _user() -> int:
    """The number of who this is, by which launchd names their agents."""
    if sys.platform == "win32":
        return 0
    return os.getuid()


def install(unit: SystemUnit, run: "RunCommand | None" = None) -> None:
    """Write it and start the desk; raises OSError."""
    run = run or _run
    if unit.path:
        for command in unit.stop if unit.path.exists() and unit.path.suffix == ".plist" else ():
            _tried(run, command)  # launchd takes no second one of a name
        unit.path.parent.mkdir(parents=True, exist_ok=True)
        put_whole(unit.path, unit.text)
        for command in unit.start:
            run(command)
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "task.xml"
        file.write_bytes(unit.text)
        for command in unit.start:
            run([word.format(file=file) if word == "{file}" else word for word in command])


def uninstall(unit: SystemUnit, run: "RunCommand | None" = None) -> bool:
    """End the desk and take the unit away; whether there was one."""
    if unit.path and not unit.path.exists():
        return False
    done = [_tried(run or _run, command) for command in unit.stop]
    if unit.path:
        unit.path.unlink()
    return unit.path is not None or any(done)


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise OSError(0, f"{' '.join(command)}: {wrong}") from None
    if done.returncode:
        raise OSError(0, f"{' '.join(command)}: {(done.stderr or done.stdout).strip()}")


def _tried(run: RunCommand, command: Sequence[str]) -> bool:
    """Whether a command went well; what is not there need not be ended."""
    try:
        run(command)
    except OSError:
        return False
    return True


def _service(clinic: str, command: Sequence[str]) -> str:
    lines = (
        "[Unit]",
        f"Description=Patient handouts, the desk of {clinic}",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        f"ExecStart={' '.join(map(_for_systemd, command))}",
        "Restart=on-failure",
        f"RestartSec={AGAIN}",
        "RestartPreventExitStatus=1 2",  # files and flags that somebody must mend first
        "LimitCORE=0",
        "",
        "[Install]",
        "WantedBy=default.target",
    )
    return "".join(f"{line}\n" for line in lines)


def _for_systemd(word: str) -> str:
    """In quotes; % and $ are doubled, or systemd would put something in their place."""
    quoted = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{quoted}"'


def _agent(label: str, command: Sequence[str], log: Path) -> bytes:
    return plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ThrottleInterval": AGAIN,
            "ProcessType": "Interactive",
            "StandardErrorPath": str(log),
            "HardResourceLimits": {"Core": 0},
        }
    )


def _task(clinic: str, command: Sequence[str]) -> str:
    """A task as `schtasks /XML` takes it: at the login of who makes it, with their rights."""
    user = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), os.environ.get("USERNAME"))))
    words = {key: escape(value) for key, value in {"user": user, "program": command[0], "clinic": clinic}.items()}
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{TASK}">
  <RegistrationInfo><Description>Patient handouts, the desk of {words["clinic"]}</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled><UserId>{words["user"]}</UserId></LogonTrigger></Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{words["user"]}</UserId><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec><Command>{words["program"]}</Command><Arguments>{escape(subprocess.list2cmdline(command[1:]))}</Arguments></Exec>
  </Actions>
</Task>
"""
