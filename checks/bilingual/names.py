"""One name for one thing: what a sheet explains under a name is called by it wherever the original calls it by its own.

Told only where the main word is another one and the rest of the name still stands there (“calificación T” for “puntaje T”): a name is
often cut short, and rightly (“la fractura”).  So it needs a language whose main word comes first (`head` of its grammar).
"""

from collections.abc import Iterable, Iterator, Sequence

from ...handouts.definition import Handout
from ...handouts.problems import Problem
from .grammar import grammar
from .items import TextPair
from .phrases import folded_tokens
from .rules import NAME

BEGINNING = 5  # letters that two forms of one word share


def renamed(rows: Iterable[TextPair], handout: Handout, original: Handout) -> Iterator[Problem]:
    """The texts that call a thing of `terms` otherwise; terms are paired by their order."""
    ours, theirs = ([folded_tokens(str(name)) for name in each.terms] for each in (handout, original))
    if len(ours) != len(theirs) or not grammar(handout.language).head_first:
        return
    named = [(list(handout.terms)[k], own, their) for k, (own, their) in enumerate(zip(ours, theirs)) if len(own) > 1]
    for pair, here, there in rows if named else ():
        for name, own, their in named:
            if their[0] not in there.tokens or not (_stands(their, there.tokens) and _stands(own[1:], here.tokens)):
                continue
            if not any(token[:BEGINNING] == own[0][:BEGINNING] for token in here.tokens):
                yield NAME.at(pair.here.place, f"the original says “{' '.join(their)}”, which is “{name}” in this sheet's terms")


def _stands(row: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words stand in a row in a text."""
    return any(tuple(said[k : k + len(row)]) == tuple(row) for k in range(len(said) - len(row) + 1))
