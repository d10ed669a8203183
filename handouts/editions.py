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
DOWN = ("head", "first_top", "top")  # white above: as much; that below grows with the foot's letters, which reach lower
DRAWN = ("picture", "small_picture", "drawing")  # how large pictures are
LEAST_GAP = 0.5  # u
DEARER = 10.0  # a page costs so many times as much where their number was asked for
PictureSize = Literal["small", "medium", "large"]
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
    """What staff call it: in one language for all, or one text per language."""
    media: MediaName
    """The name by which printers know it (PWG 5101.1), with its size: iso_a5_148x210mm."""
    overhang: Measure = 1.5
    """How far boxes reach into the margin, in u."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        size = media_size(self.media)
        assert size
        return size


class Space(Part):
    """Gaps, in u."""

    heading: Measure
    """From a heading to its text."""
    item: Measure
    """Between the items of a list."""
    paragraph: Measure
    """Between paragraphs and steps, and from a rule to its text."""
    figure: Measure
    """Before a figure."""
    section: Measure
    """Before a section’s rule."""
    pitch: Measure
    """From one line to write on to the next."""


class Sizes(Part):
    """How wide pictures are that say a size, as a part of the column that they stand in."""

    small: Measure
    """A small one."""
    medium: Measure
    """A medium one."""
    large: Measure
    """A large one."""

    def named(self, size: PictureSize) -> float:
        """That of a size."""
        return {"small": self.small, "medium": self.medium, "large": self.large}[size]

    def times(self, scale: float) -> "Sizes":
        """So many times as wide."""
        return self.but(**{name: getattr(self, name) * scale for name in self.FIELDS})


USUAL = {"sizes": Sizes(small=0.4, medium=0.65, large=1.0), "beside": Sizes(small=0.28, medium=0.38, large=0.5)}


class Ends(Part):
    """What it costs to end a page, and how far gaps may change for it: the way to fill all pages that costs least is taken."""

    page: Measure
    """Each page."""
    hole: Measure
    """Times the square of the part of a page that stays white."""
    last: Measure
    """Times the square of what the last page lacks to its half."""
    squeezed: Measure
    """All gaps of a page as narrow as they may be."""
    opened: Measure
    """All gaps of a page as wide as they may be."""
    inside: Measure
    """A break inside a section."""
    scrap: Measure
    """How many u of a section are so few that a break which leaves less costs more."""
    alone: Measure
    """How much more that costs."""
    opening: Measure = 0.0
    """How much more a break costs after a heading and a single line."""
    lines: Measure
    """A break between lines of a paragraph."""
    item: Measure
    """A break between items."""
    torn: Measure
    """A break in what is looked at as one thing: a table, doses, a figure."""
    row: Measure
    """So much more where one row is left alone."""
    never: Measure
    """A break that is made only where nothing else is possible."""
    leaf: Measure
    """Each leaf more than one on which the part to take home lies."""
    shared: Measure
    """The part to take home in mid-page, on a leaf that holds more than it."""
    home: Measure
    """Each break inside the part to take home."""
    home_last: Measure
    """The part to take home at the very end, where to read on and the sources before it."""
    close: Measure
    """The part of itself that a gap of a unit or more may lose."""
    open: Measure
    """How many u the gap before a section may grow."""
    open_inside: Measure
    """How many u any other gap may grow."""


class Guideline(Part):
    """What a guideline for large print wants otherwise."""

    emphasis: Literal["bold", "underline"] | None = None
    """What **strong** words look like."""
    margin: Measure | None = None
    """The least white left and right, in points."""
    head: Measure | None = None
    """From the paper’s upper edge to the running head, in u."""
    first_top: Measure | None = None
    """Where page 1 begins, in u from the paper’s upper edge."""
    top: Measure | None = None
    """Where other pages begin."""


class Tighter(Part):
    """How a sheet is set that must keep a number of pages: gaps so many u less, never under half a one; pictures so many times as large."""

    gaps: Measure = 0.0
    """So many u less."""
    items: Measure = 0.0
    """Between items of lists so many u less; they may come to stand line by line."""
    pictures: Measure = 1.0
    """So many times as large."""


class Leaflet(Part):
    """What a leaflet's two columns want otherwise: short lines need less white between them, and its head is small; type keeps its size."""

    lines: Measure
    """So many times as far from line to line."""
    gaps: Measure = 0.0
    """Gaps so many u less."""
    widest: Measure
    """How wide both columns are at most, in points."""
    margin: Measure
    """The least white left and right, in points."""
    first_top: Measure
    """Where page 1 begins, in u from the paper’s upper edge."""
    bottom: Measure
    """What is kept free below the body, for the foot."""
    lid: Measure
    """How high the brand’s colour on page 1 is."""
    padding: Measure
    """The white inside the panel of page 1 and the danger box."""


