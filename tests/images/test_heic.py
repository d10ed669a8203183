"""HEIC photographs: read where somebody has installed pillow-heif, else told how to go on."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from patient_handouts.images.picture import PictureError, Raster
from patient_handouts.images.pictures import Pictures

HEIC = b"\0\0\0\x1cftypheic\0\0\0\0mif1heic"


def test_where_its_reader_is_missing_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    (tmp_path / "l.HEIC").write_bytes(HEIC)
    with pytest.raises(PictureError, match="pillow-heif") as found:
        Pictures((tmp_path,)).load(tmp_path / "l.HEIC")
    assert "export it as JPEG" in found.value.hint


def test_where_it_is_there_the_photograph_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pillow_heif.HeifImagePlugin", reason="pillow-heif is not installed: nothing of ours asks for it")
    out = BytesIO()
    Image.new("RGB", (640, 480), "#336699").save(out, "HEIF")
    (tmp_path / "l.heic").write_bytes(out.getvalue())
    loaded = Pictures((tmp_path,)).load(tmp_path / "l.heic")
    assert isinstance(loaded, Raster) and (loaded.width, loaded.height, loaded.image.mode) == (640, 480, "RGB")
    (tmp_path / "broken.heic").write_bytes(out.getvalue()[:200])
    with pytest.raises(PictureError):
        Pictures((tmp_path,)).load(tmp_path / "broken.heic")
