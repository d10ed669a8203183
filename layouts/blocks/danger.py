"""The danger box: emergency above the line, the same day below it.  Black on white whatever the brand.

In one column, and where both would fill more than a page, they are boxes of their own; one that fills more than a page has smaller
type, and then becomes several, each with its heading.  So it is never too tall, unless a single sign is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...handouts import blocks as model
from ...handouts.place import Place
from ...handouts.text import Text
from ...handouts.words import NO_WORDS, Words
from ...images import figures
from ..look import under
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, again, gap, height, row, whole
from ..tags import Tag
from .lists import bullet, bullets, hang

SIGN, SIGN_TOP = 4.5, 0.5  # u: the warning sign's size, and where it begins: a heading of one line leaves room for it
MOST_LINES = 3  # of "Call 911 now" as large as can be: more read slower than smaller type
LEAST_BELOW = 1.0  # u: from the last line of a box to its frame, where letters reach down; above the first one lies white of its own
HOURS = 10.0  # u: hours stand beside the number where they have as much and that is a line lower, else below


def danger_signs(block: model.DangerSigns, s: Setting, tag: Tag) -> Strips:
    """Both halves in one box; each in its own where they would fill more than a page, and in one column; also in large print of a
    leaflet, where page 1 has room for the emergencies alone.

    A leaflet's has whom to call in one of its columns, the signs in the other.
    """
    first = s.look.leaflet and s.look.one_column
    s = s.looking(s.look.calls) if s.look.leaflet else s
    look, signs, place, between, kids = s.look, block.danger_signs, block.place, _between(s), len(tag.kids)
    ways = list[Way]()
    if not look.one_column:
        ways.append(lambda: [_box(s, [_now(s, tag, between, signs.emergency), _today(s, tag, between, signs.same_day)], place)])
    both = _fitting(ways, s, tag, last=False)
    if both and (not first or height(both) <= s.left):
        return both
    del tag.kids[kids:]
    made = _boxed(block, s, tag, _between(s))
    if both and height(made[:1]) > s.left and s.told + height(both) <= look.room.other:  # nothing of it finds room on page 1
        del tag.kids[kids:]
        return _fitting(ways, s, tag, last=False)
    if look.one_column and ABOVE + height(made) > look.room.other:  # closer together both may stand on one page
        del tag.kids[kids:]
        made = _boxed(block, s, tag, 0)
    return made


def _boxed(block: model.DangerSigns, s: Setting, tag: Tag, between: float) -> Strips:
    """The halves in boxes of their own, their signs so many u apart."""
    signs, ends = block.danger_signs, s.look.ends
    now, today = partial(_now, s, tag, between), partial(_today, s, tag, between)
    boxes = _fitting(_ways(now, signs.emergency, s, block.place), s, tag) + _fitting(_ways(today, signs.same_day, s, block.place), s, tag)
    return [boxes[0], *(box.but(cost=ends.torn) for box in boxes[1:])]


ABOVE = 5.0  # u: for the words that announce them
Way = Callable[[], Strips]
Half = Callable[..., Strip]  # its signs, whether they are set smaller, and whether it is its first and its last box: what stands in one


def _ways(half: Half, signs: Sequence[Text], s: Setting, place: Place) -> Iterator[Way]:
    """One box; one in smaller type; as many as there must be, each with the heading."""
    yield lambda: [_box(s, [half(signs)], place)]
    for count in range(1, len(signs) + 1):
        size = -(-len(signs) // count)
        parts = [signs[k : k + size] for k in range(0, len(signs), size)]
        yield partial(_boxes, half, parts, s, place)


def _boxes(half: Half, parts: Sequence[Sequence[Text]], s: Setting, place: Place) -> Strips:
    ends = len(parts) - 1
    return [_box(s, [half(part, small=True, first=k == 0, last=k == ends)], place) for k, part in enumerate(parts)]


def _fitting(ways: Iterable[Way], s: Setting, tag: Tag, last: bool = True) -> Strips:
    """The first way in which no box is taller than a page: with `last` the last one in any case, else nothing."""
    before, made = len(tag.kids), Strips()
    for way in ways:
        del tag.kids[before:]
        made = way()
        if all(box.height <= s.look.room.other for box in made):
            return made
    if not last:
        del tag.kids[before:]
    return made if last else []


def _now(s: Setting, tag: Tag, between: float, signs: Sequence[Text], small: bool = False, first: bool = True, last: bool = True) -> Strip:
    """Whom to call at once, and the signs for which one does."""
    head, intro = _emergency_head(s, tag, first), _any_one(s, tag, first)
    above = 0.0 if s.look.leaflet and s.look.lead("lead") > s.look.lead("body") else 0.5  # high lines bring white of their own
    signs_listed = gap(_emergency(s, tag, signs, 0 if small else between, small, first), above)
    listed = intro + signs_listed
    return whole(head + gap(listed, s.look.space.heading + under(s.say("danger.call_today")))) if s.look.one_column else row(head, listed)


def _today(
    s: Setting, tag: Tag, between: float, signs: Sequence[Text], small: bool = False, first: bool = True, last: bool = True
) -> Strip:
    """Whom to call the same day."""
    words = s.say("danger.call_today")
    title = s.words(words, "phone", s.look.side, tag.add("H3") if first else None, bold=True)
    title = title if first else again(title)
    listed = _same_day(s, tag, signs, 0 if small else between, first)
    if s.look.leaflet:
        left = [*gap(title, -0.5), *gap(_beside_signs(s, tag) if last else [], 0.5)]
        return row(*_closed(s, tag, left, listed)) if last else row(left, listed)
    listed += _call(s, tag) if last else []
    return whole(title + gap(listed, s.look.space.heading + under(words))) if s.look.one_column else row(gap(title, -1), listed)


def _box(s: Setting, parts: Strips, place: Place) -> Strip:
    """Parts in one black frame, a line between two."""
    look, over, padding = s.look, s.look.paper.overhang, max(s.look.edition.padding, 1.0 if s.look.leaflet else 0.0)
    items, height, divide = list[Item](), 0.0, 0.0
    for part in parts:
        if items:
            height += 0.5 if look.leaflet else 1.0
            divide = height
        items += part.at(height + padding)
        height += padding + part.height
    height += max(padding, LEAST_BELOW)
    frame = look.ink(-over, 0, figures.danger_frame, look.width + 2 * over, height, divide)
    return Strip(height, (frame, *items), gap=look.space.paragraph, place=place)


def _emergency_head(s: Setting, tag: Tag, first: bool) -> Strips:
    """The warning sign before the heading, and whom to call under it; in one column, under the heading's words."""
    look, tags = s.look, [tag.add("H2"), tag.add("H3")] if first else [None, None]
    column, told = look.side.indent(5.5), s.say("danger.call_now")
    short = look.one_column or (look.leaflet and look.count_lines(told, "big", column, bold=True) == 1)
    title = s.words(s.say("danger.title"), "h2", column, tags[0], bold=True)
    where = column if short else look.side
    role = "big" if look.count_lines(told, "big", where, bold=True) <= MOST_LINES else "phone"
    call = s.words(told, role, where, tags[1], bold=True, gap=0 if look.one_column else 0.5 if look.leaflet else 1)
    signed = whole(hang(look.icon("warning", 0, SIGN_TOP, SIGN, "#000000"), title), gap=0.0 if look.leaflet else -0.5)
    made = [replace(signed, height=max(signed.height, 0 if short else SIGN_TOP + SIGN)), *call]
    return made if first else again(made)


