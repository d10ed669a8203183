"""The head of page 1: the clinic, its phone, what the sheet is about; and the running head and foot of the pages."""

from ...handouts import imprint
from ...handouts.words import Words
from ...images import figures
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, gap, height, row, whole
from ..tags import Tag

HEAD = 7.5              # u: the height of the clinic's line
LOGO = (18.0, 7.0)      # u: the box a logo is fitted into
CALL = 22.0             # u: the width of the phone's column


def head(s: Setting, root: Tag) -> Strips:
    look, items = s.look, list[Item]()
    start = 0.0
    if s.clinic.logo:
        logo, start = _logo(s, root)
        items += logo
    column = Column(start, look.width - start - CALL - 2)
    name = _name(s, root, column)
    call = Column(look.width - CALL, CALL)
    phone = s.paragraph(s.say("head.call_us"), root, call, "small", end=True)
    phone += s.paragraph(s.phone().strong(), root, call, "phone", end=True)
    made = row(gap(name, (HEAD - height(name)) / 2), gap(phone, (HEAD - height(phone)) / 2))
    return [Strip(HEAD, (*items, *made.items), place=s.clinic.place)]


def _logo(s: Setting, root: Tag) -> tuple[list[Item], float]:
    """The logo on white at the start, and where the name begins."""
    look, path = s.look, s.clinic.logo
    loaded = look.tried(lambda: look.pictures.load(look.pictures.find(path)), path.place)
    if loaded is None:
        return [], 0.0
    figure = root.add("Figure", alt=s.say("head.logo", clinic=s.clinic.name.plain).plain)
    placed = look.fitted(loaded, *LOGO, path.place, figure, align=(0, .5))
    return [Item(placed, 0, (HEAD - LOGO[1]) / 2)], placed.size()[0] / look.u + 2


def _name(s: Setting, root: Tag, column: Column) -> Strips:
    """The clinic's name in the largest size in which it is no higher than the head."""
    look, words = s.look, s.final(s.clinic.name)
    role = next((r for r in ("phone", "h2", "body") if height(look.words(words, r, column, None, bold=True)) <= HEAD), "small")
    return look.words(words, role, column, root.add("P"), bold=True, colour=look.colours.ink)


def hero(s: Setting, root: Tag) -> Strips:
    """A lid in the brand colour, title, subtitle and purpose on the tinted panel, the topic's picture standing on its edge."""
    look, colours, over = s.look, s.look.colours, s.look.paper.overhang
    lid = .75 if look.mono else 1.5
    loaded = look.load(s.handout.hero, s.handout.hero.place)
    column = Column(0, 36)
    text = s.set(s.handout.title, "title", column, root.add("H1"), bold=True)
    text += s.set(s.handout.subtitle, "lead", column, root.add("P"), bold=True, colour=colours.ink)
    text += s.set(s.handout.purpose, "lead", column, root.add("P"), gap=1.5)
    tall = lid + 2.5 + max(17.5, height(text)) + 2
    panel = look.ink(-over, 0, figures.hero_panel, look.width + 2 * over, tall, lid, colours.brand, colours.tint,
                     colours.ink if colours.edge else "")
    items = [panel]
    if loaded:
        figure = root.add("Figure", alt=look.pictures.alt(s.handout.hero, look.language))
        box = (23.5 + over - .5, 21.0)
        items.append(Item(look.fitted(loaded, *box, s.handout.hero.place, figure, align=(.5, 1)), 36.5, tall - box[1]))
    return [Strip(tall, (*items, *whole(text).at(lid + 2.5)), gap=1, tied=True, place=s.handout.place)]


def contact(s: Setting, root: Tag) -> Strips:
    """Address, hours and web in a quiet line under the hero; the clinic's interpreter line; that nobody has approved the words."""
    lines = list[Words]()
    for part in imprint.contact(s.wording):                 # as many on a line as fit, so that no dot ends a line
        longer = imprint.joined([*lines[-1:], part])
        if lines and s.look.breadth(longer, "small") <= s.look.width:
            lines[-1] = longer
        else:
            lines.append(part)
    if help_line := s.wording.language_help():
        lines.append(help_line)
    lines += imprint.not_approved(s.wording, s.approval)
    made = [strip for words in lines for strip in s.paragraph(words, root, s.look.wide, "small")]
    return gap(made, s.look.space.paragraph)


def running_head(s: Setting) -> Strip:
    """Name and phone above page 2 and on: an artifact, for page 1 says it."""
    look = s.look
    name = look.words(s.final(s.clinic.name), "small", Column(0, 38), None)
    return row(name, look.words(s.say("head.running", phone=s.phone()), "small", look.wide, None, end=True))


def foot(s: Setting, page: int, pages: int) -> Strip:
    """Title and version, page n of m; a second line says when nobody has approved the words."""
    look = s.look
    line = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.rule),))
    title = look.words(imprint.foot(s.wording, s.approval), "small", Column(0, look.width - 14), None)
    number = look.words(s.say("head.page", page=page, pages=pages), "small", look.wide, None, bold=True, end=True)
    return row([line], title, number)
