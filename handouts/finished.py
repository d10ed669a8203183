"""What a sheet prints, as one structure of words, numbers and pictures with their roles: what a clinician signs, and its digest.

The structure is JSON: a part is a mapping of its fields, a list is a list, words are lists of spans, a number is a number.  So two
sheets that differ in a word, or only in the place where it stands, never have one digest (tests/handouts/test_finished.py).  What is
not printed is not in it: ids, `allow`, `format`, terms that nothing uses, limits that the sheet does not show.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from .blocks import Advice, DangerSigns, Link, PictureBlock
from .bundle import Bundle
from .catalogue import Catalogue
from .definition import Handout, Section, Source
from .depicted import Shown
from .digests import TEXT, of_bytes
from .limit_wording import LimitLine
from .limits import limit_kinds
from .node import Scalar
from .own_words import is_danger, of_clinics, own_keys
from .part import Part
from .place import NOWHERE, Place
from .text import Run, Text
from .units import neat
from .wording import Wording, joined
from .words import Span, Words

FORM = 2  # of the structure; the first one was a list of lines
UNPRINTED = (
    "id",
    "allow",
    "format",
    "also_called",
    "topic",
    "original",
    "made_from",
    "terms",
    "sources",
)  # the last two are told by themselves
ORIGINAL_WORDS = "original"  # the role of the original's digest in a translator's signature
PICTURES = "picture", "hero"  # fields that name one
SIGNS: dict[type[Part], tuple[str, ...]] = {Advice: ("do", "do-not", "tick", "cross"), DangerSigns: ("warning",)}
COVER = "head.call_us", "head.page", "head.see_page"  # sentences of the program on a bundle's cover
OF_CLINIC = ("clinic", "phone", "hours", "after_hours", "emergency")  # placeholders of the catalogue that only a clinic fills


ItemKind = Literal["words", "picture", "value", "own", "limit", "clinic"]  # value: a number or a choice; own: words of the program's


class SignedItem(NamedTuple):
    """Something that a signature holds: its digest, what it is on the sheet ("aftercare.do_not"), where it is written, its kind."""

    digest: str
    role: str
    place: Place
    kind: ItemKind = "words"

    def __str__(self) -> str:
        return f"{self.digest}/{self.role}" if self.role else self.digest


class Finished:
    """A structure, and each word, number and picture in it with its role and place."""

    def __init__(self, structure: Any, leaves: Sequence[tuple[Any, str, Place, ItemKind]]) -> None:
        self.structure, self._leaves = structure, leaves

    @cached_property
    def digest(self) -> str:
        """64 hex digits."""
        return of_bytes(_json(self.structure))

    def beside(self, original: str, place: Place) -> "Finished":
        """The same, and the digest of the original's words that it was compared with."""
        return Finished({"sheet": self.structure, "original": original}, [*self._leaves, (original, ORIGINAL_WORDS, place, "value")])

    @cached_property
    def items(self) -> tuple[SignedItem, ...]:
        """All of it, in order."""
        return tuple(SignedItem(of_bytes(_json(value), TEXT), role, place, kind) for value, role, place, kind in self._leaves)


@lru_cache(64)
def finished(wording: Wording, shown: Shown, every_clinic: bool = False) -> Finished:
    """What this clinic's sheet prints.

    With `every_clinic`, what all of them print before any clinic's facts are filled in: for a definition approved for all of them.
    """
    if every_clinic:
        return _for_all(wording.handout, wording.catalogue, shown)
    return _Gathering(wording.handout, wording.catalogue, shown, wording).finished()


@lru_cache(16)
def _for_all(handout: Handout, catalogue: Catalogue, shown: Shown) -> Finished:
    return _Gathering(handout, catalogue, shown, None).finished()


def finished_cover(bundle: Bundle, language: str, catalogue: Catalogue) -> Finished:
    """What the cover of a bundle adds to the titles of its sheets, for every clinic: its own title, and what it puts together."""
    title = bundle.titles.get(Scalar(language))
    told: dict[str, Any] = {
        "title": [_run(run, {}) for run in title.runs] if title else None,
        "topics": [str(topic) for topic in bundle.topics],
    }
    told |= {"own": {key: [_run(run, {}) for run in catalogue.text(key).runs] for key in COVER}}
    place = getattr(title, "place", NOWHERE)
    return Finished({"form": FORM, "language": language, **told}, [(value, name, place, "words") for name, value in told.items()])


@lru_cache(64)
def own_limits(wording: Wording) -> Finished:
    """What the sheet prints of the limits that its clinic has set: their amounts, and who set them when; without any, nothing is held."""
    gathering, listed = _Gathering(wording.handout, wording.catalogue, None, wording), {*wording.handout.listed_limits()}
    shown, told = listed | _inline(wording.handout), list[Any]()
    for name in limit_kinds(wording.handout.limits):
        if name in shown and (line := wording.limit(name)).is_set:
            told.append(gathering.limit(name, line) if name in listed else gathering.inline(name, line, wording))
    return Finished({"form": FORM, "language": wording.handout.language, "limits": told}, gathering.leaves)


