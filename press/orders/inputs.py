"""The digests of everything that makes a sheet what it is: as long as they stand, it need not be made again.

Each is of what this very sheet uses: another clinic's file, a limit of another topic or a picture that it does not show change none.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from ... import __version__
from ...handouts.approvals import ALL
from ...handouts.catalogue import ORIGINAL
from ...handouts.clinic import Clinic
from ...handouts.clinic_fonts import files_of, named_fonts, words_on_sheet
from ...handouts.digests import INPUT, of_bytes, of_lines
from ...handouts.kept import MOST_READ, ROOMS, kept
from ...handouts.limits import built_in
from ...handouts.measured import read_measured
from ...handouts.node import Scalar
from ...handouts.other_help import other_help
from ...handouts.part import NODES, walk
from ...handouts.place import Place, shown
from ...handouts.problems import Problem, Problems, unreadable
from ...handouts.regions import said_in
from ...handouts.set_limits import Limit, TopicLimits
from ...handouts.sites import names_over
from ...handouts.text import Text
from ...handouts.translation import read_record
from ...images.picture import PictureError
from .order import Order
from .workshop import Workshop

HERE = Path(__file__).parent.parent.parent
MAKERS = (
    "reportlab",
    "pillow",
    "babel",
    "uharfbuzz",
    "pymupdf-fonts",
    "pysyllables",
    "phonenumbers",
    "pypdfium2",
)  # whose version may change a sheet, or what is found in it
UNSAID = ("id", "format", "allow")  # of anything
# of a clinic: the order names its own; what a group says is the clinic's; the last two are for staff
UNPRINTED = ("format", "group", "paper", "edition", "topics", "responsible", "public")
LATER = ("short_name", "country", "sites", "letterhead")  # fields that came later: where nobody wrote them they change no digest of old
UNMEASURED = ("called", "like", "guidelines")  # of an edition: only the guideline that the clinic follows counts


class Inputs:
    """The digests of orders; every file is read once."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self._last: tuple[object, dict[str, str]] = ((), {})

    def of(self, order: Order) -> dict[str, str]:
        """Sixteen hex digits for each kind of input; raises Problems where a file cannot be read."""
        return {**self.of_words(order), "theme": self._theme(order), "program": program_digest()}

    def of_words(self, order: Order) -> dict[str, str]:
        """What it has in common with its words in other editions and on other papers, also where its own are no more."""
        key = order.clinic, order.topic, order.languages
        if self._last[0] != key:  # next in order come the other editions of the same words
            self._last = key, self._of_words(order)
        return self._last[1]

    def _of_words(self, order: Order) -> dict[str, str]:
        shop, texts = self.workshop, [(order.topic, language) for language in order.languages]
        return {
            "definition": input_digest(self._file(path) for text in texts for path in self._definition(*text, order.clinic)),
            "translation": input_digest(self._record(*text) for text in texts),
            "clinic": self._clinic(shop.clinic(order.clinic), order),
            "approvals": input_digest(self._approvals(*text, order.clinic) for text in texts),
            "pictures": input_digest(
                [*(self._pictures(*text, order.clinic) for text in texts), self.logo(shop.clinic(order.clinic).logo_file)]
            ),
            "catalogue": input_digest(self._catalogue(language) for language in order.languages),
            "fonts": input_digest(self._file(path) for text in texts for path in self._fonts(order.clinic, *text)),
        }

    def _definition(self, topic: str, language: str, clinic: str) -> list[Path]:
        """The file of a definition, that of its original, that of its kind where the workspace has it, and a clinic's own lines."""
        shop, handout = self.workshop, self.workshop.handout(topic, language)
        folder = shop.once(("folder", topic), lambda: shop.library.topic_folder(topic))
        own = [path for path in shop.library.kind_files() if path.stem == handout.kind.name]
        files = [
            folder / f"{each}.yaml"
            for each in dict.fromkeys((shop.library.written_in(topic, language), shop.library.written_in(topic, handout.original)))
        ]
        lines = [path for each in dict.fromkeys((language, ORIGINAL)) for path in shop.library.line_files(clinic, topic, each)]
        return [*files, *own, *lines]

    def _record(self, topic: str, language: str) -> str:
        """Which words of the original a translation was made from."""
        shop = self.workshop
        record = shop.once(("record", topic), lambda: read_record(shop.library.topic_folder(topic)))
        return json.dumps(record.get(shop.library.written_in(topic, language), {}), sort_keys=True)

    def _clinic(self, clinic: Clinic, order: Order) -> str:
        """What the sheet may print of a clinic and its network: its limits for this topic, its help in these languages."""
        absent = {name for name in LATER if not getattr(clinic, name)}
        known = {name: value for name, value in vars(clinic).items() if name not in {*UNPRINTED, *absent}}
        limits = clinic.limits.get(Scalar(order.topic))
        known["limits"] = limits and _in_order(limits)
        known["phones"] = {name: value for name, value in vars(clinic.phones).items() if value not in (None, {})}
        for name in ("language_help", "fonts"):
            known[name] = tuple(said_in(getattr(clinic, name), language) for language in order.languages)
        if others := [each for language in order.languages for each in other_help(clinic.language_help, language)]:
            known["help_elsewhere"] = others
        return input_digest(part for name, value in known.items() for part in (name, *_spelled(value)))

    def _approvals(self, topic: str, language: str, clinic: str) -> str:
        """The signatures that may be under the sheet."""
        return input_digest(
            part
            for each in self.workshop.approvals()
            if (each.topic, each.language) == (topic, language)
            and each.clinic in (*names_over(clinic), ALL)
            and each.date <= self.workshop.today
            for part in _spelled(each)
        )

    def _pictures(self, topic: str, language: str, clinic: str) -> str:
        """The pictures that a sheet shows, with their words and the spots of their labels."""
        shop = self.workshop
        return shop.once(
            ("shown", topic, language, shop.lined(topic, language, clinic)),
            lambda: input_digest(
                part for id in sorted(set(shop.handout(topic, language, clinic).pictures())) for part in self._picture(id, language)
            ),
        )

    def _picture(self, id: str, language: str) -> Iterable[str]:
        pictures = self.workshop.pictures
        path = pictures.entries()[id].path
        spots = path.with_suffix(".anchors.json")
        yield from (
            id,
            self._file(path),
            self._file(spots),
            pictures.alt(id, language),
            str(pictures.is_series(id)),
        )
        try:
            yield from (f"{label.words.source} {label.x} {label.y}" for label in pictures.labels(id, language))
        except PictureError as error:
            raise Problems([Problem(Place(shown(spots)), error.code, error.message, error.hint)]) from error

    def logo(self, path: str | None) -> str:
        """The digest of a logo; "" for none, or for one that cannot be found, which setting the sheet will tell."""
        try:
            return self._file(self.workshop.pictures.find(path)) if path else ""
        except PictureError:
            return ""

    def _catalogue(self, language: str) -> str:
        """The program's own words."""
        shop = self.workshop
        return shop.once(
            ("catalogue", language),
            lambda: input_digest(part for key, text in shop.library.catalogue(language).texts.items() for part in (key, text.source)),
        )

    def _fonts(self, clinic: str, topic: str, language: str) -> Iterator[Path]:
        """The fonts that a clinic names for what stands on a sheet.  (What the machine lends is no input: it stays with the machine.)"""
        facts, handout = self.workshop.clinic(clinic), self.workshop.handout(topic, language, clinic)
        named = named_fonts(facts, language, words_on_sheet(handout, facts) if facts.fonts else ())
        for file in (file for each in named for file in files_of(each)):
            with suppress(PictureError):
                yield self.workshop.pictures.find(file)

    def _theme(self, order: Order) -> str:
        """The measures of its paper and edition, not what they are called."""
        shop = self.workshop
        paper, edition = shop.paper(order), shop.edition(order).by(shop.clinic(order.clinic).large_print)
        return input_digest(
            [paper.size, paper.overhang, *((name, value) for name, value in vars(edition).items() if name not in UNMEASURED)]
        )

    def _file(self, path: Path) -> str:
        """The digest of a file's bytes, "" for none; raises Problems."""

        def read() -> str:
            try:
                return of_bytes(read_measured(path, MOST_READ)) if path.is_file() else ""
            except OSError as error:
                raise Problems([unreadable(error, path)]) from error

        return self.workshop.once(path, read)


