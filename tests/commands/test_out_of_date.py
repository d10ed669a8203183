"""Nothing out of date leaves the door: what a network's sheets go through when files change, approvals end, and someone takes them back."""

import importlib
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from changes import change
from signing import SOONER, UNTIL, approve
from typed import handouts, lines, press

from patient_handouts.commands import batch
from patient_handouts.desk.offer import DeskSite, look_at
from patient_handouts.handouts.state import State
from patient_handouts.press.record.address import Address
from patient_handouts.press.record.journal import journal
from patient_handouts.press.record.ledger import Ledger, LedgerLine
from patient_handouts.press.record.lock import locked


def page(network: Path, clinic: str = "north") -> str:
    return (network / "dist" / clinic / "index.html").read_text(encoding="utf-8")


def states(network: Path) -> dict[str, str]:
    """How the sheets of North stand on its page, by edition and paper."""
    text = page(network)
    start = text.index('id="data">') + len('id="data">')
    data = json.loads(text[start : text.index("</script>", start)])
    return {f"{sheet['edition']} {sheet['paper']}": sheet["state"] for topic in data["topics"] for sheet in topic["sheets"]}


# ---------------------------------------------------------------- what lies in the folder
def test_sheets_that_were_asked_for_otherwise_do_not_grow_old(network: Path) -> None:
    """Once in large print, and on the paper that the clinic used to have."""
    press()
    press("--edition", "large")
    change(network / "clinics" / "north.yaml", "paper: letter", "paper: a4")
    change(network / "clinics" / "north.yaml", "0123", "0177")
    done = press("--dry-run")
    assert "example-topic.en.north.large.sheet.letter: changed: clinic" in done.stdout
    press()
    assert states(network) == {"standard letter": "ready", "standard a4": "ready", "large letter": "ready"}
    now = [line for line in Ledger(Path("dist")).files.values() if line.order.clinic == "north"]
    assert len(now) == 3 and all("0177" in str(line.phones) and "0123" not in str(line.phones) for line in now)


def test_a_sheet_whose_approval_is_gone_is_taken_away(network: Path) -> None:
    press("--zip")
    sheet = network / "dist" / lines()["north"].order.file
    (network / "approvals.yaml").unlink()
    done = press("--zip")
    assert done.exit_code == 3 and "2 refused" in done.stdout
    assert not sheet.exists() and states(network) == {"standard letter": "refused"}
    with zipfile.ZipFile(network / "dist" / "north.zip") as parcel:
        assert parcel.namelist() == ["north/index.html"]
    assert "north" not in lines()  # also when the ledger is read anew


def test_an_approved_sheet_may_stay_while_new_words_wait_for_approval_but_not_with_an_old_phone(network: Path) -> None:
    press()
    sheet = network / "dist" / lines()["north"].order.file
    topic = network / "handouts" / "example-topic" / "en.yaml"
    change(topic, "purpose:", "# edited\npurpose:")
    change(topic, "title:", "title: New words on")
    assert press().exit_code == 3 and sheet.exists() and states(network) == {"standard letter": "ready"}
    change(network / "clinics" / "north.yaml", "0123", "0177")
    assert press().exit_code == 3 and not sheet.exists() and states(network) == {"standard letter": "refused"}


