"""Every code that a finding may carry is explained."""

import ast
import re
from pathlib import Path

from patient_handouts.checks.lexical import all_rules
from patient_handouts.checks.rule import format_codes

ROOT = Path(__file__).parents[2]
CODE_AT = {"Problem": 1, "wrong": 0, "PictureError": 0}  # which argument is the code


def codes() -> set[str]:
    """The codes in the program's sources, and those that the tests of the format expect."""
    found = set()
    for room in ("handouts", "images", "layouts", "press", "commands"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if name in CODE_AT and len(node.args) > CODE_AT[name] and isinstance(node.args[CODE_AT[name]], ast.Constant):
                    found.add(node.args[CODE_AT[name]].value)
    for path in (ROOT / "tests" / "handouts" / "cases").glob("*.yaml"):
        found |= set(re.findall(r"^# expect: \d+:\d+ ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def test_every_code_is_explained() -> None:
    assert len(codes()) > 60
    assert codes() - set(all_rules()) - set(format_codes()) == {"marks"}  # stands for the problems that it carries, and is never shown


def test_no_code_is_explained_twice() -> None:
    assert set(all_rules()) & set(format_codes()) <= {"picture-coarse"}
