"""What of a definition and of the program's own sentences is signed: a walk through all that is printed of one sheet."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from .blocks import Advice, Captioned, DangerSigns, Link, Lists, PictureBlock
from .catalogue import Catalogue
from .definition import SOUGHT, Handout, Section, Source
from .depicted import Shown
from .finished_words import Leaves, as_plain, as_run, as_span, still
from .key_point import KeyPoint
from .node import Scalar
from .own_words import is_danger, of_clinics, own_keys
from .part import Part
from .text import Run, Text
from .wording import Wording

UNPRINTED = (
    *("id", "allow", "format", "about", "kind", "topic", "original", "made_from", "joined", "per_kg", "pages", "layout", "size"),
    *("terms", "sources"),  # told by themselves
    *SOUGHT,
)
PICTURES = "picture", "hero"  # fields that name one
MARKS = "do", "do-not", "tick", "cross"
SIGNS: dict[type[Part], tuple[str, ...]] = {Advice: MARKS, Lists: MARKS, DangerSigns: ("warning",)}
OF_CLINIC = ("clinic", "phone", "hours", "after_hours", "emergency")  # placeholders of the catalogue that only a clinic fills


class SheetGathering:
    """A walk through all that is printed of one sheet; without a `wording`, of all clinics' sheets."""

    def __init__(self, handout: Handout, catalogue: Catalogue, shown: Shown | None, wording: Wording | None) -> None:
        self.handout, self.catalogue, self.shown, self.wording = handout, catalogue, shown, wording
        self.leaves, self.texts = Leaves(), list[Text]()
        self.labelled = False
        self.kinds, self.met = kinds_in(handout), set[str]()
        self._numbers = {str(id): number for number, id in enumerate(handout.sources, 1)}

    def told(self) -> dict[str, Any]:
        """All of it."""
        sheet = {"language": self.handout.language, "sheet": self.value(self.handout, "", "", around=self.handout)}
        sheet["sources"] = [self.source(source) for source in self.handout.sources.values()]
        sheet |= {"limits": self.declared()} if self.handout.limits else {}
        return sheet | {"terms": self.terms(), "signs": self.signs(), "own": self.own()}

    def words(self, text: Text) -> list[Any]:
        """Somebody's words: a clinic's facts in them, or as they were written."""
        self.texts.append(text)
        if self.wording is None:
            return [self.run(run) for run in text.runs]
        return still(text) or [as_span(span) for span in self.wording.words(text)]

    def run(self, run: Run) -> list[Any]:
        return as_run(run, self._numbers)

    def made_of(self, text: Text) -> list[Any] | None:
        """The words as they were written, where a clinic's facts are filled into them."""
        return [self.run(run) for run in text.runs] if self.wording and any(run.placeholder for run in text.runs) else None

    # -- the definition
    def value(self, value: Any, field: str, part: str, drawn: bool = False, around: Any = None) -> Any:
        """A value of the model: in this field, of this part of the sheet; `drawn`: a picture between the words."""
        role = f"{part}.{field}" if part else field
        match value:
            case Part():
                part = str(value.part) if isinstance(value, Section) else part
                return {
                    name: self.value(inner, name, part, isinstance(value, PictureBlock | Captioned), value)
                    for name, inner in _printed(value)
                }
            case tuple():
                return [self.value(inner, field, part, around=around) for inner in value]
            case KeyPoint() if value.visits:
                made_of = [self.made_of(value), list(value.visits)]
                return self.leaves.add([self.words(value), list(value.visits)], role, value, made_of=made_of if made_of[0] else None)
            case Text():
                return self.leaves.add(self.words(value), role, value, made_of=self.made_of(value))
        if field in PICTURES:
            return self.picture(value, role, drawn)
        if field == "icon":
            return self.leaves.add(self.shown.sign(value) if self.shown else "", role, value, "picture")
        written = value if hasattr(value, "place") else around  # a number has no place of its own
        return self.leaves.add(self._numbers[value] if field == "source" else as_plain(value), role, written, "value")

    def picture(self, id: Scalar, role: str, drawn: bool) -> Any:
        """By its content, never its name; only a drawing between the words has its labels on it."""
        found = self.shown.depicted(id, self.handout.language) if self.shown else None
        if found is None:
            return self.leaves.add(None, role, id, "picture")
        told = {"content": self.leaves.add([found.content, found.series], role, id, "picture")}
        told["alt"] = self.leaves.add(self.words(found.alt), f"{role}.alternative_text", id, "picture")
        if drawn and found.labels:
            self.labelled = True
            told["labels"] = self.leaves.add([[self.words(words), x, y] for words, x, y in found.labels], f"{role}.labels", id, "picture")
        return told

    # -- what the program adds
    def source(self, source: Source) -> Any:
        """As the list of sources prints it: the title only where nothing else names it."""
        named = [source.by, source.in_ or source.title, *([] if source.url or not source.in_ else [source.title])]
        told = [self.leaves.add(self.words(text), "sources", text) for text in named if text]
        return [told, bool(source.by), self.leaves.add([source.year, source.read, source.url], "sources", source.url or source)]

    def declared(self) -> list[Any]:
        """The limits of the topic's own: what each is called, and what kind of thing a clinic sets."""
        inside = {run.placeholder.removeprefix("limit:") for text in self.handout.all_texts() for run in text.runs}
        return [
            [str(name), self.leaves.add(self.words(kind.label), f"limits.{name}", kind.label), kind.told, kind.when, kind.size, kind.unit]
            for name, kind in self.handout.limits.items()
            if name in {*self.handout.listed_limits(), *inside}
        ]

    def terms(self) -> list[Any]:
        """Those that some words use, also the words that explain another one; a term is printed as it is called."""
        told, at = list[Any](), 0
        while at < len(self.texts):
            for name in sorted({run.term for run in self.texts[at].runs if run.term} - self.met):
                self.met.add(name)
                told.append((name, self._term(name)))
            at += 1
        return [[name, *said] for name, said in sorted(told)]

    def _term(self, name: str) -> list[Any]:
        term = self.handout.terms.get(Scalar(name))
        said = [term.say, term.means] if term else []
        return [self.leaves.add(self.words(text), f"terms.{'_'.join(name.split())}", text) if text else None for text in said]

    def signs(self) -> dict[str, str]:
        """What is drawn before words and says the same as they: a cross that became a tick would say something else."""
        names = dict.fromkeys(name for kind, names in SIGNS.items() if kind in self.kinds for name in names)
        return {name: self.leaves.add(self.shown.sign(name), f"signs.{name}", None, "picture") for name in names} if self.shown else {}

    def own(self) -> dict[str, Any]:
        """The program's own sentences."""
        keys = set(own_keys(self.handout, self.catalogue, frozenset(self.met)))
        keys |= of_clinics(self.handout, self.catalogue, self.kinds, self.texts) if self.wording is None else set()
        keys |= {"figures.labelled"} if self.labelled else set()
        keys -= {f"contacts.{name}" for name in self.handout.contacts() if self._called(name)}
        told = {key: self.catalogue.text(key) for key in sorted(keys)}
        return {key: self.own_words(key, text) for key, text in told.items()}

    def own_words(self, key: str, text: Text) -> list[Any]:
        """One of the program's sentences."""
        filled = [self.own_run(run) for run in text.runs]
        made_of = self.made_of(text) if any(run.placeholder in OF_CLINIC for run in text.runs) else None
        return list(self.leaves.add(filled, f"own_words.{key}", text, "own", made_of))

    def _called(self, name: str) -> bool:
        """Whether the clinic has its own words for a further phone."""
        return self.wording is not None and self.wording.clinic.phones.label(name, self.handout.language) is not None

    def own_run(self, run: Run) -> list[Any]:
        """One clinic's number and name stand in it."""
        if self.wording and run.placeholder in OF_CLINIC:
            return [[as_span(span) for span in self.wording.words(Text((run,), run.placeholder))]]
        return self.run(run)


@lru_cache(64)
def kinds_in(handout: Handout) -> frozenset[type[Part]]:
    """The kinds of parts that a definition has."""
    return frozenset(map(type, handout.parts()))


def _printed(part: Part) -> Iterator[tuple[str, Any]]:
    """The fields of a part that say something on paper."""
    without = {*UNPRINTED, *(("heading", "picture") if isinstance(part, Section) and is_danger(part) else ())}
    without |= {"limits"} if isinstance(part, Handout) else set()  # told by themselves, as terms and sources are
    if isinstance(part, Link) and part.short:
        without.add("url")
    return ((name, inner) for name, inner in vars(part).items() if inner not in (None, (), {}) and name not in without)
