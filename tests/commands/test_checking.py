"""`check`, `explain`, `approve`, `due`, `conflicts`, and what `make` refuses, as somebody types them."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from signing import UNTIL
from signing import approve as sign

from patient_handouts.commands import approve, asking, check, due, make
from patient_handouts.commands import list as listing
from patient_handouts.commands.program import program
from walker import walk


def handouts(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one topic and two clinics that differ in a limit."""
    folder = tmp_path / "network"
    assert handouts("init", folder).exit_code == 0
    return folder


def topic(folder: Path) -> Path:
    (path,) = (folder / "handouts").glob("*/en.yaml")
    return path


def test_the_pages_that_each_part_takes_are_told_with_its_words(workspace: Path) -> None:
    done = json.loads(handouts("check", "example", "--pages", "--format", "json", "--workspace", workspace).output)
    (told,) = done["pages"]
    assert told["pages"] >= 1 and 0.5 < sum(part["share"] for part in told["parts"]) < 1
    assert all(part["words"] for part in told["parts"])
    assert "pages" not in json.loads(handouts("check", "example", "--format", "json", "--workspace", workspace).output)


def test_a_word_that_a_column_is_too_narrow_for_is_told_with_where(workspace: Path) -> None:
    """One of a picture's label, in its index; the label itself has several lines where it must."""
    (workspace / "images" / "example-picture.anchors.json").write_text('{"glass": [40, 40]}', encoding="utf-8")
    index, word = workspace / "images" / "index.yaml", "Glass" * 4
    labelled = f"{index.read_text(encoding='utf-8').rstrip()}\n  labels: {{glass: {{en: A tall {word} of water}}}}\n"
    index.write_text(labelled, encoding="utf-8")
    words, shown = topic(workspace).read_text(encoding="utf-8"), "      - {picture: example-picture, caption: A glass, size: small}\n"
    topic(workspace).write_text(words.replace("    blocks:\n", f"    blocks:\n{shown}", 1), encoding="utf-8")
    done = json.loads(handouts("check", "example", "--pages", "--format", "json", "--workspace", workspace).output)
    (told,) = (each for each in done["problems"] if each["code"] == "word-too-wide")
    assert (told["severity"], Path(told["file"]).name) == ("warning", "index.yaml")
    assert told["message"].startswith(f"“{word}” is wider than its column on ")
    assert "half-letter large" in told["message"] and "letter standard" not in told["message"].replace("half-letter", "")


def test_what_init_writes_is_free_of_errors(workspace: Path) -> None:
    done = handouts("check", "example", "--workspace", workspace)
    assert done.exit_code == 0 and done.output.rstrip().splitlines()[-1].startswith("0 errors")


def test_an_error_is_told_by_line_and_stops_make_but_not_a_draft(workspace: Path, tmp_path: Path) -> None:
    path = topic(workspace)
    path.write_text(path.read_text(encoding="utf-8").replace("- One cause.", "- It halves the risk."), encoding="utf-8")
    line = next(n for n, words in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "halves" in words)
    done = handouts("check", "example", "--workspace", workspace)
    assert done.exit_code == 1 and f"en.yaml:{line}:16: error" in done.output and "[risk-relative]" in done.output
    refused = handouts("make", "example", "--workspace", workspace, "-o", tmp_path / "sheet.pdf")
    assert refused.exit_code == 1 and "risk-relative" in str(refused.exception) and not (tmp_path / "sheet.pdf").exists()
    drawn = handouts("make", "example", "--workspace", workspace, "--draft", "-o", tmp_path)
    (pdf,) = tmp_path.glob("*.draft.pdf")
    assert drawn.exit_code == 0 and "DRAFT" in drawn.output and walk(pdf.read_bytes()).problems == []
    assert b"/Watermark" in pdf.read_bytes() or pages_marked(pdf)


