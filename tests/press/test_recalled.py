"""What lifts a recall, and what does not: changes of a network's files after something was taken back."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from changes import change
from PIL import Image
from signed_network import CLINIC, SOUTH, put_network, write_data
from typed import handouts

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.printed_lines import has_words
from patient_handouts.handouts.problems import Problems
from patient_handouts.press.orders.on_sheet import OnSheet
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop

KNEE, NORTH, INDEX = "handouts/knee-pain/en.yaml", "clinics/north.yaml", "images/index.yaml"
Edit = Callable[[Path], Any]
NEW = CLINIC | {"name": "New Clinic", "phones": SOUTH["phones"], "address": SOUTH["address"]}
TOPIC, CLINIC_FACTS, PICTURE, PHOTO = ("--topic", "knee-pain"), ("--clinic", "north"), ("--picture", "joint"), ("--picture", "photo")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(put_network(tmp_path))
    return tmp_path


def in_file(name: str, *pairs: tuple[str, str]) -> Edit:
    def edit(home: Path) -> None:
        for old, new in pairs:
            change(home / name, old, new)

    return edit


def in_all(*edits: Edit) -> Edit:
    def edit(home: Path) -> None:
        for each in edits:
            each(home)

    return edit


def english_renamed(home: Path) -> None:
    (home / KNEE).rename(home / "handouts/knee-pain/es.yaml")


def copied_and_mended(home: Path) -> None:
    shutil.copy(home / KNEE, home / "handouts/knee-pain/es.yaml")
    change(home / KNEE, "Keep moving.", "Go on.")


def taken_back(home: Path, *asked: str) -> None:
    done = handouts("withdraw", *asked, "--why", "It is wrong.", "--by", "pharmacist")
    assert done.exit_code == 0, done.output


def bars(home: Path, language: str = "en", clinic: str = "north", topic: str = "knee-pain") -> bool:
    return Workshop(Library(home), date.today()).recalls.of(Order(clinic, topic, language)) is not None


def saved(name: str, mode: str = "RGB") -> Edit:
    def edit(home: Path) -> None:
        picture = Image.open(home / "images/photo.png").convert(mode)
        (home / "images/photo.png").unlink()
        picture.save(home / "images" / name)

    return edit


def put_in(name: str, edit: Callable[[Any], Any]) -> Edit:
    def put(home: Path) -> None:
        said = json.loads((home / name).read_text(encoding="utf-8"))
        edit(said)
        write_data(home, name, said)

    return put


IDLE = {"label": "Never shown", "says": "date"}
SAME = {  # on paper: what is changed, and what had been taken back
    "a term that nothing uses": (TOPIC, in_file(KNEE, ("a pad.", "a cushion."))),
    "the order of terms": (TOPIC, in_file(KNEE, ('"gel": {', '"bone": {"means": "hard."},\n"gel": {'))),
    "the name of a source": (TOPIC, in_file(KNEE, ('"trial"', '"study"'), ('"page": {', '"nice": {'), ("{source:page}", "{source:nice}"))),
    "the title of a source that its journal names": (TOPIC, in_file(KNEE, ("A trial of knees", "The trial of knees"))),
    "a zero that says nothing": (TOPIC, in_file(KNEE, ('"3.9"', '"3.90"'), ("{38 °C}", "{38.0 °C}"))),
    "an amount in its other unit": (TOPIC, in_file(KNEE, ("{38 °C}", "{100.4 °F}"))),
    "an address as it is shown": (TOPIC, in_file(KNEE, ("https://example.org/trial", "https://www.example.org/trial/"))),
    "the address behind a short one": (TOPIC, in_file(KNEE, ("a-long-way", "a-longer-way"))),
    "a heading over the danger box": (TOPIC, in_file(KNEE, ("Never printed", "Not printed"))),
    "a heading that stands there anyway": (TOPIC, in_file(KNEE, ('"part": "aftercare"', '"part": "aftercare", "heading": "At home"'))),
    "a phone in another form": (CLINIC_FACTS, in_file(NORTH, ("(555) 555-0142", "+1 555 555 0142"), ('"911"', '"9-1-1"'))),
    "the size that a drawing gives itself": (PICTURE, in_file("images/joint.svg", ("viewBox", 'width="180" height="120" viewBox'))),
    "where a drawing lies in its frame": (
        PICTURE,
        in_file("images/joint.svg", ("0 0 90 60", "900 0 90 60"), ("M0 0H90V60H0Z", "M900 0H990V60H900Z"), ("M9 9H", "M909 9H9")),
    ),
    "a transparency that nothing shows through": (PHOTO, saved("photo.png", "RGBA")),
    "another kind of file": (PHOTO, saved("photo.tiff")),
    "the emergency number, typed": (TOPIC, in_file(KNEE, ("**Call {emergency}**", "**Call 911**"))),
    "a page's number, typed": (TOPIC, in_file(KNEE, ("See {page:call}.", "See page 7."))),
    "a clinic's name, typed": (TOPIC, in_file(KNEE, ("A knee at {clinic}.", "A knee at North Clinic."))),
    "a limit, typed": (TOPIC, in_file(KNEE, ("No more than {limit:work}.", "No more than 6 weeks after it is done."))),
    "a pointer to a source, typed": (TOPIC, in_file(KNEE, ("{source:page}", "(2)"))),
    "an amount, typed": (TOPIC, in_file(KNEE, ("{38 °C}", "100.4 °F (38 °C)"))),
    "how many pages are wanted": (TOPIC, put_in(KNEE, lambda said: said.update(pages=5))),
    "how large a picture is": (TOPIC, in_file(KNEE, ('"size": "small"', '"size": "medium"'))),
    "a limit that nothing shows": (TOPIC, put_in(KNEE, lambda said: said["limits"].update(idle=IDLE))),
    "all of these": (
        TOPIC,
        in_file(KNEE, ("{emergency}", "911"), ("{page:call}", "page 12"), ("{clinic}", "North Clinic"), ("{38 °C}", "100.4 °F (38 °C)")),
    ),
    "a typed fact, and other facts of the clinic": (
        TOPIC,
        in_all(in_file(KNEE, ("Call {emergency}", "Call 911")), in_file(NORTH, ("(555) 555-0142", "(555) 555-0177"), ("12 High", "9 Low"))),
    ),
    "a typed fact where a clinic is new": (
        TOPIC,
        in_all(in_file(KNEE, ("Call {emergency}", "Call 911")), lambda home: write_data(home, NORTH, NEW)),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_what_changes_nothing_on_paper_lifts_no_recall(name: str, home: Path) -> None:
    asked, edit = SAME[name]
    taken_back(home, *asked)
    edit(home)
    assert bars(home)


def topic_renamed(home: Path) -> None:
    (home / "handouts/knee-pain").rename(home / "handouts/sore-knee")
    for name in (NORTH, "bundles.yaml"):
        change(home / name, "knee-pain", "sore-knee")


@pytest.mark.parametrize("asked", [("--words", "keep moving"), ("--phone", "5555550142"), PICTURE, CLINIC_FACTS])
def test_another_name_of_a_topic_or_a_clinic_lifts_no_recall_that_named_it(asked: tuple[str, str], home: Path) -> None:
    clinic = () if asked is CLINIC_FACTS else CLINIC_FACTS
    taken_back(home, *TOPIC, *clinic, *asked)
    topic_renamed(home)
    assert bars(home, topic="sore-knee") and not bars(home, clinic="south", topic="sore-knee")
    (home / NORTH).rename(home / "clinics/nord.yaml")
    write_data(home, "network.yaml", {"format": 1, "default_clinic": "nord"})
    assert bars(home, clinic="nord", topic="sore-knee")


RIVER = {"name": "River", "address": "1 R", "hours": [{"days": "mon", "from": "7:00", "to": "15:00"}]}
SITES = {"river": RIVER, "quay": {"name": "Quay", "address": "2 Q"}}


@pytest.mark.parametrize("edit", [('"15:00"', '"16:00"'), ('"river"', '"rio"'), ("1 R", "3 R")])
def test_no_hours_of_a_site_and_no_name_in_files_lift_a_recall_of_a_clinic(edit: tuple[str, str], home: Path) -> None:
    put_in(NORTH, lambda said: said.update(sites=SITES))(home)
    taken_back(home, *CLINIC_FACTS)
    change(home / NORTH, *edit)
    assert bars(home) is (edit != ("1 R", "3 R"))


NAMED = {"number": "(555) 555-0177", "label": {"en": "Front desk"}}


@pytest.mark.parametrize(
    ("phone", "stands"),
    [({"desk": "(555) 555-0177"}, True), ({"front": NAMED}, True), ({"front": "(555) 555-0178"}, False), ({}, False)],
)
def test_no_name_in_files_and_no_label_of_a_further_phone_lift_a_recall_of_a_clinic(
    phone: dict[str, Any], stands: bool, home: Path
) -> None:
    put_in(NORTH, lambda said: said["phones"].update(front="(555) 555-0177"))(home)
    taken_back(home, *CLINIC_FACTS)
    put_in(NORTH, lambda said: said["phones"].pop("front"))(home)
    put_in(NORTH, lambda said: said["phones"].update(phone))(home)
    assert bars(home) is stands


@pytest.mark.parametrize(("name", "field"), [(NORTH, "short_name"), (KNEE, "version")])
def test_a_number_over_and_under_each_page_is_found(name: str, field: str, home: Path) -> None:
    put_in(name, lambda said: said.update({field: "Ring 555.555.0177"}))(home)
    taken_back(home, "--phone", "(555) 555-0177")
    assert bars(home)


@pytest.mark.parametrize("edit", [english_renamed, copied_and_mended])
def test_words_in_the_file_of_another_language_are_the_same_words(edit: Edit, home: Path) -> None:
    taken_back(home, *TOPIC)
    edit(home)
    assert bars(home, "es")


PLACEHOLDERS = {  # typed at first, and a placeholder later
    "the emergency number": ("Call {emergency}", "Call 911"),
    "a page's number": ("See {page:call}.", "See page 7."),
    "a clinic's name": ("A knee at {clinic}.", "A knee at North Clinic."),
    "a phone": ("Ask before you lift.", "Ask {phone} first.", "Ask (555) 555-0142 first."),
}


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_a_placeholder_for_what_was_typed_is_the_same(name: str, home: Path) -> None:
    *_, placeholder, typed = PLACEHOLDERS[name]
    change(home / KNEE, PLACEHOLDERS[name][0], typed)
    taken_back(home, *TOPIC)
    change(home / KNEE, typed, placeholder)
    assert bars(home)


def test_a_number_that_is_mended_by_its_placeholder_is_another_where_it_prints_another(home: Path) -> None:
    """911 was typed, and North dials 112: that was wrong, and is right now; South still prints 911."""
    change(home / KNEE, "Call {emergency}", "Call 911")
    change(home / NORTH, '"911"', '"112"')
    taken_back(home, *TOPIC)
    change(home / KNEE, "Call 911", "Call {emergency}")
    assert not bars(home) and bars(home, clinic="south")


OTHER = {
    "another emergency number, typed": in_file(KNEE, ("{emergency}", "112")),
    "another clinic's name, typed": in_file(KNEE, ("A knee at {clinic}.", "A knee at South Clinic.")),
    "another limit, typed": in_file(KNEE, ("{limit:work}", "7 weeks")),
    "the meaning of a term": in_file(KNEE, ("soft and clear.", "hard.")),
    "the journal of a source": in_file(KNEE, ('"in": "Lancet"', '"in": "BMJ"')),
    "a score": in_file(KNEE, ('"3.9"', '"2.9"')),
    "an amount": in_file(KNEE, ("{38 °C}", "{39 °C}")),
    "a heading": in_file(KNEE, ("What studies say", "What works")),
    "what a limit is called": in_file(KNEE, ("Iron pills", "Iron tablets")),
    "a whole phrase": in_file(KNEE, ("{limit:work}", "{limit:work:short}")),
    "another source": in_file(KNEE, ("{source:page}", "{source:trial}")),
}


@pytest.mark.parametrize("name", OTHER)
def test_what_changes_on_paper_lifts_it(name: str, home: Path) -> None:
    taken_back(home, *TOPIC)
    OTHER[name](home)
    assert not bars(home)


def test_another_number_of_a_page_where_one_was_typed_is_another(home: Path) -> None:
    change(home / KNEE, "See {page:call}.", "See page 7.")
    taken_back(home, *TOPIC)
    change(home / KNEE, "See page 7.", "See page 8.")
    assert not bars(home)


TOPIC_THERE = ("--topic", "knee-pain", "--clinic", "north")
UNSAID = {
    "another address": ("12 High Street", "9 Low Street"),
    "a limit that the sheet does not show": ("2 days", "3 days"),
    "a line in another language": ("¿Español?", "¿En español?"),
}


@pytest.mark.parametrize("name", UNSAID)
def test_no_fact_that_a_sheet_does_not_say_lifts_a_recall_of_a_topic_for_its_clinic(name: str, home: Path) -> None:
    change(home / KNEE, "{address}. Walk", "Walk")
    taken_back(home, *TOPIC_THERE)
    change(home / NORTH, *UNSAID[name])
    assert bars(home) and not bars(home, clinic="south")
    change(home / KNEE, "Keep moving.", "Go on.")
    assert not bars(home)


def test_a_fact_that_a_sheet_says_lifts_a_recall_of_a_topic_for_its_clinic(home: Path) -> None:
    taken_back(home, *TOPIC_THERE)
    change(home / NORTH, "(555) 555-0142", "(555) 555-0177")
    assert not bars(home)


FACTS_ALONE = {
    "another web page": ("north.example.org", "example.org"),
    "other hours": ("17:00", "18:00"),
    "other colours": ("#1f5f6b", "#5f1f6b"),
    "a limit that the sheet does not show": ("2 days", "3 days"),
    "a line in another language": ("¿Español?", "¿En español?"),
}
FACTS_SAID = {
    "another number": ("(555) 555-0142", "(555) 555-0177"),
    "another number in a sentence": ("(555) 555-0143", "(555) 555-0177"),
    "another number in a list": ("(555) 555-0145", "(555) 555-0177"),
    "another label in a list": ("Front desk", "Reception"),
    "another address": ("12 High Street", "9 Low Street"),
    "another emergency number": ('"911"', '"112"'),
    "another name": ("North Clinic", "Northern Clinic"),
    "another limit": ("10 lb", "12 lb"),
    "other words when it is closed": ("Harbor", "Lakeside"),
    "another line for other languages": ("Help in your language", "Ask for an interpreter"),
}


@pytest.mark.parametrize("name", FACTS_ALONE)
def test_a_recall_by_a_code_stands_while_its_words_do(name: str, home: Path) -> None:
    """Nobody said what was wrong on that sheet: as long as it says the same for its clinic, that may be it."""
    taken_back(home, "--code", code_today(home))
    change(home / NORTH, *FACTS_ALONE[name])
    assert bars(home) and not bars(home, clinic="south")
    change(home / KNEE, "Call {emergency}", "Call 911")
    assert bars(home)
    change(home / KNEE, "Keep moving.", "Go on.")
    assert not bars(home)


@pytest.mark.parametrize("name", FACTS_SAID)
def test_a_recall_by_a_code_ends_where_that_sheet_says_another_thing(name: str, home: Path) -> None:
    """And is there again with the old fact, also where another clinic's file says it."""
    taken_back(home, "--code", code_today(home))
    before = (home / NORTH).read_bytes()
    change(home / NORTH, *FACTS_SAID[name])
    assert not bars(home)
    (home / "clinics/south.yaml").write_bytes(before.replace(b"north.example.org", b"south.example.org"))
    assert bars(home, clinic="south")


