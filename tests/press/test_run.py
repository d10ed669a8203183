"""Runs by the serial executor: what is made, what is left alone, what is told."""

import shutil
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from changes import change

from patient_handouts.commands.scaffold import put
from patient_handouts.handouts.approvals import ALL, entry
from patient_handouts.handouts.digests import of_bytes
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.making import worker
from patient_handouts.press.making.run import AHEAD, Serial, Stopped
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record import stock
from patient_handouts.press.record.ledger import Ledger, LedgerLine, Withdrawal
from patient_handouts.press.record.stock import gone

TODAY = date(2026, 11, 25)
Press = Callable[..., dict[str, str]]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.glob("*/*.pdf"))}


def sound(folder: Path) -> None:
    """Every sheet in the folder is the one that stands in the ledger."""
    lines = Ledger(folder).files.values()
    assert {line.order.file: line.sha256 for line in lines} == {name: of_bytes((folder / name).read_bytes()) for name in files(folder)}


def test_what_was_made_is_made_once(press: Press, folder: Path, all_orders: list[Order]) -> None:
    assert set(press().values()) == {"made"}
    made = files(folder)
    assert len(made) == len(all_orders) == 4 and len(set(made.values())) == 4
    sound(folder)
    assert set(press().values()) == {"up to date"} and files(folder) == made
    assert len(list(Ledger(folder).lines())) == 4
    assert set(press(force=True).values()) == {"made"} and files(folder) == made  # same files, same bytes


def test_the_code_in_the_foot_is_the_ledgers(press: Press, folder: Path) -> None:
    import pypdfium2

    press()
    for line in Ledger(folder).files.values():
        with pypdfium2.PdfDocument(folder / line.order.file) as pdf:
            assert len(pdf) == line.pages
            assert all(line.code in page.get_textpage().get_text_bounded() for page in pdf)


def test_a_changed_clinic_and_nothing_else_is_made_again(press: Press, network: Path, folder: Path) -> None:
    press()
    change(network / "clinics" / "north.yaml", "555-0100", "555-0199")
    told = press()
    assert {name for name, state in told.items() if state == "made"} == {name for name in told if ".north." in name}
    sound(folder)


@pytest.mark.parametrize("damage", ["edited", "same size", "gone", "not in the ledger"])
def test_a_file_that_is_not_what_was_made_is_made_again(damage: str, press: Press, folder: Path) -> None:
    press()
    line = next(iter(Ledger(folder).files.values()))
    path, before = folder / line.order.file, files(folder)
    if damage == "gone":
        path.unlink()
    elif damage == "not in the ledger":
        text = (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / "ledger.jsonl").write_text("".join(each for each in text if line.code not in each), encoding="utf-8")
    else:
        path.write_bytes(path.read_bytes()[:-1] + b" " * (2 if damage == "edited" else 1))
    told = press()
    assert [name for name, state in told.items() if state == "made"] == [line.order.name]
    assert files(folder) == before
    sound(folder)


def test_what_a_killed_run_began_is_cleared_away(press: Press, folder: Path) -> None:
    for place in (folder, folder / "north"):
        place.mkdir(exist_ok=True)
        (place / ".knee.handouts-x.part").write_bytes(b"%PDF")
    press([])
    assert not list(folder.rglob("*.part"))


def test_a_copied_folder_is_up_to_date(press: Press, folder: Path) -> None:
    press()
    for path in folder.glob("*/*.pdf"):
        path.touch()  # another time, the same bytes
    assert set(press().values()) == {"up to date"}


def test_one_failure_stops_nothing_and_leaves_the_sheet_that_was_there(press: Press, network: Path, folder: Path) -> None:
    press()
    before, text = files(folder), (network / "handouts" / "knee-pain" / "en.yaml").read_text(encoding="utf-8")
    change(network / "handouts" / "knee-pain" / "en.yaml", "title:", "titel:")
    change(network / "handouts" / "hip-pain" / "en.yaml", "title: ", "title: New ")
    told = press()
    assert {state for name, state in told.items() if name.startswith("knee")} == {"failed"}
    assert {state for name, state in told.items() if name.startswith("hip")} == {"made"}
    failed = [line for line in Ledger(folder).newest.values() if line.state is State.FAILED]
    assert {problem.code for line in failed for problem in line.problems} == {"field-unknown"}
    assert {name for name, data in files(folder).items() if before[name] == data} == {line.order.file for line in failed}
    sound(folder)
    (network / "handouts" / "knee-pain" / "en.yaml").write_text(text, encoding="utf-8")
    assert {state for name, state in press().items() if name.startswith("knee")} == {"up to date"}
    assert not [line for line in Ledger(folder).newest.values() if line.state is State.FAILED]


