"""The parts of the desk by themselves: what is typed, held, counted, shown to others, started by a double click."""

import asyncio
import json
import os
import pickle
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from runs import wait_for

from patient_handouts.commands.program import program
from patient_handouts.desk import shelf, studio
from patient_handouts.desk.bench import Bench, process
from patient_handouts.desk.counts import Counts
from patient_handouts.desk.held import KEPT, MOST, Held, Shelfful
from patient_handouts.desk.passphrase import Door, hashed, keep_hash, new_passphrase, read_hash
from patient_handouts.desk.shortcut import starter
from patient_handouts.desk.wish import Errand, Unknown, read_errand
from patient_handouts.desk.work import set_wishes
from patient_handouts.handouts.patient import FIELD, NO_PATIENT, Patient, read_patient
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.state import State
from patient_handouts.handouts.typed_days import Customs
from patient_handouts.press.making.worker import workshop

from .conftest import NAME, TODAY, Desk, Page, change, errand, wish

DAY_FIRST = Customs(date(2026, 12, 1))


# ---------------------------------------------------------------- what is typed
@pytest.mark.parametrize(
    "said, code",
    [
        ({"name": "x" * 61}, "typed-long"),
        ({"line": "x" * 201}, "typed-long"),
        ({"name": "a\u202eb"}, "typed-letters"),
        ({"name": "a\u0000b"}, "typed-letters"),
        ({"ask_for": "a\u2066b"}, "typed-letters"),
        ({"day": "half"}, "typed-date"),
        ({"day": "2026-02-30"}, "typed-date"),
        ({"next_visit": "1926-01-01"}, "typed-year"),
        ({"next_visit": "2026-11-30"}, "typed-past"),
        ({"event": "half", "event_time": "9:30"}, "typed-date"),
        ({"next_visit": "2026-12-01", "next_time": "25:00"}, "typed-time"),
        ({"next_time": "10:00"}, "typed-day"),
        ({"event_time": "10:00"}, "typed-day"),
        ({"event": "2026-12-32"}, "typed-date"),
        ({"event": "2026-12-01", "event_time": "24:00"}, "typed-time"),
        ({"side": "both"}, "typed-side"),
        ({"lifting": "10 lb"}, "typed-unknown"),
        ({"name": 7}, "typed-unknown"),
    ],
)
def test_what_cannot_stand_on_a_sheet_is_told_by_its_field(said: dict[str, object], code: str) -> None:
    with pytest.raises(Problems) as found:
        read_patient(said, DAY_FIRST)
    assert [problem.code for problem in found.value.problems] == [code]


def test_what_is_typed_is_cleaned_and_kept_as_it_is() -> None:
    typed = read_patient(
        {
            "name": "  Jose\u0301\n  García ",
            "day": "2026-12-01",
            "next_visit": "2026-12-01",
            "next_time": "9:05",
            "line": "**no** [marks] {here}",
        },
        DAY_FIRST,
    )
    assert (typed.name, typed.day, typed.next_time, typed.line) == ("José García", date(2026, 12, 1), "9:05", "**no** [marks] {here}")
    assert not read_patient({"name": "   ", "line": ""}, DAY_FIRST) and not NO_PATIENT and typed


@given(
    st.dictionaries(
        st.sampled_from(["name", "day", "side", "next_visit", "next_time", "ask_for", "line", "other"]), st.text() | st.integers()
    )
)
def test_anything_typed_is_a_patient_or_problems(said: dict[str, object]) -> None:
    try:
        assert isinstance(read_patient(said, DAY_FIRST), Patient)
    except Problems as found:
        assert all(problem.place.file for problem in found.problems)


