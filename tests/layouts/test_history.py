"""What a process set before leaves no trace in a sheet: bytes from a fresh process are those from one that kept lines, fonts, pictures."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from sheets import LIBRARY, Which, sheet

TESTS = Path(__file__).parents[1]
FRESH = """
import hashlib, sys
sys.path.insert(0, {tests!r})
from sheets import Which, sheet
print(hashlib.sha256(sheet({which!r})[0]).hexdigest())
"""


@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_a_fresh_process_writes_the_same_bytes(language: str) -> None:
    for before in ("harbor-spine", "riverside-spine"):
        sheet(Which("vertebroplasty", "en", before, "clear", "a4"))
    sheet(Which("vertebroplasty", language, "harbor-spine", "large", "letter"))
    which = Which("vertebroplasty", language, "riverside-spine", "standard", "letter")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", FRESH.format(tests=str(TESTS), which=which)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(sheet(which)[0]).hexdigest()
