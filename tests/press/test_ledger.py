"""The ledger: what was added is there again, whatever became of the process that added it."""

import errno
import json
import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from patient_handouts.handouts.place import Place
from patient_handouts.handouts.problems import Problem, Problems
from patient_handouts.handouts.state import State
from patient_handouts.press.orders.order import Order
from patient_handouts.press.record.ledger import FILE, Intended, Ledger, LedgerLine, Withdrawal
from patient_handouts.press.record.lock import FILE as LOCK
from patient_handouts.press.record.lock import locked

DAY = date(2026, 11, 25)


def order(topic: str = "knee-pain", **other: str) -> Order:
    return Order(**{"clinic": "north", "topic": topic, "language": "en", **other})


def line(state: State = State.READY, topic: str = "knee-pain", code: str = "7F3K-9QXQ", **other: object) -> LedgerLine:
    return LedgerLine(order(topic), state, DAY, "d" * 16, {"clinic": "c" * 16}, code=code, **other)


def written(folder: Path, *entries: LedgerLine | Withdrawal) -> Ledger:
    ledger = Ledger(folder)
    ledger.add(*entries)
    ledger.flush()
    return Ledger(folder)


def test_orders_are_data() -> None:
    """Equal, hashable, in order, sent to other processes; the name has six parts, whatever is in it."""
    one = order(beside="vi")
    assert pickle.loads(pickle.dumps(one)) == one and len({one, order(beside="vi"), order()}) == 2
    assert one.name == "knee-pain.en+vi.north.standard.sheet.letter" and one.file == f"north/{one.name}.pdf"
    assert sorted([order(clinic="south", topic="a"), order(topic="b")])[0].clinic == "north"


def test_everything_is_read_back(folder: Path) -> None:
    problem = Problem(Place("knee/en.yaml", 4, 2, 3), "reading-grade", "zu schwer “ß”\n", "shorter", "warning")
    made = line(
        approved=True,
        expires=date(2028, 6, 1),
        phones=("(555) 555-0142",),
        pages=9,
        sha256="f" * 64,
        size=5,
        changed=6,
        seconds=0.25,
        problems=(problem,),
        version="1.0",
    )
    ledger = written(folder, made, line(State.FAILED, "hip-pain", code="", problems=(problem,)))
    assert ledger.newest[order()] == made == ledger.files[order()]
    assert ledger.newest[order("hip-pain")].problems == (problem,) and order("hip-pain") not in ledger.files
    assert next(iter(ledger.lines())) == made


def test_the_newest_line_counts_and_a_failure_leaves_the_sheet_that_lies_there(folder: Path) -> None:
    first, second = line(pages=1), line(pages=2)
    ledger = written(folder, first, second, line(State.FAILED))
    assert ledger.newest[order()].state is State.FAILED and ledger.files[order()] == second
    assert [each.pages for each in ledger.current()] == [2]
    for state in (State.EXPIRED, State.WITHDRAWN, State.GONE):
        assert order() not in written(folder, second, line(state)).files


def test_withdrawn_codes_are_marked_until_they_are_restored(folder: Path) -> None:
    ledger = written(folder, line(), Withdrawal("7F3K-9QXQ", DAY, "wrong phone"))
    assert [(each.state, each.why) for each in ledger.current()] == [("withdrawn", "wrong phone")]
    ledger = written(folder, Withdrawal("7F3K-9QXQ", DAY, ""))
    assert not ledger.withdrawn and ledger.current()[0].state is State.READY


@pytest.mark.parametrize("left", [1, 40, -1], ids=["one byte", "a part", "all but the line's end"])
def test_a_torn_last_line_is_dropped_and_written_over(folder: Path, left: int) -> None:
    written(folder, line(), line(topic="hip-pain"))
    path = folder / FILE
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second[:left])
    ledger = Ledger(folder)
    assert list(ledger.newest) == [order()]
    ledger.add(line(topic="neck-pain"))
    ledger.flush()
    assert [each.topic for each in Ledger(folder).newest] == ["knee-pain", "neck-pain"]


