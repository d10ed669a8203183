"""A clinic: its branding, its facts, and the limits that it has set."""

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from .clinic_phones import Phones
from .clinic_scalars import Country, Emergency
from .editions import EDITION, PAPER, GuidelineName
from .kinds import Either, Length
from .node import Scalar
from .opening import OpenHours, always_open, contradiction
from .part import Part
from .phones import AMERICA, Phone
from .public import PublicAddress
from .responsible import Responsible, check_responsible, who_answers
from .scalars import (
    AddressInLines,
    ClinicProse,
    Color,
    EditionName,
    FontPath,
    FormatNumber,
    GroupName,
    Id,
    Language,
    NameInLines,
    PaperName,
    TopicName,
    WebPage,
    wrong,
)
from .set_limits import TopicLimits, wrong_kinds
from .sites import EVERY, MOST, Site
from .stationery import Letterhead, Letterheads, Logo, Logos, free_of


class Colors(Part):
    """`brand` paints the lid of page 1 and gives ink, tint and rules; `accent` the marked part of pictures."""

    brand: Color
    """The clinic’s colour: it paints the lid of page 1 and gives ink, tint and rules."""
    accent: Color | None = None
    """The marked part of pictures; without it the brand’s colour is used."""


class FontFiles(Part):
    """A font for one language, and its bold; without one, bold words are drawn with thicker strokes."""

    regular: FontPath
    """A TrueType file in fonts/."""
    bold: FontPath | None = None
    """Its bold; without one, bold words are drawn with thicker strokes."""


Fonts = Annotated[
    Scalar | FontFiles, Either(lambda value: "<files>" if isinstance(value, dict) else "<file>", {"<file>": FontPath, "<files>": FontFiles})
]


class Clinic(Part):
    """One clinic, after what its group and its network share was laid under it."""

    format: FormatNumber
    """The number of this format: 1."""
    group: GroupName | None = None
    """The file in groups/ that lies under this one, and over network.yaml."""
    name: NameInLines
    """The clinic’s name, as it is printed; a long one may be written on several lines."""
    short_name: ClinicProse | None = None
    """A shorter one for the line above each page, beside the phone."""
    logo: Logos | None = None
    """A picture file in images/, like logo.svg; or file: and whether it holds the clinic’s name."""
    letterhead: Letterheads | None = None
    """`true` where its paper has head and foot printed before: both stay free; or how far they reach."""
    colors: Colors
    """Its colours."""
    address: AddressInLines | None = None
    """Where it is; on several lines, each an item of a list, it is printed with commas between them."""
    phones: Phones
    """Its telephone numbers."""
    sites: Annotated[dict[Id, Site], Length(2, MOST)] = {}
    """By a name of small letters, digits and hyphens: the places where it sees its patients, where these are several."""
    hours: tuple[OpenHours, ...] = ()
    """When it is open; without hours none are printed."""
    emergency: Emergency
    """The emergency number of its country, like "911"; words may stand in its place."""
    country: Country | None = None
    """Its country by ISO 3166, like GB: its numbers may be written as they are there, and are printed so, and so are dates and times."""
    web: WebPage | None = None
    """Its web page, as printed: www.example.org."""
    paper: PaperName = PAPER
    """What its sheets are printed on; without it its country’s usual paper, else letter."""
    edition: EditionName = EDITION
    """The size of print that is meant where nobody says otherwise."""
    large_print: GuidelineName = "ukaaf"
    """Whose guideline editions of large print follow."""
    tone: Literal["color", "mono"] = "color"
    """`mono` for printers without colour."""
    units: Literal["us", "metric", "both"] = "us"
    """`us` (lb, °F), `metric` (kg, °C), or `both`; without it its country’s, else `us`. Dates and times go by its country."""
    fonts: dict[Language, Fonts] = {}
    """By language: files in fonts/ for letters that the sheet’s own font lacks."""
    language_help: dict[Language, ClinicProse] = {}
    """By language: how to get an interpreter, in that language; an English sheet prints all of them."""
    topics: tuple[TopicName, ...] | None = None
    """What it hands out; without it every topic that there is."""
    limits: dict[TopicName, TopicLimits] = {}
    """By topic: what the clinic has set, each signed and dated."""
    responsible: dict[Id, Responsible] = {}
    """By a name of small letters, digits and hyphens: whom staff tell when a handout does not open. Nothing of it is printed."""
    public: PublicAddress | None = None
    """Where anybody finds its blank sheets: https://www.example.org/handouts/{file}. The desk shows it to phones as a QR code."""

    def checked(self) -> None:
        if problems := [problem for limits in self.limits.values() for problem in wrong_kinds(limits)]:
            raise wrong("marks", "see its problems", problems=problems)
        check_responsible(self.responsible)
        if EVERY in self.sites:
            raise wrong("site-name", f"“{EVERY}” means every site", "give this site another name", path=("sites",), key=EVERY)
        if found := contradiction(self.hours):
            raise wrong("hours-contradict", found[1], "let each day be told once", path=("hours", found[0]))
        if always_open(self.hours) and self.phones.after_hours:
            hint = "leave out after_hours:, or the hours"
            raise wrong(
                "hours-contradict",
                "it is always open, and after_hours: says what to do when it is closed",
                hint,
                path=("phones", "after_hours"),
            )

    @property
    def customs(self) -> str:
        """The country whose dates and clocks it prints: its own; without one, the US for a number of +1, else each language's own."""
        return str(self.country or ("US" if self.phones.day.dialled.code == AMERICA else ""))

    @property
    def logo_file(self) -> Scalar | None:
        """The picture that its logo is."""
        return self.logo.file if isinstance(self.logo, Logo) else self.logo

    @property
    def logo_is_name(self) -> bool:
        """Whether the logo says the clinic's name by itself."""
        return isinstance(self.logo, Logo) and self.logo.holds_name == "true"

    @property
    def paper_head(self) -> Letterhead | None:
        """What its paper has printed on it before; None for plain paper."""
        return free_of(self.letterhead)

    def hands_out(self, topic: str) -> bool:
        """Whether it hands out sheets of this topic."""
        return self.topics is None or topic in self.topics

    def whom_to_tell(self, topic: str, language: str, stale: bool) -> str:
        """Whom its staff tell of a handout, with phone and mail, "" for nobody; `stale`: of a translation that is out of date."""
        return who_answers(self.responsible, topic, language, stale)

    def numbers(self, further: Collection[str] | None = None) -> Iterator[Phone]:
        """The telephone numbers that it gives its patients: by day, when it is closed, in an emergency, those inside words too; and its
        further ones, of these names or all.
        """
        from .phone_search import find  # only runs and checks ask

        names = self.phones.further if further is None else further
        for phones in (self.phones, *(site.phones for site in self.sites.values() if site.phones)):
            yield from filter(None, (phones.day, *map(phones.contact, names)))
            match phones.after_hours:
                case Phone() as number:
                    yield number
                case dict() as words:
                    yield from (phone for text in words.values() for phone in find(text.plain))
        if self.emergency.link:
            yield self.emergency
        else:
            yield from find(self.emergency.written, short_codes=True)
