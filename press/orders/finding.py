"""What a topic is found by, besides its names: words and codes of its definitions in all languages, and a desk's own."""

from collections.abc import Iterable, Mapping, Sequence

from ...handouts.definition import Handout
from ...handouts.heading import TopicHeading
from ...handouts.record_codes import code_systems


def found_by(handouts: Sequence[Handout | TopicHeading], own: Iterable[str] = ()) -> tuple[str, ...]:
    """Each once: the desk's `own` words first, those of the definitions, then the codes."""
    words = (str(word) for handout in handouts for word in handout.found_by)
    codes = (code for codes in all_codes(handouts).values() for code in codes)
    return tuple(dict.fromkeys([*own, *words, *codes]))


def all_codes(handouts: Sequence[Handout | TopicHeading]) -> Mapping[str, tuple[str, ...]]:
    """The codes of a topic by system; a translation need not say them again."""
    told = {name: [str(code) for handout in handouts if handout.codes for code in getattr(handout.codes, name)] for name in code_systems()}
    return {name: tuple(dict.fromkeys(codes)) for name, codes in told.items() if codes}
