"""A scheduler that is spoken to by TLS, with certificates of its own making: with them a run gets through, and without them it says so."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")

import dask
from distributed import LocalCluster
from distributed.security import Security
from judge import absent
from runs import short_sheets
from typed import handouts

from patient_handouts.press.making.cluster import connected


def certified(folder: Path, name: str) -> dict[str, str]:
    """A self-signed certificate, which is its own authority, by the names of Dask's settings."""
    key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    ours = {
        f"distributed.comm.tls.{who}.{what}": str(path)
        for who in ("client", "scheduler", "worker")
        for what, path in (("key", key), ("cert", certificate))
    }
    return {**ours, "distributed.comm.tls.ca-file": str(certificate)}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    if not shutil.which("openssl"):
        absent("there is no openssl, which makes the certificates (.ci/run installs it)")
    return certified(tmp_path_factory.mktemp("tls"), "clinic")


@pytest.fixture(scope="module")
def scheduler(settings: dict[str, str]) -> Iterator[str]:
    """The address of a scheduler with one worker, both in this process, that take encrypted connections alone."""
    with dask.config.set(settings):
        safe = Security(require_encryption=True)
    how = {"protocol": "tls://", "security": safe, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, **how) as cluster:
        yield cluster.scheduler_address


def test_a_run_over_tls_makes_its_sheets(scheduler: str, settings: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert scheduler.startswith("tls://")
    monkeypatch.chdir(short_sheets(tmp_path / "network", 2))
    with dask.config.set(settings):
        done = handouts("batch", "--topic", "knee", "--unapproved", "--scheduler", scheduler)
    assert done.exit_code == 0 and "2 made" in done.output, done.output


@pytest.mark.parametrize("whose", ["nobody's", "another's"])
def test_without_the_right_certificates_nobody_gets_in(whose: str, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patient_handouts.press.making.cluster.PATIENCE", 3.0)
    with (
        dask.config.set(certified(tmp_path, "other") if whose == "another's" else {}),
        pytest.raises(OSError, match="tls://127") as told,
    ):
        connected(scheduler)
    assert "\n" not in str(told.value)
