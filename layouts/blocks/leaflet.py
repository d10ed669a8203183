"""A section of a leaflet: its blocks in a column, or across both where they are figures, or rows of words that a column cannot hold."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from ...handouts import blocks as model
from ...handouts.definition import Section
from ..look import Look
from ..setting import Setting
from ..strips import Strips, height, whole
from ..tags import Tag
from . import doses, exercises, log, medicines, tables
from .notes import explained
from .section import Blocks, announced, continued, danger_section, framed_section, set_blocks

FIGURES = (
    *(model.Options, model.PooledBlock, model.ChancesBlock, model.ChanceBlock, model.BarsBlock),
    *(model.HarmsBlock, model.Diary, model.Zones),
)
SIDES = 2  # lists or pictures: more find no room side by side in a column


def leaflet_section(part: Section, ids: Sequence[str], s: Setting, root: Tag) -> Strips:
    """A section of the handout; `ids`: the stable ids of its blocks.  The danger box lies across both columns, as on a sheet, and so do
    the words that announce it.
    """
    tag, blocks = root.add("Sect"), list(zip(ids, part.blocks, strict=True))
    if any(isinstance(block, model.DangerSigns) for _, block in blocks):
        above = partial(_across, s=s.looking(s.look.spread), tag=tag)
        return danger_section(part, blocks, s, tag, above, lambda below: _in_stretches(part, below, s, tag, titled=True))
    return _in_stretches(part, blocks, s, tag)


def _in_stretches(part: Section, blocks: Blocks, s: Setting, tag: Tag, titled: bool = False) -> Strips:
    """Blocks in columns and across them, under the section's heading; `titled`: it has one already."""
    out, done = Strips(), list[tuple[str, Any]]()
    for look, stretch in _stretches(blocks, s):
        own = s.looking(look)
        if not done and not titled:
            made = framed_section(part, stretch, own, tag)
        else:
            made = continued(explained(set_blocks(stretch, own, tag, done), own), s.wording.heading(part), own)
            made = announced(made, s) if done and model.announces(done[-1][1]) else made
        if look == s.look and height(made) <= look.room.other:
            made = [whole(made)]
        out += in_columns(made) if look == s.look.column else made
        done += stretch
    return out


def _across(blocks: Blocks, s: Setting, tag: Tag) -> Strips:
    return explained(set_blocks(blocks, s, tag), s)


def in_columns(strips: Strips) -> Strips:
    """What is set in the look of a column, marked as lying in one."""
    return [strip.but(column=True) for strip in strips]


def _stretches(blocks: Blocks, s: Setting) -> Iterator[tuple[Look, Blocks]]:
    """Blocks that are set in one look after the other; headings go with what they head."""
    blocks = [part for each in blocks for part in _parts(each, s)]
    looks = [_look(block, s) for _, block in blocks]
    for k in range(len(blocks) - 2, -1, -1):
        if isinstance(blocks[k][1], model.Heading):
            looks[k] = looks[k + 1] if looks[k + 1] != s.look else s.look.spread
    for look, found in groupby(zip(looks, blocks), key=lambda each: each[0]):
        yield look, [block for _, block in found]


def _parts(each: tuple[str, Any], s: Setting) -> Blocks:
    """A block; exercises, and by itself the table to tick under them that a column cannot hold."""
    id, block = each
    if isinstance(block, model.Exercises) and exercises.too_wide(block, s, s.look.column):
        return [(id, block.but(tick=None)), ("", exercises.Ticks(block))]
    return [each]


def _look(block: object, s: Setting) -> Look:
    """A column's; for what is wide that of a sheet, or of one wide column."""
    sheet, column = s.look, s.looking(s.look.column)
    match block:
        case model.PictureRow():
            return sheet if len(block.pictures) > SIDES else column.look
        case model.Lists():
            return sheet if len(block.lists) > SIDES else column.look
        case model.Table():
            return sheet.spread if tables.too_wide(tables.rows_of(block, column), column.look) else column.look
        case model.Doses():
            return sheet.spread if tables.too_wide(doses.rows_of(block, column), column.look) else column.look
        case model.Log():
            return sheet.spread if log.too_wide(block, column) else column.look
        case model.Medicines():
            return sheet.spread if medicines.too_wide(block, column) else column.look
        case model.Schedule() | exercises.Ticks():
            return sheet.spread
    return sheet if isinstance(block, FIGURES) else column.look
