"""What a sheet prints, as one structure of words, numbers and pictures with their roles: what a clinician signs, and its digest.

The structure is JSON: a part is a mapping of its fields, a list is a list, words are lists of spans, a number is a number.  So two
sheets that differ in a word, or only in the place where it stands, never have one digest (tests/handouts/test_finished.py).  What is
not printed is not in it: ids, `allow`, `format`, terms that nothing uses, limits that the sheet does not show.

`finished_sheet.py` walks through the definition and the program's sentences, `finished_clinic.py` through a clinic's facts.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

from .bundle import Bundle
from .catalogue import Catalogue
from .definition import Handout
from .depicted import Shown
from .digests import of_bytes
from .finished_clinic import ClinicGathering
from .finished_sheet import SheetGathering
from .finished_words import Leaf, SignedItem, as_run, json_bytes, signed_item
from .node import Scalar
from .place import NOWHERE, Place
from .wording import Wording

FORM = 2  # of the structure; the first one was a list of lines
ORIGINAL_WORDS = "original"  # the role of the original's digest in a translator's signature
COVER = "head.call_us", "head.page", "head.see_page"  # sentences of the program on a bundle's cover


class Finished:
    """A structure, and each word, number and picture in it with its role and place."""

    def __init__(self, structure: Any, leaves: Sequence[Leaf]) -> None:
        self.structure, self._leaves = structure, leaves

    @cached_property
    def digest(self) -> str:
        """64 hex digits."""
        return of_bytes(json_bytes(self.structure))

    def beside(self, original: str, place: Place) -> "Finished":
        """The same, and the digest of the original's words that it was compared with."""
        return Finished({"sheet": self.structure, "original": original}, [*self._leaves, (original, ORIGINAL_WORDS, place, "value")])

    @cached_property
    def items(self) -> tuple[SignedItem, ...]:
        """All of it, in order."""
        return tuple(map(signed_item, self._leaves))


@lru_cache(64)
def finished(wording: Wording, shown: Shown, every_clinic: bool = False) -> Finished:
    """What this clinic's sheet prints.

    With `every_clinic`, what all of them print before any clinic's facts are filled in: for a definition approved for all of them.
    """
    if every_clinic:
        return _for_all(wording.handout, wording.catalogue, shown)
    sheet = SheetGathering(wording.handout, wording.catalogue, shown, wording)
    return Finished({"form": FORM, **sheet.told(), "clinic": ClinicGathering(sheet, wording).facts()}, sheet.leaves)


@lru_cache(16)
def _for_all(handout: Handout, catalogue: Catalogue, shown: Shown) -> Finished:
    sheet = SheetGathering(handout, catalogue, shown, None)
    return Finished({"form": FORM, **sheet.told(), "clinic": None}, sheet.leaves)


def finished_cover(bundle: Bundle, language: str, catalogue: Catalogue) -> Finished:
    """What the cover of a bundle adds to the titles of its sheets, for every clinic: its own title, and what it puts together."""
    title = bundle.titles.get(Scalar(language))
    told: dict[str, Any] = {
        "title": [as_run(run, {}) for run in title.runs] if title else None,
        "topics": [str(topic) for topic in bundle.topics],
    }
    told |= {"own": {key: [as_run(run, {}) for run in catalogue.text(key).runs] for key in COVER}}
    place = getattr(title, "place", NOWHERE)
    return Finished({"form": FORM, "language": language, **told}, [(value, name, place, "words") for name, value in told.items()])


@lru_cache(64)
def own_limits(wording: Wording) -> Finished:
    """What the sheet prints of the limits that its clinic has set: their amounts, and who set them when; without any, nothing is held."""
    sheet = SheetGathering(wording.handout, wording.catalogue, None, wording)
    told = ClinicGathering(sheet, wording).own_limits()
    return Finished({"form": FORM, "language": wording.handout.language, "limits": told}, sheet.leaves)
