"""What a clinic's paper brings along: a logo that holds its name, and letterheads, paper that is printed at head and foot before."""

import re
from decimal import Decimal
from typing import Annotated, Any

from .kinds import Either, Read
from .known import Known
from .node import Scalar
from .part import Part
from .scalars import PicturePath, TrueFalse, read_scalar, wrong

POINTS = {"mm": Decimal(72) / Decimal("25.4"), "cm": Decimal(720) / Decimal("25.4"), "in": Decimal(72)}  # in one of each
EDGE = 8 * 72 / 25.4  # points: how near to the paper's edge heads and feet of a sheet stand where nothing is printed before
MOST = 288.0  # points, 4 inches: what is kept free at the head or foot


def _reach(value: Any, known: Known) -> float:
    """A length on paper, in points."""
    text = read_scalar(value)
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(mm|cm|in)", text)
    points = float(Decimal(found[1]) * POINTS[found[2]]) if found else 0.0
    if not EDGE <= points <= MOST:
        raise wrong("reach-wrong", f"“{text}” is no length that a head or foot has", "write it like 45 mm or 1.5 in, from 8 mm to 4 in")
    return points


Reach = Annotated[float, Read(_reach, type="string", pattern=r"^[0-9]{1,3}(\.[0-9]{1,2})? ?(mm|cm|in)$")]


class Letterhead(Part):
    """How far from the paper's edges what is printed on it before reaches."""

    top: Reach = 45 * 72 / 25.4
    """From the upper edge: 45 mm, or 1.5 in; without it 45 mm."""
    bottom: Reach = 25 * 72 / 25.4
    """From the lower edge; without it 25 mm."""


Letterheads = Annotated[
    str | Letterhead,
    Either(lambda value: "<margins>" if isinstance(value, dict) else "<word>", {"<word>": TrueFalse, "<margins>": Letterhead}),
]


class Logo(Part):
    """A logo of which more is said than its file."""

    file: PicturePath
    """A picture file in images/, like logo.svg."""
    holds_name: TrueFalse = "false"
    """Whether the clinic’s name stands in it, so that it is not printed a second time beside it."""


Logos = Annotated[
    Scalar | Logo, Either(lambda value: "<more>" if isinstance(value, dict) else "<file>", {"<file>": PicturePath, "<more>": Logo})
]


def free_of(letterhead: str | Letterhead | None) -> Letterhead | None:
    """What has to stay free; None on plain paper."""
    if isinstance(letterhead, Letterhead):
        return letterhead
    return Letterhead() if letterhead == "true" else None
