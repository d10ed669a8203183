"""The JSON Schemas that editors complete and check YAML with, made from the model's own annotations.

They are committed; `python -m patient_handouts.handouts.schema` writes them anew.
"""

import copy
import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from .about import KindFile, TopicKind, house_kinds
from .bundle import Bundle
from .clinic import Clinic
from .definition import Definition
from .described import described
from .desk_file import DeskFile
from .desk_words import DeskWords
from .editions import Theme
from .kinds import Either, Length, Read, Single, fields_of, rest_of
from .known import ANY, Known
from .limits import LimitSays, built_in
from .network import SINGLE, BuiltIn, ClinicGroup, Network
from .own_lines import OwnLines
from .part import Part
from .scalars import ClinicName, Id
from .set_limits import KINDS
from .theme import theme

FOLDER = Path(__file__).parent / "schema"
NONE: Mapping[str, Mapping[str, LimitSays]] = {}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(
    names: Known | None = None, kinds: Mapping[str, TopicKind] | None = None, declared: Mapping[str, Mapping[str, LimitSays]] = NONE
) -> dict[str, dict[str, Any]]:
    """The schema of every kind of file, by its name; with the names, the kinds of topics and the topics' own limits of a workspace
    (`schema_names.py`), or with ours.
    """
    names, about = names or names_of(theme()), kinds or house_kinds()
    clinic = _with_limits(schema_of(Clinic, names), declared)
    return {
        "definition": _definition(about, names),
        "about": schema_of(KindFile),
        "clinic": clinic,
        "group": _shared(clinic, ClinicGroup),
        "network": _network(clinic, names),
        "lines": schema_of(OwnLines, names),
        "bundles": schema_of(dict[Id, Bundle], names),
        "words": schema_of(DeskWords, names),
        "desk": schema_of(DeskFile, names),
        "theme": _theme(schema_of(Theme)),
    }


def names_of(chosen: Theme) -> Known:
    """The names that editors offer."""
    return Known(papers=tuple(chosen.papers), editions=tuple(chosen.editions), limits=tuple(built_in()))


def schema_of(kind: Any, known: Known = ANY) -> dict[str, Any]:
    """The schema of a file that holds this kind; of names that are `known`, the list."""
    parts = dict[str, Any]()
    whole = _shape(kind, parts, known)
    if "$ref" in whole:
        whole = parts.pop(kind.__name__)
    return {"$schema": DIALECT, **({"$defs": dict(sorted(parts.items()))} if parts else {}), **whole}


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def schema_file(name: str) -> Path:
    """Where a schema lies."""
    return FOLDER / f"{name}.schema.json"


def _shape(kind: Any, parts: dict[str, Any], known: Known) -> dict[str, Any]:
    """The schema of a kind; those of the parts in it are put among `parts`.  Nothing is ever null: what is not wanted is left out."""
    if isinstance(kind, type) and issubclass(kind, Part):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}
            parts[kind.__name__] = _part(kind, parts, known)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    inside = get_args(kind)
    match get_origin(kind):
        case origin if origin is Annotated:
            return _marked(parts, known, *inside)
        case origin if origin is Literal:
            return {"type": "string", **({"const": inside[0]} if len(inside) == 1 else {"enum": list(inside)})}
        case origin if origin is tuple and inside[-1] is ...:
            return {"type": "array", "items": _shape(inside[0], parts, known)}
        case origin if origin is tuple:
            return {
                "type": "array",
                "prefixItems": [_shape(each, parts, known) for each in inside],
                "minItems": len(inside),
                "maxItems": len(inside),
            }
        case origin if origin is dict:
            key, value = _shape(inside[0], parts, ANY), _shape(inside[1], parts, known)
            if "pattern" in key:
                return {"type": "object", "patternProperties": {key["pattern"]: value}, "additionalProperties": False}
            return {"type": "object", "propertyNames": {name: key[name] for name in key if name != "type"}, "additionalProperties": value}
        case _ if NoneType in inside:
            return _shape(next(each for each in inside if each is not NoneType), parts, known)
    raise TypeError(kind)


