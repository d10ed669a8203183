"""Time grows with the length of what is read and no faster: patterns and scanners alike, at 1, 2, 4 and 8 times the length."""

import ast
import importlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import pytest
import yaml

from patient_handouts.checks import prose
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.phone_search import find
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.spots import Spots
from patient_handouts.handouts.translation import plain_number
from patient_handouts.handouts.web_address import url_trouble
from patient_handouts.images import curves
from patient_handouts.images.svg_file import drawn
from patient_handouts.layouts.bidi import levels

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("handouts", "images", "checks", "layouts", "press", "desk", "commands")
LENGTH, TIMES = 800, (1, 2, 4, 8)
ENOUGH = 0.05  # seconds: what takes less for the longest is not measured more closely
STEEP = 24.0  # times as long for eight times the length: a square takes 64, a line 8
AT_THE_START = (  # are asked once a text
    "handouts.web_address._HOST",
    "handouts.traps.NAME_AT_START",
    "handouts.traps.NO_SPACE_AFTER_COLON",
    "handouts.strays.SILENT",
)
BEGINNINGS = ("", "[a](", "M0 0A", "rotate(", "https://")
PIECES = (
    *(
        "1",
        "1,",
        "1.",
        "1,000",
        "1: ",
        "0 0 ",
        "1-1 ",
        "555-0142 ",
        "(1",
        "+1",
        "1%",
        "1 of 1",
        " ",
        ", ",
        "\u200b",
        ".",
        "-",
        "- ",
        "a",
        "a ",
        "a'",
    ),
    *(
        "a.",
        "A.",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "**",
        "\\",
        "[a](",
        "[a](b",
        "(a)",
        "is not ",
        "really ",
        "reduces ",
        "risk ",
        "www.a",
        "a.com/",
    ),
    *("/*", "/*/", "a{", "a{}", ".a,", "{", "a:b;", "<!ENTITY "),
    *("rotate(", "rotate(1", "e+", "a: ", "#", "א", "א 1", "中", "。", "\u0e01", "a\u0301", "’", "½", "°", "·"),
)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module of ours by a name."""
    found = dict[str, re.Pattern[str]]()
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "drawing" not in path.parts):
        module = ".".join(("patient_handouts", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found.setdefault(f"{module.partition('.')[2]}.{name}", value)
    return found


@cache
def patterns_in_place() -> dict[str, Callable[[str], object]]:
    """Every pattern that is written where it is used, as it is used there."""
    found = dict[str, Callable[[str], object]]()
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "drawing" not in path.parts):
        for call in (each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call)):
            match call:
                case ast.Call(ast.Attribute(ast.Name("re"), how), [ast.Constant(str(pattern)), *_]) if how != "compile":
                    used = getattr(re.compile(pattern), how)
                    found[f"{path.relative_to(ROOT)}: {pattern}"] = partial(used, "") if how == "sub" else exhausted(used)
    return found


def exhausted(used: Callable[[str], object]) -> Callable[[str], object]:
    """What is found one by one is looked for to the end."""
    return lambda text: list(found) if isinstance(found := used(text), Iterator) else found


def quiet(read: Callable[[str], object]) -> Callable[[str], object]:
    def reads(text: str) -> object:
        try:
            return read(text)
        except (ValueError, Problems) as told:
            return told

    return reads


def _plain(text: str) -> str:
    return text.translate({ord(sign): None for sign in "<&'"})


READERS: dict[str, Callable[[str], object]] = {
    "a path": quiet(curves.path),
    "a transform": quiet(curves.matrix),
    "points": quiet(curves.numbers),
    "a length": quiet(lambda text: drawn(f'<svg viewBox="0 0 9 9"><rect width="{text}" height="1"/></svg>'.encode())),
    "a style sheet": quiet(
        lambda text: drawn(f"<svg viewBox='0 0 9 9'><style><![CDATA[{text}]]></style><g style='{_plain(text)}'/></svg>".encode())
    ),
    "entities": quiet(lambda text: drawn(f"<!DOCTYPE svg [<!ENTITY a 'b'> {text}]><svg viewBox='0 0 9 9'/>".encode())),
    "marks": quiet(lambda text: parse(Scalar(text[:9999]))),
    "a web address": url_trouble,
    "telephones": lambda text: [*find(text, short_codes=True)],
    "sentences": prose.sentences,
    "digits of a translation": quiet(lambda text: plain_number(f"1{''.join(c for c in text if c in '1234567890.,')}", "en")),
    "directions": lambda text: levels(f"א {text}", 1),
}


def seconds(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def steep(read: Callable[[str], object], first: str, piece: str, last: str = "") -> str:
    """What was measured where the time grows faster than the length, else ""."""

    def text(times: int) -> str:
        return (first + piece * (LENGTH * times // len(piece) + 1))[: LENGTH * times] + last

    if seconds(read, text(TIMES[-1])) < ENOUGH:
        return ""
    took = [min(seconds(read, text(times)) for _ in range(3)) for times in TIMES]
    return f"{first!r} and {piece!r}: {took}" if took[-1] > ENOUGH and took[-1] > STEEP * took[0] else ""


def all_steep(read: Callable[[str], object], beginnings: Sequence[str] = BEGINNINGS) -> Iterator[str]:
    return filter(None, (steep(read, first, piece) for first in beginnings for piece in PIECES))


@pytest.mark.parametrize("name", sorted(patterns()))
def test_a_pattern_reads_no_letter_too_often(name: str) -> None:
    pattern = patterns()[name]
    if name in AT_THE_START:
        assert not next(all_steep(pattern.match), "")
        return
    assert not next(all_steep(lambda text: (pattern.match(text), sum(1 for _ in pattern.finditer(text))), ("",)), "")


@pytest.mark.parametrize("name", patterns_in_place())
def test_a_pattern_in_its_place_reads_no_letter_too_often(name: str) -> None:
    read = patterns_in_place()[name]
    assert not next(filter(None, (steep(read, first, piece, "§b") for first in ("", "1 a", "a") for piece in PIECES)), "")


@pytest.mark.parametrize("name", READERS)
def test_a_reader_reads_no_letter_too_often(name: str) -> None:
    assert not next(all_steep(READERS[name]), "")


def test_a_text_of_many_lines_has_its_places_as_fast() -> None:
    def rows(count: int) -> float:
        text = "|\n" + " x\n" * count
        (event,) = (each for each in yaml.parse(text, yaml.CSafeLoader) if isinstance(each, yaml.ScalarEvent))
        spots = Spots("a.yaml", text.split("\n"))
        return min(seconds(lambda _: spots.rows(event), "") for _ in range(3))

    tries = list[tuple[float, float]]()  # another job on the machine makes one of them slow, not three
    while len(tries) < 3 and not any(many < ENOUGH or many < STEEP * few for few, many in tries):
        tries.append((rows(10_000), rows(80_000)))
    assert any(many < ENOUGH or many < STEEP * few for few, many in tries), tries


@pytest.mark.parametrize(("pattern", "piece"), [(r"\b(\d[\d,]*(?:\.\d+)?) of", "1,"), (r"\s*a\s*\(", " ")])
def test_the_measure_can_fail(pattern: str, piece: str) -> None:
    compiled = re.compile(pattern)
    assert steep(lambda text: sum(1 for _ in compiled.finditer(text)), "", piece)
