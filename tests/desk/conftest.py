"""A small network on disk with a topic for every way to stand, and desks over it with a printer that stands in."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
import uvicorn
from browser import browser
from playwright.sync_api import Browser, ConsoleMessage, expect
from playwright.sync_api import Page as Opened
from signing import approve as sign
from stand_in import StandIn
from starlette.testclient import TestClient

from patient_handouts.commands.scaffold import clinic_file, put, put_example_picture
from patient_handouts.commands.starting import topic_file
from patient_handouts.desk import shelf
from patient_handouts.desk.app import app
from patient_handouts.desk.bench import process
from patient_handouts.desk.counts import Counts, counts_of
from patient_handouts.desk.guard import TOKEN, Guard
from patient_handouts.desk.offer import DeskSite
from patient_handouts.desk.passphrase import Door
from patient_handouts.desk.printing import PrintJob, Queue
from patient_handouts.desk.studio import Studio
from patient_handouts.handouts.library import Library
from patient_handouts.press.making.worker import workshop

TODAY = date.today()
CHOICES = 5 + len(Library().topics()) + len(Library().bundles())  # four topics and a bundle of the network, and those of the library
NAME = "Zyxandra Quillfeather"  # no file of any machine holds it
HOST = "http://127.0.0.1"


class Printer(StandIn):
    """Two printers that keep what they are sent.  They can be slow to list; and as long as `takes` is not set they take nothing: whoever
    waits for them waits, however fast this machine is.
    """

    def __init__(self) -> None:
        super().__init__("front-desk", "back-office")
        self.listing, self.asked = 0.0, 0
        self.takes = threading.Event()
        self.takes.set()

    def queues(self) -> list[Queue]:
        time.sleep(self.listing)
        return super().queues()

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        self.asked += 1
        self.takes.wait(60)
        return super().send(queue, pdf, job)


def approve(home: Path, topic: str) -> None:
    done = sign(topic, "--role", "spine surgeon", home=home)
    assert done.exit_code == 0, done.output


@pytest.fixture(autouse=True)
def no_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files lie on this machine's own disk: a desk may ask for them as often as it likes."""
    monkeypatch.setattr(shelf, "CALLS", 1_000.0)


@pytest.fixture(scope="session")
def signed_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Approved: ankle-sprain, hip-pain (which asks for the side).  Not: knee-pain.  Broken: neck-pain.  Signed once, for all to copy."""
    home = tmp_path_factory.mktemp("signed") / "network"
    put(home / "network.yaml", "format: 1\nunits: us\n")
    put(home / "clinics" / "north.yaml", clinic_file("north", "North Clinic", "(555) 555-0142"))
    for topic in ("ankle-sprain", "hip-pain", "knee-pain", "neck-pain"):
        put(home / "handouts" / topic / "en.yaml", topic_file(topic, topic.replace("-", " ").capitalize()))
    change(home, "hip-pain", "version: 0.1\n", "version: 0.1\nside: ask\n")
    change(home, "ankle-sprain", "version: 0.1\n", "version: 0.1\nalso_called: [twisted ankle]\n")
    put(home / "bundles.yaml", "legs:\n  title: Legs\n  topics: [ankle-sprain, hip-pain]\n")
    put_example_picture(home)
    for topic in ("ankle-sprain", "hip-pain"):
        approve(home, topic)
    change(home, "neck-pain", "version: 0.1\n", "version: 0.1\ntitel: x\n")
    return home


@pytest.fixture
def network(signed_network: Path, tmp_path: Path) -> Path:
    """The small network, for one test to do with as it likes."""
    return copytree(signed_network, tmp_path / "network")


def change(home: Path, topic: str, old: str, new: str) -> None:
    """Somebody edits a definition."""
    path = home / "handouts" / topic / "en.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@dataclass
class Desk:
    """A desk, and what it may print on."""

    guard: Guard
    studio: Studio
    printer: Printer
    url: str = HOST


@pytest.fixture
def printer() -> Printer:
    return Printer()


def desk_over(
    network: Path,
    printer: Printer,
    *,
    hash: str = "",
    today: Callable[[], date] = lambda: TODAY,
    workers: int = 1,
    names: tuple[str, ...] = ("127.0.0.1", "localhost"),
    unapproved: bool = False,
    start: Callable[[], object] | None = None,
    trouble: Callable[[], object] = tuple,
) -> Desk:
    """A desk that is not served yet."""
    workshop.cache_clear()
    site = DeskSite(network, "north", network.parent / "dist", today(), unapproved)
    studio = Studio(site, printer, Counts(counts_of(network)), today, workers, start or Threaded, trouble)
    return Desk(app(studio, Door(hash), names), studio, printer)


@pytest.fixture
def make(network: Path, printer: Printer) -> Callable[..., Desk]:
    """Makes a desk over this test's network."""
    return partial(desk_over, network, printer)


