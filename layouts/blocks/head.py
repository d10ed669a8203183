"""The head of page 1: the clinic, its phone, what the sheet is about; and the running head and foot of the pages."""

from collections.abc import Sequence
from dataclasses import replace

from ...handouts import imprint
from ...handouts.node import Scalar
from ...handouts.words import Words
from ...images import figures
from ..look import Look, under
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, gap, height, row, whole
from ..tags import Tag

HEAD = 7.5  # u: the height of the clinic's line
MOST_PAGES = 88  # room is kept for this number of pages
LOGO = (153.0, 7.0)  # the box a logo is fitted into: points wide, u high
CALL = 22.0  # u: the width of the phone's column
HERO_WORDS = 0.6  # of the width: the title and purpose, beside the hero picture
HERO_MOST = 0.72  # a long word of the title may take as much from the picture


def head(s: Setting, root: Tag) -> Strips:
    """Logo, name and phone in one line; in one column the phone has a line of its own."""
    look, items = s.look, list[Item]()
    start = 0.0
    if s.clinic.logo:
        logo, start = _logo(s, root, s.clinic.logo)
        items += logo
    name = _name(s, root, Column(start, look.width - start - (0 if look.one_column else CALL + 2)))
    named = Strip(HEAD, (*items, *row(gap(name, (HEAD - height(name)) / 2)).items), place=s.clinic.place)
    call_us = s.say("head.call_us")
    if look.one_column:
        wide, number = look.breadth(call_us, "small") + 0.1, look.breadth(s.phone().strong(), "phone") + 0.1
        if wide + 1.5 + number > look.width:
            lines = s.paragraph(call_us, root, look.wide, "small", gap=0.5) + s.paragraph(s.phone().strong(), root, look.wide, "phone")
            return [named, *(replace(strip, tied=True) for strip in lines)]
        before, after = look.wide.cut(wide, 1.5, look.width - wide - 1.5)
        return [
            named,
            row(
                s.paragraph(call_us, root, before, "small", gap=look.lead("phone") - look.lead("small")),
                s.paragraph(s.phone().strong(), root, after, "phone"),
                gap=0.5,
                tied=True,
            ),
        ]
    call = Column(look.width - CALL, CALL)
    phone = s.paragraph(call_us, root, call, "small", end=True) + s.paragraph(s.phone().strong(), root, call, "phone", end=True)
    return [row([named], gap(phone, (HEAD - height(phone)) / 2), place=s.clinic.place)]


def _logo(s: Setting, root: Tag, path: Scalar) -> tuple[list[Item], float]:
    """The logo on white at the start, and where the name begins."""
    look = s.look
    greyed = replace(look.colours, tone="grey") if look.mono else None
    loaded = s.tried(lambda: look.pictures.load(look.pictures.find(path), greyed), path.place)
    if loaded is None:
        return [], 0.0
    figure = root.add("Figure", alt=s.say("head.logo", clinic=s.clinic.name).plain)
    placed = s.fitted(loaded, LOGO[0] / look.u, LOGO[1], path.place, figure, align=(0, 0.5))
    return [Item(placed, 0, (HEAD - LOGO[1]) / 2)], placed.size()[0] / look.u + 2


def _name(s: Setting, root: Tag, column: Column) -> Strips:
    """The clinic's name in the largest size in which it is no higher than the head."""
    look, words = s.look, s.final(s.clinic.name)
    role = next((r for r in ("phone", "h2", "body") if look.count_lines(words, r, column, bold=True) * look.lead(r) <= HEAD), "small")
    return s.words(words, role, column, root.add("P"), bold=True, colour=look.colours.ink)


