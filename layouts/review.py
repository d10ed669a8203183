"""The review copy: what a clinician reads and signs, who never sees YAML.

A cover; the sheet itself, as it is printed; its words line by line as they stand on paper, numbered, under their headings, with a
margin to write in; what it says of its clinic, or of all of them; what `check` found; a page for comments and the signature.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from ..handouts.editions import EDITION, Edition, Paper
from ..handouts.problems import Problem
from ..handouts.theme import theme
from ..handouts.wording import Wording
from ..handouts.words import Words
from ..images.pictures import Pictures
from .bars import barred_pages
from .beside import Beside, Note, Since
from .blocks import head
from .budget import kept_within, wished
from .canvas import TaggedCanvas
from .pdf import Laid, written
from .reading import SheetLine, read_artifacts, sheet_lines
from .review_clinics import CopyClinics
from .review_part import CopyPart
from .review_words import CopyWords
from .setting import Setting
from .sheet import look_of, paint_pages
from .strips import Strips, gap, tied
from .tags import Tag

COMMENTS = 14  # lines to write on
NO_CODES: Mapping[str, str] = {}


def review_copy(
    wording: Wording,
    pictures: Pictures,
    problems: Sequence[Problem],
    since: Since,
    paper: str | Paper,
    allowed: Sequence[tuple[Problem, str]] = (),
    edition: str | Edition = EDITION,
    codes: Mapping[str, str] = NO_CODES,
    clinics: Mapping[str, Wording] | None = None,
    own_paper: str | Paper | None = None,
    lined: Sequence[str] = (),
) -> tuple[bytes, int]:
    """The PDF and its number of pages.

    `allowed`: findings that the author means to keep, and why.  `codes`: of what may be signed.  With `clinics`, by name, it is a copy for
    all of them: what differs between them stands in tables.  The sheet's own pages lie on `own_paper`, where that is another.
    `lined`: those with lines of their own, which are not in it.  Raises Problems as `set_sheet` does.
    """
    root = Tag("Document")
    cover, sheet = root.add("Part", lang="en"), root.add("Part", lang=wording.handout.language)
    s = Setting(look_of(wording, pictures, own_paper or paper, edition), wording, since.signed)
    s, pages, _ = kept_within(wished(s), s, sheet)
    lines = sheet_lines(sheet, pages, Words((s.wording.blank(),)))
    beside = Beside(s.wording, lines + _heads(s, len(pages)), since, s.picture_says, bool(clinics))
    pages = barred_pages(pages, [beside.lines[number - 1].tags for number in beside.marks], s.look)

    def paint_sheet(canvas: TaggedCanvas) -> None:
        paint_pages(canvas, s, pages, False, partial(head.foot, s, pages=len(pages)))

    say, title = s.wording.say, f"{s.wording.say('review.title').plain}: {s.wording.words(s.handout.title).plain}"
    paper = paper if isinstance(paper, Paper) else theme().papers[paper]
    front = _Cover(s, cover, paper)
    laid = [
        front.laid(front.cover(beside, codes, clinics, lined), title, say("review.cover").plain, len(clinics or ())),
        Laid(s.look, say("review.sheet").plain, "", "", paint_sheet),
        _words(s, root.add("Part", lang="en"), paper, beside, len(lines) + 1, beside.notes(problems, allowed), codes, clinics),
    ]
    data, counts = written(root, laid, one_sided=True)
    return data, sum(counts)


def _heads(s: Setting, pages: int) -> list[SheetLine]:
    """What running heads and feet say: the first page's, and the others' by the second."""
    under = s.wording.say("review.heads")
    strips = [(head.foot(s, 1, pages), 1)] + ([(head.running_head(s), 2), (head.foot(s, 2, pages), 2)] if pages > 1 else [])
    return [line for strip, page in strips for line in read_artifacts(strip, under, page)]


def _words(
    s: Setting,
    part: Tag,
    paper: Paper,
    beside: Beside,
    heads_from: int,
    notes: Sequence[Note],
    codes: Mapping[str, str],
    clinics: Mapping[str, Wording] | None,
) -> Laid:
    """All that follows the sheet's own pages."""
    copy, tables, end = CopyWords(s, part, paper, beside, notes), CopyClinics(s, part, paper), _Signature(s, part, paper)
    out = copy.lines(heads_from) + copy.numbers() + copy.besides(bool(clinics))
    out += tables.of_all(clinics) if clinics else tables.of_one(beside)
    out += copy.listed("left_out", left_out) if (left_out := beside.left_out()) else []
    out += copy.listed("findings", [note.words for note in notes]) + end.signature(codes)
    title = s.wording.say("review.words").plain
    return copy.laid(out, title, title, len(clinics or ()))


class _Signable(CopyPart):
    def codes(self, codes: Mapping[str, str]) -> Strips:
        """What may be signed, each with its code: on the cover, and beside the signature."""
        told = [self.say("codes"), *(self.say(f"code_{what}", code=code) for what, code in codes.items())] if codes else []
        return gap([strip for words in told for strip in self.paragraph(words, above=self.look.space.item)], self.look.space.paragraph)


class _Cover(_Signable):
    def cover(self, beside: Beside, codes: Mapping[str, str], clinics: Mapping[str, Wording] | None, lined: Sequence[str]) -> Strips:
        """What this is, of which sheet, what is asked of the reader, what has changed."""
        wording, handout, space = self.s.wording, self.s.handout, self.look.space
        title, clinic = wording.words(handout.title), wording.words(wording.clinic.name)
        key = "about_all" if clinics else "about"
        about = self.say(
            key, title=title, version=str(handout.version), clinic=clinic, date=wording.today.isoformat(), count=len(clinics or ())
        )
        out = self.title(self.say("title")) + self.paragraph(about, "lead", above=space.paragraph)
        for key in ("holds_all" if clinics else "holds", "asked"):
            out += self.paragraph(self.say(key), above=space.paragraph)
        own = self.say("lined_apart", names=", ".join(lined)) if lined else beside.lined()
        out += self.paragraph(own, above=space.paragraph) if own else []
        return (
            out
            + self.heading(self.say("changed"))
            + self._changed(beside)
            + (self.heading(self.say("to_sign")) + self.codes(codes) if codes else [])
        )

    def _changed(self, beside: Beside) -> Strips:
        out = tied([strip for words in beside.changed() for strip in self.paragraph(words, above=self.look.space.paragraph)])
        listed = self.root.add("L", numbering="Decimal") if beside.marks else self.root
        for number, words in beside.marked():
            out += gap(self.numbered(number, words, self.look.wide, listed.add("LI"), self.c), self.look.space.item)
        return out


class _Signature(_Signable):
    def signature(self, codes: Mapping[str, str]) -> Strips:
        """Lines for comments, then the signature, on one page: it is what comes back.  A role, never only a name."""
        look, out = self.look, self.heading(self.say("comments"))
        line = Words((self.s.wording.blank(look.width),))
        for _ in range(COMMENTS):
            out += tied(self.paragraph(line, above=look.space.pitch - 2))
        out += [strip.but(tied=True) for strip in self.codes(codes)]
        for key in ("sign_role", "sign_date", "sign_until", "sign_here"):
            line = self.say(key).strong().then(" ", Words((self.s.wording.blank(30.0),)))
            out += tied(self.paragraph(line, above=look.space.pitch - 1))
        return gap(out, look.space.section)
