"""Exercises: numbered through the sheet, each whole, with its picture as a step has it; a table to tick where it is wanted."""

from dataclasses import dataclass

from ...handouts import blocks as model
from ...handouts.block_words import exercise_amounts, exercise_stop, log_days
from ...handouts.blocks.exercises import ticked
from ...handouts.place import Place
from ...handouts.words import Words, said
from ..look import Look
from ..setting import Setting
from ..strips import Column, Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import bullet, bullets
from .log import cells_fitting, log_grid
from .pictures import small
from .steps import BETWEEN, LEAST, NUMERAL


def exercises(block: model.Exercises, s: Setting, tag: Tag) -> Strips:
    """A list whose numbers go on from the blocks before it; each is looked at by itself, so a page or column may end before any."""
    look, listed, out, first = s.look, tag.add("L", numbering="Decimal"), Strips(), _before(block, s) + 1
    for number, each in enumerate(block.exercises, first):
        out.append(_one(each, number, s, listed.add("LI")).but(gap=look.space.figure, place=each.place, cost=look.ends.item))
    return out + ticks(Ticks(block), s, tag) if block.tick is not None else out


@dataclass(frozen=True)
class Ticks:
    """The table to tick of a block, where it lies by itself: across both columns of a leaflet."""

    block: model.Exercises

    @property
    def place(self) -> Place:
        return self.block.place


def ticks(table: Ticks, s: Setting, tag: Tag) -> Strips:
    """Days down, exercises across."""
    title = s.words(s.say("exercises.done"), "body", s.look.text, tag.add("H3"), bold=True)
    return log_grid(_days(table.block, s), _numbers(table.block, s), "tick", s, tag, title)


def too_wide(block: model.Exercises, s: Setting, look: Look) -> bool:
    """Whether it has a table to tick whose columns find no room."""
    return block.tick is not None and not cells_fitting(_days(block, s), _numbers(block, s), look, "tick")


def _days(block: model.Exercises, s: Setting) -> list[Words]:
    return log_days(s, block.tick or 0)


def _numbers(block: model.Exercises, s: Setting) -> list[Words]:
    return [said(s.wording.number(number)) for number in ticked(s.handout.blocks, block)]


def _before(block: model.Exercises, s: Setting) -> int:
    """How many exercises stand on the sheet before those of a block."""
    count = 0
    for each in s.handout.blocks:
        if each.place == block.place:
            break
        count += len(each.exercises) if isinstance(each, model.Exercises) else 0
    return count


def _one(each: model.Exercise, number: int, s: Setting, item: Tag) -> Strip:
    look, words, wide = s.look, s.look.text.indent(NUMERAL), s.look.edition.small_picture
    beside = bool(each.picture) and look.one_column and words.w - BETWEEN - wide >= LEAST
    if beside:
        words = Column(words.x, words.w - BETWEEN - wide)
    role = "h2" if look.leaflet else "phone"
    rise = look.lead("body") - look.lead(role)  # the numeral stands on the name's line
    label = s.words(said(s.wording.number(number)), role, look.text, item.add("Lbl"), bold=True, colour=look.colours.ink, gap=rise)
    body = item.add("LBody")
    told = s.paragraph(s.final(each.name).strong(), body, words)
    told += _moves(each, s, body, words)
    told += [
        strip for line in look.in_lines(exercise_amounts(s, each), "body", words) for strip in s.words(line, "body", words, body.add("P"))
    ]
    told += [strip for line in exercise_stop(s, each) for strip in s.paragraph(line, body, words)]
    under = Column(words.x + words.w + BETWEEN, wide) if beside else words
    picture = small(each.picture, s, body, wide, under) if each.picture else []
    if look.one_column and not beside:
        return row(label, [whole(told + gap(picture, look.space.item))])
    return row(picture, label, [whole(told)])


def _moves(each: model.Exercise, s: Setting, body: Tag, column: Column) -> Strips:
    """One sentence, or a list of them."""
    if len(each.how) == 1:
        return s.paragraph(each.how[0], body, column)
    return bullets(s, body, each.how, column, 2, bullet(s), between=0)
