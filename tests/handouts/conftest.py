"""Small handouts and clinics, read from YAML as users write it."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import settings

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.definition import Definition, Handout
from patient_handouts.handouts.handout_file import names_in
from patient_handouts.handouts.network import clinic_read
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.wording import Wording

settings.register_profile("patient", deadline=None)  # a busy machine is no fault of ours
settings.load_profile("patient")

DEFINITION = """\
format: 1
about: procedure
title: Back pain
subtitle: Care for a sore back
version: 1.0
purpose: How to move with less pain.
hero: where-it-hurts
key_points:
  - Keep moving.
  - Rest a little.
  - "**Call {emergency}** if your legs turn weak."
terms:
  disc: {say: disk, means: a pad between two bones}
sections:
  - part: why
    blocks:
      - WORDS
  - part: aftercare
    blocks:
      - limits: [lifting, shower]
"""
CLINIC = """\
format: 1
name: Harbor Back and Spine
colors: {brand: "#1f5f6b"}
phones: {day: (555) 555-0142}
emergency: "911"
"""


@pytest.fixture
def a_handout() -> Callable[..., Handout]:
    """Makes a handout whose paragraph says these words, with more `blocks` of YAML at its end."""

    def made(words: str = "Most backs heal.", blocks: str = "") -> Handout:
        reading = read_text(DEFINITION.replace("WORDS", "'" + words.replace("'", "''") + "'") + blocks, "back.yaml")
        return Handout.of(model(Definition, reading, names_in(reading.node, None, None)), "back-pain", "en")

    return made


@pytest.fixture
def a_clinic() -> Callable[[str], Clinic]:
    """Makes a clinic, with more lines of YAML."""

    def made(more: str = "", **other: str) -> Clinic:
        text = CLINIC
        for name, value in other.items():
            text = re.sub(f"^{name}: .*$", lambda _, line=f"{name}: {value}": line, text, flags=re.MULTILINE)
        return clinic_read(read_text(text + more, "harbor.yaml"))

    return made


@pytest.fixture
def a_wording(a_handout, a_clinic) -> Callable[..., Wording]:
    """Makes the words of a handout whose paragraph says `words`, for a clinic with more lines of YAML."""

    def made(words: str = "Most backs heal.", more: str = "", blocks: str = "", **other: str) -> Wording:
        return Wording(a_handout(words, blocks), a_clinic(more, **other), catalogue("en"), date(2026, 10, 1))

    return made


@pytest.fixture
def say(a_wording) -> Callable[..., str]:
    """What a paragraph says on paper, a no-break space shown as "~"."""

    def said(words: str, more: str = "", **other: str) -> str:
        wording = a_wording(words, more, **other)
        paragraph = wording.handout.sections[0].blocks[0].paragraph
        return wording.words(paragraph).plain.replace("\u00a0", "~")

    return said
