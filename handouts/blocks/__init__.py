"""The blocks of a section, as authors write them.

A string is a paragraph; a mapping has exactly one block name, and its other keys are that block's options.  Each class is one
block; the field named like the block holds its words.  Sizes, numbering, page breaks and QR codes are not here: the program
knows them.  The string under a field says what it means; editors show it (`described.py`).
"""

from typing import get_args

from .care import Contacts, DangerSigns, Limits, Moment, Signs, Timeline, Zone, Zones
from .exercises import Exercise, Exercises
from .fill_in import Checklist, Diary, DiaryScale, Log, LogTable, WriteOn
from .harms import Harm, Harms, HarmsBlock
from .lists import Advice, BulletList, DoAndDoNot, Lists, Nested, TitledList, announces, runs_in
from .medicines import TIMES, DoseRow, Doses, DoseTable, Medicine, MedicineList, Medicines
from .named import Allow, Named
from .outcomes import (
    Bar,
    Bars,
    BarsBlock,
    Chance,
    ChanceBlock,
    ChanceGroup,
    Chances,
    ChancesBlock,
    Choice,
    Evidence,
    Options,
    OptionTable,
    Outcome,
    Pooled,
    PooledBlock,
)
from .pictures import Captioned, Fact, Glance, ListBeside, PictureBlock, PictureRow, Step, Steps
from .schedule import Schedule, ScheduleRow, ScheduleRows
from .tables import Columns, Table
from .words import Answered, Answers, Heading, Link, Links, NoteBlock, ParagraphBlock, Questions, TeachBack

__all__ = [
    "BLOCKS", "TIMES", "Advice", "Allow", "Answered", "Answers", "AnyBlock", "Bar", "Bars", "BarsBlock", "BulletList", "Captioned",
    "Chance", "ChanceBlock", "ChanceGroup", "Chances", "ChancesBlock", "Checklist", "Choice", "Columns", "Contacts", "DangerSigns",
    "Diary", "DiaryScale", "DoAndDoNot", "DoseRow", "DoseTable", "Doses", "Evidence", "Exercise", "Exercises", "Fact", "Glance",
    "Harm", "Harms", "HarmsBlock", "Heading", "Limits", "Link", "Links", "ListBeside", "Lists", "Log", "LogTable", "Medicine",
    "MedicineList", "Medicines", "Moment", "Named", "Nested", "NoteBlock", "OptionTable", "Options", "Outcome", "ParagraphBlock",
    "PictureBlock", "PictureRow", "Pooled", "PooledBlock", "Questions", "Schedule", "ScheduleRow", "ScheduleRows",
    "Signs", "Step", "Steps", "Table", "TeachBack", "Timeline", "TitledList", "WriteOn", "Zone", "Zones", "announces", "name_of",
    "runs_in",
]  # fmt: skip

# All of them, in the order in which an author is told of them.
AnyBlock = (
    ParagraphBlock
    | Heading
    | NoteBlock
    | BulletList
    | Lists
    | Steps
    | Exercises
    | PictureBlock
    | PictureRow
    | Glance
    | Options
    | PooledBlock
    | ChancesBlock
    | ChanceBlock
    | BarsBlock
    | HarmsBlock
    | Table
    | Doses
    | Medicines
    | Timeline
    | Schedule
    | Advice
    | Limits
    | DangerSigns
    | Zones
    | Contacts
    | Checklist
    | WriteOn
    | Diary
    | Log
    | Answers
    | Questions
    | TeachBack
    | Links
)


def name_of(block: type[Named]) -> str:
    """The name that makes a piece of YAML this block: "paragraph", "limits"."""
    return next(name for name in block.FIELDS if name not in Named.FIELDS)


BLOCKS: dict[str, type[Named]] = {name_of(block): block for block in get_args(AnyBlock)}
