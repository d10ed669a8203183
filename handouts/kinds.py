"""What stands in the model's annotations, and the validator that they make.

    Read(act)           a piece of YAML becomes a value, by a reader of `scalars.py`
    Length(least, most) of a list or a mapping
    Single()            of a list: one item may stand by itself
    Alias(name)         a field that is called otherwise in a file, because Python has the word itself
    Either(tag, ways)   one of several kinds, told by a tag
    OtherNames()        a mapping of all names in a part that are no fields of it

Besides these: parts, tuples, dicts, literals, `| None`, numbers and words.  What checks nodes against them is pydantic-core, which is
loaded when a file is read and not before; Pydantic's own models, made as classes are, took a third of the time of a sheet alone.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from .known import ANY, Known
from .node import Mapping as Node
from .node import Scalar
from .node import Sequence as Items
from .part import Part
from .place import NOWHERE

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator


class Read:
    """`act` is given the node and what is known of other files; it raises `scalars.wrong`.  `shape`: what a JSON Schema says of it;
    where the `names` of `Known` are at hand, it lists them, and where there may be `others` it offers them.
    """

    def __init__(self, act: Callable[[Any, Known], Any], names: str = "", others: bool = False, **shape: Any) -> None:
        self.act, self.names, self.others, self.shape = act, names, others, shape


class Length:
    """So many items, or names."""

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most


class Single:
    """A list's only item may stand without a list around it."""


class Alias:
    """The name in the file."""

    def __init__(self, name: str) -> None:
        self.name = name


class OtherNames:
    """The field's mapping is not written as such: every name that is no field stands in it."""


class Either:
    """One of `ways`; `tag` tells from the node which.  Tags stand in brackets, as no field's name does: a place is found by skipping
    them.  `before` may first turn the node into another; `also` are more shapes for the JSON Schema.
    """

    def __init__(
        self,
        tag: Callable[[Any], str],
        ways: Mapping[str, Any],
        before: Callable[[Any], Any] | None = None,
        also: tuple[dict[str, Any], ...] = (),
    ) -> None:
        self.tag, self.ways, self.before, self.also = tag, ways, before, also


def fields_of(kind: type[Part]) -> dict[str, tuple[str, Any]]:
    """The fields of a part: what each is called in a file, and its annotation."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        field: (next((mark.name for mark in _marks(hints[field]) if isinstance(mark, Alias)), field), hints[field]) for field in kind.FIELDS
    }


def rest_of(kind: type[Part]) -> str:
    """The field that takes all other names, "" where a part has none."""
    return next((field for field, (_, told) in fields_of(kind).items() if any(isinstance(mark, OtherNames) for mark in _marks(told))), "")


def _marks(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__metadata__", ())


@cache
def validator(kind: Any) -> "SchemaValidator":
    """What checks a node against a kind: `validate_python(node, context=known)` gives the value, or raises its ValidationError."""
    from pydantic_core import SchemaValidator

    return SchemaValidator(_schema(kind))


def _schema(kind: Any) -> "CoreSchema":
    from pydantic_core import core_schema as core

    if isinstance(kind, type) and issubclass(kind, Part):
        return _part(kind)
    inside = get_args(kind)
    match get_origin(kind):
        case None:
            plain: dict[Any, CoreSchema] = {Any: core.any_schema(), float: core.float_schema(), str: core.str_schema()}
            return plain[kind]
        case origin if origin is Annotated:
            return _marked(*inside)
        case origin if origin is Literal:
            return core.literal_schema(list(inside))
        case origin if origin is tuple:
            endless = inside[-1] is ...
            return core.tuple_schema([_schema(each) for each in inside if each is not ...], variadic_item_index=0 if endless else None)
        case origin if origin is dict:
            return core.dict_schema(*map(_schema, inside))
        case origin if origin in (Union, UnionType):
            ways = [_schema(each) for each in inside if each is not NoneType]
            one = ways[0] if len(ways) == 1 else core.union_schema([*ways])
            return core.nullable_schema(one) if NoneType in inside else one
    raise TypeError(kind)


def _marked(kind: Any, *marks: Any) -> "CoreSchema":
    """A kind with what our marks say of it."""
    from pydantic_core import core_schema as core

    for mark in marks:
        if isinstance(mark, Read):
            return core.with_info_plain_validator_function(_reading(mark.act))
        if isinstance(mark, Either):
            union = core.tagged_union_schema({tag: _schema(way) for tag, way in mark.ways.items()}, mark.tag)
            return core.no_info_before_validator_function(mark.before, union) if mark.before else union
        if isinstance(mark, Single):
            return core.no_info_before_validator_function(_in_list, _marked(kind, *(each for each in marks if each is not mark)))
        if isinstance(mark, Length):
            return {**_schema(kind), "min_length": mark.least, **({"max_length": mark.most} if mark.most else {})}
    return _schema(kind)


def _in_list(value: Any) -> Any:
    return Items([value], value.place) if isinstance(value, Scalar | Node) else value


def _reading(act: Callable[[Any, Known], Any]) -> Callable[[Any, Any], Any]:
    def read(value: Any, info: Any) -> Any:
        return act(value, info.context or ANY)

    return read


def _part(kind: type[Part]) -> "CoreSchema":
    """Its fields strictly; then the part with its place; then what must be right with it as a whole."""
    from pydantic_core import core_schema as core

    fields, named, rest = {}, fields_of(kind), rest_of(kind)
    for field, (name, annotation) in named.items():
        schema = _schema(annotation)
        if field in kind.DEFAULTS:
            schema = core.with_default_schema(schema, default=kind.DEFAULTS[field])
        fields[field] = core.model_field(schema, validation_alias=name)

    def read(data: Any, values: Any) -> Part:
        if isinstance(data, kind):
            return data
        if isinstance(data, Node):
            data.fields = tuple(name for field, (name, _) in named.items() if field != rest)
            data = _apart(data, rest) if rest else data
        made = kind.made(data.place if isinstance(data, Node) else NOWHERE, values(data)[0])
        made.checked()
        return made

    return core.no_info_wrap_validator_function(read, core.model_fields_schema(fields, model_name=kind.__name__, extra_behavior="forbid"))


def _apart(data: Node, rest: str) -> Node:
    """The same with the names that are no fields in a mapping of their own."""
    others = {name: value for name, value in data.items() if name not in data.fields}
    return Node({**{name: value for name, value in data.items() if name not in others}, rest: Node(others, data.place)}, data.place)