def _in_order(limits: TopicLimits) -> dict[str, Limit]:
    """The built-in limits first, in an order that no file changes."""
    names = (*built_in(), *sorted(name for name in limits if name not in built_in()))
    return {name: limits[Scalar(name)] for name in names if name in limits}


def _spelled(value: Any) -> Iterator[str]:
    """All that a part says, as it is written, in the model's order, with the names of its fields."""
    for found, _, name, _ in walk(value, UNSAID):
        if name:
            yield f"{name}:"
        if isinstance(found, Text) or not isinstance(found, NODES):
            yield found.source if isinstance(found, Text) else str(found)


def input_digest(parts: Iterable[Any]) -> str:
    """Sixteen hex digits of some texts in their order."""
    return of_lines(map(str, parts), INPUT)


def together(order: Order, inputs: dict[str, str]) -> str:
    """The digest of an order and all its inputs: what its check code is made from."""
    return input_digest([order, *(f"{name} {value}" for name, value in sorted(inputs.items()))])


@cache
def program_digest() -> str:
    """The digest of this program, version, code and signs (a checkout changes under one version), and of those that write its bytes."""
    return kept("program", tuple, _program)


def program_files() -> list[Path]:
    """The program's code, its signs, its kinds of topics, and the words that rules and line ends look for.

    (What of its data a sheet shows is an input of its own.)
    """
    code = [path for room in ROOMS for path in sorted((HERE / room).rglob("*.py")) if "drawing" not in path.parts]
    words = [path for room in ("checks", "layouts") for path in sorted((HERE / room).rglob("*.yaml"))]
    kinds = sorted((HERE / "handouts" / "about").glob("*.yaml"))
    return [*code, *sorted((HERE / "images" / "icons").glob("*.svg")), *kinds, *words]


def _program() -> str:
    from importlib.metadata import version
    from unicodedata import unidata_version  # of Python: which way letters run, and how accents are put together

    return input_digest(
        [
            __version__,
            *(of_bytes(path.read_bytes()) for path in program_files()),
            *(f"{maker} {version(maker)}" for maker in MAKERS),
            f"unicode {unidata_version}",
        ]
    )
