"""Any block: which of the classes in `blocks/` a piece of YAML is, told by its one block name."""

from typing import Annotated, Any

from .blocks import BLOCKS, AnyBlock, Named, name_of
from .kinds import Either
from .node import Mapping
from .part import Part
from .place import NOWHERE
from .problems import choice, near
from .scalars import wrong


def _one_name(value: Any) -> Any:
    """A string is a paragraph; a mapping has one block name."""
    if isinstance(value, Part):
        return value
    if not isinstance(value, dict):
        return Mapping({"paragraph": value}, getattr(value, "place", NOWHERE))
    names = [key for key in value if key in BLOCKS]
    if len(names) > 1:
        raise wrong(
            "block-two",
            f"this block has two names, “{names[0]}” and “{names[1]}”",
            f"begin “{names[1]}” with a “- ” of its own",
            key=names[1],
        )
    if not names:
        raise _nameless(value)
    return value


def _nameless(value: dict[str, Any]) -> Exception:
    first = next(iter(value), "")
    if not first.replace("_", "").isalnum() or first[:1].isupper():
        return wrong("block-unknown", f"there is no block “{first}”", "put text that holds “: ” in quotes", key=first)
    known = {field for block in BLOCKS.values() for field in block.FIELDS} - set(BLOCKS)
    hint = next(filter(None, (near(key, BLOCKS) for key in value if key not in known)), "")
    return wrong("block-unknown", f"there is no block “{first}”", hint or f"it may be {choice(BLOCKS)}", key=first)


def _tag(value: Any) -> str:
    """The union's tag, in brackets that no field name has: a place is found by skipping it."""
    return f"<{name_of(type(value)) if isinstance(value, Named) else next(key for key in value if key in BLOCKS)}>"


Block = Annotated[
    AnyBlock,
    Either(_tag, {f"<{name}>": block for name, block in BLOCKS.items()}, before=_one_name, also=({"type": "string", "minLength": 1},)),
]
