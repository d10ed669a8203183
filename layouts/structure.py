"""The tag tree written into the PDF: StructTreeRoot, ParentTree, and the content that each tag owns."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference, PDFString

from ..images.pen import number
from .streams import Written
from .tags import Tag, TagError

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass
class Structure:
    """Which page and number (MCID) belongs to which tag, noted while pages are painted, written at the end."""

    root: Tag
    content: dict[Tag, list[Any]] = field(default_factory=dict)  # ("text", page, mcid) | ("annotation", page, reference) | Tag
    parents: list[Tag | list[Tag]] = field(default_factory=list)  # ParentTree: a page's tags by MCID, or an annotation's tag
    partial: bool = False  # some pages are left out: a heading may be without the one above it, and takes its level
    levels: dict[Tag, int] = field(default_factory=dict)  # of such headings

    def open_page(self) -> int:
        """Begin a page; returns its key in the ParentTree."""
        self._marks: list[Tag] = []
        self.parents.append(self._marks)
        return len(self.parents) - 1

    def mark(self, tag: Tag, page: int) -> int:
        """Note that `tag` owns the next marked content of this page; returns its MCID."""
        self._own(tag, ("text", page, len(self._marks)))
        self._marks.append(tag)
        return len(self._marks) - 1

    def annotate(self, tag: Tag, page: int, reference: Any) -> None:
        self._own(tag, ("annotation", page, reference))

    def annotation_key(self, tag: Tag) -> int:
        """The StructParent of an annotation that belongs to `tag`."""
        self.parents.append(tag)
        return len(self.parents) - 1

    def _own(self, tag: Tag, item: Any) -> None:
        parent, first = tag.parent, tag not in self.content
        self.content.setdefault(tag, []).append(item)
        if first and parent is not None and tag not in parent.kids:  # a link or a blank takes its place among its parent's text
            self._own(parent, tag)

    # -- writing
    def write(self, doc: PDFDocument, pages: list[Any]) -> PDFObjectReference:
        """The StructTreeRoot dictionary."""
        self._check_headings(self.root, 0)
        self._doc, self._numbers = doc, dict[Tag, str]()
        self._shown = [self._number(page) for page in pages]
        root = Written()
        top = self._element(self.root, self._number(root))
        entries = (
            self._numbers[entry] if isinstance(entry, Tag) else f"[{' '.join(self._numbers[tag] for tag in entry)}]"
            for entry in self.parents
        )
        parents = Written()
        parents.data = f"<</Nums [{' '.join(f'{key} {entry}' for key, entry in enumerate(entries))}]>>".encode("ascii")
        root.data = (
            f"<</Type /StructTreeRoot /K {top} /ParentTree {self._number(parents)} /ParentTreeNextKey {len(self.parents)}>>"
        ).encode("ascii")
        whole: PDFObjectReference = doc.Reference(root)
        return whole

    def _number(self, thing: Any) -> str:
        """The reference to a thing as it stands in the file: "12 0 R"."""
        return str(self._doc.Reference(thing).format(self._doc), "ascii")

    def _check_headings(self, tag: Tag, before: int) -> int:
        """The level of the last heading in reading order; a level skipped is a tree that must not be written (PDF/UA-1, 7.4.2)."""
        if tag.role in HEADINGS and self._lives(tag):
            level = HEADINGS.index(tag.role) + 1
            if self.partial:
                level = self.levels[tag] = min(level, before + 1)
            if level > before + 1:
                raise TagError(f"heading {tag.role} follows level {before}")
            before = level
        for kid in tag.kids:
            before = self._check_headings(kid, before)
        return before

    def _lives(self, tag: Tag) -> bool:
        if tag.keep and not self.partial:
            return True
        return tag in self.content or any(map(self._lives, tag.kids)) or (tag.keep and tag.parent is not None and self._painted(tag.parent))

    def _painted(self, tag: Tag) -> bool:
        """Whether anything of it is on a page: an empty cell is left out with its row."""
        return tag in self.content or any(map(self._painted, tag.kids))

    def _element(self, tag: Tag, parent: str) -> str:
        """Write a tag and what is below it; the reference to it."""
        own = self.content.get(tag, [])
        if own and tag.kids:
            raise TagError(f"{tag} has both content and children")
        if tag.role == "Figure" and not tag.alt:
            raise TagError("a Figure has no Alt")
        if tag.role == "TH" and not tag.scope:
            raise TagError("a TH has no Scope")
        element = Written()
        own_number = self._numbers[tag] = self._number(element)
        if tag.role == "Link":  # its words first, then its annotations
            own = sorted(own, key=lambda item: item[0] == "annotation")
        home = next((item[1] for item in own if isinstance(item, tuple)), None)
        kids = " ".join(self._kid(item, own_number, home) for item in own or filter(self._lives, tag.kids))
        page = "" if home is None else f" /Pg {self._shown[home]}"
        role = HEADINGS[self.levels[tag] - 1] if tag in self.levels else tag.role
        element.data = f"<</S /{role} /P {parent}{page} /K [{kids}]".encode("ascii") + self._attributes(tag) + b">>"
        return own_number

    def _kid(self, item: Any, parent: str, home: int | None) -> str:
        """Another tag, an annotation, or a stretch of marked content."""
        if isinstance(item, Tag):
            return self._element(item, parent)
        kind, page, what = item
        if kind == "annotation":
            return f"<</Type /OBJR /Pg {self._shown[page]} /Obj {self._number(what)}>>"
        return str(what) if page == home else f"<</Type /MCR /Pg {self._shown[page]} /MCID {what}>>"

    def _attributes(self, tag: Tag) -> bytes:
        """The optional entries of a structure element."""
        out = [b""]
        for key, words in ((b"/Alt", tag.alt), (b"/ActualText", tag.spoken), (b"/E", tag.expansion), (b"/Lang", tag.lang)):
            if words:
                out += key, PDFString(words).format(self._doc)
        if tag.scope:
            out.append(b"/A <</O /Table /Scope /%s>>" % tag.scope.encode("ascii"))
        if tag.role == "L":
            out.append(b"/A <</O /List /ListNumbering /%s>>" % (tag.numbering or "None").encode("ascii"))
        if tag.box:
            out.append(f"/A <</O /Layout /BBox [{' '.join(map(number, tag.box))}] /Placement /Block>>".encode("ascii"))
        return b" ".join(out)