def pages_marked(pdf: Path) -> bool:
    """Every page has a watermark artifact (the content is compressed)."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return all(b"/Watermark" in page.Contents.read_bytes() for page in opened.pages)


def test_json_and_github_tell_the_same(workspace: Path) -> None:
    path = topic(workspace)
    path.write_text(path.read_text(encoding="utf-8").replace("- One cause.", "- It helps 50%, or so."), encoding="utf-8")
    told = json.loads(handouts("check", "example", "--workspace", workspace, "--format", "json").output)
    (problem,) = [each for each in told["problems"] if each["code"] == "percent-bare"]
    assert problem["severity"] == "warning" and problem["line"] > 1 and "example-topic.en" in told["reading"]
    lines = handouts("check", "example", "--workspace", workspace, "--format", "github").output
    assert re.search(rf"::warning file=.*line={problem['line']},col={problem['column']},title=percent-bare::“50%25”", lines)


def test_strict_counts_warnings(workspace: Path) -> None:
    path = topic(workspace)
    path.write_text(path.read_text(encoding="utf-8").replace("- One cause.", "- See below."), encoding="utf-8")
    assert handouts("check", "example", "--workspace", workspace).exit_code == 0
    assert handouts("check", "example", "--workspace", workspace, "--strict").exit_code == 1


def test_explain_tells_one_rule_or_lists_all() -> None:
    assert "1 in 20 people" in handouts("explain", "one-in-x").output
    assert "ban-unsourced" in handouts("explain").output
    wrong = handouts("explain", "one-in")
    assert wrong.exit_code == 2 and "one-in-x" in wrong.output


def test_an_approval_is_recorded_voided_by_a_change_and_comes_up_for_review(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in (approve, asking, check, due, listing, make):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 24), raising=False)
    signed = sign("example", "--role", "spine surgeon", home=workspace, until=date(2027, 1, 15))
    assert signed.exit_code == 0, signed.output
    assert "[approval-void]" not in handouts("check", "example", "--workspace", workspace).output
    assert "spine surgeon" in handouts("list", "--workspace", workspace).output
    assert "2027-01-15  example-topic.en  all" in handouts("due", "--within", 90, "--workspace", workspace).output
    assert "nothing is due" in handouts("due", "--within", 10, "--workspace", workspace).output
    path = topic(workspace)
    path.write_text(path.read_text(encoding="utf-8").replace("- One cause.", "- Another cause still."), encoding="utf-8")
    line = next(n for n, words in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "cause still" in words)
    void = handouts("check", "example", "--workspace", workspace).output
    assert (
        f"no longer approved: changed since 2026-11-24: new or changed in line {line}" in handouts("list", "--workspace", workspace).output
    )
    assert "[approval-void]" in void and f"changed in line {line}" in void and "1 of what was approved is gone" in void
    again = sign("example", "--role", "spine surgeon", home=workspace, until=date(2028, 1, 15))
    assert again.exit_code == 0 and "approval-void" not in handouts("check", "example", "--workspace", workspace).output
    assert (workspace / "approvals.yaml").read_text(encoding="utf-8").count("- topic: example-topic") == 2


def test_nobody_signs_errors_or_the_past(workspace: Path) -> None:
    late = sign("example", home=workspace, until=date(2020, 1, 1))
    assert late.exit_code == 2 and "not in the future" in late.output
    path = topic(workspace)
    path.write_text(path.read_text(encoding="utf-8").replace("- One cause.", "- It halves the risk."), encoding="utf-8")
    refused = sign("example", home=workspace)
    assert refused.exit_code == 1 and not (workspace / "approvals.yaml").exists()
    assert handouts("approve", "vertebroplasty", "--code", "AAAA-AAAA", "--role", "nurse", "--until", UNTIL).exit_code == 2  # no workspace


def test_conflicts_compares_what_clinics_mean_not_how_they_write_it(tmp_path: Path) -> None:
    folder = tmp_path / "network"
    assert handouts("init", folder).exit_code == 0
    (first,) = (folder / "clinics").glob("*.yaml")
    text = re.sub(r"\nlimits:(\n .*)*", "", first.read_text(encoding="utf-8"))
    for name, shower, driving in (("north", "7 days", "1 day"), ("south", "1 week", "2 days")):
        limits = (
            f"\nlimits:\n  vertebroplasty:\n    shower: {{after: {shower}, set_by: team lead, set_on: 2026-10-01}}\n"
            f"    driving: {{after: {driving}, set_by: team lead, set_on: 2020-10-01}}\n"
        )
        (folder / "clinics" / f"{name}.yaml").write_text(text + limits, encoding="utf-8")
    first.unlink()
    (folder / "network.yaml").write_text("format: 1\nlibrary: [vertebroplasty]\n", encoding="utf-8")
    done = handouts("conflicts", "--workspace", folder, "--csv", tmp_path / "all.csv", "--pdf", tmp_path / "all.pdf")
    assert done.exit_code == 0, done.output
    rows = {
        (row["limit"], row["clinic"]): row["matter"]
        for row in csv.DictReader((tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines())
    }
    assert rows["shower", "north"] == rows["shower", "south"] == ""
    assert rows["driving", "north"] == "differs, older than 36 months" and rows["bath", "north"] == "missing"
    assert "driving" in done.output and "shower" not in done.output
    assert walk((tmp_path / "all.pdf").read_bytes()).problems == []
