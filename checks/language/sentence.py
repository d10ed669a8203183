"""A sentence as the rules see it: tokens, amounts, classes of words, and what is denied or under a condition in it.

Negation has a scope: from its word to the end of the clause, over a list with commas and "or" ("Do not eat, drink or smoke"); not past
"but", "unless", "until" or "instead", a semicolon, a colon or a dash, nor past a comma behind which something new begins ("Do not worry,
take it").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from ..once import once
from .amounts import SaidAmount, amounts, spelled_numbers
from .lexicon import Lexicon, Occurrence
from .stems import content_words
from .tokens import ENDS, Token

_KIND = itemgetter(Token._fields.index("kind"))
HARD = frozenset(";:—–()")  # a scope never passes these
TURNS = frozenset(
    (
        "but",
        "unless",
        "until",
        "till",
        "except",
        "instead",
        "then",
        "so",
        "if",
        "when",
        "because",
        "since",
        "while",
        "although",
        "though",
        "yet",
    )
)
CONDITIONS = frozenset(
    (
        "if",
        "when",
        "whenever",
        "whether",
        "before",
        "after",
        "while",
        "once",
        "unless",
        "until",
        "till",
        "because",
        "that",
        "which",
        "who",
        "what",
        "how",
    )
)
NEGATORS = frozenset(
    (
        "not",
        "never",
        "no",
        "without",
        "avoid",
        "avoids",
        "avoiding",
        "cannot",
        "nor",
        "neither",
        "none",
        "nobody",
        "nothing",
        "don't",
        "refuse",
    )
)
PLAIN = frozenset(("word", "mark"))  # kinds of tokens that hold no number
SETTING = frozenset(("if", "when", "whenever", "once"))
JOINS = frozenset(("or", "nor", "and"))
SUBJECTS = frozenset(
    ("you", "we", "i", "he", "she", "they", "it", "your", "our", "the", "please", "just", "take", "call", "tell", "ask", "go", "keep")
)


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, with what a lexicon knows of them.  `inverted`: it stands in a list of what not to do."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    inverted: bool = False

    @once
    def texts(self) -> list[str]:
        """The texts of its tokens."""
        return [token.text for token in self.tokens]

    @once
    def kinds(self) -> frozenset[str]:
        """The kinds of its tokens."""
        return frozenset(map(_KIND, self.tokens))

    @once
    def sourced(self) -> bool:
        """Whether it names a source or a limit that a clinic signs."""
        return any(token.kind == "slot" and token.text.partition(":")[0] in ("source", "limit") for token in self.tokens)

    @once
    def question(self) -> bool:
        """Whether it asks."""
        return bool(self.tokens) and any(token.text in "?？؟" for token in self.tokens[-2:])

    @once
    def amounts(self) -> list[SaidAmount]:
        counts = not self.kinds <= PLAIN or not spelled_numbers().keys().isdisjoint(self.texts)
        return amounts(self.tokens) if counts else []

    @once
    def spans(self) -> list[Occurrence]:
        """Where words of the lexicon's classes stand."""
        return self.lexicon.spans(self.texts)

    @once
    def classes(self) -> frozenset[str]:
        """The classes of which it holds a word."""
        return frozenset([span.name for span in self.spans])

    @once
    def content(self) -> frozenset[str]:
        """The stems of its words with content."""
        return content_words(self.tokens)

    @once
    def keys(self) -> frozenset[str]:
        """All that a pattern can ask for: its words, classes in braces, sizes of amounts in angle brackets."""
        found = {*self.texts, *[span.key for span in self.spans]}
        for each in self.amounts:
            found.update((f"<{each.size}>", "<number>", "<amount>") if each.unit else (f"<{each.size}>", "<number>"))
        if "slot" in self.kinds:
            found.update([f"[{token.text.partition(':')[0]}]" for token in self.tokens if token.kind == "slot"])
        if "number" in self.kinds:
            found.add("<digits>")
        return frozenset(found)

    @once
    def starts(self) -> dict[int, list[tuple[str, int]]]:
        """For each token, what begins there and where it ends: classes and amounts, as `keys` spell them."""
        found: dict[int, list[tuple[str, int]]] = {}
        for span in self.spans:
            found.setdefault(span.start, []).append((span.key, span.end))
        for each in self.amounts:
            found.setdefault(each.start, []).append((f"<{each.size}>", each.end))
            if each.size != "count":
                found[each.start].append(("<amount>", each.end))
            found[each.start].append(("<number>", each.end))
        return found

    @once
    def begins(self) -> dict[str, list[int]]:
        """Where each of its words, classes and amounts begins."""
        found: dict[str, list[int]] = {}
        for k, text in enumerate(self.texts):
            found.setdefault(text, []).append(k)
        for k, here in self.starts.items():
            for key, _ in here:
                found.setdefault(key, []).append(k)
        if "number" in self.kinds:
            found["<digits>"] = [k for k, token in enumerate(self.tokens) if token.kind == "number"]
        return found

    @once
    def denied(self) -> list[bool]:
        """For each token whether it is denied, the list that it stands in included."""
        return [not each for each in self.negated] if self.inverted else self.negated

    @once
    def negated(self) -> list[bool]:
        """For each token whether its own sentence denies it, whatever list it stands in."""
        quiet = NEGATORS.isdisjoint(self.texts) and "n't" not in "".join(self.texts)
        return [False] * len(self.tokens) if quiet else _scopes(self.tokens)

    @once
    def conditional(self) -> list[bool]:
        """For each token whether it stands under "if", "when", "before", "that" … up to the comma, or in a question that sets the case."""
        quiet = CONDITIONS.isdisjoint(self.texts) and "?" not in self.texts
        return [False] * len(self.tokens) if quiet else _conditions(self.tokens)

    def clause(self, at: int) -> tuple[int, int]:
        """The tokens between the marks that a gap of a pattern never passes."""
        begin = max((k + 1 for k in range(at) if _parts(self.tokens[k])), default=0)
        end = min((k for k in range(at, len(self.tokens)) if _parts(self.tokens[k])), default=len(self.tokens))
        return begin, end

    def words(self, start: int, end: int) -> str:
        """What the author wrote there, as it can be found in the file."""
        out = ""
        for token in self.tokens[start:end]:
            out += token.typed if token.glued or not out else f" {token.typed}"
        return out


