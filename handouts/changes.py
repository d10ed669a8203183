"""What has changed since a signature: what is new, and what stands elsewhere (a Do that became a Do not).

A signature keeps, in order, eight digits of the digest of each word, number and picture, and its role: "1a2b3c4d/aftercare.do_not".  One
of the first form kept digits of texts only: it tells which words are new, not where words stood, and nothing of all else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from .definition import Handout
from .digests import TEXT, of_bytes
from .finished_words import BEHIND, ItemKind, SignedItem
from .place import NOWHERE, Place


@dataclass(frozen=True)
class Change:
    """Something that is not as it was signed: new, or the same as before at another place of the sheet, where it was `was`.

    `filled`: what somebody wrote there is as it was, and only what is filled into it is not; None where nothing is filled in, or the
    signature does not tell.
    """

    place: Place
    role: str
    was: str = ""
    kind: ItemKind = "words"
    filled: bool | None = None


@dataclass(frozen=True)
class Changes:
    """All of them; how many of each role are gone; whether the signature tells where words stood; the roles behind which something else
    is held than before.
    """

    found: tuple[Change, ...] = ()
    gone: tuple[tuple[str, int], ...] = ()
    knows_roles: bool = True
    behind: frozenset[str] = frozenset()

    def places(self, file: str) -> list[Place]:
        """Where in a file something is new or moved."""
        return [change.place for change in self.found if change.place.file == file]

    def told(self, file: str) -> str:
        """What has changed, in a line: where it stands in the definition's file, else what it is on the sheet."""
        lines = dict.fromkeys(str(place.line) for place in self.places(file))
        others = dict.fromkeys(_in_short(change.role) for change in self.found if change.place.file != file)
        gone = sum(count for _, count in self.gone)
        told = [f"new or changed in line {', '.join(lines)}"] if lines else []
        told += [f"changed: {', '.join(others)}"] if others else []
        told += [f"{gone} of what was approved {'is' if gone == 1 else 'are'} gone"] if gone else []
        return "; ".join(told) or "only where things stand"


def named_role(role: str) -> str:
    """What something is on the sheet, in words: “aftercare.do_not” → “aftercare, do not”."""
    return role.replace(".", ", ").replace("_", " ")


def _in_short(role: str) -> str:
    """The same; of the program's own sentences, of which a new version may have many, only what they are of."""
    own, _, sentence = role.partition(".")
    return f"the program’s own words ({named_role(sentence.partition('.')[0])})" if own == "own_words" else named_role(role)


def signed_texts(handout: Handout) -> list[SignedItem]:
    """Its texts as the author wrote them, in order, as a signature of the first form holds them."""
    return [SignedItem(of_bytes(text.held.encode("utf-8"), TEXT), "", text.place) for text in handout.all_texts()]


def read_held(kept: str) -> list[SignedItem]:
    """What a signature keeps, as it was written into it."""
    return [SignedItem(digest, role, NOWHERE) for digest, _, role in (each.partition("/") for each in kept.split())]


def compared(before: Iterable[SignedItem], now: Iterable[SignedItem]) -> Changes:
    """What is new, moved or gone."""
    before, now = list(before), list(now)
    if before and not all(each.role for each in before):
        return _by_digest(before, [each for each in now if not each.is_behind])
    held, behind = (Counter(str(each) for each in items if each.is_behind) for items in (before, now))
    pairs = [(each, str(after)) for each, after in zip(now, now[1:]) if held and after.role == f"{BEHIND}{each.role}"]
    filled = {id(each): held[after] >= behind[after] for each, after in pairs}
    before, now = ([each for each in items if not each.is_behind] for items in (before, now))
    same = SequenceMatcher(None, [str(each) for each in before], [str(each) for each in now], autojunk=False).get_matching_blocks()
    old = [each for k, each in enumerate(before) if not any(block.a <= k < block.a + block.size for block in same)]
    new = [each for k, each in enumerate(now) if not any(block.b <= k < block.b + block.size for block in same)]
    changes = list[Change]()
    for each in new:
        alike = [other for other in old if other.digest == each.digest]
        was = next((other for other in alike if other.role == each.role), alike[0] if alike else None)
        if was:
            old.remove(was)
        changes.append(Change(each.place, each.role, was.role if was else "", each.kind, filled.get(id(each))))
    other = frozenset(each.partition("/")[2].removeprefix(BEHIND) for each in behind if held and each not in held)
    return Changes(tuple(changes), tuple(Counter(each.role for each in old).items()), behind=other)


def _by_digest(before: list[SignedItem], now: list[SignedItem]) -> Changes:
    """The same as far as an older signature can tell: words that it held somewhere are not new."""
    left, new = Counter(each.digest for each in before), list[Change]()
    for each in now:
        if left[each.digest]:
            left[each.digest] -= 1
        else:
            new.append(Change(each.place, each.role, kind=each.kind))
    return Changes(tuple(new), (("", left.total()),) if left.total() else (), knows_roles=False)
