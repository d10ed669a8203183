"""What a finished PDF says and where: its tags with the strings that each owns, the lines of heads and feet, the rows that hold ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import numpy
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Matrix, Name

from walker import letters_of

INLINE = ("Span", "Link", "Reference", "Quote", "Code")  # roles that stand within the text of another
WHITE = 250  # the level of grey (0…255) from which a pixel is paper; the palest tint is at 243
JUMP = 0.4  # of the type size: strings whose baselines differ by more are on two lines


class Shown(NamedTuple):
    """A string on paper: its page (from 0), how far its baseline lies below the paper's upper edge and its size in points, its letters."""

    page: int
    down: float
    size: float
    words: str


@dataclass(frozen=True)
class Mark:
    """A stretch of marked content: all that a tag owns at one place, strings or a picture."""

    page: int
    shown: tuple[Shown, ...]


@dataclass
class Element:
    """A tag, and what stands below it in reading order."""

    role: str
    kids: list[Element | Mark] = field(default_factory=list)

    def all(self, *roles: str) -> Iterator[Element]:
        """The tags of these roles from here on down, in reading order; without roles, every tag."""
        if not roles or self.role in roles:
            yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.all(*roles)

    def marks(self) -> Iterator[Mark]:
        """All content from here on down."""
        for kid in self.kids:
            yield from kid.marks() if isinstance(kid, Element) else (kid,)

    def pages(self) -> list[int]:
        """The pages that hold something of it, in order."""
        return sorted({mark.page for mark in self.marks()})

    def lines(self) -> list[Shown]:
        """Its lines in reading order, each as one string."""
        return in_lines(string for mark in self.marks() for string in mark.shown)

    def text(self) -> str:
        """Its words, those of different blocks apart."""
        return " ".join(line.words for block in self.blocks() for line in block.lines() if line.words)

    def blocks(self) -> Iterator[Element]:
        """The paragraphs and what else holds content of its own, in reading order: a paragraph with its links and spans is one."""
        if any(isinstance(kid, Mark) or kid.role in INLINE for kid in self.kids):
            yield self
        else:
            for kid in self.kids:
                if isinstance(kid, Element):
                    yield from kid.blocks()


@dataclass(frozen=True)
class Page:
    """A page: the strings of its running head and of its foot, and how much of each row of pixels (one a point) is not white."""

    head: tuple[Shown, ...]
    foot: tuple[Shown, ...]
    ink: Any


@dataclass(frozen=True)
class Seen:
    """A whole file."""

    pages: tuple[Page, ...]
    root: Element
    smallest: float  # type, in points


def seen(pdf: bytes) -> Seen:
    """Look at a tagged PDF of one sheet."""
    with pikepdf.open(BytesIO(pdf)) as opened, pypdfium2.PdfDocument(pdf) as rendered:
        read = [_Content(number, page) for number, page in enumerate(opened.pages)]
        pages = (Page(tuple(each.head), tuple(each.foot), _ink(rendered[each.number])) for each in read)
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}
        root = _element(opened.Root.StructTreeRoot, numbers, {(each.number, mcid): mark for each in read for mcid, mark in each.marks()})
        return Seen(tuple(pages), root, min((size for each in read for size in each.sizes), default=0))


def in_lines(strings: Iterable[Shown]) -> list[Shown]:
    """Strings that follow each other on one baseline, joined; blanks at their ends left out."""
    found: list[list[Shown]] = []
    for string in strings:
        last = found[-1][-1] if found else None
        if last and last.page == string.page and abs(last.down - string.down) <= JUMP * min(last.size, string.size):
            found[-1].append(string)
        else:
            found.append([string])
    return [_joined(line) for line in found]


def _joined(line: Sequence[Shown]) -> Shown:
    return line[0]._replace(words=" ".join("".join(string.words for string in line).split()), size=max(string.size for string in line))


def _ink(page: Any) -> Any:
    """The part of each row of pixels that is not white, from the top."""
    return (numpy.asarray(page.render(scale=1, grayscale=True).to_pil().convert("L")) < WHITE).mean(axis=1)


