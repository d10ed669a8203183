"""How much of a sheet each of its parts takes, by the heights of what is set: what its author can save, part by part."""

from collections.abc import Iterator
from itertools import groupby

from .setting import Setting
from .story import story
from .strips import Strip, height
from .tags import Tag

HEAD, ABOVE = "", "above "  # what stands before the first part; before the name of a part: what leads to its danger box
COLUMN = 0.5  # of the width: what stands in one of a leaflet's columns


def shares(s: Setting) -> dict[str, float]:
    """The share of each part, by what "see page n" finds it by, of all that is set; those of a sheet are 1 together.

    The head of page 1 is the first, the sources and the imprint the last.  White at the feet of pages is nobody's.
    """
    tall = dict[str, float]()
    for part, strips in groupby(_by_part(story(s.afresh(), Tag("Document")).in_order(False)), key=lambda each: each[0]):
        for in_column, found in groupby((strip for _, strip in strips), key=lambda strip: strip.column):
            first, *more = found
            tall[part] = tall.get(part, 0.0) + (COLUMN if in_column else 1) * (first.gap + height([first, *more]))
    return {part: each / sum(tall.values()) for part, each in tall.items()}


def _by_part(strips: list[Strip]) -> Iterator[tuple[str, Strip]]:
    """Each strip with the name of the part that it is of."""
    part = HEAD
    for strip in strips:
        part = strip.name.removeprefix(ABOVE) if strip.name else part
        yield part, strip
