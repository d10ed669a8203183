"""Single faults put into the translations of the vertebroplasty sheet, and what `check` says in their lines.

The sheets are those of November 2026, frozen in `sheets/`, so that a case stays what it was when the shipped ones are bettered.  A case
(`faults/translation*.yaml`): `id`, `kind`, `language`, `what`, `edits`: words of that language's file and what stands there instead.
`faults/translation-right.yaml` has edits of which nothing may be said.
"""

import shutil
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from planted import FAULTS, pictures

from patient_handouts.checks.check import check_handout, check_translation
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problem, Problems
from patient_handouts.images.pictures import icons

SHEETS = Path(__file__).parent / "sheets"
TOPIC = "vertebroplasty"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    return list(yaml.safe_load((FAULTS / f"translation-{name}.yaml").read_text(encoding="utf-8")))


@cache
def sheet(language: str) -> str:
    return (SHEETS / f"{language}.yaml").read_text(encoding="utf-8")


def planted(case: dict[str, Any]) -> tuple[str, set[int]]:
    """The file of a case's language with its edits, and the lines (from 1) that are other; where one is gone, its neighbours."""
    words = sheet(case["language"])
    for edit in case["edits"]:
        assert edit["old"] in words, f"{case['id']}: {edit['old']}"
        words = words.replace(edit["old"], edit["new"], 1)
    lines = set[int]()
    after = words.splitlines()
    for _, _, _, begin, end in _changes(sheet(case["language"]).splitlines(), after):
        put = {line for line in range(begin + 1, end + 1) if after[line - 1].strip()}
        lines |= put or {begin, end + 1}
    return words, lines


def _changes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    return [code for code in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if code[0] != "equal"]


def said_of(case: dict[str, Any], folder: Path) -> list[Problem]:
    """What `check` finds in the lines of a case."""
    words, lines = planted(case)
    return [problem for problem in all_found(case["language"], words, folder) if problem.place.line in lines]


def all_found(language: str, words: str, folder: Path) -> Iterable[Problem]:
    """All findings of a translation's text beside the frozen original."""
    home = folder / "handouts" / TOPIC
    if not home.is_dir():
        shutil.copytree(SHEETS, home)
        (folder / "network.yaml").write_text("", encoding="utf-8")
    path = home / f"{language}.yaml"
    path.write_text(words, encoding="utf-8")
    own = Library(folder)
    try:
        handout = own.read_handout(TOPIC, language, pictures().ids(), icons())
        found = check_handout(handout, pictures()) + check_translation(handout, own)
        return [problem for problem in found.problems if problem.place.file.endswith(f"{language}.yaml")]
    except Problems as wrong:
        return wrong.problems
    finally:
        path.write_text(sheet(language), encoding="utf-8")


def measure(*names: str) -> None:
    """Print what was found and missed, and what was said of right words."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            said = {case["id"]: (case, said_of(case, Path(folder))) for case in cases(name)}
            if name == "right":
                wrong = [f"{id}: {problem.code}: {problem.message}" for id, (_, found) in said.items() for problem in found]
                print(f"\nright: {len(said)}, {len(wrong)} flagged", *wrong, sep="\n")
                continue
            missed = [f"{id}: {case['language']}: {case['kind']}: {case['what']}" for id, (case, found) in said.items() if not found]
            print(f"\n{name}: {len(said) - len(missed)} of {len(said)} found; missed:", *missed, sep="\n")


if __name__ == "__main__":
    import sys

    measure(*(sys.argv[1:] or ("a", "fresh", "right")))
