"""A clinic: its branding, its facts, and the limits that it has set."""

from collections.abc import Iterator
from typing import Annotated, Literal

from .contacts import CONTACTS
from .editions import EDITION, PAPER, GuidelineName
from .kinds import Alias, Either
from .limits import TopicLimits
from .node import Scalar
from .part import Part
from .phones import Phone
from .scalars import (
    ClinicProse,
    ClockTime,
    Color,
    Days,
    EditionName,
    Emergency,
    FontPath,
    FormatNumber,
    FullPhone,
    Language,
    PaperName,
    PicturePath,
    TopicName,
    WebPage,
)
from .text import Text

AfterHours = Annotated[
    Phone | dict[Scalar, Text],
    Either(
        lambda value: "<words>" if isinstance(value, dict) else "<number>",
        {"<number>": FullPhone, "<words>": dict[Language, ClinicProse]},
    ),
]


class Colors(Part):
    """`brand` paints the lid of page 1 and gives ink, tint and rules; `accent` the marked part of pictures."""

    brand: Color
    """The clinic’s colour: it paints the lid of page 1 and gives ink, tint and rules."""
    accent: Color | None = None
    """The marked part of pictures; without it the brand’s colour is used."""


class Phones(Part):
    """Numbers with their area code.  `after_hours` is a number, or words per language that say what to do."""

    day: FullPhone
    """The number to call by day, with its area code."""
    after_hours: AfterHours | None = None
    """A number, or words per language that say what to do when the clinic is closed."""
    booking: FullPhone | None = None
    """Where visits are booked and changed; sheets print it where they name it in `contacts`."""
    nurse: FullPhone | None = None
    """The nurse line."""
    pharmacy: FullPhone | None = None
    """The clinic’s pharmacy."""
    therapy: FullPhone | None = None
    """Physical and occupational therapy."""
    ward: FullPhone | None = None
    """The ward on which patients lie."""
    blood_thinner: FullPhone | None = None
    """Who looks after doses of blood thinners."""

    def contact(self, name: str) -> Phone | None:
        """The number of one of the `CONTACTS`, None where the clinic has none."""
        number: Phone | None = getattr(self, name)
        return number


class FontFiles(Part):
    """A font for one language, and its bold; without one, bold words are drawn with thicker strokes."""

    regular: FontPath
    """A TrueType file in fonts/."""
    bold: FontPath | None = None
    """Its bold; without one, bold words are drawn with thicker strokes."""


Fonts = Annotated[
    Scalar | FontFiles, Either(lambda value: "<files>" if isinstance(value, dict) else "<file>", {"<file>": FontPath, "<files>": FontFiles})
]


class OpenHours(Part):
    """When the clinic is open on some days of the week."""

    days: Days
    """Days: mon-fri, sat, or mon, wed."""
    from_: Annotated[ClockTime, Alias("from")]
    """When it opens, by 24 hours: "8:00"."""
    to: ClockTime
    """When it closes, by 24 hours: "17:00"."""


class Clinic(Part):
    """One clinic, after what its network shares was laid under it."""

    format: FormatNumber
    """The number of this format: 1."""
    name: ClinicProse
    """The clinic’s name, as it is printed."""
    short_name: ClinicProse | None = None
    """A shorter one for the line above each page, beside the phone."""
    logo: PicturePath | None = None
    """A picture file in images/, like logo.svg."""
    colors: Colors
    """Its colours."""
    address: ClinicProse | None = None
    """Where it is, on one line."""
    phones: Phones
    """Its telephone numbers."""
    hours: tuple[OpenHours, ...] = ()
    """When it is open; without hours none are printed."""
    emergency: Emergency
    """The emergency number of its country, like "911"; words may stand in its place."""
    web: WebPage | None = None
    """Its web page, as printed: www.example.org."""
    paper: PaperName = PAPER
    """What its sheets are printed on."""
    edition: EditionName = EDITION
    """The size of print that is meant where nobody says otherwise."""
    large_print: GuidelineName = "ukaaf"
    """Whose guideline editions of large print follow."""
    tone: Literal["color", "mono"] = "color"
    """`mono` for printers without colour."""
    units: Literal["us", "metric", "both"] = "us"
    """`us` (lb, °F), `metric` (kg, °C), or `both`."""
    fonts: dict[Language, Fonts] = {}
    """By language: files in fonts/ for letters that the sheet’s own font lacks."""
    language_help: dict[Language, ClinicProse] = {}
    """By language: how to get an interpreter, in that language."""
    limits: dict[TopicName, TopicLimits] = {}
    """By topic: what the clinic has set, each signed and dated."""

    def numbers(self) -> Iterator[Phone]:
        """The telephone numbers that it gives its patients: by day, when it is closed, in an emergency; those inside words too."""
        from .phone_search import find  # only runs and checks ask

        yield self.phones.day
        yield from (number for name in CONTACTS if (number := self.phones.contact(name)))
        match self.phones.after_hours:
            case Phone() as number:
                yield number
            case dict() as words:
                yield from (phone for text in words.values() for phone in find(text.plain))
        if self.emergency.link:
            yield self.emergency
        else:
            yield from find(self.emergency.written, short_codes=True)
