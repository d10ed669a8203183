"""The ES modules of the web pages: what imports what, and many as one classic script for a page that fetches nothing.

A module says `import { a, b } from "./other.js";` at the beginning of a line, and `export` before a function, a class or a const: no
default, no star, no other name, no ring.  So one look tells what it takes and gives, and joining them needs no bundler.
"""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

IMPORT = re.compile(r'^import \{(\s*\w+(?:,\s*\w+)*,?\s*)\} from "(\.{1,2}/[\w./-]+\.js)";$', re.M)
EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.M)
OTHERS = re.compile(r"^\s*(?:import|export)\b.*$|^.*\bimport\s*\(.*$", re.M)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.M | re.S)


class ModuleError(ValueError):
    """A module that cannot be joined: what it says, and where."""


def ordered(entry: Path) -> list[Path]:
    """A page's module and all that it imports, each after what it imports itself.  Raises ModuleError for a ring."""
    found, begun = list[Path](), list[Path]()

    def visit(path: Path) -> None:
        if path in begun:
            raise ModuleError(f"modules import each other: {' → '.join(each.name for each in [*begun[begun.index(path) :], path])}")
        if path in found:
            return
        begun.append(path)
        for other in imported(path):
            visit(other)
        begun.pop()
        found.append(path)

    visit(_plain(entry))
    return found


def imported(path: Path) -> list[Path]:
    """The modules that one imports, in its order."""
    return [_plain(path.parent / other) for _, other in IMPORT.findall(path.read_text(encoding="utf-8"))]


@cache
def one_script(entry: Path) -> str:
    """A page's modules as one script, which makes no name of the window's: each in a function of its own, that gives what it exports."""
    modules = ordered(entry)
    names = {path: f"${re.sub(r'[^a-z]', '_', path.stem)}" for path in modules}
    if len({*names.values()}) < len(names):
        raise ModuleError(f"two modules of one name: {', '.join(path.name for path in modules)}")
    return f'"use strict";\n{{\n{"".join(_wrapped(path, names) for path in modules)}}}\n'


def _wrapped(path: Path, names: Mapping[Path, str]) -> str:
    source = path.read_text(encoding="utf-8")
    given = EXPORT.findall(source)
    body = EXPORT.sub("", IMPORT.sub(lambda line: f"const {{{line[1]}}} = {names[_plain(path.parent / line[2])]};", source))
    if left := OTHERS.search(COMMENT.sub("", body)):
        raise ModuleError(f"{path.name}: {left[0].strip()}")
    return f"const {names[path]} = (() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}})();\n"


def _plain(path: Path) -> Path:
    """Without any `..` on the way: a module has one path."""
    return Path(os.path.normpath(path))
