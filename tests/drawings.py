"""The pictures of the art kit, each drawn once for all tests."""

from functools import cache

from patient_handouts.images.drawing import registry
from patient_handouts.images.drawing.art import Art


@cache
def drawn(name: str) -> Art:
    return registry.drawn(name)
