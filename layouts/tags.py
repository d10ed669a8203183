"""The tag tree of a PDF: what a screen reader walks.

It is built together with the story, from the model: the order in which tags are made is the reading order, however the page is
laid out.  Tags that never get content are left out of the file.
"""

from typing import Any


class TagError(Exception):
    """The program forgot a tag, or used one wrongly: our bug, never the user's."""


class Tag:
    """A structure element (ISO 32000-1, 14.7.2).

    `role` is a standard structure type ("P", "H2", "Figure").  Attributes: `alt` (replaces a picture), `spoken` (ActualText:
    replaces what is drawn), `expansion` (E: what an abbreviation stands for), `lang`, `scope` of a TH ("Row", "Column"),
    `numbering` of an L ("Decimal", "Disc"), `keep` (stays although it is empty).
    """

    def __init__(
        self,
        role: str,
        parent: "Tag | None" = None,
        *,
        alt: str = "",
        spoken: str = "",
        expansion: str = "",
        lang: str = "",
        scope: str = "",
        numbering: str = "",
        keep: bool = False,
    ) -> None:
        self.role, self.parent, self.kids = role, parent, list[Tag]()
        self.alt, self.spoken, self.expansion, self.lang, self.keep = alt, spoken, expansion, lang, keep
        self.scope, self.numbering = scope, numbering
        self.box: tuple[float, ...] | None = None  # a Figure's bounds on its page, in points, once it is drawn

    def add(self, role: str, **attributes: Any) -> "Tag":
        """A new tag, last among this one's children."""
        child = Tag(role, self, **attributes)
        self.kids.append(child)
        return child

    def cover(self, left: float, low: float, right: float, top: float) -> None:
        """Something of this tag is drawn here, in points: its bounds grow to hold it."""
        x0, y0, x1, y1 = self.box or (left, low, right, top)
        self.box = min(x0, left), min(y0, low), max(x1, right), max(y1, top)

    def inline(self, role: str, **attributes: Any) -> "Tag":
        """A tag inside this one's text (Link, Span): it takes its place among the text when it is drawn."""
        return Tag(role, self, **attributes)

    def __repr__(self) -> str:
        return f"<{self.role}>"
