"""A workspace of two clinics with one short topic in two languages, and lines of a clinic's own in it."""

from pathlib import Path

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.translation import digests, record_text

CLINIC = """format: 1
name: {name}
colors: {{brand: "#1f5f6b"}}
emergency: "911"
phones: {{day: "(555) 555-01{phone}"}}
hours: [{{days: mon-fri, from: "8:00", to: "17:00"}}]
limits:
  knee: {{driving: {{after: 24 hours, set_by: nurse, set_on: 2026-10-01}}}}
"""
EN = """format: 1
about: test
title: Your knee
subtitle: A look inside
version: "1.0"
purpose: This sheet helps you get ready.
key_points: ["Call {emergency} for the signs on {page:call}."]
terms: {joint: {means: where two bones meet}}
sources:
  guide: {title: A guide, year: 2020}
  study: {title: A study, year: 2021}
sections:
  - part: why
    blocks:
      - We look into the [joint]. {source:guide}
      - It helps to know. {source:study}
  - part: before
    blocks:
      - Wear a brace for 6 hours.
      - id: ride
        paragraph: Have a ride home.
  - part: more
    blocks: ['Ask us.']
  - part: aftercare
    blocks:
      - limits: [driving]
      - Call us at {phone} with questions.
  - part: call
    blocks:
      - danger_signs: {emergency: [Chest pain], same_day: [Fever]}
"""
ES = (
    EN.replace("Your knee", "Su rodilla")
    .replace("A look inside", "Una mirada adentro")
    .replace("This sheet helps you get ready.", "Esta hoja le ayuda a prepararse.")
    .replace("Call {emergency} for the signs on {page:call}.", "Llame al {emergency} por las señales en {page:call}.")
    .replace("where two bones meet", "donde se unen dos huesos")
    .replace("We look into the [joint].", "Miramos dentro de la articulación.")
    .replace("terms: {joint: ", "terms: {joint: ")
    .replace("It helps to know.", "Ayuda saber.")
    .replace("Wear a brace for 6 hours.", "Use una faja por 6 horas.")
    .replace("Have a ride home.", "Tenga quien lo lleve.")
    .replace("Ask us.", "Pregunte.")
    .replace("Call us at {phone} with questions.", "Llame al {phone} si tiene preguntas.")
    .replace("Chest pain", "Dolor de pecho")
    .replace("Fever", "Fiebre")
)


def put_knee(home: Path) -> Library:
    """The workspace, in a new folder: clinics `east` and `west`, topic `knee`."""
    for name, phone in (("east", 41), ("west", 42)):
        _put(home / "clinics" / f"{name}.yaml", CLINIC.format(name=f"{name.capitalize()} Clinic", phone=phone))
    for name, text in (("network.yaml", "format: 1\nlibrary: none\n"), ("handouts/knee/en.yaml", EN), ("handouts/knee/es.yaml", ES)):
        _put(home / name, text)
    library = Library(home)
    _put(home / "handouts" / "knee" / "translations.yaml", record_text({"es": digests(library.original("knee"))}))
    return library


def put_lines(library: Library, text: str, of: str = "clinics/east", language: str = "en") -> Path:
    """Lines of one's own, after the number of their format."""
    assert library.workspace
    return _put(library.workspace / of / f"knee.{language}.yaml", f"format: 1\n{text}")


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
