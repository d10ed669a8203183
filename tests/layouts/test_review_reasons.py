"""Why a line of a review copy is marked: for each thing that can change after a signature the reason told is the true one, and no other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from copies import CLINIC, SHIPPED, signed, since, told
from sheets import LIBRARY

from patient_handouts.handouts.catalogue import Catalogue, catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.clinic_facts import clinic_facts
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.units import Duration, quantity
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.beside import Beside

TOPIC = Scalar("vertebroplasty")
BLOCK = "- limits: [bandage, shower, bath, driving, lifting, work]"
DECLARED = "limits:\n  stairs: {says: after, label: Climbing stairs}\n\nterms:\n"
TEXT = SHIPPED.read_text(encoding="utf-8").replace("terms:\n", DECLARED, 1).replace(BLOCK, BLOCK.replace("work]", "work, stairs]"))
WORDS, NUMBER, PICTURE = "New or changed words.", "New or changed number or choice.", "New or changed picture."
OWN, LIMIT, ORDER = "The program’s own words changed.", "The clinic’s limit is new or changed.", "Moved: it stands in another order."
NEW_OWN, TOPICS = "The program’s own words, new on this sheet.", "What the topic says of this limit changed."
Edit = Callable[[Path], Wording]


def facts(*names: str) -> str:
    return f"The clinic’s facts changed: {', '.join(names)}."


def clinic() -> Clinic:
    """The sample clinic, which has also set the limit that the topic declares."""
    known = LIBRARY.read_clinic(CLINIC)
    return known.but(limits={TOPIC: {**known.limits[TOPIC], Scalar("stairs"): known.limits[TOPIC][Scalar("driving")]}})


def sheet(was: str, now: str) -> Edit:
    """An edit of the definition."""

    def edit(path: Path) -> Wording:
        assert was in TEXT
        path.write_text(TEXT.replace(was, now, 1), encoding="utf-8")
        return told(path, clinic())

    return edit


def fact(**said: object) -> Edit:
    """An edit of the clinic's file."""
    return lambda path: told(path, clinic().but(**said))


def limit(name: str, **said: object) -> Edit:
    """Another value of one of its limits."""

    def edit(path: Path) -> Wording:
        limits = clinic().limits[TOPIC]
        return told(path, clinic().but(limits={TOPIC: {**limits, Scalar(name): limits[Scalar(name)].but(**said)}}))

    return edit


def own(key: str, was: str, now: str) -> Edit:
    """An edit of the catalogue."""

    def edit(path: Path) -> Wording:
        known = catalogue("en")
        text = known.texts[key]
        assert was in text.source, text.source
        changed = replace(parse(Scalar(text.source.replace(was, now, 1)), names=None), place=text.place)
        return told(path, clinic(), Catalogue("en", MappingProxyType({**known.texts, key: changed})))

    return edit


def words(said: str) -> object:
    return parse(Scalar(said), names=None)


