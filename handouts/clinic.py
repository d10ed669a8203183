"""A clinic: its branding, its facts, and the limits that it has set."""

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from .editions import EDITION, PAPER, GuidelineName
from .kinds import Alias, Either, OtherNames
from .node import Scalar
from .part import Part
from .phones import Phone
from .problems import near
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
    Id,
    Language,
    PaperName,
    PicturePath,
    TopicName,
    WebPage,
    wrong,
)
from .set_limits import TopicLimits, wrong_kinds
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
    accent: Color | None = None


class Phones(Part):
    """Numbers with their area code.  `after_hours` is a number, or words per language that say what to do.

    Any further name is a number of the clinic's own, which sheets print as `{phone:NAME}`: booking, nurse.
    """

    day: FullPhone
    after_hours: AfterHours | None = None
    further: Annotated[dict[Id, FullPhone], OtherNames()] = {}

    def checked(self) -> None:
        """A name that is nearly `after_hours` would leave every sheet without it."""
        for name in self.further:
            if meant := near(name.replace("-", "_"), ("after_hours",)):
                raise wrong("phone-name", f"“{name}” is nearly the name of a number that every sheet prints", meant, key=str(name))


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
    short_name: ClinicProse | None = None  # for the line above each page, beside the phone
    logo: PicturePath | None = None
    colors: Colors
    address: ClinicProse | None = None
    phones: Phones
    hours: tuple[OpenHours, ...] = ()
    emergency: Emergency
    web: WebPage | None = None
    paper: PaperName = PAPER
    edition: EditionName = EDITION
    large_print: GuidelineName = "ukaaf"  # whose guideline editions of large print follow
    tone: Literal["color", "mono"] = "color"
    units: Literal["us", "metric", "both"] = "us"
    fonts: dict[Language, Fonts] = {}  # for letters that the sheet's own font lacks: files in fonts/
    language_help: dict[Language, ClinicProse] = {}
    limits: dict[TopicName, TopicLimits] = {}

    def checked(self) -> None:
        if problems := [problem for limits in self.limits.values() for problem in wrong_kinds(limits)]:
            raise wrong("marks", "see its problems", problems=problems)

    def numbers(self, further: Collection[str] | None = None) -> Iterator[Phone]:
        """The telephone numbers that it gives its patients: by day, when it is closed, in an emergency, those inside words too; and its
        further ones, of these names or all.
        """
        from .phone_search import find  # only runs and checks ask

        yield self.phones.day
        yield from (number for name, number in self.phones.further.items() if further is None or name in further)
        match self.phones.after_hours:
            case Phone() as number:
                yield number
            case dict() as words:
                yield from (phone for text in words.values() for phone in find(text.plain))
        if self.emergency.link:
            yield self.emergency
        else:
            yield from find(self.emergency.written, short_codes=True)
