"""A sheet set: blocks to strips, strips to pages, pages to PDF bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from ..handouts.approvals import NOBODY, Signed
from ..handouts.blocks import DangerSigns
from ..handouts.definition import Handout, Section
from ..handouts.formats import reads_from_right
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.problems import Problem, Problems
from ..handouts.translation import FRAME, contents
from ..handouts.wording import Wording
from ..images.colours import roles
from ..images.pictures import Pictures
from .blocks import ends, head, patient
from .blocks.section import section
from .canvas import TaggedCanvas
from .look import Look
from .pages import paginate, paint
from .pdf import Laid, written
from .setting import Setting
from .strips import Strip, Strips, height
from .tags import Tag
from .theme import Paper, theme
from .typefaces import fonts_of

MOST_PASSES = 5  # "see page 4" changes a word's width at most; if pages do not settle by then, it is a problem
FOOT_GAP = 0.75  # u from the body's end to the foot's line
CLOSING = ("aftercare", "call")


Told = tuple[Wording, Signed]  # the words of one sheet, and who has signed them


def set_sheet(
    wording: Wording,
    pictures: Pictures,
    *,
    paper: str | Paper,
    edition: str = "standard",
    layout: str = "sheet",
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
    laid = lay_sheets([(wording, signed)], pictures, root, paper=paper, edition=edition, layout=layout, draft=draft, code=code)
    data, (pages,) = written(root, [laid])
    return data, pages


def lay_sheets(
    told: Sequence[Told],
    pictures: Pictures,
    root: Tag,
    *,
    paper: str | Paper,
    edition: str = "standard",
    layout: str = "sheet",
    draft: bool = False,
    code: str = "",
    typed: Patient = NO_PATIENT,
) -> Laid:
    """One topic's sheet, or the whole sheet in several languages, to be painted into one file; its tags are put under `root`.

    Each has its own page numbers and begins on a new leaf; numbers in the margin tell which blocks say the same.  What was `typed`
    for a patient stands on page 1 of each.  Pure; raises as `set_sheet` does.
    """
    sheets = [
        Setting(wording.handout, wording.clinic, look_of(wording, pictures, paper, edition, layout), wording, signed, code, patient=typed)
        for wording, signed in told
    ]
    if len(sheets) > 1:
        sheets = [
            replace(s, numbers=numbers(s.handout, sheets[0].handout), others=[other.look.language for other in sheets if other is not s])
            for s in sheets
        ]
    roots = [root] if len(sheets) == 1 else [root.add("Part", lang=s.look.language) for s in sheets]
    laid = [lay_out(s, part) for s, part in zip(sheets, roots)]
    first = sheets[0]

    def paint_all(canvas: TaggedCanvas) -> None:
        for k, (s, pages) in enumerate(zip(sheets, laid)):
            if k:
                canvas.begin_leaf()
                canvas.count_anew(s.look.language)
            paint_pages(canvas, s, pages, draft, partial(head.foot, s, pages=len(pages)))

    titles = " / ".join(f"{s.handout.title.plain}: {s.handout.subtitle.plain}" for s in sheets)
    return Laid(first.look, titles, first.clinic.name.plain, first.handout.purpose.plain, paint_all)


def numbers(handout: Handout, first: Handout) -> dict[int, int]:
    """The number at the margin of each block, by the object's identity: its place among the blocks of the first sheet."""
    names = [name for name, content in contents(first).items() if content.kind == "key_points" or content.kind not in (*FRAME, "section")]
    return {id(content.value): names.index(name) + 1 for name, content in contents(handout).items() if name in names}


