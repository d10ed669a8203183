"""The order of letters on a line where scripts of both directions meet: the Unicode bidirectional algorithm (UAX #9).

Texts hold no embedding or override characters (reading them is refused), so the algorithm's rules X are not needed, but for one of
our own: a dose, a telephone number, a Latin phrase inside right-to-left words is an isolate, so that "(555) 555-0142" and
"10 mg" keep their order.  Plain UAX #9 would print "555-0142 (555)".
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

_STRONG = {"R": "R", "EN": "R", "AN": "R", "L": "L"}  # numbers count as right-to-left for the neutrals beside them (N1)
_OPEN = {"(": ")", "[": "]", "{": "}", "\u2329": "\u3009", "\u3008": "\u3009"}
_ALIKE = {"\u232a": "\u3009"}  # canonically the same bracket
_DEEPEST = 63  # brackets inside brackets (BD16)
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f"
_LATIN = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff"
_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]")
# it begins with a letter, a digit, a sign before digits, or an area code in brackets; it ends with a letter, a digit, a unit's sign;
# inside is anything but right-to-left letters, no comma between separate numbers (that list is read from the right), no colon
# after a number ("Source 1: Lancet": the number belongs to what stands before it), and no dot between facts ("Version 1.0  ·  A4RN")
_ISOLATE = re.compile(
    rf"(?:\(\+?[0-9]+\)|(?<![\w\)\]%°])[-−±][$€£]?(?=[0-9])[0-9]|[+$€£]?[{_LATIN}])"
    rf"(?:(?:(?!(?<=[0-9])(?:[,;.!?] [0-9]|: ))(?! +·)[^{_RIGHT}\n\ufffc])*[{_LATIN}%°µ)\]])?"
)


def right_to_left(text: str) -> bool:
    """Does it hold a letter that is written from the right?"""
    return bool(_RIGHT_TO_LEFT.search(text))


def levels(text: str, base: int, apart: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The embedding level of every character, `base` 0 (from the left) or 1; odd levels are written from the right.

    In a paragraph from the right every isolate (see the module) is written from the left inside; what lies `apart` (from, to) is an
    isolate too, in the direction of its own first letter (UAX #9's FSI).
    """
    if not base and not right_to_left(text):
        return [0] * len(text)
    outer, where, at = [], list[tuple[int, int]](), 0
    for start, end in _isolated(text, base, apart):
        outer.append(text[at:start] + "\ufffc")
        where += ((k, -1) for k in range(at, start))
        where.append((start, end))
        at = end
    outer.append(text[at:])
    where += ((k, -1) for k in range(at, len(text)))
    found = [0] * len(text)
    for (start, end), level in zip(where, resolved("".join(outer), base)):
        if end < 0:
            found[start] = level
        else:
            inside = first_strong(text[start:end]) if (start, end) in apart else 0
            within = level + 1 if level % 2 != inside else level + 2  # the next level of that direction
            found[start:end] = [
                within - inside + inner for inner in (levels(text[start:end], 1) if inside else resolved(text[start:end], 0))
            ]
    return found


def first_strong(text: str) -> int:
    """The direction of the first letter that has one (rules P2 and P3): 1 from the right, else 0."""
    return next((int(kind != "L") for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), 0)


