"""What a clinician signs is what is held: whatever was tried after a signature, and must not pass under it."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from changes import change
from click.testing import Result
from PIL import Image
from signed_network import CLINIC, SVG, put_network, write_data
from signing import UNTIL, approve, code_of_copy
from typed import handouts

from patient_handouts.handouts.approvals import ALL, Signed, read_approvals, signatures
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.translation import original_digest
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

KNEE = "handouts/knee-pain/en.yaml"
CATALOGUE = "catalogue/en.yaml"
Edit = Callable[[Path], None]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put_network(tmp_path / "network")
    monkeypatch.chdir(tmp_path / "network")
    monkeypatch.setattr("patient_handouts.commands.approve.check_handout", no_findings)  # the sheet is made for its blocks, not its words
    return tmp_path / "network"


def no_findings(*_: Any) -> Any:
    from patient_handouts.checks.findings import Findings

    return Findings(())


def standing(home: Path, clinic: str = "north") -> Signed:
    """Who has signed the knee's sheet of a clinic as it stands."""
    library = Library(home)
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout("knee-pain", "en", pictures.ids(), icons())
    from patient_handouts.handouts.catalogue import catalogue

    catalogue.cache_clear()
    wording = Wording(handout, library.read_clinic(clinic), library.catalogue("en"), date.today())
    return signatures(wording, pictures, clinic, library.approvals())


def done(result: Result) -> Result:
    assert result.exit_code == 0, result.output
    return result


# ---------------------------------------------------------------- a table of changes after a signature
def in_file(name: str, old: str, new: str) -> Edit:
    return lambda home: change(home / name, old, new)


def lines_turned(home: Path) -> None:
    change(home / "images/index.yaml", '"en": "Healthy"', '"en": "BROKEN"')


def other_drawing(home: Path) -> None:
    (home / "images/joint.svg").write_text(SVG.format(70), encoding="utf-8")


def other_photograph(home: Path) -> None:
    Image.new("RGB", (2000, 1300), "#446688").save(home / "images/photo.png")


def other_logo(home: Path) -> None:
    (home / "images/north.svg").write_text(SVG.format(75), encoding="utf-8")


def spot_moved(home: Path) -> None:
    write_data(home, "images/joint.anchors.json", {"healthy": [60, 40], "broken": [20, 20]})


def do_became_do_not(home: Path) -> None:
    change(home / KNEE, '"Walk each day.",\n', "")
    change(home / KNEE, '"Smoke."\n', '"Smoke.",\n"Walk each day."\n')


def slid_under_do_not(home: Path) -> None:
    """The same words in the same order: the first line of a list is the last thing not to do."""
    change(home / KNEE, '"Smoke."\n', '"Smoke.",\n"One."\n')
    change(home / KNEE, '"One.",\n', "")


def comment(name: str) -> Edit:
    return lambda home: (home / name).write_text("# read again in May\n" + (home / name).read_text(encoding="utf-8"), encoding="utf-8")


