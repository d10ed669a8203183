"""Nothing that a sheet or a finding depends on is forgotten: every file that is opened, every field that is said, is in the digests."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import every_input
import pytest
from every_input import DATA, ORDER, TODAY

from patient_handouts.checks.findings import Findings
from patient_handouts.desk import stamps
from patient_handouts.handouts import kept
from patient_handouts.handouts.approvals import Approval
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.part import Part
from patient_handouts.handouts.problems import Problems
from patient_handouts.images import pictures
from patient_handouts.images.picture import PictureError
from patient_handouts.images.pictures import Described
from patient_handouts.press.making import cluster
from patient_handouts.press.orders import inputs
from patient_handouts.press.orders.inputs import MAKERS, Inputs
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {  # what is opened outside the network, the program and its libraries, and why it is no input
    "/usr/share/zoneinfo": "the machine's time zone, which no sheet tells",
    str(Path.home() / ".reportlab"): "ReportLab looks for settings of the machine's owner",
    "/etc/localtime": "the machine's time zone, which no sheet tells",
}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("network")
    every_input.put(home)
    return home


# ---------------------------------------------------------------- every file
@pytest.fixture(scope="module")
def opened(network: Path) -> dict[str, set[Path]]:
    """The files that are opened when the digests are taken, when the words are checked, when the sheet is set: each by a new process."""
    runs = {
        what: subprocess.Popen(
            [sys.executable, str(Path(every_input.__file__)), what, str(network)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        for what in ("inputs", "findings", "sheet")
    }
    return {what: {Path(name) for name in json.loads(run.communicate(timeout=120)[0])} for what, run in runs.items()}


def within(paths: set[Path], folder: Path) -> set[Path]:
    return {path for path in paths if path.is_relative_to(folder)}


def test_a_file_that_a_sheet_is_made_from_is_read_for_its_digests(network: Path, opened: dict[str, set[Path]]) -> None:
    for what in ("findings", "sheet"):
        assert within(opened[what], network) <= opened["inputs"], what
    assert len(within(opened["sheet"], network)) >= 12  # it was set, and its pictures and fonts were looked for


def test_a_folder_of_a_workspace_goes_to_a_cluster_and_is_watched_by_the_desk(network: Path, opened: dict[str, set[Path]]) -> None:
    read = {path.relative_to(network) for what in opened for path in within(opened[what], network)}
    folders = {path.parts[0] for path in read if len(path.parts) > 1}
    assert folders >= {"about", "clinics", "groups", "handouts", "images"} and folders <= {*cluster.FOLDERS}
    assert folders - {"handouts"} <= {*stamps.SHARED}  # topics are looked at one by one


def test_what_is_the_programs_own_is_in_its_digest(network: Path, opened: dict[str, set[Path]]) -> None:
    known = opened["inputs"] | set(inputs.program_files())
    assert {path for what in opened for path in within(opened[what], ROOT) - known if "site-packages" not in path.parts} == set()


def test_what_comes_from_a_library_is_of_one_whose_version_is_in_the_digest(opened: dict[str, set[Path]], network: Path) -> None:
    theirs = {Path(str(file.locate())).resolve() for name in MAKERS for file in distribution(name).files or ()}
    foreign = {path for what in opened for path in opened[what] if not path.is_relative_to(network)}
    foreign = {path for path in foreign if "site-packages" in path.parts or not path.is_relative_to(ROOT)}
    assert {path for path in foreign if path.resolve() not in theirs and not str(path).startswith(tuple(ELSEWHERE))} == set()


def quoted(network: Path) -> set[Path]:
    """The files by whose lines something may be told, as the digest of kept findings has them."""
    shop, order = Workshop(Library(network), TODAY), Order(*ORDER)
    return {*shop.library.quoted(order.clinic, order.topic, order.languages), *shop.pictures.quoted(order.languages)}


def by_their_bytes(network: Path) -> set[Path]:
    """The files whose bytes are in the digests: a line more in them is another digest."""
    shop, seen = Workshop(Library(network), TODAY), set[Path]()
    taken = Inputs(shop)
    taken._file = lambda path: (seen.add(path), "")[1]
    taken.of(Order(*ORDER))
    return seen


def test_a_file_that_a_finding_points_into_is_quoted_or_counts_by_its_bytes(network: Path, opened: dict[str, set[Path]]) -> None:
    known = quoted(network) | by_their_bytes(network)
    assert within(opened["findings"], network) - known == set()


@pytest.mark.parametrize(
    "missing", ["approvals.yaml", "clinics/north.yaml", "groups/east.yaml", "network.yaml", "images/index.yaml", "images/words/es.yaml"]
)
def test_that_guard_can_fail(missing: str, network: Path, opened: dict[str, set[Path]], monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (Library, pictures.Pictures):
        whole = kind.quoted
        monkeypatch.setattr(kind, "quoted", lambda *each, whole=whole: tuple(path for path in whole(*each) if path != network / missing))
    assert within(opened["findings"], network) - quoted(network) - by_their_bytes(network) == {network / missing}


# ---------------------------------------------------------------- every field
def test_everything_is_said_that_can_be_said(network: Path) -> None:
    """A new field of the model must stand in `every_input.py` too, to be looked at below."""
    shop = Workshop(Library(network), TODAY)
    said: dict[type[Part], set[str]] = {}
    described = [entry.described for id, entry in shop.pictures.entries().items() if id in ("knee", "hip")]
    for part in (*(met for top in (shop.clinic("north"), *shop.approvals(), *described) for met in top.parts()),):
        said.setdefault(type(part), set()).update(name for name, value in vars(part).items() if value not in (None, (), {}))
    assert {Clinic, Approval, Described} <= said.keys()
    assert {kind.__name__: set(kind.FIELDS) - names for kind, names in said.items() if set(kind.FIELDS) - names} == {}


INSTEAD = {"us": "metric", "letter": "a4", "standard": "large", "ukaaf": "acb", "color": "mono", "mono": "color", "words": "translation"}
INSTEAD |= {
    "north.svg": "other.svg",
    "one.ttf": "two.ttf",
    "two.ttf": "one.ttf",
    "mon-fri": "mon-sat",
    "sun": "sat",
    "by appointment": "closed",
    "holidays": "12-25",
    "US": "CA",
    "north": "south",
    "es": "vi",
}


def otherwise(value: Any) -> list[Any]:
    """What may stand in the place of a value."""
    if not isinstance(value, str):
        return [value + 1]
    digits = [k for k, letter in enumerate(value) if letter.isdigit()]
    counted = [value[: digits[-1]] + str((int(value[digits[-1]]) + 1) % 10) + value[digits[-1] + 1 :]] if digits else []
    return [INSTEAD[value]] if value in INSTEAD else [*counted, f"{value} x", f"{value}x"]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*way, key)
        yield from places(inner, (*way, key))


def changed(data: Any, way: tuple[Any, ...]) -> Iterator[Any]:
    """The data with one thing otherwise: taken out, or another value."""
    at = data
    for key in way[:-1]:
        at = at[key]
    for value in [None] if isinstance(at[way[-1]], dict | list) else [None, *otherwise(at[way[-1]])]:
        other = deepcopy(data)
        there = other
        for key in way[:-1]:
            there = there[key]
        if value is None:
            del there[way[-1]]
        else:
            there[way[-1]] = value
        yield other


class Looked:
    """A network as it is now: its digests, and what is made of it."""

    def __init__(self, home: Path) -> None:
        pictures._words.cache_clear()
        self.order, self.shop = Order(*ORDER), Workshop(Library(home), TODAY)
        self.inputs = Inputs(self.shop).of(self.order)

    @property
    def sheet(self) -> bytes:
        return self.shop.set_order(self.order, draft=True).data

    @property
    def findings(self) -> Findings:
        return self.shop.findings(self.order)


def forgotten(home: Path, name: str, most: int = 10**6) -> tuple[int, int, list[str]]:
    """How many changes of a file could be read, how many of them changed no digest, and which of those changed the sheet all
    the same, or what is found (where it points into a file that is quoted, by its words).  After `most` of these it looks no further.
    """
    catalogue.cache_clear()  # once: no file of DATA is one
    now, lines = Looked(home), quoted(home)
    sheet, findings = now.sheet, now.findings
    read, same, wrong = 0, 0, list[str]()
    for way in places(DATA[name]):
        for after in itertools.islice(readable(home, name, way), 2):  # taken out; another value
            read += 1
            if after.inputs != now.inputs:
                continue
            same += 1
            if after.sheet != sheet:
                wrong.append(f"{name}: {way}: other bytes")
            found = after.findings
            if (found != findings) if home / name not in lines else (words(found) != words(findings)):
                wrong.append(f"{name}: {way}: other findings")
        if len(wrong) >= most:
            break
    every_input.write(home, name, DATA[name])
    return read, same, wrong


def readable(home: Path, name: str, way: tuple[Any, ...]) -> Iterator[Looked]:
    """The network with one thing otherwise, in each way that can be read."""
    for other in changed(DATA[name], way):
        every_input.write(home, name, other)
        with suppress(Problems, PictureError):
            yield Looked(home)


def words(findings: Findings) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in findings.problems]


@pytest.fixture
def again(network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same network; what was read of it is kept, so that only the file that is changed is read again."""
    monkeypatch.setattr(kept, "_folder", tmp_path)
    return network


@pytest.mark.parametrize("name", DATA)
def test_what_changes_a_sheet_or_a_finding_changes_a_digest(name: str, again: Path) -> None:
    read, same, wrong = forgotten(again, name)
    print(f"{name}: {read} changes read, {same} of them in no digest")
    assert read >= 4 and not wrong


@pytest.mark.parametrize(
    ("kind", "name"), [("clinic", "clinics/north.yaml"), ("approvals", "approvals.yaml"), ("pictures", "images/words/es.yaml")]
)
def test_a_kind_of_input_that_is_left_out_is_noticed(kind: str, name: str, again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Inputs.of
    monkeypatch.setattr(Inputs, "of", lambda self, order: {name: value for name, value in whole(self, order).items() if name != kind})
    assert forgotten(again, name, most=1)[2]
