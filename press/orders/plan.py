"""A plan: which clinic gets which sheets, in a YAML file or by the options of a command."""

from collections.abc import Collection, Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Annotated

from ...handouts.about import Visit
from ...handouts.clinic import Clinic
from ...handouts.editions import EDITION, PAPER
from ...handouts.kinds import Alias, Length
from ...handouts.known import Known
from ...handouts.library import Library
from ...handouts.part import Part
from ...handouts.place import NOWHERE
from ...handouts.problems import Problem, Problems
from ...handouts.reader import read_file
from ...handouts.regions import nearest
from ...handouts.scalars import ClinicName, EditionName, FormatNumber, Language, PaperName, SiteName, TopicName
from ...handouts.sites import EVERY, named_at
from ...handouts.validate import model
from .order import SHEET, Order
from .workshop import Workshop


class Wanted(Part):
    """Some sheets.  What is left out means all clinics, topics, languages; of editions and papers, the clinic's own."""

    clinics: Annotated[tuple[ClinicName, ...], Length(1)] = ()
    """For which clinics; left out, for all."""
    sites: Annotated[tuple[SiteName, ...], Length(1)] = ()
    """At which sites, each a sheet of its own, or `all`; left out, the clinic’s sheet, which lists its sites."""
    topics: Annotated[tuple[TopicName, ...], Length(1)] = ()
    """Which topics; left out, all."""
    languages: Annotated[tuple[Language, ...], Length(1)] = ()
    """In which languages; left out, in all that a topic has."""
    editions: Annotated[tuple[EditionName, ...], Length(1)] = ()
    """In which sizes of print; left out, in the clinic’s own."""
    paper: PaperName | None = None
    """On which paper; left out, on the clinic’s own."""
    visits: Annotated[tuple[Visit, ...], Alias("for"), Length(1)] = ()
    """Only the pages of these visits; left out, the whole sheet."""
    beside: Annotated[Language | None, Alias("with")] = None
    """The whole sheet in this language too, in the same file."""


class Plan(Part):
    """One plan file."""

    format: FormatNumber
    """The number of this format: 1."""
    sheets: Annotated[tuple[Wanted, ...], Length(1)]
    """What is wanted; each sheet is made once, however often it is asked for."""


def read_plan(path: Path, library: Library) -> tuple[Wanted, ...]:
    """What a plan file asks for; raises Problems."""
    return model(Plan, read_file(path), _known(library)).sheets


def _known(library: Library) -> Known:
    """The names that a plan may use; raises Problems."""
    clinics = library.clinics()
    sites = {EVERY, *(site for clinic in clinics for site in library.sites(clinic))}
    return library.known()._replace(clinics=clinics, sites=sites)


def orders(workshop: Workshop, wanted: Iterable[Wanted]) -> list[Order]:
    """The orders of all that is wanted, each once, a clinic's together.  A topic is left out in languages that it is not written in;
    raises Problems where a plan's entry asks for nothing at all.
    """
    found = set[Order]()
    for each in wanted:
        theirs = {*_orders(workshop, each)}
        if not theirs and each.place != NOWHERE:
            raise Problems(
                [
                    Problem(
                        each.place,
                        "plan-empty",
                        "this asks for no sheet: none of its topics is written in its languages and handed out by its clinics (topics:), "
                        "or these have no such sites",
                        "name other topics, languages or clinics, or leave it out",
                    )
                ]
            )
        if each.beside and not any(order.beside or order.language == each.beside for order in theirs):
            raise Problems(
                [
                    Problem(
                        each.beside.place,
                        "plan-beside",
                        f"none of these topics is written in “{each.beside}”",
                        "leave it out, or name topics that are",
                    )
                ]
            )
        found |= theirs
    return sorted(found)


def _orders(workshop: Workshop, wanted: Wanted) -> Iterator[Order]:
    library = workshop.library
    spoken = {topic: library.languages(topic) for topic in map(str, wanted.topics or library.topics())}
    for clinic in map(str, wanted.clinics or library.clinics()):
        facts = _own(workshop, clinic)
        names = _at_sites(library, clinic, wanted.sites)
        edition, paper = (facts.edition, facts.paper) if facts else (EDITION, PAPER)
        for topic, languages in spoken.items():
            if facts and not facts.hands_out(topic):
                continue
            for language in (str(each) for each in wanted.languages or languages if nearest(each, languages)):
                beside = (
                    str(wanted.beside or "") if wanted.beside and nearest(wanted.beside, languages) and wanted.beside != language else ""
                )
                for whose, size, layout in product(names, wanted.editions or (edition,), wanted.visits or (SHEET,)):
                    yield Order(whose, topic, language, str(size), layout, str(wanted.paper or paper), beside)


def _at_sites(library: Library, clinic: str, sites: Collection[str]) -> list[str]:
    """A clinic, or it at each of its sites that is wanted."""
    return [named_at(clinic, site) for site in library.sites(clinic) if {site, EVERY} & {*sites}] if sites else [clinic]


def _own(workshop: Workshop, clinic: str) -> Clinic | None:
    """A clinic; None where it cannot be read, for its orders will say so."""
    try:
        return workshop.clinic(clinic)
    except Problems:
        return None
