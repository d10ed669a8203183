"""Items that changed places: a Do that stands for a Do not, danger signs that were swapped, one harm under another's name."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ...handouts.problems import Problem
from ...handouts.text import Text
from ...handouts.translation import Counterpart
from .rules import ITEM
from .said import SaidText

TextPair = tuple[Counterpart, SaidText, SaidText]
ListItem = tuple[str, SaidText]  # a text and the field that it stands in
LEADS = {"name", "how"}  # an exercise's name often says what is done in it
NEARER = 0.4  # how much more an item must share with another one of the original than with its own


def swapped(rows: Sequence[TextPair]) -> Iterator[Problem]:
    """The texts of one block that say what another one of the original says."""
    items = [(pair, _features(here), _features(there), there) for pair, here, there in rows if pair.field not in ("text", "say")]
    for k, (pair, ours, own, _) in enumerate(items):
        if not ours or not own or _shared(ours, own) + NEARER > 1:  # no other can be so much nearer
            continue
        others = [n for n in range(len(items)) if n != k and {pair.field, items[n][0].field} != LEADS]
        likest = max(others, key=lambda n: _shared(ours, items[n][2]), default=k)
        if likest != k and _shared(ours, items[likest][2]) - _shared(ours, own) >= NEARER and items[likest][2] - own:
            other = items[likest][0].there
            yield ITEM.at(pair.here.place, f"this stands for “{pair.there.plain}”, and seems to say “{other.plain}” ({_line(other)})")


def strayed(here: Sequence[ListItem], there: Sequence[ListItem]) -> Iterator[Problem]:
    """Of each list that has more items than the original's the one that is least like any of these, and what it seems to say."""
    for field in dict.fromkeys(field for field, _ in here):
        ours, theirs = ([said for name, said in items if name == field] for items in (here, there))
        if len(ours) <= len(theirs):
            continue
        lone = min(ours, key=lambda said: max((_shared(_features(said), _features(each)) for each in theirs), default=0.0))
        told = f"“{field}” has {len(ours)} items here, {len(theirs)} in the original; this one seems to be the one too many"
        others = [(name, said) for name, said in there if name != field]
        name, likest = max(others, key=lambda other: _shared(_features(lone), _features(other[1])), default=("", lone))
        if name and _shared(_features(lone), _features(likest)) >= NEARER:
            told += f": in the original it stands in “{name}” ({_line(likest.text)}): “{likest.text.plain}”"
        yield ITEM.at(lone.text.place, told)


def _features(said: SaidText) -> frozenset[str]:
    """By what an item is known: the things that it names, its numbers and placeholders."""
    return said.terms | {name for name in said.figures}


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """How alike two items are, from 0 to 1."""
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _line(text: Text) -> str:
    return f"line {text.place.line}"


def misnamed(rows: Sequence[TextPair]) -> Iterator[Problem]:
    """Texts whose words stand for other words of the original elsewhere on the sheet, while these have others there."""
    ways = Counter((ours.folded, theirs.folded) for _, ours, theirs in rows)
    of_words, of_original = dict[str, Counter[str]](), dict[str, Counter[str]]()
    for (here, there), count in ways.items():
        of_words.setdefault(here, Counter())[there] += count
        of_original.setdefault(there, Counter())[here] += count
    for pair, ours, theirs in rows:
        here, there = ours.folded, theirs.folded
        others = [other for other, count in of_words[here].items() if other != there and count >= ways[here, there]]
        if others and any(way != here and count >= ways[here, there] for way, count in of_original[there].items()):
            yield ITEM.at(pair.here.place, f"this stands for “{pair.there.plain}”; elsewhere on the sheet it stands for “{others[0]}”")