def _inline(handout: Handout) -> set[str]:
    """The limits that stand in the middle of sentences."""
    said = {run.placeholder for text in handout.all_texts() for run in text.runs}
    return {name.removeprefix("limit:") for name in said if name.startswith("limit:")}


class _Gathering:
    """A walk through all that is printed of one sheet; without a `wording`, of all clinics' sheets."""

    def __init__(self, handout: Handout, catalogue: Catalogue, shown: Shown | None, wording: Wording | None) -> None:
        self.handout, self.catalogue, self.shown, self.wording = handout, catalogue, shown, wording
        self.leaves, self.texts = list[tuple[Any, str, Place, ItemKind]](), list[Text]()
        self.labelled = False
        self.kinds, self.met = _kinds(handout), set[str]()
        self._numbers = {str(id): number for number, id in enumerate(handout.sources, 1)}

    def finished(self) -> Finished:
        """All of it."""
        sheet = {"form": FORM, "language": self.handout.language, "sheet": self.value(self.handout, "", "", around=self.handout)}
        sheet["sources"] = [self.source(source) for source in self.handout.sources.values()]
        sheet |= {"limits": self.declared()} if self.handout.limits else {}
        sheet |= {"terms": self.terms(), "signs": self.signs(), "own": self.own()}
        return Finished(sheet | {"clinic": self.clinic(self.wording) if self.wording else None}, self.leaves)

    def leaf(self, value: Any, role: str, written: Any, kind: ItemKind = "words") -> Any:
        """Something that is held; `written` knows its place."""
        self.leaves.append((value, role.replace(" ", "_"), getattr(written, "place", NOWHERE), kind))  # a space parts what is held
        return value

    def words(self, text: Text) -> list[Any]:
        """Somebody's words: a clinic's facts in them, or as they were written."""
        self.texts.append(text)
        if self.wording is None:
            return [self.run(run) for run in text.runs]
        return _still(text) or [_span(span) for span in self.wording.words(text)]

    def run(self, run: Run) -> list[Any]:
        return _run(run, self._numbers)

    # -- the definition
    def value(self, value: Any, field: str, part: str, drawn: bool = False, around: Any = None) -> Any:
        """A value of the model: in this field, of this part of the sheet; `drawn`: a picture between the words."""
        role = f"{part}.{field}" if part else field
        match value:
            case Part():
                part = str(value.part) if isinstance(value, Section) else part
                return {name: self.value(inner, name, part, isinstance(value, PictureBlock), value) for name, inner in _printed(value)}
            case tuple():
                return [self.value(inner, field, part, around=around) for inner in value]
            case Text():
                return self.leaf(self.words(value), role, value)
        if field in PICTURES:
            return self.picture(value, role, drawn)
        if field == "icon":
            return self.leaf(self.shown.sign(value) if self.shown else "", role, value, "picture")
        written = value if hasattr(value, "place") else around  # a number has no place of its own
        return self.leaf(self._numbers[value] if field == "source" else _plain(value), role, written, "value")

    def picture(self, id: Scalar, role: str, drawn: bool) -> Any:
        """By its content, never its name; only a drawing between the words has its labels on it."""
        found = self.shown.depicted(id, self.handout.language) if self.shown else None
        if found is None:
            return self.leaf(None, role, id, "picture")
        told = {"content": self.leaf([found.content, found.series], role, id, "picture")}
        told["alt"] = self.leaf(self.words(found.alt), f"{role}.alternative_text", id, "picture")
        if drawn and found.labels:
            self.labelled = True
            told["labels"] = self.leaf([[self.words(words), x, y] for words, x, y in found.labels], f"{role}.labels", id, "picture")
        return told

    # -- what the program adds
    def source(self, source: Source) -> Any:
        """As the list of sources prints it: the title only where nothing else names it."""
        named = [source.by, source.in_ or source.title, *([] if source.url or not source.in_ else [source.title])]
        told = [self.leaf(self.words(text), "sources", text) for text in named if text]
        return [told, bool(source.by), self.leaf([source.year, source.read, source.url], "sources", source.url or source)]

    def declared(self) -> list[Any]:
        """The limits of the topic's own: what each is called, and what kind of thing a clinic sets."""
        return [
            [str(name), self.leaf(self.words(kind.label), f"limits.{name}", kind.label), kind.says, kind.when, kind.size, kind.unit]
            for name, kind in self.handout.limits.items()
            if name in {*self.handout.listed_limits(), *_inline(self.handout)}
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
        return [self.leaf(self.words(text), f"terms.{'_'.join(name.split())}", text) if text else None for text in said]

    def signs(self) -> dict[str, str]:
        """What is drawn before words and says the same as they: a cross that became a tick would say something else."""
        names = [name for kind, names in SIGNS.items() if kind in self.kinds for name in names]
        return {name: self.leaf(self.shown.sign(name), f"signs.{name}", None, "picture") for name in names} if self.shown else {}

    def own(self) -> dict[str, Any]:
        """The program's own sentences."""
        keys = set(own_keys(self.handout, self.catalogue, frozenset(self.met)))
        keys |= of_clinics(self.handout, self.catalogue, self.kinds, self.texts) if self.wording is None else set()
        keys |= {"figures.labelled"} if self.labelled else set()
        told = {key: self.catalogue.text(key) for key in sorted(keys)}
        return {key: self.leaf([self._own_run(run) for run in text.runs], f"own_words.{key}", text, "own") for key, text in told.items()}

    def _own_run(self, run: Run) -> list[Any]:
        """One clinic's number and name stand in it."""
        if self.wording and run.placeholder in OF_CLINIC:
            return [[_span(span) for span in self.wording.words(Text((run,), run.placeholder))]]
        return self.run(run)

    # -- what a clinic adds
    def clinic(self, wording: Wording) -> Any:
        """Its name and facts as they are printed, its own words and its limits."""
        clinic, asked = wording.clinic, wording.handout.further_phones()
        logo = self.shown.content(clinic.logo) if self.shown and clinic.logo else ""
        told = {"clinic": wording.words(clinic.name), "phone": Words((Span(wording.phone(), link=wording.tel()),))}
        told |= {"short_name": wording.words(clinic.short_name)} if clinic.short_name else {}
        told |= {"address": wording.words(clinic.address)} if clinic.address else {}
        numbers = clinic.phones.further
        told |= {f"phone:{name}": Words((Span(number.printed, link=number.link),)) for name, number in numbers.items() if name in asked}
        told |= {f"hours.{k}": line for k, line in enumerate(wording.hours())} | {"language_help": wording.language_help()}
        if DangerSigns in self.kinds:
            told |= {"after_hours": wording.after_hours(), "emergency_number": Words((Span(clinic.emergency.printed),))}
        facts = {name: self.leaf([_span(span) for span in words], name.partition(".")[0], clinic, "clinic") for name, words in told.items()}
        facts |= {
            name: self.leaf(value, name, clinic, "clinic") for name, value in (("units", clinic.units), ("web", clinic.web), ("logo", logo))
        }
        return facts | {"logo_is_called": self._logo() if clinic.logo else None, "limits": self.limits(wording)}

    def _logo(self) -> Any:
        text = self.catalogue.text("head.logo")
        return self.leaf([self._own_run(run) for run in text.runs], "own_words.head.logo", text, "own")

    def inline(self, name: str, line: LimitLine, wording: Wording) -> Any:
        """A limit that stands only in the middle of a sentence: its value."""
        value = wording.words(Text((Run("", placeholder=f"limit:{name}"),), name))  # its value alone: in a phrase it is the same
        return [name, self.leaf(_spans(value), f"limits.{name}", line, "limit")]

    def limits(self, wording: Wording) -> Any:
        """Those of its limits blocks, set or left open, and what is said of the open ones."""
        lines = {name: wording.limit(name) for name in dict.fromkeys(self.handout.listed_limits())}
        told = [self.limit(name, line) for name, line in lines.items()]
        if all(line.is_set for line in lines.values()):
            return [told]
        return [told, self.leaf(_spans(wording.say("limits_key.unset")), "limits", None, "limit")]

    def limit(self, name: str, line: LimitLine) -> Any:
        """A limit as it is printed, and who set it when."""
        return [
            name,
            *(self.leaf(_spans(words), f"limits.{name}", line, "limit") for words in (line.name, line.value, line.signed or Words())),
        ]


@lru_cache(64)
def _kinds(handout: Handout) -> frozenset[type[Part]]:
    return frozenset(map(type, handout.parts()))


@lru_cache(5000)
def _still(text: Text) -> list[list[Any]]:
    """Words that are the same for every clinic, as they are printed; empty for others.  (Nobody changes these lists.)"""
    if any(run.placeholder for run in text.runs):
        return []
    return _spans(joined([Span(run.words, run.strong, run.link, term=run.term) for run in text.runs], text.place))


def _printed(part: Part) -> Iterator[tuple[str, Any]]:
    """The fields of a part that say something on paper."""
    without = {*UNPRINTED, *(("heading", "picture") if isinstance(part, Section) and is_danger(part) else ())}
    without |= {"limits"} if isinstance(part, Handout) else set()  # told by themselves, as terms and sources are
    if isinstance(part, Link) and part.short:
        without.add("url")
    return ((name, inner) for name, inner in vars(part).items() if inner not in (None, (), {}) and name not in without)


def _run(run: Run, sources: Mapping[str, int]) -> list[Any]:
    """Words as they were written; a source by its number."""
    name, _, argument = run.placeholder.partition(":")
    argument = f"{argument}:{run.form}" if run.form else argument
    return [run.words, run.strong, run.link, run.term, name, sources.get(argument, 0) if name == "source" else argument]


def _plain(value: Any) -> str | int:
    """A number as a number, everything else as text: 3.90 is 3.9."""
    return value if isinstance(value, int) else f"{neat(value):f}" if isinstance(value, Decimal) else str(value)


def _spans(words: Words) -> list[list[Any]]:
    return [_span(span) for span in words]


def _span(span: Span) -> list[Any]:
    """What number a page has is known only when pages are set; how long a line to write on is depends on its column."""
    words = "" if span.page else span.words
    return [words, span.strong, span.link, bool(span.blank), span.page, span.term]


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
