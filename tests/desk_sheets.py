"""Made-up entries for the front desk's page: no clinic has them, and nobody should."""

from dataclasses import replace
from datetime import date

from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.folders.entry import Entry, Listed
from patient_handouts.press.folders.index_page import index_page
from patient_handouts.press.orders.workshop import Workshop

MADE = date(2026, 11, 20)
WORKSHOP = Workshop(Library(), MADE)
HOSTILE = "</script><script>document.title = 'broken in'</script>\"'<img src=x onerror=alert(1)>&amp;"


def clinic(name: str = "riverside-spine") -> Clinic:
    return Library().read_clinic(name)


def listed(topic: str, language: str = "en", edition: str = "standard", **other: object) -> Listed:
    """A sheet that is ready, unless `other` says more."""
    file = f"{topic}.{language}.riverside-spine.{edition}.sheet.letter.pdf"
    made = Listed(language, edition, "letter", file, "1.0", 4, True, date(2028, 6, 1))
    return replace(made, **other)


def entry(
    topic: str,
    titles: dict[str, str],
    also_called: dict[str, tuple[str, ...]] | None = None,
    sheets: tuple[Listed, ...] = (),
    **other: object,
) -> Entry:
    """A topic with a sheet in every language and in two sizes, unless its sheets are given."""
    every = tuple(listed(topic, language, edition, **other) for language in titles for edition in ("standard", "large"))
    return Entry(topic, titles, also_called or {}, sheets or every)


VERTEBROPLASTY = replace(
    entry(
        "vertebroplasty",
        {"en": "Vertebroplasty", "es": "Vertebroplastia", "vi": "Bơm xi măng đốt sống", "ar": "رأب الفقرة"},
        {"en": ("bone cement", "spine cement"), "es": ("cemento óseo",)},
    ),
    found_by=("back cement", "M80.08XA", "22510"),
)
SHELF = (
    VERTEBROPLASTY,
    entry(
        "ankle-sprain",
        {"en": "Ankle sprain", "es": "Esguince de tobillo"},
        {"en": ("twisted ankle",)},
        pages=2,
        approved=False,
        expires=None,
    ),
    entry("back-pain", {"en": "Low back pain", "es": "Dolor lumbar", "vi": "Đau thắt lưng"}, {"en": ("lumbago", "slipped disk")}),
    entry("carpal-tunnel", {"en": "Carpal tunnel release"}, pages=3),
    entry("gout", {"en": "Gout", "es": "Gota"}, expires=date(2026, 5, 31)),
    entry(
        "hip-replacement",
        {"en": "Hip replacement", "es": "Prótesis de cadera"},
        {"en": ("new hip",)},
        state=State.WITHDRAWN,
        reason="The telephone number on it is wrong. A new one comes on Monday.",
    ),
    entry(
        "knee-arthroscopy", {"en": "Looking into the knee (arthroscopy)", "es": "Artroscopia de rodilla"}, {"en": ("keyhole knee surgery",)}
    ),
    entry("knee-replacement", {"en": "Knee replacement", "es": "Prótesis de rodilla"}, {"en": ("new knee",)}, pages=6),
    entry(
        "spinal-injection",
        {"en": "Steroid injection in the spine", "es": "Inyección en la columna"},
        {"en": ("epidural", "cortisone shot")},
        state=State.REFUSED,
    ),
)


def many(number: int) -> tuple[Entry, ...]:
    """As many topics, no two called alike, in two languages and sizes, each with two other names."""
    places = ["neck", "shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "foot", "spine"]
    what = ["pain", "sprain", "fracture", "replacement", "injection", "arthritis", "surgery", "exercises", "bursitis", "numbness"]
    when = [
        "at first",
        "for children",
        "at home",
        "after a fall",
        "for athletes",
        "before work",
        "in winter",
        "when you are older",
        "after a cast",
        "with diabetes",
    ]
    names = [f"{a} {b} {c}" for c in when for a in places for b in what][:number]
    return (
        VERTEBROPLASTY,
        *(
            entry(
                name.replace(" ", "-"),
                {"en": name.capitalize(), "es": f"Dolencia {k} ({name})"},
                {"en": (f"sore {name}", f"problem number {k}")},
            )
            for k, name in enumerate(names[1:], 1)
        ),
    )


def page(entries: tuple[Entry, ...] = SHELF, name: str = "riverside-spine") -> bytes:
    return index_page(clinic(name), entries, WORKSHOP, MADE)
