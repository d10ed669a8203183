"""A paper and an edition are one entry of one file: with a theme.yaml in the workspace every part of the house knows them."""

import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from changes import change
from own_theme import EDITION, OWN, PAPER, SIZE
from typed import handouts, lines, press

from patient_handouts.handouts.problems import Problems, choice
from patient_handouts.handouts.theme import theme
from patient_handouts.press.record.ledger import Ledger

THEME = Path("theme.yaml")


@pytest.fixture
def own(network: Path) -> Path:
    """The network with a theme of its own."""
    (network / THEME).write_text(OWN, encoding="utf-8")
    return network


def test_without_the_file_nobody_knows_them(network: Path) -> None:
    for option, name in (("--paper", PAPER), ("--edition", EDITION)):
        done = handouts("make", "example", "--clinic", "north", option, name)
        assert done.exit_code == 2 and "there is letter, legal" in done.output + "there is letter, legal" * (option == "--edition")


def test_a_sheet_is_made(own: Path) -> None:
    assert handouts("make", "example", "--clinic", "north", "--paper", PAPER, "--edition", EDITION, "-o", "sheet.pdf").exit_code == 0
    with pypdfium2.PdfDocument(own / "sheet.pdf") as pdf:
        assert tuple(round(side) for side in pdf[0].get_size()) == SIZE
    with pikepdf.open(own / "sheet.pdf") as pdf:
        sizes = {
            float(operands[1]) for page in pdf.pages for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "Tf"
        }
    assert min(sizes) == 21