def code_today(home: Path) -> str:
    from patient_handouts.handouts.check_code import code_of
    from patient_handouts.press.orders.inputs import Inputs, together

    order = Order("north", "knee-pain", "en")
    return code_of(together(order, Inputs(Workshop(Library(home), date.today())).of(order)))


def test_a_recall_by_a_code_knows_its_clinic_by_another_name(home: Path) -> None:
    taken_back(home, "--code", code_today(home))
    assert bars(home) and not bars(home, clinic="south")
    (home / NORTH).rename(home / "clinics/nord.yaml")
    write_data(home, "network.yaml", {"format": 1, "default_clinic": "nord"})
    assert bars(home, clinic="nord")
    change(home / KNEE, "Keep moving.", "Go on.")
    assert not bars(home, clinic="nord")


PLAIN_WORDS = ("Healthy", "a joint", "call 911 now", "We are closed: go to Harbor", "100.4 °F", "10 lb for")
OF_LIMITS = "7 days before surgery", "80 to 130 mg/dL", "12 High Street. Walk"
OF_FIGURES = (
    *("44 of 100 people", "56 had as much pain", "Gel: 44 of 100 people had less pain", "5 studies with 541 people", "Gel: 3.9 out of 10"),
    *(
        "about 30 of 1,000 people",
        "with no gel, about 10 of 1,000",
        "fewer than 5 of 1,000 treated knees",
        "How sure are we? Not very sure",
    ),
    *("10: worst pain", "Gel (jel): a cream", "See page 7.", "set by team lead, October 1, 2026"),
)