def test_all_say_the_same_when_its_day_is_over(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run, the index page, the desk and `list`."""
    late = UNTIL + timedelta(days=1)
    press()
    for module in (batch, importlib.import_module("patient_handouts.commands.list")):
        monkeypatch.setattr(module, "today", lambda: late)
    assert "approved by surgeon" in (told := handouts("list").stdout) and told.count(f"expired: its review was due on {UNTIL}") == 2
    assert "2 expired" in press().stdout and states(network) == {"standard letter": "expired"}
    site = DeskSite(network, "north", network / "dist", late)
    assert look_at(site, "example-topic").languages["en"].state is State.EXPIRED


def test_the_last_signature_of_a_day_counts(network: Path) -> None:
    assert approve("example", until=SOONER).exit_code == 0
    press()
    assert lines()["north"].expires == SOONER


# ---------------------------------------------------------------- recalls
@pytest.mark.parametrize("edit", ["picture", "approval", "edition"])
def test_what_was_withdrawn_does_not_come_back_by_another_change(network: Path, edit: str) -> None:
    press()
    assert handouts("withdraw", "--topic", "example", "--why", "Wrong dose.").exit_code == 0
    if edit == "picture":
        change(network / "images" / "example-picture.svg", "<svg", "<!-- saved again --><svg")
    elif edit == "approval":
        approve("example", until=SOONER)
    done = press(*(["--edition", "large"] if edit == "edition" else []))
    assert "made" not in done.stdout and "2 withdrawn" in done.stdout and not lines()
    assert "Wrong dose." in page(network)
    change(network / "handouts" / "example-topic" / "en.yaml", "purpose:", "# mended\npurpose:")
    assert "2 withdrawn" in press("--unapproved").stdout and not lines()
    change(network / "handouts" / "example-topic" / "en.yaml", "subtitle: ", "subtitle: Mended ")
    assert "2 made" in press("--unapproved").stdout
    assert set(states(network).values()) <= {"ready", "withdrawn"} and states(network)["standard letter"] == "ready"


def test_a_wrong_phone_stays_withdrawn_until_it_is_mended(network: Path) -> None:
    press()
    handouts("withdraw", "--phone", "555 555 0123", "--why", "A bakery.")
    change(network / "handouts" / "example-topic" / "en.yaml", "purpose:", "# other words\npurpose:")
    assert "1 withdrawn" in press("--unapproved").stdout and "north" not in lines()
    change(network / "clinics" / "north.yaml", "0123", "0177")
    assert press("--unapproved").exit_code == 0 and "north" in lines()


def test_a_withdrawal_that_meets_a_closed_file_is_finished_by_the_next(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press("--zip")
    orders = {clinic: line.order for clinic, line in lines().items()}
    unlink = Path.unlink

    def closed(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("example-topic") and path.parent.name == "example-clinic":
            raise PermissionError(13, "open in a viewer", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", closed)
    done = handouts("withdraw", "--topic", "example", "--why", "Wrong dose.")
    assert isinstance(done.exception, PermissionError) and "1 withdrawn sheets still lie there" in str(done.exception)
    assert not (network / "dist" / orders["north"].file).exists() and states(network) == {"standard letter": "withdrawn"}
    monkeypatch.setattr(Path, "unlink", unlink)
    done = handouts("withdraw", "--topic", "example", "--why", "Wrong dose.")
    assert done.exit_code == 0 and "2 withdrawn before" in done.stdout
    assert not (network / "dist" / orders["example-clinic"].file).exists()
    with zipfile.ZipFile(network / "dist" / "example-clinic.zip") as parcel:
        assert parcel.namelist() == ["example-clinic/index.html"]


def test_a_clinic_that_cannot_be_read_has_no_page_that_offers_what_is_withdrawn(network: Path) -> None:
    press("--zip")
    change(network / "clinics" / "north.yaml", "name:", "nmae:")
    assert handouts("withdraw", "--clinic", "north", "--why", "Wrong.").exit_code == 0
    assert not (network / "dist" / "north" / "index.html").exists() and not (network / "dist" / "north.zip").exists()


def test_looking_at_a_withdrawal_marks_no_run_as_ended(network: Path) -> None:
    press()
    with pytest.raises(KeyboardInterrupt), locked(network / "dist"):
        raise KeyboardInterrupt
    handouts("withdraw", "--clinic", "north", "--dry-run")
    with locked(network / "dist") as ended:
        assert not ended


@pytest.mark.parametrize("options", [["--phone", "555-555-9999"], ["--code", "3333-3333"]])
def test_a_withdrawal_of_nothing_is_wrong_usage(network: Path, options: list[str]) -> None:
    press()
    assert handouts("withdraw", *options, "--why", "x").exit_code == 2


def test_between_undo_and_the_next_run(network: Path) -> None:
    press()
    code = lines()["north"].code
    handouts("withdraw", "--clinic", "north", "--why", "x")
    handouts("withdraw", "--clinic", "north", "--undo", "--why", "x")
    assert "not made: it may be handed out again" in handouts("lookup", code).stdout


# ---------------------------------------------------------------- runs
def test_a_sheet_that_somebody_deleted_does_not_stop_a_zip(network: Path) -> None:
    press("--zip")
    (network / "dist" / lines()["north"].order.file).unlink()
    assert handouts("withdraw", "--clinic", "example-clinic", "--why", "x").exit_code == 0
    change(network / "clinics" / "example-clinic.yaml", "name:", "# mended\nname:")
    assert press("--zip", "--clinic", "example-clinic").exit_code == 0


def test_a_dry_run_tells_what_a_run_would_do(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = handouts("batch", "--topic", "vert", "--language", "en", "--dry-run").stdout
    assert told.count("refused: not yet approved by a clinician") == 2 and "0 of 2 sheets would be made" in told
    assert "2 of 2 sheets would be made" in handouts("batch", "--topic", "vert", "--language", "en", "--unapproved", "--dry-run").stdout
    press()
    (network / "clinics" / "north.yaml").unlink()
    assert "it would be removed" in press("--dry-run", "--prune").stdout
    monkeypatch.setattr(batch, "today", lambda: UNTIL + timedelta(days=1))
    assert "0 of 1 sheets would be made" in press("--dry-run").stdout


def test_what_could_not_be_made_and_is_asked_for_no_more_is_no_problem(network: Path) -> None:
    change(network / "clinics" / "north.yaml", "paper: letter", "paper: a4")
    change(network / "clinics" / "north.yaml", "name:", "nmae:")
    press()  # its paper cannot be read: the order is for letter
    assert "nmae" in (network / "dist" / "problems.txt").read_text(encoding="utf-8")
    change(network / "clinics" / "north.yaml", "nmae:", "name:")
    press()
    assert states(network) == {"standard a4": "ready"}
    problems = network / "dist" / "problems.txt"
    assert not problems.exists() or "nmae" not in problems.read_text(encoding="utf-8")


def test_a_clock_that_went_back_is_not_believed_until_somebody_says_so(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first ran past the last day; then the clock went back, and nobody believes it until somebody says that it is right."""
    press()
    monkeypatch.setattr(batch, "today", lambda: date(2099, 1, 1))
    assert "2 expired" in press().stdout
    monkeypatch.undo()
    monkeypatch.chdir(network)
    done = press()
    assert "2 expired" in done.stdout and "2099-01-01 was noticed before in dist: judged by that day" in done.stderr and not lines()
    assert "2 made" in press("--clock-is-right").stdout and {line.day for line in lines().values()} == {date.today()}


def test_a_network_that_has_lost_its_clinics_stops(network: Path) -> None:
    press()
    (network / "clinics").rename(network / "elsewhere")
    done = press("--prune")
    assert done.exit_code == 1 and "no clinics any more" in done.output and len(lines()) == 2


def test_a_run_that_stops_says_how_many_it_did_not_try(network: Path) -> None:
    change(network / "clinics" / "example-clinic.yaml", "name:", "nmae:")
    assert "1 sheet: 1 failed" in (told := press("--fail-fast").stdout) and "stopped, 1 not tried" in told


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{topics: []}", "list-length"),
        ("{topics: [example-topic], languages: [vi]}", "plan-empty"),
        ("{topics: [example-topic], with: vi}", "plan-beside"),
    ],
)
def test_an_entry_of_a_plan_that_asks_for_nothing_is_told(network: Path, entry: str, code: str) -> None:
    (network / "plan.yaml").write_text(f"format: 1\nsheets:\n  - {{topics: [example-topic]}}\n  - {entry}\n", encoding="utf-8")
    assert code in str(handouts("batch", "plan.yaml").exception)


