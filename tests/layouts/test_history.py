"""What a process set before leaves no trace in a sheet: bytes from a fresh process are those from one that kept lines, fonts, pictures."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sheets import LIBRARY, Which, sheet

TESTS = Path(__file__).parents[1]
LANGUAGES = LIBRARY.languages("vertebroplasty")
FRESH = """
import hashlib, os, sys
sys.path.insert(0, {tests!r})
from sheets import Which, sheet
for which in {sheets!r}:
    if not os.fork():
        print(hashlib.sha256(sheet(which)[0]).hexdigest(), flush=True)
        os._exit(0)
    os.wait()
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks, as POSIX has it")


def wanted(language: str) -> Which:
    return Which("vertebroplasty", language, "riverside-spine", "standard", "letter")


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    """The digest of every language's sheet, each by a process that has set none before: a fork of one that has loaded the program only."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", FRESH.format(tests=str(TESTS), sheets=list(map(wanted, LANGUAGES)))],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return dict(zip(LANGUAGES, done.stdout.split(), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fresh_process_writes_the_same_bytes(language: str, fresh: dict[str, str]) -> None:
    for before in ("harbor-spine", "riverside-spine"):
        sheet(Which("vertebroplasty", "en", before, "clear", "a4"))
    sheet(Which("vertebroplasty", language, "harbor-spine", "large", "letter"))
    assert fresh[language] == hashlib.sha256(sheet(wanted(language))[0]).hexdigest()
