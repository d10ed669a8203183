"""The head of page 1: the clinic, its phone, what the sheet is about; and the running head and foot of the pages."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from ...handouts import imprint
from ...handouts.node import Scalar
from ...handouts.words import NO_WORDS, Words, joined_by
from ...images import figures
from ..look import DOT, Look, under
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, gap, height, row, whole
from ..tags import Tag

HEAD, SMALL_HEAD = 6.5, 5.0  # u: the height of the clinic's line; of a leaflet's
MOST_PAGES = 88  # room is kept for this number of pages
LOGO, LEAST_LOGO = 153.0, 72.0  # points: the widest logo; and how narrow it may be for a phone on one line
AFTER_LOGO = 2.0  # u: from a logo to the name
AROUND = 0.5  # u: the white of the clinic's line that a logo leaves
CALL = 22.0  # u: the width of the phone's column
STACKED = 4.5  # u: the most of its name where the phone stands under it
HERO_WORDS, SMALL_HERO = 0.6, 0.8  # of the width: the title and purpose, beside the hero picture; in a leaflet
HERO_LEAST = 14.0  # u: beside the picture, which stands as high as the panel
HERO_MOST = 0.72  # a long word of the title may take as much from the picture


def head(s: Setting, root: Tag) -> Strips:
    """Logo, name and phone side by side; in one column the phone stands under the name.  A letterhead has all of this on its paper."""
    look, items = s.look, list[Item]()
    if s.clinic.paper_head:
        return []
    start = 0.0
    if s.clinic.logo_file:
        logo, start = _logo(s, root, s.clinic.logo_file)
        items += logo
    stacked = look.one_column
    name = [] if items and s.clinic.logo_is_name else _name(s, root, Column(start, look.width - start - (0 if stacked else _call(s) + 2)))
    column = Column(start, look.width - start) if stacked else Column(look.width - _call(s), _call(s))
    phone = _phone(s, root, column)
    if stacked:
        words = [whole([*name, *gap(phone, 0)])]
        tall = max(_line(look) - AROUND, height(words))
        return [row([Strip(tall, tuple(items))], gap(words, (tall - height(words)) / 2), place=s.clinic.place)]
    tall = max(_line(look), height(name) + AROUND, height(phone) + AROUND)  # a long name of a clinic, in a leaflet's low line
    beside = row(gap(name, (tall - height(name)) / 2)).items if name else ()
    named = Strip(tall, (*items, *beside), place=s.clinic.place)
    return [row([named], gap(phone, (tall - height(phone)) / 2), place=s.clinic.place)]


def _line(look: Look) -> float:
    """The height of the clinic's line, in u."""
    return SMALL_HEAD if look.leaflet else HEAD


def _call(s: Setting) -> float:
    """The width of the phone's column, in u; a leaflet leaves all that it can to the clinic's name."""
    look = s.look
    words = look.breadth(s.say("head.call_us"), "small"), look.breadth(s.phone(), "phone", bold=True)
    return min(CALL, max(words) + 0.1) if look.leaflet else CALL


def _phone(s: Setting, root: Tag, column: Column) -> Strips:
    """Whom to call: at the end of the line; in one column at its start, on one line if it can be."""
    look, call_us, phone = s.look, s.say("head.call_us"), s.phone().strong()
    before = look.breadth(call_us, "small") + 0.1
    if look.one_column and _phone_line(s) <= column.w:
        words, number = column.cut(before, 1.5, column.w - before - 1.5)
        above = look.lead("phone") - look.lead("small")  # on one baseline
        return [row(s.paragraph(call_us, root, words, "small", gap=above), s.paragraph(phone, root, number, "phone"))]
    end = not look.one_column
    return s.paragraph(call_us, root, column, "small", end=end) + s.paragraph(phone, root, column, "phone", end=end)


def _phone_line(s: Setting) -> float:
    """How wide whom to call is on one line, in one column."""
    return s.look.breadth(s.say("head.call_us"), "small") + 0.1 + 1.5 + s.look.breadth(s.phone().strong(), "phone")


def _widest_logo(s: Setting) -> float:
    """In points; one that holds the name has the name's room; in one column another is so narrow that the phone beside it stands on one
    line, if that is wide enough.
    """
    if s.clinic.logo_is_name:
        return LOGO if s.look.one_column else (s.look.width - _call(s) - 2) * s.look.u
    beside = (s.look.width - _phone_line(s) - AFTER_LOGO) * s.look.u if s.look.one_column else LOGO
    return min(LOGO, beside) if beside >= LEAST_LOGO else LOGO


