"""Numbered steps, each whole: a numeral, the action in bold, what you feel; its picture in the side column; in one column after the
words or below them, whichever takes less height."""

from ...handouts import blocks as model
from ...handouts.blocks.pictures import steps_before
from ...handouts.words import said
from ..setting import Setting
from ..strips import Column, Strips, gap, row
from ..tags import Tag
from .lists import listed_items
from .pictures import small

NUMERAL, BETWEEN, LEAST = 4.0, 1.5, 20.0  # u: the numeral's column; from words to a picture after them, and how wide those are at least


def steps(block: model.Steps, s: Setting, tag: Tag) -> Strips:
    look, listed, out = s.look, tag.add("L", numbering="Decimal"), list[Strips]()
    for number, step in enumerate(block.steps, _before(block, s) + 1):
        item = listed.add("LI")
        words = look.text.indent(NUMERAL)
        if look.one_column and step.picture and _stands_beside(step, s):
            words = Column(words.x, words.w - BETWEEN - look.edition.picture)
        role = "h2" if look.leaflet else "phone"
        rise = look.lead("body") - look.lead(role)  # the numeral stands on the title's line
        label = s.words(said(str(number)), role, look.text, item.add("Lbl"), bold=True, colour=look.colours.ink, gap=rise)
        body = item.add("LBody")
        text = s.paragraph(s.final(step.title).strong(), body, words)
        text += s.paragraph(step.text, body, words) if step.text else []
        beside = words.w < look.text.w - NUMERAL
        under = Column(words.x + words.w + BETWEEN, look.edition.picture) if beside else words
        picture = small(step.picture, s, body, look.edition.picture, under) if step.picture else []
        if look.one_column and not beside:
            made = row(label, text + gap(picture, look.space.item), place=step.place)
        else:
            made = row(picture, label, text, place=step.place)
        out.append([made.but(gap=look.space.paragraph)])
    return listed_items(out, look)


def _before(block: model.Steps, s: Setting) -> int:
    """How many steps stand before those of a block that goes on from them."""
    around = (part.blocks for part in s.handout.sections if any(each.place == block.place for each in part.blocks))
    return steps_before(next(around, ()), block)


def _stands_beside(step: model.Step, s: Setting) -> bool:
    """Whether words and picture of a step take less height side by side than one under the other."""
    look, wide = s.look, s.look.text.indent(NUMERAL)
    narrow = Column(wide.x, wide.w - BETWEEN - look.edition.picture)
    told = [(s.wording.words(step.title), True), *([(s.wording.words(step.text), False)] if step.text else [])]
    below, beside = (
        sum(look.count_lines(words, "body", column, bold) for words, bold in told) * look.lead("body") for column in (wide, narrow)
    )
    tall = look.edition.picture / 2
    return narrow.w >= LEAST and max(beside, tall) < below + look.space.item + tall
