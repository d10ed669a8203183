"""`handouts review`: of one clinic, of all; what its cover says is what the register holds."""

import re
from datetime import date
from pathlib import Path

from changes import change
from copies import bare, parts
from signing import UNTIL, code_of_copy
from typed import handouts

from patient_handouts.handouts.approvals import ALL, Of, entry
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

LIMITS = "\nlimits:\n  vertebroplasty:\n    shower: {after: 1 day, set_by: team lead, set_on: 2026-10-01}\n"


def copy(*said: object, topic: str = "example") -> list[str]:
    """The words of the cover, the sheet and the rest of a copy."""
    done = handouts("review", topic, *said)
    assert done.exit_code == 0, done.output
    return ["".join(words) for words in parts(Path(done.output.split("  ")[0]).read_bytes())]


def test_without_a_clinic_it_is_a_copy_for_all_of_them(network: Path) -> None:
    cover, _, rest = copy()
    (made,) = (network / "out").glob("*.pdf")
    clinics = Library(network).clinics()
    assert made.name == "example-topic.en.all.review.pdf" and f"forallclinics({len(clinics)})" in cover
    assert bare("The last signature still holds") in cover and bare("What differs from clinic to clinic") in rest
    assert all(name in rest for name in clinics) and "(555)555-0123" in rest
    assert code_of_copy(network, "example") in cover and bare("This clinic’s") not in cover


def test_of_one_clinic_it_holds_that_clinic_alone(network: Path) -> None:
    cover, _, rest = copy("--clinic", "north")
    assert "asprintedforNorthClinic" in cover and bare("What this sheet says of the clinic") in rest and bare("What differs") not in rest
    assert code_of_copy(network, "example", clinic="north") in cover


def set_limit(network: Path) -> Path:
    """A limit of the north clinic; its file."""
    path = network / "clinics" / "north.yaml"
    text = path.read_text(encoding="utf-8").partition("\nlimits:")[0]
    path.write_text(text + LIMITS, encoding="utf-8")
    return path


def test_a_finding_at_some_clinics_names_them(network: Path) -> None:
    change(set_limit(network), "vertebroplasty:", "example-topic:")  # which shows no limits
    _, _, rest = copy()
    noticed = rest[rest.index("Whattheprogramnoticed") :]
    assert re.search(r"north:[^\]]*shower[^\]]*\[", noticed), noticed


def put_signature(network: Path, clinic: str = ALL, of: Of = "words") -> None:
    """Into the register, whatever `check` says of the sheet."""
    library, register = Library(network), network / "approvals.yaml"
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout("vertebroplasty", "en", pictures.ids(), icons())
    wording = Wording(handout, library.read_clinic("north"), library.catalogue("en"), date.today())
    made = entry(wording, pictures, clinic, "spine surgeon", UNTIL, of)
    register.write_text(register.read_text(encoding="utf-8") + made, encoding="utf-8")


def test_words_signed_for_all_and_limits_that_are_not_are_told_apart(network: Path) -> None:
    path = set_limit(network)
    put_signature(network)
    cover, *_ = copy("--clinic", "north", topic="vert")
    assert bare("This clinic’s limits are not signed as they stand") in cover and bare("Nobody has signed") not in cover
    put_signature(network, "north", "limits")
    cover, *_ = copy("--clinic", "north", topic="vert")
    assert bare("The last signature still holds") in cover
    change(path, "1 day", "9 days")
    cover, _, rest = copy("--clinic", "north", topic="vert")
    assert bare("The clinic’s limit is new or changed") in cover and bare("The clinic’s limit is new or changed.") in rest
