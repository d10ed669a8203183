"""Short forms in capitals that the sheet does not explain: DVT, NSAIDs; those that everybody knows are data (`acronym_ok`)."""

import re
from collections.abc import Iterable, Iterator

from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .language.sentence import Sentence
from .lexical import ReadPassage, book
from .plain_words import MEDICAL_WORD

LONGEST = 6
_CAPITALS = re.compile("[A-Z]{2}")
ROARING = 0.6  # the share of words in capitals from which a sentence is merely loud


def check(handout: Handout, read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Each once, where it stands first."""
    known = book().lexicon.members["acronym_ok"] | {word.lower() for word in f"{handout.title.plain} {' '.join(handout.terms)}".split()}
    told = set[str]()
    for text, sentences in read:
        for sentence in sentences if _CAPITALS.search(text.words) else ():
            for word in _short_forms(sentence):
                if (plain := word.lower()) not in known and plain.rstrip("s") not in known and plain not in told:
                    told.add(plain)
                    yield MEDICAL_WORD.at(text.at(word), f"“{word}” is a short form", "say it in plain words, or explain it under terms:")


def _short_forms(sentence: Sentence) -> Iterator[str]:
    """Words in capitals that are not explained beside them: "DVT (a clot in your leg)" and "a clot (DVT)" are."""
    short = [k for k, token in enumerate(sentence.tokens) if not token.typed.islower() and token.kind == "word" and _is_short(token.typed)]
    words = [token for token in sentence.tokens if token.kind == "word"] if short else []
    if sum(token.typed.isupper() for token in words) > ROARING * len(words) and len(words) > 2:
        return
    for k in short:
        if "(" not in [each.text for each in sentence.tokens[max(0, k - 1) : k + 2]]:
            yield sentence.tokens[k].typed


def _is_short(word: str) -> bool:
    capitals = word.removesuffix("s")
    return 2 <= len(capitals) <= LONGEST and capitals.isascii() and capitals.isupper()