@pytest.mark.parametrize("words", [*PLAIN_WORDS, *OF_LIMITS, *OF_FIGURES])
def test_words_are_found_wherever_they_are_printed(words: str, home: Path) -> None:
    taken_back(home, "--words", words)
    assert bars(home)


def test_a_further_phone_is_taken_back_on_the_sheets_that_print_it(home: Path) -> None:
    taken_back(home, "--phone", "+1 555 555 0143")
    assert bars(home) and not bars(home, clinic="south")
    change(home / KNEE, "{phone:booking}", "{phone}")
    assert not bars(home)


@pytest.mark.parametrize("wanted", [("--phone", "+1 555 555 0144"), ("--phone", "+1 555 555 0145"), ("--words", "front desk")])
def test_a_list_of_phones_is_found_by_its_numbers_and_labels(home: Path, wanted: tuple[str, str]) -> None:
    taken_back(home, *wanted)
    assert bars(home)
    change(home / KNEE, "nurse", "booking")
    change(home / KNEE, "front-desk", "booking")
    assert not bars(home)


def test_words_on_the_cover_of_a_bundle_are_taken_back_too(home: Path) -> None:
    change(home / "bundles.yaml", '"Legs"', '"Stop your thinner, ask 555 555 0188"')
    for asked in (("--words", "stop your thinner"), ("--phone", "(555) 555-0188")):
        taken_back(home, *asked)
        done = handouts("bundle", "legs", "--clinic", "north")
        assert isinstance(done.exception, Problems) and "withdrawn" in [each.code for each in done.exception.problems]
        (home / "recalls.yaml").unlink()
    taken_back(home, "--words", "keep moving", "--clinic", "south")
    done = handouts("bundle", "legs", "--clinic", "north")
    assert "withdrawn" not in [each.code for each in getattr(done.exception, "problems", ())]


