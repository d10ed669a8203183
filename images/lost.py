"""What print would lose of an SVG: gathered while it is drawn, and told all at once, with the lines of the file."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from .picture import PictureError

_MOST = 6  # kinds told
_HINTS: Mapping[str, str] = {
    "text": "turn text into paths (Illustrator: Create Outlines; Inkscape: Object to Path; Figma: export with “Outline text”)",
    "effect": "flatten effects and masks (Illustrator: Object, Flatten Transparency; Figma: Flatten), or use a PNG of 600 dots an inch",
    "opacity": "use solid colours where shapes lie on each other (Illustrator: Flatten Transparency), or a PNG of 600 dots an inch",
    "picture": "use the photograph itself as a PNG or JPEG file",
    "plain": "turn it into plain shapes and colours (Illustrator: Object, Expand; Inkscape: save as “Plain SVG”)",
}
_KINDS = {
    **dict.fromkeys(("<text>", "<foreignObject>"), "text"),
    **dict.fromkeys(("“filter”", "“mask”", "“mix-blend-mode”"), "effect"),
    "<image>": "picture",
}


class Lost:
    """The losses of one drawing, by what is lost; `add` is called where each would be painted."""

    def __init__(self) -> None:
        self._lines: dict[str, set[int]] = {}

    def add(self, what: str, element: Element) -> None:
        """`what`: <element>, “property” or a description of the kind."""
        self._lines.setdefault(what, set()).add(getattr(element, "line", 0))

    def tell(self) -> None:
        """Raise PictureError when anything is lost."""
        if not self._lines:
            return
        told = [f"{what} (line {min(lines)}{', and more' * (len(lines) > 1)})" for what, lines in self._lines.items()]
        more = f" and {len(told) - _MOST} more kinds" if len(told) > _MOST else ""
        kinds = dict.fromkeys(_KINDS.get(what, "opacity" if "opacity" in what else "plain") for what in self._lines)
        raise PictureError(
            "picture-unsupported",
            f"the SVG holds what would be lost in print: {', '.join(told[:_MOST])}{more}",
            "; ".join(_HINTS[kind] for kind in kinds) + "; then export it again",
        )
