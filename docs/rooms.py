"""docs/rooms.svg: the rooms of the house and who imports whom, drawn from the code.  `python docs/rooms.py` draws it anew.

Rooms are the folders of code beside this one; what they are is the first sentence of their `__init__.py`.  Only whether a room imports
another is drawn, not how often: the picture changes when the house does.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOOR = "generate.py"
APART = ("tests", "benchmarks", "docs")  # folders that are no rooms of the program
UNSHIPPED = ("drawing",)  # a room inside another that is no part of the wheel

INK, SOFT, LINE, PAPER, WALL, ACCENT = "#1d2a33", "#51606b", "#b9c4cb", "#ffffff", "#f3f6f7", "#0b6a6e"
FONT = "FiraGO, 'Fira Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
LEFT, WIDE, HIGH, TALL, GAP, TOP = 24, 660, 60, 94, 14, 72  # px: boxes, low and with rooms inside; between them; above the first
FIRST, APART_BY, RIGHT = 34, 44, 40  # px: from the boxes to the first riser, between risers, white after the last
IN, OUT = -9, 9  # px from a box's middle: where a riser comes in, where its own line goes out
CHIP = 28  # px: the height of a room inside a room


@dataclass(frozen=True)
class Room:
    """A room: its name, what it is, the rooms that it imports, the rooms inside it."""

    name: str
    told: str
    imports: frozenset[str]
    inside: tuple[str, ...]


def rooms() -> list[Room]:
    """All rooms from the door to the ground floor: each comes before those that it imports; ValueError where they go round in a circle."""
    found = {folder.parent.name: folder.parent for folder in ROOT.glob("*/__init__.py") if folder.parent.name not in APART}
    read = {name: _room(name, folder, found) for name, folder in found.items()}
    placed = list[Room]()
    while read:
        free = sorted(name for name, room in read.items() if room.imports <= {each.name for each in placed})
        if not free:
            raise ValueError(f"{', '.join(sorted(read))} import each other")
        placed.append(read.pop(free[0]))
    door = (ROOT / DOOR).read_text(encoding="utf-8")
    return [Room(DOOR, _sentence(door), frozenset(_imported(door, 0, found)), ()), *reversed(placed)]


def _room(name: str, folder: Path, known: dict[str, Path]) -> Room:
    imports = {
        each
        for path in folder.rglob("*.py")
        for each in _imported(path.read_text(encoding="utf-8"), len(path.relative_to(ROOT).parts) - 1, known)
        if not set(path.relative_to(folder).parts) & set(UNSHIPPED)
    }
    inside = sorted((path.parent.name for path in folder.glob("*/__init__.py")), key=lambda inner: _order(inner, folder))
    return Room(name, _sentence((folder / "__init__.py").read_text(encoding="utf-8")), frozenset(imports - {name}), tuple(inside))


def _imported(source: str, depth: int, known: dict[str, Path]) -> Iterator[str]:
    """The rooms that a file so many folders deep imports: by relative import, by the package's name, or when it runs (`import_module`)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level:
            paths = [node.module] if node.module else [alias.name for alias in node.names]
            paths = paths if node.level == depth + 1 else []
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            paths = [_within(str(argument.value)) for argument in node.args if isinstance(argument, ast.Constant)]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            paths = [
                _within(name) for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
            ]
        else:
            continue
        yield from (path.split(".")[0] for path in paths if path.split(".")[0] in known)


def _within(name: str) -> str:
    """A module's path inside the package; nothing for somebody else's."""
    return name.removeprefix("patient_handouts.") if name.startswith("patient_handouts.") else ""


def _sentence(source: str) -> str:
    """The first sentence of a file's docstring."""
    return (ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0].replace("\n", " ").partition(". ")[0].rstrip(".") + "."


def _order(inner: str, folder: Path) -> tuple[int, str]:
    """Where the folder's own docstring names it; else by the alphabet."""
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return told.find(f"\n{inner} ") % 10_000, inner


