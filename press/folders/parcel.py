"""A clinic's folder in one ZIP, to be sent or put on a stick: the same sheets give the same bytes, whenever and wherever."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from ..record.address import Address
from ..record.lying import open_sheet

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can name
UNIX = 3  # the system that a file's mode is told for


def parcel(folder: Path | Address, names: Iterable[str], out: IO[bytes]) -> None:
    """Write these files of a folder into a ZIP, each as `FOLDER/NAME`; they are stored as they are: PDFs are compressed already."""
    with ZipFile(out, "w", ZIP_STORED) as zipped:
        for name in sorted(set(names)):
            info = ZipInfo(f"{folder.name}/{name}", EARLIEST)
            info.create_system, info.external_attr = UNIX, 0o644 << 16
            info.file_size = (folder / name).stat().st_size
            with open_sheet(folder / name) as file, zipped.open(info, "w") as part:
                shutil.copyfileobj(file, part)
