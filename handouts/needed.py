"""What of a block no sheet may lose, whoever hides it or puts other words in its place: danger signs, phones, what limits need."""

from collections.abc import Iterator

from .blocks import Contacts, DangerSigns, Limits, Named, ScheduleRow, Zones
from .part import Part
from .phone_search import find
from .phones import Phone
from .text import Text

PHONES = ("emergency", "phone", "after_hours")  # placeholders that print a number, or what to do instead
TYPED = tuple(map(Phone, ("911", "112", "999", "000", "988")))  # short numbers that authors type out; longer ones are known by their shape
NEVER: dict[type[Named], str] = {
    DangerSigns: "danger signs stand on every sheet, as those who wrote the topic sorted them",
    Zones: "zones say when somebody must call, and stand on every sheet",
}


def why_never(block: Named) -> str:
    """Why a block is on every sheet as it is; "" where it need not be."""
    return next((why for kind, why in NEVER.items() if isinstance(block, kind)), "")


def needed(block: Named) -> dict[str, str]:
    """What of a block must be said in any case, each as it is written: "{phone}", and why."""
    return {**dict(_of_parts(block)), **{what: why for text in block.all_texts() for what, why in _of_text(text)}}


def _of_parts(block: Part) -> Iterator[tuple[str, str]]:
    for part in block.parts():
        match part:
            case Limits():
                yield from (_limit(name) for name in part.limits)
            case ScheduleRow(limit=str(name)):
                yield _limit(name)
            case Contacts():
                yield from ((f"{{phone:{name}}}", "it says whom to call") for name in part.contacts)


def _of_text(text: Text) -> Iterator[tuple[str, str]]:
    for run in text.runs:
        name, _, argument = run.placeholder.partition(":")
        if name in PHONES:
            yield f"{{{run.placeholder}}}", "it says whom to call"
        elif name == "limit":
            yield _limit(argument)
    yield from ((number.written, "it says whom to call") for number in find(text.plain, TYPED))


def _limit(name: str) -> tuple[str, str]:
    return f"{{limit:{name}}}", "a clinic sets it, and its patients keep it"
