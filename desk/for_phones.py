"""What a patient's phone reads off the desk's page: the public address of a blank sheet, as a QR code.  Nothing of a patient is in it."""

from re import finditer
from urllib.parse import quote

from ..images.qr import modules

QUIET = 4  # modules around a code that stay white (ISO/IEC 18004, 9.1)


def code_picture(address: str) -> str:
    """An SVG of the code as a data URI; raises TooLong."""
    rows = modules(address)
    size = len(rows) + 2 * QUIET
    dark = "".join(
        f"M{run.start() + QUIET} {y}h{len(run[0])}v1h-{len(run[0])}z" for y, row in enumerate(rows, QUIET) for run in finditer("1+", row)
    )
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
    drawn += f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{dark}"/></svg>'
    return f"data:image/svg+xml,{quote(drawn)}"
