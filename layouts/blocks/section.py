"""A section: hairline and bar, the heading in the side column (in one column: above), its blocks in the text column."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ...handouts import blocks as model
from ...handouts.definition import Section
from ...handouts.place import NOWHERE, Place
from ...handouts.words import Words, said
from ...images import figures
from ..look import Look
from ..setting import Setting
from ..settling import least
from ..strips import Artifact, Column, HeadingAgain, Strip, Strips, aside, gap, height, tied, whole
from ..tags import Tag
from . import (
    advice,
    danger,
    diary,
    doses,
    exercises,
    framed,
    glance,
    harms,
    limits,
    links,
    lists,
    log,
    medicines,
    options,
    outcomes,
    picture_text,
    pictures,
    schedule,
    steps,
    tables,
    timeline,
    zones,
)
from .notes import explained

Setter = Callable[[Any, Setting, Tag], Strips]
Blocks = Sequence[tuple[str, Any]]  # each block with its stable id

Around = Callable[[Blocks], Strips]  # how words before or after a danger box are set

SETTERS: dict[type, Setter] = {
    model.ParagraphBlock: lists.paragraph,
    model.Heading: framed.heading,
    model.NoteBlock: framed.note,
    model.BulletList: lists.bullet_list,
    model.Lists: advice.lists,
    model.Answers: framed.answers,
    model.Checklist: lists.checklist,
    model.Diary: diary.diary,
    model.Log: log.patient_log,
    model.Medicines: medicines.medicines,
    model.Questions: lists.questions,
    model.TeachBack: lists.teach_back,
    model.WriteOn: lists.write_on,
    model.Glance: glance.glance,
    model.PictureBlock: picture_text.set_picture,
    model.PictureRow: pictures.pictures,
    model.Steps: steps.steps,
    model.Exercises: exercises.exercises,
    exercises.Ticks: exercises.ticks,
    model.Options: options.options,
    model.PooledBlock: outcomes.pooled,
    model.ChancesBlock: outcomes.chances,
    model.ChanceBlock: outcomes.chance,
    model.BarsBlock: outcomes.bars,
    model.HarmsBlock: harms.harms,
    model.Doses: doses.doses,
    model.Table: tables.text_table,
    model.Timeline: timeline.timeline,
    model.Schedule: schedule.schedule,
    model.Advice: advice.advice,
    model.Limits: limits.limits,
    model.Contacts: limits.contacts,
    model.Zones: zones.zones,
    model.DangerSigns: danger.danger_signs,
    model.Links: links.links,
}
# Blocks that fill the side column themselves: they follow below the heading.
_OWN_SIDE = (
    model.Steps,
    model.Options,
    model.PooledBlock,
    model.ChancesBlock,
    model.ChanceBlock,
    model.BarsBlock,
    model.HarmsBlock,
    model.Zones,
    model.Diary,
    model.Exercises,
)
NUMBER, FROM_TEXT, FROM_BOX = 4.0, 0.75, 0.3  # u: the column of block numbers in the margin, and its distance from text or a box
NUMBERED = "#595959"  # their colour, 7 : 1 on white


def section(part: Section, ids: Sequence[str], s: Setting, root: Tag) -> Strips:
    """A section of the handout; `ids`: the stable ids of its blocks."""
    tag, blocks = root.add("Sect"), list(zip(ids, part.blocks, strict=True))
    if any(isinstance(block, model.DangerSigns) for _, block in blocks):

        def around(words: Blocks) -> Strips:
            return explained(set_blocks(words, s.looking(_as_wide(words, s)), tag), s)

        return danger_section(part, blocks, s, tag, around, around)
    return framed_section(part, blocks, s, tag)


def framed_section(part: Section, blocks: Blocks, s: Setting, tag: Tag) -> Strips:
    """Its rule and heading, and blocks of it."""
    near, far = _split(blocks, s)
    alone = s.look.leaflet and not near and not part.picture and not isinstance(far[0][1], model.Options)
    title = Title(s.wording.heading(part), s, tag, wide=alone)
    early = _before_picture(near) if part.picture and s.look.one_column else len(near)
    body = set_blocks(near[:early], s, tag)
    picture = pictures.small(part.picture, s, tag, s.look.edition.small_picture) if part.picture else []
    if early < len(near):
        body, picture = [*title.pictured(body, picture), *set_blocks(near[early:], s, tag, near[:early])], Strips()
    below = set_blocks(far, s, tag, near)
    if not near and isinstance(far[0][1], model.Options) and not s.look.one_column:
        body, below = below[:1], below[1:]  # the table's headings stand beside the title
    return title.frame(body, below, part.called, part.place, picture)


def _before_picture(blocks: Blocks) -> int:
    """How many blocks of a section in one column stand before its picture: the paragraphs with which it begins, where a list follows
    that would fill the page; else all, so that pictures stand together.
    """
    words = [isinstance(block, model.ParagraphBlock) and not model.announces(block) for _, block in blocks]
    at = words.index(False) if False in words else 0
    return at if at and not isinstance(blocks[at][1], (model.PictureBlock, model.PictureRow)) else len(blocks)


def plain_section(heading: Words, name: str, s: Setting, root: Tag, body: Callable[[Tag], Strips], wide: bool = False) -> Strips:
    """A section that no definition holds: the key points, the sources; `wide`: its body lies under the heading."""
    tag = root.add("Sect")
    title = Title(heading, s, tag, wide)
    return title.frame(body(tag), [], name, NOWHERE, [])


class Title:
    """A heading: in the side column (`aside`), or above both columns when a word is too wide or it has over three lines."""

    def __init__(self, heading: Words, s: Setting, tag: Tag, wide: bool = False) -> None:
        self.s, look = s, s.look
        self.running = _running(heading, s)
        fits = not wide and not look.one_column and look.count_lines(heading, "h2", look.side, bold=True) <= 3
        words = s.words(heading, "h2", look.side if fits else look.wide, tag.add("H2"), bold=True, colour=look.colours.ink)
        self.aside, self.above = (gap(words, -0.5), Strips()) if fits else (Strips(), gap(words, -0.5))

    def frame(self, body: Strips, below: Strips, name: str, place: Place, picture: Strips) -> Strips:
        """Rule, heading, what stands beside it, what follows; the rule carries the name for "see page n"."""
        look = self.s.look
        ink = look.ink(0, 0, figures.section_rule, look.width, look.edition.bar, look.colours.rule, look.colours.ink)
        rule = Strip(0, (ink,), gap=look.space.section, name=name, place=place)
        filled = 0.0 if look.one_column else height(self.aside + gap(picture, look.space.paragraph))
        body, below = explained(self._under_heading(gap(body, 0)), self.s, filled), explained(below, self.s)
        body = self.pictured(body, picture)
        made = look.beside(self.aside, body) + below if body else self.aside + tied(below)
        if self.above:
            made = self.above + tied(gap(made, look.space.heading))
        made = tied(
            gap(made, look.space.paragraph if body and not self.above else max(0.5 if look.leaflet else 0.0, look.space.paragraph - 0.5))
        )
        return [rule, *_with_ends(made, self.running, look)]

    def _under_heading(self, body: Strips) -> Strips:
        """What its first block has in the side column (a caption, a diary's question) moved down below the heading there."""
        look, down = self.s.look, height(self.aside)
        if not body or not self.aside or not aside(body[0], look.text.x):
            return body
        first, *more = body
        here = [each.x < look.text.x and not isinstance(each.what, Artifact) for each in first.items]
        items = tuple(each._replace(y=each.y + down * moved) for each, moved in zip(first.items, here))
        return [first.but(items=items, reach=down + max(first.reach, first.height)), *more]

    def pictured(self, body: Strips, picture: Strips) -> Strips:
        """The section's picture under its heading, or, where the heading ends a page, beside what comes next; in one column after these."""
        if not picture or not body:
            return body + picture
        look, at = self.s.look, min(1, len(body) - 1)
        if look.one_column:
            return [*body, *(strip.but(cost=look.ends.alone) for strip in gap(picture, look.space.paragraph))]
        whole_one = whole(picture, gap=look.space.paragraph, rises=True)
        return [*body[:at], body[at].but(hung=(whole_one, *body[at].hung)), *body[at + 1 :]]


def _with_ends(strips: Strips, running: HeadingAgain, look: Look) -> Strips:
    """The strips of a section with what its page ends need: its heading to be said again; a break that leaves only a few lines of it, on
    either side, costs more."""
    before, after, out = 0.0, height(strips), Strips()
    for strip in strips:
        scrap = min(before, after) < look.ends.scrap
        out.append(strip.but(running=running, cost=strip.cost + look.ends.alone * scrap))
        before, after = before + strip.gap + strip.height, after - strip.gap - strip.height
    return out


def continued(strips: Strips, heading: Words, s: Setting) -> Strips:
    """More strips of a section whose heading is that."""
    return _with_ends(strips, _running(heading, s), s.look)


def _running(heading: Words, s: Setting) -> HeadingAgain:
    """The heading, for a page on which its section goes on."""
    look, words = s.look, s.say("headings.continued", heading=heading)
    parted = s.say("headings.continued", heading=heading.then("\n"))  # that it goes on stands on a line of its own
    narrow = words if look.count_lines(words, "body", look.side, bold=True) == 1 else parted
    told = ((narrow, look.side), (words, look.wide))
    aside, above = (s.words(each, "body", column, None, bold=True, colour=look.colours.ink) for each, column in told)
    return HeadingAgain(whole(aside), whole([*above, Strip(look.space.heading)]))


def _split(blocks: Blocks, s: Setting) -> tuple[Blocks, Blocks]:
    """Blocks that stand beside the heading, and those from the first that fills the side column itself; headings go with what they head."""
    at = next((k for k, (_, block) in enumerate(blocks) if takes_side(block, s)), len(blocks))
    while 0 < at < len(blocks) and isinstance(blocks[at - 1][1], model.Heading):
        at -= 1
    return blocks[:at], blocks[at:]


def takes_side(block: object, s: Setting) -> bool:
    """Whether a block fills the side column itself."""
    match block:
        case model.PictureRow():
            return len(block.pictures) > 2 and not s.look.one_column
        case model.Lists():
            return advice.side_taken(block, s)
        case model.Table():
            return tables.side_taken(block, s)
        case model.Log():
            return log.side_taken(block, s)
        case model.Medicines():
            return medicines.side_taken(block, s)
    return isinstance(block, _OWN_SIDE)


def set_blocks(blocks: Blocks, s: Setting, tag: Tag, before: Blocks = ()) -> Strips:
    """The strips of blocks one after the other, those `before` them set already; two narrow pictures in a row stand side by side."""
    out, k = Strips(), 0
    while k < len(blocks):
        if k + 1 < len(blocks) and all(pictures.is_narrow(block, s) for _, block in blocks[k : k + 2]):
            (first, left), (second, right) = blocks[k : k + 2]
            out += at_margin(pictures.pair((left, right), s, tag), (first, second), s)
            k += 2
        elif k + 1 < len(blocks) and model.runs_in(blocks[k][1], blocks[k + 1][1]):
            out += at_margin(lists.run_in(blocks[k][1], blocks[k + 1][1], s, tag), (blocks[k][0], blocks[k + 1][0]), s)
            k += 2
        else:
            id, block = blocks[k]
            made = at_margin(_one(block, blocks[k + 1 : k + 2], s, tag), (id,), s, boxed=isinstance(block, model.DangerSigns))
            s.gathered.tall[block.place] = height(made)
            told = [block for _, block in (*before, *blocks[:k])]
            if k and isinstance(told[-1], model.Heading):
                made = tied(gap(made, s.look.space.heading))
            elif _lone_line(told, s):
                made = [made[0].but(cost=made[0].cost + s.look.ends.opening), *made[1:]]
            out += announced(made, s) if k and model.announces(told[-1]) else made
            k += 1
    return out


def _lone_line(told: Sequence[Any], s: Setting) -> bool:
    """Whether a part, or what stands under a heading inside it, has begun with a single line and no more."""
    *earlier, last = told or [None]
    begun = not earlier or isinstance(earlier[-1], model.Heading)
    return begun and isinstance(last, model.ParagraphBlock) and s.gathered.tall.get(last.place, 0.0) <= s.look.lead("body")


def _one(block: Any, after: Blocks, s: Setting, tag: Tag) -> Strips:
    """The strips of a block; a heading is as wide as what follows it."""
    if isinstance(block, model.Heading):
        return framed.heading(block, s, tag, wide=any(takes_side(each, s) for _, each in after))
    return SETTERS[type(block)](block, s, tag)


def announced(strips: Strips, s: Setting) -> Strips:
    """What was announced stays with the words before it."""
    return [strips[0].but(cost=s.look.ends.never), *strips[1:]]


def at_margin(strips: Strips, ids: Sequence[str], s: Setting, boxed: bool = False) -> Strips:
    """The strips of blocks, their numbers in the margin where the file holds the sheet in another language too.

    `boxed`: they reach as far out as the paper lets them.
    """
    numbers = [str(s.numbers[id]) for id in ids if id in s.numbers]
    if not numbers:
        return strips
    look = s.look
    column = Column(-NUMBER - (look.paper.overhang + FROM_BOX if boxed else FROM_TEXT), NUMBER)
    made = s.words(said("\n".join(numbers)), "small", column, None, colour=NUMBERED, end=True)
    items = [item._replace(what=Artifact(item.what, "LineNum")) for item in whole(made).items]
    return [strips[0].but(items=(*items, *strips[0].items)), *strips[1:]]


def danger_section(part: Section, blocks: Blocks, s: Setting, tag: Tag, before: Around, after: Around) -> Strips:
    """The danger box is its own heading, and where "see page n" leads; words of the section stand around it: above, on its page if
    they can, and below."""
    at = next(k for k, (_, block) in enumerate(blocks) if isinstance(block, model.DangerSigns))
    above = before(blocks[:at])
    told = height(above) + s.look.space.paragraph if above else 0.0
    left = s.left - least(s.look.space.section, s.look.ends) - told
    box = explained(set_blocks(blocks[at : at + 1], replace(s, left=left, told=told), tag), s)
    below = after(blocks[at + 1 :])
    start = Strip(0, gap=s.look.space.section, name=f"above {part.called}", place=part.place)
    box = announced([box[0].but(name=part.called), *box[1:]], s)
    return [start, *tied(gap(above + box, 0)), *gap(below, s.look.space.paragraph)]


def _as_wide(blocks: Blocks, s: Setting) -> Look:
    """The look of both columns for what has one line there, or lines to write on; else the sheet's own."""
    wide = s.look.spread

    def one_line(block: object) -> bool:
        match block:
            case model.ParagraphBlock():
                return s.look.count_lines(s.wording.words(block.paragraph), "body", wide.text) == 1
        return isinstance(block, model.WriteOn)

    return wide if blocks and all(one_line(block) for _, block in blocks) else s.look
