"""A clinic's folder as a ZIP."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from patient_handouts.press.folders.parcel import parcel


def test_the_same_files_give_the_same_zip_whenever_they_were_written(tmp_path: Path) -> None:
    made = []
    for home, day in (("one", 1_000_000_000), ("two", 1_700_000_000)):
        folder = tmp_path / home / "north"
        folder.mkdir(parents=True)
        for name in ("index.html", "b.pdf", "a.pdf", "old.pdf", ".a.part"):
            (folder / name).write_bytes(name.encode("ascii") * 1000)
            os.utime(folder / name, (day, day))
            (folder / name).chmod(0o600 if home == "one" else 0o644)
        out = BytesIO()
        parcel(folder, ["index.html", "b.pdf", "a.pdf", "a.pdf"] if home == "one" else ["a.pdf", "b.pdf", "index.html"], out)
        made.append(out.getvalue())
    assert made[0] == made[1]
    with ZipFile(BytesIO(made[0])) as zipped:
        assert zipped.namelist() == ["north/a.pdf", "north/b.pdf", "north/index.html"] and zipped.testzip() is None
        assert zipped.read("north/b.pdf") == b"b.pdf" * 1000