def _isolated(text: str, base: int, apart: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stands apart, and the isolates of what is left."""
    found, at = list[tuple[int, int]](), 0
    for start, end in (*apart, (len(text), len(text))):
        found += ((at + first, at + last) for first, last in (isolates(text[at:start]) if base else ()))
        if end > start:
            found.append((start, end))
        at = end
    return found


def isolates(text: str) -> list[tuple[int, int]]:
    """Where the isolates of a right-to-left paragraph lie; all of it, when it has letters and none is written from the right."""
    if not right_to_left(text) and any(map(str.isalpha, text)):
        return [(0, len(text))]
    return [(found.start(), found.start() + len(_balanced(found[0]))) for found in _ISOLATE.finditer(text)]


def _balanced(words: str) -> str:
    """Without the closing brackets at the end that were opened before it."""
    while words and words[-1] in ")]" and words.count(words[-1]) > words.count("(" if words[-1] == ")" else "["):
        words = words[:-1].rstrip(" .,:;!?")
    return words


def resolved(text: str, base: int) -> list[int]:
    """UAX #9 without embeddings: W1–W7, N0–N2, I1–I2, L1 for separators."""
    original = [unicodedata.bidirectional(c) or "L" for c in text]
    edge = "R" if base else "L"
    kinds = _weak(original, edge)
    _brackets(text, kinds, original, edge)
    _neutral(kinds, edge)
    above = {"L": 1, "EN": 1, "AN": 1} if base else {"R": 1, "EN": 2, "AN": 2}
    found = [base + above.get(kind, 0) for kind in kinds]
    return [base if kind in ("S", "B") else level for kind, level in zip(original, found)]


def _weak(original: Sequence[str], edge: str) -> list[str]:
    """Rules W1 to W7."""
    kinds = [
        "ON" if kind in ("LRI", "RLI", "FSI", "PDI") else "BN" if kind in ("LRE", "RLE", "LRO", "RLO", "PDF") else kind for kind in original
    ]
    last = edge
    for k, kind in enumerate(kinds):  # W1; W2 needs letters only
        if kind in ("NSM", "BN"):
            kinds[k] = last
        last = kinds[k]
    strong = edge
    for k, kind in enumerate(kinds):  # W2
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[k] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for k in range(1, len(kinds) - 1):  # W4
        around = kinds[k - 1], kinds[k + 1]
        if (kinds[k] in ("ES", "CS") and around == ("EN", "EN")) or (kinds[k] == "CS" and around == ("AN", "AN")):
            kinds[k] = around[0]
    for start, end in _stretches(kinds, lambda kind: kind == "ET"):  # W5
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
    kinds = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]  # W6
    strong = edge
    for k, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[k] = "L"
    return kinds


def _brackets(text: str, kinds: list[str], original: Sequence[str], edge: str) -> None:
    """Rule N0: a pair of brackets goes with what it holds."""
    waiting, pairs = list[tuple[str, int]](), list[tuple[int, int]]()
    for k, c in enumerate(text):
        if kinds[k] != "ON":
            continue
        c = _ALIKE.get(c, c)
        if c in _OPEN and len(waiting) == _DEEPEST:
            break
        if c in _OPEN:
            waiting.append((_OPEN[c], k))
        elif (found := next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == c), None)) is not None:
            pairs.append((waiting[found][1], k))
            del waiting[found:]
    for first, last in sorted(pairs):
        inside = {_STRONG[kind] for kind in kinds[first + 1 : last] if kind in _STRONG}
        if not inside:
            continue
        before = next((_STRONG[kind] for kind in reversed(kinds[:first]) if kind in _STRONG), edge)
        side = edge if edge in inside or before == edge else before
        for k in (first, last):
            kinds[k] = side
            while k + 1 < len(kinds) and original[k + 1] in ("NSM", "BN"):
                k += 1
                kinds[k] = side


def _neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: neutrals take the side of both their neighbours, else the paragraph's."""
    for start, end in _stretches(kinds, lambda kind: kind not in _STRONG):
        before = _STRONG[kinds[start - 1]] if start else edge
        after = _STRONG[kinds[end]] if end < len(kinds) else edge
        kinds[start:end] = [before if before == after else edge] * (end - start)


def _stretches(kinds: Sequence[str], wanted: Callable[[str], object]) -> list[tuple[int, int]]:
    found, start = list[tuple[int, int]](), None
    for k, kind in enumerate([*kinds, ""]):
        if k < len(kinds) and wanted(kind):
            start = k if start is None else start
        elif start is not None:
            found.append((start, k))
            start = None
    return found


def visual(levels: Sequence[int]) -> list[int]:
    """Rule L2: the indices of things with these levels, in the order from left to right."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=0) - 1, -1) if odd else ():
        for start, end in _stretches(["in" if levels[k] >= level else "" for k in order], bool):
            order[start:end] = reversed(order[start:end])
    return order