def look_of(wording: Wording, pictures: Pictures, paper: str | Paper, edition: str, layout: str = "sheet") -> Look:
    """The look of one sheet: a layout's edition on one paper in the clinic's colours."""
    tokens, clinic, language = theme(layout), wording.clinic, wording.handout.language
    mono = clinic.tone == "mono"
    return Look(
        tokens.papers[paper] if isinstance(paper, str) else paper,
        tokens.edition(edition, clinic.large_print),
        roles(clinic.colors.brand, clinic.colors.accent, mono),
        pictures,
        language,
        mono,
        reads_from_right(language),
        fonts_of(wording, pictures),
    )


def lay_out(blank: Setting, root: Tag) -> list[Strips]:
    """Pages of strips, their tags under `root`; again while "see page n" stands on a wrong guess."""
    look = blank.look
    look.bottom -= max(0, height([head.foot(blank, 1, 1)]) - 2)  # a head or foot of two lines takes one from the body
    look.top += max(0, height([head.running_head(blank)]) - 2)
    for _ in range(MOST_PASSES):
        look.asked = {}
        root.kids.clear()
        strips = _story(replace(blank, met=set(), waiting={}), root)
        look.complain()
        pages = paginate(strips, look.bottom - look.edition.first_top, look.bottom - look.top)
        look.pages = {}
        for number, page in enumerate(pages, blank.before + 1):
            for strip in page:
                if strip.name:
                    look.pages.setdefault(strip.name, number)
        if all(look.pages.get(part) == number for part, number in look.asked.items()):
            return pages
    raise Problems(
        [
            Problem(
                blank.handout.place, "pages-unsettled", "the page numbers in the text change the pages they name", "take one “see page” out"
            )
        ]
    )


def _story(s: Setting, root: Tag) -> Strips:
    """The whole sheet in reading order.

    Aftercare and danger signs come last: that page is for the fridge door.  (Large print has the danger signs first.)  They are set
    before the glossary, which explains the terms that found no room beside their first use; the tree keeps the order of reading.
    """
    main, back, closing = root.add("Part"), root.add("Part"), root.add("Part")
    out = _front(s, main) + ends.key_points(s, main)
    early, later = _split(s.handout.sections, s.look.one_column)
    out += [strip for part in early for strip in section(part, s, main)]
    last = [strip for part in later for strip in section(part, s, closing)]
    last += ends.imprint(s, closing)
    return out + ends.glossary(s, back) + ends.sources(s, back) + last


def _front(s: Setting, main: Tag) -> Strips:
    """Head, hero, for whom it is, contact lines: all on page 1, unless they are higher than it."""
    out, room = [*head.head(s, main), *head.hero(s, main)], s.look.bottom - s.look.edition.first_top
    for part in (patient.patient(s, main), head.contact(s, main)):
        fits = height(out + part) <= room
        out += [replace(strip, tied=True) for strip in part] if fits else part
    return out


def _split(parts: Sequence[Section], danger_first: bool) -> tuple[list[Section], list[Section]]:
    """The sections before the glossary, and those after it; large print has its danger signs right after the key points."""
    danger = [part for part in parts if any(isinstance(block, DangerSigns) for block in part.blocks)]
    first = danger if danger_first else []
    early = first + [part for part in parts if part.part not in CLOSING and part not in first]
    return early, [part for part in parts if part.part in CLOSING and part not in first]


# ---------------------------------------------------------------- painting
def paint_pages(canvas: TaggedCanvas, s: Setting, pages: list[Strips], draft: bool, foot: Callable[[int], Strip]) -> None:
    """Pages with running heads and what `foot` says of each number."""
    look = s.look
    for k, page in enumerate(pages):
        if draft:
            with canvas.pagination("Watermark"):
                look.stamp(s.wording.say("head.draft")).stamp(canvas, look.paper.size)
        if k:
            with canvas.pagination("Header"):
                paint(canvas, [head.running_head(s)], look.grid, look.edition.head)
        paint(canvas, page, look.grid, look.top if k else look.edition.first_top)
        with canvas.pagination("Footer"):
            paint(canvas, [foot(s.before + k + 1)], look.grid, look.bottom + FOOT_GAP)
        canvas.showPage()
