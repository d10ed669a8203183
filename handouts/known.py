"""What the text of a file may refer to: told to the model before it reads, so that every wrong name is found in one go."""

from collections.abc import Collection
from typing import NamedTuple


class Known(NamedTuple):
    """The names that exist; `None` where nobody can tell, and any name goes."""

    terms: Collection[str] | None = None
    sources: Collection[str] | None = None
    limits: Collection[str] | None = None  # the built-in ones, and those that this handout declares
    parts: Collection[str] | None = None  # parts that this handout has
    parts_of_kind: Collection[str] | None = None  # parts that a handout of its kind may have
    kinds: Collection[str] | None = None  # of topics
    pictures: Collection[str] | None = None
    icons: Collection[str] | None = None
    phones: Collection[str] | None = None  # further ones, that some clinic has
    topics: Collection[str] | None = None
    clinics: Collection[str] | None = None
    sites: Collection[str] | None = None  # of any clinic
    groups: Collection[str] | None = None  # of clinics
    papers: Collection[str] | None = None
    editions: Collection[str] | None = None
    blocks: Collection[str] | None = None  # and parts, of the topic that lines of one's own are for
    values_alone: bool = False  # of a file of before phrases: its {limit:NAME} is the value alone
    country: str = ""  # of the clinic whose file it is; "" where it says none


ANY = Known()
