"""A paper and an edition as a theme.yaml says them (`theme.py`): a name and a size; type sizes and the grid of a sheet."""

import re
from math import ceil
from typing import Annotated, Any, Literal

from .kinds import Either, Read
from .known import Known
from .node import Scalar
from .part import Part
from .scalars import FormatNumber, Id, Language, OneLine, Slug, wrong

PAPER, EDITION, LARGE = "letter", "standard", "large"  # where nobody says otherwise; what `--large` means
FLOOR = 12.0  # points: no edition sets anything smaller
TIGHTEST = 0.85  # of the type size: from line to line, where there are few letters and no second line, as in numerals
ROLES = ("small", "body", "lead", "h2", "phone", "big", "title")  # of type
LEAST, MOST = (250.0, 350.0), 14_400.0  # points: no narrower or lower paper holds a sheet; no PDF viewer shows a larger one
ACROSS = ("side", "gutter", "text", "bar", "picture", "small_picture", "array")  # widths: as wide in a script of larger type
GuidelineName = Literal["ukaaf", "acb"]


def _measure(value: Any, known: Known) -> float:
    """A number of points or of u."""
    if not isinstance(value, Scalar) or not re.fullmatch(r"[0-9]{0,4}\.?[0-9]{1,6}", value):
        raise wrong("measure-wrong", "a measure is wanted here", "write a number, like 8.5")
    return float(value)


def _type(value: Any, known: Known) -> tuple[float, float]:
    """A size in points and its leading in u."""
    if not isinstance(value, list) or len(value) != 2:
        raise wrong("measure-wrong", "a size in points and its leading in u are wanted here", "write them like [13, 2]")
    return _measure(value[0], known), _measure(value[1], known)


def _media(value: Any, known: Known) -> Scalar:
    if not isinstance(value, Scalar) or not (size := media_size(value)):
        raise wrong("media-wrong", "this is no media name with its size in it", "write it like iso_a5_148x210mm or na_legal_8.5x14in")
    if size[0] < LEAST[0] or size[1] < LEAST[1] or max(size) > MOST or size[0] > size[1]:
        raise wrong(
            "media-wrong", "no sheet fits on this", f"width before height, at least {LEAST[0] / 72:.1f} × {LEAST[1] / 72:.1f} inches"
        )
    return value


def _script(value: Any, known: Known) -> Scalar:
    if not isinstance(value, Scalar) or not re.fullmatch("[A-Z][a-z]{3}", value):
        raise wrong("script-wrong", "a script is wanted here", "write it as ISO 15924 does, like Arab or Deva")
    return value


def media_size(name: str) -> tuple[float, float] | None:
    """Width and height in points, from a self-describing media name of PWG 5101.1 ("iso_a4_210x297mm"); None for what is none."""
    if not (found := re.fullmatch(r"[a-z]+_[a-z0-9.-]+_([0-9]+(?:\.[0-9]+)?)x([0-9]+(?:\.[0-9]+)?)(mm|in)", name)):
        return None
    unit = 72 / 25.4 if found[3] == "mm" else 72.0
    return round(float(found[1]) * unit, 2), round(float(found[2]) * unit, 2)


ScriptName = Annotated[Scalar, Read(_script, type="string", pattern="^[A-Z][a-z]{3}$")]
Measure = Annotated[float, Read(_measure, type="number", minimum=0)]
Type = Annotated[tuple[float, float], Read(_type, type="array", items={"type": "number"}, minItems=2, maxItems=2)]
MediaName = Annotated[Scalar, Read(_media, type="string", pattern=r"^[a-z]+_[a-z0-9.\-]+_[0-9.]+x[0-9.]+(mm|in)$")]
# What people read: in one language for all, or one entry per language.
Called = Annotated[
    Scalar | dict[Scalar, Scalar],
    Either(
        lambda value: "<languages>" if isinstance(value, dict) else "<words>", {"<words>": OneLine, "<languages>": dict[Language, OneLine]}
    ),
]


class Paper(Part):
    """`media` is the name by which printers know it, and says its size; `overhang`: how far boxes reach into the margin, in u."""

    called: Called
    media: MediaName
    overhang: Measure = 1.5

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        size = media_size(self.media)
        assert size
        return size


class Space(Part):
    """Gaps, in u."""

    heading: Measure
    item: Measure
    paragraph: Measure
    figure: Measure
    section: Measure
    pitch: Measure