def _any_one(s: Setting, tag: Tag, first: bool) -> Strips:
    """That one of them is enough."""
    look = s.look
    intro = s.words(s.say("danger.any_one"), "body", look.text, tag.add("P") if first else None)
    return intro if first else again(intro)


def _emergency(s: Setting, tag: Tag, signs: Sequence[Text], between: float, small: bool, first: bool) -> Strips:
    look, role = s.look, "body" if small else "lead"
    if look.leaflet and not small:  # a sign of several lines has them further apart than its type role has
        between = max(between, look.apart(look.style(role, True), 2, NO_WORDS).leading / look.u - look.lead(role))
    return bullets(
        s,
        tag,
        signs,
        look.text,
        3,
        lambda x: look.ink(x, look.lead(role) - 1.8, figures.area, 1.2, 1.2, "#000000"),
        role=role,
        bold=look.edition.emphasis == "bold",
        between=between,
        goes_on=not first,
    )


def _between(s: Setting) -> float:
    """From sign to sign: long lines of large print need white between them."""
    return max(0.0, s.look.space.item - s.look.space.heading)


def _lines(s: Setting, told: Sequence[Words], column: Column) -> float:
    """How high these paragraphs are in a column, in u."""
    return sum(s.look.count_lines(words, "body", column) for words in told) * s.look.lead("body")


def _same_day(s: Setting, tag: Tag, signs: Sequence[Text], between: float, first: bool) -> Strips:
    look = s.look
    return bullets(s, tag, signs, look.text, 3, lambda x: bullet(s, "#000000")(x + 0.2), between=between, goes_on=not first)


def _beside_signs(s: Setting, tag: Tag) -> Strips:
    """Of a leaflet, the number and its hours for the column beside the signs."""
    number = s.words(s.phone(), "big", s.look.side, tag.add("P"), bold=True)
    return number + [strip for words in s.wording.hours() for strip in s.paragraph(words, tag, s.look.side)]


def _closed(s: Setting, tag: Tag, call: Strips, signs: Strips) -> tuple[Strips, Strips]:
    """Both columns of a leaflet's box, and whom to call out of hours under the lower one."""
    under_signs = height(signs) < height(call)
    told = _when_closed(s, tag, s.look.text if under_signs else s.look.side)
    return (call, signs + told) if under_signs else (call + told, signs)


def _when_closed(s: Setting, tag: Tag, column: Column, above: float = 0.5) -> Strips:
    """What to do when the clinic is closed; nothing where it never is."""
    told = s.wording.after_hours()
    return s.paragraph(s.spoken(told), tag, column, gap=above) if told else Strips()


def _call(s: Setting, tag: Tag) -> Strips:
    """Under the signs (in the last box) the number as large as a numeral, with its hours."""
    look, phone, column = s.look, s.phone(), s.look.text
    wide = look.breadth(phone, "big", bold=True) + 0.1
    number, beside = column.cut(wide, 2, column.w - wide - 2)
    told = s.wording.hours()
    below = look.in_lines(told, "body", column)
    fits = beside.w >= HOURS and look.lead("big") + _lines(s, below, column) >= _lines(s, told, beside) + look.lead("body")
    call = s.words(phone, "big", number if fits else column, tag.add("P"), bold=True)
    hours = [strip for words in (told if fits else below) for strip in s.paragraph(words, tag, beside if fits else column)]
    out = [row(gap(call, 0.5), hours, gap=look.space.paragraph)] if hours and fits else gap(call, look.space.paragraph) + hours
    return out + _when_closed(s, tag, column, 0.5 if fits else 0.0)
