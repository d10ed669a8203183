"""Check codes: every slip of one character and every swap is found."""

from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as some

from patient_handouts.handouts.check_code import ALPHABET, LENGTH, CodeWrong, code_of, codes, read_code, remainder

DIGESTS = some.text("0123456789abcdef", min_size=16, max_size=16)


def test_the_alphabet_is_of_prime_size_and_has_no_look_alikes() -> None:
    size = len(set(ALPHABET))
    assert size == len(ALPHABET) == 23 and all(size % n for n in range(2, size))
    for alike in ("0OQD", "1IL7", "2Z", "5S", "8B3", "6G", "UV"):
        kept = set(alike) & set(ALPHABET)
        assert len(kept) <= 1 or kept == {"Q", "D"}, alike


def test_every_wrong_character_and_every_swap_is_found() -> None:
    """The sum is linear, so what holds for one code and all characters in its places holds for all codes."""
    code = code_of("0").replace("-", "")
    for k in range(LENGTH):
        for letter in set(ALPHABET) - {code[k]}:
            assert remainder(code[:k] + letter + code[k + 1 :])
    for i, j in combinations(range(LENGTH), 2):
        for a in ALPHABET:
            for b in set(ALPHABET) - {a}:
                letters = list(code)
                letters[i], letters[j] = a, b
                before = remainder("".join(letters))
                letters[i], letters[j] = b, a
                assert remainder("".join(letters)) != before


@given(DIGESTS, some.integers(0, LENGTH - 1), some.sampled_from(ALPHABET))
def test_any_code_is_read_back_however_it_is_typed_and_a_slip_is_refused(digest: str, at: int, letter: str) -> None:
    code = code_of(digest)
    assert len(code) == 9 and read_code(code) == read_code(f" {code.lower().replace('-', ' ')}") == code
    letters = code.replace("-", "")
    slip = letters[:at] + letter + letters[at + 1 :]
    if slip != letters:
        with pytest.raises(CodeWrong, match="mistyped"):
            read_code(slip)


@pytest.mark.parametrize(("typed", "why"), [("7F3K-9QX0", "“0”"), ("7F3K", "8 characters"), ("", "8 characters"), ("7F3K-9QXÉ", "“É”")])
def test_what_is_no_code_is_told_why(typed: str, why: str) -> None:
    with pytest.raises(CodeWrong, match=why):
        read_code(typed)


def test_a_digest_has_more_than_one_code() -> None:
    assert len(set(islice(codes("a"), 50))) == 50
    assert code_of("a") == next(codes("a")) != code_of("b")
