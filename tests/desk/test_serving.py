"""`handouts desk` as it is started: a process of its own, for this machine or, by a passphrase and TLS, for others."""

import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from print_service import free_port

from patient_handouts.desk.connections import MOST_AT_ONCE
from patient_handouts.press.proofs.render import words_on

from .conftest import NAME

START = [sys.executable, "-u", "-m", "patient_handouts", "desk", "--no-open"]


@pytest.fixture
def start(network: Path) -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """Starts a desk; the process and what it said until it was there."""
    running = list[subprocess.Popen[str]]()

    def started(*options: str, before: tuple[str, ...] = ()) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [*before, *START, "--workspace", str(network), *options],
            cwd=network,
            env=os.environ | ({"PYTHONDONTWRITEBYTECODE": "1"} if before else {}),  # Python keeps half a module where the disk is full
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        running.append(process)
        said = ""
        for line in process.stdout or ():
            said += line
            if "Ctrl-C ends it" in line or "there already" in line:
                break
        return process, said

    yield started
    for process in running:
        process.kill()
        if process.stdout and not process.stdout.closed:
            process.communicate()


def asked(url: str, **how: object) -> tuple[int, str, dict[str, str]]:
    """Ask until somebody answers."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, **how), context=_ANY) as answer:
                return answer.status, answer.read().decode(), dict(answer.headers)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode(), dict(refused.headers)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nobody answers")


_ANY = ssl.create_default_context()
_ANY.check_hostname, _ANY.verify_mode = False, ssl.CERT_NONE


def test_it_is_for_this_machine_alone(start: Callable[..., tuple[subprocess.Popen[str], str]]) -> None:
    port = free_port()
    process, said = start("--port", str(port))
    assert f"http://127.0.0.1:{port}/" in said
    assert "North Clinic" in asked(f"http://127.0.0.1:{port}/")[1]
    others = {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for other in others:
        if not other.startswith("127."):
            with pytest.raises(OSError):
                socket.create_connection((other, port), 2)
    _, again = start("--port", str(port))
    assert "there already" in again
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0 and "Traceback" not in rest


def test_another_desk_at_the_port_is_not_taken_for_this_one(start: Callable[..., tuple[subprocess.Popen[str], str]], network: Path) -> None:
    port = free_port()
    start("--port", str(port))
    asked(f"http://127.0.0.1:{port}/")
    done = subprocess.run(
        [*START, "--workspace", str(network), "--port", str(port), "--unapproved"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 4 and "another desk" in done.stderr and f"--port {port + 1}" in done.stderr


def test_a_port_that_is_taken_is_told(network: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*START, "--workspace", str(network), "--port", str(port)], capture_output=True, text=True, encoding="utf-8", check=False
        )
    assert done.returncode == 4 and f"--port {port + 1}" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(not shutil.which("openssl"), reason="there is no openssl to make a certificate with")
def test_others_come_by_passphrase_and_tls(start: Callable[..., tuple[subprocess.Popen[str], str]], tmp_path: Path, network: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            str(key),
            "-out",
            str(certificate),
            "-days",
            "2",
            "-subj",
            "/CN=desk",
        ],
        check=True,
        capture_output=True,
    )
    port = str(free_port())
    process, said = start("--lan", "--port", port, "--certificate", str(certificate), "--key", str(key))
    found = re.search(r"shown this once: (\S+)", said)
    assert found and "not protected" not in said and "https://" in said
    code, page, headers = asked(f"https://127.0.0.1:{port}/")
    assert code == 200 and "passphrase" in page and "Secure" in headers["set-cookie"]
    assert asked(f"https://127.0.0.1:{port}/topics")[0] == 401
    token, cookie = page.split('name="token" content="')[1].partition('"')[0], headers["set-cookie"].partition(";")[0]
    code, _, headers = asked(
        f"https://127.0.0.1:{port}/enter",
        data=f'{{"passphrase": "{found[1]}"}}'.encode(),
        headers={"content-type": "application/json", "x-handouts-token": token, "cookie": cookie, "origin": f"https://127.0.0.1:{port}"},
    )
    assert code == 204 and "Secure" in headers["set-cookie"] and "HttpOnly" in headers["set-cookie"]
    assert asked(f"https://127.0.0.1:{port}/topics", headers={"cookie": headers["set-cookie"].partition(";")[0]})[0] == 200
    with ExitStack() as silent:  # who shakes no hands keeps nobody away either; a process may have 1,024 files open, as a rule
        for _ in range(600):
            silent.enter_context(socket.create_connection(("127.0.0.1", int(port)), 30))
        begun = time.monotonic()
        for _ in range(5):
            assert asked(f"https://127.0.0.1:{port}/")[0] == 200
        assert time.monotonic() - begun < 2
        assert sys.platform != "linux" or len(os.listdir(f"/proc/{process.pid}/fd")) < 2 * MOST_AT_ONCE
    process.kill()
    process.communicate()
    _, said = start("--lan", "--port", str(free_port()))
    assert "shown this once" not in said  # it is kept
    assert "nothing on the way" in said and "can read the passphrase" in said
    kept = network / ".handouts" / "desk-passphrase"
    assert found[1] not in kept.read_text(encoding="ascii") and (os.name == "nt" or not kept.stat().st_mode & 0o077)


@pytest.mark.skipif(not shutil.which("prlimit"), reason="only Linux has prlimit, which takes away a program's disk")
def test_a_desk_whose_disk_is_full_makes_sheets_all_the_same(
    start: Callable[..., tuple[subprocess.Popen[str], str]], network: Path
) -> None:
    """What is made lies in memory; that it cannot be counted is told to the manager."""
    counts = network / ".handouts" / "desk-counts.jsonl"
    counts.parent.mkdir()
    counts.write_text("\n" * 4096, encoding="utf-8")
    url = f"http://127.0.0.1:{(port := free_port())}"
    process, _ = start("--port", str(port), before=("prlimit", "--fsize=4096"))
    _, page, headers = asked(url)
    ours = {
        "content-type": "application/json",
        "origin": url,
        "cookie": headers["set-cookie"].partition(";")[0],
        "x-handouts-token": page.split('name="token" content="')[1].partition('"')[0],
    }
    cookie = {"cookie": ours["cookie"]}
    for _ in range(300):
        if "ankle-sprain" in asked(f"{url}/topics", headers=cookie)[1]:
            break
        time.sleep(0.1)
    errand = {"wishes": [{"topic": "ankle-sprain", "language": "en", "size": "standard", "paper": "letter"}], "patient": {"name": NAME}}
    code, said, _ = asked(f"{url}/show", headers=ours, data=json.dumps(errand).encode())
    assert code == 200, said
    pdf = urllib.request.urlopen(urllib.request.Request(f"{url}/pdf/{json.loads(said)['id']}", headers=cookie)).read()
    assert NAME in words_on(pdf)[0]
    assert "cannot be written down for recalls: File too large" in asked(f"{url}/status", headers=cookie)[1]
    assert counts.stat().st_size == 4096
    process.kill()
