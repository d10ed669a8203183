"""A network in which everything is said that can be said of a sheet, and what a process opens to make one."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 25)
ORDER = ("north", "knee-pain", "es", "standard", "sheet", "letter", "en")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">'
    '<path d="M0 0H90V60H0Z" fill="#E8C9A9"/><path d="M9 9H{0}V40Z" fill="#3A2F4C"/></svg>\n'
)
SIGNED = {"set_by": {"en": "team lead", "es": "la jefatura"}, "set_on": "2026-10-01"}
APPROVAL = {
    "topic": "knee-pain",
    "language": "es",
    "clinic": "north",
    "digest": "d" * 64,
    "holds": "dddddddd/title",
    "texts": "dddddddd",
    "values": "dddddddd",
    "allows": "hours-missing",
    "seal": "e" * 64,
    "of": "words",
    "role": "surgeon",
    "date": "2026-10-01",
    "next_review": "2028-06-01",
}
# Files as data; a file of YAML is written as JSON, which is YAML too.
DATA: dict[str, Any] = {
    "network.yaml": {
        "format": "1",
        "default_clinic": "north",
        "emergency": "911",
        "tone": "mono",
        "phones": {"day": "(555) 555-0190", "after_hours": "(555) 555-0191"},
        "limits": {"knee-pain": {"work": {"after": "9 weeks", **SIGNED}, "bath": {"after": "2 weeks", **SIGNED}}},
    },
    "groups/east.yaml": {"format": "1", "address": "12 High Street, Springfield", "phones": {"booking": "(555) 555-0143"}},
    "clinics/north.yaml": {
        "format": "1",
        "group": "east",
        "name": "North Clinic",
        "short_name": "North",
        "logo": {"file": "north.svg", "holds_name": "true"},
        "letterhead": "false",
        "colors": {"brand": "#1f5f6b", "accent": "#7a4ca6"},
        "phones": {"day": "(555) 555-0142"},
        "country": "US",
        "hours": [
            {"days": "mon-fri", "from": "8:00", "to": "17:00"},
            {"days": "sun", "open": "by appointment"},
            {"closed_on": ["holidays"]},
        ],
        "sites": {
            "river": {
                "name": "Riverside",
                "address": "1 River Street, Springfield",
                "hours": [{"days": "mon", "from": "8:00", "to": "12:00"}],
                "phones": {"day": "(555) 555-0144", "after_hours": "(555) 555-0145", "booking": "(555) 555-0146"},
            },
            "hill": {"name": "Hilltop", "address": "9 Hill Road, Springfield"},
        },
        "web": "north.example.org",
        "paper": "letter",
        "edition": "standard",
        "topics": ["knee-pain"],
        "large_print": "ukaaf",
        "tone": "color",
        "units": "us",
        "fonts": {"es": {"regular": "one.ttf", "bold": "two.ttf"}, "en": "two.ttf", "vi": "one.ttf"},
        "language_help": {"es": "¿Español? {phone}", "en": "English? {phone}", "vi": "Tiếng Việt? {phone}"},
        "limits": {
            "knee-pain": {
                "last_food": {"before": "8 hours", **SIGNED},
                "last_drink": {"before": "2 hours", **SIGNED},
                "morning_medicines": {"say": {"en": "Take them.", "es": "Tómelas."}, **SIGNED},
                "blood_thinner_last_dose": {"before": "5 days", **SIGNED},
                "blood_thinner_restart": {"after": "1 day", **SIGNED},
                "flat_time": {"lasts": "1 hour", **SIGNED},
                "bandage": {"after": "2 days", **SIGNED},
                "shower": {"after": "1 day", **SIGNED},
                "driving": {"after": "2 days", **SIGNED},
                "lifting": {"amount": "10 lb", "lasts": "3 months", **SIGNED},
                "work": {"after": "6 weeks", **SIGNED},
                "goal": {"from": "2", "to": "3", **SIGNED},
                "visit": {"on": "2027-02-01", **SIGNED},
            },
            "hip-pain": {"driving": {"after": "4 days", **SIGNED}},
        },
        "responsible": {
            "spine": {"name": "Ms. Lee", "phone": "(555) 555-0147", "mail": "spine@example.org", "topics": ["knee-pain"]},
            "words": {"mail": "words@example.org", "translations": ["es"]},
        },
        "public": "https://www.example.org/{file}",
    },
    "clinics/south.yaml": {
        "format": "1",
        "name": "South Clinic",
        "colors": {"brand": "#5f1f6b"},
        "phones": {"day": "(555) 555-0150"},
        "emergency": "911",
    },
    "approvals.yaml": [
        APPROVAL,
        APPROVAL | {"language": "en", "clinic": "all"},
        APPROVAL | {"of": "translation", "role": "translator"},
        APPROVAL | {"topic": "hip-pain", "language": "en"},
        APPROVAL | {"clinic": "south"},
        APPROVAL | {"date": "2027-01-01"},
    ],
    "images/index.yaml": {
        "knee": {
            "title": {"en": "Knee", "es": "Rodilla"},
            "alt": {"en": "One knee.", "es": "Una rodilla."},
            "labels": {"bone": {"en": "bone", "es": "hueso"}, "skin": {"en": "skin"}},
            "credit": "Drawn for this test",
            "licence": "MIT",
            "simplified": "The kneecap is left out.",
            "series": "from-left",
        },
        "hip": {"title": {"en": "Hip"}, "alt": {"en": "One hip."}},
    },
    "images/words/es.yaml": {
        "knee": {"title": "Una rodilla", "alt": "La rodilla.", "labels": {"skin": "piel"}},
        "hip": {"title": "Cadera", "alt": "Una cadera."},
    },
    "images/knee.anchors.json": {"bone": [20, 20], "skin": [60, 40]},
    "bundles.yaml": {"legs": {"title": "Legs", "topics": ["knee-pain", "hip-pain"]}},
    "about/joint.yaml": {
        "format": "1",
        "about": "A joint that hurts",
        "parts": [
            {"part": "before", "visit": "prepare"},
            {"part": "knee_care", "visit": "home", "like": "aftercare", "words": "2", "heading": {"en": "Your knee", "es": "Su rodilla"}},
            {"part": "call", "visit": "home"},
        ],
        "require": {"error": [{"any_of": ["call", "sources"], "because": "It may get worse."}]},
    },
    "handouts/knee-pain/translations.yaml": {"es": {"title": "605e2c9e", "key_points": "cc28f52b"}, "vi": {"title": "605e2c9e"}},
}
DEFINITION = """\
format: 1
about: joint
title: {title}
subtitle: Bone and **skin**
version: "1.0"
purpose: This sheet helps you get ready.
hero: knee
side: ask
key_points:
- Move it.
- Rest it {{source:nice}}.
- "Call {{phone}}, or {{after_hours}} at night, or {{emergency}}: {{hours}}."
limits:
  goal: {{label: Your goal, says: range}}
  visit: {{label: Next visit, says: date}}
