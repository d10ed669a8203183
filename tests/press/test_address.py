"""Sheets at an address: what holds there as on a disk, and what does not.  The store is fsspec's own, in memory."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("fsspec", reason="the extra “cluster” is not installed")

from changes import change

from patient_handouts.handouts.digests import of_bytes
from patient_handouts.handouts.state import State
from patient_handouts.press.folders.front_desk import write_pages
from patient_handouts.press.making.run import Serial, WorkerDied
from patient_handouts.press.orders.order import Order
from patient_handouts.press.record.address import Address, Lacking, folder_at
from patient_handouts.press.record.journal import Pieces
from patient_handouts.press.record.ledger import Ledger
from patient_handouts.press.record.lock import Busy, locked
from patient_handouts.press.record.whole import put_whole

Press = Callable[..., dict[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Address:
    """Where the sheets go, instead of a folder on disk."""
    return Address(f"memory://{tmp_path.name}/dist")


def files(folder: Address) -> set[str]:
    return {f"{clinic}/{name}" for clinic in folder.listing() for name in (folder / clinic).listing() if name.endswith(".pdf")}


def sound(folder: Address) -> None:
    lines = Ledger(folder).files.values()
    assert {line.order.file for line in lines} == files(folder)
    assert all(of_bytes((folder / line.order.file).read_bytes()) == line.sha256 for line in lines)


def test_what_was_made_is_made_once(press: Press, folder: Address) -> None:
    assert sorted(press().values()) == ["made"] * 4
    sound(folder)
    assert set(press().values()) == {"up to date"}
    assert len(list(Ledger(folder).lines())) == 4 and set((folder / "ledger").listing()) == {"000001.jsonl"}


@pytest.mark.parametrize("damage", ["edited", "same size", "gone"])
def test_a_sheet_that_is_not_what_was_made_is_made_again(
    damage: str, press: Press, folder: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    press()
    line = next(iter(Ledger(folder).files.values()))
    path = folder / line.order.file
    if damage == "gone":
        path.unlink()
    else:
        from patient_handouts.press.record import address

        path.put(path.read_bytes()[:-1] + b" " * (2 if damage == "edited" else 1))
        monkeypatch.setattr(address, "_stat", lambda told, right=address._stat: right(told)._replace(st_mtime_ns=line.changed + 10**9))
    assert [name for name, state in press().items() if state == "made"] == [line.order.name]
    monkeypatch.undo()
    sound(folder)


def test_a_changed_clinic_and_nothing_else_is_made_again(press: Press, network: Path, folder: Address) -> None:
    press()
    change(network / "clinics" / "north.yaml", "555-0100", "555-0199")
    assert {name for name, state in press().items() if state == "made"} == {name for name in press() if ".north." in name}
    sound(folder)


def test_only_one_run_at_a_time_and_one_that_broke_off_is_known(folder: Address) -> None:
    with locked(folder) as ended:
        assert ended
        with pytest.raises(Busy, match=r"process \d+ on .*if it was killed, remove memory://.*\.lock"), locked(folder):
            pass
    with pytest.raises(KeyboardInterrupt), locked(folder):
        raise KeyboardInterrupt
    with locked(folder) as ended:
        assert not ended
    with locked(folder) as ended:
        assert ended
    assert not folder.listing()


def test_the_ledger_grows_in_pieces(folder: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patient_handouts.press.record.journal.FULL", 10)
    for k in range(7):
        pieces = Pieces(folder / "ledger")
        said = [line for _, line in pieces.lines()]
        assert said == [b"line %d\n" % n for n in range(k)]
        pieces.add(b"line %d\n" % k)
    assert sorted((folder / "ledger").listing()) == [f"00000{k}.jsonl" for k in (1, 2, 3, 4)]
    assert [(place.file[-12:], place.line) for place, _ in Pieces(folder / "ledger").lines()][1:3] == [
        ("000001.jsonl", 2),
        ("000002.jsonl", 1),
    ]


def test_a_piece_is_measured_before_it_is_fetched(folder: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    Pieces(folder / "ledger").add(b"line\n" * 9)
    monkeypatch.setattr("patient_handouts.press.record.address.MOST_READ", 40)
    for read in (lambda pieces: [*pieces.lines()], lambda pieces: pieces.last()):
        with pytest.raises(OSError, match="more than 40 bytes"):
            read(Pieces(folder / "ledger"))


def test_lines_that_cannot_be_put_take_their_sheets_along(press: Press, folder: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pieces, "add", refuse)
    with pytest.raises(OSError, match="quota"):
        press()
    assert not files(folder)
    monkeypatch.undo()
    press()
    sound(folder)


def refuse(_: Pieces, data: bytes) -> None:
    raise OSError("over the quota")


def test_a_clinics_page_and_zip_lie_beside_its_sheets(press: Press, folder: Address, network: Path) -> None:
    from datetime import date

    from patient_handouts.handouts.library import Library
    from patient_handouts.press.folders.front_desk import without_page
    from patient_handouts.press.orders.workshop import Workshop

    press()
    ledger, shop = Ledger(folder), Workshop(Library(network), date(2026, 11, 25))
    assert without_page(ledger, shop) == {"north", "south"}
    write_pages(ledger, shop, {"north", "south"}, zipped=True)
    assert not without_page(ledger, shop, zipped=True) and b"Clinic north" in (folder / "north" / "index.html").read_bytes()
    with (folder / "north.zip").open() as file, ZipFile(file) as zipped:
        assert len(zipped.namelist()) == 3 and zipped.testzip() is None


def test_a_store_that_refuses_is_the_machines_fault(folder: Address, monkeypatch: pytest.MonkeyPatch, press: Press) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    def no(*_: object, **__: object) -> None:
        raise PermissionError("403")

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", no)
    with pytest.raises(OSError, match="PermissionError: 403") as found:
        put_whole(folder / "a.pdf", b"")
    assert type(found.value) is OSError and found.value.filename == f"{folder}/a.pdf"
    with pytest.raises(OSError, match="403"):
        press()  # no viewer holds the sheet open: the run ends


def test_addresses_and_paths_are_told_apart() -> None:
    assert folder_at("dist") == Path("dist") and folder_at("file:///tmp/a%20b") == Path("/tmp/a b")
    assert folder_at("memory://a/b/") == Address("memory://a/b") and (Address("memory://a") / "b").parent == Address("memory://a")
    with pytest.raises(ValueError, match="nowhere"):
        folder_at("nowhere://a")
    with pytest.raises(FileNotFoundError):
        Address("memory://nothing/here").stat()


def test_a_listing_is_kept_until_something_is_written(folder: Address) -> None:
    (folder / "a").put(b"12")
    assert folder.listing() is folder.listing() and (folder / "a").stat().st_size == 2
    (folder / "a").put(b"123")
    assert (folder / "a").stat().st_size == 3
    (folder / "a").unlink()
    assert not folder.listing()
    (folder / "a").unlink(missing_ok=True)
    with pytest.raises(FileNotFoundError):
        (folder / "a").unlink()


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from patient_handouts.press.record import address

    address._store.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    with pytest.raises(Lacking, match=r"“fsspec” is missing; .*patient-handouts\[cluster\]"):
        folder_at("s3://a/b")


class Deadly(Serial):
    """An executor that tries again by itself, and gives one order up."""

    def submit(self, fn: Callable[..., object], /, *arguments: object, **named: object) -> object:
        future = super().submit(fn, *arguments, **named)
        if arguments[1].order == Order("south", "hip-pain", "en"):
            future = type(future)()
            future.set_exception(WorkerDied())
        return future


def test_an_order_that_killed_every_worker_is_given_up_and_no_other(press: Press, folder: Address) -> None:
    assert sorted(press(executor=Deadly).values()) == ["failed", "made", "made", "made"]
    [failed] = [line for line in Ledger(folder).newest.values() if line.state is State.FAILED]
    assert failed.problems[0].code == "worker-died"
