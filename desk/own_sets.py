"""Staff's own sets: baskets kept under a name, and the handouts that they like best; of patients, nothing.

One file of the desk's own folder, written whole: {"format": 1, "sets": [{"name": "New knee, Spanish", "wishes": [{"topic": "knee", …}]}],
"favourites": [{"topic": "knee", "bundle": false}]}.  A set says which sheets, in which language, size and pages; paper, printer and
copies are chosen when it is printed.  What cannot be read in it is passed over and told; before anything is written over that, the file
is put aside.
"""

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from ..handouts.measured import read_measured
from ..handouts.place import Place, shown
from ..handouts.problems import Problem, unreadable
from ..press.record.own import OWN, STRANGE, own_folder
from ..press.record.whole import put_whole
from .counts import home_of_desk
from .wish import MOST_SHEETS, Unknown, Wish, read_name, read_wish

FILE = "desk-sets.json"
ASIDE = "desk-sets.damaged.json"
MOST, LETTERS = 60, 60  # sets, favourites; letters of a name
MOST_BYTES = 1 << 20


class OwnSet(NamedTuple):
    """A basket by the name that staff gave it."""

    name: str
    wishes: tuple[Wish, ...]


class Full(Exception):
    """There are as many as there can be."""


class Unsaved(Exception):
    """The file cannot be written."""


class OwnSets:
    """What the file says, read anew where another desk of the workspace has changed it."""

    def __init__(self, workspace: Path | None) -> None:
        self.path = home_of_desk(workspace) / FILE
        self.sets, self.favourites = list[OwnSet](), list[tuple[str, bool]]()
        self.problems: tuple[Problem, ...] = ()
        self.round = 0  # goes up whenever something is other than the page knows
        self._stamp: object = ()
        self._lock = threading.RLock()

    def refresh(self) -> None:
        """Look into the file, where it is another."""
        with self._lock:
            self._read()

    def keep(self, name: Any, wishes: Any) -> None:
        """A set of that name, in the place of one that there is.  Raises Unknown for what no page of ours sends, Full, Unsaved."""
        made = _set({"name": name, "wishes": wishes})
        with self._lock:
            self._change([*self._others(made.name), made], self.favourites)

    def drop(self, name: Any) -> None:
        """The set of that name is no more; raises Unknown, Unsaved."""
        with self._lock:
            self._change(self._others(_named(name)), self.favourites)

    def favour(self, said: Any, liked: bool) -> None:
        """A topic or bundle is a favourite, or is none any more; raises Unknown, Full, Unsaved."""
        one = _favourite(said)
        with self._lock:
            self._read()
            others = [each for each in self.favourites if each != one]
            self._change(self.sets, [*others, one] if liked else others)

    def _others(self, name: str) -> list[OwnSet]:
        self._read()
        return [each for each in self.sets if each.name.casefold() != name.casefold()]

    def _change(self, sets: Sequence[OwnSet], favourites: Sequence[tuple[str, bool]]) -> None:
        if len(sets) > MOST or len(favourites) > MOST:
            raise Full
        said = {
            "format": 1,
            "sets": [{"name": each.name, "wishes": [_unpapered(wish) for wish in each.wishes]} for each in sets],
            "favourites": [{"topic": topic, "bundle": bundle} for topic, bundle in favourites],
        }
        data = json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8")
        if len(data) > MOST_BYTES:
            raise Full
        try:
            if self.path.parent.name == OWN:
                own_folder(self.path.parent.parent)
            if self.problems:
                os.replace(self.path, self.path.with_name(ASIDE))
            put_whole(self.path, data)
        except OSError as error:
            raise Unsaved from error
        self._read()

    def _read(self) -> None:
        """Everything that can be read; what cannot is told."""
        try:
            found = self.path.stat()
            stamp: object = (found.st_mtime_ns, found.st_size, found.st_ino)
        except OSError:
            stamp = None
        if stamp == self._stamp:
            return
        self._stamp, self.sets, self.favourites, self.problems = stamp, [], [], ()
        self.round += 1
        if stamp is None:
            return
        try:
            said = json.loads(read_measured(self.path, MOST_BYTES))
            sets, favourites = said["sets"], said["favourites"]
            self.sets, bad = _readable(_set, sets)
            self.favourites, worse = _readable(_favourite, favourites)
            self.problems = (_damaged(self.path),) if bad or worse else ()
        except OSError as error:
            self.problems = (unreadable(error, self.path),)
        except STRANGE:
            self.problems = (_damaged(self.path),)


def _readable(read: Any, all: Any) -> tuple[list[Any], int]:
    """Each that can be read, once, as many as there may be; and how many cannot."""
    made, bad = list[Any](), 0
    for each in all if isinstance(all, list) else [None]:
        try:
            one = read(each)
        except Unknown:
            bad += 1
            continue
        if one not in made and len(made) < MOST:
            made.append(one)
    return made, bad


def _set(said: Any) -> OwnSet:
    if not isinstance(said, dict) or not isinstance(said.get("wishes"), list) or not 0 < len(said["wishes"]) <= MOST_SHEETS:
        raise Unknown
    wishes = tuple(read_wish({"paper": "", **each} if isinstance(each, dict) else each) for each in said["wishes"])
    return OwnSet(_named(said.get("name")), wishes)


def _named(said: Any) -> str:
    name = " ".join(read_name(said).split())
    if not 0 < len(name) <= LETTERS:
        raise Unknown
    return name


def _favourite(said: Any) -> tuple[str, bool]:
    if not isinstance(said, dict):
        raise Unknown
    return read_name(said.get("topic")), said.get("bundle") is True


def _unpapered(wish: Wish) -> dict[str, Any]:
    return {name: value for name, value in asdict(wish).items() if name != "paper"}


def _damaged(path: Path) -> Problem:
    return Problem(
        Place(shown(path)),
        "note-broken",
        "some of what staff kept at the desk cannot be read and is passed over",
        "put the file back from a copy, or delete it: sets can be kept anew",
        "warning",
    )
