"""Ways out for names that nobody knows: how a picture or a source comes to be known, which kind has a part."""

import re
from collections.abc import Collection

from .problems import choice

_ENDING = re.compile(r"\.(svg|png|jpe?g|tiff?|webp|heic|heif|gif|bmp|pdf)$", re.IGNORECASE)
_ADDED = {
    "picture": "`handouts pictures` shows those that there are; one of your own is images/{name}.jpg, .png or .svg, with a line in "
    "images/index.yaml: {name}: {{title: {{en: …}}, alt: {{en: …}}}}",
    "group": "what it shares stands in groups/{name}.yaml",
    "source": "write it under sources: as {name}: {{title: …, by: …, year: …}}",
}


def added(what: str, name: str) -> str:
    """How a name of this sort comes to be known, where nothing is like it."""
    return _ADDED.get(what, "").format(name=name)


def id_of_file(text: str) -> str:
    """The id of a picture that somebody named by its file: images/My Knee.JPG is my-knee; "" for what is no file."""
    name = re.split(r"[/\\]", text)[-1]
    stem = _ENDING.sub("", name)
    return (re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "my-picture") if stem != text else ""


def of_another_kind(part: str, usable: Collection[str]) -> tuple[str, str] | None:
    """What is told of a part that only other kinds of topics have, and the ways out."""
    from .about import house_kinds  # made of scalars, whose readers ask here

    others = [name for name, kind in house_kinds().items() if part in kind.order]
    if part in usable or not others:
        return None
    return (
        f"a sheet of this kind has no part “{part}”",
        f"say about: {' or '.join(others)} below format:, or, here, it may be {choice(usable)}",
    )
