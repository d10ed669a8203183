"""A booklet: two pages on each side of a leaf, in the order in which the leaves are laid on each other and folded in the middle."""

import re
from math import ceil
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from ..images.pen import number
from .canvas import TaggedCanvas
from .tags import Tag

_MCID = re.compile(r"(?<=/MCID )\d+")


class Fold(NamedTuple):
    """Where a page lies: on which side of all leaves, counted from the first leaf's front; whether on its right half."""

    side: int
    right: bool


def folds(pages: int, from_right: bool = False) -> list[Fold]:
    """Where each page of a booklet lies; one that is read `from_right` opens to the other side."""
    whole = 4 * ceil(pages / 4)
    return [_fold(page, whole, from_right) for page in range(1, pages + 1)]


def _fold(page: int, whole: int, from_right: bool) -> Fold:
    """Of the outer leaf's front, the last page is left and the first one right; behind them lie the second and the last but one."""
    opposite = whole + 1 - page
    nearer = min(page, opposite)  # counted from the nearer cover
    side, right = nearer - 1, (nearer % 2 == 1) == (page < opposite)
    return Fold(side, right != from_right)


class _Kept(NamedTuple):
    """What was painted on a page: operators, forms, annotations; and the page's key in the ParentTree."""

    code: list[str]
    forms: list[str]
    links: list[Any]
    key: int


class Booklet(TaggedCanvas):
    """A canvas whose pages wait until all are painted: then they are put on their halves.  Tags stay in the order of reading."""

    def __init__(self, file: Any, root: Tag, size: tuple[float, float], lang: str, from_right: bool = False) -> None:
        super().__init__(file, root, size, lang)
        self.setViewerPreference("Duplex", "DuplexFlipShortEdge")
        self._size, self._from_right = size, from_right
        self._waiting, self._marks = list[_Kept](), list[tuple[int, Any, float]]()  # bookmarks: page, destination, height

    def bookmark(self, words: str, level: int, top: float) -> None:
        key = f"heading-{self._headings}"
        super().bookmark(words, level, top)
        self._marks.append((self._pages, self._bookmarkReference(key), top))

    def count_anew(self, prefix: str) -> None:
        """Sides have no names of their own."""

    def showPage(self) -> None:
        self.end_page()
        self._waiting.append(_Kept(self._code, self._formsinuse, self._annotationrefs, self._page_key))
        self._startPage()
        self.begin_page()

    def save(self) -> None:
        places = folds(len(self._waiting), self._from_right)
        width, sides = self._size[0], 2 * ceil(len(places) / 4)
        shift = [width * fold.right for fold in places]
        offsets = self._renumbered(places, sides)
        for page, dest, top in self._marks:
            dest.xyz(number(shift[page]), top, 0)
            dest.setPage(PDFObjectReference(f"Page{places[page].side + 1}"))
        for page, kept in enumerate(self._waiting):
            for link in kept.links:
                box = self._doc.idToObject[link.name]
                x0, y0, x1, y1 = box["Rect"].sequence
                box["Rect"] = PDFArray([x0 + shift[page], y0, x1 + shift[page], y1])
        self._pagesize = (2 * width, self._size[1])
        for side in range(sides):
            self._side([(self._waiting[k], shift[k], offsets[k]) for k, fold in enumerate(places) if fold.side == side])
        super().save()

    def _renumbered(self, places: list[Fold], sides: int) -> list[int]:
        """Pages become sides in all that the structure knows; how many marks stand on a side before those of each page."""
        parents, offsets, keys = self.structure.parents, list[int](), dict[int, int]()
        for kept, fold in zip(self._waiting, places, strict=True):
            key = keys.setdefault(fold.side, kept.key)
            there, own = parents[key], parents[kept.key]
            assert isinstance(there, list) and isinstance(own, list)
            offsets.append(0 if key == kept.key else len(there))
            if key != kept.key:
                there += own
                parents[kept.key] = []
        for tag, items in self.structure.content.items():
            pages = [item[1] for item in items if isinstance(item, tuple)]
            if tag.box and pages:
                x0, y0, x1, y1 = tag.box
                across = self._size[0] * places[pages[0]].right
                tag.box = (x0 + across, y0, x1 + across, y1)
            items[:] = [_moved(item, places, offsets) for item in items]
        self._keys = [keys.get(side) for side in range(sides)]
        return offsets

    def _side(self, pages: list[tuple[_Kept, float, int]]) -> None:
        """Put its pages on a side."""
        self._code, self._formsinuse, self._annotationrefs = [], [], []
        for kept, across, offset in pages:
            self._code += [f"q 1 0 0 1 {number(across)} 0 cm", *(_renamed(each, offset) for each in kept.code), "Q"]
            self._formsinuse += [form for form in kept.forms if form not in self._formsinuse]
            self._annotationrefs += kept.links
        key = next((kept.key for kept, _, _ in pages if self.structure.parents[kept.key]), None)
        Canvas.showPage(self)
        self.name_page(key)


def _renamed(code: str, offset: int) -> str:
    """Operators whose marks are counted from `offset`."""
    return _MCID.sub(lambda found: str(int(found[0]) + offset), code) if offset else code


def _moved(item: Any, places: list[Fold], offsets: list[int]) -> Any:
    """Content of a tag, as it stands on its side."""
    if isinstance(item, Tag):
        return item
    kind, page, what = item
    return kind, places[page].side, what + offsets[page] if kind == "text" else what