class Ends(Part):
    """What it costs to end a page, and how far gaps may change for it: the way to fill all pages that costs least is taken.

    `page`, each page; `hole`, × the square of the part of it that stays white; `last`, × the square of what a last page lacks to its
    half; `squeezed`, `opened`: all gaps as narrow, as wide as they may be.  A break costs `inside` a section, `alone` more where it leaves
    less than `scrap` u of it, `lines` between lines of a paragraph, `item` between items, `torn` in what is looked at as one thing (a
    table, options, doses, a figure), `row` more where one row is left alone, `never` where it is done only if nothing else is possible: one
    or two items left alone, a sentence parted from what it announces.  `leaf`: the part to take home in mid-page, and not on a leaf of its
    own (half of it where it begins a left-hand page); `home`, each break inside it.  A gap of a unit or more may lose `close` of itself
    and grow by `open` u before a section, `open_inside` elsewhere.
    """

    page: Measure
    hole: Measure
    last: Measure
    squeezed: Measure
    opened: Measure
    inside: Measure
    scrap: Measure
    alone: Measure
    lines: Measure
    item: Measure
    torn: Measure
    row: Measure
    never: Measure
    leaf: Measure
    home: Measure
    close: Measure
    open: Measure
    open_inside: Measure


class Guideline(Part):
    """What a guideline for large print wants otherwise."""

    emphasis: Literal["bold", "underline"] | None = None
    margin: Measure | None = None
    head: Measure | None = None
    first_top: Measure | None = None
    top: Measure | None = None


class Edition(Part):
    """One set of type sizes and its grid; everything is in u but `unit`, `margin` and the sizes in `type`, which are in points.

    Without a `side` column all stands in one.  `like` names the edition that it is like in all that it does not say itself.
    """

    called: Called
    like: Id | None = None
    unit: Measure
    side: Measure
    gutter: Measure
    text: Measure
    bar: Measure
    picture: Measure
    small_picture: Measure
    drawing: Measure
    array: Measure
    lid: Measure
    padding: Measure
    first_top: Measure
    top: Measure
    bottom: Measure
    type: dict[Slug, Type]
    space: Space
    ends: Ends
    margin: Measure = 34.0  # 12 mm: the least left and right
    head: Measure = 3.5  # from the paper's upper edge to the running head
    emphasis: Literal["bold", "underline"] = "bold"  # what **strong** words look like; headings and numerals are bold in any case
    guidelines: dict[GuidelineName, Guideline] = {}  # of large print: a clinic says which it follows
    scripts: dict[ScriptName, Measure] = {}  # so many times as large as said here, where letters look smaller than Latin ones

    def fits(self, paper: Paper) -> bool:
        """Whether its columns stand on a paper, with white enough at both sides for a printer and a thumb."""
        return (paper.size[0] - (self.side + self.gutter + self.text) * self.unit) / 2 >= self.margin

    def by(self, guideline: str) -> "Edition":
        """It as this guideline wants it."""
        wanted = next((each for name, each in self.guidelines.items() if name == guideline), Guideline())
        return self.but(**{name: said for name in Guideline.FIELDS if (said := getattr(wanted, name)) is not None})

    def written_in(self, script: str) -> "Edition":
        """It in a script, its type and lines so much larger as that needs, in halves of a point; its columns are as wide, and white
        is kept as it was.
        """
        if (scale := next((each for name, each in self.scripts.items() if name == script), 1.0)) == 1:
            return self
        unit = round(4 * self.unit * scale) / 4
        across = {name: getattr(self, name) * self.unit / unit for name in ACROSS}
        down = {name: ceil(2 * getattr(self, name) * self.unit / unit) / 2 for name in ("head", "first_top", "top", "bottom")}
        larger = {role: (round(2 * size * scale) / 2, leading) for role, (size, leading) in self.type.items()}
        return self.but(unit=unit, type=larger, **across, **down)


class Theme(Part):
    """All papers and editions, in the order in which they are offered."""

    format: FormatNumber
    papers: dict[Slug, Paper] = {}
    editions: dict[Slug, Edition] = {}

    def for_lists(self, name: str) -> Paper:
        """What lists, notices and review copies lie on: the paper of that name, if ordinary print finds its columns on it; else the
        smallest that has them, of the same standard where there is one.
        """
        wanted = self.papers.get(name, self.papers[PAPER])
        fitting = [each for each in self.papers.values() if self.editions[EDITION].fits(each)]
        alike = [each for each in fitting if each.media.partition("_")[0] == wanted.media.partition("_")[0]]
        return wanted if wanted in fitting else min(alike or fitting or [wanted], key=lambda each: each.size[0] * each.size[1])