def _logo(s: Setting, root: Tag, path: Scalar) -> tuple[list[Item], float]:
    """The logo on white at the start, and where the name begins."""
    look = s.look
    greyed = replace(look.colours, tone="grey") if look.mono else None
    loaded = s.tried(lambda: look.pictures.load(look.pictures.find(path), greyed), path.place)
    if loaded is None:
        return [], 0.0
    figure = root.add("Figure", alt=s.say("head.logo", clinic=s.clinic.name).plain)
    placed = s.fitted(loaded, _widest_logo(s) / look.u, _line(look) - AROUND, path.place, figure, align=(0, 0.5))
    return [Item(placed, 0, AROUND / 2)], placed.size()[0] / look.u + AFTER_LOGO


def _name(s: Setting, root: Tag, column: Column) -> Strips:
    """The clinic's name in the largest size in which it is no higher than the head, or leaves room for the phone under it."""
    look, words = s.look, s.final(s.clinic.name)
    most = STACKED if look.one_column else _line(look)
    role = next((r for r in ("phone", "h2", "body") if look.count_lines(words, r, column, bold=True) * look.lead(r) <= most), "small")
    return s.words(words, role, column, root.add("P"), bold=True, colour=look.colours.ink)


def hero(s: Setting, root: Tag) -> Strips:
    """A lid in the brand colour; title, subtitle and purpose on the tinted panel; the topic's picture, if any, on its edge."""
    look, colours, over = s.look, s.look.colours, s.look.paper.overhang
    id = None if look.one_column else s.handout.hero  # large print: all room for words
    loaded = s.load(id, id.place) if id else None
    role, words, most = ("big", SMALL_HERO, SMALL_HERO) if look.leaflet else ("title", HERO_WORDS, HERO_MOST)
    longest = look.widest(s.wording.words(s.handout.title), role, bold=True) + 0.1
    column = look.wide if id is None else Column(0, min(max(words * look.width, longest), most * look.width))
    text = s.set(s.handout.title, role, column, root.add("H1"), bold=True)
    text += s.set(
        s.handout.subtitle,
        "body" if look.leaflet else "lead",
        column,
        root.add("P"),
        bold=True,
        colour=colours.ink,
        gap=0.5 + under(s.final(s.handout.title)),
    )
    text += s.set(s.handout.purpose, "body", column, root.add("P"), gap=look.space.heading if look.one_column else look.space.paragraph)
    above = head_room(look)
    tall = above + look.edition.padding + max(HERO_LEAST if id and not look.leaflet else 0, height(text))
    items = [tinted_panel(look, tall)]
    if id and loaded:
        figure = root.add("Figure", alt=s.picture_says(id))
        start = column.w + 0.5
        box = (look.width + over - start - 0.5, tall - lid(look))
        items.append(Item(s.fitted(loaded, *box, id.place, figure, align=(0.5, 1)), start, tall - box[1]))
    return [Strip(tall, (*items, *whole(text).at(above)), gap=0.5 if look.one_column else 1, tied=True, place=s.handout.place)]


def part_head(s: Setting, root: Tag) -> Strips:
    """The head of one visit's pages, one line where there is room: the title and for which visit they are, the clinic and its phone."""
    look = s.look
    title = s.final(s.handout.title).then(": ", s.say(f"visits.{s.visit}"))
    call = s.final(s.clinic.short_name or s.clinic.name).then(DOT, s.phone().strong())
    rest = look.width - look.breadth(title, "h2", bold=True) - 2
    if look.breadth(call, "small") <= rest:
        lower = look.lead("h2") - look.lead("small")  # on one baseline
        line = [row(_title(s, root, title), gap(s.paragraph(call, root, look.wide, "small", end=True), lower))]
    else:
        line = [*_title(s, root, title), *gap(s.paragraph(call, root, look.wide, "small"), 0)]
    rule = Strip(0, (look.ink(0, 0, figures.section_rule, look.width, look.edition.bar, look.colours.rule, look.colours.ink),), gap=0.5)
    return [whole([*line, rule], place=s.handout.place)]