def _element(element: Any, numbers: dict[Any, int], marks: dict[tuple[int, int], Mark]) -> Element:
    """A structure element and what it holds."""
    made, kids = Element(str(element.get("/S", "/Root"))[1:]), element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            made.kids.append(_element(kid, numbers, marks))
        elif not isinstance(kid, Dictionary) or "/MCID" in kid:
            page, mcid = (kid.Pg, kid.MCID) if isinstance(kid, Dictionary) else (element.Pg, kid)
            made.kids.append(marks[numbers[page.objgen], int(mcid)])
    return made


class _Content:
    """One page's operators, read in order."""

    def __init__(self, number: int, page: Any) -> None:
        self.number, self.page, self.high = number, page, float(page.MediaBox[3])
        self.head, self.foot, self.sizes = list[Shown](), list[Shown](), set[float]()
        self.owned: dict[int, list[Shown]] = {}  # by MCID
        self.spoken: dict[int, str] = {}
        self.into, self.reversed, self.unsaid = list[Shown](), False, False
        self.around, self.kept, self.at = Matrix(), list[Matrix](), Matrix()
        self.fonts: dict[str, dict[int, str]] = {}
        self.letters, self.size = dict[int, str](), 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            self._take(str(operator), operands)

    def marks(self) -> Iterator[tuple[int, Mark]]:
        """Each MCID with what it is; what is said together stands in its first string's place."""
        for mcid, strings in self.owned.items():
            if mcid in self.spoken and strings:
                strings = [strings[0]._replace(words=self.spoken[mcid])]
            yield mcid, Mark(self.number, tuple(strings))

    def _take(self, operator: str, operands: Any) -> None:
        match operator:
            case "BMC" | "BDC":
                self._open(str(operands[0]), operands[1] if operator == "BDC" else Dictionary())
            case "EMC" if self.unsaid:
                self.unsaid = False
            case "EMC":
                self.into, self.reversed = [], False
            case "q":
                self.kept.append(self.around)
            case "Q":
                self.around = self.kept.pop()
            case "cm":
                self.around = Matrix(*map(float, operands)) @ self.around
            case "Tm":
                self.at = Matrix(*map(float, operands))
            case "Tf":
                self.letters, self.size = self._font(str(operands[0])), float(operands[1])
            case "Tj" | "TJ":
                self._show(operands[0])

    def _open(self, tag: str, facts: Any) -> None:
        """What is shown from here on belongs to an MCID, to the head or foot, or to nobody."""
        if isinstance(facts, Dictionary) and facts.get("/ActualText") == "":  # marks, which their letters say
            self.unsaid = True
            return
        self.into, self.reversed = [], tag == "/ReversedChars"
        if isinstance(facts, Dictionary) and "/MCID" in facts:
            self.into = self.owned.setdefault(int(facts.MCID), [])
            if "/ActualText" in facts:
                self.spoken[int(facts.MCID)] = str(facts.ActualText)
        elif isinstance(facts, Dictionary) and facts.get("/Subtype") in (Name.Header, Name.Footer):
            self.into = self.head if facts.Subtype == Name.Header else self.foot

    def _font(self, name: str) -> dict[int, str]:
        if name not in self.fonts:
            self.fonts[name] = letters_of(self.page.Resources.Font[name])
        return self.fonts[name]

    def _show(self, what: Any) -> None:
        codes = b"".join(bytes(part) for part in (what if isinstance(what, Array) else [what]) if isinstance(part, pikepdf.String))
        letters = (self.letters.get(code, chr(code)) for code in (reversed(codes) if self.reversed else codes))
        words, placed = "".join(letters).replace("\u200b", ""), self.at @ self.around
        size = self.size * abs(placed.a * placed.d - placed.b * placed.c) ** 0.5
        if words.strip():
            self.sizes.add(round(size, 2))
        self.into.append(Shown(self.number, self.high - placed.f, size, words))
