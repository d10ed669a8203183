"""What the desk offers: topics and bundles by all their names, and whether each may go out.  Read by a process of its own."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..handouts.bundle import Bundle
from ..handouts.definition import Handout
from ..handouts.editions import Theme
from ..handouts.formats import own_name
from ..handouts.heading import TopicHeading, read_heading
from ..handouts.library import Library, NotKnown
from ..handouts.limits import built_in
from ..handouts.problems import Problem, Problems
from ..handouts.sites import full_name, named_at, site_of
from ..handouts.state import State, barred, own_words
from ..handouts.units import Units
from ..handouts.visits import visits_of
from ..handouts.wording import Wording
from ..layouts.typefaces import fonts_of
from ..press.making.worker import workshop
from ..press.orders.finding import all_codes, found_by
from ..press.orders.order import Order
from ..press.orders.workshop import Workshop
from ..press.web.brand import button_sizes, colours, logo
from ..press.web.sent import LanguageToggle
from ..press.web.whom import whom_to_tell
from ..press.web.words import language_called, listed_languages


@dataclass(frozen=True, slots=True)
class DeskSite:
    """Where the desk takes its words from, for which clinic; `folder` is where the ledger lies; `today` the day it judges by."""

    workspace: Path | None
    clinic: str
    folder: Path
    today: date
    unapproved: bool = False

    def at(self, site: str) -> "DeskSite":
        """The same for one site of the clinic; "" for the clinic itself."""
        return replace(self, clinic=named_at(self.clinic, site)) if site else self


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether one topic may go out in one language.  `why` are staff's own words about a recall, `whom` the role that answers for it and
    `contact` whom the clinic itself names;
    `nurse` and `clinician` name the limits that they fill in by hand, the topic's own by their labels; `visits` those that it has
    pages of their own for; `seen` whether it was looked at: before that it stands in the list by its heading alone.
    """

    state: State
    why: str = ""
    whom: str = ""
    contact: str = ""
    version: str = ""
    approved: bool = False
    until: date | None = None
    asks_side: bool = False
    nurse: Sequence[str] = ()
    clinician: Sequence[str] = ()
    visits: Sequence[str] = ()
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Offered:
    """A topic or bundle; `problems` are for the manager."""

    topic: str
    titles: Mapping[str, str]
    also_called: Mapping[str, Sequence[str]]
    languages: Mapping[str, Availability]
    found_by: Sequence[str] = ()  # in any language, the desk's own words among them
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)  # of record systems, by what a definition calls them
    bundle: bool = False
    topics: Sequence[str] = ()  # of a bundle
    problems: Sequence[Problem] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class House:
    """What all sheets of the clinic share: its name and colours, how it prints unless staff say otherwise, papers and editions, bundles."""

    name: str
    colours: str
    logo: str
    paper: str
    size: str
    theme: Theme
    topics: Sequence[str]
    bundles: Mapping[str, Bundle]
    called: Mapping[str, str]  # language → its own name
    covers: Mapping[tuple[str, str, str], str] = field(default_factory=dict)  # site, bundle, language → why its cover was taken back
    recalls: int = 0  # how many there are in the register, those that do not stand among them
    recalled: Sequence[str] = ()  # the topics that it names, the newest first
    problems: Sequence[Problem] = ()
    units: Units = "us"
    country: str | None = None
    public: str = ""  # where its blank sheets are on the web, with places for the sheet
    sites: Mapping[str, str] = field(default_factory=dict)  # what each is called; none where the desk is for one of them

    def in_turn(self) -> list[str]:
        """The topics, those that recalls name first."""
        return sorted(self.topics, key=lambda topic: self.recalled.index(topic) if topic in self.recalled else len(self.recalled))


def look_at_house(site: DeskSite) -> House:
    """Raises Problems where the clinic's own file cannot be read, or the register of what was withdrawn."""
    shop = workshop(site.workspace, site.today)
    clinic = shop.clinic(site.clinic)
    problems = [*shop.library.strays()]
    try:
        bundles = shop.library.bundles()
    except Problems as found:
        bundles, problems = {}, [*problems, *found.problems]
    try:
        shop.library.desk_words(site.clinic)
    except Problems as found:
        problems = [*problems, *found.problems]
    called = {each: language_called(each, shop) for each in shop.library.spoken()}
    sites = {} if site_of(clinic) else {str(id): each.name.plain for id, each in clinic.sites.items()}
    return House(
        full_name(clinic),
        colours(clinic) + button_sizes(shop.theme()),
        logo(clinic, shop.pictures),
        clinic.paper,
        clinic.edition,
        shop.theme(),
        tuple(filter(clinic.hands_out, shop.library.topics())),
        bundles,
        called,
        {(at, *of): why for at in ("", *sites) for of, why in covers_taken(site.at(at), shop, bundles).items()},
        len(shop.recalls.all()),
        tuple(dict.fromkeys(str(each.topic) for each in reversed(shop.recalls.all()) if each.topic)),
        problems,
        clinic.units,
        clinic.customs or None,
        str(clinic.public or ""),
        sites,
    )


def covers_taken(site: DeskSite, shop: Workshop, bundles: Mapping[str, Bundle]) -> dict[tuple[str, str], str]:
    """Why the covers of bundles may not go out, by bundle and language."""
    titles = ((name, str(language), title) for name, bundle in bundles.items() for language, title in bundle.titles.items())
    orders = ((Order(site.clinic, name, language), title) for name, language, title in titles)
    taken = ((order, shop.recalls.of_cover(order, title)) for order, title in orders)
    return {(order.topic, order.language): str(recall.why) for order, recall in taken if recall}