def hero(s: Setting, root: Tag) -> Strips:
    """A lid in the brand colour; title, subtitle and purpose on the tinted panel; the topic's picture standing on its edge."""
    look, colours, over = s.look, s.look.colours, s.look.paper.overhang
    loaded = None if look.one_column else s.load(s.handout.hero, s.handout.hero.place)  # large print: all room for words
    longest = look.widest(s.wording.words(s.handout.title), "title", bold=True) + 0.1
    column = look.wide if look.one_column else Column(0, min(max(HERO_WORDS * look.width, longest), HERO_MOST * look.width))
    text = s.set(s.handout.title, "title", column, root.add("H1"), bold=True)
    text += s.set(
        s.handout.subtitle,
        "h2" if look.one_column else "lead",
        column,
        root.add("P"),
        bold=True,
        colour=colours.ink,
        gap=under(s.final(s.handout.title)),
    )
    text += s.set(s.handout.purpose, "lead", column, root.add("P"), gap=1.5)
    tall = lid(look) + 2.5 + max(0 if look.one_column else 17.5, height(text)) + 2
    items = [tinted_panel(look, tall)]
    if loaded:
        figure = root.add("Figure", alt=s.picture_says(s.handout.hero))
        start = column.w + 0.5
        box = (look.width + over - start - 0.5, 21.0)
        items.append(Item(s.fitted(loaded, *box, s.handout.hero.place, figure, align=(0.5, 1)), start, tall - box[1]))
    return [Strip(tall, (*items, *whole(text).at(lid(look) + 2.5)), gap=1, tied=True, place=s.handout.place)]


def lid(look: Look) -> float:
    """The height of the brand's colour on a panel, in u."""
    return 0.75 if look.mono else 1.5


def tinted_panel(look: Look, tall: float) -> Item:
    """The tinted panel under the head of page 1, with its lid, as wide as the paper lets it be."""
    colours, over = look.colours, look.paper.overhang
    return look.ink(
        -over,
        0,
        figures.hero_panel,
        look.width + 2 * over,
        tall,
        lid(look),
        colours.brand,
        colours.tint,
        colours.ink if colours.edge else "",
    )


def contact(s: Setting, root: Tag) -> Strips:
    """Address, hours and web in a quiet line under the hero; the clinic's interpreter line; that nobody has approved the words."""
    lines = address(s) + [words.strong() for words in imprint.unsigned(s.wording, s.signed)]
    if s.others:
        lines.append(imprint.also_in(s.wording, s.others))
    made = [strip for words in lines for strip in s.paragraph(words, root, s.look.wide, "small")]
    return gap(made, s.look.space.paragraph)


def address(s: Setting) -> list[Words]:
    """Address, hours and web, as many on a line as fit; the clinic's interpreter line."""
    lines, help_line = s.look.in_lines(imprint.contact_words(s.wording), "small", s.look.wide), s.wording.language_help()
    return [*lines, help_line] if help_line else lines


def running_head(s: Setting) -> Strip:
    """Name and phone above page 2 and on: an artifact, for page 1 says it."""
    look, call = s.look, s.say("head.running", phone=s.phone())
    name = s.words(s.final(s.clinic.name), "small", Column(0, look.width - look.breadth(call, "small") - 2), None)
    return row(name, s.words(call, "small", look.wide, None, end=True))


def foot(s: Setting, page: int, pages: int) -> Strip:
    """Title and version, the check code, page n of m; that nobody has approved the words, beside the title or below it."""
    return foot_line(s, imprint.foot_words(s.wording, s.signed, s.code), page, pages)


def foot_line(s: Setting, parts: Sequence[Words], page: int, pages: int) -> Strip:
    """Short facts and the number of the page; facts that find no room beside it stand below."""
    look = s.look
    line = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.rule),))
    column = Column(0, look.width - look.breadth(s.say("head.page", page=MOST_PAGES, pages=MOST_PAGES), "small", bold=True) - 2)
    first, *more = look.in_lines(parts, "small", column)
    title = s.words(first, "small", column, None)
    title += [strip for words in look.in_lines(more, "small", look.wide) for strip in s.words(words, "small", look.wide, None)]
    number = s.words(s.say("head.page", page=page, pages=pages), "small", look.wide, None, bold=True, end=True)
    return row([line], title, number)