def test_fail_fast_stops_at_the_first(press: Press, network: Path) -> None:
    change(network / "handouts" / "hip-pain" / "en.yaml", "title:", "titel:")
    with pytest.raises(Stopped):
        press(keep_going=False)


def test_a_fault_of_the_program_fails_one_sheet(press: Press, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = Workshop.set_order

    def wrong(shop: Workshop, order: Order, **more: object) -> object:
        if order.topic == "hip-pain" and order.clinic == "south":
            raise KeyError("hip")
        return right(shop, order, **more)

    monkeypatch.setattr(Workshop, "set_order", wrong)
    told = press()
    assert sorted(told.values()) == ["failed", "made", "made", "made"]
    [failed] = [line for line in Ledger(folder).newest.values() if line.state is State.FAILED]
    assert failed.problems[0].code == "fault" and "KeyError: 'hip'" in failed.problems[0].message


# ---------------------------------------------------------------- signatures
def sign(network: Path, topic: str, until: date) -> None:
    shop = Workshop(Library(network), TODAY)
    wording = shop.told(Order("north", topic, "en"))[0][0]
    put(network / "approvals.yaml", entry(wording, shop.pictures, ALL, "surgeon", until))


def test_a_translation_whose_original_has_changed_is_stale(press: Press, network: Path, folder: Path, all_orders: list[Order]) -> None:
    shutil.copytree(Library().topic_folder("vertebroplasty"), network / "handouts" / "vertebroplasty")
    order = replace(all_orders[0], topic="vertebroplasty", language="vi")
    assert press([order]) == {order.name: "made"}
    change(network / "handouts" / "vertebroplasty" / "en.yaml", "\nsubtitle: ", "\nsubtitle: New ")
    assert press([order]) == press([order]) == {order.name: "stale"}
    line = Ledger(folder).newest[order]
    assert line.state is State.STALE and {problem.code for problem in line.problems} == {"translation-stale"}
    assert (folder / order.file).exists()  # the older one, which the original of then said


@pytest.mark.parametrize("done", ["read", "written"])
def test_a_file_that_another_program_holds_fails_its_sheet_and_is_named(
    done: str, press: Press, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where who has a picture or a sheet open holds it."""
    held, whole = folder.parent / "logo.png", worker.put_there

    def read(shop: Workshop, order: Order, **how: object) -> object:
        raise PermissionError(13, "The process cannot access the file", str(held))

    def put(where: Path, file: str, data: bytes) -> object:
        if "hip-pain" in file:
            raise PermissionError(13, "The process cannot access the file", f"{where / file}.part")
        return whole(where, file, data)

    monkeypatch.setattr(*((Workshop, "set_order", read) if done == "read" else (worker, "put_there", put)))
    assert sorted(press().values()) == ["failed", "failed", *(["failed"] * 2 if done == "read" else ["made"] * 2)]
    failed = [line for line in Ledger(folder).newest.values() if line.state == "failed"]
    what = {"read": ("file-unreadable", "cannot read this file: The process cannot access the file")}
    told = what.get(done, ("file-locked", "this file cannot be written"))
    assert {(line.problems[0].code, line.problems[0].message) for line in failed} == {told}
    named = {str(held) if done == "read" else str(folder / line.order.file) for line in failed}
    assert {line.problems[0].place.file for line in failed} == named


def test_words_that_nobody_approved_are_refused_and_say_so(press: Press, network: Path, folder: Path) -> None:
    sign(network, "knee-pain", date(2028, 6, 1))
    told = press(unapproved=False)
    assert {name.split(".")[0]: state for name, state in told.items()} == {"knee-pain": "made", "hip-pain": "refused"}
    for line in Ledger(folder).newest.values():
        approved = line.order.topic == "knee-pain"
        assert (line.approved, line.expires) == (approved, date(2028, 6, 1) if approved else None)
        assert line.why == ("" if approved else "not yet approved by a clinician")
    assert press(unapproved=False) == {name: "up to date" if state == "made" else state for name, state in told.items()}
    assert len(list(Ledger(folder).lines())) == 4  # what is known is not written again
    assert set(press(unapproved=True).values()) == {"made", "up to date"}


def test_a_sheet_past_its_review_is_refused_and_taken_away(press: Press, network: Path, folder: Path) -> None:
    sign(network, "knee-pain", date(2027, 6, 1))
    press()
    assert len(files(folder)) == 4
    assert "expired" not in press(today=date(2027, 6, 1)).values()  # the last day counts
    for _ in range(2):
        told = press(today=date(2027, 6, 2))
        assert {name.split(".")[0] for name, state in told.items() if state == "expired"} == {"knee-pain"}
        assert not [name for name in files(folder) if "knee" in name]
        sound(folder)


def test_a_withdrawn_sheet_is_not_made_again_until_its_words_change(press: Press, network: Path, folder: Path) -> None:
    press()
    ledger = Ledger(folder)
    line = ledger.files[Order("north", "knee-pain", "en")]
    ledger.add(Withdrawal(line.code, TODAY, "wrong"))
    ledger.flush()
    for _ in range(2):
        assert press(force=True)[line.order.name] == "withdrawn" and not (folder / line.order.file).exists()
    change(network / "clinics" / "north.yaml", "555-0100", "555-0199")
    assert press()[line.order.name] == "made"


def test_what_a_run_did_not_come_to_is_no_sheet_that_may_lie_there(press: Press, network: Path, folder: Path) -> None:
    class Interrupted(Serial):
        def submit(self, fn: Callable[..., LedgerLine], /, *arguments: object, **named: object) -> "Future[LedgerLine]":
            if arguments[1].order.topic == "knee-pain":
                raise KeyboardInterrupt
            return super().submit(fn, *arguments, **named)

    with pytest.raises(KeyboardInterrupt):
        press(executor=Interrupted)
    ledger = Ledger(folder)
    assert len(ledger.files) == 1 and len(ledger.unconfirmed) == 1 and len(ledger.codes) == 4


def test_sheets_of_a_topic_that_is_gone_are_known(press: Press, network: Path, folder: Path) -> None:
    press()
    (network / "handouts" / "knee-pain" / "en.yaml").unlink()
    (network / "clinics" / "south.yaml").unlink()
    lost = gone(Ledger(folder), Workshop(Library(network), date.today()))
    assert {(order.clinic, order.topic) for order in lost} == {("north", "knee-pain"), ("south", "knee-pain"), ("south", "hip-pain")}


# ---------------------------------------------------------------- codes
def test_two_sheets_never_have_one_code(press: Press, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first candidate is taken the next one is printed, and a sheet that has its code keeps it."""
    monkeypatch.setattr(stock, "codes", lambda digest: iter(["AAAA-AAAA", "CCCC-CCCC", "DDDD-DDDD", "EEEE-EEEE", f"FFFF-{digest}"]))
    press()
    codes = {line.order: line.code for line in Ledger(folder).files.values()}
    assert sorted(codes.values()) == ["AAAA-AAAA", "CCCC-CCCC", "DDDD-DDDD", "EEEE-EEEE"]
    press(force=True)
    assert {line.order: line.code for line in Ledger(folder).files.values()} == codes


# ---------------------------------------------------------------- executors
class Counting(Serial):
    """Counts the futures whose results nobody has taken yet."""

    waiting, most = 0, 0

    def submit(self, fn: Callable[..., LedgerLine], /, *arguments: object, **named: object) -> "Future[LedgerLine]":
        class Taken(Future[LedgerLine]):
            def result(self, timeout: float | None = None) -> LedgerLine:
                Counting.waiting -= 1
                return super().result(timeout)

        Counting.waiting += 1
        Counting.most = max(Counting.most, Counting.waiting)
        future = Taken()
        future.set_result(LedgerLine(arguments[1].order, "failed", TODAY))
        return future


def test_no_more_is_handed_out_than_keeps_the_workers_busy(press: Press, all_orders: list[Order]) -> None:
    many = [replace(all_orders[0], edition=f"{k}") for k in range(100)]  # they are never set: any edition will do
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stock.Inputs, "of", lambda inputs, order: {"definition": order.edition})
        assert set(press(many, executor=Counting, workers=2).values()) == {"failed"}
    assert Counting.most == AHEAD * 2


class Deadly(Serial):
    """Breaks, with all that it was given, when it is given the one order."""

    made = 0

    def __init__(self) -> None:
        self.broken = False
        Deadly.made += 1

    def submit(self, fn: Callable[..., LedgerLine], /, *arguments: object, **named: object) -> "Future[LedgerLine]":
        if self.broken:
            raise BrokenExecutor
        if arguments[1].order.topic == "hip-pain" and arguments[1].order.clinic == "south":
            self.broken = True
        future: Future[LedgerLine] = Future()
        if self.broken:
            future.set_exception(BrokenExecutor())
            return future
        return super().submit(fn, *arguments, **named)


def test_an_order_that_kills_its_workers_is_given_up_and_no_other(press: Press, folder: Path) -> None:
    told = press(executor=Deadly, workers=2)
    assert {name for name, state in told.items() if state == "failed"} == {"hip-pain.en.south.standard.sheet.letter"}
    assert sorted(told.values()) == ["failed", "made", "made", "made"] and Deadly.made > 2
    [failed] = [line for line in Ledger(folder).newest.values() if line.state is State.FAILED]
    assert failed.problems[0].code == "worker-died"
    sound(folder)


def test_any_executor_will_do(press: Press) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def one_thread() -> Executor:
        return ThreadPoolExecutor(1)

    assert set(press(executor=one_thread).values()) == {"made"}