terms:
  gel: {{say: jel, means: A cream.}}
sources:
  nice: {{title: "Knee pain: a guide", year: 2022, url: https://example.org/knee}}
sections:
- part: before
  picture: knee
  blocks:
  - picture: knee
    caption: "A knee at {{clinic}}."
  - limits: [last_food, last_drink, morning_medicines, blood_thinner_last_dose]
- part: knee_care
  blocks:
  - paragraph: "Lift {{limit:lifting}}: use the [gel]. Book at {{phone:booking}} ({{clinic:short}}, {{address}})."
  - limits: [blood_thinner_restart, flat_time, bandage, shower, bath, driving, lifting, work, goal, visit]
"""
TEXTS = {
    "handouts/knee-pain/en.yaml": DEFINITION.format(title="Knee pain"),
    "handouts/knee-pain/es.yaml": DEFINITION.format(title="Dolor de rodilla"),
    "clinics/north/knee-pain.es.yaml": "format: 1\nadd: [{after: before, blocks: ['Nuestra línea.']}]\n",
    "network/knee-pain.en.yaml": "format: 1\nadd: [{after: before, blocks: ['Our line.']}]\n",
    "handouts/hip-pain/en.yaml": DEFINITION.format(title="Hip pain").replace("knee", "hip"),
    "images/knee.svg": SVG.format(40),
    "images/hip.svg": SVG.format(50),
    "images/north.svg": SVG.format(60),
    "images/other.svg": SVG.format(70),
}


def put(home: Path) -> None:
    """Write the network."""
    import pymupdf_fonts

    for name, data in DATA.items():
        write(home, name, data)
    for name, words in TEXTS.items():
        _bytes(home, name, words.encode("utf-8"))
    for name, font in (("one", "notos"), ("two", "notosbo")):
        _bytes(home, f"fonts/{name}.ttf", pymupdf_fonts.myfont(font))


def write(home: Path, name: str, data: Any) -> None:
    """One of the files that are data."""
    _bytes(home, name, json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8"))


def _bytes(home: Path, name: str, data: bytes) -> None:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_bytes(data)


def opened(act: Callable[[], object]) -> list[str]:
    """The files that are opened while something is done, the program's own modules excepted."""
    found, begun = set[str](), [True]

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if begun and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            found.add(os.path.abspath(os.fsdecode(arguments[0])))

    sys.addaudithook(hear)
    act()
    begun.clear()
    return sorted(name for name in found if not name.endswith((".py", ".pyc", ".so", ".pyd", ".zip")))


def main(what: str, home: str) -> None:
    """In a process of its own, in which nothing was read yet: prints what is opened."""
    from patient_handouts.handouts.library import Library
    from patient_handouts.press.orders.inputs import Inputs
    from patient_handouts.press.orders.order import Order
    from patient_handouts.press.orders.workshop import Workshop

    order, shop = Order(*ORDER), Workshop(Library(Path(home)), TODAY)
    acts: dict[str, Callable[[], object]] = {
        "inputs": lambda: Inputs(shop).of(order),
        "findings": lambda: shop.findings(order),
        "sheet": lambda: shop.set_order(order, draft=True),
    }
    print(json.dumps(opened(acts[what])))


if __name__ == "__main__":
    main(*sys.argv[1:])
