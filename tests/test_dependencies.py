"""What we stand on: bounds on both sides, one version of each in the lock, a reason and a licence for each, and no LGPL at run time."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
AT_RUN_TIME = [
    *PROJECT["project"]["dependencies"],
    *(each for extra in ("cluster", "desk") for each in PROJECT["project"]["optional-dependencies"][extra]),
]
ALL = [*AT_RUN_TIME, *(each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra)]
OURS = PROJECT["project"]["name"]
STRICT = re.compile(r"\b[AL]?GPL|GNU (Affero|Lesser|Library|General)", re.IGNORECASE)


@pytest.mark.parametrize("wanted", sorted({*ALL, *PROJECT["build-system"]["requires"]}))
def test_each_has_a_lower_and_an_upper_bound(wanted: str) -> None:
    asked = Requirement(wanted)
    assert asked.name == OURS or sorted(each.operator for each in asked.specifier) == ["<", ">="], wanted


@pytest.mark.parametrize("name", sorted({Requirement(wanted).name for wanted in ALL} - {OURS}))
def test_each_has_its_place_on_the_page(name: str) -> None:
    """In the first cell of a row, whose second says its licence."""
    assert re.search(rf"(?m)^\| (?:[^|]*[ ,])?{re.escape(name)}[ ,][^|]*\| [^|]+ \|", PAGE), (
        f"docs/dependencies.md does not say why {name} is there"
    )


def test_nothing_that_runs_at_a_clinic_is_lgpl() -> None:
    """Down to what our packages bring along."""
    assert {name: found for name in brought(AT_RUN_TIME) if STRICT.search(found := licence(name))} == {}


def test_the_guard_of_licences_can_fail() -> None:
    assert {name for name in brought(["svglib>=2"]) if STRICT.search(licence(name))} == {"svglib"}
    assert brought(AT_RUN_TIME) > {"reportlab", "h11", "argon2-cffi-bindings", "tornado"}


def brought(wanted: Sequence[str]) -> set[str]:
    """The names of these packages and of all that they want, as they are installed here."""
    found, waiting = set[str](), list(wanted)
    while waiting:
        asked = Requirement(waiting.pop())
        name = canonicalize_name(asked.name)
        if name not in found and (not asked.marker or asked.marker.evaluate({"extra": ""})):
            found.add(name)
            try:
                waiting += distribution(name).requires or []
            except PackageNotFoundError as missing:
                raise AssertionError(f"{name} is not installed") from missing
    return found


def licence(name: str) -> str:
    """All that a package says of its licence; where one of several may be chosen, we choose."""
    told = distribution(name).metadata
    expression = told.get("License-Expression", "")
    lines = [
        expression,
        told.get("License", "").partition("\n")[0],
        *(each for each in told.get_all("Classifier", []) if "License" in each),
    ]
    return "" if " OR " in expression else " ".join(lines)


def locked() -> Iterator[dict[str, object]]:
    yield from tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]


def test_the_lock_holds_a_version_of_each_within_its_bounds() -> None:
    versions = {str(each["name"]): str(each["version"]) for each in locked() if "version" in each}
    for asked in map(Requirement, ALL):
        assert asked.name == OURS or asked.specifier.contains(versions[canonicalize_name(asked.name)]), f"{asked}: run uv lock"


def test_the_lock_names_no_place_but_the_python_package_index() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^/\"]+", text)) == {"https://pypi.org", "https://files.pythonhosted.org"}
    assert len(re.findall(r"\burl = ", text)) == len(re.findall(r'\bhash = "sha256:', text))