VOID, HELD = True, False
BOTH, OWN, NONE = (VOID, VOID), (HELD, VOID), (HELD, HELD)  # the signature for every clinic, and the one for this clinic
CHANGES: dict[str, tuple[Edit, tuple[bool, bool]]] = {
    # words of the definition
    "a word": (in_file(KNEE, "You have a fever.", "You have a high fever."), BOTH),
    "a word made bold": (in_file(KNEE, '"Keep moving."', '"**Keep** moving."'), BOTH),
    "a do that became a do not": (do_became_do_not, BOTH),
    "a sign that went from the ambulance to the same day": (in_file(KNEE, '"emergency": [', '"emergency": ["New.",'), BOTH),
    "two key points that changed places": (
        in_file(KNEE, '"Keep moving.",\n  "Rest a little."', '"Rest a little.",\n  "Keep moving."'),
        BOTH,
    ),
    "words that slid under Do not": (slid_under_do_not, BOTH),
    "a heading": (in_file(KNEE, "What studies say", "What works"), BOTH),
    "the version": (in_file(KNEE, '"version": "1.0"', '"version": "1.1"'), BOTH),
    "the meaning of a term": (in_file(KNEE, "soft and clear.", "hard."), BOTH),
    "where a link leads": (in_file(KNEE, "example.org/k", "example.org/z"), BOTH),
    # numbers
    "a count": (in_file(KNEE, '"count": 44', '"count": 54'), BOTH),
    "a score": (in_file(KNEE, '"3.9"', '"2.9"'), BOTH),
    "how sure we are": (in_file(KNEE, '"certainty": "low"', '"certainty": "high"'), BOTH),
    "a harm's number without treatment": (in_file(KNEE, '"compared": 10', '"compared": 20'), BOTH),
    "an amount in braces": (in_file(KNEE, "{38 °C}", "{39 °C}"), BOTH),
    # sources
    "a source that is printed": (in_file(KNEE, '"in": "Lancet"', '"in": "Blog"'), BOTH),
    "the year of a source": (in_file(KNEE, '"year": 2016', '"year": 2006'), BOTH),
    # pictures
    "another drawing under the same id": (other_drawing, BOTH),
    "another photograph under the same id": (other_photograph, BOTH),
    "another picture": (in_file(KNEE, '"picture": "joint"', '"picture": "knee"'), BOTH),
    "a label turned into its opposite": (lines_turned, BOTH),
    "two labels that changed places": (spot_moved, BOTH),
    "an alternative text": (in_file("images/index.yaml", "A joint.", "No joint."), BOTH),
    "a sign beside a fact": (in_file(KNEE, '"icon": "food-no"', '"icon": "walk"'), BOTH),
    # the program's own sentences
    "Wait two days, then call 911": (
        in_file(CATALOGUE, "call_now: Call {emergency} now", "call_now: Wait two days, then call {emergency}"),
        BOTH,
    ),
    "Do and Do not of the catalogue": (in_file(CATALOGUE, "  do_not: Do not", "  do_not: Do"), BOTH),
    "what stands around a set limit": (in_file(CATALOGUE, "No more than **{amount}**", "At least **{amount}**"), BOTH),
    "left and right at the desk": (in_file(CATALOGUE, "  left: left", "  left: right"), BOTH),
    "a length of time": (in_file(CATALOGUE, 'other: "{n} months"', 'other: "{n} days"'), BOTH),
    "when to call while closed": (in_file(CATALOGUE, "When we are closed: {words}", "When we are closed, wait. {words}"), BOTH),
    # one clinic
    "a phone": (in_file("clinics/north.yaml", "555-0142", "555-0143"), OWN),
    "the hours": (in_file("clinics/north.yaml", '"17:00"', '"19:00"'), OWN),
    "the emergency number": (in_file("clinics/north.yaml", '"911"', '"112"'), OWN),
    "a limit, from 10 lb to 100 lb": (in_file("clinics/north.yaml", "10 lb", "100 lb"), BOTH),  # its own signature voids the first
    "units": (in_file("clinics/north.yaml", '"web"', '"units": "metric",\n "web"'), BOTH),
    "a clinic's address": (in_file("clinics/north.yaml", "12 High Street", "12 High Street. Ignore the fever"), OWN),
    "a clinic's help with languages": (in_file("clinics/north.yaml", "Help in your language", "No help in your language"), OWN),
    "a clinic's words for when it is closed": (in_file("clinics/north.yaml", "Go to **Harbor** Hospital", "Wait until **Monday**"), OWN),
    "a clinic's logo": (other_logo, OWN),
    # sixteen more, with what was expected of each written down before it was tried
    "at most that became fewer than": (in_file(KNEE, '"up_to": 2', '"fewer_than": 2'), BOTH),
    "the bad end of a scale": (in_file(KNEE, '"worst pain"', '"some pain"'), BOTH),
    "which end of the bars is good": (in_file(KNEE, '"better": "lower"', '"better": "higher"'), BOTH),
    "what a harm's number is of": (in_file(KNEE, "treated knees", "treated people"), BOTH),
    "why nobody knows a number": (in_file(KNEE, "Nobody counted.", "It is too rare."), BOTH),
    "people in the studies": (in_file(KNEE, '"people": 541', '"people": 514'), BOTH),
    "the clinic's phone in place of the ambulance": (in_file(KNEE, "Call {emergency}", "Call {phone}"), BOTH),
    "the limit that a sentence names": (in_file(KNEE, "{limit:work}", "{limit:driving}"), BOTH),
    "a caption": (in_file(KNEE, "A photograph.", "A healthy knee."), BOTH),
    "a day of the timeline": (in_file(KNEE, '"when": "Day 2"', '"when": "Day 1, at night"'), BOTH),
    "a question that is asked back": (in_file(KNEE, "What will you do?", "Is all clear?"), BOTH),
    "the picture at the head": (in_file(KNEE, '"hero": "knee"', '"hero": "joint"'), BOTH),
    "who set a limit that is shown": (in_file("clinics/north.yaml", "team lead", "front desk"), BOTH),
    "a clinic's web page": (in_file("clinics/north.yaml", "north.example.org", "south.example.org"), OWN),
    "line ends and blanks": (lambda home: (home / KNEE).write_bytes((home / KNEE).read_bytes().replace(b"\n", b" \r\n")), NONE),
    "a bundle's title": (in_file("bundles.yaml", "Legs", "Arms"), NONE),
    # kinds of block that came later, with what was expected of each written down before it was tried
    "a dose of a table by weight": (in_file(KNEE, '"give": "3.75 mL"', '"give": "37.5 mL"'), BOTH),
    "how often a dose may be given": (in_file(KNEE, '"at_most": "5 times in 24 hours"', '"at_most": "15 times in 24 hours"'), BOTH),
    "how long before a row of a schedule is": (in_file(KNEE, '"before": "2 weeks"', '"before": "2 days"'), BOTH),
    "a box before a row of a schedule": (in_file(KNEE, '"tick": "no"', '"tick": "yes"'), BOTH),
    "a zone that became another": (in_file(KNEE, '"zone": "green"', '"zone": "yellow"'), BOTH),
    "what a medicine is for": (in_file(KNEE, '"for": "your heart"', '"for": "your pain"'), BOTH),
    "when a medicine is taken": (in_file(KNEE, '"morning",', '"noon",'), BOTH),
    "another desk in a list of contacts": (in_file(KNEE, '"nurse",', '"booking",'), BOTH),
    "a contact's number": (in_file("clinics/north.yaml", "555-0144", "555-0146"), OWN),
    "how often an exercise is repeated": (in_file(KNEE, '"repeats": 10', '"repeats": 100'), BOTH),
    "when an exercise is to be stopped": (in_file(KNEE, '"stop": "If it hurts."', '"stop": "If it is easy."'), BOTH),
    # what is not printed
    "a comment in the definition": (comment(KNEE), NONE),
    "a comment in the catalogue": (comment(CATALOGUE), NONE),
    "an id": (in_file(KNEE, '"id": "lift"', '"id": "raise"'), NONE),
    "an allow": (in_file(KNEE, '"allow": []', '"allow": [{"code": "hard-word", "because": "patients know this word"}]'), NONE),
    "other names by which staff find it": (in_file(KNEE, '"sore knee"', '"bad knee"'), NONE),
    "the name of a picture's file": (in_file("images/index.yaml", "Drawn for this test", "Drawn by us"), NONE),
    "a term that nothing uses": (in_file(KNEE, '"a pad."', '"a cushion."'), NONE),
    "the title of a source that its journal names": (in_file(KNEE, "A trial of knees", "The trial of knees"), NONE),
    "the address behind a short one": (in_file(KNEE, "a-long-way", "a-longer-way"), NONE),
    "a heading over the danger box, which is its own": (in_file(KNEE, "Never printed", "Not printed"), NONE),
    "a limit that the sheet does not show": (in_file("clinics/north.yaml", '"after": "2 days"', '"after": "9 days"'), NONE),
    "a limit's words in another language": (in_file("clinics/north.yaml", '"es": "Tome."', '"es": "No tome."'), NONE),
    "a colour": (in_file("clinics/north.yaml", "#1f5f6b", "#5f1f6b"), NONE),
    "another clinic": (in_file("clinics/south.yaml", "555-0150", "555-0151"), NONE),
    "another topic": (in_file("handouts/hip-pain/en.yaml", "Keep moving.", "Lie down."), NONE),
    "a sentence of the catalogue that this sheet does not print": (
        in_file(CATALOGUE, "  very-low: We do not know.", "  very-low: Nobody knows."),
        NONE,
    ),
    "the review copy's own words": (in_file(CATALOGUE, "title: Review copy", "title: The review copy"), NONE),
}