def test_a_day_that_is_over_is_asked_about_once() -> None:
    said = {**errand(wish()), "patient": {"next_visit": "30.11.2026", "event": "2026-11-29"}}
    with pytest.raises(Problems) as found:
        read_errand({**said, "sure": ["event"]}, DAY_FIRST)
    assert [(each.code, each.place.file) for each in found.value.problems] == [("typed-past", FIELD + "next_visit")]
    assert read_errand({**said, "sure": ["event", "next_visit"]}, DAY_FIRST).patient.next_visit == date(2026, 11, 30)
    for sure in ("event", ["line"], [[]]):
        with pytest.raises(Unknown):
            read_errand({**said, "sure": sure}, DAY_FIRST)


def test_nothing_that_holds_a_patient_shows_it() -> None:
    made = read_errand({**errand(wish()), "patient": {"name": NAME}}, DAY_FIRST)
    assert isinstance(made, Errand) and made.patient.name == NAME
    assert NAME not in repr(made) and NAME not in repr(made.patient) and NAME not in f"{made} {made.patient}"
    assert pickle.loads(pickle.dumps(made)) == made


# ---------------------------------------------------------------- held
def test_what_is_held_is_over_after_five_minutes() -> None:
    now = [0.0]
    held = Shelfful(lambda: now[0])
    id = held.put("session", Held(b"%PDF", "x", ()))
    now[0] = KEPT - 1
    assert held.get("session", id) and not held.get("other", id)
    now[0] = KEPT
    assert not held.get("session", id) and not len(held)
    for _ in range(MOST + 5):
        held.put("session", Held(b"%PDF", "x", ()))
    assert len(held) == MOST


