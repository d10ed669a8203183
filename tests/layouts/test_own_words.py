"""Every sentence of the program that a whole set sheet asks for is held by a signature under it, and nothing that it does not ask for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from sheets import LIBRARY, PICTURES
from signed_network import put_network

from patient_handouts.handouts.approvals import NOBODY, Approval, Signed, SignedWords, read_approvals, signable
from patient_handouts.handouts.catalogue import Catalogue
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.patient import Patient
from patient_handouts.handouts.text import Text
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.pdf import written
from patient_handouts.layouts.sheet import lay_sheets
from patient_handouts.layouts.tags import Tag

TODAY = date(2026, 11, 24)
# on drafts and while nobody has signed
UNSIGNED = {"head.draft", "imprint.not_approved", "imprint.not_approved_short", "imprint.translation_open_short"}
LOOKED_FOR = {"quantities.lb", "quantities.kg"}  # in all words, to be read out in full: also where no sheet prints them
TYPED = Patient("Ann", date(2026, 12, 1), "left", date(2026, 12, 9), "14:30", "Dr. Jo", "Rest.")


class Asked(Catalogue):
    """Remembers what it was asked for."""

    __slots__ = ("keys_asked",)
    keys_asked: set[str]

    def text(self, key: str) -> Text:
        self.keys_asked.add(key)
        return self.texts[key]


def asked_of(language: str, texts: MappingProxyType[str, Text]) -> Asked:
    made = Asked(language, texts)
    object.__setattr__(made, "keys_asked", set())
    return made


def told(library: Library, pictures: Pictures, topic: str, language: str, clinic: str) -> Wording:
    handout = library.read_handout(topic, language, pictures.ids(), icons())
    return Wording(handout, library.read_clinic(clinic), asked_of(language, library.catalogue(language).texts), TODAY)


def asked(wording: Wording) -> set[str]:
    return wording.catalogue.keys_asked  # type: ignore[attr-defined]  # it is an Asked


def held(wording: Wording, pictures: Pictures, every_clinic: bool) -> set[str]:
    asked(wording).clear()
    finished.__wrapped__(wording, pictures, every_clinic)
    return set(asked(wording))


def printed(wording: Wording, pictures: Pictures, signed: Signed) -> set[str]:
    """What is asked for by all ways of printing a sheet."""
    asked(wording).clear()
    other = Wording(wording.handout, wording.clinic, LIBRARY.catalogue("en"), TODAY)
    for edition in ("standard", "large"):
        for sheets, typed in (([(wording, signed)], TYPED), ([(wording, signed), (other, NOBODY)], Patient())):
            for patient in (typed, Patient(side="right")) if typed else (typed,):
                root = Tag("Document")
                laid = lay_sheets(list[SignedWords](sheets), pictures, root, paper="letter", edition=edition, typed=patient)
                written(root, [laid])
    return set(asked(wording)) - UNSIGNED - LOOKED_FOR


def signature(wording: Wording, pictures: Pictures, folder: Path, of: str) -> Approval:
    path = folder / "approvals.yaml"
    path.write_text(signable(wording, pictures, "north", of).entry("surgeon", TODAY, date(2028, 1, 1)), encoding="utf-8")  # type: ignore[arg-type]
    return read_approvals(path)[0]


def sheets(folder: Path) -> Iterator[tuple[Wording, Pictures]]:
    home = Library(put_network(folder))
    own = Pictures(home.picture_folders())
    for clinic in ("north", "south"):
        yield told(home, own, "knee-pain", "en", clinic), own
    for language in ("es", "ar"):
        yield told(LIBRARY, PICTURES, "vertebroplasty", language, "riverside-spine"), PICTURES


@pytest.mark.parametrize("k", range(4))
def test_what_a_sheet_asks_for_is_held(k: int, tmp_path: Path) -> None:
    wording, pictures = list(sheets(tmp_path / "network"))[k]
    signed = Signed(*(signature(wording, pictures, tmp_path, of) for of in ("words", "translation")))
    on_paper = printed(wording, pictures, signed)
    for every_clinic in (False, True):
        keys = held(wording, pictures, every_clinic)
        assert on_paper - keys == set(), every_clinic
        extra = {key for key in keys - on_paper if not key.startswith(("expansions.", "patient."))}
        if not every_clinic:  # what is held besides may be printed: by an edition or a paper that leaves no room beside a term
            assert extra - {"imprint.translation_open"} - LOOKED_FOR == set()


def test_that_guard_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from patient_handouts.handouts import own_words

    monkeypatch.setattr(own_words, "ALWAYS", tuple(key for key in own_words.ALWAYS if key != "imprint.care"))
    wording, pictures = next(sheets(tmp_path / "network"))
    assert printed(wording, pictures, NOBODY) - held(wording, pictures, False) == {"imprint.care"}