@pytest.fixture(scope="module")
def signed_for_all(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The register of a network whose knee is approved for every clinic, and whose limits North has signed."""
    return _register(tmp_path_factory.mktemp("all") / "network", [("", "words"), ("north", "limits")])


@pytest.fixture(scope="module")
def signed_for_one(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _register(tmp_path_factory.mktemp("one") / "network", [("north", "words")])


def _register(home: Path, wanted: list[tuple[str, Any]]) -> str:
    put_network(home)
    library = Library(home)
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout("knee-pain", "en", pictures.ids(), icons())
    wording = Wording(handout, library.read_clinic("north"), library.catalogue("en"), date.today())
    from patient_handouts.handouts.approvals import signable

    return "".join(signable(wording, pictures, clinic or ALL, of).entry("surgeon", date.today(), UNTIL) for clinic, of in wanted)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_after_a_signature(name: str, home: Path, signed_for_all: str, signed_for_one: str) -> None:
    edit, voided = CHANGES[name]
    edit(home)
    for register, void in zip((signed_for_all, signed_for_one), voided):
        (home / "approvals.yaml").write_text(register, encoding="utf-8")
        assert (standing(home).words is None) == void, register[:60]


def test_the_table_starts_from_signatures_that_hold(home: Path, signed_for_all: str, signed_for_one: str) -> None:
    for register in (signed_for_all, signed_for_one):
        (home / "approvals.yaml").write_text(register, encoding="utf-8")
        assert standing(home).words
    assert len(CHANGES) >= 40


# ---------------------------------------------------------------- limits
def printed(home: Path, clinic: str) -> str:
    """The words of a sheet's pages."""
    path = home / f"{clinic}.pdf"
    done(handouts("make", "knee", "--clinic", clinic, "--draft", "-o", path))
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_limits_are_signed_for_what_they_are(home: Path) -> None:
    done(approve("knee"))
    assert standing(home, "south").words  # South has set none
    assert standing(home).words is None and "Not yet approved by a clinician" in printed(home, "north")
    assert "[limits-unsigned]" in handouts("check", "knee").output
    assert "approved but for its limits" in handouts("list").output
    done(approve("knee", clinic="north", of="limits"))
    assert standing(home).words and standing(home).limits and "Approved by surgeon" in (before := printed(home, "north"))
    assert "10\u00a0lb" in before or "10 lb" in before
    change(home / "clinics/north.yaml", "10 lb", "100 lb")
    assert standing(home).words is None
    after = printed(home, "north")
    assert "100" in after and "Approved by" not in after and "Not yet approved by a clinician" in after
    told = handouts("check", "knee").output
    assert "[approval-void]" in told and "the clinic's limits have changed" in told and "limits, lifting" in told


def test_the_sheet_expires_with_its_limits(home: Path) -> None:
    done(approve("knee"))
    done(approve("knee", clinic="north", of="limits", until=UNTIL - timedelta(days=200)))
    assert standing(home).last_day == UNTIL - timedelta(days=200)


def test_limits_are_one_clinics(home: Path) -> None:
    assert "say --clinic NAME" in approve("knee", of="limits").output
    assert "has set no limit" in approve("knee", clinic="south", of="limits").output


# ---------------------------------------------------------------- the code of the copy that was read
def copy_codes(home: Path) -> tuple[str, str]:
    """The codes on the cover of a review copy, and on its last page, as they can be read."""
    done(handouts("review", "knee", "--clinic", "north", "-o", home / "copy.pdf"))
    with pypdfium2.PdfDocument(home / "copy.pdf") as pdf:
        return tuple(" ".join(pdf[k].get_textpage().get_text_bounded().split()) for k in (0, len(pdf) - 1))  # type: ignore[return-value]


def test_the_codes_stand_on_the_cover_and_beside_the_signature(home: Path) -> None:
    codes = [
        code_of_copy(home, "knee"),
        code_of_copy(home, "knee", clinic="north"),
        code_of_copy(home, "knee", clinic="north", of="limits"),
    ]
    for page in copy_codes(home):
        assert all(code in page for code in codes) and len({*codes}) == 3


def test_words_changed_between_reading_and_signing_are_refused(home: Path) -> None:
    code = code_of_copy(home, "knee")
    change(home / KNEE, "You have a fever.", "You have a high fever.")
    said = ("--code", code, "--role", "surgeon", "--until", UNTIL)
    refused = handouts("approve", "knee", *said)
    assert refused.exit_code == 2 and "has changed since that copy" in refused.output and not (home / "approvals.yaml").exists()
    assert code_of_copy(home, "knee") not in refused.output  # to be read off a new copy, and from nowhere else
    change(home / KNEE, "You have a high fever.", "You have a fever.")
    done(handouts("approve", "knee", *said))


def test_the_code_of_another_copy_is_told_apart(home: Path) -> None:
    said = ("--role", "surgeon", "--until", UNTIL)
    other = handouts("approve", "knee", "--code", code_of_copy(home, "knee", clinic="north"), *said)
    assert other.exit_code == 2 and "(--clinic north)" in other.output
    limits = handouts("approve", "knee", "--code", code_of_copy(home, "knee", clinic="north", of="limits"), *said)
    assert limits.exit_code == 2 and "(--limits --clinic north)" in limits.output
    assert handouts("approve", "hip", "--code", code_of_copy(home, "knee"), *said).exit_code == 2
    slip = handouts("approve", "knee", "--code", "AAAA-AAAC", *said)
    assert slip.exit_code == 2 and "mistyped" in slip.output
    assert "--code" in handouts("approve", "knee", *said).output  # there is no way without one


# ---------------------------------------------------------------- the register
def test_an_entry_changed_by_hand_is_found_at_its_line(home: Path) -> None:
    done(approve("knee", clinic="north"))
    register = home / "approvals.yaml"
    whole = register.read_text(encoding="utf-8")
    line = next(k for k, words in enumerate(whole.splitlines(), 1) if words.startswith("- topic:"))
    later = UNTIL + timedelta(days=60)
    for old, new in (
        (f"next_review: {UNTIL}", f"next_review: {later}"),
        (f"date: {date.today()}", f"date: {date.today() - timedelta(days=300)}"),
        ('role: "surgeon"', 'role: "professor"'),
        ("clinic: north", "clinic: all"),
    ):
        register.write_text(whole.replace(old, new), encoding="utf-8")
        told = handouts("check", "knee")
        assert standing(home).words is None and told.exit_code == 1
        assert f"approvals.yaml:{line}:" in told.output and "[approval-altered]" in told.output, (old, told.output)
        assert handouts("make", "knee", "--clinic", "north").exit_code == 1
    register.write_text(re.sub(r"  seal: .*\n", "", whole), encoding="utf-8")
    assert standing(home).words is None and "[approval-old]" in handouts("check", "knee").output
    register.write_text(whole.replace("\n", "\n\n# a note\n", 1), encoding="utf-8")
    assert standing(home).words  # what stands around an entry is nobody's signature


def test_three_years_are_the_most(home: Path) -> None:
    from patient_handouts.handouts.approvals import furthest

    last = furthest(date.today())
    refused = approve("knee", until=last + timedelta(days=1))
    assert refused.exit_code == 2 and "more than three years off" in refused.output and str(last) in refused.output
    done(approve("knee", until=last))
    assert furthest(date(2028, 2, 29)) == date(2031, 2, 28)


def test_eight_signatures_at_once_are_all_written(home: Path) -> None:
    """Each in a process of its own: of eight, two were lost."""
    for name in ("north", "south"):
        (home / "clinics" / f"{name}.yaml").unlink()
    names = [f"c{k}" for k in range(8)]
    for name in names:
        write_data(home, f"clinics/{name}.yaml", CLINIC | {"name": f"Clinic {name}"})
    write_data(home, "network.yaml", {"format": 1, "default_clinic": "c0"})
    codes = {name: code_of_copy(home, "knee", clinic=name) for name in names}
    program = (
        "import sys, patient_handouts.commands.approve as a\n"
        "from patient_handouts.checks.findings import Findings\n"
        "a.check_handout = lambda *_: Findings(())\n"
        "from patient_handouts.commands.program import program\n"
        "program(sys.argv[1:])\n"
    )
    started = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                program,
                "approve",
                "knee",
                "--clinic",
                name,
                "--code",
                code,
                "--role",
                "surgeon",
                "--until",
                str(UNTIL),
            ],
            cwd=home,
            stdout=subprocess.DEVNULL,
        )
        for name, code in codes.items()
    ]
    assert [each.wait() for each in started] == [0] * 8
    assert sorted(str(each.clinic) for each in read_approvals(home / "approvals.yaml")) == names


