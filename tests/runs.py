"""Real runs of the program in processes of their own, and other processes that are watched."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from patient_handouts.commands.scaffold import clinic_file, put, put_example_picture
from patient_handouts.commands.starting import topic_file

ROOT = Path(__file__).resolve().parents[1]


def short_sheets(home: Path, clinics: int) -> Path:
    """A workspace of so many clinics with one short topic."""
    put(home / "network.yaml", "format: 1\n")
    for k in range(clinics):
        put(home / "clinics" / f"clinic-{k}.yaml", clinic_file(f"clinic-{k}", f"Clinic {k}", f"(555) 555-01{k:02}"))
    put(home / "handouts" / "knee-pain" / "en.yaml", topic_file("knee-pain", "Knee pain"))
    put_example_picture(home)
    return home


def start(home: Path, *more: str, jobs: int = 2, **environment: str) -> "subprocess.Popen[str]":
    """A run, in a process group of its own as a terminal would make it: it hears Ctrl-C, also when whoever runs the tests does not."""
    command = [
        sys.executable,
        "-W",
        "error",
        str(ROOT / "generate.py"),
        "batch",
        "--topic",
        "knee",
        "--edition",
        "standard",
        "--edition",
        "clear",
        "--unapproved",
        "--jobs",
        str(jobs),
        *more,
    ]
    return subprocess.Popen(
        command,
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, **environment},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def ended(run: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its exit code and all that it said."""
    out, err = run.communicate(timeout=120)
    assert "Traceback" not in err, err
    return run.returncode, out + err


def end(process: "subprocess.Popen[str]") -> None:
    """The process is gone, asked first and then made to."""
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def children(process: int) -> list[int]:
    """The processes that a process started and that run Python on our behalf: its workers."""
    listed = (line.split(maxsplit=2) for line in asked("ps", "-A", "-ww", "-o", "pid=,ppid=,args=").stdout.splitlines())
    return [int(pid) for pid, parent, command in listed if parent == str(process) and "spawn_main" in command]


def alive(process: int) -> bool:
    """Whether a process does anything still (one that nobody has asked about is a zombie)."""
    return asked("ps", "-o", "stat=", "-p", str(process)).stdout.strip()[:1] not in ("", "Z")


def asked(*command: str, **more: object) -> "subprocess.CompletedProcess[str]":
    """A command of the system, and what it said."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120, **more)


def wait_for(what: object, seconds: float = 60) -> object:
    """What `what` gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.03)
    raise TimeoutError
