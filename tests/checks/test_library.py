"""The library is clean, the list of rules is up to date, and the check needs no ReportLab."""

import subprocess
import sys
from pathlib import Path

from sheets import LIBRARY

from checks import measure
from patient_handouts.checks.table import table
from patient_handouts.commands.check import everything

ROOT = Path(__file__).parents[2]


def test_the_library_is_clean() -> None:
    found, readings = everything(LIBRARY, list(LIBRARY.topics()), list(LIBRARY.clinics()))
    assert found.problems == ()
    assert [reading.masked <= 6 for reading in readings.values()] == [True] * len(readings) and readings


def test_the_table_of_rules_is_up_to_date(update: bool) -> None:
    path = ROOT / "docs" / "checks.md"
    if update:
        path.write_text(table(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == table(), "python -m patient_handouts.checks.table"


def test_what_was_measured_on_flawed_texts_is_up_to_date(update: bool) -> None:
    if update:
        measure.DOCUMENT.write_text(measure.report(), encoding="utf-8", newline="\n")
    assert measure.DOCUMENT.read_text(encoding="utf-8") == measure.report(), "python tests/checks/measure.py"


def test_findings_on_real_texts_are_judged_and_at_most_one_in_five_is_wrong() -> None:
    known = measure.judged()
    assert {name: {*findings} for name, findings in known.items()} == measure.found_in_texts()
    said = [words for findings in known.values() for words in findings.values()]
    assert all(words.startswith(("right: ", "wrong: ")) for words in said)
    assert 5 * sum(words.startswith("wrong") for words in said) <= len(said)


def test_all_planted_faults_are_counted_in_what_was_measured() -> None:
    """Planting all of them takes minutes (`python tests/checks/measure.py`); that none was added or taken away since, a moment."""
    said = measure.DOCUMENT.read_text(encoding="utf-8")
    for name in measure.SETS:
        row = next(line for line in said.splitlines() if line.startswith(f"| `{name}` |"))
        puts = [put for case in measure.planted.cases(name) for put in case["put"]]
        assert f" | {len(puts)} | " in row, "python tests/checks/measure.py"
    assert {*measure.SETS} == {path.stem for path in measure.planted.FAULTS.glob("clinical*.yaml")}


def test_check_imports_no_reportlab() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from patient_handouts.commands.program import program; "
        "done = CliRunner().invoke(program, ['check']); "
        "print(done.exit_code, [name for name in ('reportlab',) if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60, cwd=ROOT)
    assert done.stdout.strip() == "0 []", done.stderr
