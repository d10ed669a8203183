"""What was sent to a printer is followed until it has come out: the desk never says “Printed” before, and says what the printer needs."""

import asyncio
import struct
from collections.abc import Callable, Collection, Mapping

import pytest
from playwright.sync_api import Page, expect

from patient_handouts.desk.ipp import JobAnswer, _question, _read
from patient_handouts.desk.jobs import AFTER, MOST, Jobs
from patient_handouts.desk.printing import UNKNOWN, PrinterError, Standing, alerts_of

from .conftest import NAME, Desk, Printer
from .test_story import press, printed

Served, At = Callable[..., Desk], Callable[..., Page]
PAPER = Standing("printing", ("paper",))


def test_a_printer_s_reasons_in_staff_s_words() -> None:
    assert alerts_of(["none", "toner-low-warning", "cups-waiting-for-job-completed"]) == ()
    assert alerts_of(["media-empty-warning", "media-needed-error", "door-open"]) == ("paper", "door")
    assert alerts_of(["com.example.broken-error", "com.example.note-report"]) == ("other",)


@pytest.mark.parametrize("cut", range(86))
def test_an_answer_that_is_cut_says_nothing(cut: int) -> None:
    state = b"\x23\x00\x09job-state\x00\x04" + struct.pack(">I", 9)
    why = b"\x44\x00\x11job-state-reasons\x00\x04none\x44\x00\x00\x00\x04more"
    whole = b"\2\0\0\0\0\0\0\1\2" + state + why + b"\3"
    assert _read(whole) == JobAnswer(9, ("none", "more")) and _read(b"\2\0\4\6" + whole[4:]) is None  # 0x0406: there is no such job
    assert cut >= len(whole) or _read(whole[:cut]) is None


def test_the_question_is_one_of_ipp_s() -> None:
    assert _question(7)[:9] == b"\2\0\0\x09\0\0\0\1\1" and b"ipp://localhost/jobs/7" in _question(7) and _question(7)[-1] == 3


def test_jobs_are_their_session_s_alone_asked_once_and_forgotten_in_time() -> None:
    now, asked, stands = [0.0], list[tuple[str, list[str]]](), {"q-1": PAPER, "q-2": Standing("printed")}

    async def look(queue: str, numbers: Collection[str]) -> Mapping[str, Standing]:
        asked.append((queue, list(numbers)))
        if queue == "down":
            raise PrinterError("service-down")
        return stands

    async def play() -> None:
        jobs = Jobs(look, lambda: now[0])
        first, second, third = (jobs.add("one", ["knee"], "q", f"q-{n}") for n in (1, 2, 3))
        jobs.add("two", ["hip"], "down", "down-1")
        silent = jobs.add("two", ["hip"], "verb", "")
        assert {id: job.standing for id, job in (await jobs.of("one")).items()} == {
            first: PAPER,
            second: Standing("printed"),
            third: UNKNOWN,
        }
        assert [job.standing for job in (await jobs.of("two")).values()] == [UNKNOWN, UNKNOWN] and jobs.mine("one", silent) is None
        await jobs.of("one")
        assert asked == [("q", ["q-1", "q-2", "q-3"]), ("down", ["down-1"])]  # a moment later nobody is asked again
        now[0] = AFTER + 1
        assert set(await jobs.of("one")) == {first, third} and asked[-1] == ("q", ["q-1", "q-3"])
        for n in range(MOST):
            jobs.add("many", ["hip"], "q", f"q-{n + 9}")
        assert await jobs.of("one") == {}

    asyncio.run(play())


def test_printed_is_said_when_it_has_come_out_and_not_before(served: Served, at: At, printer: Printer) -> None:
    printer.standing = PAPER
    page = at(served())
    press(page, "ankl⏎⏎")
    printed(page)
    job = page.locator(".job")
    expect(job).to_contain_text("front-desk needs paper.")
    expect(page.locator("#live")).to_have_text("front-desk needs paper.")
    expect(page.locator("#went")).to_have_text("Sent to the printer: Ankle sprain")
    page.locator("#again").click()  # it may still come out: asked first
    expect(page.locator("#again")).to_have_text("It has not come out yet. Print it a second time?")
    assert len(printer.printed) == 1
    job.get_by_role("button", name="Print it on back-office").click()
    expect(page.locator("#extent")).to_contain_text("back-office")
    assert [queue for queue, *_ in printer.printed] == ["front-desk", "back-office"] and printer.jobs["front-desk-1"].state == "taken-back"
    expect(job).to_contain_text("back-office needs paper.")
    page.locator("#next").click()
    expect(job).to_contain_text("Ankle sprain")  # it still waits, whoever is next
    printer.jobs["back-office-2"] = Standing("printed")
    expect(job).to_have_count(0, timeout=10_000)


def test_what_is_taken_back_or_not_known_is_not_called_printed(served: Served, at: At, printer: Printer) -> None:
    printer.standing = Standing("held")
    page = at(served())
    press(page, "ankl⏎")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Name").press("Enter")
    printed(page)
    assert NAME not in page.locator("#jobs").inner_text()
    page.locator(".job").get_by_role("button", name="Take it back").click()
    expect(page.locator("#went")).to_have_text("Taken back: Ankle sprain")
    printer.standing = UNKNOWN
    page.locator("#again").click()
    expect(page.locator("#stands")).to_have_text("This computer is not told whether it has come out. Look at the printer.")
    expect(page.locator("#went")).to_have_text("Sent to the printer: Ankle sprain")
