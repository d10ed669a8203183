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
MODALS = frozenset(("will", "would", "could", "may"))  # of these
ENDS = frozenset(".!?।॥؟。")
HYPHENS = frozenset("-‐‑")
OPENING, CLOSING = frozenset("\"'“‘(«¿¡["), frozenset("\"'”’)»]")
SIMPLE_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_TOKEN = re.compile(
    r"(?<!\s)(\s*+)(?:"
    r"([A-Za-z]{2,}+(?![^\s.,;:!?()]))"  # as nearly all words are
    r"|(\d++,\d{1,2}(?=\s?(?:[°º˚℃℉]|kg\b|cm\b|mg\b|m[lL]\b))|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+|[½¼¾⅓⅔])"
    r"|((?:[A-Za-z]\.){2,}|[°º˚]\s?[CFcf]\b|[℃℉%‰]|(?:[^\W\d_]++|[\u0300-\u036f\u0610-\u065f\u0900-\u0903\u093a-\u094f]++)++"
    r"(?:['’][^\W\d_]++)*+)"
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


def tokens_in(words: str, strong: bool = False) -> list[Token]:
    """The tokens of some plain words."""
    found, first = list[Token](), True
    for space, plain, number, word, mark in _TOKEN.findall(words):
        glued, first = not space and not first, False
        found.append(_word(plain or word, glued, strong) if plain or word else _sign(number, mark, glued, strong))
    return found


@lru_cache(2048)
def _sign(number: str, mark: str, glued: bool, strong: bool) -> Token:
    """A number or a mark."""
    if mark:
        return Token("mark", mark, mark, None, glued, strong)
    plain = number.replace(",", "." if re.fullmatch(r"\d+,\d{1,2}", number) else "")  # 38,5 °C is written so in most of the world
    return Token("number", number, number, SIMPLE_FRACTIONS.get(number) or float(plain), glued, strong)


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
    begin = 0
    for k in [k for k, token in enumerate(all_tokens) if token.text in ENDS or token.kind == "slot"]:
        said = all_tokens[begin : k + 1]
        if _cuts(all_tokens, k, said):
            yield said
            begin = k + 1
    if begin < len(all_tokens):
        yield all_tokens[begin:]


def _cuts(all_tokens: list[Token], k: int, said: list[Token]) -> bool:
    """Whether a sentence ends with an end mark or a placeholder there; `said` is the sentence up to it."""
    if k + 1 < len(all_tokens) and all_tokens[k + 1].text.startswith("source:"):  # “Do not fly. {source:x}”
        return False
    if all_tokens[k].kind == "slot":
        return all_tokens[k].text.startswith("source:") and len(said) > 1 and said[-2].text in ENDS
    return _ends(all_tokens, k) and (all_tokens[k].text != "?" or k + 1 == len(all_tokens) or _asks(said))


def _asks(said: list[Token]) -> bool:
    """Whether a question wants an answer: it begins with what, when, how … or asks this a second time."""
    first = next((token.text for token in said if token.kind == "word"), "")
    if first in MODALS and [token.text for token in said[1:2]] == ["not"]:  # “Will not wake? Call …” is a sign, and no question
        return False
    return first in ASKING or sum(token.text == "?" for token in said) > 2


def _ends(all_tokens: list[Token], k: int) -> bool:
    """Whether the mark there ends a sentence: what follows begins with a capital, a digit, a placeholder or a script without capitals."""
    if all_tokens[k].text == "." and k and all_tokens[k - 1].text in ABBREVIATIONS and all_tokens[k - 1].typed != "no":
        return False
    k += 1
    while k < len(all_tokens) and (all_tokens[k].text in OPENING or all_tokens[k].text in CLOSING):
        k += 1
    if k == len(all_tokens):
        return True
    after = all_tokens[k]
    return after.text not in ENDS and (after.kind != "word" or not after.typed[:1].islower())