# ---------------------------------------------------------------- the ledger
@pytest.mark.parametrize("edit", [('"state": "made"', '"state": "lost"'), ('"clinic": "north"', '"clinic": 5')])
def test_a_line_that_says_what_none_can_say_is_told_and_set_aside(network: Path, edit: tuple[str, str]) -> None:
    press()
    change(network / "dist" / "ledger.jsonl", *edit)
    done = handouts("lookup", "3333-3333")
    assert "ledger-broken" in done.stderr and "ledger.jsonl:" in done.stderr and "3333-3333" in str(done.exception)


def test_without_the_line_that_withdrew_it_a_sheet_is_still_withdrawn(network: Path) -> None:
    press()
    handouts("withdraw", "--clinic", "north", "--why", "Wrong dose.")
    path = network / "dist" / "ledger.jsonl"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if '"withdrawn": ' not in line]
    path.write_text("".join(kept), encoding="utf-8")
    press()
    assert "north" not in lines() and states(network) == {"standard letter": "withdrawn"}


def test_a_clinic_may_be_called_ledger() -> None:
    folder = Address("memory://called-ledger")
    (folder / "ledger" / "index.html").put(b"a page")
    assert list(journal(folder).lines()) == []


def test_the_reason_of_a_problem_without_a_file_names_none() -> None:
    from patient_handouts.handouts.place import NOWHERE
    from patient_handouts.handouts.problems import Problem
    from patient_handouts.press.orders.order import Order
    from patient_handouts.press.record.summary import reason

    line = LedgerLine(Order("north", "knee", "en"), "failed", date.today(), problems=(Problem(NOWHERE, "worker-died", "killed", ""),))
    assert reason(line) == "killed"
