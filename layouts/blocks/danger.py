"""The danger box: emergency above the line, the same day below it.  Black on white whatever the brand; never torn."""

from ...handouts import blocks as model
from ...images import figures
from ..setting import Setting
from ..strips import Strip, Strips, gap, row
from ..tags import Tag
from .lists import bullets, dot, hang

PADDING = 2.0


def danger_signs(block: model.DangerSigns, s: Setting, tag: Tag) -> Strips:
    look, signs = s.look, block.danger_signs
    top = row(_emergency_head(s, tag), _emergency(s, tag, signs))
    low = row(gap(look.words(s.say("danger.call_today"), "phone", look.side, tag.add("H3"), bold=True), -1), _same_day(s, tag, signs))
    divide = PADDING + top.height + 1.5
    height = divide + PADDING + low.height + PADDING
    over = look.paper.overhang
    frame = look.ink(-over, 0, figures.danger_frame, look.width + 2 * over, height, divide)
    return [Strip(height, (frame, *top.at(PADDING), *low.at(divide + PADDING)), gap=look.space.paragraph, place=block.place)]


def _emergency_head(s: Setting, tag: Tag) -> Strips:
    look = s.look
    title = look.words(s.say("danger.title"), "h2", look.side.indent(5.5), tag.add("H2"), bold=True)
    sign = hang(look.icon("warning", 0, .5, 4.5, "#000000"), title)
    call = look.words(s.say("danger.call_now"), "big", look.side, tag.add("H3"), bold=True, gap=1)
    return gap(sign, -.5) + call


def _emergency(s: Setting, tag: Tag, signs: model.Signs) -> Strips:
    look = s.look
    intro = s.paragraph(s.say("danger.any_one"), tag)
    signs_listed = bullets(s, tag, signs.emergency, look.text, 3, lambda x: look.ink(x, 1.2, figures.area, 1.2, 1.2, "#000000"),
                           role="lead", bold=True, between=0)
    return intro + gap(signs_listed, .5)


def _same_day(s: Setting, tag: Tag, signs: model.Signs) -> Strips:
    """The signs, then the number as large as a numeral, with its hours."""
    look = s.look
    out = bullets(s, tag, signs.same_day, look.text, 3, lambda x: dot(s, "#000000")(x + .2), between=0)
    phone = s.phone()
    wide = look.breadth(phone, "big", bold=True) + .1
    number, hours = look.text.cut(wide, 2, look.text.w - wide - 2)
    beside = [strip for words in s.wording.hours() for strip in s.paragraph(words, tag, hours)]
    call = look.words(phone, "big", number, tag.add("P"), bold=True)
    if beside:
        out.append(row(gap(call, .5), beside, gap=look.space.paragraph))
    else:
        out += gap(call, look.space.paragraph)
    return out + s.paragraph(s.spoken(s.wording.after_hours()), tag, gap=.5)
