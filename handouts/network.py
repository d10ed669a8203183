"""A network: what the clinics of a workspace share.  Its fields lie under each clinic's own."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from .clinic import Clinic
from .kinds import Either
from .known import ANY, Known
from .node import Mapping, Reading, Scalar
from .part import Part
from .phone_forms import known_country
from .problems import Problems
from .scalars import Id, TopicName
from .validate import model

BuiltIn = Annotated[
    str | tuple[str, ...],
    Either(
        lambda value: "<topics>" if isinstance(value, list) else "<word>",
        {"<word>": Literal["none", "all"], "<topics>": tuple[TopicName, ...]},
    ),
]


class Network(Part, partly=Clinic):
    """The marker of a workspace's root.

    Any field of a clinic may stand in it, in part too: the clinics' own files complete it.
    """

    default_clinic: Id | None = None
    """The clinic that is meant where none is named."""
    library: BuiltIn | None = None
    """Which of the built-in topics there are besides one’s own: none, or a list of them; without it all."""

    if TYPE_CHECKING:

        def __getattr__(self, field: str) -> Any:
            """A clinic's field, as it was written."""


# How many mappings deep network and clinic are joined key by key; what lies deeper is taken whole.  A single limit is never
# mixed from both: whoever signed it signed all of it.
DEPTH = {"phones": 1, "colors": 1, "language_help": 1, "limits": 2}


def lay_over(own: Reading, shared: Reading, known: Known = ANY) -> Reading:
    """A clinic's file with its network's laid under it; the clinic's own value wins, lists are taken whole.

    `known`: the names that the network's own fields may use.
    """
    problems = own.problems
    try:
        model(Network, shared, known)
    except Problems as found:
        problems += found.problems
    if not isinstance(own.node, Mapping) or not isinstance(shared.node, Mapping):
        return Reading(own.node, problems)
    under = Mapping({key: value for key, value in shared.node.items() if key in Clinic.FIELDS}, shared.node.place)
    joined = Mapping({**under, **own.node}, own.node.place)
    for field, depth in DEPTH.items():
        if field in under and field in own.node:
            joined[field] = _joined(under[field], own.node[field], depth)
    return Reading(joined, problems)


def clinic_read(reading: Reading, known: Known = ANY) -> Clinic:
    """A clinic's file, its telephone numbers read as they are written in the country that it says; raises `Problems`."""
    country = reading.node.get("country") if isinstance(reading.node, Mapping) else None
    known_one = isinstance(country, Scalar) and known_country(country)
    return model(Clinic, reading, known._replace(country=str(country)) if known_one else known)


def _joined(shared: Any, own: Any, depth: int) -> Any:
    if not depth or not isinstance(own, Mapping) or not isinstance(shared, Mapping):
        return own
    return Mapping({**shared, **{key: _joined(shared.get(key), value, depth - 1) for key, value in own.items()}}, own.place)
