"""The JSON Schemas that editors complete and check YAML with, made from the model's own annotations.

They are committed; `python -m patient_handouts.handouts.schema` writes them anew.
"""

import copy
import inspect
import json
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from .bundle import Bundle
from .clinic import Clinic
from .definition import Definition
from .kinds import Either, Length, Read, fields_of
from .part import Part
from .scalars import Id

FOLDER = Path(__file__).parent / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind of file, by its name."""
    clinic = schema_of(Clinic)
    return {"definition": schema_of(Definition), "clinic": clinic, "network": _network(clinic), "bundles": schema_of(dict[Id, Bundle])}


def schema_of(kind: Any) -> dict[str, Any]:
    """The schema of a file that holds this kind."""
    parts = dict[str, Any]()
    whole = _shape(kind, parts)
    if "$ref" in whole:
        whole = parts.pop(kind.__name__)
    return {"$schema": DIALECT, **({"$defs": dict(sorted(parts.items()))} if parts else {}), **whole}


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def schema_file(name: str) -> Path:
    """Where a schema lies."""
    return FOLDER / f"{name}.schema.json"


def _shape(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """The schema of a kind; those of the parts in it are put among `parts`.  Nothing is ever null: what is not wanted is left out."""
    if isinstance(kind, type) and issubclass(kind, Part):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}
            parts[kind.__name__] = _part(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    inside = get_args(kind)
    match get_origin(kind):
        case origin if origin is Annotated:
            return _marked(parts, *inside)
        case origin if origin is Literal:
            return {"type": "string", **({"const": inside[0]} if len(inside) == 1 else {"enum": list(inside)})}
        case origin if origin is tuple and inside[-1] is ...:
            return {"type": "array", "items": _shape(inside[0], parts)}
        case origin if origin is tuple:
            return {
                "type": "array",
                "prefixItems": [_shape(each, parts) for each in inside],
                "minItems": len(inside),
                "maxItems": len(inside),
            }
        case origin if origin is dict:
            key, value = (_shape(each, parts) for each in inside)
            if "pattern" in key:
                return {"type": "object", "patternProperties": {key["pattern"]: value}, "additionalProperties": False}
            return {"type": "object", "propertyNames": {name: key[name] for name in key if name != "type"}, "additionalProperties": value}
        case _ if NoneType in inside:
            return _shape(next(each for each in inside if each is not NoneType), parts)
    raise TypeError(kind)


def _marked(parts: dict[str, Any], kind: Any, *marks: Any) -> dict[str, Any]:
    """A kind with what our marks say of it."""
    for mark in marks:
        if isinstance(mark, Read):
            return dict(mark.shape)
        if isinstance(mark, Either):
            ways = [_shape(way, parts) for way in mark.ways.values()]
            return {"anyOf": [*mark.also, *ways]} if mark.also else {"oneOf": ways}
        if isinstance(mark, Length):
            shape = _shape(kind, parts)
            what = "Items" if shape["type"] == "array" else "Properties"
            return shape | {f"min{what}": mark.least, **({f"max{what}": mark.most} if mark.most else {})}
    return _shape(kind, parts)


def _part(kind: type[Part], parts: dict[str, Any]) -> dict[str, Any]:
    """A closed object, described by the class's own words."""
    words = kind.__dict__.get("__doc__")
    properties, required = {}, []
    for field, (name, annotation) in fields_of(kind).items():
        properties[name] = _shape(annotation, parts)
        if field not in kind.DEFAULTS:
            required.append(name)
        elif (usual := kind.DEFAULTS[field]) is not None:
            properties[name]["default"] = list(usual) if isinstance(usual, tuple) else usual
    return {
        "title": kind.__name__,
        **({"description": inspect.cleandoc(words)} if words else {}),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _network(clinic: dict[str, Any]) -> dict[str, Any]:
    """A network may hold any part of what a clinic holds; the limits it sets are whole."""
    network = copy.deepcopy(clinic)
    network.update(title="Network", description="What the clinics of a workspace share.")
    network["properties"]["default_clinic"] = {"type": "string", "description": "The clinic that is meant where none is named."}
    for shared in (network, network["$defs"]["Phones"], network["$defs"]["Colors"]):
        shared.pop("required", None)
    return network


if __name__ == "__main__":
    for name, schema in schemas().items():
        schema_file(name).write_text(schema_text(schema), encoding="utf-8", newline="\n")
