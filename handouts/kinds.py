"""What stands in the model's annotations, and what Pydantic makes of it when a file is read (it is loaded no sooner).

    Read(act)           a piece of YAML becomes a value, by a reader of `scalars.py`
    Length(least, most) of a list or a mapping
    Alias(name)         a field that is called otherwise in a file, because Python has the word itself
    Either(tag, ways)   one of several kinds, told by a tag
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from .known import ANY, Known
from .node import Mapping as Node
from .place import NOWHERE

if TYPE_CHECKING:
    from .part import Part


class Read:
    """`act` is given the node and what is known of other files; it raises `scalars.wrong`.  `shape`: what a JSON Schema says of it."""

    def __init__(self, act: Callable[[Any, Known], Any], **shape: Any) -> None:
        self.act, self.shape = act, shape

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def read(value: Any, info: Any) -> Any:
            return self.act(value, info.context if isinstance(info.context, Known) else ANY)

        return core_schema.with_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return dict(self.shape)


class Length:
    """So many items, or names."""

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "min_length": self.least, **({"max_length": self.most} if self.most else {})}


class Alias:
    """The name in the file."""

    def __init__(self, name: str) -> None:
        self.name = name


class Either:
    """One of `ways`; `tag` tells from the node which.  Tags stand in brackets, as no field's name does: a place is found by skipping
    them.  `before` may first turn the node into another; `also` are more shapes for the JSON Schema.
    """

    def __init__(self, tag: Callable[[Any], str], ways: Mapping[str, Any], before: Callable[[Any], Any] | None = None,
                 also: tuple[dict[str, Any], ...] = ()) -> None:
        self.tag, self.ways, self.before, self.also = tag, ways, before, also

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        union = core_schema.tagged_union_schema({tag: handler.generate_schema(kind) for tag, kind in self.ways.items()}, self.tag)
        return core_schema.no_info_before_validator_function(self.before, union) if self.before else union

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        return {"anyOf": [*self.also, *handler(core)["oneOf"]]} if self.also else handler(core)


def in_file(annotation: Any, field: str) -> str:
    """What a field of this annotation is called in a file."""
    return next((mark.name for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Alias)), field)


def reader_of(kind: "type[Part]", handler: Any) -> Any:
    """Pydantic's schema of a part: its fields strictly, then the part with its place, then what must be right with it as a whole."""
    from pydantic_core import core_schema

    hints = get_type_hints(kind, include_extras=True)
    names = {field: in_file(hints[field], field) for field in kind.FIELDS}
    fields = {}
    for field, name in names.items():
        schema = handler.generate_schema(hints[field])
        if field in kind._defaults:
            schema = core_schema.with_default_schema(schema, default=kind._defaults[field])
        fields[field] = core_schema.model_field(schema, validation_alias=name if name != field else None)

    def read(data: Any, values: Any) -> Any:
        if isinstance(data, kind):
            return data
        if isinstance(data, Node):
            data.fields = tuple(names.values())
        made = kind.made(data.place if isinstance(data, Node) else NOWHERE, values(data)[0])
        made.checked()
        return made

    return core_schema.no_info_wrap_validator_function(
        read, core_schema.model_fields_schema(fields, model_name=kind.__name__, extra_behavior="forbid"),
        ref=f"{kind.__module__}.{kind.__qualname__}:{id(kind)}")


def schema_of(kind: "type[Part]", core: Any, handler: Any) -> Any:
    """Its JSON Schema: a closed object, described by the class's own words."""
    made = handler(core)
    inner = handler.resolve_ref_schema(made)
    words = kind.__dict__.get("__doc__")
    about = {"description": "\n".join(line.strip() for line in words.strip().splitlines())} if words else {}
    inner.update({"title": kind.__name__, "additionalProperties": False, **about})
    return made
