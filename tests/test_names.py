"""One word has one meaning in the whole house: no public name is defined by two modules."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("handouts", "images", "checks", "layouts", "press", "desk", "commands")
CONVENTIONS = {  # names that modules of one kind define on purpose, each its own of the same thing, and where
    "command": ("commands/", "what click calls; the file's name is the command's"),
    "check": ("checks/", "each family of rules is asked for its findings in the same way"),
    "side_taken": ("layouts/blocks/", "each block that may take the side column says whether it does"),
    "rows_of": ("layouts/blocks/", "what a block that is told in rows puts into them"),
    "too_wide": ("layouts/blocks/", "each block of columns says whether they find no room"),
    "filled": ("layouts/", "each way of filling pages, in one column or two, has both steps: this one"),
    "rested": ("layouts/", "and this one"),
    "rule": ("checks/", "each family makes its rules, of its own name, by `rule.rule`"),
}


def defined(source: str) -> Iterator[str]:
    """The public classes, functions and types that a module defines at its top.

    Constants (FILE, HERE, MOST) are a module's own detail, read with the module in view; so are the variables of its generic types.
    """
    for node in ast.parse(source).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names = [name]
            case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar" | "ParamSpec"))):
                names = []
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_") and not name.isupper())


def clashes(modules: dict[str, str]) -> dict[str, list[str]]:
    """The names that more than one of these modules (path → source) defines, and which do."""
    found = defaultdict[str, list[str]](list)
    for path, source in modules.items():
        for name in dict.fromkeys(defined(source)):
            if not (name in CONVENTIONS and path.startswith(CONVENTIONS[name][0])):
                found[name].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def test_one_word_has_one_meaning() -> None:
    """Where this is red: the field's own term keeps the name (a line of type, a print job), and the other is called what it is."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "drawing" not in path.parts]
    assert clashes({path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}) == {}


def test_the_guard_can_fail() -> None:
    twice = {"press/a.py": "class Line: ...", "layouts/b.py": "from x import Line\nLine = tuple[str, int]"}
    assert clashes(twice) == {"Line": ["press/a.py", "layouts/b.py"]}
    assert clashes({"desk/a.py": "def shown(): ...", "press/b.py": "async def shown(): ..."}) == {"shown": ["desk/a.py", "press/b.py"]}
    assert clashes({"commands/a.py": "def command(): ...", "desk/b.py": "def command(): ..."}) == {}  # one of them, by convention
    assert clashes({"press/a.py": "def command(): ...", "desk/b.py": "command = 1"}) == {"command": ["press/a.py", "desk/b.py"]}
    for own in ("FILE = 'x'", "T = TypeVar('T')", "def _line(): ...", "def f():\n    class Line: ..."):
        assert clashes({"press/a.py": own, "desk/b.py": own.replace("def f", "def g")}) == {}, own


def test_every_convention_is_one() -> None:
    """None outlives its use."""
    for name, (room, reason) in CONVENTIONS.items():
        modules = [path for path in (ROOT / room).glob("*.py") if name in set(defined(path.read_text(encoding="utf-8")))]
        assert len(modules) > 1 and reason, name
