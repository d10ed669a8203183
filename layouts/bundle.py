"""A bundle set: a cover with all its topics, then their sheets, each on a new leaf, pages counted through."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..handouts.approvals import Signed
from ..handouts.editions import Edition, Paper
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.wording import Wording
from ..handouts.words import Words
from ..images import figures
from ..images.pictures import Pictures
from .blocks import head
from .budget import kept_within, wished
from .canvas import TaggedCanvas
from .pages import paginate
from .pdf import Laid
from .setting import Setting
from .sheet import as_said, look_of, paint_pages
from .strips import Column, Item, Strip, Strips, gap, height, row, whole
from .tags import Tag

PICTURE = 8.0  # u: the height of a topic's picture on the cover


@dataclass(frozen=True)
class Enclosed:
    """One sheet of a bundle: its words, who has signed them, its check code."""

    wording: Wording
    signed: Signed
    code: str = ""


def lay_bundle(
    title: Words,
    enclosed: Sequence[Enclosed],
    pictures: Pictures,
    root: Tag,
    *,
    unsigned: Sequence[Words] = (),
    paper: str | Paper,
    edition: str | Edition,
    draft: bool = False,
    one_sided: bool = False,
    typed: Patient = NO_PATIENT,
) -> Laid:
    """A bundle, to be painted into a file; its tags are put under `root`.  Pure.

    Printed on both sides, every sheet begins on the front of a leaf; an empty back is counted.  All are of one clinic and language.
    `unsigned`: what the cover says while nobody has signed its title.  What was `typed` for a patient stands on page 1 of each sheet.
    Raises Problems as `set_sheet` does.
    """

    def setting(sheet: Enclosed) -> Setting:
        look = look_of(sheet.wording, pictures, paper, edition)
        return Setting(look, sheet.wording, sheet.signed, sheet.code, patient=typed).afresh()

    front, cover = setting(enclosed[0]), root.add("Part")
    sheets, laid = [setting(sheet) for sheet in enclosed], list[list[Strips]]()
    before = len(_cover_pages(front, cover, title, unsigned, sheets))
    for k, s in enumerate(sheets):
        s = replace(s, before=before if one_sided else before + before % 2)
        sheets[k], pages, _ = kept_within(wished(s), s, root.add("Part"))
        laid.append(pages)
        before = sheets[k].before + len(pages)
    covers = _cover_pages(front, cover, title, unsigned, sheets)

    def paint_all(canvas: TaggedCanvas) -> None:
        paint_pages(canvas, front, covers, draft, partial(head.foot_line, front, [[title, *unsigned], unsigned], pages=before))
        for s, pages in zip(sheets, laid):
            if not one_sided:
                canvas.begin_leaf()
            paint_pages(canvas, s, pages, draft, partial(head.foot, s, pages=before))

    return Laid(
        front.look, title.plain, as_said(front, front.clinic.name), ", ".join(as_said(s, s.handout.title) for s in sheets), paint_all
    )


def _cover_pages(s: Setting, root: Tag, title: Words, unsigned: Sequence[Words], sheets: Sequence[Setting]) -> list[Strips]:
    """The cover: the clinic, the bundle's title, and each topic with the page where it begins, as far as that is known."""
    s, look = s.afresh(), s.look
    root.kids.clear()
    words = s.set(title, "title", look.wide, root.add("H1"), bold=True)
    tall = head.head_room(look) + height(words) + look.edition.padding
    titled = Strip(tall, (head.tinted_panel(look, tall), *whole(words).at(head.head_room(look))), gap=1, tied=True)
    address = [
        strip
        for line in [*head.address(s), *head.interpreter(s), *(words.strong() for words in unsigned[:1])]
        for strip in s.paragraph(line, root, look.wide, "small")
    ]
    contents = root.add("TOC")
    rows = [strip for sheet in sheets for strip in _topic(s, sheet, contents.add("TOCI"))]
    s.gathered.complain()
    strips = [*head.head(s, root), titled, *gap(address, look.space.paragraph), *gap(rows, look.space.section)]
    return paginate(strips, look.sheet_room)


def _topic(s: Setting, sheet: Setting, tag: Tag) -> Strips:
    """A topic on the cover: its picture, what it is, its page."""
    look, handout = s.look, sheet.handout
    number = s.say("head.see_page", number=str(sheet.before + 1))
    room = Column(look.text.x, look.text.w - look.breadth(number, "lead", bold=True) - 2)
    words = s.words(sheet.wording.words(handout.title), "lead", room, tag.add("P"), bold=True, colour=look.colours.ink)
    words += s.words(sheet.wording.words(handout.subtitle), "body", room, tag.add("P"))
    page = s.words(number, "lead", look.text, tag.add("P"), bold=True, end=True)
    line = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.rule),))
    picture = Strips()
    if handout.hero and not look.one_column and (loaded := s.load(handout.hero, handout.hero.place)):
        placed = s.fitted(loaded, look.side.w, PICTURE, handout.hero.place, None, align=(0, 0.5))
        picture.append(Strip(PICTURE, (Item(placed, 0, 0),), gap=0.5))
    return [row([line], picture, gap(words, 1), gap(page, 1), gap=look.space.paragraph, place=handout.place)]
