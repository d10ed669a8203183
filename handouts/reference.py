"""The author's reference, docs/format.md: what a file may hold, each block with its smallest example; made from the model.

`handouts blocks` shows the same at the terminal.  The examples are templates/blocks.yaml, which a test reads as a sheet.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

from .blocks import BLOCKS, Named
from .clinic import Clinic
from .definition import Definition, Section
from .described import described
from .kinds import Either, fields_of, rest_of
from .own_lines import OwnLines
from .part import Part

PICTURES = "blocks"  # the folder beside docs/format.md with a picture of each example: docs/block_pictures.py
EXAMPLES = Path(__file__).parent / "templates" / "blocks.yaml"
HEAD = """# What a file may hold

Made by `python -m patient_handouts.handouts.reference` from the model; a test says when it is stale. Editors show the same
words: `handouts schema` writes what they read. `handouts blocks` lists the blocks at the terminal, `handouts blocks NAME` shows
one. A field with a star must be there.

Text has four marks: `**strong**`, `[words](https://…)`, `[shown|term]` or `[term]`, `{placeholder}`; a backslash makes any of
them plain. Every value is the text that was written: `no` is a word, `1:30` is no number.
"""
ANY_BLOCK = """A string is a paragraph; a mapping has exactly one block name, and its other keys are that block's options. Any block may
have `id` and `allow`.
"""
OWN_LINES = """`clinics/NAME/TOPIC.LANGUAGE.yaml`, for all clinics `network/TOPIC.LANGUAGE.yaml`: [own-lines.md](own-lines.md).
"""


def reference() -> str:
    """The whole file."""
    parts = [HEAD, "## A definition\n", *_table(Definition), "\n## A part of it\n", *_table(Section), "\n## Blocks\n"]
    parts.append(ANY_BLOCK)
    for name in BLOCKS:
        parts += [
            f"### {name}\n",
            summary(name) + "\n",
            f"```yaml\n{examples()[name]}```\n",
            _picture(name),
            *_table(BLOCKS[name], Named.FIELDS),
            "",
        ]
    lines = "\n## Lines of one's own\n", OWN_LINES, *_table(OwnLines)
    return "\n".join([*parts, "## A clinic\n", *_table(Clinic), *lines]) + "\n"


def _picture(name: str) -> str:
    return f"![{name} on the page]({PICTURES}/{name}.png)\n"


def summary(name: str) -> str:
    """What a block is for."""
    return " ".join(inspect.cleandoc(BLOCKS[name].__doc__ or "").split())


def fields(kind: type[Part], without: tuple[str, ...] = (), before: str = "") -> Iterator[tuple[str, bool, str]]:
    """The fields of a part and of those in it, "rows › give"; whether each must be there; what it means."""
    for field, (name, annotation) in fields_of(kind).items():
        if field in without:
            continue
        name = "NAME" if field == rest_of(kind) else name
        yield f"{before}{name}", field not in kind.DEFAULTS, described(kind)[field]
        if field != "blocks":
            for inner in _parts(annotation):
                if inner is not Section:
                    yield from fields(inner, Named.FIELDS, f"{before}{name} › ")


def _parts(annotation: Any) -> list[type[Part]]:
    """The parts that a field may hold, each once."""
    found = list[type[Part]]()
    for inner in (annotation, *get_args(annotation)):
        if isinstance(inner, type) and issubclass(inner, Part):
            found.append(inner)
        elif isinstance(inner, Either):
            found += [each for way in inner.ways.values() for each in _parts(way)]
        elif inner is not annotation:
            found += _parts(inner)
    return list(dict.fromkeys(found))


def _table(kind: type[Part], without: tuple[str, ...] = ()) -> list[str]:
    rows = [f"| `{name}`{' *' if needed else ''} | {_cell(told)} |" for name, needed, told in fields(kind, without)]
    return ["| Field | What it means |", "|---|---|", *rows]


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


@cache
def examples() -> dict[str, str]:
    """The smallest example of each block, as it is written."""
    told = re.split(r"^(?=- )", EXAMPLES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    named = {found[1] if (found := re.match(r"- (\w+):", each)) else "paragraph": each.strip() + "\n" for each in told}
    return {name: named[name] for name in BLOCKS}


if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "format.md").write_text(reference(), encoding="utf-8", newline="\n")