PHONES = clinic().phones
OTHER = LIBRARY.read_clinic("harbor-spine").phones
REASONS: dict[str, tuple[Edit, set[str]]] = {
    # the definition
    "a word of advice": (sheet("- Smoke.", "- Smoke a pipe."), {WORDS}),
    "a word beside a clinic's fact": (sheet("Call {emergency}.** All", "Call {emergency} now.** All"), {WORDS}),
    "another fact of the clinic's in a sentence": (
        sheet("time: {limit:flat_time:short}", "time: {limit:bandage:short}"),
        {WORDS},
    ),
    "a fever threshold": (sheet("Fever of {38 °C}", "Fever of {38.5 °C}"), {WORDS}),
    "a Do that became a Do not": (
        sheet(
            TEXT[TEXT.index("            - Roll like") : TEXT.index("            - Smoke.")],
            TEXT[TEXT.index("            - Cool a") : TEXT.index("            - Smoke.")] + "            - Roll like a log to get up.\n",
        ),
        {"Moved. It was: aftercare, do."},
    ),
    "the order of two questions": (
        sheet(
            "          - What are my risks?\n          - What if I wait?\n", "          - What if I wait?\n          - What are my risks?\n"
        ),
        {ORDER},
    ),
    "a figure": (sheet("count: 44", "count: 45"), {NUMBER}),
    "how sure we are, in words that stand elsewhere": (sheet("certainty: moderate", "certainty: low"), {NUMBER}),
    "how sure we are, in words of the program's that are new": (sheet("certainty: moderate", "certainty: high"), {NUMBER, NEW_OWN}),
    "a picture": (sheet("picture: walking", "picture: lifting"), {PICTURE}),
    "a caption": (sheet("caption: Roll to", "caption: Turn to"), {WORDS}),
    "the name of a source's journal": (sheet("in: Lancet", "in: The Lancet"), {WORDS}),
    "the visit that a key point is for": (
        sheet("steadies the break**.\n    for: [choose, prepare]", "steadies the break**.\n    for: home"),
        {WORDS},
    ),
    "the visit of a key point with a fact in it": (
        sheet('All signs: {page:call}."\n    for: [choose, prepare]', 'All signs: {page:call}."\n    for: prepare'),
        {WORDS},
    ),
    "the name of a limit that the topic declares": (sheet("label: Climbing stairs", "label: Stairs"), {WORDS}),
    "what a limit that the topic declares counts from": (sheet("says: after, label", "says: after, when: surgery, label"), {TOPICS}),
    "what kind of thing a limit is": (sheet("says: after, label", "says: lasts, label"), {TOPICS}),
    # the clinic
    "a limit's amount": (limit("lifting", amount=quantity("100 lb")), {LIMIT}),
    "a limit's time": (limit("driving", after=Duration(3, "day")), {LIMIT}),
    "a declared limit's time": (limit("stairs", after=Duration(3, "day")), {LIMIT}),
    "who set a limit": (limit("driving", set_by={Scalar("en"): words("front desk")}), {LIMIT}),
    "a limit that stands in a sentence": (limit("flat_time", lasts=Duration(2, "hour")), {facts("limits, flat time")}),
    "the telephone": (fact(phones=PHONES.but(day=PHONES.after_hours)), {facts("Telephone by day")}),
    "the number for when it is closed": (fact(phones=PHONES.but(after_hours=OTHER.day)), {facts("When the clinic is closed")}),
    "the hours": (fact(hours=LIBRARY.read_clinic("harbor-spine").hours), {facts("Hours")}),
    "its address": (fact(address=words("1 Hill Road")), {facts("Address")}),
    "its name": (fact(name=words("Hill Clinic")), {facts("Name")}),
    "its emergency number": (fact(emergency=LIBRARY.read_clinic(CLINIC).phones.day), {facts("Emergency number")}),
    "its help with language": (fact(language_help={Scalar("en"): words("Ask us for help.")}), {facts("Help with language")}),
    "its web page": (fact(web=Scalar("hill.example.org")), {facts("Web page")}),
    # the catalogue, the program's or the workspace's
    "the name of a limit": (own("limits.lifting.name", "Lifting", "Heavy loads"), {OWN}),
    "what stands around a limit": (own("limits.lifting.set", "No more than", "At least"), {OWN}),
    "what stands around a limit that is not set": (own("limits.bath.unset", "", "No. "), {OWN}),
    "how a length of time is told": (own("durations.month.other", "months", "moons"), {OWN}),
    "how a length of time in a sentence is told": (own("durations.hour.one", "hour", "hours"), {OWN}),
    "how a unit is told": (own("quantities.lb", "lb", "pounds"), {OWN}),
    "how it is told who set a limit": (own("limits_key.set", "et by", "igned by"), {OWN}),
    "how a declared limit is told": (own("limit_phrases.after_procedure", "after", "behind"), {OWN}),
    "how hours are told": (own("hours.range", "to", "until"), {OWN}),
    "when to call while it is closed": (own("call.closed", "{words}", "wait. {words}"), {OWN}),
    "a sentence with the telephone in it": (own("head.call_us", "Call", "Ring"), {OWN}),
    "how sure": (own("certainty.low", "Not very sure", "Quite sure"), {OWN}),
    "a heading": (own("advice.do_not", "Do not", "Never"), {OWN}),
}


@pytest.mark.parametrize("name", REASONS)
def test_the_reason_told_is_the_true_one(name: str, tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text(TEXT, encoding="utf-8")
    signed(tmp_path, told(path, clinic()))
    edit, reasons = REASONS[name]
    now = edit(path)
    known = since(tmp_path, now)
    assert {Beside(now, (), known, str).reason(change).plain for change in known.changes.found} == reasons


def test_who_set_a_limit_is_told_as_printed_only_where_the_sheet_prints_it(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text(TEXT, encoding="utf-8")
    found = {fact.role: fact for fact in clinic_facts(told(path, clinic()))}
    listed, inside = found["limits.lifting"], found["limits.flat_time"]
    assert listed.signed and not inside.signed and inside.value.plain == "1\u00a0hour"  # “Your time: 1 hour.”


def test_the_table_is_long() -> None:
    assert len(REASONS) >= 40
