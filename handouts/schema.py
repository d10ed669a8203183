"""The JSON Schemas that editors complete and check YAML with.

They are committed; `python -m patient_handouts.handouts.schema` writes them anew.
"""

import copy
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .clinic import Clinic
from .definition import Definition
from .part import Part

FOLDER = Path(__file__).parent / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind of file, by its name."""
    clinic = _schema(Clinic)
    return {"definition": _schema(Definition), "clinic": clinic, "network": _network(clinic)}


def written(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def path(name: str) -> Path:
    """Where a schema lies."""
    return FOLDER / f"{name}.schema.json"


def _schema(part: type[Part]) -> dict[str, Any]:
    return {"$schema": DIALECT, **_no_null(TypeAdapter(part).json_schema())}


def _no_null(schema: Any) -> Any:
    """Without the branches for null: a field that is not wanted is left out, never left empty."""
    if isinstance(schema, list):
        return [_no_null(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _no_null(value) for key, value in schema.items() if (key, value) != ("default", None)}
    ways = [way for way in plain.get("anyOf", ()) if way != {"type": "null"}]
    if len(ways) == 1:
        return {**{key: value for key, value in plain.items() if key != "anyOf"}, **ways[0]}
    return plain | {"anyOf": ways} if ways else plain


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
        path(name).write_text(written(schema), encoding="utf-8", newline="\n")
