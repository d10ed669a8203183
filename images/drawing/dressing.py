"""Painting a whole person: parts far to near with a thin line, then one heavy line round them all."""

from collections.abc import Mapping, Sequence
from typing import Any

from .art import Art
from .figure import Person
from .heads import Head
from .shapes import Polygon, Shape, grown, parts, together


def silhouette(shapes: Sequence[Shape], close: float = 0.6, hole: float = 6.0) -> Shape:
    """One outer contour: slits narrower than twice `close` shut, holes smaller than `hole` dropped."""
    whole = together(*shapes).buffer(close).buffer(-close)
    return together(
        *[Polygon(p.exterior, [r for r in p.interiors if Polygon(r).area > hole]) for p in parts(whole) if isinstance(p, Polygon)]
    )


def dress(
    art: Art,
    person: Person,
    order: Sequence[str],
    head: Head,
    hands: Mapping[str, tuple[Any, ...]],
    feet: Mapping[str, tuple[Any, ...]],
    outline: float = 2.0,
) -> list[Shape]:
    """Paint the parts named in `order` (legL, legR, armL, armR, trunk, neck, head), far to near; returns their shapes.

    `hands` and `feet` give each side ("L", "R") the arguments of `Person.hand` and `Person.foot`.
    """
    painted: list[Shape] = []
    trunk = person.trunk()

    def solid(shape: Shape, fill: str) -> None:
        art.shape(shape, fill)
        painted.append(shape)

    for part in order:
        k = part[-1]
        if part == "trunk":
            solid(trunk, person.top)
        elif part == "neck":
            solid(person.neck(), person.skin)
        elif part == "head":
            head.paint(art)
            painted.append(head.outline)
        elif part.startswith("leg"):
            toes, sole = (*feet[k], (0, -1, 0))[:2]
            solid(person.foot(k, toes, sole, shoe=0.02 if person.shoes else 0), person.shoes or person.skin)
            if person.trouser < 0.9:
                solid(person.bare_leg(k), person.skin)
            solid(person.trouser_leg(k), person.legs)
        elif part.startswith("arm"):
            if person.sleeve < 0.9:
                solid(person.bare_arm(k), person.skin)
            solid(person.hand(k, *hands[k]), person.skin)
            solid(person.sleeved_arm(k), person.top)
            art.tone(person.shoulder_patch(k).intersection(grown(trunk, -0.4)), person.top)  # no line across the shoulder
        else:
            raise ValueError(f"no part of a person is called {part}")
    art.outline(silhouette(painted), outline)
    return painted
