"""JSON Schema as an editor obeys it: the keywords of draft 2020-12 that our schemas use; any other raises, so that none is passed over."""

import re
from collections.abc import Iterator
from typing import Any

IS: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
}
SAID = {"$schema", "$defs", "title", "description", "default", "then", "patternProperties", "properties", "prefixItems"}


def wrong(value: Any, schema: Any, root: dict[str, Any], at: str = "") -> list[str]:
    """Where a value is not as a schema says, and by which keyword; empty where it is."""
    if schema is True:
        return []
    return [
        found
        for key, told in schema.items()
        if key not in SAID or key == "prefixItems"
        for found in _by(key, told, value, schema, root, at)
    ] + [found for name, each, shape in _shaped(value, schema) for found in wrong(each, shape, root, f"{at}.{name}")]


def _shaped(value: Any, schema: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The fields of a mapping, each with every schema that is for it."""
    for name, each in value.items() if isinstance(value, dict) else ():
        shapes = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        shapes += [shape for pattern, shape in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        yield from ((name, each, shape) for shape in shapes or [schema.get("additionalProperties", True)] if shape is not False)


def _by(key: str, told: Any, value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    def many(shapes: list[Any]) -> list[list[str]]:
        return [wrong(value, shape, root, at) for shape in shapes]

    def no(holds: bool) -> list[str]:
        return [] if holds else [f"{at}: {key}"]

    size = len(value) if isinstance(value, (str, list, dict)) else 0
    match key:
        case "$ref":
            return wrong(value, root["$defs"][told.rsplit("/", 1)[1]], root, at)
        case "type":
            return no(any(isinstance(value, IS[each]) for each in ([told] if isinstance(told, str) else told)))
        case "const":
            return no(value == told)
        case "enum":
            return no(value in told)
        case "pattern":
            return no(not isinstance(value, str) or bool(re.search(told, value)))
        case "anyOf":
            return no(any(not found for found in many(told)))
        case "oneOf":
            return no(sum(not found for found in many(told)) == 1)
        case "allOf":
            return [each for found in many(told) for each in found]
        case "if":
            return wrong(value, schema["then"], root, at) if not wrong(value, told, root, at) else []
        case "required":
            return no(not isinstance(value, dict) or set(told) <= set(value))
        case "additionalProperties":
            known = [*schema.get("patternProperties", {}), *(f"^{re.escape(name)}$" for name in schema.get("properties", {}))]
            return no(told is not False or not isinstance(value, dict) or all(any(re.search(p, name) for p in known) for name in value))
        case "propertyNames":
            return [found for name in value for found in wrong(name, told, root, f"{at}.{name}")] if isinstance(value, dict) else []
        case "items":
            return [f for k, each in enumerate(value) for f in wrong(each, told, root, f"{at}[{k}]")] if isinstance(value, list) else []
        case "prefixItems":
            return [found for each, shape in zip(value, told) for found in wrong(each, shape, root, at)] if isinstance(value, list) else []
        case "minLength" | "minItems" | "minProperties":
            return no(size >= told or isinstance(value, (int, float)))
        case "maxLength" | "maxItems" | "maxProperties":
            return no(size <= told)
    raise NotImplementedError(key)