def about_part(s: Setting, root: Tag) -> Strips:
    """Under it: that this is a part, that nobody has approved the words, the interpreter line."""
    unsigned = [words.strong() for words in imprint.unsigned_short(s.wording, s.signed)]
    also = [imprint.also_in(s.wording, s.others)] if s.others else []
    lines = s.look.in_lines([*unsigned, s.say("visits.part"), *interpreter(s), *also], "small", s.look.wide)
    return gap([strip for words in lines for strip in s.paragraph(words, root, s.look.wide, "small")], s.look.space.heading)


def _title(s: Setting, root: Tag, words: Words) -> Strips:
    return s.words(words, "h2", s.look.wide, root.add("H1"), bold=True, colour=s.look.colours.ink)


def lid(look: Look) -> float:
    """The height of the brand's colour on a panel, in u."""
    return min(0.75, look.edition.lid) if look.mono else look.edition.lid


def head_room(look: Look) -> float:
    """From a panel's upper edge to its words, in whole halves of u: so that all below stands on the grid."""
    return ceil(2 * (lid(look) + look.edition.padding)) / 2


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


def contact(s: Setting, root: Tag, full: bool = True) -> Strips:
    """Address, hours and web (if `full`) in a quiet line under the hero; that nobody has approved the words; the interpreter line."""
    call = [s.say("head.running", phone=s.phone())] if s.clinic.paper_head else []  # it stands in no head
    look, told = s.look, imprint.unsigned_short if s.look.one_column else imprint.unsigned
    unsigned, short = [words.strong() for words in told(s.wording, s.signed)], imprint.contact_words(s.wording) if full else []
    short, sites = [*call, *short], s.wording.sites() if full else ()
    if look.leaflet:
        lines = look.in_lines([*call, *unsigned, *interpreter(s)], "small", look.wide)
    elif look.one_column and (help := interpreter(s)):  # in one paragraph: page 1 has no line to spare
        lines = [*look.in_lines(short, "small", look.wide), *sites]
        lines.append(joined_by(" ", [*(s.say("figures.sentence", words=words).strong() for words in unsigned), *help]))
    elif sites:
        lines = [*look.in_lines(short, "small", look.wide), *sites, *look.in_lines([*unsigned, *interpreter(s)], "small", look.wide)]
    else:
        lines = look.in_lines([*short, *unsigned, *interpreter(s)], "small", look.wide)
    if s.others:
        lines.append(imprint.also_in(s.wording, s.others))
    made = [strip for words in lines for strip in s.paragraph(words, root, look.wide, "small")]
    return gap(made, look.space.paragraph)


def address(s: Setting) -> list[Words]:
    """Address, hours and web, as many on a line as fit; then each site."""
    return [*s.look.in_lines(imprint.contact_words(s.wording), "small", s.look.wide), *s.wording.sites()]


def interpreter(s: Setting) -> list[Words]:
    """The clinic's interpreter line, where it has one."""
    return [words] if (words := s.wording.language_help()) else []


def running_head(s: Setting) -> Strip:
    """Name and phone above page 2 and on: an artifact, for page 1 says it."""
    look, call = s.look, s.say("head.running", phone=s.phone())
    column = Column(0, max(0.0, look.width - look.breadth(call, "small") - 2))
    name = look.in_one_line(s.final(s.clinic.short_name or s.clinic.name), "small", column)
    return row(s.words(name, "small", look.wide, None) if name else [], s.words(call, "small", look.wide, None, end=True))


def foot(s: Setting, page: int, pages: int) -> Strip:
    """Title and version, the check code, that nobody has approved the words (page 1 says so under its head); page n of m."""
    return foot_line(s, imprint.foot_words(s.wording, s.signed, s.code, said_above=page == s.before + 1), page, pages)


def foot_line(s: Setting, told: Sequence[Sequence[Words]], page: int, pages: int) -> Strip:
    """One line: short facts, as many as find room (the first of `told` that does), and the number of the page."""
    look = s.look
    line = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.rule),))
    column = Column(0, look.width - look.breadth(s.say("head.page", page=MOST_PAGES, pages=MOST_PAGES), "small", bold=True) - 2)
    ways = [first.then(*(each for part in more for each in (DOT, part))) for first, *more in filter(None, told)]
    first = next((words for words in ways if look.breadth(words, "small") <= column.w), None)
    first = first or (look.in_one_line(ways[-1], "small", column) if ways else NO_WORDS)
    title = s.words(first, "small", look.wide, None) if first else []
    number = s.words(s.say("head.page", page=page, pages=pages), "small", look.wide, None, bold=True, end=True)
    return row([line], title, number)
