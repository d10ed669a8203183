"""veraPDF, the judge from outside: both profiles over many files in one call of its Java program."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

PROFILES = ("ua1", "2a")
BRISKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # a Java that begins at once, and compiles for no long day: half the time a call


def missing() -> str:
    """Why the judge cannot be asked on this machine, or nothing."""
    if not shutil.which("java"):
        return "there is no java"
    if not os.environ.get("VERAPDF"):
        return "VERAPDF does not name the folder of veraPDF's jars (.ci/run installs them)"
    return ""


def absent(why: str) -> NoReturn:
    """A judge is not here: its tests are skipped and say so; under CI that fails."""
    if os.environ.get("CI"):
        pytest.fail(f"the judge is missing under CI: {why}")
    pytest.skip(why)


def verdicts(files: list[Path]) -> dict[tuple[str, str], str]:
    """(file name, profile) -> "PASS", or the first lines of what is wrong.  Skips without the judge; under CI that fails."""
    if why := missing():
        absent(why)
    jars = str(Path(os.environ["VERAPDF"]) / "*")
    # without -f it judges by each flavour that the file itself claims: one call, two verdicts a file
    done = subprocess.run(
        ["java", *BRISKLY, "-cp", jars, "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=500,
    )
    found: dict[tuple[str, str], str] = {}
    for line in done.stdout.splitlines():
        words = line.split()
        if words[:1] in (["PASS"], ["FAIL"]) and words[-1] in PROFILES:
            key = Path(" ".join(words[1:-1])).name, words[-1]
            found[key] = words[0]
        elif words[:1] == ["FAIL"] and found:
            found[next(reversed(found))] += f" {' '.join(words[1:])}"
    return found
