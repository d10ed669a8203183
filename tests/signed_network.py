"""A network whose one topic uses every block, every limit and a photograph, so that anything on paper can be changed in its files."""

import json
from pathlib import Path
from typing import Any

from PIL import Image

from patient_handouts.handouts.catalogue import FOLDER

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">'
    '<path d="M0 0H90V60H0Z" fill="#E8C9A9"/><path d="M9 9H{0}V40Z" fill="#3A2F4C"/></svg>\n'
)
SIGNED = {"set_by": "team lead", "set_on": "2026-10-01"}
EVIDENCE = {"question": "Does it help?", "who": "people with knee pain", "when": "after 3 months", "source": "trial"}
DEFINITION: dict[str, Any] = {
    "format": 1,
    "title": "Knee pain",
    "subtitle": "Care for a sore knee",
    "also_called": ["sore knee"],
    "version": "1.0",
    "purpose": "How to move with less pain.",
    "hero": "knee",
    "side": "ask",
    "key_points": ["Keep moving.", "Rest a little.", "**Call {emergency}** if your leg turns cold. See {page:call}."],
    "limits": {
        "iron": {"label": "Iron pills", "says": "before", "when": "surgery"},
        "goal": {"label": "Your goal", "says": "range", "unit": "mg/dL"},
        "water": {"label": "Water", "says": "amount", "size": "volume"},
        "visit": {"label": "Next visit", "says": "date"},
    },
    "terms": {
        "gel": {"say": "jel", "means": "a cream like [jelly]."},
        "jelly": {"means": "soft and clear."},
        "disc": {"means": "a pad."},
    },
    "sources": {
        "trial": {"title": "A trial of knees", "in": "Lancet", "year": 2016, "url": "https://example.org/trial"},
        "page": {"title": "Knees", "by": "NICE", "read": 2026, "url": "https://example.org/page"},
    },
    "sections": [
        {
            "part": "overview",
            "picture": "knee",
            "blocks": [
                "Use the [gel]. {source:page}",
                {"glance": [{"icon": icon, "fact": f"Fact {icon}", "detail": "More."} for icon in ("home", "ice", "numb", "food-no")]},
                {"picture": "joint", "caption": "A knee at {clinic}."},
                {"picture": "photo", "caption": "A photograph."},
                {
                    "picture": "joint",
                    "caption": "Inside it",
                    "size": "small",
                    "beside": [
                        "Bone meets bone here.",
                        {"list": ["It bends.", {"item": "It turns:", "list": ["in", "out"]}], "title": "What it does"},
                        "So it may wear. Use it well, and a little every day.",
                    ],
                },
                {"pictures": [{"picture": "knee", "caption": "Left"}, {"picture": "knee", "caption": "Right"}], "size": "medium"},
            ],
        },
        {
            "part": "options",
            "blocks": [
                {
                    "options": {
                        "if_you_do_nothing": {"happens": "You wait.", "known": "Most pain gets better."},
                        "choices": [
                            {"name": "Knee pain", "happens": "You rest.", "known": "It helps some."},
                            {"name": "Exercise", "happens": "You move.", "known": "It helps.", "picture": "knee"},
                        ],
                    }
                }
            ],
        },
        {
            "part": "outcomes",
            "heading": "What studies say",
            "blocks": [
                {
                    "pooled": EVIDENCE
                    | {"certainty": "high", "answer": "Much the same", "text": "They were alike.", "studies": 5, "people": 541}
                    | {"groups": ["Gel", "No gel"], "fell": "Pain went down.", "later": "Later trials agree."}
                },
                {
                    "chances": EVIDENCE
                    | {"certainty": "low", "out_of": 100, "groups": [{"name": "Gel", "count": 44}, {"name": "No gel", "count": 40}]}
                    | {"counted": "had less pain", "others": "had as much pain"}
                },
                {
                    "bars": EVIDENCE
                    | {"certainty": "moderate", "scale_from": "no pain", "scale_to": "worst pain", "out_of": 10, "better": "lower"}
                    | {"bars": [{"name": "Gel", "score": "3.9"}, {"name": "No gel", "score": "4.5"}], "difference": "A little less."}
                },
            ],
        },
        {
            "part": "risks",
            "blocks": [
                {
                    "harms": {
                        "out_of": 1000,
                        "rows": [
                            {
                                "name": "Rash",
                                "text": "It goes away.",
                                "count": 30,
                                "compared": 10,
                                "compared_with": "no gel",
                                "source": "trial",
                            },
                            {"name": "Itch", "text": "It goes away.", "fewer_than": 5, "of": "treated knees"},
                            {"name": "Burn", "text": "Wash it.", "up_to": 2},
                            {"name": "Loss", "text": "Rare.", "count": 0},
                            {"name": "Death", "text": "Not seen.", "unknown": "Nobody counted."},
                        ],
                    }
                }
            ],
        },
        {
            "part": "procedure",
            "blocks": [
                {"steps": [{"title": "Sit down.", "text": "At {38 °C} or less.", "picture": "knee"}, {"title": "Rub it in."}]},
                {"steps": [{"title": "Wait."}, {"title": "Get up."}], "go_on": True},
            ],
        },
        {"part": "questions", "blocks": [{"questions": ["Can I walk?"]}, {"teach_back": ["What will you do?"]}]},
        {
            "part": "more",
            "blocks": [{"links": [{"title": "Knees", "url": "https://example.org/a-long-way", "short": "https://example.org/k"}]}],
        },
        {
            "part": "aftercare",
            "blocks": [
                {"paragraph": "Ask before you lift. No more than {limit:work}.", "id": "lift", "allow": []},
                {"heading": "Each day"},
                {"list": ["One.", {"item": "Two:", "list": ["a", "b"]}], "title": "In all"},
                {"note": "Keep it **dry**."},
                {"note": "Sit down first.", "kind": "tip"},
                {
                    "lists": [
                        {"title": "You may eat", "marks": "yes", "items": ["Bread"]},
                        {"title": "Do not eat", "marks": "no", "items": ["Nuts"]},
                        {"title": "Drinks", "items": ["Water"]},
                    ]
                },
                {
                    "table": {
                        "columns": ["Pill", "What to do", "From when", "Ask us"],
                        "rows": [
                            ["Iron with a vitamin", "Stop taking it.", "", "about other pills"],
                            ["Aspirin", "Go on as before.", "When you know", "No."],
                        ],
                    },
                    "title": "Pills",
                },
                {
                    "doses": {
                        "medicine": "Acetaminophen",
                        "strength": "160 mg in 5 mL",
                        "by": "weight",
                        "rows": [
                            {"to": "17 lb", "give": "2.5 mL"},
                            {"from": "18 lb", "to": "23 lb", "give": "3.75 mL"},
                            {"from": "24 lb", "give": "5 mL"},
                        ],
                        "every": "4 to 6 hours",
                        "at_most": "5 times in 24 hours",
                        "source": "trial",
                    }
                },
                {
                    "doses": {
                        "medicine": "Ibuprofen",
                        "strength": "100 mg in 5 mL",
                        "by": "age",
                        "rows": [{"from": "1 year", "to": "3 years", "give": "5 mL"}],
                        "every": "6 hours",
                        "at_most": "4 times",
                        "source": "trial",
                    }
                },
                {
                    "doses": {
                        "medicine": "Warfarin",
                        "strength": "two tablets",
                        "by": "tablet",
                        "rows": [{"tablet": "1 mg, pink", "give": "1 tablet"}],
                        "every": "evening",
                        "source": "trial",
                    }
                },
                {
                    "schedule": {
                        "event": "arrival",
                        "source": "trial",
                        "rows": [
                            {"before": "2 weeks", "to": "12:00", "do": "Call us."},
                            {"before": "2 days", "from": "8:00", "to": "17:00", "do": "Drink clear liquids only."},
                            {"before": "1 day", "at": "18:30", "do": "Drink the first half.", "tick": "no"},
                            {"before": "2 hours", "do": "Stop drinking.", "limit": "last_drink"},
                            {"do": "Go to the desk."},
                            {"after": "30 minutes", "do": "Lie down."},
                            {"after": "1 day", "from": "9:00", "do": "Eat."},
                        ],
                    },
                    "title": "Hour by hour",
                },
                {"schedule": {"event": "first_dose", "rows": [{"at": "12:00", "do": "Eat."}, {"after": "3 days", "do": "Call us."}]}},
                {
                    "chance": {
                        "question": "How many had a tear?",
                        "who": "people who had it",
                        "when": "30 days later",
                        "certainty": "low",
                        "source": "trial",
                        "count": 1,
                        "out_of": 1000,
                        "what": "had a tear",
                        "no_comparison": "No one was compared.",
                    }
                },
                {"log": {"rows": "by day for 3 days", "columns": ["One", "Two", "Three", "Four", "Five", "Something"]}, "title": "Log"},
                {"log": {"rows": ["Walk"], "columns": ["Mon"], "cell": "tick"}},
                {
                    "medicines": {
                        "rows": [{"name": "Aspirin", "for": "your heart", "how_much": "1 tablet", "when": ["morning", "night"]}],
                        "lines": 1,
                    }
                },
                {
                    "zones": [
                        {"zone": "green", "title": "Well", "signs": ["I walk."], "do": ["Go on."]},
                        {"zone": "red", "title": "Emergency", "signs": ["I fall."], "do": ["Call {emergency}."]},
                    ]
                },
                {"contacts": ["nurse", "front-desk"]},
                {
                    "pictures": [
                        {"picture": "knee", "caption": "Your knee"},
                        {"picture": "joint", "caption": "Both"},
                        {"picture": "photo", "caption": "In the sun"},
                    ]
                },
                {
                    "exercises": [
                        {
                            "name": "Bend",
                            "picture": "knee",
                            "how": ["Sit.", "Bend it."],
                            "hold": "5 seconds",
                            "repeats": 10,
                            "times_a_day": 3,
                        },
                        {"name": "Stretch", "how": "Lie down.", "repeats": "5 to 8", "stop": "If it hurts."},
                    ],
                    "tick": "by day for 3 days",
                },
                {"answers": [{"question": "May I fly?", "answer": "No. Ask {clinic} first."}]},
                "Stop iron {limit:iron}. Drink {limit:water}. Stay at {limit:goal}. Come {limit:visit}.",
                "Book at {phone:booking}, {clinic:short}, {address}. Walk {1 mi}.",
                {"advice": {"do": ["Walk each day.", "Sleep well."], "do_not": ["Drive while you are sleepy.", "Smoke."]}},
                {"timeline": [{"when": "Day 1", "text": "Rest."}, {"when": "Day 2", "text": "Walk."}]},
                {"limits": ["lifting", "shower", "driving", "morning_medicines", "iron", "goal", "water"]},
                {"checklist": ["Bring a friend."], "title": "That day"},
                {"write_on": ["My nurse"]},
                {"diary": {"question": "How much does it hurt?", "scale_from": "none", "scale_to": "worst", "times": ["Morning", "Night"]}},
            ],
        },
        {
            "part": "call",
            "heading": "Never printed",
            "blocks": [
                {"danger_signs": {"emergency": ["You cannot breathe.", "Your leg is cold."], "same_day": ["You have a fever."]}},
                "Keep this page.",
            ],
        },
    ],
}
CLINIC: dict[str, Any] = {
    "format": 1,
    "name": "North Clinic",
    "logo": "north.svg",
    "colors": {"brand": "#1f5f6b"},
    "address": "12 High Street",
    "phones": {
        "day": "(555) 555-0142",
        "after_hours": {"en": "Go to **Harbor** Hospital"},
        "booking": "(555) 555-0143",
        "nurse": "(555) 555-0144",
        "front-desk": {"number": "(555) 555-0145", "label": {"en": "Front desk"}},
    },
    "hours": [{"days": "mon-fri", "from": "8:00", "to": "17:00"}],
    "emergency": "911",
    "web": "north.example.org",
    "language_help": {"en": "Help in your language: {phone}", "es": "¿Español? {phone}"},
    "limits": {
        "knee-pain": {
            "lifting": {"amount": "10 lb", "lasts": "3 months", **SIGNED},
            "work": {"after": "6 weeks", **SIGNED},
            "morning_medicines": {"say": {"en": "Take your heart pills.", "es": "Tome."}, **SIGNED},
            "bath": {"after": "2 days", **SIGNED},
            "iron": {"before": "7 days", **SIGNED},
            "goal": {"from": "80", "to": "130", **SIGNED},
            "visit": {"on": "2027-02-01", **SIGNED},
        }
    },
}
SOUTH: dict[str, Any] = {
    "format": 1,
    "name": "South Clinic",
    "colors": {"brand": "#5f1f6b"},
    "address": "3 South Street",
    "phones": {
        "day": "(555) 555-0150",
        "booking": "(555) 555-0151",
        "nurse": "(555) 555-0152",
        "front-desk": {"number": "(555) 555-0153", "label": {"en": "Desk"}},
    },
    "hours": [{"days": "mon-fri", "from": "8:00", "to": "16:00"}],
    "emergency": "911",
    "units": "both",
}
INDEX: dict[str, Any] = {
    "knee": {"title": {"en": "Knee"}, "alt": {"en": "One knee."}, "labels": {"bone": {"en": "Bone"}}},
    "joint": {
        "title": {"en": "Joint"},
        "alt": {"en": "A joint."},
        "labels": {"healthy": {"en": "Healthy"}, "broken": {"en": "Broken"}},
        "credit": "Drawn for this test",
    },
    "photo": {"title": {"en": "Photo"}, "alt": {"en": "A knee in the sun."}},
}
DATA = {
    "network.yaml": {"format": 1, "default_clinic": "north"},
    "clinics/north.yaml": CLINIC,
    "clinics/south.yaml": SOUTH,
    "handouts/knee-pain/en.yaml": DEFINITION,
    "handouts/hip-pain/en.yaml": DEFINITION | {"title": "Hip pain"},
    "images/index.yaml": INDEX,
    "images/knee.anchors.json": {"bone": [20, 20]},
    "images/joint.anchors.json": {"healthy": [20, 20], "broken": [60, 40]},
    "bundles.yaml": {"legs": {"title": "Legs", "topics": ["knee-pain", "hip-pain"]}},
}


def put_network(home: Path) -> Path:
    """Write it."""
    for name, data in DATA.items():
        write_data(home, name, data)
    for name, size in (("knee", 40), ("joint", 50), ("north", 60)):
        (home / "images" / f"{name}.svg").write_text(SVG.format(size), encoding="utf-8")
    Image.new("RGB", (2000, 1300), "#886644").save(home / "images" / "photo.png")
    (home / "catalogue").mkdir()
    (home / "catalogue" / "en.yaml").write_bytes((FOLDER / "en.yaml").read_bytes())
    return home


def write_data(home: Path, name: str, data: Any) -> None:
    """A file of YAML, written as JSON, which is YAML too."""
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