def test_from_elsewhere_the_workspace_is_named(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = handouts("make", "example", "--clinic", "north", "--paper", PAPER, "-o", tmp_path, "--workspace", own)
    assert done.exit_code == 0 and (tmp_path / f"example-topic.en.north.standard.sheet.{PAPER}.pdf").exists()
    assert handouts("make", "example", "--paper", PAPER).exit_code == 2


@pytest.mark.parametrize("command", ["make", "bundle", "batch", "proof", "pictures"])
def test_help_and_completion_list_them(own: Path, command: str) -> None:
    shown = " ".join(handouts(command, "--help").output.split())
    assert f"[{'|'.join((*theme().papers, PAPER))}]" in shown
    assert command == "pictures" or (f"|{EDITION}]" in shown and f"{EDITION} 21" in shown)


def test_a_clinic_and_a_plan_name_them_and_a_run_makes_them(own: Path) -> None:
    change(own / "clinics" / "north.yaml", "paper: letter", f"paper: {PAPER}\nedition: {EDITION}")
    assert handouts("check").exit_code == 0
    plan = own / "plan.yaml"
    plan.write_text(
        f"format: 1\nsheets:\n  - {{clinics: [north], topics: [example-topic], paper: {PAPER}, editions: [{EDITION}]}}\n", encoding="utf-8"
    )
    assert press().exit_code == 0 and press(plan).exit_code == 0
    order = lines()["north"].order
    assert (order.paper, order.edition) == (PAPER, EDITION) and (own / "dist" / order.file).exists()
    page = (own / "dist" / "north" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="data">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert data["sizes"] == [EDITION] and data["size"] == EDITION
    assert data["words"]["es"][f"sizes.{EDITION}"] == "Muy grande" and data["words"]["en"][f"papers.{PAPER}"] == "Oficio paper"
    assert f".size-{EDITION} span{{" in page
    assert handouts("proof", "--clinic", "north", "--topic", "example", "-o", "proof.pdf").exit_code == 0


def test_a_change_of_its_measures_makes_the_sheets_anew_and_one_of_its_name_does_not(own: Path) -> None:
    chosen = "--paper", PAPER, "--edition", EDITION
    press(*chosen)
    change(own / THEME, "Oficio paper", "Long paper")
    assert "0 of 2 sheets" in press("--dry-run", *chosen).stdout
    change(own / THEME, "unit: 13", "unit: 12.5")
    done = press("--dry-run", *chosen).stdout
    assert done.count("changed: theme") == 2 and "2 of 2 sheets" in done


def test_sheets_of_a_paper_that_is_no_more_are_told_and_pruned(own: Path) -> None:
    press("--paper", PAPER)
    press()
    sheet = own / "dist" / "north" / f"example-topic.en.north.standard.sheet.{PAPER}.pdf"
    (own / THEME).unlink()
    done = press()
    assert (
        done.exit_code == 0
        and f"gone: {sheet.stem}: its topic, language, clinic, paper or edition is no more" in done.stderr
        and sheet.exists()
    )
    assert f'"papers.{PAPER}":"{PAPER}"' in (own / "dist" / "north" / "index.html").read_text(encoding="utf-8")
    assert press("--prune").exit_code == 0 and not sheet.exists()


def test_a_recall_holds_on_every_paper_though_its_own_is_no_more(own: Path) -> None:
    press("--paper", PAPER)
    assert handouts("withdraw", "--topic", "example", "--why", "Wrong dose.").exit_code == 0
    (own / THEME).unlink()
    assert "2 withdrawn" in press().stdout and not lines()


def test_a_theme_that_is_wrong_stops_everything_but_a_recall(own: Path) -> None:
    press()
    change(own / THEME, "small: [21, 2]", "small: [11, 2]")
    for command in (
        ["make", "example", "--clinic", "north"],
        ["make", "example", "--paper", PAPER],
        ["batch", "--topic", "example"],
        ["check"],
    ):
        done = handouts(*command)
        said = done.output or str(done.exception)  # what `run` shows of it
        assert done.exit_code == 1 and "theme.yaml:14:7: error: 11 points are too small to read" in said, command
        assert said.count("type-small") == 1
    done = handouts("withdraw", "--topic", "example", "--why", "Wrong dose.")
    assert done.exit_code == 0 and "2 sheets withdrawn" in done.output
    assert not [line for line in Ledger(Path("dist")).files.values() if line.state == "made"]


def test_editors_know_them(own: Path) -> None:
    assert handouts("schema", "-o", "schema").exit_code == 0
    clinic = json.loads((own / "schema" / "clinic.schema.json").read_text(encoding="utf-8"))["properties"]
    assert PAPER in clinic["paper"]["enum"] and EDITION in clinic["edition"]["enum"]
    plan = (own / "schema" / "plan.schema.json").read_text(encoding="utf-8")
    assert f'"{PAPER}"' in plan and f'"{EDITION}"' in plan and (own / "schema" / "theme.schema.json").exists()


def test_print_that_finds_no_room_on_a_paper_is_told_with_a_way_out(network: Path) -> None:
    own = "format: 1\npapers:\n  a6:\n    called: A6 paper\n    media: iso_a6_105x148mm\n"
    (network / "theme.yaml").write_text(own, encoding="utf-8")
    done = handouts("make", "vertebroplasty", "--clinic", "north", "--paper", "a6", "--large")
    assert done.exit_code == 1 and isinstance(done.exception, Problems)
    problems = done.exception.problems
    assert {problem.code for problem in problems} <= {"too-tall", "word-too-wide"}
    large = theme().editions["large"]
    wider = choice([name for name, paper in theme().papers.items() if large.fits(paper)])
    assert {"“letter”", "“legal”", "“a4”"} <= set(re.findall("“.*?”", wider))
    told = f"“a6” is small for “large” print: take another paper: “large” finds its columns on {wider};"
    assert all(problem.hint.startswith(told) for problem in problems)
    done = handouts(
        "batch", "--topic", "vertebroplasty", "--language", "en", "--paper", "a6", "--edition", "large", "--unapproved", "--jobs", 1
    )
    assert done.exit_code == 3 and wider in (network / "dist" / "problems.txt").read_text(encoding="utf-8")


def test_what_is_no_sheet_lies_on_paper_that_holds_its_columns(network: Path) -> None:
    """A clinic's sheets on A5 are one thing; a review copy, a list of pictures or a notice needs a page."""
    change(network / "clinics" / "north.yaml", "paper: letter", "paper: a5")
    assert press("--clinic", "north").exit_code == 0
    assert handouts("withdraw", "--clinic", "north", "--why", "Wrong dose.").exit_code == 0
    assert handouts("review", "example", "--clinic", "north", "-o", "review.pdf").exit_code == 0
    assert handouts("pictures", "--clinic", "north", "-o", "pictures.pdf").exit_code == 0
    (notice,) = (network / "dist" / "north").glob("withdrawn-*.pdf")
    for path in (notice, network / "review.pdf", network / "pictures.pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            assert tuple(round(side) for side in pdf[0].get_size()) == (595, 842)
    with pypdfium2.PdfDocument(network / "review.pdf") as pdf:  # but the sheet's own pages are those that are printed
        assert tuple(round(side) for side in pdf[1].get_size()) == (420, 595)
    assert {paper: str(theme().for_lists(paper).media) for paper in ("letter", "legal", "gone")} == {
        "letter": "na_letter_8.5x11in",
        "legal": "na_legal_8.5x14in",
        "gone": "na_letter_8.5x11in",
    }
