"""A sheet set: blocks to strips, strips to pages, pages to PDF bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from ..handouts.approvals import NOBODY, Signed, SignedWords
from ..handouts.blocks import DangerSigns
from ..handouts.definition import Handout, Section
from ..handouts.editions import EDITION, Edition, Paper
from ..handouts.formats import reads_from_right, script_of
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.problems import Problem, Problems
from ..handouts.text import Text
from ..handouts.theme import theme
from ..handouts.translation import FRAME, block_ids, contents
from ..handouts.wording import Wording
from ..images.colours import roles
from ..images.pictures import Pictures
from .blocks import ends, head, patient
from .blocks.section import section
from .canvas import TaggedCanvas
from .columns import on_paper
from .look import Look
from .pages import paginate, paint
from .pdf import Laid, written
from .setting import Setting
from .strips import Strip, Strips, height
from .tags import Tag
from .typefaces import fonts_of

MOST_PASSES = 5  # "see page 4" changes a word's width at most; if pages do not settle by then, it is a problem
FOOT_GAP = 0.75  # u from the body's end to the foot's line
CLOSING = ("aftercare", "call")


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
    """The number at the margin of each block by its stable id: its place among the blocks of the first sheet."""
    ids = [id for id, content in contents(first).items() if content.kind == ends.KEY_POINTS or content.kind not in (*FRAME, "section")]
    return {id: number for number, id in enumerate(ids, 1)}


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

    With them the setting in which heads and feet are painted: it knows the pages.
    """
    s = s.afresh()
    s = with_room(s, foot=head.foot(s, 1, 1), above=head.running_head(s))
    look, found = s.look, dict[str, int]()
    for _ in range(MOST_PASSES):
        root.kids.clear()
        s = s.afresh(found)
        strips = _story(s, root)
        s.gathered.complain()
        pages = paginate(strips, look.bottom - look.edition.first_top, look.bottom - look.top)
        found = _beginnings(pages, s.before + 1)
        if all(found.get(part) == number for part, number in s.gathered.asked.items()):
            return s.afresh(found), pages
    raise Problems(
        [Problem(s.handout.place, "pages-unsettled", "the page numbers in the text change the pages they name", "take one “see page” out")]
    )


def with_room(s: Setting, foot: Strip, above: Strip | None = None) -> Setting:
    """The same, its body less high by what a foot, or a running head `above`, has over one line (2 u)."""
    more_head = max(0, above.height - 2) if above else 0
    return replace(s, look=replace(s.look, more_foot=max(0, foot.height - 2), more_head=more_head))


def _beginnings(pages: Sequence[Strips], first: int) -> dict[str, int]:
    """The page on which each part begins; they are counted from `first`."""
    found = dict[str, int]()
    for number, page in enumerate(pages, first):
        for strip in page:
            if strip.name:
                found.setdefault(strip.name, number)
    return found


def _story(s: Setting, root: Tag) -> Strips:
    """The whole sheet in reading order.

    Aftercare and danger signs come last: that page is for the fridge door.  (Large print has the danger signs first.)  They are set
    before the glossary, which explains the terms that found no room beside their first use; the tree keeps the order of reading.
    """
    main, back, closing = root.add("Part"), root.add("Part"), root.add("Part")
    out = _front(s, main) + ends.key_points(s, main)
    early, later = _split(list(zip(s.handout.sections, block_ids(s.handout))), s.look.one_column)
    out += [strip for part, ids in early for strip in section(part, ids, s, main)]
    last = [strip for part, ids in later for strip in section(part, ids, s, closing)]
    last += ends.imprint(s, closing)
    return out + ends.glossary(s, back) + ends.sources(s, back) + last


def _front(s: Setting, main: Tag) -> Strips:
    """Head, hero, for whom it is, contact lines: all on page 1, unless they are higher than it."""
    out, room = [*head.head(s, main), *head.hero(s, main)], s.look.bottom - s.look.edition.first_top
    for part in (patient.patient(s, main), head.contact(s, main)):
        fits = height(out + part) <= room
        out += [replace(strip, tied=True) for strip in part] if fits else part
    return out


Sections = list[tuple[Section, tuple[str, ...]]]  # each with the stable ids of its blocks


def _split(parts: Sections, danger_first: bool) -> tuple[Sections, Sections]:
    """The sections before the glossary, and those after it; large print has its danger signs right after the key points."""
    first, early, later = Sections(), Sections(), Sections()
    for part, ids in parts:
        danger = danger_first and any(isinstance(block, DangerSigns) for block in part.blocks)
        (first if danger else later if part.part in CLOSING else early).append((part, ids))
    return first + early, later


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