def test_a_number_that_is_part_of_another_is_not_those_words() -> None:
    for line in ("take 0.5 mg", "take 15 mg", "take 1,5 mg"):
        assert not has_words([line], "5 mg")
    for line in ("take 20", "take 2.5", "take 2½"):
        assert not has_words([line], "take 2")
    for line in ("take 5 mg", "15 mg, or 5 mg", "(5 mg)", "take 2-5 mg"):
        assert has_words([line], "5 mg")
    assert has_words(["Take 2."], "take 2") and has_words(["take 2, then 3"], "take 2")


def test_a_register_that_is_a_link_to_nowhere_is_no_empty_one(home: Path) -> None:
    taken_back(home, *TOPIC)
    (home / "recalls.yaml").unlink()
    os.symlink(home / "gone.yaml", home / "recalls.yaml")
    with pytest.raises(Problems):
        bars(home)


def test_a_recall_by_a_code_follows_its_own_language_first(home: Path) -> None:
    """And stands where its words are in no file any more."""
    shutil.copy(home / KNEE, home / "handouts/knee-pain/es.yaml")
    taken_back(home, "--code", code_today(home))
    assert bars(home) and bars(home, "es")
    change(home / "handouts/knee-pain/es.yaml", "Keep moving.", "Go on.")
    assert bars(home, "es")  # it is made from the English
    change(home / KNEE, "Keep moving.", "Go on.")
    assert not bars(home) and not bars(home, "es")
    (home / KNEE).unlink()
    assert bars(home, "es")


def test_what_a_sheet_says_is_worked_out_once_for_all_recalls(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out, lines_of = list[object](), OnSheet._lines_of
    monkeypatch.setattr(OnSheet, "_lines_of", lambda self, *key: worked_out.append(key) or lines_of(self, *key))
    shop = Workshop(Library(home), date.today())
    for k in range(9):
        assert not shop.on_sheet.says("north", "knee-pain", "en", f"never said {k}")
    assert len(worked_out) == 1
