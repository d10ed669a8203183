"""One run at a time: the lock of a folder, whoever holds it, however it ends, whatever lies in its place."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from runs import wait_for

from patient_handouts.press.record.lock import FILE, UNENDED, Busy, locked

HOLD = "import sys, time\nfrom pathlib import Path\nfrom patient_handouts.press.record.lock import locked\n"
HOLD += "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"


def test_the_second_is_turned_away_and_told_of_the_first(tmp_path: Path) -> None:
    with locked(tmp_path / "dist") as ended:
        assert ended
        with pytest.raises(Busy, match=rf"process {os.getpid()}\) is at work in .*dist; wait for it$"), locked(tmp_path / "dist"):
            pass
    with locked(tmp_path / "dist") as ended:
        assert ended
    assert not (tmp_path / "dist" / UNENDED).exists()


def test_whoever_broke_off_is_known_to_the_next(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path):
        raise KeyboardInterrupt
    with locked(tmp_path) as ended:
        assert not ended
    with locked(tmp_path) as ended:
        assert ended


@pytest.mark.skipif(os.name == "nt", reason="sends signals as POSIX has them")
def test_the_lock_of_a_process_that_was_killed_is_gone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True, encoding="utf-8") as holder:
        assert holder.stdout and wait_for(holder.stdout.readline) == "held\n"
        with pytest.raises(Busy, match=f"process {holder.pid}"), locked(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
    with locked(tmp_path) as ended:
        assert not ended


@pytest.mark.skipif(os.name == "nt", reason="only some accounts of Windows may make links")
@pytest.mark.parametrize("name", [FILE, UNENDED])
def test_nothing_is_written_through_a_link(name: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("somebody else's", encoding="utf-8")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / name).symlink_to(elsewhere)
    if name == FILE:
        with pytest.raises(OSError, match="symbolic link"), locked(tmp_path / "dist"):
            pass
    else:
        with locked(tmp_path / "dist"):
            pass
    assert elsewhere.read_text(encoding="utf-8") == "somebody else's"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_who_is_at_work_is_not_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("123", encoding="utf-8")
    with locked(tmp_path):
        (tmp_path / UNENDED).unlink()
        (tmp_path / UNENDED).symlink_to(tmp_path / "secret")
        with pytest.raises(Busy, match="another run is at work"), locked(tmp_path):
            pass
        (tmp_path / UNENDED).unlink()
        os.mkfifo(tmp_path / UNENDED)
        with pytest.raises(Busy, match="another run is at work"), locked(tmp_path):
            pass


@pytest.mark.skipif(os.name == "nt", reason="only some accounts of Windows may make links")
def test_an_empty_file_of_another_name_is_no_lock(tmp_path: Path) -> None:
    """Whoever takes a lock also says who may read it."""
    (elsewhere := tmp_path / "elsewhere").touch(0o600)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / FILE).hardlink_to(elsewhere)
    with pytest.raises(OSError, match="no lock"), locked(tmp_path / "dist"):
        pass
    assert elsewhere.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="only some accounts of Windows may make links")
def test_what_is_no_lock_of_ours_is_not_emptied(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("somebody else's", encoding="utf-8")
    (tmp_path / "dist").mkdir()
    for lay in (lambda at: at.hardlink_to(elsewhere), lambda at: at.write_text("notes", encoding="utf-8"), os.mkfifo):
        lay(tmp_path / "dist" / FILE)
        with pytest.raises(OSError, match="no lock"), locked(tmp_path / "dist"):
            pass
        (tmp_path / "dist" / FILE).unlink()
    assert elsewhere.read_text(encoding="utf-8") == "somebody else's"
