"""The canvas of a tagged PDF (PDF/UA-1 and PDF/A-2a in one file).

Everything is painted through `paint`: with a tag it is that tag's content, without one it is an artifact.  Text needs a tag, or
an open `pagination`; text painted in any other way raises, so a forgotten tag is a failed build and no silent hole.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from .. import __version__
from ..handouts.web_address import as_uri
from ..images.pen import number
from ..images.picture import Picture, Vector
from .embedding import Embedded, embedded
from .fonts import REGULAR, font
from .metadata import output_intent, xmp
from .streams import Flate, Stream
from .structure import Structure
from .tags import Tag, TagError

rl_config.useA85 = 0  # pictures as they are, not as text a quarter larger


class TaggedCanvas(Canvas):
    """A ReportLab canvas whose pages are marked content throughout."""

    # all that we use of what ReportLab keeps to itself
    _doc: Any  # a PDFDocument: the stubs know half of it
    _code: list[str]  # the operators of the page
    _filename: Any
    _annotationrefs: list[Any]
    _formsinuse: list[str]
    _startPage: Any  # forgets what was painted
    _bookmarkReference: Any  # the destination of a key

    def __init__(self, file: Any, root: Tag, size: tuple[float, float], lang: str, one_sided: bool = False) -> None:
        font(REGULAR)
        # pageCompression 0: streams are left to our own filter, which ends them as PDF/A wants
        name: Any = REGULAR  # the stubs want a number
        super().__init__(file, pagesize=size, lang=lang, invariant=1, pdfVersion=(1, 7), pageCompression=0, initialFontName=name)
        self._doc.defaultStreamFilters = [Flate()]
        self._preamble = "1 0 0 1 0 0 cm"  # ReportLab's own selects a font that nobody uses
        self.one_sided = one_sided
        self.structure, self._lang = Structure(root), lang
        self._pages, self._front, self._artifact, self._marked, self._headings = 0, 0, "", 0, 0
        self._laid, self._chosen = 0, frozenset[int]()  # pages of the document so far, those left out among them; which are shown
        self._outlined = -1  # the level of the last bookmark
        self.addPageLabel(0, style="ARABIC", start=1)
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.OutputIntents = output_intent(self._doc)
        for name, value in (("DisplayDocTitle", "true"), ("Duplex", "DuplexFlipLongEdge"), ("PrintScaling", "None")):
            self.setViewerPreference(name, value)
        self._page_key = self.structure.open_page()

    # -- marked content
    def paint(self, code: str, tag: Tag | None = None, *, text: bool = False, from_right: bool = False, spoken: str = "") -> None:
        """Put operators on the page: as content of `tag`, or as an artifact.

        `from_right`: its strings hold the letters in the order in which they are drawn, which is not the order of reading
        (ISO 32000-1, 14.8.2.3.3).  `spoken` is what its glyphs say together, where their letters one by one do not.
        """
        if self._left_out:
            return
        if tag is not None and not self._artifact:
            mcid = self.structure.mark(tag, self._pages)
            name = "ReversedChars" if from_right else "Span" if spoken else tag.role
            actual = f" /ActualText <FEFF{spoken.encode('utf-16-be').hex().upper()}>" if spoken else ""
            self._code.append(f"/{name} <</MCID {mcid}{actual}>> BDC {code} EMC")
        elif text and not self._artifact:
            raise TagError(f"text without a tag: {code[:80]}")
        else:
            self._code.append(f"/Artifact {self._artifact or 'BMC'} {code} EMC")
        self._marked += 1

    @contextmanager
    def pagination(self, kind: str) -> Iterator[None]:
        """What is painted inside is a "Header", a "Footer", a "Watermark" or a "LineNum": an artifact, text and all."""
        self._artifact = f"<</Type /Pagination /Subtype /{kind}>> BDC"
        try:
            yield
        finally:
            self._artifact = ""

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> Any:
        raise TagError("text is painted by `paint`, with a tag")

    def picture(self, picture: Picture, x: float, y: float, width: float, height: float, tag: Tag | None, clip: str = "") -> None:
        """A picture as content of `tag`, its lower left corner at (x, y), in points; `clip`: the operators of what it is cut at."""
        if self._left_out:
            return
        across, up = (width / picture.width, height / picture.height) if isinstance(picture, Vector) else (width, height)
        name = self._shown(embedded(picture))
        self.paint(f"q {clip} {across:.6f} 0 0 {up:.6f} {number(x)} {number(y)} cm /{name} Do Q", tag)

    def _shown(self, what: Embedded) -> str:
        """The name under which the page shows it; it is in the file once."""
        name: str = self._doc.getXObjectName(what.name)
        if name not in self._doc.idToObject:
            mask = f" /SMask {self._reference(what.mask)}" if what.mask else ""
            self._doc.Reference(Stream(what.keys + mask, what.data), name)
        self._formsinuse.append(what.name)
        return name

    def _reference(self, what: Embedded) -> str:
        return str(self._doc.Reference(Stream(what.keys, what.data)).format(self._doc), "ascii")

    def link(self, tag: Tag, address: str, words: str, box: tuple[float, float, float, float]) -> None:
        """A link annotation over `box` (points from the page's lower left corner), belonging to `tag`."""
        if self._left_out:
            return
        contents = words if words == address else f"{words} ({address})"
        self.linkURL(as_uri(address), box, relative=0, F=4, StructParent=self.structure.annotation_key(tag), Contents=PDFString(contents))
        self.structure.annotate(tag, self._pages, self._annotationrefs[-1])

    def bookmark(self, words: str, level: int, top: float) -> None:
        """An entry of the outline (0: the title, 1: its sections) that leads to this height of the page, in points."""
        if self._left_out:
            return
        key = f"heading-{self._headings}"
        self._headings += 1
        self.bookmarkHorizontalAbsolute(key, top)
        self._outlined = min(level, self._outlined + 1)  # the title may be on a page that is left out
        self.addOutlineEntry(words, key, self._outlined)

    def describe(self, title: str, author: str, subject: str) -> None:
        """Title bar, author, subject, and what made the file."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator(f"Patient Handouts {__version__}")
        self.setProducer("ReportLab, Patient Handouts")

    # -- pages
    @property
    def pages(self) -> int:
        """How many pages have been shown."""
        return self._pages

    def begin_document(self, size: tuple[float, float], title: str) -> None:
        """Go on with another document, which has its own paper and page numbers, on a new leaf."""
        self._laid = self._pages - self._front
        self.choose(())
        self.begin_leaf()
        self._front, self._laid, self._pagesize = self._pages, 0, size
        self.count_anew(title)

    def choose(self, pages: Collection[int]) -> None:
        """Of the document that begins here only these pages are shown, counted from 1; all of them where none is named."""
        self._chosen = frozenset(pages)
        self.structure.partial |= bool(pages)

    @property
    def laid(self) -> int:
        """How many pages the document has so far, those that are left out among them."""
        return self._laid

    @property
    def _left_out(self) -> bool:
        """Whether the page that is painted is none of those that are shown."""
        return bool(self._chosen) and self._laid + 1 not in self._chosen

    def begin_leaf(self) -> None:
        """Go on with another sheet of the document, on the front of a leaf: the back before it stays empty, unless all is one-sided."""
        if not self.one_sided and self._laid % 2:
            self.showPage()

    def count_anew(self, prefix: str) -> None:
        """From here on the pages are labelled "PREFIX 1" and on."""
        self.addPageLabel(self._pages, style="ARABIC", start=1, prefix=f"{prefix} ")

    def showPage(self) -> None:
        if self._left_out:
            self._laid += 1
            return
        self.end_page()
        super().showPage()
        self.name_page(self._page_key)
        self.begin_page()

    def end_page(self) -> None:
        """Nothing more is painted on it; TagError where something was painted past `paint`."""
        if len(self._code) != self._marked:
            raise TagError("something was painted on the page past `paint`")
        self._doc.updateSignature("\n".join(self._code))  # else two files of one title get the same trailer ID

    def name_page(self, key: int | None) -> None:
        """Tell the last page of the file its key in the ParentTree, where anything on it has a tag."""
        page = self._doc.Pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = key, PDFName("S")

    def begin_page(self) -> None:
        """The next one."""
        self._pages, self._laid, self._marked = self._pages + 1, self._laid + 1, 0
        self._page_key = self.structure.open_page()

    def save(self) -> None:
        """Write the file; the last page has been shown."""
        if self._code:
            raise TagError("the last page was not shown")
        self.structure.parents.pop()  # the page that was opened and never shown
        self._doc.Catalog.Metadata = Stream("/Type /Metadata /Subtype /XML", xmp(self._doc, self._lang))
        self._doc.Catalog.StructTreeRoot = self.structure.write(self._doc, self._doc.Pages)
        self._doc.SaveToFile(self._filename, self)
