"""Runs on a real Dask cluster, a scheduler and two workers in processes of their own, into a store that speaks S3."""

import json
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
pytest.importorskip("s3fs", reason="s3fs is not installed")

from changes import change
from distributed import KilledWorker
from runs import alive, children, end, ended, short_sheets, start, wait_for

from patient_handouts.handouts.digests import of_bytes
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.making.cluster import BUNDLE, Cluster, Luggage, elsewhere, pack, unpack
from patient_handouts.press.making.run import WorkerDied
from patient_handouts.press.making.worker import PressSite, make
from patient_handouts.press.orders.inputs import Inputs, together
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.address import Address
from patient_handouts.press.record.ledger import Ledger, LedgerLine
from patient_handouts.press.record.stock import Job

CLINICS, SHEETS = 20, 40
TODAY = date(2026, 11, 25)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals as POSIX has them")


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """An S3 server in this process; its endpoint and keys, as everyone's, come from the environment."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(port=0, verbose=False)
    with pytest.MonkeyPatch.context() as patch:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)  # not every request
        server.start()
        patch.setenv("AWS_ENDPOINT_URL", "http://{}:{}".format(*server.get_host_and_port()).replace("0.0.0.0", "127.0.0.1"))
        for name, value in {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}.items():
            patch.setenv(name, value)
        import s3fs

        s3fs.S3FileSystem().mkdir("sheets")
        yield "s3://sheets"
        server.stop()


@pytest.fixture
def cluster(store: str, tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[str]", "subprocess.Popen[str]"]]:
    """A scheduler's address, its process, and that of the nanny of two workers."""
    file, quiet = tmp_path / "scheduler.json", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    dask = [sys.executable, "-m", "distributed.cli.dask_"]
    scheduler = subprocess.Popen(
        [*dask[:2], f"{dask[2]}scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)], **quiet
    )
    workers = subprocess.Popen(
        [
            *dask[:2],
            f"{dask[2]}worker",
            "--scheduler-file",
            str(file),
            "--nworkers",
            "2",
            "--nthreads",
            "1",
            "--no-dashboard",
            "--local-directory",
            str(tmp_path / "local"),
        ],
        **quiet,
    )
    try:
        wait_for(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"))
        yield json.loads(file.read_text(encoding="utf-8"))["address"], scheduler, workers
    finally:
        for process in (workers, scheduler):
            end(process)


def finished(folder: Address) -> None:
    """All is there, as the ledger says, each order made once, and nothing else."""
    ledger = Ledger(folder)
    assert len(ledger.files) == SHEETS
    for clinic in {order.clinic for order in ledger.files}:
        theirs = {line.order.file: line for order, line in ledger.files.items() if order.clinic == clinic}
        lying = (folder / clinic).listing()
        assert {f"{clinic}/{name}" for name in lying} == {*theirs, f"{clinic}/index.html"}
        for name, line in theirs.items():
            assert of_bytes((folder / name).read_bytes()) == line.sha256 and lying[name.partition("/")[2]] == (line.size, line.changed)
    assert not [name for name in folder.listing() if name.startswith(".")]


def test_a_worker_that_is_killed_half_way_costs_no_sheet(store: str, cluster: tuple[str, ...], tmp_path: Path) -> None:
    scheduler, _, nanny = cluster
    home, folder = short_sheets(tmp_path / "network", CLINICS), Address(f"{store}/dist")
    run = start(home, "--scheduler", scheduler, "-o", str(folder))
    wait_for(lambda: len(made(folder)) > 4)
    victim, *others = children(nanny.pid)
    for worker in (victim, *others):
        os.kill(worker, signal.SIGSTOP)  # so it is half way as long as we look
    assert len(made(folder)) < SHEETS - 4
    os.kill(victim, signal.SIGKILL)
    for worker in others:
        os.kill(worker, signal.SIGCONT)
    code, told = ended(run)
    assert code == 0 and f"{SHEETS} made" in told, told
    assert not alive(victim)
    finished(folder)
    assert set(Counter(line.order for line in Ledger(folder).lines()).values()) == {1}

    change(home / "clinics" / "clinic-0.yaml", "Clinic 0", "Clinic Zero")
    (folder / next(order.file for order in Ledger(folder).files if order.clinic == "clinic-1")).unlink()
    code, told = ended(start(home, "--scheduler", scheduler, "-o", str(folder)))
    assert code == 0 and f"3 made, {SHEETS - 3} up to date" in told, told
    finished(folder)


def test_a_scheduler_that_dies_is_4_and_the_next_run_finishes(cluster: tuple[str, ...], tmp_path: Path) -> None:
    """Into a folder that all machines see, named by a path of this one's."""
    address, scheduler, _ = cluster
    home = short_sheets(tmp_path / "network", CLINICS)
    run = start(home, "--scheduler", address)
    wait_for(lambda: len(list(home.glob("dist/*/*.pdf"))) > 2 * BUNDLE)  # one bundle at least is whole
    scheduler.kill()
    code, told = ended(run)
    assert code == 4 and "the scheduler is gone" in told, told
    there = Ledger(home / "dist").files
    assert 0 < len(there) < SHEETS
    code, told = ended(start(home))
    assert code == 0 and f"{SHEETS - len(there)} made, {len(there)} up to date" in told, told
    lines = Ledger(home / "dist").files.values()
    assert {line.order.file: line.sha256 for line in lines} == {
        path.relative_to(home / "dist").as_posix(): of_bytes(path.read_bytes()) for path in home.glob("dist/*/*.pdf")
    }
    assert not list(home.glob("dist/**/*.part"))


def made(folder: Address) -> list[str]:
    """The sheets that lie there now."""
    import s3fs

    return [name for name in s3fs.S3FileSystem(use_listings_cache=False).find(folder.url) if name.endswith(".pdf")]


# ---------------------------------------------------------------- what is sent along
@pytest.fixture
def site(network: Path, folder: Path) -> PressSite:
    (network / "dist" / "north").mkdir(parents=True)
    (network / "dist" / "north" / "old.pdf").write_bytes(b"%PDF")
    (network / "clinics" / ".secret").write_bytes(b"")
    return PressSite(network, folder, TODAY)


def job(site: PressSite, topic: str = "knee-pain") -> Job:
    order, inputs = Order("north", topic, "en"), Inputs(Workshop(Library(site.workspace), TODAY))
    return Job(order, together(order, inputs.of(order)), inputs.of(order), "", "new", True)


def test_a_workspace_is_sent_along_and_nothing_else(site: PressSite) -> None:
    luggage = pack(site)
    sent = unpack(luggage)
    assert sent and site.workspace and sent != site.workspace
    assert {path.relative_to(sent).as_posix() for path in sent.rglob("*") if path.is_file()} == {
        path.relative_to(site.workspace).as_posix()
        for path in site.workspace.rglob("*")
        if path.is_file() and "dist" not in path.parts and not path.name.startswith(".")
    }


def test_a_sheet_made_elsewhere_is_the_same_and_problems_are_told_by_the_path_at_home(
    site: PressSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.workspace
    change(site.workspace / "handouts" / "knee-pain" / "en.yaml", "Smoke.", "Fly.")  # a ban without a source
    monkeypatch.chdir(site.workspace)
    here = make(site, job(site))
    [there] = elsewhere(pack(site), make, site, [job(site)])
    assert isinstance(there, LedgerLine)
    assert here.problems and any(problem.place.file == str(Path("handouts/knee-pain/en.yaml")) for problem in here.problems)
    assert replace(there, seconds=0, changed=0) == replace(here, seconds=0, changed=0)


@pytest.mark.parametrize(
    ("fault", "words"), [("program", "another version of the program"), ("folder", "does not see"), ("packed", "not what was sent")]
)
def test_a_machine_that_is_not_fit_says_so_and_makes_nothing(site: PressSite, fault: str, words: str) -> None:
    luggage = pack(site)
    if fault == "program":
        luggage = replace(luggage, program="0" * 16)
    elif fault == "folder":
        luggage = replace(luggage, folder=site.folder / "elsewhere")
    else:
        (luggage.folder / luggage.name).write_bytes(b"")
    with pytest.raises(OSError, match=words):
        elsewhere(luggage, never, site, [job(site)])


def never(site: PressSite, job: Job) -> LedgerLine:
    raise AssertionError


def test_luggage_is_data(site: PressSite) -> None:
    luggage = pack(site)
    assert pickle.loads(pickle.dumps(luggage)) == luggage and isinstance(luggage, Luggage)


def test_a_fault_of_the_program_is_that_of_one_order(site: PressSite) -> None:
    def wrong(site: PressSite, job: Job) -> LedgerLine:
        if job.order.topic == "hip-pain":
            raise KeyError("hip")
        return LedgerLine(job.order, State.READY, TODAY)

    fault, line = elsewhere(pack(site), wrong, site, [job(site, "hip-pain"), job(site)])
    assert isinstance(fault, KeyError) and isinstance(line, LedgerLine)


class Doomed:
    """A client whose workers die over the hip, with all that they have in their hands."""

    status, sent = "running", 0

    def submit(self, fn: object, packed: bytes, **more: object) -> "Doomed":
        self.sent += 1
        *_, self.jobs = pickle.loads(packed)
        return self

    def add_done_callback(self, tell: Callable[["Doomed"], None]) -> None:
        tell(self)

    def result(self) -> list[LedgerLine]:
        if any(each.order.topic == "hip-pain" for each in self.jobs):
            raise KilledWorker("hip", None, 3)
        return [LedgerLine(each.order, State.READY, TODAY) for each in self.jobs]

    def close(self) -> None:
        pass


def test_an_order_that_kills_its_workers_takes_no_other_of_its_bundle_along(site: PressSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patient_handouts.press.making.cluster.SOON", 60)
    cluster, jobs = Cluster(Doomed(), site), [job(site, "hip-pain"), *[job(site)] * (BUNDLE - 1)]
    futures = [cluster.submit(make, site, each) for each in jobs]
    assert isinstance(futures[0].exception(60), WorkerDied)
    assert [future.result(60).state for future in futures[1:]] == [State.READY] * (BUNDLE - 1)
    assert cluster.client.sent == 1 + BUNDLE
    cluster.shutdown()
    assert not list(site.folder.iterdir())