def _parts(token: Token) -> bool:
    return token.kind == "mark" and (token.text in HARD or token.text in ENDS)


def _scopes(said: Sequence[Token]) -> list[bool]:
    denying = [token.text in NEGATORS or token.text.endswith("n't") for token in said]
    found, on = list[bool](), False
    for k, token in enumerate(said):
        if on and (_parts(token) or token.text in TURNS or (token.text == "," and not _list_goes_on(said, k))):
            on = False
        found.append(on)
        on = on or denying[k]
    return found


def _list_goes_on(said: Sequence[Token], comma: int) -> bool:
    """Whether what follows a comma under a negation is denied too: a list, joined by "or" or "and", without a subject of its own."""
    rest = said[comma + 1 :]
    if rest and rest[0].text == "and" and len(rest) > 1 and rest[1].text in SUBJECTS:  # “Say no, and your care goes on.”
        return False
    if rest and rest[0].text in ("or", "nor"):
        return True
    if rest and (rest[0].text in SUBJECTS or rest[0].text in TURNS):
        return False
    upto = next((k for k, token in enumerate(rest) if _parts(token)), len(rest))
    if said[0].text in SETTING and not any(token.text == "," for token in rest[:upto]):  # “If you cannot breathe, lie down and rest.”
        return False
    return any(token.text in JOINS for token in rest[:upto])


def _conditions(said: Sequence[Token]) -> list[bool]:
    asked = max((k for k, token in enumerate(said[:-1]) if token.text == "?"), default=-1)
    setting = [token.text in CONDITIONS for token in said]
    found, on = list[bool](), False
    for k, token in enumerate(said):
        if on and (_parts(token) or token.text == ","):
            on = False
        found.append(on or k <= asked)
        on = on or setting[k]
    return found
