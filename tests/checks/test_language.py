"""How the checks read a sentence: tokens, amounts, negation and its scope, patterns."""

import pytest

from patient_handouts.checks.language.amounts import amounts
from patient_handouts.checks.language.lexicon import Lexicon
from patient_handouts.checks.language.patterns import Pattern
from patient_handouts.checks.language.sentence import Sentence
from patient_handouts.checks.language.tokens import cut_sentences, tokens_in

WORDS = Lexicon(
    {"thinner": ["blood ~thinner", "warfarin"], "change": ["~stop", "~restart", "~take"], "both": ["{thinner}", "aspirin"]},
    {"take": ["takes", "took", "taken", "taking"]},
)


def sentence(words: str, inverted: bool = False) -> Sentence:
    return Sentence(list(tokens_in(words)), WORDS, inverted)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Ask Dr. Who at 8 a.m. about it. Then call.", 2),
        ("It takes 2.5 hours.", 1),
        ("Do you? Yes! Now", 2),
        ("What is it? Ask.", 2),
        ("Take it q.d. with food", 1),
        ("दर्द है। फ़ोन करें।", 2),
        ("Will not wake? Call {emergency}.", 1),
        ("Will it hurt? A little.", 2),
    ],
)
def test_sentences(words: str, count: int) -> None:
    assert len(list(cut_sentences(list(tokens_in(words))))) == count


@pytest.mark.parametrize(
    ("words", "size", "low", "high"),
    [
        ("1/2 tablet", "pieces", 0.5, 0.5),
        ("2 1/2 tablets", "pieces", 2.5, 2.5),
        ("2½ tablets", "pieces", 2.5, 2.5),
        ("5,000 mg", "mass", 5000, 5000),
        ("10mg", "mass", 10, 10),
        ("2 to 3 days", "time", 2, 3),
        ("4-6 hours", "time", 4, 6),
        ("a two-week rest", "time", 2, 2),
        ("twenty-four hours", "time", 24, 24),
        ("two hundred and", "count", 200, 200),
        ("half a tablet", "pieces", 0.5, 0.5),
        ("ninety percent", "percent", 90, 90),
        ("101 degrees F", "temperature", 101, 101),
        ("38 ℃", "temperature", 38, 38),
        ("25 µg", "mass", 25, 25),
    ],
)
def test_amounts(words: str, size: str, low: float, high: float) -> None:
    found = next(each for each in amounts(list(tokens_in(words))))
    assert (found.size, found.low, found.high) == (size, low, high)


@pytest.mark.parametrize(
    ("words", "word", "denied"),
    [
        ("Do not stop or restart a blood thinner unless we tell you.", "restart", True),
        ("Do not stop or restart a blood thinner unless we tell you.", "tell", False),
        ("Do not worry, take your pills.", "take", False),
        ("Do not eat, drink or smoke.", "smoke", True),
        ("Don’t stop, but call us.", "call", False),
        ("Never stop warfarin.", "warfarin", True),
        ("Stop; do not wait.", "stop", False),
        ("Do not rest: walk.", "walk", False),
    ],
)
def test_the_scope_of_a_negation(words: str, word: str, denied: bool) -> None:
    read = sentence(words)
    at = next(k for k, token in enumerate(read.tokens) if token.text == word)
    assert read.denied[at] == denied
    assert sentence(words, inverted=True).denied[at] != denied


@pytest.mark.parametrize(
    ("pattern", "words", "found"),
    [
        ("{change} .. {thinner}", "Stop your daily warfarin", "Stop your daily warfarin"),
        ("{change} .. {thinner}", "Stop one two three four five six warfarin", ""),
        ("{change} ... {thinner}", "Stop one two three four five six warfarin", "Stop one two three four five six warfarin"),
        ("{change} .. {thinner}", "Stop; then warfarin", ""),
        ("^ ~stop", "Stopping it", "Stopping"),
        ("^ ~stop", "You stop it", ""),
        ("~take <mass>", "He took 5 mg", "took 5 mg"),
        ("one|two out_of five?", "two out of", "two out of"),
        ("blood-thinner", "a blood thinner", "blood thinner"),
        ("{both} $", "Take aspirin.", "aspirin"),
    ],
)
def test_patterns(pattern: str, words: str, found: str) -> None:
    read = sentence(words)
    match = next(Pattern(pattern, WORDS).find(read), None)
    assert (read.words(match.start, match.end) if match else "") == found


@pytest.mark.parametrize("wrong", ["..", "{nothing} here", "^ $"])
def test_a_pattern_that_cannot_be_read_is_told(wrong: str) -> None:
    with pytest.raises(ValueError):
        Pattern(wrong, WORDS)