class Edition(Part):
    """One set of type sizes and its grid; everything is in u but `unit`, `margin` and the sizes in `type`, which are in points.

    Without a `side` column all stands in one.  `like` names the edition that it is like in all that it does not say itself.
    """

    called: Called
    """What staff call it: in one language for all, or one text per language."""
    like: Id | None = None
    """The edition that it is like in all that it does not say itself."""
    unit: Measure
    """Points of one u, half a line of body text."""
    side: Measure
    """How wide the side column is; 0 for none: then all stands in one column."""
    gutter: Measure
    """The white between the columns."""
    text: Measure
    """How wide the text column is."""
    bar: Measure
    """How long the bar on a section’s rule is."""
    picture: Measure
    """How wide a step’s picture is."""
    small_picture: Measure
    """How wide a section’s picture is."""
    drawing: Measure
    """So much of its own size a drawing in the text column has."""
    array: Measure
    """How wide and high a hundred people are."""
    lid: Measure
    """How high the brand’s colour on page 1 is."""
    padding: Measure
    """The white inside the panel of page 1 and the danger box."""
    first_top: Measure
    """Where page 1 begins, from the paper’s upper edge."""
    top: Measure
    """Where other pages begin."""
    bottom: Measure
    """What is kept free below the body, for the foot."""
    type: dict[Slug, Type]
    """Sizes by role: [points, leading in u]; nothing is smaller than 12 points."""
    space: Space
    """Gaps, in u."""
    ends: Ends
    """What it costs to end a page where."""
    margin: Measure = 34.0
    """The least white left and right, in points; 34 are 12 mm."""
    head: Measure = 3.5
    """From the paper’s upper edge to the running head."""
    sizes: Sizes | None = None
    """How wide pictures of each size are, as a part of their column: .4, .65 and 1."""
    beside: Sizes | None = None
    """How wide those are that stand beside words, as a part of the column of both: .28, .38 and .5."""
    emphasis: Literal["bold", "underline"] = "bold"
    """What **strong** words look like; headings and numerals are bold in any case."""
    guidelines: dict[GuidelineName, Guideline] = {}
    """What guidelines for large print want otherwise; a clinic says which it follows."""
    tighter: tuple[Tighter, ...] = ()
    """How a sheet is set that must keep a number of pages: one way after the other, until it does."""
    leaflet: Leaflet | None = None
    """What a leaflet’s two columns want otherwise."""
    scripts: dict[ScriptName, Measure] = {}
    """So many times as large as said here, in scripts whose letters look smaller than Latin ones."""

    def fits(self, paper: Paper) -> bool:
        """Whether its columns stand on a paper, with white enough at both sides for a printer and a thumb."""
        return (paper.size[0] - (self.side + self.gutter + self.text) * self.unit) / 2 >= self.margin

    def by(self, guideline: str) -> "Edition":
        """It as this guideline wants it."""
        wanted = next((each for name, each in self.guidelines.items() if name == guideline), Guideline())
        return self.but(**{name: said for name in Guideline.FIELDS if (said := getattr(wanted, name)) is not None})

    def tightened(self, way: Tighter) -> "Edition":
        """It with less white and smaller pictures; type stays as it is."""

        def narrower(gap: float) -> float:
            return gap if gap <= LEAST_GAP else max(LEAST_GAP, gap - way.gaps)

        space = {name: narrower(getattr(self.space, name)) for name in Space.FIELDS if name != "pitch"}  # a hand needs its line
        space["item"] = max(0.0, space["item"] - way.items)
        pictures = {name: getattr(self, name) * way.pictures for name in DRAWN}
        pictures |= {name: self._sizes(name).times(way.pictures) for name in USUAL}
        return self.but(space=self.space.but(**space), **pictures)

    def share(self, size: PictureSize, beside: bool = False) -> float:
        """How wide a picture of a size is, as a part of its column; `beside`: of the column of it and its words."""
        return self._sizes("beside" if beside else "sizes").named(size)

    def _sizes(self, name: str) -> Sizes:
        said: Sizes | None = getattr(self, name)
        return said or USUAL[name]

    def for_fewer_pages(self) -> "Edition":
        """It where a number of pages was asked for: each costs more than all else."""
        return self.but(ends=self.ends.but(page=DEARER * self.ends.page, leaf=0.0))

    def as_leaflet(self, paper: Paper) -> "Edition":
        """It in a leaflet's columns on a paper: lines closer together, but no type higher than its line."""
        if self.leaflet is None:
            return self
        closer, unit = self.tightened(Tighter(gaps=self.leaflet.gaps)), round(100 * self.unit * self.leaflet.lines) / 100
        across = {name: getattr(self, name) * self.unit / unit for name in ACROSS}
        across["text"] = min(self.leaflet.widest, paper.size[0] - 2 * self.leaflet.margin) / unit - across["side"] - across["gutter"]
        larger = {role: (size, max(leading, ceil(2 * TIGHTEST * size / unit) / 2)) for role, (size, leading) in self.type.items()}
        own = {name: getattr(self.leaflet, name) for name in ("margin", "first_top", "bottom", "lid", "padding")}
        return closer.but(unit=unit, type=larger, **own, **across)

    def written_in(self, script: str) -> "Edition":
        """It in a script, its type and lines so much larger as that needs, in halves of a point; its columns are as wide, and white
        is kept as it was.
        """
        if (scale := next((each for name, each in self.scripts.items() if name == script), 1.0)) == 1:
            return self
        unit = round(4 * self.unit * scale) / 4
        across = {name: getattr(self, name) * self.unit / unit for name in ACROSS}
        down = {name: getattr(self, name) * self.unit / unit for name in DOWN}
        larger = {role: (round(2 * size * scale) / 2, leading) for role, (size, leading) in self.type.items()}
        return self.but(unit=unit, type=larger, **across, **down)


class Theme(Part):
    """All papers and editions, in the order in which they are offered."""

    format: FormatNumber
    """The number of this format: 1."""
    papers: dict[Slug, Paper] = {}
    """Papers by name."""
    editions: dict[Slug, Edition] = {}
    """Sizes of print by name."""

    def for_lists(self, name: str) -> Paper:
        """What lists, notices and review copies lie on: the paper of that name, if ordinary print finds its columns on it; else the
        smallest that has them, of the same standard where there is one.
        """
        wanted = self.papers.get(name, self.papers[PAPER])
        fitting = [each for each in self.papers.values() if self.editions[EDITION].fits(each)]
        alike = [each for each in fitting if each.media.partition("_")[0] == wanted.media.partition("_")[0]]
        return wanted if wanted in fitting else min(alike or fitting or [wanted], key=lambda each: each.size[0] * each.size[1])
