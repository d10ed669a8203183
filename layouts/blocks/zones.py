"""Zones from well to an emergency: each a frame with its sign, its word, how it is, and what to do; told by shape and place too."""

from collections.abc import Sequence

from ...handouts import blocks as model
from ...handouts.text import Text
from ...images import figures
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import bullet, bullets, hang

SIGN, AFTER = 3.0, 4.0  # u: a sign's size; where the words after it begin
INSIDE = 1.0  # u: above and below the words
APART = 0.5  # u: from one zone to the next


def zones(block: model.Zones, s: Setting, tag: Tag) -> Strips:
    """One strip a zone, over both columns; they are read side by side, and so stand on one page if they can."""
    first, *more = (_zone(zone, s, tag) for zone in block.zones)
    return [first.but(gap=s.look.space.figure), *(each.but(gap=APART, cost=s.look.ends.torn) for each in more)]


def _zone(zone: model.Zone, s: Setting, tag: Tag) -> Strip:
    look, part = s.look, tag.add("Sect")
    left, right = (look.text, look.text) if look.one_column else look.halves
    head = _head(zone, s, part)
    signs = bullets(s, part, zone.signs, left, 2, bullet(s, "#000000"))
    do = _do(zone.do, s, part, right)
    below = [*head, *gap(signs, look.space.heading), *gap(do, look.space.paragraph)]
    made = whole(below) if look.one_column else row(head, signs, do)
    over, tall = look.paper.overhang, made.height + 2 * INSIDE
    frame = look.ink(-over, 0, figures.zone_frame, look.width + 2 * over, tall, zone.zone)
    return Strip(tall, (frame, *made.at(INSIDE)), place=zone.place)


def _head(zone: model.Zone, s: Setting, tag: Tag) -> Strips:
    """The sign, the word of the zone, and under it how it is."""
    look = s.look
    words = look.side.indent(AFTER)
    sign = Item(look.ink(0, 0, figures.zone_sign, SIGN, zone.zone, not look.mono).what, look.side.x, 0)
    title = s.words(s.say(f"zones.{zone.zone}"), "h2", words, tag.add("H3"), bold=True)
    return hang(sign, title) + s.paragraph(s.final(zone.title).strong(), tag, words)


def _do(items: Sequence[Text], s: Setting, tag: Tag, column: Column) -> Strips:
    """What to do, under that word."""
    look = s.look
    head = s.paragraph(s.say("zones.do").strong(), tag, column)
    listed = bullets(s, tag, items, column, 2, lambda x: look.ink(x, look.lead("body") - 1.4, figures.area, 0.8, 0.8, "#000000"))
    return head + gap(listed, 0.25)
