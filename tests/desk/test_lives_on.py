"""The desk lives on: whatever hangs, dies, says nothing or cannot be read costs its own topic, and no other."""

import asyncio
import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from print_service import free_port
from runs import wait_for

from patient_handouts.desk import studio
from patient_handouts.desk.bench import Bench, TookTooLong, begin_bounded
from patient_handouts.desk.connections import SILENCE
from patient_handouts.desk.passphrase import TRIES, Door, hashed
from patient_handouts.images.picture import PictureError
from patient_handouts.press.record.clock import Clock

from .conftest import TODAY, Page, change, errand, wish
from .conftest import Desk as AnyDesk
from .test_serving import asked, start

__all__ = ["start"]


class Untellable(Exception):
    """It travels to another process, and cannot be put together there."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def fails(kind: str) -> None:
    match kind:
        case "hangs":
            time.sleep(60)
        case "dies":
            os._exit(9)
        case "unpicklable":
            raise Untellable("a", "b")
        case "picture":
            raise PictureError("picture-broken", "it is broken", "mend it")
        case "memory":
            bytearray(6 << 30)


def fine(*_: Any) -> int:
    return os.getpid()


def with_bench(act: Callable[[Bench], Any], patience: float = 30.0) -> Any:
    async def run() -> Any:
        bench = Bench(1, lambda: (fine,), patience=patience)
        try:
            return await act(bench)
        finally:
            bench.close()

    return asyncio.run(run())


@pytest.mark.parametrize("kind", ["hangs", "dies", "unpicklable", "picture", "memory"])
def test_a_worker_that_fails_is_told_and_the_next_one_works(kind: str) -> None:
    if kind == "memory" and sys.platform != "linux":
        pytest.skip("memory is bounded on Linux")

    async def act(bench: Bench) -> int:
        await bench.do(fine)
        if kind == "hangs":
            bench.patience = 1.0
        with pytest.raises(Exception) as found:
            await bench.do(fails, kind)
        told = {"hangs": TookTooLong, "unpicklable": RuntimeError, "picture": PictureError, "memory": MemoryError}
        assert isinstance(found.value, told.get(kind, Exception))
        bench.patience = 30.0
        return await bench.do(fine)

    assert with_bench(act) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core dumps")
def test_no_memory_of_a_worker_is_written_to_disk() -> None:
    import resource

    assert with_bench(lambda bench: bench.do(resource.getrlimit, resource.RLIMIT_CORE)) == (0, 0)


@pytest.mark.parametrize("together", [1, 40])
def test_ten_tries_are_ten(together: int) -> None:
    door = Door(hashed("7F3K-9QXQ-ADEM-4RTY"))
    tried = list[str]()

    async def say(words: str) -> str:
        before = door.shut()
        said = await door.enter(words)
        tried.extend([] if before else [words])
        return said

    async def all_of_them() -> None:
        for _ in range(40 // together):
            await asyncio.gather(*(say("wrong") for _ in range(together)))

    asyncio.run(all_of_them())
    assert door.shut() and len(tried) == TRIES
    assert asyncio.run(door.enter("7F3K-9QXQ-ADEM-4RTY")) == ""


def test_who_says_it_right_has_not_tried_in_vain() -> None:
    door = Door(hashed("7F3K-9QXQ-ADEM-4RTY"))
    for _ in range(2 * TRIES):
        assert asyncio.run(door.enter("7f3k 9qxq adem 4rty"))
    assert not door.shut()


def test_connections_that_say_nothing_are_dropped(start: Callable[..., tuple[Any, str]]) -> None:
    port = free_port()
    desk, _ = start("--port", str(port))
    assert asked(f"http://127.0.0.1:{port}/")[0] == 200
    if (limits := Path(f"/proc/{desk.pid}/limits")).exists():  # the desk itself writes no core dump either
        (cores,) = (line.split() for line in limits.read_text(encoding="ascii").splitlines() if line.startswith("Max core file size"))
        assert cores[4:6] == ["0", "0"]
    silent = [socket.create_connection(("127.0.0.1", port), 30) for _ in range(320)]
    try:
        for each in silent[::2]:
            each.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        begun = time.monotonic()
        for _ in range(20):  # meanwhile whoever says something is heard at once
            assert asked(f"http://127.0.0.1:{port}/")[0] == 200
        assert time.monotonic() - begun < 2
        for each in silent:
            each.settimeout(2 * SILENCE)
            with suppress(ConnectionError):
                while each.recv(4096):
                    pass
        assert time.monotonic() - begun < 2 * SILENCE
        assert asked(f"http://127.0.0.1:{port}/")[0] == 200
    finally:
        for each in silent:
            each.close()


def test_a_topic_whose_spots_are_damaged_bars_itself_alone(start: Callable[..., tuple[Any, str]], network: Path) -> None:
    (network / "images" / "example-picture.anchors.json").write_text("[1]", encoding="utf-8")
    port = free_port()
    start("--port", str(port))

    def read() -> dict[str, str]:
        said = json.loads(asked(f"http://127.0.0.1:{port}/topics")[1])
        every = {each["topic"]: each["languages"]["en"]["state"] for each in said["topics"]}
        return every if said["mark"] and said["seen"] == said["of"] > 0 else {}

    states = wait_for(read)
    assert (states["ankle-sprain"], states["hip-pain"]) == ("refused", "refused")  # they show it, and were approved without


def never_read(path: Path) -> bytes:
    if path.stem == "hanging":
        time.sleep(600)
    return path.read_bytes()


def begin_where_a_share_hangs() -> None:
    from patient_handouts.images import pictures

    begin_bounded()
    pictures.picture_bytes = never_read


def on_a_share() -> ProcessPoolExecutor:
    """A worker like the desk's own, where one picture lies on a drive that does not answer any more."""
    context = get_context("forkserver" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=begin_where_a_share_hangs)


