"""The tests' own eyes on a tagged PDF: walks content and tag tree with pikepdf and tells what does not hold.

`walk(pdf)` gives the complaints and the tree as text that a person can read.  It knows nothing of the program that wrote the file.
"""

import re
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
ROLES = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Figure",
    "Formula",
    "Form",
}
INSIDE = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"THead", "TBody", "TFoot", "TR", "Caption"}, "TR": {"TH", "TD"}}


@dataclass
class Walk:
    """What was found: complaints, and the tree as (depth, role, words)."""

    problems: list[str] = field(default_factory=list)
    tree: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The tree, one line a tag, its words (or Alt) behind it."""
        return "\n".join(f"{'  ' * depth}{role}{'  ' + words if words else ''}" for depth, role, words in self.tree) + "\n"

    @property
    def words(self) -> str:
        """The logical text: all words in reading order."""
        return " ".join(" ".join(words for _, role, words in self.tree if role == "#").split())


def walk(pdf: bytes) -> Walk:
    """Walk a whole file."""
    found = Walk()
    with pikepdf.open(BytesIO(pdf)) as opened:
        _catalog(opened, found.problems)
        numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(numbers[k]): numbers[k + 1] for k in range(0, len(numbers), 2)}
        words = {}
        for number, page in enumerate(opened.pages):
            words |= _page(number, page, parents, found.problems)
        _Tree(opened, parents, words, found).walk()
    return found


def _catalog(pdf: pikepdf.Pdf, problems: list[str]) -> None:
    for key in ("/Lang", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences"):
        if key not in pdf.Root:
            problems.append(f"catalog has no {key}")
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") or not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        problems.append("the title is not shown, or the file is not marked")


# ---------------------------------------------------------------- content
def _page(number: int, page: pikepdf.Page, parents: dict, problems: list[str]) -> dict:
    """(page, MCID) -> its text; complaints about marked content on the way."""
    reader = _Content(number, page, problems)
    for operands, operator in pikepdf.parse_content_stream(page):
        reader.take(str(operator), operands)
    reader.finish()
    if page.get("/Tabs") != Name.S:
        problems.append(f"page {number}: tab order is not the structure's")
    row = parents.get(int(page.get("/StructParents", -1)))
    if row is None or {mcid for _, mcid in reader.words} != set(range(len(row))):
        problems.append(f"page {number}: ParentTree and MCIDs differ")
    for annotation in page.get("/Annots", []):
        owner = parents.get(int(annotation.get("/StructParent", -1)))
        if not annotation.get("/Contents") or owner is None or Name.Link != owner.S:
            problems.append(f"page {number}: a link annotation has no Contents or no Link")
    return reader.words


def letters_of(font: Dictionary) -> dict[int, str]:
    """The letters that each code of a font stands for, by its ToUnicode map; nothing where it has none."""
    made: dict[int, str] = {}
    if "/ToUnicode" in font:
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.S):
            for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                made[int(code, 16)] = bytes.fromhex(text.decode("ascii")).decode("utf-16-be")
    return made


class _Content:
    """One page's operators, read in order."""

    def __init__(self, number: int, page: pikepdf.Page, problems: list[str]) -> None:
        self.number, self.page, self.problems = number, page, problems
        self.words: dict[tuple[int, int], str] = {}
        self.mark: tuple[str, int | None] | None = None
        self.in_text, self.opened_in_text, self.reversed, self.unsaid, self.spoken = False, False, False, False, ""
        self.maps: dict[str, dict[int, str]] = {}
        self.font: dict[int, str] = {}

    def take(self, operator: str, operands: list) -> None:
        if operator in ("BMC", "BDC"):
            self._open(operator, operands)
        elif operator == "EMC":
            self._close()
        elif operator in ("BT", "ET"):
            self.in_text = operator == "BT"
        elif operator == "Tf":
            self.font = self._map(str(operands[0]))
        elif operator in PAINTING:
            if self.mark is None:
                self._say(f"{operator} is not marked")
            if operator in ("Tj", "TJ"):
                self._show(operands)

    def finish(self) -> None:
        if self.mark is not None:
            self._say("marked content stays open")

    def _say(self, what: str) -> None:
        self.problems.append(f"page {self.number}: {what}")

    def _open(self, operator: str, operands: list) -> None:
        tag, mcid = str(operands[0]), None
        if self.mark is not None and tag == "/Span" and operator == "BDC" and dict(operands[1]) == {"/ActualText": ""}:
            self.unsaid = True  # marks above and below letters, which a blank beside each letter says
            return
        if self.mark is not None:
            self._say(f"{tag} inside {self.mark[0]}")
        if operator == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            mcid = int(operands[1].MCID)
            if (self.number, mcid) in self.words:
                self._say(f"MCID {mcid} twice")
            self.words[self.number, mcid] = ""
            self.spoken = str(operands[1].get("/ActualText", ""))
        elif tag != "/Artifact":
            self._say(f"{tag} has no MCID")
        self.mark, self.opened_in_text = (tag, mcid), self.in_text
        self.reversed = tag == "/ReversedChars"

    def _close(self) -> None:
        if self.unsaid:
            self.unsaid = False
            return
        if self.mark is None:
            self._say("EMC without a mark")
        elif self.opened_in_text != self.in_text:
            self._say("marked content crosses a text object's edge")
        elif self.spoken and self.mark[1] is not None:
            self.words[self.number, self.mark[1]] = self.spoken
        self.spoken = ""
        self.mark = None

    def _map(self, name: str) -> dict[int, str]:
        """The ToUnicode map of a font."""
        if name not in self.maps:
            made = letters_of(self.page.Resources.Font[name])
            if not made:
                self._say(f"font {name} has no ToUnicode")
            self.maps[name] = made
        return self.maps[name]

    def _show(self, operands: list) -> None:
        strings = operands[0] if isinstance(operands[0], Array) else [operands[0]]
        codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
        letters = [self.font.get(code, "\ufffd") for code in (reversed(codes) if self.reversed else codes)]
        text = "".join(letters).replace("\u200b", "")  # the second glyph of one letter says nothing
        if any(c == "\ufffd" or 0xE000 <= ord(c) < 0xF900 for c in text):
            self._say(f"text without meaning: {text!r}")
        if self.unsaid and text:
            self._say(f"what is not said says {text!r}")
        if self.mark is not None and self.mark[1] is not None:
            self.words[self.number, self.mark[1]] += text