@pytest.mark.parametrize(("old", "new"), [('"fewer_than": 5', '"up_to": 5'), ('"up_to": 2', '"count": 2'), ('"lower"', '"higher"')])
def test_how_a_number_is_told_is_part_of_what_a_translator_compared(old: str, new: str, home: Path) -> None:
    def digest() -> str:
        return original_digest(Library(home).read_handout("knee-pain", "en"))

    before = digest()
    change(home / KNEE, old, new)
    assert digest() != before


# ---------------------------------------------------------------- bundles
def cover(home: Path) -> str:
    done(handouts("bundle", "legs", "--clinic", "north", "--draft", "-o", home / "legs.pdf"))
    with pypdfium2.PdfDocument(home / "legs.pdf") as pdf:
        return " ".join(pdf[0].get_textpage().get_text_bounded().split())


def test_the_title_of_a_bundle_is_signed_or_the_cover_says_that_it_is_not(home: Path) -> None:
    page = cover(home)
    (code,) = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", page)
    assert "Not yet approved by a clinician" in page
    said = ("--bundle", "--role", "surgeon", "--until", UNTIL)
    done(handouts("approve", "legs", "--code", code, *said))
    assert "Not yet approved" not in cover(home)
    change(home / "bundles.yaml", '"Legs"', '"Stop your blood thinner"')
    page = cover(home)
    assert "Not yet approved by a clinician" in page and "Stop your blood thinner" in page
    refused = handouts("approve", "legs", "--code", code, *said)
    assert refused.exit_code == 2 and "handouts bundle" in refused.output


