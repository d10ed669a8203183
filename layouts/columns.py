"""An edition on a paper: in its own columns where they find room, else in one as wide as the paper lets it be.  Type keeps its size."""

from functools import cache
from math import ceil, floor
from pathlib import Path

from ..handouts.editions import EDITION, Edition, Paper
from ..handouts.node import Mapping
from ..handouts.stationery import Letterhead
from ..handouts.theme import theme
from ..handouts.validate import model_of
from ..images.colours import Roles
from ..images.pictures import Pictures
from .look import Look

FOOT_GAP = 0.5  # u from the body's end to the foot's line


def on_paper(edition: Edition, paper: Paper) -> Edition:
    """The edition as it is set on a paper."""
    if edition.fits(paper):
        return edition
    return edition.but(side=0.0, gutter=0.0, text=floor(2 * (paper.size[0] - 2 * edition.margin) / edition.unit) / 2)


def on_letterhead(edition: Edition, free: Letterhead | None) -> Edition:
    """The edition between the head and the foot that its paper has on every page: its own stand inside of these."""
    if free is None:
        return edition
    above, below = free.top / edition.unit, free.bottom / edition.unit + FOOT_GAP + edition.type["small"][1]
    down = _half_up(above) - min(edition.head, above)
    lower = {"head": edition.head + down, "top": edition.top + down, "first_top": max(edition.first_top, _half_up(above))}
    return edition.but(**lower, bottom=max(edition.bottom, _half_up(below)))


def _half_up(units: float) -> float:
    """In halves of u, so that all stands on the grid."""
    return ceil(2 * units) / 2


def plain_look(paper: str | Paper, roles: Roles, pictures: Pictures, language: str, edition: Edition | None = None) -> Look:
    """What is no sheet: lists, review copies, contact sheets; in ordinary print unless an `edition` is given."""
    paper = paper if isinstance(paper, Paper) else theme().papers[paper]
    return Look(paper, on_paper(edition or theme().editions[EDITION], paper), roles, pictures, language)


def proof_edition() -> Edition:
    """The small print of proofs."""
    return _beside("proof")


def review_edition() -> Edition:
    """The small print of review copies."""
    return _beside("review")


@cache
def _beside(name: str) -> Edition:
    return model_of("edition", Edition, Path(__file__).with_name(f"{name}.yaml"), Mapping({}))
