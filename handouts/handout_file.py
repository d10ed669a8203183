"""One definition file, read: with the names that its text may use, and as the original of its translations."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from .about import OWN, kind_in, kind_names, own_files
from .before_phrases import is_before_phrases
from .catalogue import ORIGINAL
from .definition import Definition, Handout
from .in_kind import in_kind
from .kept import kept
from .known import Known
from .limits import built_in
from .measured import FileStamp
from .node import Mapping, Node
from .problems import seeking
from .translation import original_digest
from .validate import model

Names = Collection[str] | None
LARGEST = 150_000  # bytes: the longest that we know has 32,000, and sets in a tenth of a second


@lru_cache(8)
def known_original(path: Path, topic: str, known: tuple[FileStamp, ...], here: str, about: Path | None) -> Handout:
    """An original, read once for all its translations."""
    return read_handout(path, topic, ORIGINAL, original=ORIGINAL, about=about)


@lru_cache(64)
def known_digest(path: Path, topic: str, known: tuple[FileStamp, ...], here: str, about: Path | None) -> str:
    """The digest of an original's words."""
    return original_digest(known_original(path, topic, known, here, about))


def read_handout(
    path: Path, topic: str, language: str, pictures: Names = None, icons: Names = None, original: str = "", about: Path | None = None
) -> Handout:
    """One definition file; raises `Problems`.

    `original` is the language it was translated from, where it was; `about` a folder with more kinds of topics.
    """

    def read() -> Handout:
        from .reader import read_file  # YAML

        reading = read_file(path, most=LARGEST)
        found = kind_in(reading.node, about)
        names = names_in(reading.node, pictures, icons)._replace(parts_of_kind=found.usable, kinds=kind_names(about))
        with seeking():
            return in_kind(model(Definition, reading, names), topic, language, original, found)

    files = own_files(about)
    return kept(
        "handout", lambda: (path, topic, language, original, *(names and sorted(names) for names in (pictures, icons)), *files), read
    )


def names_in(node: Node | None, pictures: Names, icons: Names) -> Known:
    """The names that a definition's text may use: those that it defines itself, and the pictures there are."""
    top = node if isinstance(node, Mapping) else Mapping({})
    terms, sources, sections, limits = (top.get(field) for field in ("terms", "sources", "sections", "limits"))
    parts = [section for section in sections or () if isinstance(section, Mapping)]
    return Known(
        terms=tuple(terms) if isinstance(terms, Mapping) else (),
        sources=tuple(sources) if isinstance(sources, Mapping) else (),
        limits=(*built_in(), *(limits if isinstance(limits, Mapping) else ())),
        parts=tuple(str(part.get("id") if part.get("part") == OWN else part.get("part")) for part in parts),
        pictures=pictures,
        icons=icons,
        values_alone=is_before_phrases(node),
    )
