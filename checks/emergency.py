"""A clinic's emergency number against the country of its phones (`checks/emergency_numbers.yaml`)."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from ..handouts.clinic import Clinic
from ..handouts.data import data
from ..handouts.phone_search import find
from ..handouts.phones import Phone
from ..handouts.problems import Problem, choice
from .rule import rule

rule = partial(rule, family="safety")

EMERGENCY_FOREIGN = rule(
    "emergency-foreign",
    "error",
    "the emergency number is not one of the country of the clinic’s phones",
    why="Every sheet of this clinic prints it under the danger signs; in this country nobody answers there, or not from every phone.",
    sources=("android-ecc",),
    own="the numbers of each country are listed in checks/emergency_numbers.yaml; a country that is not listed is not judged",
    mend="write the emergency number of the clinic’s country under emergency:, in quotes",
    bad='phones: {day: (555) 555-0142} and emergency: "999"',
    good='phones: {day: (555) 555-0142} and emergency: "911"',
)
EMERGENCY_OWN = rule(
    "emergency-own",
    "error",
    "the emergency number is one of the clinic’s own",
    why="No ambulance comes from there, and at night nobody answers.",
    own="who has chest pain needs the ambulance and not a desk",
    mend="write the emergency number of the clinic’s country under emergency:, in quotes",
    bad="emergency: (555) 555-0142",
    good='emergency: "911"',
)


def check(clinic: Clinic) -> Iterator[Problem]:
    """Whether an ambulance comes when this number is called."""
    others = [clinic.phones.day, *([clinic.phones.after_hours] if isinstance(clinic.phones.after_hours, Phone) else [])]
    if any(clinic.emergency.dialled.inside == other.dialled.inside for other in others):
        yield EMERGENCY_OWN.at(clinic.emergency.place)
        return
    country = next((code for other in others if (code := other.dialled.code)), "")
    known = ambulance_numbers().get(country)
    if known and not any(number in known for number in _typed(clinic.emergency)):
        told = choice(known)
        yield EMERGENCY_FOREIGN.at(
            clinic.emergency.place,
            f"“{clinic.emergency}” is no emergency number where the clinic’s phones are (+{country})",
            f"write {told}, in quotes",
        )


def _typed(emergency: Phone) -> Iterator[str]:
    """The numbers that it tells: itself, or those in its words."""
    for phone in [emergency] if emergency.link else find(emergency.written, short_codes=True):
        yield "".join(letter for letter in phone.written if letter.isdigit())


@cache
def ambulance_numbers() -> Mapping[str, tuple[str, ...]]:
    """The emergency numbers for an ambulance by the country's telephone code."""
    return {str(code): tuple(map(str, known)) for code, known in data(Path(__file__).parent / "emergency_numbers.yaml").items()}