# ---------------------------------------------------------------- what an author keeps
def test_a_danger_that_an_author_keeps_needs_the_name_of_who_signs(network: Path) -> None:
    topic, register = network / "handouts/example-topic/en.yaml", network / "approvals.yaml"
    register.unlink()
    text = topic.read_text(encoding="utf-8").replace("for the danger signs on {page:call}", "or {after_hours} if you are worse")
    kept = "allow:\n  - {code: danger-signs-missing, because: they stand on the sheet for surgery}\n"
    topic.write_text(text[: text.index("  - part: call")] + kept, encoding="utf-8")
    told = handouts("check", "example")
    assert told.exit_code == 1 and "[danger-signs-missing]" in told.output and "1 error" in told.output
    refused = approve("example")
    assert refused.exit_code == 1 and "danger-signs-missing" in str(refused.exception) and not register.exists()
    idle = approve("example", "--allow", "hours-missing")
    assert idle.exit_code == 2 and "nothing waits" in idle.output
    done(approve("example", "--allow", "danger-signs-missing"))
    assert "allows: danger-signs-missing/" in register.read_text(encoding="utf-8")
    passed = handouts("check", "example")
    assert passed.exit_code == 0 and "they stand on the sheet for surgery" in passed.output
    done(handouts("make", "example", "--clinic", "north", "-o", "example.pdf"))
    change(topic, "they stand on the sheet for surgery", "nobody has written them yet")
    assert handouts("make", "example", "--clinic", "north").exit_code == 1  # who signed had read another reason
    change(topic, "nobody has written them yet", "they stand on the sheet for surgery")
    done(handouts("make", "example", "--clinic", "north", "-o", "example.pdf"))
    change(register, "allows: ", "allows: hours-missing/1a2b3c4d ")
    assert handouts("make", "example", "--clinic", "north").exit_code == 1  # the seal
