"""What words have in common whatever their endings: "lifting", "lifts" and "lifted" are one; and the words that carry no content."""

from collections.abc import Iterable
from functools import cache, lru_cache

from ...handouts.data import data
from .amounts import LEXICONS
from .tokens import Token


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its English ending; "numbness" and "numb", "breathing" and "breathe" are one."""
    for ending in ("nesses", "ness", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def content_words(said: Iterable[Token]) -> frozenset[str]:
    """The stems of the words with content."""
    return frozenset(stem(token.text) for token in said if token.kind == "word" and token.text not in empty())


@cache
def empty() -> frozenset[str]:
    """Words without content: "the", "each", "a little"."""
    return frozenset(data(LEXICONS / "common.yaml")["empty"])
