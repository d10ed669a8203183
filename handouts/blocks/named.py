"""What a block and a section carry besides their words."""

from ..part import Part
from ..scalars import Id, OneLine


class Allow(Part):
    """A finding of `handouts check` that the author knows of and means to keep, and why."""

    code: OneLine
    """The finding's code, as `handouts check` prints it in brackets."""
    because: OneLine
    """Why it is right here; the review copy shows it."""


class Named(Part):
    """What a section and a block may carry besides their words."""

    id: Id | None = None
    """A name of its own, by which translations and signatures know it again; without one, part and kind say it."""
    allow: tuple[Allow, ...] = ()
    """Findings of `handouts check` that stay, each with its reason."""
