"""In which language a sentence is: by its letters, and in the same letters by everyday words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from unicodedata import name as letter_name

from .grammar import cut_at_ends, everyday, grammar
from .said import SaidText

SCRIPTS = {"en": "LATIN", "es": "LATIN", "vi": "LATIN", "ru": "CYRILLIC", "ar": "ARABIC", "hi": "DEVANAGARI"}


def in_another_language(here: SaidText, there: SaidText) -> Iterator[str]:
    """The words of each sentence of a translation that is in another language; nothing for a language without a grammar."""
    script = SCRIPTS.get(here.language)
    if not script:
        return
    originals = frozenset(there.tokens)
    for said in cut_at_ends(_without_parentheses(here.tokens)) if "(" in here.tokens else here.sentences:
        words = [word for word in said if word[:1].isalpha()]
        found = _other_letters(words, script, here, originals) or (
            _other_words(words, here.language, originals) if script == "LATIN" else ()
        )
        if found:
            yield " ".join(found)


def _without_parentheses(said: Sequence[str]) -> tuple[str, ...]:
    """The tokens outside parentheses, where foreign names are told: “(en inglés: vertebral augmentation)”."""
    found, depth = list[str](), 0
    for token in said:
        depth += (token == "(") - (token == ")")
        if not depth and token != ")":
            found.append(token)
    return tuple(found)


def _other_letters(words: Sequence[str], script: str, here: SaidText, originals: frozenset[str]) -> Sequence[str]:
    """Words in letters that the language has not: of another script, or of another language in its own script."""
    strange = [(word, kind) for word in words if (kind := _strange(word, here.language))]
    if not strange:
        return ()
    if alien := [word for word, kind in strange if kind == "letters"]:
        return alien
    other = [word for word, _ in strange]
    if script == "LATIN":
        return other
    # names stand in Latin letters everywhere: only everyday English counts, or a sentence that has nothing else
    english = grammar("en").common
    known = any(word in english for word in other)
    return other if known or (len(other) == len(words) > 2 and any(word not in originals for word in other)) else ()


@lru_cache(8192)
def _strange(word: str, language: str) -> str:
    """“letters”: a word of another language in the same script, “script”: in another one; else nothing."""
    marked, script = grammar(language).foreign, SCRIPTS[language]
    if word in marked or not marked.isdisjoint(word):
        return "letters"
    latin = script == "LATIN" and word[0] < "\x7f"
    return "script" if len(word) > 1 and not latin and _script(word[0]) != script else ""


@cache
def _script(letter: str) -> str:
    return letter_name(letter, "").partition(" ")[0]


@cache
def _elsewhere(language: str) -> frozenset[str]:
    """Everyday words that are other languages' and not its own."""
    return frozenset(word for word, languages in everyday().items() if language not in languages)


def _other_words(words: Sequence[str], language: str, originals: frozenset[str]) -> Sequence[str]:
    """Latin words that are another language's, where these are more than its own."""
    if _elsewhere(language).isdisjoint(words):
        return ()
    everywhere = everyday()
    known = [theirs for word in words if (theirs := everywhere.get(word))]
    languages = Counter(each for theirs in known if language not in theirs for each in theirs)
    other, most = languages.most_common(1)[0]
    own = sum(language in theirs and other not in theirs for theirs in known)  # a word of both tells nothing
    return words if most > own and (most > 1 or originals.issuperset(words)) else ()
