"""The files that say what a clinic is, the nearest first: its own, that of its group, its network's; and which of them says what.

Whoever reads the facts of clinics in a workspace reads them here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .clinic import Clinic
from .data import data
from .known import ANY, Known
from .network import DEPTH, SINGLE, ClinicGroup, Network, lay_over
from .node import Mapping as Fields
from .node import Node, Reading, Scalar
from .part import Part
from .phone_forms import known_country
from .place import NOWHERE, Place
from .reader import read_file

EMPTY = Fields({})


@dataclass(frozen=True, slots=True)
class ClinicFile:
    """One of the files, read as a file of its kind."""

    kind: type[Part]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Origin:
    """A value of a clinic ("phones.day"), as it is written, and where; `NOWHERE` for what the program takes where nobody says it.

    `instead`: what it is used instead of, the nearest first.
    """

    name: str
    value: str
    place: Place
    instead: tuple["Origin", ...] = ()


def clinic_files(own: Path, groups: Mapping[str, Path], network: Path | None) -> tuple[ClinicFile, ...]:
    """A clinic's file, the one of these groups that it names, and its network's."""
    return with_shared(read_file(own), groups, network)


def with_shared(own: Reading, groups: Mapping[str, Path], network: Path | None) -> tuple[ClinicFile, ...]:
    """The same for a clinic's text, wherever it comes from."""
    group = groups.get(group_named(own.node))
    found = [ClinicFile(Clinic, own)]
    found += [ClinicFile(ClinicGroup, read_file(group, EMPTY))] if group else []
    return (*found, *([ClinicFile(Network, read_file(network, EMPTY))] if network else ()))


def at_a_site(files: tuple[ClinicFile, ...], site: str) -> tuple[ClinicFile, ...]:
    """The same for one of a clinic's sites: what that says of itself comes first."""
    own = files[0].reading.node
    sites = own.get("sites") if isinstance(own, Fields) else None
    said = sites.get(site) if isinstance(sites, Fields) else None
    if not isinstance(said, Fields):
        return files
    facts = Fields({key: value for key, value in said.items() if key != "name"}, said.place)
    return (ClinicFile(Clinic, Reading(facts, ())), *files)


def group_named(node: Node | None) -> str:
    """The group that a clinic's file names, "" for none."""
    named = node.get("group") if isinstance(node, Fields) else None
    return str(named) if isinstance(named, Scalar) else ""


def laid_together(files: tuple[ClinicFile, ...], shipped: Known = ANY) -> Reading:
    """The clinic: every file lies over those after it.  `shipped`: the names that a network's own fields may use."""
    whole, *others = files
    reading = whole.reading
    for each in others:
        reading = lay_over(reading, each.reading, each.kind, shipped)
    return Reading(_by_country(reading.node), reading.problems)


def _by_country(node: Node | None) -> Node | None:
    """A clinic with the paper and the units of its country under all that was said; each is told to come from where the country stands."""
    country = node.get("country") if isinstance(node, Fields) else None
    if not isinstance(node, Fields) or not isinstance(country, Scalar) or not known_country(country):
        return node
    customs, at = data(Path(__file__).parent / "customs.yaml"), country.place
    usual = {"paper": "letter" if country in customs["letter"] else "a4", "units": "us" if country in customs["us"] else "metric"}
    return Fields({**node, **{Scalar(name, at): Scalar(value, at) for name, value in usual.items() if name not in node}}, node.place)


def origins(files: tuple[ClinicFile, ...]) -> Iterator[Origin]:
    """Every value of a clinic and where it comes from, in the order of the model; what is taken whole is one value."""
    whole = laid_together(files).node
    theirs = [dict(_values(each.reading.node)) for each in files]
    found = dict(_values(whole))
    names = {name: [each for each in found if each.split(".")[0] == name] for name in Clinic.FIELDS}
    for field, inner in names.items():
        for name in inner if field != "format" else ():
            said = [values[name] for values in theirs if name in values]
            yield Origin(name, found[name].value, found[name].place, tuple(said[1:]))
        if not inner and field not in ("format", *SINGLE):
            yield Origin(field, _usual(Clinic.DEFAULTS.get(field)), NOWHERE)


def _values(node: Node | None) -> Iterator[tuple[str, Origin]]:
    """The values that one file may say otherwise than another."""
    if isinstance(node, Fields):
        for field in node:
            yield from ((each.name, each) for each in _inside(node, field, field, DEPTH.get(field, 0)))


def _inside(node: Fields, key: str, name: str, depth: int) -> Iterator[Origin]:
    value = node[key]
    if depth and isinstance(value, Fields):
        for inner in value:
            yield from _inside(value, inner, f"{name}.{inner}", depth - 1)
    else:
        yield Origin(name, _written(value), node.where(key))


def _written(value: Node) -> str:
    """A value on one line."""
    if isinstance(value, Fields):
        return "{" + ", ".join(f"{key}: {_written(inner)}" for key, inner in value.items()) + "}"
    return " ".join(value.split()) if isinstance(value, Scalar) else "[" + ", ".join(map(_written, value)) + "]"


def _usual(value: object) -> str:
    """What the program takes; "" where that is nothing."""
    return str(value) if isinstance(value, str) else ""
