"""Two ways of moving a spine by hand, at a healthy bone: slowly to and fro, and with one quick push from behind."""

from .art import Art
from .registry import picture
from .wedge import DEPTH, Stack

LEFT, RIGHT = 28.0, 168.0  # the page's x of the two bones


@picture("slow-or-quick", 292, 150)
def slow_or_quick(art: Art) -> None:
    """Three bones each, the back to the right: two thin arrows to and fro, one thick arrow inwards."""
    stacks = {"slow": Stack(LEFT, 75), "quick": Stack(RIGHT, 75)}
    for stack in stacks.values():
        stack.paint(art)
    tip = DEPTH / 2 + 50
    slow, quick = stacks["slow"], stacks["quick"]
    arrows = {
        "to": art.arrow([slow.spot(tip + 17, -5), slow.spot(tip + 9, -5), slow.spot(tip + 1, -5)], 2.2, head=6),
        "fro": art.arrow([slow.spot(tip + 1, 5), slow.spot(tip + 9, 5), slow.spot(tip + 17, 5)], 2.2, head=6),
        "push": art.arrow([quick.spot(tip + 28, 0), quick.spot(tip + 14, 0), quick.spot(tip + 1, 0)], 6.5, head=15),
    }
    art.facts |= arrows
    for name, stack in stacks.items():
        art.facts[f"{name} bone"] = stack.whole()
