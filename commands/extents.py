"""`check --pages`: how long each part of a sheet is, in words and as a share of its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ..checks.asked import words_by_part
from ..checks.prose import prose
from ..handouts.catalogue import ORIGINAL
from ..handouts.clinic import Clinic
from ..handouts.library import Library
from ..handouts.problems import Problem, Problems, enumerated
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import today


@dataclass(frozen=True)
class PartExtent:
    """A part: its words, how many its kind gives it (None: it says nothing), its share of all that is set on the pages."""

    part: str
    words: int
    budget: int | None
    share: float

    def told(self, pages: int) -> str:
        words = f"{self.words} words" + (f" of {self.budget}" if self.budget else "")
        return f"  {self.part}: {100 * self.share:.0f} %, about {self.share * pages:.1f} pages, {words}"


@dataclass(frozen=True)
class Extent:
    """A topic in its first language, as a clinic prints it."""

    sheet: str
    clinic: str
    paper: str
    edition: str
    pages: int
    parts: tuple[PartExtent, ...]

    def told(self) -> str:
        """Its pages, and its parts as its file has them; the head, the key points and the sources are no parts."""
        head = f"{self.sheet}: {self.pages} page{'s' * (self.pages != 1)} ({self.clinic}, {self.paper}, {self.edition})"
        return "\n".join([head, *(part.told(self.pages) for part in self.parts)])


def extent(library: Library, topic: str, name: str, clinic: Clinic) -> Extent:
    """How long a topic's parts are for a clinic, in its own print.  Raises Problems with what cannot be read or set."""
    from ..layouts.budget import kept_within, wished  # only `--pages` sets sheets
    from ..layouts.setting import Setting
    from ..layouts.shares import shares
    from ..layouts.sheet import look_of
    from ..layouts.tags import Tag

    pictures = Pictures(library.picture_folders())
    language = min(library.languages(topic), key=lambda each: each != ORIGINAL)
    handout = library.read_handout(topic, language, pictures.ids(), icons())
    wording = Wording(handout, clinic, library.catalogue(language), today())
    s = Setting(look_of(wording, pictures, library.theme().papers[clinic.paper], library.theme().editions[clinic.edition]), wording)
    s, pages, _ = kept_within(wished(s), s, Tag("Document"))
    words, given = words_by_part(prose(handout)), {str(part.part): part.words for part in handout.kind.file.made_of}
    taken, parts = shares(s), {section.called: str(section.part) for section in handout.sections}
    told = [PartExtent(called, words[called], given.get(part), taken[called]) for called, part in parts.items()]
    return Extent(f"{topic}.{language}", name, str(clinic.paper), str(clinic.edition), len(pages), tuple(told))


def without_room(library: Library, topic: str, clinic: Clinic) -> Iterator[Problem]:
    """Words of a topic, those of its pictures among them, that are wider than their column on some paper in some size of print: where.

    Blocks are set for it, pages are not.  An error is what the clinic itself prints so.
    """
    from ..layouts.setting import Setting
    from ..layouts.sheet import look_of
    from ..layouts.story import story
    from ..layouts.tags import Tag

    pictures, theme = Pictures(library.picture_folders()), library.theme()
    where = dict[Problem, list[str]]()
    for language in library.languages(topic):
        handout = library.read_handout(topic, language, pictures.ids(), icons())
        wording = Wording(handout, clinic, library.catalogue(language), today())
        for (paper, sheet), (edition, size) in product(theme.papers.items(), theme.editions.items()):
            s = Setting(look_of(wording, pictures, sheet, size), wording).afresh()
            story(s, Tag("Document"))
            for each in dict.fromkeys(s.gathered.problems):
                if each.code == "word-too-wide":
                    where.setdefault(each, []).append(f"{paper} {edition}")
    for each, found in where.items():
        own = f"{clinic.paper} {clinic.edition}" in found
        yield replace(each, message=f"{each.message} on {enumerated(found)}", severity="error" if own else "warning")


def extents_of(library: Library, topics: Sequence[str], clinics: Sequence[str]) -> tuple[list[Extent], list[Problem]]:
    """Each of the topics for the first of the clinics that hands it out, and what cannot be read or set."""
    found, problems = list[Extent](), list[Problem]()
    for topic in topics:
        try:
            facts = {name: library.read_clinic(name) for name in clinics}
            clinic = next((name for name in clinics if facts[name].hands_out(topic)), None)
            if clinic:
                problems += (narrow := list(without_room(library, topic, facts[clinic])))
                if not any(each.severity == "error" for each in narrow):
                    found.append(extent(library, topic, clinic, facts[clinic]))
        except Problems as wrong:
            problems += [each for each in wrong.problems if each not in problems]
    return found, problems