# ---------------------------------------------------------------- tree
class _Tree:
    """The tag tree, walked from its root, compared with the content."""

    def __init__(self, pdf: pikepdf.Pdf, parents: dict, words: dict, found: Walk) -> None:
        self.pdf, self.parents, self.words, self.found = pdf, parents, words, found
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.used: set = set()
        self.headings: list[int] = []
        self.said = ""

    def walk(self) -> None:
        root = self.pdf.Root.StructTreeRoot
        for element in root.K if isinstance(root.K, Array) else [root.K]:
            self._element(element, root, 0)
        if orphans := set(self.words) - self.used:
            self._say(f"content that no tag owns: {sorted(orphans)}")
        if self.headings[:1] not in ([], [1]):
            self._say("the first heading is not H1")
        for before, after in zip(self.headings, self.headings[1:]):
            if after > before + 1:
                self._say(f"heading H{after} follows H{before}")

    def _say(self, what: str) -> None:
        self.found.problems.append(what)

    def _element(self, element: Dictionary, parent: Dictionary, depth: int) -> None:
        role = str(element.S)[1:]
        if role not in ROLES:
            self._say(f"{role} is no standard role")
        if element.P.objgen != parent.objgen:
            self._say(f"{role}: wrong parent")
        attributes = element.get("/A", {})
        if role == "Figure" and not (str(element.get("/Alt", "")) and "/BBox" in attributes):
            self._say("Figure without Alt or BBox")
        if role == "TH" and "/Scope" not in attributes:
            self._say("TH without Scope")
        if re.fullmatch("H[1-6]", role):
            self.headings.append(int(role[1]))
        shown = str(element.get("/Alt", "")) or str(element.get("/ActualText", ""))
        self.found.tree.append((depth, role, f"[{shown}]" if shown else ""))
        self._kids(element, role, depth)

    def _kids(self, element: Dictionary, role: str, depth: int) -> None:
        kids = element.get("/K", Array())
        annotations = 0
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                self._said(depth)
                if role in INSIDE and str(kid.S)[1:] not in INSIDE[role]:
                    self._say(f"{str(kid.S)[1:]} in {role}")
                self._element(kid, element, depth + 1)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                annotations += 1
                if self.parents[int(kid.Obj.StructParent)].objgen != element.objgen:
                    self._say("a link annotation and the ParentTree disagree")
            else:
                self._content(kid, element, role, depth)
        self._said(depth)
        if role == "Link" and not annotations:
            self._say("Link without annotation")

    def _content(self, kid: object, element: Dictionary, role: str, depth: int) -> None:
        own = isinstance(kid, Dictionary)
        page, mcid = (kid.Pg, int(kid.MCID)) if own else (element.Pg, int(kid))
        key = self.pages[page.objgen], mcid
        if key in self.used or key not in self.words:
            self._say(f"{role}: content {key} is used twice or is not there")
        self.used.add(key)
        if self.parents[int(page.StructParents)][mcid].objgen != element.objgen:
            self._say(f"{role}: the ParentTree disagrees at {key}")
        self.said += self.words.get(key, "") + " " * (role == "Figure")  # numbers of a scale

    def _said(self, depth: int) -> None:
        """Marked contents with no tag between them are one line of the tree."""
        if words := " ".join(self.said.split()):
            self.found.tree.append((depth + 1, "#", words))
        self.said = ""
