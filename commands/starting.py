"""What a new topic begins with, by its kind: a definition that can be made as it stands, and in which `check` finds nothing."""

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from ..handouts.about import PICTURES, SAYS, SOURCES, TopicKind, house_kinds
from ..handouts.data import data
from .scaffold import TEMPLATES, quoted, template

FIRST = "condition"  # where nobody says what a new topic is about
SOURCE = "sources:\n  study: {title: Where the facts come from, by: Who wrote it, year: 2026}\n"
WORDS = "Say here what the reader should know."


def topic_file(topic: str, title: str, kind: TopicKind | None = None) -> str:
    """The file of a new topic of a kind; without one, of the first that authors think of."""
    kind = kind or house_kinds()[FIRST]
    order = "\n".join(f"# {line}" for line in wrap(f"Parts come in this order: {', '.join(kind.order)}.", 150))
    ours = TEMPLATES / "about" / f"{kind.name}.yaml"
    start = template(f"about/{ours.name}", order=order) if ours.exists() else _of_a_network(kind, order)
    return template("topic.yaml", topic=topic, about=kind.name, title=quoted(title), start=start.rstrip("\n"))


def _of_a_network(kind: TopicKind, order: str) -> str:
    """Every part of a network's own kind, with a block that it expects; and all that it requires."""
    sections: dict[str, list[Any]] = {name: [WORDS] for name in kind.order}
    for part in kind.file.made_of:
        if made := next((_example(str(name)) for name in part.expects if str(name) in _examples()), None):
            sections[str(part.part)] = [made]
    needs = [str(need.any_of[0]) for _, need in kind.needs]
    for name in needs:
        if name not in sections and name != SOURCES:
            sections[_home_of(name, kind)].append(_needed(name))
    if SOURCES in needs:
        sections[kind.order[0]].append("Say where this comes from. {source:study}")
    lines = (line for name, blocks in sections.items() for line in _section(name, blocks))
    return template("about.yaml", order=order, sections="\n".join(lines), sources=SOURCE if SOURCES in needs else "")


def _needed(name: str) -> Any:
    """A block that is, or says, what a kind requires."""
    if name == PICTURES:
        return _example("picture")
    if name.startswith(SAYS):
        return f"Say something of this: {name.removeprefix(SAYS)}."
    return f"See {name}." if name.startswith("{") else _example(name) if name in _examples() else WORDS


def _home_of(name: str, kind: TopicKind) -> str:
    """The part that expects a block, or else the last one."""
    return next((str(part.part) for part in kind.file.made_of if name in part.expects), kind.order[-1])


def _example(name: str) -> dict[str, Any]:
    return {name: _examples()[name], **({"caption": "Put your own picture in place of the glass of water."} if name == "picture" else {})}


def _examples() -> dict[str, Any]:
    found: dict[str, Any] = data(TEMPLATES / "first_blocks.yaml")
    return found


def _section(name: str, blocks: list[Any]) -> Iterator[str]:
    yield f"  - part: {name}"
    yield "    blocks:"
    yield from (f"      - {json.dumps(block, ensure_ascii=False)}" for block in blocks)