def _marked(parts: dict[str, Any], known: Known, kind: Any, *marks: Any) -> dict[str, Any]:
    """A kind with what our marks say of it."""
    for mark in marks:
        if isinstance(mark, Read):
            names = getattr(known, mark.names) if mark.names else None
            listed = {"type": "string", "enum": list(names or ())}
            return dict(mark.shape) if not names else {"anyOf": [listed, dict(mark.shape)]} if mark.others else listed
        if isinstance(mark, Either):
            ways = [_shape(way, parts, known) for way in mark.ways.values()]
            return {"anyOf": [*mark.also, *ways]} if mark.also else {"oneOf": ways}
        if isinstance(mark, Single):
            shape = _marked(parts, known, kind, *(each for each in marks if each is not mark))
            return {"anyOf": [shape["items"], shape]}
        if isinstance(mark, Length):
            shape = _shape(kind, parts, known)
            what = "Items" if shape["type"] == "array" else "Properties"
            return shape | {f"min{what}": mark.least, **({f"max{what}": mark.most} if mark.most else {})}
    return _shape(kind, parts, known)


def _part(kind: type[Part], parts: dict[str, Any], known: Known) -> dict[str, Any]:
    """A closed object, described by the class's own words; each field by the string under it."""
    words, said = kind.__dict__.get("__doc__"), described(kind)
    properties, required, rest, others = {}, [], rest_of(kind), {}
    for field, (name, annotation) in fields_of(kind).items():
        if field == rest:
            others = {name: told for name, told in _shape(annotation, parts, known).items() if name == "patternProperties"}
            continue
        properties[name] = _shape(annotation, parts, known)
        if field not in kind.DEFAULTS:
            required.append(name)
        elif (usual := kind.DEFAULTS[field]) is not None:
            properties[name]["default"] = list(usual) if isinstance(usual, tuple) else usual
        properties[name] |= {"description": said[field]} if field in said else {}
    return {
        "title": kind.__name__,
        **({"description": inspect.cleandoc(words)} if words else {}),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        **others,
        "additionalProperties": False,
    }


def _definition(kinds: Mapping[str, TopicKind], names: Known) -> dict[str, Any]:
    """With the parts of each kind of topic: those of the one that the file is about, or is taken for."""
    every = tuple(dict.fromkeys(part for kind in kinds.values() for part in kind.usable))
    made = schema_of(Definition, names._replace(kinds=tuple(kinds), parts_of_kind=every))
    said = {name: {"properties": {"about": {"const": name}}} for name in kinds}
    taken = [name for name, kind in kinds.items() if kind.file.old_files]  # for a file that does not say it, "about" is anything
    made["allOf"] = [
        {
            "if": condition | ({} if name in taken else {"required": ["about"]}),
            "then": {"properties": {"sections": {"items": {"properties": {"part": {"enum": list(kinds[name].usable)}}}}}},
        }
        for name, condition in said.items()
    ]
    return made


def _with_limits(clinic: dict[str, Any], declared: Mapping[str, Mapping[str, LimitSays]]) -> dict[str, Any]:
    """A clinic's limits by their names, each of its own kind: the built-in ones, and those that a topic declares."""

    def named(sorts: Mapping[str, LimitSays]) -> dict[str, Any]:
        return {name: {"$ref": f"#/$defs/{KINDS[sort].__name__}"} for name, sort in sorts.items()}

    limits = clinic["properties"]["limits"]
    (topic,) = limits["patternProperties"].values()
    topic["properties"] = named({name: kind.says for name, kind in built_in().items()})
    if declared:
        limits["properties"] = {name: topic | {"properties": topic["properties"] | named(own)} for name, own in declared.items()}
    return clinic


def _shared(clinic: dict[str, Any], kind: type[Part]) -> dict[str, Any]:
    """What clinics share may hold any part of what a clinic holds; the limits it sets are whole."""
    shared = copy.deepcopy(clinic)
    shared |= {"title": kind.__name__, "description": inspect.cleandoc(kind.__doc__ or "")}
    for name in SINGLE:
        del shared["properties"][name]
    for part in (shared, shared["$defs"]["Phones"], shared["$defs"]["Colors"]):
        part.pop("required", None)
    return shared


def _network(clinic: dict[str, Any], names: Known) -> dict[str, Any]:
    """What all clinics share, with the fields that only a network has."""
    network, said = _shared(clinic, Network), described(Network)
    for name, kind in (("default_clinic", ClinicName), ("library", BuiltIn)):
        network["properties"][name] = _shape(kind, {}, names) | {"description": said[name]}
    return network


def _theme(own: dict[str, Any]) -> dict[str, Any]:
    """What a paper or an edition does not say itself, the one of ours with its name, or the one that it is like, says."""
    for part in ("Paper", "Edition", "Space"):
        own["$defs"][part].pop("required", None)
    own["description"] = "Papers and editions of a workspace, laid over the program's own."
    return own


if __name__ == "__main__":
    for name, schema in schemas().items():
        schema_file(name).write_text(schema_text(schema), encoding="utf-8", newline="\n")
