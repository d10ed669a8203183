"""`batch`, `lookup` and `withdraw`, as somebody types them."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from changes import change
from signing import UNTIL
from typed import handouts, lines, press

from patient_handouts.commands import approve, batch, lookup
from patient_handouts.handouts.theme import theme
from patient_handouts.press.record.lock import locked


def test_a_run_makes_the_sheets_their_pages_and_one_summary(network: Path) -> None:
    done = press()
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("2 sheets: 2 made, in ") and done.stdout.count("\n") == 1
    for clinic, line in lines().items():
        assert (network / "dist" / line.order.file).is_file()
        page = (network / "dist" / clinic / "index.html").read_text(encoding="utf-8")
        assert Path(line.order.file).name in page and str(UNTIL) in page
    page.encode()
    again = press()
    assert again.exit_code == 0 and again.stdout.startswith("2 sheets: 2 up to date, in ")
    assert not (network / "dist" / "problems.txt").exists() or "ban-unsourced" in (network / "dist" / "problems.txt").read_text("utf-8")


def test_orders_that_are_not_made_are_named_and_the_exit_is_3(network: Path) -> None:
    done = handouts("batch", "--jobs", 1, "--language", "english", "--topic", "example", "--topic", "vert")
    assert done.exit_code == 3
    assert "2 made, 2 refused" in done.stdout and "--unapproved" in done.stderr
    assert done.stderr.count("refused: vertebroplasty.") == 2
    change(network / "clinics" / "north.yaml", "name:", "nmae:")
    done = press()
    assert done.exit_code == 3 and "1 failed" in done.stdout and "failed: example-topic.en.north" in done.stderr
    told = (network / "dist" / "problems.txt").read_text(encoding="utf-8")
    assert "clinics/north.yaml:4:1: error: unknown field “nmae”" in told.replace("\\", "/") and "on 1 sheet: example-topic.en.north" in told


def test_quiet_says_nothing_when_all_is_well_and_enough_when_it_is_not(network: Path) -> None:
    assert press("--quiet").output == ""
    done = handouts("batch", "--jobs", 1, "--topic", "vert", "--language", "en", "--clinic", "north", "--quiet")
    assert done.exit_code == 3 and done.stdout == "" and "1 sheet: 1 refused" in done.stderr


def test_a_dry_run_says_what_and_why_and_writes_nothing(network: Path) -> None:
    done = press("--dry-run")
    assert done.exit_code == 0 and "example-topic.en.north.standard.sheet.letter: new" in done.stdout and "2 of 2 sheets" in done.stdout
    assert not (network / "dist").exists()
    press()
    change(network / "clinics" / "north.yaml", "0123", "0177")
    assert "north.standard.sheet.letter: changed: clinic\n1 of 2 sheets" in press("--dry-run").stdout


def test_options_and_a_plan_choose_together(network: Path) -> None:
    (network / "plan.yaml").write_text("format: 1\nsheets:\n  - {topics: [example-topic], editions: [standard, large]}\n", encoding="utf-8")
    done = handouts("batch", "plan.yaml", "--clinic", "nor", "--edition", "large", "--dry-run")
    assert done.stdout.splitlines()[:-1] == ["example-topic.en.north.large.sheet.letter: new"]
    assert handouts("batch", "plan.yaml", "--language", "vi").exit_code == 2
    assert handouts("batch", "--clinic", "nowhere").exit_code != 0


def test_prune_takes_away_what_nobody_can_make_any_more(network: Path) -> None:
    press()
    (network / "clinics" / "north.yaml").unlink()
    gone = lines()["north"].order
    done = press()
    assert f"gone: {gone.name}" in done.stderr and (network / "dist" / gone.file).exists()
    done = press("--prune")
    assert f"removed: {gone.name}" in done.stderr and not (network / "dist" / gone.file).exists()
    assert "gone" not in press().stderr and "north" not in lines()


def test_a_second_run_says_that_the_first_is_at_work(network: Path) -> None:
    with locked(network / "dist"):
        done = press()
    assert done.exit_code != 0 and "at work in dist" in str(done.exception)


def test_a_run_that_did_not_end_leaves_the_pages_to_the_next(network: Path) -> None:
    press()
    page = network / "dist" / "north" / "index.html"
    old = page.read_text(encoding="utf-8").replace("North Clinic", "old")
    page.write_text(old, encoding="utf-8")
    press()
    assert page.read_text(encoding="utf-8") == old
    with pytest.raises(KeyboardInterrupt), locked(network / "dist"):
        raise KeyboardInterrupt
    press()
    assert "North Clinic" in page.read_text(encoding="utf-8")


# ---------------------------------------------------------------- codes
def test_a_code_tells_its_sheet_and_how_it_stands(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press()
    code = lines()["north"].code
    typed = code.lower().replace("-", "")
    told = handouts("lookup", typed)
    assert told.exit_code == 0 and told.stdout.splitlines() == [
        f"{code}  example-topic, en, for north: standard, sheet, letter",
        f"version 0.1, made on {date.today()}, 2 pages, approved by a clinician",
        f"current: until {UNTIL}",
    ]
    monkeypatch.setattr(lookup, "today", lambda: date(2098, 6, 2))
    assert f"expired: it was not to be handed out after {UNTIL}" in handouts("lookup", code).stdout
    monkeypatch.undo()
    monkeypatch.chdir(network)
    change(network / "clinics" / "north.yaml", "0123", "0177")
    press()
    assert f"superseded: by {lines()['north'].code}" in handouts("lookup", code).stdout


def test_a_code_that_is_none_is_told_so(network: Path) -> None:
    assert "no ledger.jsonl" in handouts("lookup", "7F3K-9QXQ").stderr
    press()
    code = lines()["north"].code
    k = next(k for k in range(3) if code[k] != code[k + 1])  # two alike that change places are no slip
    assert "mistyped" in handouts("lookup", code[:k] + code[k + 1] + code[k] + code[k + 2 :]).stderr
    done = handouts("lookup", next(each for each in ("3333-3333", "AAAA-AAA7") if each != code))
    assert done.exit_code != 0


# ---------------------------------------------------------------- withdrawing
def test_a_wrong_phone_is_withdrawn_wherever_it_stands(network: Path) -> None:
    press("--zip")
    first = lines()
    change(network / "clinics" / "north.yaml", "0123", "0177")
    press("--zip")
    now = lines()
    listed = handouts("withdraw", "--phone", "555 555 0123", "--dry-run")
    assert listed.stdout.splitlines()[0].endswith("older") and "1 sheet affected" in listed.stdout and first["north"].code in listed.stdout
    for other in ("+1 555\u2011555\u20110123", "1-555-555-0123", "555.555.0123"):
        assert handouts("withdraw", "--phone", other, "--dry-run").stdout == listed.stdout
    assert handouts("withdraw", "--phone", "+44 555 555 0123", "--dry-run").exit_code == 2
    done = handouts("withdraw", "--phone", "(555) 555-0177", "--why", "It rings at a bakery.")
    assert done.exit_code == 0 and "1 sheet withdrawn" in done.stdout
    sheet = network / "dist" / now["north"].order.file
    assert not sheet.exists() and (network / "dist" / now["example-clinic"].order.file).exists()
    assert f"withdrawn: on {date.today()}: It rings at a bakery." in handouts("lookup", now["north"].code).stdout
    assert "It rings at a bakery." in (sheet.parent / "index.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(network / "dist" / "north.zip") as parcel:
        assert parcel.namelist() == ["north/index.html"]
    with pypdfium2.PdfDocument(sheet.parent / f"withdrawn-{date.today()}.pdf") as notice:
        text = notice[0].get_textpage().get_text_bounded()
        assert len(notice) == 1 and now["north"].code in text and "North Clinic" in text and "bakery" in text
    assert "1 up to date, 1 withdrawn" in press("--force").stdout.replace("1 made", "1 up to date") and not sheet.exists()
    undone = handouts("withdraw", "--clinic", "nor", "--undo", "--why", "It rings at a bakery.")
    assert "1 sheet may be handed out again" in undone.stdout
    assert "1 made" in press().stdout and sheet.exists()


@pytest.mark.parametrize("code", ["WWW7-WWWW", "4MM7-WWWW", "WWWW-WWWW"])
def test_a_notice_has_room_for_every_code(network: Path, code: str) -> None:
    """The widest letters, on one line: whether sheets can be called back must not hang on a digest."""
    from patient_handouts.press.folders.notice import notice

    press()
    sheet = replace(lines()["north"], code=code)
    for paper in map(theme().for_lists, theme().papers):
        with pypdfium2.PdfDocument(notice("North Clinic", paper, [sheet], "Wrong dose.", date(2026, 11, 25))) as pdf:
            assert code in pdf[0].get_textpage().get_text_bounded()


def test_a_notice_to_a_clinic_with_many_sheets_is_one_page(network: Path) -> None:
    from patient_handouts.press.folders.notice import notice

    press()
    many = [lines()["north"]] * 300
    with pypdfium2.PdfDocument(notice("North Clinic", "letter", many, "x " * 100, date(2026, 11, 25))) as pdf:
        assert len(pdf) == 1 and "300" in pdf[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("arguments", [["--why", "x"], ["--topic", "example"], ["--code", "7F3K", "--why", "x"]])
def test_withdraw_wants_to_know_which_and_why(network: Path, arguments: list[str]) -> None:
    press()
    assert handouts("withdraw", *arguments).exit_code == 2 and len(lines()) == 2


def test_nothing_of_today_but_the_parameter_decides(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press()
    monkeypatch.setattr(batch, "today", lambda: date(2098, 6, 2))
    done = press()
    assert done.exit_code == 3 and "2 expired" in done.stdout and not lines()
    assert approve.today() < date(2098, 6, 2)
