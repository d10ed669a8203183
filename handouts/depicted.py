"""What a picture brings onto paper, as far as the words need to know: its content, what it says, the words on its parts."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from .text import Text


class Depicted(NamedTuple):
    """`content`: the digest of its file.  `series`: it is turned over where one reads from the right.  `labels`: words, and their spots."""

    content: str
    alt: Text
    series: bool
    labels: Sequence[tuple[Text, float, float]]


class Shown(Protocol):
    """Whoever knows the pictures (images/pictures.py)."""

    def __hash__(self) -> int: ...

    def depicted(self, id: str, language: str) -> Depicted | None:
        """The picture of that id; None where it cannot be read, and so not be printed."""

    def content(self, name: str) -> str:
        """The digest of a file named by its path, a logo or a font; "" where there is none."""

    def sign(self, icon: str) -> str:
        """The digest of a sign of the icon set; "" where there is none."""