class Threaded:
    """An executor in the test's own process: quick, but what it has read it keeps."""

    def __init__(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._pool = ThreadPoolExecutor(1)

    def submit(self, act: Callable[..., object], /, *arguments: object) -> object:
        return self._pool.submit(act, *arguments)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


class Page:
    """What the page in a browser does, without one: a session, its token, JSON."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        answer = client.get("/")
        self.headers = {"origin": str(client.base_url).rstrip("/"), "sec-fetch-site": "same-origin", "content-type": "application/json"}
        if 'name="token"' in answer.text:
            self.headers[TOKEN] = answer.text.split('name="token" content="')[1].partition('"')[0]
        self.wait()

    def wait(self) -> None:
        """Until all handouts have been looked at."""
        for _ in range(600):
            said = self.client.get("/topics")
            if said.status_code == 401 or (said.json()["mark"] and said.json()["seen"] == said.json()["of"]):
                return
            time.sleep(0.05)
        raise AssertionError("never read")

    def post(self, path: str, said: object, **headers: str) -> object:
        return self.client.post(path, json=said, headers={**self.headers, **headers})


@pytest.fixture
def opened(make: Callable[..., Desk]) -> Iterator[Callable[..., Page]]:
    """Opens the page of a desk."""
    with ExitStack() as stack:

        def page(desk: Desk | None = None, **how: object) -> Page:
            desk = desk or make(**how)
            return stack.enter_context(page_of(desk))

        yield page


@contextmanager
def page_of(desk: Desk) -> Iterator[Page]:
    with TestClient(desk.guard, base_url=HOST, raise_server_exceptions=False) as client:
        yield Page(client)


@pytest.fixture(scope="module")
def standing(signed_network: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Printer]]:
    """The page of one desk, and its printer, for all tests whose wishes are refused: they leave it as it was."""
    desk = desk_over(copytree(signed_network, tmp_path_factory.mktemp("standing") / "network"), Printer())
    with page_of(desk) as page:
        yield page, desk.printer


def wish(topic: str = "ankle-sprain", **other: object) -> dict[str, object]:
    return {"topic": topic, "language": "en", "size": "standard", "paper": "letter", **other}


def errand(*wishes: dict[str, object], **other: object) -> dict[str, object]:
    return {"wishes": list(wishes) or [wish()], "queue": "front-desk", **other}


@pytest.fixture
def served(make: Callable[..., Desk]) -> Iterator[Callable[..., Desk]]:
    """A desk that a browser can open, with processes as workers."""
    with ExitStack() as stack:
        yield lambda **how: stack.enter_context(serving(make(start=process, **{"workers": 2, **how})))


@contextmanager
def serving(desk: Desk) -> Iterator[Desk]:
    """The desk at a port of this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    desk.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(desk.guard, access_log=False, log_level="warning", ws="none"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield desk
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def expected(told: ConsoleMessage, said: tuple[int, ...]) -> bool:
    """Whether a test expects such an answer; or it is of a picture that was forgotten while it was asked for: the next patient came."""
    gone = "status of 404" in told.text and "/picture/" in told.location["url"]
    return gone or any(f"status of {code}" in told.text for code in said)


@pytest.fixture
def at(chromium: Browser) -> Iterator[Callable[..., Opened]]:
    """Opens a desk's page; whatever it shouts, or fetches from elsewhere, is wrong, but for the answers that a test expects."""
    contexts, wrong = [], list[str]()

    def opened(desk: Desk, *, size: tuple[int, int] = (1366, 768), said: tuple[int, ...] = (), hash: str = "", **how: object) -> Opened:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **{"locale": "en-US", **how})
        contexts.append(context)
        ours = desk.url, "about:", "data:", "chrome"  # the browser shows PDFs by pages of its own
        context.on("request", lambda request: None if request.url.startswith(ours) else wrong.append(request.url))
        page = context.new_page()
        page.on("console", lambda told: None if expected(told, said) else wrong.append(told.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(desk.url + hash)
        expect(page.locator("[role=option]")).to_have_count(CHOICES, timeout=30_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