# ---------------------------------------------------------------- the picture
def picture() -> str:
    """The whole SVG.  Each room that others import has a riser; a dot on it stands for one that imports it."""
    all_rooms, y = rooms(), TOP
    middle = dict[str, float]()
    boxes = list[str]()
    for room in all_rooms:
        high = TALL if room.inside else HIGH
        boxes += _box(room, y, high)
        middle[room.name] = y + high / 2
        y += high + GAP
    lines = [line for room in all_rooms for line in _lines(room, all_rooms, middle)]
    wide = _riser(len(all_rooms) - 1) + RIGHT
    size = f'width="{wide}" height="{y + 14}" viewBox="0 0 {wide} {y + 14}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONT}">'
    said = "; ".join(f"{room.name} imports {', '.join(sorted(room.imports)) or 'nothing'}" for room in all_rooms)
    title = [
        f"<title>The rooms of the house</title><desc>{escape(said)}.</desc>",
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
    ]
    title += [_text(LEFT, 32, "The rooms, from the door to the ground floor", 17, INK, bold=True)]
    title += [_text(LEFT, 53, "A line comes down into each room; a dot on it is a room that imports it. None goes up.", 13, SOFT)]
    return "\n".join([head, *title, *lines, *boxes, "</svg>"]) + "\n"


def _riser(number: int) -> int:
    """Where the riser of the room with that number (the door is 0) stands."""
    return LEFT + WIDE + FIRST + APART_BY * (number - 1)


def _lines(room: Room, all_rooms: list[Room], middle: dict[str, float]) -> list[str]:
    """A room's own line out to the last riser that it has a dot on; its riser from the highest importer down into it."""
    number, at = all_rooms.index(room), middle[room.name]
    spots = [_riser(k) for k, other in enumerate(all_rooms) if other.name in room.imports]
    found = [f'<path d="M{LEFT + WIDE} {at + OUT}H{max(spots)}" stroke="{LINE}" fill="none"/>'] if spots else []
    users = [middle[other.name] for other in all_rooms if room.name in other.imports]
    if users:
        x, low, end = _riser(number), at + IN, LEFT + WIDE
        way = f"M{x} {min(users) + OUT}V{low - 8}Q{x} {low} {x - 8} {low}H{end + 9}"
        found.append(f'<path d="{way}" stroke="{ACCENT}" stroke-width="1.6" fill="none"/>')
        found.append(f'<path d="M{end + 1} {low}l10 -4.5v9z" fill="{ACCENT}"/>')
    return found + [f'<circle cx="{x}" cy="{at + OUT}" r="4.5" fill="{ACCENT}" stroke="{PAPER}" stroke-width="1.5"/>' for x in spots]


def _box(room: Room, y: int, high: int) -> list[str]:
    """A room: name, what it is, the rooms inside."""
    made = [f'<rect x="{LEFT}" y="{y}" width="{WIDE}" height="{high}" rx="5" fill="{WALL}" stroke="{LINE}"/>']
    made += [f'<rect x="{LEFT}" y="{y}" width="5" height="{high}" rx="2" fill="{ACCENT}"/>']
    more = " Inside, each may import those to its left." if len(room.inside) > 1 else ""
    name = room.name if room.name == DOOR else f"{room.name}/"
    made += [_text(LEFT + 20, y + 25, name, 16, INK, bold=True), _text(LEFT + 20, y + 46, room.told + more, 13, SOFT)]
    x = LEFT + 20
    for inner in room.inside:
        dashes = ' stroke-dasharray="3 3"' if inner in UNSHIPPED else ""
        wide = 26 + round(7.2 * len(inner))
        line = f'fill="{PAPER}" stroke="{ACCENT}" stroke-opacity="0.55"{dashes}'
        made.append(f'<rect x="{x}" y="{y + 57}" width="{wide}" height="{CHIP}" rx="4" {line}/>')
        made.append(_text(x + wide / 2, y + 76, inner, 13, INK, middle=True))
        x += wide + 8
    note = "not in the wheel" if {*room.inside} & {*UNSHIPPED} else ""
    return [*made, _text(x + 6, y + 76, note, 12, SOFT)] if note else made


def _text(x: float, y: float, words: str, size: int, colour: str, *, bold: bool = False, middle: bool = False) -> str:
    style = (' font-weight="600"' if bold else "") + (' text-anchor="middle"' if middle else "")
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{colour}"{style}>{escape(words)}</text>'


if __name__ == "__main__":
    (ROOT / "docs" / "rooms.svg").write_text(picture(), encoding="utf-8", newline="\n")