def read_headings(site: DeskSite, topics: Sequence[str]) -> list[Offered]:
    """Topics by what they are found by, before anyone has looked at them; one that cannot be read so by its name."""
    library = Library(site.workspace)
    try:
        own = library.desk_words(site.clinic)
    except Problems:
        own = {}
    return [_by_heading(library, topic, site.clinic, own.get(topic, ())) for topic in topics]


def _by_heading(library: Library, topic: str, clinic: str, own: Sequence[str]) -> Offered:
    headings = dict[str, TopicHeading]()
    with suppress(NotKnown):  # it is gone
        for language in library.offered(topic, clinic):
            with suppress(OSError, ValueError, Problems):  # a look at it tells
                headings[language] = read_heading(library.topic_folder(topic) / f"{library.written_in(topic, language)}.yaml")
    return Offered(
        topic,
        {language: each.title.plain for language, each in headings.items()} or {"": _by_name(topic)},
        {language: tuple(map(str, each.also_called)) for language, each in headings.items()},
        {language: Availability(State.READY, seen=False) for language in headings},
        found_by([*headings.values()], own),
        all_codes([*headings.values()]),
    )


def _by_name(topic: str) -> str:
    return topic.replace("-", " ").capitalize()


def unlooked(topic: str, problem: Problem) -> Offered:
    """A topic that could not be looked at."""
    return Offered(topic, {"": _by_name(topic)}, {}, {}, problems=(problem,))


def look_at(site: DeskSite, topic: str) -> Offered:
    """One topic in all its languages; what is wrong with it stands in its problems."""
    shop = workshop(site.workspace, site.today)
    titles, others, standings, problems = dict[str, str](), dict[str, Sequence[str]](), dict[str, Availability](), list[Problem]()
    handouts = list[Handout]()
    for language in shop.library.offered(topic, site.clinic):
        try:
            handout = shop.handout(topic, language)
            titles[language], others[language] = handout.title.plain, tuple(map(str, handout.also_called))
            handouts.append(handout)
            standings[language] = availability(site, shop, topic, language, problems)
        except Problems as found:
            state = barred(found.problems)
            standings[language] = Availability(state, contact=whom_to_tell(shop, site.clinic, topic, language, state).contact)
            problems += found.problems
    try:
        own = shop.library.desk_words(site.clinic).get(topic, ())
    except Problems:  # told once, with what all topics share
        own = ()
    return Offered(
        topic,
        titles or {"": _by_name(topic)},
        others,
        standings,
        found_by(handouts, own),
        all_codes(handouts),
        problems=tuple(dict.fromkeys(problems)),
    )


def availability(site: DeskSite, shop: Workshop, topic: str, language: str, problems: list[Problem]) -> Availability:
    """Whether a topic may go out in a language; what is wrong with it is put with the `problems`.  Raises Problems."""
    order = Order(site.clinic, topic, language)
    ((wording, signed),) = shop.told(order)
    fonts_of(wording, shop.pictures)  # one that is damaged bars what would be set in it, before anybody waits for it
    problems += shop.findings(order).errors
    state, why, _ = shop.judged(order, unapproved=site.unapproved)
    by_hand, whom = _by_hand(wording), whom_to_tell(shop, site.clinic, topic, language, state)
    return Availability(
        state,
        own_words(state, why),
        *whom,
        str(wording.handout.version),
        bool(signed.words),
        signed.last_day if signed.words else None,
        wording.handout.side is not None,
        by_hand["nurse"],
        by_hand["clinician"],
        visits_of(wording.handout),
    )


def _by_hand(wording: Wording) -> dict[str, tuple[str, ...]]:
    """The limits that nobody has set: who fills in their lines.  One of the topic's own is told by its label."""
    lines = {name: wording.limit(name) for name in dict.fromkeys(wording.handout.listed_limits())}
    return {
        filler: tuple(
            name if name in built_in() else line.name.plain for name, line in lines.items() if not line.is_set and line.filled_by == filler
        )
        for filler in ("nurse", "clinician")
    }


def bundled(name: str, house: House, offered: Mapping[str, Offered], at: str = "") -> Offered:
    """A bundle, of topics that have been looked at (for the site `at`): it may go out where all of them may, and its cover."""
    bundle = house.bundles[name]
    titles = {str(language): text.plain for language, text in bundle.titles.items()}
    taken = {
        language: Availability(State.WITHDRAWN, own_words(State.WITHDRAWN, why))
        for (site, of, language), why in house.covers.items()
        if (site, of) == (at, name)
    }
    inside = [offered[topic] for topic in bundle.topics if topic in offered]
    return Offered(
        name,
        titles,
        {},
        {language: taken.get(language) or _together(language, inside) for language in titles} if inside else {},
        bundle=True,
        topics=tuple(map(str, bundle.topics)),
    )


def _together(language: str, inside: Sequence[Offered]) -> Availability:
    each = [topic.languages.get(language, Availability(State.MISSING)) for topic in inside]
    worst = next((one for one in each if one.state is not State.READY), each[0])
    return Availability(
        worst.state,
        worst.why,
        worst.whom,
        worst.contact,
        "",
        all(one.approved for one in each),
        min((one.until for one in each if one.until), default=None),
        any(one.asks_side for one in each),
        tuple(dict.fromkeys(name for one in each for name in one.nurse)),
        tuple(dict.fromkeys(name for one in each for name in one.clinician)),
        seen=all(one.seen for one in each),
    )


def language_toggles(offered: Sequence[Offered], called: Mapping[str, str]) -> list[LanguageToggle]:
    """The languages of all topics as they stand on the toggles."""
    return listed_languages({language: called.get(language) or own_name(language) for each in offered for language in each.languages})
