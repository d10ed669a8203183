"""Check codes: eight characters in the foot of a sheet that tell, over the telephone, which one it is.

The alphabet has no two letters that look alike in print or handwriting, and as many as a prime number: so the last character finds
every single wrong one and every swap of two (a weighted sum modulo a prime, as in ISBN-10).
"""

import re
from collections.abc import Iterator

from .digests import of_bytes

ALPHABET = "34679ACDEFHJKMNPQRTVWXY"  # 23; without 0 O, 1 I L, 2 Z, 5 S, 8 B, G, U: like others, or like 6 and V
LENGTH = 8


class CodeWrong(ValueError):
    """What was typed is no check code; the message says why."""


def codes(digest: str) -> Iterator[str]:
    """The codes that an order with this digest of its inputs may have: the first, and more in case others have it."""
    n = 0
    while True:
        number = int(of_bytes(f"{digest} {n}".encode("ascii")), 16)
        letters = ""
        for _ in range(LENGTH - 1):
            number, letter = divmod(number, len(ALPHABET))
            letters += ALPHABET[letter]
        yield printed_code(letters + next(last for last in ALPHABET if not remainder(letters + last)))
        n += 1


def code_of(digest: str) -> str:
    """The code of an order where no ledger says that another has it."""
    return next(codes(digest))


def read_code(typed: str) -> str:
    """The code that somebody typed: small letters, spaces and dashes do not matter.  Raises CodeWrong."""
    letters = re.sub(r"[\s–-]", "", typed).upper()
    if strange := sorted(set(letters) - set(ALPHABET)):
        raise CodeWrong(f"no code holds {', '.join(f'“{letter}”' for letter in strange)}; its characters are {ALPHABET}")
    if len(letters) != LENGTH:
        raise CodeWrong(f"a code has {LENGTH} characters, this has {len(letters)}")
    if remainder(letters):
        raise CodeWrong(f"{printed_code(letters)} is mistyped: a character is wrong, or two have changed places")
    return printed_code(letters)


def printed_code(letters: str) -> str:
    """As it is printed: 7F3K-9QXQ."""
    return f"{letters[:4]}-{letters[4:]}"


def remainder(letters: str) -> int:
    """0 for a code without fault: letter k counts k times, k from 1."""
    return sum(k * ALPHABET.index(letter) for k, letter in enumerate(letters, 1)) % len(ALPHABET)
