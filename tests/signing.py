"""Signatures as somebody gives them who has just read the copy: with the code that stands on it."""

from datetime import date, timedelta
from pathlib import Path

from click.testing import Result
from typed import handouts

from patient_handouts.handouts.approvals import ALL, Of, signable
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

UNTIL = date.today() + timedelta(days=1000)
SOONER = UNTIL - timedelta(days=100)


def code_of_copy(home: Path, topic: str, language: str = "en", clinic: str = "", of: Of = "words") -> str:
    """The code that stands on a copy of the sheet as it is now."""
    library = Library(home)
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(library.find_topic(topic), language, pictures.ids(), icons())
    wording = Wording(handout, library.read_clinic(clinic or library.clinics()[0]), library.catalogue(language), date.today())
    return signable(wording, pictures, clinic or ALL, of).code


def approve(
    topic: str, *more: object, home: Path | None = None, language: str = "en", clinic: str = "", of: Of = "words", until: date = UNTIL
) -> Result:
    """`handouts approve` with that code, by a surgeon unless `more` says otherwise; in the folder of the network unless one is named."""
    code = code_of_copy(home or Path.cwd(), topic, language, clinic, of)
    said = ["--code", code, "--until", until, *(("--role", "surgeon") if "--role" not in more else ())]
    said += ["--language", language, *(("--clinic", clinic) if clinic else ()), *(() if of == "words" else (f"--{of}",))]
    return handouts("approve", topic, *said, *more, *(("--workspace", home) if home else ()))
