"""Codes of record systems (ICD-10-CM, SNOMED CT, CPT, …): how one is written, and which of a sheet's codes another one means.

They are data, `record_codes.yaml`.  A sheet prints none of them, and no signature holds them: they are how a desk, or a button in a
record system, finds it.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .data import data
from .part import Part
from .problems import Problem
from .scalars import OneLine, wrong


class CodeSystem(NamedTuple):
    """One system: `form` is how a code of it is written, `oid` what HL7 calls it; in a `tree` a code holds those that begin with it."""

    called: str
    form: str
    example: str
    oid: str
    tree: bool = False
    check: str = ""

    def has(self, code: str) -> bool:
        """Whether this is written as a code of the system, its last digit right where that is one to check by."""
        return bool(re.fullmatch(self.form, code)) and (self.check != "verhoeff" or _verhoeff(code))


@cache
def code_systems() -> Mapping[str, CodeSystem]:
    """All of them, by the name that a definition calls them."""
    told: dict[str, dict[str, Any]] = data(Path(__file__).parent / "record_codes.yaml")
    return {name: CodeSystem(**said) for name, said in told.items()}


def system_of(oid: str) -> str:
    """The system that HL7 calls so, or that is called so here; "" for none that is known."""
    known = code_systems()
    return next((name for name, system in known.items() if oid in (system.oid, f"urn:oid:{system.oid}", name)), "")


def bare(code: str) -> str:
    """A code without dots, dashes and spaces, in capitals: people and record systems write them differently."""
    return re.sub(r"[^0-9A-Z]", "", code.upper())


def closeness(system: str, code: str, listed: Collection[str]) -> int:
    """How closely one of a sheet's `listed` codes is what a code of that system means: as many signs as they share; 0 for not."""
    asked, tree = bare(code), code_systems()[system].tree
    near = (each for each in map(bare, listed) if each == asked or (tree and asked.startswith(each)))
    return max(map(len, near), default=0)


class RecordCodes(Part):
    """By which codes a record system names what the sheet is about; several of one system in a list, numbers as they are written."""

    icd10: tuple[OneLine, ...] = ()
    """Diagnoses by ICD-10-CM: M80.08XA, or M80 for all that begin so."""
    icd9: tuple[OneLine, ...] = ()
    """Diagnoses by ICD-9-CM, of old records: 733.13."""
    snomed: tuple[OneLine, ...] = ()
    """What SNOMED CT calls it: 64859006."""
    cpt: tuple[OneLine, ...] = ()
    """Procedures by CPT: 22510."""
    rxnorm: tuple[OneLine, ...] = ()
    """Medicines by RxNorm: 11289."""
    ndc: tuple[OneLine, ...] = ()
    """Packed medicines by NDC: 00056-0169-70."""
    loinc: tuple[OneLine, ...] = ()
    """Tests by LOINC: 6301-6."""

    def checked(self) -> None:
        if problems := [problem for name, system in code_systems().items() for problem in self._wrong(name, system)]:
            raise wrong("marks", "see its problems", problems=problems)

    def _wrong(self, name: str, system: CodeSystem) -> Iterator[Problem]:
        for code in (codes := getattr(self, name)):
            if not system.has(code):
                hint = f"write it like {system.example}, or leave it out: nothing is printed of it"
                yield Problem(code.place, "code-wrong", f"“{code}” is no code of {system.called}", hint)
        for code in codes:
            if next(each for each in codes if bare(each) == bare(code)) is not code:
                yield Problem(code.place, "code-twice", f"“{code}” stands here a second time", "delete one of the two")


# Verhoeff's check digit, as SNOMED CT has it: the dihedral group of order ten, and a permutation of its digits.
_PERMUTED = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def _verhoeff(digits: str) -> bool:
    """Whether the last digit is the one that the others ask for."""
    sum_, order = 0, [*range(10)]
    for digit in reversed(digits):
        sum_ = _product(sum_, order[int(digit)])
        order = [_PERMUTED[each] for each in order]
    return sum_ == 0


def _product(one: int, other: int) -> int:
    """Of two elements of the dihedral group of order ten: 0 to 4 turn, 5 to 9 turn over."""
    if one < 5:
        return (one + other) % 5 + (5 if other >= 5 else 0)
    return (one - other) % 5 + (5 if other < 5 else 0)
