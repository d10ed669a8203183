"""What a clinic looks like on a web page: its colours as CSS, its logo inside the page."""

import base64
from collections.abc import Mapping
from io import BytesIO

from ...handouts.clinic import Clinic
from ...handouts.editions import EDITION, Theme
from ...images.colours import night, roles
from ...images.pdf_file import as_pixels
from ...images.picture import PictureError, Raster
from ...images.pictures import Pictures, picture_bytes
from ...images.raster import cut

LARGEST = 1.4  # rem: of a size of print, as its button shows it
LOGO = 160.0  # points: the widest that a logo is shown


def colours(clinic: Clinic) -> str:
    """The clinic's colours as CSS variables, for a light and a dark screen."""
    mono = clinic.tone == "mono"
    day, dark = roles(str(clinic.colors.brand), mono=mono), night(str(clinic.colors.brand), mono)
    light = {"brand": day.brand, "ink": day.ink, "tint": day.tint, "rule": day.rule, "ground": "#ffffff"}
    after = {"brand": day.brand, "ink": dark.ink, "tint": dark.tint, "rule": dark.rule, "ground": dark.ground}
    return f":root{{{_variables(light)}}}\n@media (prefers-color-scheme:dark){{:root{{{_variables(after)}}}}}\n"


def _variables(colours: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


def button_sizes(theme: Theme) -> str:
    """The button of each edition in print of its own size, beside that of ordinary print."""
    usual = theme.editions[EDITION].type["body"][0]
    shown = {id: min(max(1.0, edition.type["body"][0] / usual), LARGEST) for id, edition in theme.editions.items()}
    return "".join(f".size-{id} span{{font-size:{size:.2f}rem}}\n" for id, size in shown.items())


def logo(clinic: Clinic, pictures: Pictures) -> str:
    """The logo as an image inside the page; none where there is no readable one: whoever makes the sheets is told of that there."""
    if clinic.logo_file is None:
        return ""
    try:
        path = pictures.find(str(clinic.logo_file))
        data = picture_bytes(path)
        loaded = as_pixels(data) if path.suffix.lower() == ".pdf" else pictures.load(path)
        kind, data = ("png", _png(loaded)) if isinstance(loaded, Raster) else ("svg+xml", data)
    except PictureError:
        return ""
    return f'<img class="logo" alt="" src="data:image/{kind};base64,{base64.b64encode(data).decode("ascii")}">'


def _png(picture: Raster) -> bytes:
    out = BytesIO()
    cut(picture, LOGO).image.save(out, "PNG")
    return out.getvalue()
