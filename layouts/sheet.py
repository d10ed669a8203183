"""A sheet set: blocks to strips, strips to pages, pages to PDF bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from ..handouts.approvals import NOBODY, Signed, SignedWords
from ..handouts.definition import Handout
from ..handouts.editions import EDITION, Edition, Paper
from ..handouts.formats import reads_from_right, script_of
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.text import Text
from ..handouts.theme import theme
from ..handouts.translation import FRAME, contents
from ..handouts.wording import Wording
from ..images.colours import roles
from ..images.pictures import Pictures
from .blocks import ends, head
from .canvas import TaggedCanvas
from .columns import on_paper
from .look import Look
from .pages import cut, paint, rested
from .pdf import Laid, written
from .setting import Setting
from .story import as_printed, story
from .strips import Strip, Strips
from .tags import Tag
from .typefaces import fonts_of

FOOT_GAP = 0.75  # u from the body's end to the foot's line


def set_sheet(
    wording: Wording,
    pictures: Pictures,
    *,
    paper: str | Paper,
    edition: str | Edition = EDITION,
    signed: Signed = NOBODY,
    draft: bool = False,
    code: str = "",
) -> tuple[bytes, int]:
    """The PDF of one sheet and its number of pages.  Pure: the same input gives the same bytes.

    A `draft` says so across every page; the check `code` stands in every foot.

    Raises Problems with everything that cannot be set: a letter without a glyph, a word wider than its column, a block taller than
    a page, a picture that cannot be printed.
    """
    root = Tag("Document")
    laid = lay_sheets([(wording, signed)], pictures, root, paper=paper, edition=edition, draft=draft, code=code)
    data, (pages,) = written(root, [laid])
    return data, pages


def lay_sheets(
    told: Sequence[SignedWords],
    pictures: Pictures,
    root: Tag,
    *,
    paper: str | Paper,
    edition: str | Edition = EDITION,
    draft: bool = False,
    code: str = "",
    typed: Patient = NO_PATIENT,
) -> Laid:
    """One topic's sheet, or the whole sheet in several languages, to be painted into one file; its tags are put under `root`.

    Each has its own page numbers and begins on a new leaf; numbers in the margin tell which blocks say the same.  What was `typed`
    for a patient stands on page 1 of each.  Pure; raises as `set_sheet` does.
    """
    sheets = [Setting(look_of(wording, pictures, paper, edition), wording, signed, code, patient=typed) for wording, signed in told]
    if len(sheets) > 1:
        languages, numbered = [s.look.language for s in sheets], margin_numbers(sheets[0].handout)
        sheets = [replace(s, numbers=numbered, others=languages[:k] + languages[k + 1 :]) for k, s in enumerate(sheets)]
    roots = [root] if len(sheets) == 1 else [root.add("Part", lang=s.look.language) for s in sheets]
    laid = [lay_out(s, part) for s, part in zip(sheets, roots)]

    def paint_all(canvas: TaggedCanvas) -> None:
        for k, (s, pages) in enumerate(laid):
            if k:
                canvas.begin_leaf()
                canvas.count_anew(s.look.language)
            paint_pages(canvas, s, pages, draft, partial(head.foot, s, pages=len(pages)))

    titles = " / ".join(f"{as_said(s, s.handout.title)}: {as_said(s, s.handout.subtitle)}" for s, _ in laid)
    first = laid[0][0]
    return Laid(first.look, titles, as_said(first, first.clinic.name), as_said(first, first.handout.purpose), paint_all)


def as_said(s: Setting, text: Text) -> str:
    """A text as what the file says of itself: without marks."""
    return s.wording.words(text).plain


def margin_numbers(first: Handout) -> dict[str, int]:
    """The number at the margin of each block by its stable id: its place among the blocks of the first sheet, as they are printed."""
    printed = {id: k for k, id in enumerate(id for _, ids in as_printed(first) for id in ids)}
    ids = [id for id, content in contents(first).items() if content.kind == ends.KEY_POINTS or content.kind not in (*FRAME, "section")]
    return {id: number for number, id in enumerate(sorted(ids, key=lambda id: printed.get(id, -1)), 1)}


def look_of(wording: Wording, pictures: Pictures, paper: str | Paper, edition: str | Edition) -> Look:
    """The look of one sheet: an edition on one paper in the clinic's colours; by their names, those of the house's own theme."""
    clinic, language = wording.clinic, wording.handout.language
    paper = paper if isinstance(paper, Paper) else theme().papers[paper]
    edition = edition if isinstance(edition, Edition) else theme().editions[edition]
    mono = clinic.tone == "mono"
    return Look(
        paper,
        on_paper(edition.by(clinic.large_print).written_in(script_of(language)), paper),
        roles(clinic.colors.brand, clinic.colors.accent, mono),
        pictures,
        language,
        mono,
        reads_from_right(language),
        fonts_of(wording, pictures),
    )


def lay_out(s: Setting, root: Tag) -> tuple[Setting, list[Strips]]:
    """Pages of strips, their tags under `root`; again while "see page n" stands on a wrong guess.

    With them the setting in which heads and feet are painted: it knows the pages.  A page's number takes as much room as the widest
    number of the sheet, so another number moves no line: once the sheet has as many digits as were thought, it is set for good.
    """
    s, found, digits = s.afresh(), dict[str, int](), 1
    while True:
        root.kids.clear()
        s = s.afresh(found, digits)
        strips = story(s, root)
        s.gathered.complain()
        pages = cut(strips, s.look.sheet_room)
        found = _beginnings(pages, s.before + 1)
        needed = max(digits, len(str(s.before + len(pages))))
        if needed == digits and all(found.get(part) == number for part, number in s.gathered.asked.items()):
            return s.afresh(found, digits), rested(pages, s.look.sheet_room)
        digits = needed


def _beginnings(pages: Sequence[Strips], first: int) -> dict[str, int]:
    """The page on which each part begins; they are counted from `first`."""
    found = dict[str, int]()
    for number, page in enumerate(pages, first):
        for strip in page:
            if strip.name:
                found.setdefault(strip.name, number)
    return found


# ---------------------------------------------------------------- painting
def paint_pages(canvas: TaggedCanvas, s: Setting, pages: list[Strips], draft: bool, foot: Callable[[int], Strip]) -> None:
    """Pages with running heads and what `foot` says of each number."""
    look = s.look
    for k, page in enumerate(pages):
        if draft:
            with canvas.pagination("Watermark"):
                s.stamp(s.wording.say("head.draft")).stamp(canvas, look.paper.size)
        if k:
            with canvas.pagination("Header"):
                paint(canvas, [head.running_head(s)], look.grid, look.edition.head)
        paint(canvas, page, look.grid, look.top if k else look.edition.first_top)
        with canvas.pagination("Footer"):
            paint(canvas, [foot(s.before + k + 1)], look.grid, look.bottom + FOOT_GAP)
        canvas.showPage()
    s.gathered.complain()  # of what stands in heads and feet only
