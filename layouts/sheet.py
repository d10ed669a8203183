"""A sheet set: blocks to strips, strips to pages, pages to PDF bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from ..handouts.approvals import NOBODY, Signed, SignedWords
from ..handouts.definition import Handout
from ..handouts.editions import EDITION, Edition, Paper
from ..handouts.formats import reads_from_right, script_of
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.problems import Problem
from ..handouts.text import Text
from ..handouts.theme import theme
from ..handouts.translation import FRAME, contents
from ..handouts.visits import WHOLE
from ..handouts.wording import Wording
from ..images.colours import roles
from ..images.pictures import Pictures
from .blocks import ends, head
from .budget import Budget, kept_within, wished
from .canvas import TaggedCanvas
from .columns import FOOT_GAP, on_letterhead, on_paper
from .look import Look
from .pages import paint
from .pdf import Laid, written
from .setting import Setting
from .story import as_printed
from .strips import Strip, Strips
from .tags import Tag
from .typefaces import fonts_of


def set_sheet(
    wording: Wording,
    pictures: Pictures,
    *,
    paper: str | Paper,
    edition: str | Edition = EDITION,
    signed: Signed = NOBODY,
    draft: bool = False,
    code: str = "",
    visit: str = WHOLE,
) -> tuple[bytes, int]:
    """The PDF of one sheet and its number of pages.  Pure: the same input gives the same bytes.

    A `draft` says so across every page; the check `code` stands in every foot; with a `visit` its pages only.

    Raises Problems with everything that cannot be set: a letter without a glyph, a word wider than its column, a block taller than
    a page, a picture that cannot be printed.
    """
    root = Tag("Document")
    laid = lay_sheets([(wording, signed)], pictures, root, paper=paper, edition=edition, draft=draft, code=code, visit=visit)
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
    visit: str = WHOLE,
    budget: Budget | None = None,
) -> Laid:
    """One topic's sheet, or the whole sheet in several languages, to be painted into one file; its tags are put under `root`.

    Each has its own page numbers and begins on a new leaf; numbers in the margin tell which blocks say the same.  What was `typed`
    for a patient stands on page 1 of each.  With a `visit` they are its pages only; with a `budget`, or where the definition asks for
    so many pages, they are no more than that if they can.  Pure; raises as `set_sheet` does.
    """
    told = [(wording.for_visit(visit), signed) for wording, signed in told]
    sheets = [
        Setting(look_of(wording, pictures, paper, edition, typed), wording, signed, code, patient=typed, visit=visit)
        for wording, signed in told
    ]
    if len(sheets) > 1:
        languages, numbered = [s.look.language for s in sheets], margin_numbers(sheets[0].handout)
        sheets = [replace(s, numbers=numbered, others=languages[:k] + languages[k + 1 :]) for k, s in enumerate(sheets)]
    roots = [root] if len(sheets) == 1 else [root.add("Part", lang=s.look.language) for s in sheets]
    kept = [kept_within(budget or wished(s), s, part) for s, part in zip(sheets, roots)]
    laid, told_of = [(s, pages) for s, pages, _ in kept], tuple(problem for *_, problems in kept for problem in problems)
    told_of += tuple(problem for s in sheets for problem in unprinted_help(s))

    def paint_all(canvas: TaggedCanvas) -> None:
        for k, (s, pages) in enumerate(laid):
            if k:
                canvas.begin_leaf()
                canvas.count_anew(s.look.language)
            paint_pages(canvas, s, pages, draft, partial(head.foot, s, pages=len(pages)))

    titles = " / ".join(f"{as_said(s, s.handout.title)}: {as_said(s, s.handout.subtitle)}" for s, _ in laid)
    first = laid[0][0]
    return Laid(first.look, titles, as_said(first, first.clinic.name), as_said(first, first.handout.purpose), paint_all, told_of)


def unprinted_help(s: Setting) -> list[Problem]:
    """That a clinic's line for another language is left out, for no font of the sheet has its letters."""
    printed = {words[0].lang for words in ends.printed_help(s)}
    return [
        Problem(
            words.place,
            "help-unprinted",
            f"no font here has all letters of the line in “{words[0].lang}”: it is left out of the English sheet",
            f"put a TrueType font into fonts/ and name it in the clinic's file (fonts: {{{words[0].lang}: NAME.ttf}})",
            severity="warning",
        )
        for words in s.wording.help_elsewhere()
        if words and words[0].lang not in printed
    ]


def as_said(s: Setting, text: Text) -> str:
    """A text as what the file says of itself: without marks."""
    return s.wording.words(text).plain


def margin_numbers(first: Handout) -> dict[str, int]:
    """The number at the margin of each block by its stable id: its place among the blocks of the first sheet, as they are printed."""
    printed = {id: k for k, id in enumerate(id for _, ids in as_printed(first) for id in ids)}
    ids = [id for id, content in contents(first).items() if content.kind == ends.KEY_POINTS or content.kind not in (*FRAME, "section")]
    return {id: number for number, id in enumerate(sorted(ids, key=lambda id: printed.get(id, -1)), 1)}


def look_of(wording: Wording, pictures: Pictures, paper: str | Paper, edition: str | Edition, typed: Patient = NO_PATIENT) -> Look:
    """The look of one sheet: an edition on one paper in the clinic's colours; by their names, those of the house's own theme."""
    clinic, language = wording.clinic, wording.handout.language
    paper = paper if isinstance(paper, Paper) else theme().papers[paper]
    edition = edition if isinstance(edition, Edition) else theme().editions[edition]
    mono = clinic.tone == "mono"
    wanted = edition.by(clinic.large_print).written_in(script_of(language))
    leaflet = wording.handout.layout == "leaflet" and wanted.leaflet is not None and wanted.fits(paper)
    return Look(
        paper,
        on_letterhead(wanted.as_leaflet(paper) if leaflet else on_paper(wanted, paper), clinic.paper_head),
        roles(clinic.colors.brand, clinic.colors.accent, mono),
        pictures,
        language,
        mono,
        reads_from_right(language),
        fonts_of(wording, pictures, typed.all_words),
        leaflet,
    )


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
