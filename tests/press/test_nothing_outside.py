"""Nothing outside a folder is touched, sent or told: parts of others, links, secrets in addresses, kinds of addresses that nobody knows."""

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("fsspec", reason="the extra “cluster” is not installed")

from click.testing import CliRunner
from runs import short_sheets

from patient_handouts.commands.program import program
from patient_handouts.commands.scaffold import put
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.recalls import recall, recalls_text
from patient_handouts.press.folders.front_desk import write_pages
from patient_handouts.press.folders.taken_back import take_back
from patient_handouts.press.making.cluster import connected, pack
from patient_handouts.press.making.worker import PressSite
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.address import Address, Lacking, folder_at, without_password
from patient_handouts.press.record.ledger import Ledger
from patient_handouts.press.record.tracing import take_away
from patient_handouts.press.record.whole import OURS, left_over, put_whole

TODAY = date(2026, 11, 25)


def test_only_our_own_parts_are_swept(tmp_path: Path) -> None:
    (folder := tmp_path / "dist" / "north").mkdir(parents=True)
    others = [folder / ".backup.part", tmp_path / "dist" / ".download.part", folder / "a.part"]
    for each in others:
        each.write_text("somebody else's", encoding="utf-8")
    (outside := tmp_path / "outside").mkdir()
    (outside / f".a{OURS}12345678.part").touch()
    (tmp_path / "dist" / "south").symlink_to(outside)
    mine = folder / f".knee{OURS}abcd1234.part"
    mine.touch()
    assert list(left_over(tmp_path / "dist")) == [mine]


@pytest.mark.skipif(os.name == "nt", reason="only some accounts of Windows may make links")
def test_nothing_is_written_or_removed_behind_a_link(press: Callable[..., dict[str, str]], network: Path, folder: Path) -> None:
    """A clinic's folder is a link, before a run or after it; other clinics have their sheets all the same."""
    press()
    (outside := folder.parent / "outside").mkdir()
    for path in [*(folder / "north").iterdir()]:
        path.rename(outside / path.name)
    (folder / "north").rmdir()
    (folder / "north").symlink_to(outside)
    before = {path.name: path.stat().st_mtime_ns for path in outside.iterdir()}
    assert any(name.endswith(".pdf") for name in before)
    told = press(force=True)
    assert {said for name, said in told.items() if ".south." in name} == {"made"}
    assert {said for name, said in told.items() if ".north." in name} == {"failed"}
    ledger, shop = Ledger(folder), Workshop(Library(network), TODAY)
    problems = {problem.code for line in ledger.newest.values() for problem in line.problems}
    assert "folder-linked" in problems
    put(network / "recalls.yaml", recalls_text((recall(TODAY, "The dose is wrong.", "surgeon", clinic="north"),)))
    (missing,) = {each.missing for each in take_back(ledger, shop) if each.clinic == "north"}
    assert "link" in missing and not take_away(ledger)
    write_pages(ledger, shop, ["north", "south"], zipped=True)
    assert {path.name: path.stat().st_mtime_ns for path in outside.iterdir()} == before
    assert (folder / "south" / "index.html").exists()


def test_a_killed_run_leaves_parts_that_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        for part in left_over(tmp_path):
            assert part.name.startswith(f".sheet{OURS}")
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        put_whole(tmp_path / "sheet.pdf", b"x")


def test_what_is_packed_for_a_cluster_is_the_workspaces_own(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    home = short_sheets(tmp_path / "network", 1)
    (outside := tmp_path / "outside").mkdir()
    (outside / "secret.svg").write_text("secret", encoding="utf-8")
    (home / "images" / "a.svg").symlink_to(outside / "secret.svg")
    (home / "fonts").symlink_to(outside)
    (home / "approvals.yaml").symlink_to(outside / "secret.svg")
    luggage = pack(PressSite(home, tmp_path / "dist", date(2026, 11, 28)))
    packed = tmp_path / "dist" / luggage.name
    assert packed.stat().st_mode & 0o777 == 0o600 and packed in [*left_over(tmp_path / "dist")]
    with ZipFile(BytesIO(packed.read_bytes())) as zipped:
        assert "network/clinics/clinic-0.yaml" in zipped.namelist()
        assert not [name for name in zipped.namelist() if b"secret" in zipped.read(name)]


@pytest.mark.parametrize("url", ["s3://user:secret@host/a", "tcp://user:secret@host:8786", "sftp://a:b@c:secret@host", "://u:secret@h/x"])
def test_what_an_address_says_before_its_at_is_never_shown(url: str) -> None:
    assert ("secret" not in without_password(url) and "ost" in without_password(url)) or "h/x" in without_password(url)
    assert "secret" not in f"{Address(url)} {Address(url)!r} {Address(url) / 'x'}"


SCHEMES = (
    "foo",
    "ftp",
    "zip",
    "git",
    "reference",
    "dask",
    "sftp",
    "hdfs",
    "smb",
    "webhdfs",
    "tar",
    "libarchive",
    "cached",
    "dir",
    "",
    "S3",
    "a b",
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_address_of_a_kind_that_nobody_knows_is_a_clear_no(scheme: str) -> None:
    done = CliRunner().invoke(program, ["lookup", "7F3K-9QXQ", "--folder", f"{scheme}://user:secret@host/x"], prog_name="handouts")
    assert isinstance(done.exception, SystemExit | Lacking | OSError) and "secret" not in done.output


@pytest.mark.parametrize("scheme", ["gs", "abfs"])
def test_a_hint_names_a_package_of_ours_and_no_word_of_a_message(scheme: str) -> None:
    try:
        folder_at(f"{scheme}://bucket/x")
    except Lacking as lacking:
        assert "'gcsfs'" in str(lacking) or "'adlfs'" in str(lacking)


@pytest.mark.parametrize(
    "scheduler", ["", "x", "127.0.0.1:8786", "http://a:1", "foo://a:1", "tcp://", "tcp://a:b@c", "tls://u:secret@127.0.0.1:1"]
)
def test_a_schedulers_address_that_is_none_is_told(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    monkeypatch.setattr("patient_handouts.press.making.cluster.PATIENCE", 2.0)
    with pytest.raises(OSError) as found:
        connected(scheduler)
    assert "secret" not in str(found.value)
