"""Every picture of the kit by name. A module of this package adds its own by decorating a function with `picture`."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from .art import Art

IMAGES = Path(__file__).parents[1]
TOOLS = {"__main__", "proof"}  # modules that draw nothing

Draw = Callable[[Art], None]

_pictures: dict[str, tuple[float, float, Draw]] = {}


def picture(name: str, w: float, h: float) -> Callable[[Draw], Draw]:
    """Register the function that paints the picture of this name, w x h points at print size.

    A plain name belongs to the art; "icons/NAME" belongs to the icon set.
    """

    def register(draw: Draw) -> Draw:
        known = _pictures.get(name)
        if known and known[2].__module__ != draw.__module__:
            raise ValueError(f"two pictures are called {name}: in {known[2].__module__} and {draw.__module__}")
        _pictures[name] = (w, h, draw)
        return draw

    return register


def names() -> list[str]:
    """The names of all pictures, sorted."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name not in TOOLS:
            importlib.import_module(f"{__package__}.{module.name}")
    return sorted(_pictures)


def drawn(name: str) -> Art:
    """The picture of this name, freshly drawn."""
    if name not in names():
        raise KeyError(f"no picture is called {name}; there are: {', '.join(names())}")
    w, h, draw = _pictures[name]
    art = Art(name, w, h)
    draw(art)
    return art


def files(art: Art) -> dict[str, str]:
    """What a picture leaves: path in the images folder to content."""
    path = art.name if "/" in art.name else f"art/{art.name}"
    out = {f"{path}.svg": art.svg()}
    if art.anchors:
        out[f"{path}.anchors.json"] = art.anchors_json()
    return out
