"""What clinics share: a network, all of a workspace; a group, those that name it.  The fields of both lie under each clinic's own."""

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


SINGLE = ("group", "sites")  # fields that only a clinic itself has: so no group is in another


class Network(Part, partly=Clinic, without=SINGLE):
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


class ClinicGroup(Part, partly=Clinic, without=SINGLE):
    """Some clinics of a network, which name it: any field of a clinic may stand in it, in part too."""


# How many mappings deep a clinic, its group and its network are joined key by key; what lies deeper, a list, and any other value are
# taken whole.  A single limit is never mixed: whoever signed it signed all of it.
DEPTH = {"phones": 1, "colors": 1, "fonts": 1, "language_help": 1, "limits": 2, "sites": 2, "responsible": 1}


def lay_over(own: Reading, shared: Reading, kind: type[Part] = Network, known: Known = ANY) -> Reading:
    """A clinic's file with what it shares laid under it, a file of that `kind`; the nearer value wins.

    `known`: the names that fields may use which only the kind has.
    """
    problems = own.problems
    try:
        model(kind, shared, known)
    except Problems as found:
        problems += found.problems
    if not isinstance(own.node, Mapping) or not isinstance(shared.node, Mapping):
        return Reading(own.node, problems)
    under = Mapping({key: value for key, value in shared.node.items() if key in Clinic.FIELDS and key not in SINGLE}, shared.node.place)
    deep = {field: _joined(under[field], own.node[field], depth) for field, depth in DEPTH.items() if field in under and field in own.node}
    return Reading(_joined(under, Mapping({key: deep.get(key, value) for key, value in own.node.items()}, own.node.place), 1), problems)


def clinic_read(reading: Reading, known: Known = ANY) -> Clinic:
    """A clinic's file, its telephone numbers read as they are written in the country that it says; raises `Problems`."""
    country = reading.node.get("country") if isinstance(reading.node, Mapping) else None
    known_one = isinstance(country, Scalar) and known_country(country)
    return model(Clinic, reading, known._replace(country=str(country)) if known_one else known)


def _joined(shared: Any, own: Any, depth: int) -> Any:
    """Two mappings key by key so deep, each key from where its value is; else one's own."""
    if not depth or not isinstance(own, Mapping) or not isinstance(shared, Mapping):
        return own
    values = {**shared, **{key: _joined(shared.get(key), value, depth - 1) for key, value in own.items()}}
    keys = {key: key for key in (*shared, *own)}
    return Mapping({keys[key]: value for key, value in values.items()}, own.place)
