"""A small workspace of one topic and one clinic, in which tests change a line; and what commands tell of it."""

import re
from pathlib import Path

from typed import handouts

from patient_handouts.handouts.problems import Problems

NETWORK = 'format: 1\ndefault_clinic: north\nemergency: "911"\nunits: us\n'
CLINIC = """format: 1
name: "North Clinic"
colors: {brand: "#1f5f6b"}
phones: {day: "(555) 555-0100"}
hours:
  - {days: mon-fri, from: "8:00", to: "17:00"}
emergency: "911"
"""
TOPIC = """format: 1
title: A sore knee
subtitle: At home
hero: where-it-hurts
version: 0.1
purpose: This sheet helps you at home.
key_points:
  - Walk a little each day.
  - Rest a little each day.
  - "**Call {emergency}** for the danger signs on {page:call}."
sections:
  - part: aftercare
    blocks:
      - list:
          - Drink water.
  - part: call
    blocks:
      - danger_signs:
          emergency:
            - You cannot breathe well.
          same_day:
            - "A fever of {38 °C} or higher"
"""


def write(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def told(*arguments: str) -> str:
    """All that a command says, a finding on one line."""
    done = handouts(*arguments)
    said = str(done.exception) if isinstance(done.exception, Problems) else done.output
    return re.sub(r"\n +\d* \|.*\n +\| +\^+ ?", " | ", said)