# ---------------------------------------------------------------- counts
def test_counts_are_codes_and_numbers_by_day(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "counts.jsonl"
    counts = Counts(path)
    counts.add(TODAY, (("7F3K-9QXQ", "hip-pain.en.north.standard.sheet.letter"),), 2)
    both = ("7F3K-9QXQ", "hip-pain.en.north.standard.sheet.letter"), ("AAAA-AAAA", "knee-pain.en.north.standard.sheet.letter")
    counts.add(TODAY, both, 1)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"day": "2026-\n[]\n\nnull\n{"day": 1}\n{"torn')
    again = Counts(path)
    assert again.days == {TODAY: {"7F3K-9QXQ": 3, "AAAA-AAAA": 1}} == counts.days
    assert again.topics == {"hip-pain": 3, "knee-pain": 1}
    again.add(TODAY, (("7F3K-9QXQ", "hip-pain.en.north.standard.sheet.letter"),), 1)  # after a torn line
    assert Counts(path).days[TODAY]["7F3K-9QXQ"] == 4
    keys = {key for line in path.read_text(encoding="utf-8").splitlines()[:3] for key in json.loads(line)}
    assert keys == {"day", "code", "sheet", "copies"}


def test_a_count_that_was_torn_by_a_full_disk_spoils_no_other(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limit on how long a file grows")
    counts, one = Counts(tmp_path / "counts.jsonl"), (("7F3K-9QXQ", "hip-pain.en.north.standard.sheet.letter"),)
    counts.add(TODAY, one, 1)
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (counts.path.stat().st_size + 20, was[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            counts.add(TODAY, one, 10)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
    counts.add(TODAY, one, 100)
    assert Counts(counts.path).days[TODAY]["7F3K-9QXQ"] == 101 and counts.days[TODAY]["7F3K-9QXQ"] == 111


def test_a_full_disk_does_not_stop_a_print(opened: Callable[..., Page], make: Callable[..., Desk], network: Path, printer: object) -> None:
    desk = make()
    page = opened(desk)
    (network / ".handouts").write_text("a file where the folder should be", encoding="utf-8")
    assert page.post("/print", errand()).status_code == 200 and len(printer.printed) == 1
    assert "cannot be written down" in page.client.get("/status").text


def test_the_most_printed_come_first_and_printing_again_counts(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path
) -> None:
    page = opened(make())
    done = page.post("/print", errand(wish("hip-pain"), patient={"side": "left"}, copies=2)).json()
    assert (done["pages"], done["copies"]) == (2, 2) and done["leaves"] == 2
    assert page.post("/again", {"id": done["id"]}).json()["job"] not in ("", done["job"])
    printed = {each["topic"]: each["printed"] for each in page.client.get("/topics").json()["topics"]}
    assert printed["hip-pain"] == 4 and printed["ankle-sprain"] == 0
    assert done["codes"][0] in page.client.get("/status").text
    told = CliRunner().invoke(program, ["lookup", done["codes"][0].lower(), "--workspace", str(network), "--folder", str(network / "none")])
    assert told.exit_code == 0
    assert f"hip-pain.en.north.standard.sheet.letter: 4 handed out at the desk, from {TODAY} to {TODAY}" in told.output


def test_what_the_desk_printed_is_known_by_what_it_said(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, tmp_path: Path
) -> None:
    """Its words were mended, and only then somebody takes them back."""
    topic = network / "handouts" / "ankle-sprain" / "en.yaml"
    mended = topic.read_text(encoding="utf-8")
    topic.write_text(mended.replace("subtitle: ", "subtitle: Take 20 tablets. "), encoding="utf-8")
    page = opened(make(unapproved=True))
    printed = page.post("/print", errand())
    assert printed.status_code == 200 and page.post("/again", {"id": printed.json()["id"]}).status_code == 200, printed.text
    (code,) = printed.json()["codes"]
    topic.write_text(mended, encoding="utf-8")
    there = ["--workspace", str(network), "--folder", str(tmp_path / "none")]
    for words, known in (("take 200 tablets", False), ("take 20 tablets", True)):
        CliRunner().invoke(program, ["withdraw", "--words", words, "--why", "The dose is wrong.", *there])
        told = CliRunner().invoke(program, ["lookup", code, *there])
        assert ("withdrawn: on" in told.stdout) == known and "nobody knows" not in told.stderr, told.output
    lines = (network / ".handouts" / "desk-counts.jsonl").read_text(encoding="utf-8").splitlines()
    assert ["words" in json.loads(line) for line in lines] == [True, False]


# ---------------------------------------------------------------- how things stand
def standing(page: Page, topic: str, language: str = "en") -> dict[str, object]:
    return next(each for each in page.client.get("/topics").json()["topics"] if each["topic"] == topic)["languages"][language]


def test_every_way_to_stand(opened: Callable[..., Page], make: Callable[..., Desk]) -> None:
    page = opened(make())
    assert {topic: standing(page, topic)["state"] for topic in ("ankle-sprain", "hip-pain", "knee-pain", "neck-pain")} == {
        "ankle-sprain": "ready",
        "hip-pain": "ready",
        "knee-pain": "refused",
        "neck-pain": "failed",
    }
    assert standing(page, "hip-pain")["whom"] == "spine surgeon" and standing(page, "legs")["asks_side"]
    for topic in ("knee-pain", "neck-pain"):
        refused = page.post("/print", errand(wish(topic)))
        assert refused.status_code == 409 and refused.json()["refused"]["state"] in ("refused", "failed"), refused.text


def test_after_its_day_a_sheet_does_not_go_out(opened: Callable[..., Page], make: Callable[..., Desk]) -> None:
    day = [TODAY]
    page = opened(make(today=lambda: day[0]))
    assert page.post("/print", errand()).status_code == 200
    day[0] = date(2030, 1, 2)  # the desk was never closed
    late = page.post("/print", errand())
    assert late.status_code == 409 and late.json()["refused"] == {
        "topic": "ankle-sprain",
        "language": "en",
        "state": "expired",
        "why": "",
        "whom": "spine surgeon",
    }


def take_back(network: Path, *arguments: object) -> None:
    """`handouts withdraw` by somebody at another machine."""
    workshop.cache_clear()
    done = CliRunner().invoke(program, ["withdraw", *map(str, arguments), "--workspace", str(network)])
    assert done.exit_code == 0, done.output


def test_what_was_withdrawn_does_not_go_out_in_any_size(opened: Callable[..., Page], make: Callable[..., Desk], network: Path) -> None:
    """Though no run ever made a sheet; and by its code, which only this desk knows."""
    page = opened(make())
    assert standing(page, "ankle-sprain")["state"] == "ready"
    (code,) = page.post("/print", errand()).json()["codes"]
    take_back(network, "--code", code, "--why", "The number on it is wrong.")
    for size in ("standard", "large"):
        taken = page.post("/print", errand(wish(size=size)))
        assert taken.status_code == 409 and taken.json()["refused"]["why"] == "The number on it is wrong.", taken.text
    change(network, "ankle-sprain", "version: 0.1", "# mended\nversion: 0.1")
    assert page.post("/print", errand()).json()["refused"]["state"] == "withdrawn"
    clinic = network / "clinics" / "north.yaml"
    clinic.write_text(clinic.read_text(encoding="utf-8").replace("555-0142", "555-0143"), encoding="utf-8")
    workshop.cache_clear()
    assert page.post("/print", errand()).status_code == 200  # it was the sheet of this clinic, and its words are others now


def test_only_visits_that_a_topic_has_pages_for_are_set(opened: Callable[..., Page], make: Callable[..., Desk], network: Path) -> None:
    page = opened(make())
    offered = standing(page, "ankle-sprain")["visits"]
    assert "home" in offered
    home, whole = (page.post("/sheet", wish(visit=visit)).json()["pages"] for visit in ("home", ""))
    assert home <= whole
    for other in ({"visit": "lunch"}, {"visit": ["home"]}, {"topic": "legs", "bundle": True, "visit": "home"}):
        assert page.post("/sheet", wish(**other)).status_code == 404
    take_back(network, "--topic", "ankle", "--why", "Wrong dose.")
    assert page.post("/print", errand(wish(visit="home"))).status_code == 409


def test_a_desk_that_runs_obeys_at_once(opened: Callable[..., Page], make: Callable[..., Desk], network: Path) -> None:
    """“Print again”, the PDF in a tab, the picture of a preview."""
    page = opened(make())
    printed, shown = page.post("/print", errand()).json(), page.post("/show", errand()).json()
    looked_at = page.post("/sheet", wish()).json()
    paths = f"/pdf/{shown['id']}", f"/picture/{looked_at['id']}/1"
    assert [page.client.get(path).status_code for path in paths] == [200, 200]
    take_back(network, "--topic", "ankle", "--why", "Wrong dose.")
    again = page.post("/again", {"id": printed["id"]})
    assert again.status_code == 409 and again.json()["refused"]["why"] == "Wrong dose."
    assert [page.client.get(path).status_code for path in paths] == [409, 409]
    assert "Wrong dose." in page.client.get(paths[0]).text


def test_a_desk_whose_list_is_watched_shows_a_recall_within_two_seconds(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next look after the one that may be under way; a machine at work is slow to begin one, and that is not measured."""
    refresh, seen = shelf.Shelf.refresh, list[State]()

    async def look(self: shelf.Shelf) -> None:
        await refresh(self)
        seen.append(self.offered["ankle-sprain"].languages["en"].state)

    monkeypatch.setattr(shelf.Shelf, "refresh", look)
    page = opened(make())
    assert standing(page, "ankle-sprain")["state"] == "ready"
    take_back(network, "--topic", "ankle", "--why", "Wrong dose.")
    under_way = len(seen)
    wait_for(lambda: State.WITHDRAWN in seen)
    assert seen.index(State.WITHDRAWN) <= under_way + 1 and shelf.EVERY <= 1
    assert standing(page, "ankle-sprain")["state"] == "withdrawn"


@pytest.mark.parametrize("left", ["", "format: 1\nentries: []\nrecalls: 0\n", "format: 1\n", None])
def test_a_register_that_was_damaged_while_a_desk_runs_stops_it(
    left: str | None, opened: Callable[..., Page], make: Callable[..., Desk], network: Path
) -> None:
    page, register = opened(make()), network / "recalls.yaml"
    take_back(network, "--topic", "hip", "--why", "Wrong dose.")
    assert standing(page, "ankle-sprain") and page.post("/print", errand()).status_code == 200
    register.unlink() if left is None else register.write_text(left, encoding="utf-8")
    assert page.post("/print", errand()).status_code == 404 and "recalls.yaml" in page.client.get("/status").text


# ---------------------------------------------------------------- workers
def _die() -> None:
    os._exit(1)


def _who() -> int:
    return os.getpid()


def test_workers_that_die_are_replaced_and_those_that_knew_a_patient_end() -> None:
    async def story() -> None:
        bench = Bench(1, lambda: (_who,), process)
        first = await bench.do(_who)
        assert await bench.do(_who) == first
        with pytest.raises(Exception, match="terminated"):
            await bench.do(_die)
        second = await bench.do(_who, forget=True)
        third = await bench.do(_who)
        assert len({first, second, third}) == 3
        for _ in range(1200):
            if not Path(f"/proc/{second}").exists():
                break
            await asyncio.sleep(0.05)
        assert not Path(f"/proc/{second}").exists() or sys.platform != "linux"
        bench.renew()
        assert await bench.do(_who) != third
        bench.close()

    asyncio.run(story())


# ---------------------------------------------------------------- for other machines
def test_the_passphrase_is_kept_as_a_hash(tmp_path: Path) -> None:
    passphrase = new_passphrase()
    keep_hash(tmp_path / "kept", hashed(passphrase))
    assert passphrase not in (tmp_path / "kept").read_text(encoding="ascii") and read_hash(tmp_path / "kept").startswith("$argon2id$")
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0 or os.name == "nt"
    door = Door(read_hash(tmp_path / "kept"))
    assert asyncio.run(door.enter(passphrase)) and not asyncio.run(door.enter("x" * 1000)) and not door.open_to("")
    assert Door().open_to("anyone") and not asyncio.run(Door("no hash").enter("x"))


@pytest.mark.parametrize(
    "options, words",
    [
        (["--clinic", "riverside", "--certificate", __file__], "belong together"),
        (["--clinic", "riverside", "--certificate", __file__, "--key", __file__], "belong to --lan"),
        (["--clinic", "riverside", "--new-passphrase"], "belong to --lan"),
        (["--clinic", "nobody"], "no clinic"),
    ],
)
def test_wrong_usage_is_told(options: list[str], words: str) -> None:
    done = CliRunner().invoke(program, ["desk", *options])
    assert done.exit_code and words in done.output + str(done.exception)


# ---------------------------------------------------------------- a double click
COMMAND = ["/opt/my python/bin/python", "-m", "patient_handouts", "desk", "--workspace", 'a "b" $HOME `c` 100% \\ é']


def test_starters_say_the_command_word_by_word() -> None:
    text = starter(COMMAND, "north", "darwin")
    assert shlex.split(text.splitlines()[1].removeprefix("exec ")) == COMMAND
    text = starter(COMMAND, "north", "linux")
    line = next(each.removeprefix("Exec=") for each in text.splitlines() if each.startswith("Exec="))
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line.replace("\\\\", "\\"))  # the file's own escapes, then the words'
    assert [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words] == COMMAND


def test_the_shortcut_lies_on_the_desktop(tmp_path: Path, network: Path) -> None:
    (tmp_path / "Desktop").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "patient_handouts", "desk", "--shortcut", "--workspace", str(network)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)},
    )
    (path,) = (tmp_path / "Desktop").iterdir()
    assert str(path) in done.stdout and str(network) in path.read_text(encoding="utf-8") and (os.access(path, os.X_OK) or os.name == "nt")


# ---------------------------------------------------------------- what a second pair of eyes found
def test_print_again_asks_whether_it_may(opened: Callable[..., Page], network: Path, printer: object) -> None:
    page = opened()
    done = page.post("/print", errand()).json()
    change(network, "ankle-sprain", "Some [swelling] is normal", "Much [swelling] is normal")
    workshop.cache_clear()  # a worker of its own would begin anew
    assert page.post("/again", {"id": done["id"]}).status_code == 409 and len(printer.printed) == 1


@pytest.mark.parametrize("path", ["/sheet", "/print"])
def test_a_sheet_whose_file_changes_while_it_is_set_does_not_go_out(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, printer: object, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Neither what was asked for then, nor what would be kept of it."""
    desk = make(start=process)
    page = opened(desk)
    do, edits = desk.studio._bench.do, ["Much [swelling]"]

    async def slowly(act: Callable[..., object], *arguments: object, **how: bool) -> object:
        made = await do(act, *arguments, **how)
        if act is set_wishes and edits:
            change(network, "ankle-sprain", "Some [swelling]", edits.pop())
        return made

    monkeypatch.setattr(desk.studio._bench, "do", slowly)
    for asked in (path, "/print"):
        said = page.post(asked, wish() if asked == "/sheet" else errand())
        assert said.status_code == 409 and said.json()["refused"]["state"] == State.REFUSED, said.text  # type: ignore[attr-defined]
    assert not edits and not printer.printed  # type: ignore[attr-defined]


def test_a_printer_that_takes_it_late_is_counted(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, printer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio, "PATIENCE", 0.3)
    page = opened(make())
    printer.takes.clear()
    assert page.post("/print", errand()).json()["printer"]["code"] == "no-answer"
    printer.takes.set()
    wait_for((network / ".handouts" / "desk-counts.jsonl").exists)
    assert (network / ".handouts" / "desk-counts.jsonl").read_text(encoding="utf-8").count("ankle-sprain") == 1


def test_one_job_lies_on_one_paper(opened: Callable[..., Page]) -> None:
    assert opened().post("/print", errand(wish(), wish(paper="a4"))).status_code == 404


def test_one_sided_nothing_is_left_empty(opened: Callable[..., Page]) -> None:
    page, legs = opened(), wish("legs", bundle=True)
    both, one = (page.post("/sheet", {**legs, "sides": sides}).json()["pages"] for sides in ("both", "one"))
    assert both == 6 and one == 5


COUNTED = '{"day": "2026-11-25", "code": "7F3K-9QXQ", "sheet": "hip-pain.en.north.standard.sheet.letter", "copies": 1}'
STRANGE = (
    *("[" * 200_000, "x" * 100_000, "[]", "1", "null", "\x00" * 9, '{"bundle": "legs"}', '{"bundle": "legs", "copies": -1}'),
    *(COUNTED.replace('"copies": 1', f'"copies": {copies}') for copies in ("1e999", "0", "-3", '"1"', "1.5", "NaN", "9" * 400, "true")),
    *(COUNTED.replace("hip-pain.en.north", sheet) for sheet in ("hip-pain.en", "..", "a.b.c.d", "../x.en.north", "x" * 200 + ".en.north")),
    *(COUNTED.replace("2026-11-25", day) for day in ("2026-13-25", "", "25.11.2026")),
)


@pytest.mark.parametrize("line", STRANGE, ids=lambda line: line[:60])
def test_a_strange_count_stops_no_desk_and_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "counts.jsonl"
    path.write_text(f"{COUNTED}\n{line}\n\n{COUNTED}\n", encoding="utf-8")
    counts = Counts(path)
    assert counts.days == {date(2026, 11, 25): {"7F3K-9QXQ": 2}} and not counts.bundles
    assert [(each.code, each.place.line, each.severity) for each in counts.damaged] == [("note-broken", 2, "warning")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
@pytest.mark.parametrize("kind", ["hole", "pipe", "link", "folder"])
def test_counts_are_measured_and_no_link(kind: str, tmp_path: Path) -> None:
    path, outside = tmp_path / "counts.jsonl", tmp_path / "outside"
    outside.write_text(f"{COUNTED}\n", encoding="utf-8")
    match kind:
        case "hole":
            with path.open("wb") as file:
                file.truncate(3 << 30)
        case "pipe":
            os.mkfifo(path)
        case "link":
            path.symlink_to(outside)
        case "folder":
            path.mkdir()
    counts = Counts(path)
    assert not counts.days and [each.code for each in counts.damaged] == ["file-unreadable"]
    if kind != "hole":
        with pytest.raises(OSError):
            counts.add(TODAY, (("7F3K-9QXQ", "hip-pain.en.north.standard.sheet.letter"),), 1)
    assert counts.topics == ({"hip-pain": 1} if kind != "hole" else {}) and outside.read_text(encoding="utf-8") == f"{COUNTED}\n"


def test_a_count_that_works_again_ends_the_alarm(opened: Callable[..., Page], make: Callable[..., Desk], network: Path) -> None:
    page, blocked = opened(make()), network / ".handouts"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    page.post("/print", errand())
    assert "cannot be written down" in page.client.get("/status").text
    blocked.unlink()
    page.post("/print", errand())
    assert "cannot be written down" not in page.client.get("/status").text


def test_what_was_withdrawn_stays_so_when_the_ledger_goes(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, tmp_path: Path
) -> None:
    done = CliRunner().invoke(
        program, ["batch", "--topic", "ankle", "--jobs", "1", "-o", str(tmp_path / "dist"), "--workspace", str(network)]
    )
    assert done.exit_code == 0, done.output
    take_back(network, "--topic", "ankle", "--why", "Wrong dose.", "--folder", tmp_path / "dist")
    page = opened(make())
    assert standing(page, "ankle-sprain")["state"] == "withdrawn"
    (tmp_path / "dist").rename(tmp_path / "away")
    assert page.post("/print", errand()).status_code == 409 and standing(page, "ankle-sprain")["state"] == "withdrawn"


def test_a_passphrase_file_of_somebody_elses_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "hash").write_bytes(b"\xff\xfe")
    assert not asyncio.run(Door(read_hash(tmp_path / "hash")).enter("x"))
    with (tmp_path / "hash").open("wb") as file:
        file.truncate(3 << 30)
    with pytest.raises(OSError, match="more than"):
        read_hash(tmp_path / "hash")


def test_the_shortcut_starts_what_was_asked_for(tmp_path: Path, network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(program, ["desk", "--shortcut", "--unapproved", "--lan", "--folder", "sheets", "--workspace", str(network)])
    assert done.exit_code == 0, done.output
    text = next(path for path in tmp_path.iterdir() if path.name.startswith("Handouts")).read_text(encoding="utf-8")
    assert all(each in text for each in ("--unapproved", "--lan", str(tmp_path / "sheets")))


def test_a_bundle_rises_by_its_own_prints(opened: Callable[..., Page], make: Callable[..., Desk], network: Path) -> None:
    page = opened(make())
    done = page.post("/print", errand(wish("legs", bundle=True), patient={"side": "left"}, copies=2)).json()
    page.post("/again", {"id": done["id"]})
    printed = {each["topic"]: each["printed"] for each in page.client.get("/topics").json()["topics"]}
    assert printed["legs"] == 4
    again = Counts(network / ".handouts" / "desk-counts.jsonl")
    assert again.bundles == {"legs": 4} and again.topics == {"ankle-sprain": 4, "hip-pain": 4}


def test_a_bundle_whose_cover_says_what_was_taken_back_does_not_go_out(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path
) -> None:
    bundles = network / "bundles.yaml"
    bundles.write_text(bundles.read_text(encoding="utf-8").replace("title: Legs", "title: Take twenty tablets"), encoding="utf-8")
    page, legs = opened(make()), errand(wish("legs", bundle=True), patient={"side": "left"})
    done = page.post("/print", legs).json()
    take_back(network, "--words", "twenty tablets", "--why", "It says the wrong thing.")
    for refused in (page.post("/print", legs), page.post("/again", {"id": done["id"]})):
        assert refused.status_code == 409 and refused.json()["refused"]["why"] == "It says the wrong thing.", refused.text
    assert standing(page, "ankle-sprain")["state"] == "ready"
