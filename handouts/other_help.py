"""What a clinic says of help with language on a sheet of another one: on English sheets the lines for all its languages stand."""

from collections.abc import Mapping
from typing import TypeVar

from .catalogue import ORIGINAL
from .node import Scalar
from .regions import nearest, without_region

T = TypeVar("T")


def other_help(words: Mapping[Scalar, T], language: str) -> list[tuple[str, T]]:
    """What a clinic says of help with language on a sheet of this language in others: on an English one all of them, else nothing."""
    own = nearest(language, {str(each) for each in words})
    return [(str(each), text) for each, text in words.items() if each != own] if without_region(language) == ORIGINAL else []