def test_a_picture_that_hangs_bars_its_topic_and_the_desk_goes_on(
    opened: Callable[..., Page], network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at, told, and printed from, in real workers: one of them is ended, and another takes its place."""
    monkeypatch.setattr(studio, "Bench", partial(Bench, patience=4.0))
    shutil.copy(network / "images" / "example-picture.svg", network / "images" / "hanging.svg")
    with (network / "images" / "index.yaml").open("a", encoding="utf-8") as index:
        index.write("hanging:\n  title: {en: A hip}\n  alt: {en: A hip.}\n  credit: Drawn for this test\n  licence: MIT\n")
    change(network, "hip-pain", "example-picture", "hanging")
    page = opened(start=on_a_share)
    states = {each["topic"]: each["languages"].get("en", {}).get("state") for each in page.client.get("/topics").json()["topics"]}
    assert states["ankle-sprain"] == "ready" and states["hip-pain"] is None
    assert "handouts/hip-pain" in told(page) and "TookTooLong: it took longer than 4 seconds" in told(page)
    assert page.post("/print", errand()).status_code == 200
    assert page.post("/print", errand(wish("hip-pain"))).status_code == 404


def test_a_share_that_goes_away_is_told_as_that_and_comes_back(opened: Callable[..., Page], network: Path) -> None:
    page, away = opened(), network.with_name("away")

    def news() -> dict[str, Any]:
        return dict(page.client.get("/topics").json())

    every = news()["read"]
    network.rename(away)
    assert page.post("/print", errand()).json() == page.post("/sheet", wish("warfarin")).json() == {"away": True}
    said = wait_for(lambda: news() if news()["away"] else {})
    assert said["read"] == every == sum(not each["bundle"] for each in said["topics"])  # what can be found stands there; nothing goes out
    assert "this folder cannot be reached" in told(page)
    away.rename(network)
    back = wait_for(lambda: news() if news()["seen"] == news()["of"] > 0 else {})
    assert not back["away"] and back["read"] == every and "cannot be reached" not in told(page)
    assert page.post("/print", errand()).status_code == 200


def test_a_font_that_is_damaged_bars_what_would_be_set_in_it(opened: Callable[..., Page], network: Path) -> None:
    (network / "fonts").mkdir()
    (network / "fonts" / "own.ttf").write_bytes(b"no font")
    clinic = network / "clinics" / "north.yaml"
    clinic.write_text(clinic.read_text(encoding="utf-8") + "\nfonts: {en: own.ttf}\n", encoding="utf-8")
    page = opened()
    states = {each["topic"]: each["languages"]["en"]["state"] for each in page.client.get("/topics").json()["topics"]}
    assert states and set(states.values()) == {"failed"} and "own.ttf is no TrueType font" in told(page)


# ---------------------------------------------------------------- what the manager is told
def told(page: Page) -> str:
    return page.client.get("/status").text


def test_what_is_wrong_with_the_record_stands_on_the_status_page(
    opened: Callable[..., Page], network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger, the counts and what was made by hand, also those that become so while the desk is open."""
    page, own = opened(), network / ".handouts"
    assert "broken" not in told(page)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "ledger.jsonl").write_text("{}\n", encoding="utf-8")
    assert "ledger.jsonl:1:1: warning" in told(page)
    (tmp_path / "dist" / "ledger.jsonl").write_text('{"ledger": 2}\n', encoding="utf-8")
    assert "a newer version" in told(page)
    own.mkdir(exist_ok=True)
    (own / "desk-counts.jsonl").write_text("\n" + "{\n" * 30, encoding="utf-8")
    (own / "printed.jsonl").write_text("[]\n", encoding="utf-8")
    assert "desk-counts.jsonl:2:1: warning" in told(page) and "and 12 lines more" in told(page)
    (own / "desk-counts.jsonl").unlink()
    assert "printed.jsonl:1:1: warning" in told(page)
    monkeypatch.setattr("patient_handouts.desk.studio.look_at_record", lambda site: fails("unpicklable"))
    (own / "printed.jsonl").unlink()
    assert "could not be looked at" in told(page)


def test_a_clock_that_went_back_stands_on_the_status_page(opened: Callable[..., Page], make: Callable[..., AnyDesk], network: Path) -> None:
    calendar = [TODAY]
    clock = Clock(lambda: calendar[0], network, None)
    desk = make(today=clock.today, trouble=clock.problems)
    assert desk.studio.trouble() == ()
    calendar[0] = TODAY.replace(year=TODAY.year - 1)
    (problem,) = desk.studio.trouble()
    assert problem.code == "clock-back" and str(calendar[0]) in problem.message and clock.today() == TODAY
    assert "clock of this machine" in told(opened(desk))
