"""`batch --scheduler`, and sheets at an address, as somebody types them."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")

from runs import short_sheets

from patient_handouts.commands import program
from patient_handouts.press.making import cluster
from patient_handouts.press.making.worker import workshop
from patient_handouts.press.record.address import Address
from patient_handouts.press.record.ledger import Ledger


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Address:
    """Where the sheets of a network of two clinics go; the network is the current folder."""
    monkeypatch.chdir(short_sheets(tmp_path / "network", 2))
    return Address(f"memory://{tmp_path.name}")


def handouts(*arguments: object) -> Result:
    workshop.cache_clear()
    return CliRunner().invoke(program.program, [str(argument) for argument in arguments])


def left_with(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the whole program."""
    monkeypatch.setattr(sys, "argv", ["handouts", *arguments])
    with pytest.raises(SystemExit) as left:
        program.run()
    return int(left.value.code)


def press(address: Address, *more: str) -> Result:
    return handouts("batch", "--jobs", 1, "--topic", "knee", "--unapproved", "-o", address, *more)


def test_sheets_at_an_address_are_made_looked_up_and_withdrawn(address: Address) -> None:
    done = press(address, "--zip")
    assert done.exit_code == 0 and "2 sheets: 2 made" in done.stdout, done.output
    assert press(address).stdout.startswith("2 sheets: 2 up to date") and not Path("dist").exists()
    line = next(iter(Ledger(address).files.values()))
    assert "current" in handouts("lookup", line.code, "--folder", address).stdout
    done = handouts("withdraw", "--code", line.code, "--why", "wrong phone", "--folder", address)
    assert done.exit_code == 0 and f"{address}/{line.order.clinic}/withdrawn-" in done.stdout and "1 sheet withdrawn" in done.stdout
    assert not (address / line.order.file).exists()
    assert b"wrong phone" in (address / line.order.clinic / "index.html").read_bytes()
    assert "withdrawn: on" in handouts("lookup", line.code, "--folder", address).stdout
    assert "1 up to date, 1 withdrawn" in press(address).stdout


def test_an_address_that_nobody_knows_is_2(address: Address) -> None:
    done = handouts("batch", "-o", "nowhere://sheets")
    assert done.exit_code == 2 and "nowhere" in done.stderr
    done = handouts("lookup", "7F3K-9QXQ", "--folder", address)
    assert done.exit_code == 2 and f"there is no ledger.jsonl in {address}" in done.stderr


def test_the_desk_wants_a_folder(address: Address) -> None:
    done = handouts("desk", "--clinic", "clinic-0", "--folder", address)
    assert done.exit_code == 2 and "copy them to this machine" in done.stderr


def test_without_the_extra_it_is_4_and_says_what_to_install(
    address: Address, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert left_with(monkeypatch, "batch", "--topic", "knee", "--scheduler", "tcp://127.0.0.1:1") == 4
    said = capsys.readouterr().err
    assert said.startswith("handouts: “distributed” is missing; install it with: ") and "'patient-handouts[cluster]'" in said
    assert said.count("\n") == 1 and not Path("dist").exists()


@pytest.mark.parametrize("scheduler", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_a_scheduler_that_is_not_there_is_4(
    scheduler: str, address: Address, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    assert left_with(monkeypatch, "batch", "--topic", "knee", "--scheduler", scheduler) == 4
    said = capsys.readouterr().err
    assert scheduler in said and "Traceback" not in said and said.count("\n") == 1, said
