"""Tokens: the words, numbers, marks and placeholders of a text, each with where it stands.

One pass with one pattern, every alternative of which begins with another letter class: time grows with the length and no faster.  The
spaces before a token are taken with it; those at the end are cut off before, for nothing follows them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ...handouts.text import Text

Kind = Literal["word", "number", "mark", "slot"]
ABBREVIATIONS = frozenset(
    ("dr", "mr", "mrs", "ms", "st", "vs", "no", "approx", "fig", "tab", "tbsp", "tsp", "ext")
)  # a dot after them ends nothing
ASKING = frozenset(("what", "when", "how", "who", "which", "why", "where", "whose", "may", "should", "will", "would", "could", "shall"))
ENDS = frozenset(".!?।॥؟。")
HYPHENS = frozenset("-‐‑")
OPENING, CLOSING = frozenset("\"'“‘(«¿¡["), frozenset("\"'”’)»]")
SIMPLE_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_TOKEN = re.compile(
    r"(?<!\s)(\s*+)(?:"
    r"(\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+|[½¼¾⅓⅔])"
    r"|((?:[A-Za-z]\.){2,}|[°º˚]\s?[CFcf]\b|[℃℉%‰]|(?:[^\W\d_]|[\u0300-\u036f\u0610-\u065f\u0900-\u0903\u093a-\u094f])+"
    r"(?:['’](?:[^\W\d_])+)*)"
    r"|(\S))"
)
_PLAIN = str.maketrans({"’": "'", "º": "°", "˚": "°", "℃": "°C", "℉": "°F", "μ": "µ"})


class Token(NamedTuple):
    """A word in small letters, a number with its value, a mark, or a placeholder ("phone", "limit:driving", "38 °C").

    `typed` is what the author wrote; `glued`: nothing stands between it and the token before.
    """

    kind: Kind
    text: str
    typed: str
    value: float | None = None
    glued: bool = False
    strong: bool = False


def tokens(text: Text) -> list[Token]:
    """The tokens of a text.  Sources are left out: whether a sentence has one is told by `Sentence.sourced`."""
    found = list[Token]()
    for run in text.runs:
        if run.placeholder:
            found.append(Token("slot", run.placeholder, "{" + run.placeholder + "}", strong=run.strong))
        else:
            found += tokens_in(run.words, run.strong)
    return found


def tokens_in(words: str, strong: bool = False) -> Iterator[Token]:
    """The tokens of some plain words."""
    first = True
    for space, number, word, mark in _TOKEN.findall(words):
        glued, first = not space and not first, False
        if word:
            yield _word(word, glued, strong)
        elif number:
            yield Token("number", number, number, SIMPLE_FRACTIONS.get(number) or float(number.replace(",", "")), glued, strong)
        else:
            yield Token("mark", mark, mark, None, glued, strong)


@lru_cache(8192)
def _word(typed: str, glued: bool, strong: bool) -> Token:
    """A word: most are written again and again."""
    return Token("word", typed.lower() if typed.isascii() else _plain(typed), typed, None, glued, strong)


def _plain(typed: str) -> str:
    """A word in small letters and with plain signs: "°F" and "℉" are "°f"."""
    text = typed.translate(_PLAIN).lower()
    return "°" + text[-1] if text[0] == "°" and len(text) > 1 else text


def cut_sentences(all_tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each sentence, its end mark too.  A question that only sets the case ("Chest pain? Call us.") goes with its answer."""
    said = list[Token]()
    for k, token in enumerate(all_tokens):
        said.append(token)
        if token.kind == "mark" and token.text in ENDS and _ends(all_tokens, k):
            if token.text == "?" and k + 1 < len(all_tokens) and not _asks(said):
                continue
            if k + 1 < len(all_tokens) and all_tokens[k + 1].text.startswith("source:"):  # “Do not fly. {source:x}”
                continue
            yield said
            said = []
        elif (
            token.kind == "slot" and token.text.startswith("source:") and said[-2:-1] and said[-2].text in ENDS and not _more(all_tokens, k)
        ):
            yield said
            said = []
    if said:
        yield said


def _more(all_tokens: list[Token], k: int) -> bool:
    """Whether another source follows."""
    return k + 1 < len(all_tokens) and all_tokens[k + 1].text.startswith("source:")


def _asks(said: list[Token]) -> bool:
    """Whether a question wants an answer: it begins with what, when, how … or asks this a second time."""
    first = next((token.text for token in said if token.kind == "word"), "")
    return first in ASKING or sum(token.text == "?" for token in said) > 2


def _ends(all_tokens: list[Token], k: int) -> bool:
    """Whether the mark there ends a sentence: what follows begins with a capital, a digit, a placeholder or a script without capitals."""
    if all_tokens[k].text == "." and k and all_tokens[k - 1].text in ABBREVIATIONS and all_tokens[k - 1].typed != "no":
        return False
    after = next((token for token in all_tokens[k + 1 :] if token.text not in OPENING and token.text not in CLOSING), None)
    if after is not None and after.text in ENDS:
        return False
    return after is None or after.kind != "word" or not after.typed[:1].islower()
