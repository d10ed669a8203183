"""The danger box: emergency above the line, the same day below it.  Black on white whatever the brand; never torn.

In one column, and where both would fill more than a page, they are boxes of their own.
"""

from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.place import Place
from ...images import figures
from ..look import under
from ..setting import Setting
from ..strips import Item, Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import bullet, bullets, hang

PADDING = 2.0
SIGN, SIGN_TOP = 4.5, 0.5  # u: the warning sign's size, and where it begins: a heading of one line leaves room for it
MOST_LINES = 3  # of "Call 911 now" as large as can be: more read slower than smaller type
HOURS = 10.0  # u: hours stand beside the number where they have as much, else below


def danger_signs(block: model.DangerSigns, s: Setting, tag: Tag) -> Strips:
    look, signs = s.look, block.danger_signs
    head, listed = _emergency_head(s, tag), _emergency(s, tag, signs)
    today, same_day = s.words(s.say("danger.call_today"), "phone", look.side, tag.add("H3"), bold=True), _same_day(s, tag, signs)
    if look.one_column:
        space = look.space.heading + under(s.say("danger.call_today"))
        return [
            _box(s, [whole(head + gap(listed, space))], block.place),
            _box(s, [whole(today + gap(same_day, space))], block.place, cost=8),
        ]
    now, later = row(head, listed), row(gap(today, -1), same_day)
    both = _box(s, [now, later], block.place)
    if both.height > look.bottom - look.top:
        return [_box(s, [now], block.place), _box(s, [later], block.place, cost=8)]
    return [both]


def _box(s: Setting, parts: Strips, place: Place, cost: float = 0) -> Strip:
    """Parts in one black frame, a line between two."""
    look, over = s.look, s.look.paper.overhang
    items, height, divide = list[Item](), 0.0, 0.0
    for part in parts:
        if items:
            height += 1.5
            divide = height
        items += part.at(height + PADDING)
        height += PADDING + part.height
    frame = look.ink(-over, 0, figures.danger_frame, look.width + 2 * over, height + PADDING, divide)
    return Strip(height + PADDING, (frame, *items), gap=look.space.paragraph, cost=cost, place=place)


def _emergency_head(s: Setting, tag: Tag) -> Strips:
    """The warning sign before the heading, and whom to call under it; in one column, under the heading's words."""
    look = s.look
    column = look.side.indent(5.5)
    title = s.words(s.say("danger.title"), "h2", column, tag.add("H2"), bold=True)
    told, where = s.say("danger.call_now"), column if look.one_column else look.side
    role = "big" if look.count_lines(told, "big", where, bold=True) <= MOST_LINES else "phone"
    call = s.words(told, role, where, tag.add("H3"), bold=True, gap=0 if look.one_column else 1)
    signed = whole(hang(look.icon("warning", 0, SIGN_TOP, SIGN, "#000000"), title), gap=-0.5)
    return [replace(signed, height=max(signed.height, 0 if look.one_column else SIGN_TOP + SIGN)), *call]


def _emergency(s: Setting, tag: Tag, signs: model.Signs) -> Strips:
    look = s.look
    intro = s.paragraph(s.say("danger.any_one"), tag)
    signs_listed = bullets(
        s,
        tag,
        signs.emergency,
        look.text,
        3,
        lambda x: look.ink(x, look.lead("lead") - 1.8, figures.area, 1.2, 1.2, "#000000"),
        role="lead",
        bold=look.edition.emphasis == "bold",
        between=_between(s),
    )
    return intro + gap(signs_listed, 0.5)


def _between(s: Setting) -> float:
    """From sign to sign: long lines of large print need white between them."""
    return s.look.space.item - s.look.space.heading


def _same_day(s: Setting, tag: Tag, signs: model.Signs) -> Strips:
    """The signs, then the number as large as a numeral, with its hours."""
    look = s.look
    out = bullets(s, tag, signs.same_day, look.text, 3, lambda x: bullet(s, "#000000")(x + 0.2), between=_between(s))
    phone = s.phone()
    wide = look.breadth(phone, "big", bold=True) + 0.1
    fits = wide + 2 + HOURS <= look.text.w
    number, column = look.text.cut(wide, 2, look.text.w - wide - 2) if fits else (look.text, look.text)
    hours = [strip for words in s.wording.hours() for strip in s.paragraph(words, tag, column)]
    call = s.words(phone, "big", number, tag.add("P"), bold=True)
    out += [row(gap(call, 0.5), hours, gap=look.space.paragraph)] if hours and fits else gap(call, look.space.paragraph) + hours
    return out + s.paragraph(s.spoken(s.wording.after_hours()), tag, gap=0.5)
