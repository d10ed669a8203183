"""What the desk's program sends to its page, field by field; `page/sent.d.ts` is written from here [tests/desk/test_sent.py]."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from ..handouts.state import State
from ..press.web.sent import LanguageToggle, Spoken
from .offer import Availability
from .printing import Alert, JobState, Keeping, Trouble
from .wish import Wish


class Bounds(TypedDict):
    """How much at once: `sheets` of a basket, `copies` of each, `letters` in a field and in the `name` of a set;
    `seconds` after which what was typed is wiped."""

    sheets: int
    copies: int
    letters: Mapping[str, int]
    name: int
    seconds: float


class DeskData(Spoken):
    """What stands in the page: `lan` where other machines may open it, `original` the language that all others were translated from."""

    lan: bool
    original: str
    sides: Sequence[str]
    visits: Sequence[str]
    limits: Bounds


class Topic(TypedDict):
    """A topic or bundle as it is offered; `topics` are a bundle's, `printed` counts how often it went out, `lately` is 1 for what went
    out last, then 2, 0 for what never did; `today` whether it was today, `favourite` whether staff like it best.
    """

    topic: str
    titles: Mapping[str, str]
    also_called: Mapping[str, Sequence[str]]
    found_by: Sequence[str]
    languages: Mapping[str, Availability]
    bundle: bool
    topics: Sequence[str]
    printed: int
    lately: int
    today: bool
    favourite: bool


class KeptSet(TypedDict):
    """A basket that staff have kept under a name; of no paper."""

    name: str
    wishes: Sequence[Wish]


class SiteToggle(TypedDict):
    """A site of the clinic, by what it is called."""

    id: str
    name: str


class News(TypedDict):
    """All that can be found: `read` of `of` topics so far, of which `seen` have been looked at; `house` whether the clinic's file can be
    read, `away` whether the whole workspace cannot be reached, `paper` and `size` its own, `public` whether its blank sheets are on
    the web, `sites` those that a sheet may be for;
    `names` what papers and sizes are called, by language and key.
    """

    mark: str
    house: bool
    away: bool
    read: int
    seen: int
    of: int
    languages: Sequence[LanguageToggle]
    papers: Sequence[str]
    sizes: Sequence[str]
    names: Mapping[str, Mapping[str, str]]
    paper: str
    size: str
    public: bool
    sites: Sequence[SiteToggle]
    topics: Sequence[Topic]
    sets: Sequence[KeptSet]


class Meant(TypedDict):
    """What a record system's button asks for: a topic and its language, "" for none that is known; else what to search for."""

    topic: str
    bundle: bool
    language: str
    search: str


class Preview(TypedDict):
    """A sheet without a patient; its picture is asked for by `id`."""

    id: str
    pages: int
    codes: Sequence[str]


class ForPhones(TypedDict):
    """Where a phone finds a blank sheet, and a picture of the code that leads there."""

    address: str
    picture: str


class Out(TypedDict):
    """What went out; `job` is what it is followed by, "" where the browser prints; `leaves` are those of all copies."""

    id: str
    job: str
    sheets: int
    pages: int
    leaves: int
    copies: int
    codes: Sequence[str]


class Followed(TypedDict):
    """How a job stands that was sent to a printer, and what the printer needs; `minutes` since it was sent."""

    id: str
    topics: Sequence[str]
    queue: str
    state: JobState
    alerts: Sequence[Alert]
    minutes: int


class QueueName(TypedDict):
    """A printer of this machine; what people call it, and whether it is stopped."""

    name: str
    default: bool
    called: str
    stopped: bool


class Queues(TypedDict):
    """The printers; `files` where printing leaves a file behind, `keeps` whether the print service keeps what has come out."""

    queues: Sequence[QueueName]
    files: bool
    keeps: Keeping


class Typed(TypedDict):
    """What is wrong with a field: the code of it, and the words that it is about."""

    field: str
    code: str
    about: str


class Understood(TypedDict):
    """The days and times that were typed, by their fields, in the words of the staff; and what is wrong."""

    words: Mapping[str, str]
    typed: Sequence[Typed]


class BarredSheet(TypedDict):
    """A sheet that may not go out, and how it stands; `topic` is "" where nobody knows which of them it is."""

    topic: str
    language: str
    state: State
    why: str
    whom: str


class PrinterTrouble(TypedDict):
    """What is wrong with a printer: the code of it, and the names that its words hold."""

    code: Trouble
    names: Mapping[str, str]


class Failure(TypedDict, total=False):
    """Why something was not done: one of these."""

    typed: Sequence[Typed]
    refused: BarredSheet
    printer: PrinterTrouble
    private: bool
    room: bool
    away: bool
    full: bool
    unsaved: bool
    unknown: bool
    broken: bool
    outside: bool
