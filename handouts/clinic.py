"""A clinic: its branding, its facts, and the limits that it has set."""

from typing import Annotated, Literal

from .kinds import Alias, Either
from .limits import TopicLimits
from .node import Scalar
from .part import Part
from .scalars import ClinicProse, ClockTime, Color, Days, FontPath, FormatNumber, Language, OneLine, Phone, PicturePath, TopicName
from .text import Text

AfterHours = Annotated[
    Scalar | dict[Scalar, Text],
    Either(lambda value: "<words>" if isinstance(value, dict) else "<number>", {"<number>": Phone, "<words>": dict[Language, ClinicProse]}),
]

PaperName = Literal["letter", "a4"]
EditionName = Literal["standard", "clear", "large"]


class Colors(Part):
    """`brand` paints the lid of page 1 and gives ink, tint and rules; `accent` the marked part of pictures."""

    brand: Color
    accent: Color | None = None


class Phones(Part):
    """Numbers with their area code.  `after_hours` is a number, or words per language that say what to do."""

    day: Phone
    after_hours: AfterHours | None = None


class FontFiles(Part):
    """A font for one language, and its bold; without one, bold words are drawn with thicker strokes."""

    regular: FontPath
    bold: FontPath | None = None


Fonts = Annotated[
    Scalar | FontFiles, Either(lambda value: "<files>" if isinstance(value, dict) else "<file>", {"<file>": FontPath, "<files>": FontFiles})
]


class OpenHours(Part):
    days: Days  # "mon-fri", "sat", "mon, wed"
    from_: Annotated[ClockTime, Alias("from")]
    to: ClockTime


class Clinic(Part):
    """One clinic, after what its network shares was laid under it."""

    format: FormatNumber
    name: ClinicProse
    logo: PicturePath | None = None
    colors: Colors
    address: ClinicProse | None = None
    phones: Phones
    hours: tuple[OpenHours, ...] = ()
    emergency: OneLine
    web: OneLine | None = None
    paper: PaperName = "letter"
    edition: EditionName = "standard"
    large_print: Literal["ukaaf", "acb"] = "ukaaf"  # whose guideline the edition `large` follows
    tone: Literal["color", "mono"] = "color"
    units: Literal["us", "metric", "both"] = "us"
    fonts: dict[Language, Fonts] = {}  # for letters that the sheet's own font lacks: files in fonts/
    language_help: dict[Language, ClinicProse] = {}
    limits: dict[TopicName, TopicLimits] = {}