def test_a_line_that_cannot_be_read_is_told_with_its_number(folder: Path) -> None:
    written(folder, line())
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write("{}\n{\n")
    ledger = Ledger(folder)
    assert list(ledger.newest) == [order()]
    assert [(each.code, each.place.line, each.severity) for each in ledger.damaged] == [("ledger-broken", k, "warning") for k in (2, 3)]
    assert ledger.damaged[0].place.file.endswith(FILE)


def test_a_newer_programs_ledger_is_not_guessed_at(folder: Path) -> None:
    (folder / FILE).write_text('{"ledger": 2}\n', encoding="utf-8")
    with pytest.raises(Problems) as found:
        Ledger(folder)
    assert found.value.problems[0].code == "ledger-newer"


@pytest.mark.parametrize("stops", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()], ids=["a full disk", "Ctrl-C"])
def test_what_stops_the_writing_leaves_the_ledger_as_it_was(stops: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(folder, line())
    before, ledger = (folder / FILE).read_bytes(), Ledger(folder)
    ledger.add(line(topic="hip-pain"))

    def stopped(_: int) -> None:
        raise stops

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(type(stops)):
        ledger.flush()
    assert (folder / FILE).read_bytes() == before
    monkeypatch.undo()
    ledger.flush()
    assert len(Ledger(folder).newest) == 2


OLD = (
    '{{"ledger": 1, "order": {{"clinic": "north", "topic": "{topic}", "language": "es", "edition": "standard", "layout": "sheet", '
    '"paper": "letter", "beside": ""}}, "state": "{state}", "day": "2026-11-25", "digest": "dddddddddddddddd", "inputs": {{}}, '
    '"program": "0.1.0", "code": "", "version": "1.0", "approved": true, "expires": "", "phones": [], "fonts": [], "pages": 0, '
    '"sha256": "", "size": 0, "changed": 0, "seconds": 0.1, "problems": [{problems}], "why": ""}}\n'
)


@pytest.mark.parametrize(
    ("said", "problem", "state"),
    [
        ("made", "", State.READY),
        ("failed", "", State.FAILED),
        ("failed", "percent-bare", State.FAILED),
        ("failed", "translation-stale", State.STALE),
        ("refused", "", State.REFUSED),
        ("expired", "", State.EXPIRED),
        ("withdrawn", "", State.WITHDRAWN),
        ("gone", "", State.GONE),
    ],
)
def test_a_ledger_of_before_is_read_and_lines_are_written_as_before(said: str, problem: str, state: State, folder: Path) -> None:
    problems = f'["es.yaml", 4, 2, 3, "{problem}", "it is wrong", "", "error"]' if problem else ""
    before = OLD.format(topic="knee-pain", state=said, problems=problems)
    (folder / FILE).write_text(before, encoding="utf-8")
    ledger = Ledger(folder)
    (read,) = ledger.newest.values()
    assert read.state is state
    ledger.add(read)
    ledger.flush()
    assert (folder / FILE).read_text(encoding="utf-8") == 2 * before


@pytest.mark.parametrize("said", ["ready", "stale", "superseded", "missing", "lost", ""])
def test_a_line_that_says_nothing_we_know_is_told(said: str, folder: Path) -> None:
    (folder / FILE).write_text(OLD.format(topic="knee-pain", state=said, problems=""), encoding="utf-8")
    ledger = Ledger(folder)
    assert not ledger.newest and [each.code for each in ledger.damaged] == ["ledger-broken"]


STRANGE = (
    *("[1]", "1", "null", '"x"', "[" * 100_000, '{"ledger": "1"}', '{"ledger": 1}', '{"ledger": NaN}', "{" * 9, "\x00" * 9),
    *('{"ledger": 1, "withdrawn": 5, "day": "2026-11-25", "why": ""}', '{"ledger": 1, "withdrawn": "X", "day": 5, "why": ""}'),
    *('{"ledger": 1, "withdrawn": "X", "day": "2026-11-25", "why": ["x"]}', '{"ledger": 1, "withdrawn": "X", "day": "2026-11-25"}'),
)
CHANGES = (
    *(
        ("clinic", ".."),
        ("clinic", "../.."),
        ("clinic", ""),
        ("clinic", "/etc"),
        ("clinic", 5),
        ("topic", "a/../../b"),
        ("paper", "x\ny"),
        ("beside", "../x"),
    ),
    *(("beside", None), ("pages", "1"), ("pages", -1), ("size", 1e400), ("changed", None), ("day", "yesterday"), ("day", 20261125)),
    *(
        ("expires", "never"),
        ("phones", "555"),
        ("phones", [5]),
        ("fonts", [None]),
        ("inputs", []),
        ("inputs", {"a": 1}),
        ("inputs", {"a": {}}),
    ),
    *(("code", ["x"]), ("why", {}), ("why", "x" * 100_000), ("approved", "yes"), ("state", None), ("state", ["made"]), ("problems", {})),
    *(
        ("problems", [[1]]),
        ("problems", [["f", "1", 1, 1, "c", "m", "h", "error"]]),
        ("problems", [["f", 1, 1, 1, "c", "m", "h", "fatal"]]),
    ),
    *(("digest", 10**30), ("sha256", "\ud800"), ("unknown", 1), ("order", {}), ("order", "x"), ("order", {"clinic": "north"})),
)


def strange(name: str, value: object) -> str:
    """A line in which one thing is another."""
    said = json.loads(OLD.format(topic="hip-pain", state="made", problems=""))
    (said["order"] if name in said["order"] else said)[name] = value
    return json.dumps(said)


@pytest.mark.parametrize("text", [*STRANGE, *(strange(*change) for change in CHANGES)], ids=str)
def test_a_strange_line_is_set_aside_and_the_rest_holds(text: str, folder: Path) -> None:
    whole = OLD.format(topic="knee-pain", state="made", problems="")
    (folder / FILE).write_text(f"{whole}{text}\n{whole.replace('knee', 'neck')}", encoding="utf-8")
    ledger = Ledger(folder)
    assert [each.topic for each in ledger.newest] == ["knee-pain", "neck-pain"] and not ledger.withdrawn
    assert [each.place.line for each in ledger.damaged] == [2]


def test_a_path_of_windows_is_no_damage(folder: Path) -> None:
    (folder / FILE).write_text(strange("why", "C:\\users\\über cannot be read"), encoding="utf-8")
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not Ledger(folder).damaged and len(Ledger(folder).newest) == 1


def test_a_line_of_megabytes_is_set_aside_and_one_of_gigabytes_ends_the_run(folder: Path) -> None:
    whole = OLD.format(topic="knee-pain", state="made", problems="").encode()
    with (folder / FILE).open("wb") as file:
        file.write(whole)
        file.truncate(30 << 20)
        file.seek(0, os.SEEK_END)
        file.write(b"\n" + whole)
    ledger = Ledger(folder)
    assert len(ledger.newest) == 1 and [each.place.line for each in ledger.damaged] == [2]
    with (folder / FILE).open("ab") as file:
        file.truncate(3 << 30)
    with pytest.raises(Problems, match="ledger-large"):
        Ledger(folder)


# ---------------------------------------------------------------- sheets that nobody confirmed
MEANT = Intended(order(), "7F3K-9QXQ", "d" * 16, DAY, {"en": "e" * 64})
DIED = Problem(Place(""), "worker-died", "it was killed", "")


@pytest.mark.parametrize(
    ("after", "known"),
    [
        ([], True),
        ([line()], False),
        ([line(State.REFUSED)], False),
        ([line(State.FAILED)], False),
        ([line(State.FAILED, problems=(DIED,))], True),  # it may have put its file before
        ([Intended(order(), "7F3K-9QXQ", "", DAY, {})], False),  # nobody began to make it
        ([MEANT, line(State.REFUSED)], True),  # a run before may have made it
        ([MEANT, line()], False),
        ([MEANT, Intended(order(), "7F3K-9QXQ", "", DAY, {})], True),
        ([line(code="AAAA-AAAA")], True),
        ([line(State.WITHDRAWN)], True),  # `lookup` still knows what it was
    ],
)
def test_a_sheet_is_unconfirmed_as_long_as_nobody_knows_whether_it_was_made(
    after: list[LedgerLine | Intended], known: bool, folder: Path
) -> None:
    ledger = written(folder, MEANT, *after)
    assert (MEANT.code in ledger.unconfirmed) == known == (MEANT.code in {each.code for each in ledger.lying() if not each.size and known})
    assert MEANT.as_line().words == MEANT.words and ledger.codes[MEANT.code] == MEANT.digest


def test_the_newest_line_has_the_day_by_which_a_clock_is_judged(folder: Path) -> None:
    from patient_handouts.press.record.clock import Clock, believed, noticed_day

    assert noticed_day(folder) is None and believed(DAY, None) == DAY
    written(folder, line(), Withdrawal("7F3K-9QXQ", date(2027, 1, 1), "x"))
    assert noticed_day(folder) == Ledger(folder).day == date(2027, 1, 1) == believed(DAY, noticed_day(folder))
    with (folder / FILE).open("ab") as file:
        file.write(b'{"torn": ')
    assert noticed_day(folder) == date(2027, 1, 1)
    days = iter([DAY, date(2026, 11, 26), DAY, DAY])
    clock = Clock(lambda: next(days), folder, None)
    assert [clock.today(), clock.today()] == [date(2026, 11, 26)] * 2
    assert noticed_day(folder / "elsewhere", folder) == date(2026, 11, 26)
    (folder / ".handouts" / "noticed-day").write_bytes(b"\xff" * 2000)
    assert noticed_day(folder / "elsewhere", folder) is None


def test_a_clock_that_was_set_back_between_two_starts_is_not_believed() -> None:
    from patient_handouts.press.record.clock import Clock

    clock = Clock(lambda: date(2025, 1, 1), None, DAY)
    assert clock.today() == DAY and clock.problems()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_ledger_is_a_file_and_no_link(folder: Path) -> None:
    (outside := folder.parent / "outside").write_text("somebody else's", encoding="utf-8")
    ledger = Ledger(folder)
    (folder / FILE).symlink_to(outside)
    ledger.add(line())
    with pytest.raises(OSError):
        ledger.flush()
    with pytest.raises(OSError):
        Ledger(folder)
    (folder / FILE).unlink()
    os.mkfifo(folder / FILE)
    with pytest.raises(OSError, match="no file"):
        Ledger(folder)
    assert outside.read_text(encoding="utf-8") == "somebody else's"


def test_what_another_program_has_written_is_never_cut_away(folder: Path) -> None:
    written(folder, line())
    mine, other = Ledger(folder), Ledger(folder)
    other.add(Withdrawal("7F3K-9QXQ", DAY, "wrong dose"))
    other.flush()
    mine.add(line(topic="hip-pain"))
    with pytest.raises(OSError, match="another program"):
        mine.flush()
    assert Ledger(folder).withdrawn and list(Ledger(folder).newest) == [order()]


def test_a_run_whose_lock_was_removed_writes_nothing_more(folder: Path) -> None:
    with locked(folder):
        ledger = Ledger(folder)
        ledger.add(line())
        ledger.flush()
        (folder / LOCK).unlink()
        for replaced in (False, True):
            if replaced:
                (folder / LOCK).touch()
            ledger.add(line(topic="hip-pain"))
            with pytest.raises(OSError, match="was removed"):
                ledger.flush()
    assert list(Ledger(folder).newest) == [order()]
