"""The tag tree written into the PDF: StructTreeRoot, ParentTree, and the content that each tag owns."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString

from .tags import Tag, TagError

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass
class Structure:
    """Which page and number (MCID) belongs to which tag, noted while pages are painted, written at the end."""

    root: Tag
    content: dict[Tag, list[Any]] = field(default_factory=dict)     # ("text", page, mcid) | ("annotation", page, reference) | Tag
    parents: list[Tag | list[Tag]] = field(default_factory=list)    # ParentTree: a page's tags by MCID, or an annotation's tag

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
        inline = tag not in self.content and tag.parent is not None and tag not in tag.parent.kids
        self.content.setdefault(tag, []).append(item)
        if inline:                                      # a link or a blank takes its place among its parent's text
            self._own(tag.parent, tag)

    # -- writing
    def write(self, doc: PDFDocument, pages: list[Any]) -> Any:
        """The StructTreeRoot dictionary."""
        self._check_headings(self.root, 0)
        references: dict[Tag, Any] = {}
        root = PDFDictionary({"Type": "/StructTreeRoot"})
        root_reference = doc.Reference(root)
        page = [doc.Reference(p) for p in pages]
        root["K"] = self._element(self.root, root_reference, doc, page, references)
        numbers = [x for key, entry in enumerate(self.parents) for x in
                   (key, references[entry] if isinstance(entry, Tag) else PDFArray([references[tag] for tag in entry]))]
        root["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self.parents)
        return root

    def _check_headings(self, tag: Tag, before: int) -> int:
        """The level of the last heading in reading order; a level skipped is a tree that must not be written (PDF/UA-1, 7.4.2)."""
        if tag.role in HEADINGS and self._lives(tag):
            level = HEADINGS.index(tag.role) + 1
            if level > before + 1:
                raise TagError(f"heading {tag.role} follows level {before}")
            before = level
        for kid in tag.kids:
            before = self._check_headings(kid, before)
        return before

    def _lives(self, tag: Tag) -> bool:
        return tag in self.content or tag.keep or any(map(self._lives, tag.kids))

    def _element(self, tag: Tag, parent: Any, doc: PDFDocument, pages: list[Any], references: dict[Tag, Any]) -> Any:
        own = self.content.get(tag, [])
        if own and tag.kids:
            raise TagError(f"{tag} has both content and children")
        if tag.role == "Figure" and not tag.alt:
            raise TagError("a Figure has no Alt")
        if tag.role == "TH" and not tag.scope:
            raise TagError("a TH has no Scope")
        element = PDFDictionary({"S": PDFName(tag.role), "P": parent, **_attributes(tag)})
        reference = references[tag] = doc.Reference(element)
        if tag.role == "Link":                          # its words first, then its annotations
            own = sorted(own, key=lambda item: item[0] == "annotation")
        home = next((item[1] for item in own if isinstance(item, tuple)), None)
        if home is not None:
            element["Pg"] = pages[home]
        kids = []
        for item in own or filter(self._lives, tag.kids):
            if isinstance(item, Tag):
                kids.append(self._element(item, reference, doc, pages, references))
            elif item[0] == "annotation":
                kids.append(PDFDictionary({"Type": "/OBJR", "Pg": pages[item[1]], "Obj": item[2]}))
            else:
                kids.append(item[2] if item[1] == home else
                            PDFDictionary({"Type": "/MCR", "Pg": pages[item[1]], "MCID": item[2]}))
        element["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference


def _attributes(tag: Tag) -> dict[str, Any]:
    """The optional entries of a structure element."""
    more: dict[str, Any] = {}
    for key, words in (("Alt", tag.alt), ("ActualText", tag.spoken), ("E", tag.expansion), ("Lang", tag.lang)):
        if words:
            more[key] = PDFString(words)
    if tag.scope:
        more["A"] = PDFDictionary({"O": "/Table", "Scope": PDFName(tag.scope)})
    if tag.role == "L":
        more["A"] = PDFDictionary({"O": "/List", "ListNumbering": PDFName(tag.numbering or "None")})
    if tag.box:
        more["A"] = PDFDictionary({"O": "/Layout", "BBox": PDFArray(list(tag.box)), "Placement": "/Block"})
    return more
