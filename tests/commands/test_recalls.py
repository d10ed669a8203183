"""A recall holds until what it names has changed on paper, whatever becomes of files, ledgers, folders and programs."""

import json
import os
import signal
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from changes import change
from runs import ended, short_sheets, start, wait_for
from typed import handouts, lines, press

from patient_handouts.commands import withdraw
from patient_handouts.commands.scaffold import clinic_file, put
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts.digests import of_lines
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems
from patient_handouts.press.folders import taken_back
from patient_handouts.press.record.ledger import FILE, Ledger

WHY = "The dose is wrong."
TOPIC = Path("handouts", "example-topic", "en.yaml")


@pytest.fixture
def recalled(network: Path) -> Path:
    """Its one topic is taken back."""
    press()
    done = handouts("withdraw", "--topic", "example", "--why", WHY, "--by", "pharmacist")
    assert done.exit_code == 0 and "2 sheets withdrawn" in done.stdout, done.output
    return network


def barred(*more: object) -> bool:
    """Whether a run makes no sheet, and none lies there."""
    done = press("--unapproved", *more)
    return "withdrawn" in done.stdout and not lines() and not list(Path("dist").glob("*/example*.pdf"))


# ---------------------------------------------------------------- what does not lift it, and what does
EDITS = {
    "a comment": lambda text: f"# a comment\n{text}",
    "the ends of lines": lambda text: text.replace("\n", "\r\n"),
    "saved anew": lambda text: text,
    "a version": lambda text: text.replace("version: 0.1", "version: 9.9"),
    "other names": lambda text: text.replace("version: 0.1", "version: 0.1\nalso_called: [another name]"),
    "quotes": lambda text: text.replace("subtitle: ", "subtitle: >\n  "),
    "a blank": lambda text: text.replace("subtitle: ", "subtitle:     "),
    "a hidden sign": lambda text: text.replace(" the ", " the\u00a0").replace(". ", ".\u00a0"),
    "a picture": lambda text: text.replace("hero: example-picture", "hero: brace"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_it_is_of_words_not_of_a_file(edit: str, recalled: Path) -> None:
    text = TOPIC.read_text(encoding="utf-8")
    TOPIC.write_bytes(EDITS[edit](text).encode("utf-8"))
    assert edit == "saved anew" or TOPIC.read_bytes() != text.encode()
    os.utime(TOPIC)
    assert barred() and barred("--force", "--edition", "large") and barred("--paper", "a4")


@pytest.mark.parametrize(
    "fact", ["hours: [{days: mon, from: '9:00', to: '12:00'}]\n", "web: https://example.org\n", "units: metric\n", "# x\n"]
)
@pytest.mark.parametrize("scope", [["--topic", "example"], ["--clinic", "north"], ["--clinic", "north", "--topic", "example"]])
def test_it_is_not_lifted_by_other_hours(fact: str, scope: list[str], network: Path) -> None:
    press()
    handouts("withdraw", *scope, "--why", WHY)
    for path in Path("clinics").glob("*.yaml"):
        text = "".join(f"{line}\n" for line in path.read_text(encoding="utf-8").splitlines() if line[:5] not in ("units", "hours", "  - d"))
        path.write_text(text + fact, encoding="utf-8")
    press("--unapproved")
    assert "north" not in lines(), Path("dist/problems.txt").read_text() if Path("dist/problems.txt").exists() else ""


def test_other_words_lift_it_and_the_old_ones_bring_it_back(recalled: Path) -> None:
    text = TOPIC.read_text(encoding="utf-8")
    change(TOPIC, "subtitle: ", "subtitle: Mended ")
    assert "2 made" in press("--unapproved").stdout
    TOPIC.write_text(text, encoding="utf-8")
    assert barred()


def test_it_holds_for_clinics_languages_and_folders_that_come_later(recalled: Path) -> None:
    put(recalled / "clinics" / "south.yaml", clinic_file("south", "South Clinic", "(555) 555-0111"))
    done = press("--unapproved", "-o", "elsewhere")
    assert "3 sheets: 3 withdrawn" in done.stdout and not list(Path("elsewhere").glob("*/*.pdf"))
    (recalled / "handouts" / "example-topic" / "es.yaml").write_text(TOPIC.read_text(encoding="utf-8"), encoding="utf-8")
    assert "made" not in press("--unapproved", "--language", "es", "-o", "third").stdout


def test_the_same_words_by_another_name_are_the_same(recalled: Path) -> None:
    """A topic's folder, its language's file, or a clinic's file with another name, or copied."""
    (recalled / "handouts" / "example-topic").rename(recalled / "handouts" / "another-topic")
    assert isinstance(handouts("make", "another", "--clinic", "north").exception, Problems)
    (recalled / "handouts" / "another-topic" / "en.yaml").rename(recalled / "handouts" / "another-topic" / "vi.yaml")
    assert WHY in handouts("make", "another", "--language", "vi", "--clinic", "north", "--draft").stderr + str(
        handouts("make", "another", "--language", "vi", "--clinic", "north").exception
    )
    handouts("withdraw", "--clinic", "north", "--why", "Its number is wrong.")
    (recalled / "clinics" / "north.yaml").rename(recalled / "clinics" / "nord.yaml")
    done = handouts("batch", "--topic", "vertebroplasty", "--language", "en", "--clinic", "nord", "--unapproved", "--jobs", 1)
    assert "1 withdrawn" in done.stdout


def test_each_language_follows_its_own_words(network: Path) -> None:
    spanish = network / "handouts" / "example-topic" / "es.yaml"
    spanish.write_text(TOPIC.read_text(encoding="utf-8").replace("subtitle: ", "subtitle: Aquí "), encoding="utf-8")

    def made(language: str) -> bool:
        return handouts("make", "example", "--language", language, "--clinic", "north", "--draft").stderr.count(WHY) == 0

    handouts("withdraw", "--topic", "example", "--language", "spanish", "--why", WHY)
    assert made("en") and not made("es")
    handouts("withdraw", "--topic", "example", "--why", WHY)
    assert not made("en")
    change(spanish, "Aquí", "Ya")
    assert made("es") and not made("en")
    change(TOPIC, "subtitle: ", "subtitle: Now ")
    assert made("en")


def test_make_and_bundle_say_so_and_refuse_and_a_draft_prints_with_the_reason(recalled: Path) -> None:
    put(recalled / "handouts" / "other-topic" / "en.yaml", topic_file("other-topic", "Other topic"))
    put(recalled / "bundles.yaml", "home:\n  title: Home\n  topics: [example-topic, other-topic]\n")
    for command in (["make", "example"], ["bundle", "home"]):
        done = handouts(*command, "--clinic", "north")
        assert isinstance(done.exception, Problems) and not list(Path("out").glob("*.pdf") if Path("out").exists() else ())
        (problem,) = [each for each in done.exception.problems if each.code == "withdrawn"]
        assert WHY in problem.message and "pharmacist" in problem.message and problem.place.file == "recalls.yaml" and problem.place.line
        drawn = handouts(*command, "--clinic", "north", "--draft", "-o", "draft.pdf")
        assert drawn.exit_code == 0 and WHY in drawn.stderr and "DRAFT" in drawn.stderr and Path("draft.pdf").exists()
        Path("draft.pdf").unlink()
    assert handouts("list").stdout.count(f"withdrawn on {date.today()}: {WHY}") == 2
    assert f"Withdrawn on {date.today()}: {WHY}" in handouts("proof", "--topic", "example", "--clinic", "north").stdout


def test_a_recall_of_some_words_stands_until_those_are_gone_wherever_they_are(network: Path) -> None:
    other = network / "handouts" / "other-topic" / "en.yaml"
    put(other, topic_file("other-topic", "Other topic").replace("subtitle: ", "subtitle: Take 20 tablets. "))
    change(TOPIC, "subtitle: ", "subtitle: Take 20 tablets. ")
    assert handouts("withdraw", "--words", "take 20\u00a0Tablets", "--why", WHY).exit_code == 0
    change(TOPIC, "purpose: ", "purpose: Changed. ")
    assert barred()
    assert isinstance(handouts("make", "other", "--clinic", "north").exception, Problems)
    change(TOPIC, "Take 20 tablets", "Take 2 tablets")
    assert "2 made" in press("--unapproved").stdout
    assert handouts("withdraw", "--words", "take 21 tablets", "--why", WHY).exit_code == 2


def test_a_picture_is_known_by_what_is_drawn(network: Path) -> None:
    press()
    assert handouts("withdraw", "--picture", "example-picture", "--why", WHY).exit_code == 0
    drawing = network / "images" / "example-picture.svg"
    change(drawing, "<svg", "<!-- saved again --><svg")
    assert barred()
    index = network / "images" / "index.yaml"
    drawing.rename(drawing.with_name("renamed.svg"))
    change(index, "example-picture", "renamed")
    change(TOPIC, "example-picture", "renamed")
    assert barred()
    change(TOPIC, "renamed", "brace")
    assert "withdrawn" not in press("--unapproved").stdout


def added(path: str, words: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(words)


NORTH = "clinics/north.yaml"
PLACES = {
    "its words": lambda: change(TOPIC, "subtitle: ", "subtitle: Call 555.555.0188 now. "),
    "marks": lambda: change(TOPIC, "purpose: ", "purpose: Dial **1-555**–555–0188. "),
    "a picture's words": lambda: change(Path("images/index.yaml"), "alt: {en: ", "alt: {en: Call 555 555 0188. "),
    "a clinic's address": lambda: added(NORTH, "address: 1 Way, T 555/555-0188\n"),
    "a clinic's help": lambda: change(Path(NORTH), "Need an interpreter? Call {phone}.", "Ring +1 555 555 0188."),
    "a clinic's own number": lambda: change(Path(NORTH), "555-0123", "555-0188"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_taken_back_wherever_it_is_printed(place: str, network: Path) -> None:
    PLACES[place]()
    done = handouts("withdraw", "--phone", "(555) 555-0188", "--why", "It rings at a bakery.")
    assert done.exit_code == 0, done.output
    for clinic in ("north", "example-clinic"):
        drawn = handouts("make", "example", "--clinic", clinic, "--draft")
        assert drawn.exit_code == 0 and ("a bakery" in drawn.stderr) == (clinic == "north" or "clinic" not in place), drawn.stderr


def test_a_number_is_taken_back_though_the_file_that_prints_it_cannot_be_read(network: Path) -> None:
    """It is on the sheet as soon as the file is mended."""
    added(NORTH, "address: 1 Way, T 555/555-0188\nnmae: x\n")
    done = handouts("withdraw", "--phone", "(555) 555-0188", "--why", "It rings at a bakery.")
    assert done.exit_code == 0 and "north.yaml" in done.stderr and "nmae" in done.stderr, done.output
    change(Path(NORTH), "nmae: x\n", "")
    assert "a bakery" in handouts("make", "example", "--clinic", "north", "--draft").stderr
    assert handouts("withdraw", "--phone", "(555) 555-0177", "--why", "It rings nowhere.").exit_code == 2


def test_a_sheet_of_older_words_is_known_by_what_it_said(network: Path) -> None:
    """The words were mended, and only then somebody takes them back: the copies that are about are told, what is made now is not."""
    change(TOPIC, "subtitle: ", "subtitle: Take 20 tablets, and call {emergency}. ")
    press("--unapproved", "--clinic", "north")
    by_hand = handouts("make", "example", "--clinic", "example-clinic").stdout.split()[-1]
    change(TOPIC, "Take 20 tablets", "Take 2 tablets")
    press("--unapproved", "--clinic", "north")
    assert len([*Path(".handouts", "words").glob("*.json")]) == 2
    for words in ("take 200 tablets", "take 20 tablets, and call 112"):
        assert handouts("withdraw", "--words", words, "--why", WHY).exit_code == 2
    done = handouts("withdraw", "--words", "take 20 tablets, and call 911", "--why", WHY)
    assert done.exit_code == 0 and "1 sheet withdrawn" in done.stdout, done.output
    assert set(lines()) == {"north"} and list(Path("dist/north").glob("withdrawn-*.pdf")) and list(Path("dist/north").glob("example*.pdf"))
    assert f"withdrawn: on {date.today()}" in handouts("lookup", by_hand).stdout
    assert handouts("make", "example", "--clinic", "north").exit_code == 0


def test_words_that_only_a_sheet_made_by_hand_said_are_known(network: Path) -> None:
    change(TOPIC, "subtitle: ", "subtitle: Take 20 tablets. ")
    code = handouts("make", "example", "--clinic", "north").stdout.split()[-1]
    change(TOPIC, "Take 20 tablets", "Take 2 tablets")
    assert handouts("withdraw", "--words", "take 20 tablets", "--why", WHY).exit_code == 0
    assert f"withdrawn: on {date.today()}" in handouts("lookup", code).stdout


DAMAGED = {
    "torn": lambda noted: noted.write_text("{", encoding="utf-8"),
    "a list": lambda noted: noted.write_text("[1, {}]", encoding="utf-8"),
    "nothing": lambda noted: noted.write_text("", encoding="utf-8"),
    "another number": lambda noted: change(noted, "Take 20 tablets", "Take 90 tablets"),
    "a link": lambda noted: noted.symlink_to(noted.rename(noted.with_name("elsewhere"))),
    "a folder": lambda noted: (noted.unlink(), noted.mkdir()),
    "gone": lambda noted: noted.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_noted_words_that_are_damaged_are_told(damage: str, network: Path) -> None:
    """Nobody knows what those sheets said, and whoever takes words back hears it, also where other sheets say them."""
    change(TOPIC, "subtitle: ", "subtitle: Take 20 tablets. ")
    press("--unapproved", "--clinic", "north")
    code = handouts("make", "example", "--clinic", "example-clinic").stdout.split()[-1]
    (noted,) = Path(".handouts", "words").glob("*.json")
    DAMAGED[damage](noted)
    put(
        network / "handouts" / "other-topic" / "en.yaml",
        topic_file("other-topic", "Other topic").replace("subtitle: ", "subtitle: Take 20 tablets. "),
    )
    change(TOPIC, "Take 20 tablets", "Take 2 tablets")
    press("--unapproved")
    done = handouts("withdraw", "--words", "take 20 tablets", "--why", WHY)
    assert done.exit_code == 0 and "nobody knows what older sheets of example-topic said" in done.stderr, done.output
    for each in (code, *(line.code for line in Ledger(Path("dist")).made())):
        told = handouts("lookup", each)
        assert told.exit_code == 0 and "Traceback" not in told.output
        assert ("nobody knows what this sheet said" in told.stderr) == (each in _first_codes(Path("dist"), code)), told.output


def _first_codes(folder: Path, by_hand: str) -> set[str]:
    """The codes of the sheets of the first words."""
    first, *_ = Ledger(folder).made()
    return {by_hand, first.code}


def test_noted_words_with_times_that_no_clock_has_stay_as_they_are(network: Path) -> None:
    """They are put in by whoever knows the seal; nothing else ends for it."""
    press("--unapproved")
    (noted,) = Path(".handouts", "words").glob("*.json")
    lines = [*json.loads(noted.read_text(encoding="utf-8"))["lines"], "{clock:xx}", "{clock:99:99}", "{limit:}", "{phone:nobody:phrase}"]
    noted.write_text(json.dumps({"seal": of_lines([noted.stem, *lines]), "lines": lines}), encoding="utf-8")
    change(TOPIC, "subtitle: ", "subtitle: Mended ")
    press("--unapproved")
    assert handouts("withdraw", "--words", "{clock:xx}", "--why", WHY).exit_code == 0


def test_spoilt_notes_are_written_anew(network: Path) -> None:
    press("--unapproved")
    (noted,) = Path(".handouts", "words").glob("*.json")
    whole = noted.read_bytes()
    noted.write_bytes(whole[:-20])
    press("--unapproved", "--force")
    assert noted.read_bytes() == whole


# ---------------------------------------------------------------- the register and the ledger
def test_no_cut_of_a_ledger_loses_a_recall(recalled: Path) -> None:
    """Nor one that is gone, damaged or another's: every cut, and runs over some of them."""
    path = recalled / "dist" / FILE
    whole = path.read_bytes()
    (taken,) = Library(recalled).recalls()
    for cut in [*range(0, len(whole), max(1, len(whole) // 12)), len(whole) - 1]:
        path.write_bytes(whole[:cut])
        assert Library(recalled).recalls() == (taken,)
        assert barred(), cut
    path.unlink()
    assert barred()
    path.write_bytes(b"\xff{]\n" + whole)
    done = press("--unapproved")
    assert "ledger-broken" in done.stderr and not list(Path("dist").glob("*/example*.pdf"))


@pytest.mark.parametrize("ledger", ["gone", "cut", "another's"])
def test_a_sheet_that_no_ledger_tells_of_is_taken_away_too(ledger: str, network: Path) -> None:
    """It lies there from a run of before, in another size than is asked for now."""
    press("--edition", "standard", "--edition", "large")
    path, another = network / "dist" / FILE, Path("dist/north/a-notice.pdf")
    strange = b'{"ledger": 1, "withdrawn": "X", "day": "2026-11-25", "why": ""}\n'
    path.write_bytes({"gone": b"", "cut": path.read_bytes()[:300], "another's": strange}[ledger])
    another.write_bytes(b"%PDF")
    assert handouts("withdraw", "--topic", "example", "--why", WHY).exit_code == 0
    assert barred() and another.exists()


def test_a_register_that_is_gone_is_made_again_from_the_ledger(recalled: Path) -> None:
    (recalled / "recalls.yaml").unlink()
    change(TOPIC, "purpose:", "# a comment\npurpose:")
    done = press("--unapproved")
    assert "taken over from the ledger into recalls.yaml" in done.stderr and barred()
    (again,) = Library(recalled).recalls()
    assert again.why == WHY and again.clinic is None and again.topic == "example-topic"


@pytest.mark.parametrize("damage", ["", "format: 1\n", "entries: [\n", "format: 1\nentries: []\nrecalls: 1\n", "whole[:-30]"])
def test_a_register_that_is_damaged_stops_everything_with_its_place(damage: str, recalled: Path) -> None:
    path = recalled / "recalls.yaml"
    path.write_text(path.read_text(encoding="utf-8")[:-30] if damage == "whole[:-30]" else damage, encoding="utf-8")
    for command in (["batch", "--topic", "example"], ["make", "example", "--clinic", "north"], ["withdraw", "--topic", "ex", "--why", "x"]):
        done = handouts(*command)
        said = done.exception
        assert isinstance(said, Problems) and all(each.place.file == "recalls.yaml" and each.place.line for each in said.problems), command
    assert not list(Path("dist").glob("*/example*.pdf"))


def test_a_recall_needs_no_ledger_and_says_that_no_notice_follows(network: Path) -> None:
    done = handouts("withdraw", "--topic", "example", "--why", WHY)
    assert done.exit_code == 0 and "no notice was written" in done.stdout and not Path("dist").exists()
    assert barred()


def test_with_a_ledger_that_cannot_be_read_it_stands_all_the_same(network: Path) -> None:
    press()
    (network / "dist" / FILE).write_bytes(b"{}\n")
    done = handouts("withdraw", "--topic", "example", "--why", WHY)
    assert "ledger-broken" in done.stderr and Library(network).recalls()
    assert barred()


def test_an_undone_recall_keeps_its_line(recalled: Path) -> None:
    assert handouts("withdraw", "--clinic", "north", "--undo", "--why", WHY, "--by", "surgeon").exit_code == 0
    assert "1 made, 1 withdrawn" in press().stdout and set(lines()) == {"north"}
    assert handouts("withdraw", "--topic", "example", "--undo", "--why", WHY, "--by", "surgeon").exit_code == 0
    assert "1 made" in press().stdout and set(lines()) == {"north", "example-clinic"}
    (kept,) = Library(recalled).recalls()
    assert (kept.by, kept.undone_by, kept.undone, kept.date) == ("pharmacist", "surgeon", date.today(), date.today())
    (recalled / "recalls.yaml").with_name("x").write_text("", encoding="utf-8")
    assert "up to date" in press().stdout  # the ledger does not bring it back


@pytest.mark.parametrize("why", ["剂量错误 🙂", "الجرعة خاطئة", 'a "b" \\ : # {c} [d] **e** <b>', "x" * 400, "two\nlines\tof it", "Δόση"])
def test_a_reason_in_any_letters(why: str, network: Path) -> None:
    press()
    done = handouts("withdraw", "--topic", "example", "--why", why)
    assert done.exit_code == 0 and "2 sheets withdrawn" in done.stdout, done.output
    (taken,) = Library(network).recalls()
    assert taken.why == " ".join(why.split()) and len(list(Path("dist/north").glob("withdrawn-*.pdf"))) == 1
    assert handouts("withdraw", "--topic", "example", "--undo", "--why", why).exit_code == 0


@pytest.mark.parametrize("why", ["a\u0007b", "a\udcffb", " ", "a\ufffeb"])
def test_what_no_file_can_hold_is_wrong_usage(why: str, network: Path) -> None:
    done = handouts("withdraw", "--topic", "example", "--why", why)
    assert done.exit_code == 2 and "why" in done.stderr and not Path("recalls.yaml").exists()


def test_a_notice_that_cannot_be_written_is_told(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taken_back, "put_there", full)
    done = handouts("withdraw", "--topic", "example", "--why", WHY)
    assert done.stderr.count("NO NOTICE for") == 2 and "No space left" in done.stderr and not lines()


# ---------------------------------------------------------------- by a code
def test_a_sheet_made_by_hand_is_known_by_its_code(network: Path) -> None:
    put(network / "handouts" / "other-topic" / "en.yaml", topic_file("other-topic", "Other topic"))
    put(network / "bundles.yaml", "home:\n  title: Home\n  topics: [example-topic, other-topic]\n")
    made = handouts("make", "example", "--clinic", "north", "--large")
    code = made.stdout.split()[-1]
    assert handouts("bundle", "home", "--clinic", "north").exit_code == 0
    told = handouts("lookup", code)
    assert told.exit_code == 0 and f"made by hand on {date.today()}" in told.stdout and "withdrawn" not in told.stdout
    assert len((network / ".handouts" / "printed.jsonl").read_text().split()) > 2
    change(TOPIC, "purpose:", "# the words are the same\npurpose:")
    done = handouts("withdraw", "--code", code, "--why", WHY)
    assert done.exit_code == 0, done.output
    assert f"withdrawn: on {date.today()}: {WHY}" in handouts("lookup", code).stdout
    assert isinstance(handouts("make", "example", "--clinic", "north").exception, Problems)
    assert handouts("make", "example", "--clinic", "example-clinic").exit_code == 0


def test_a_code_whose_words_are_mended_takes_back_no_new_ones(network: Path) -> None:
    code = handouts("make", "example", "--clinic", "north").stdout.split()[-1]
    change(TOPIC, "subtitle: ", "subtitle: Mended ")
    assert handouts("withdraw", "--code", code, "--why", WHY).exit_code == 0
    assert handouts("make", "example", "--clinic", "north").exit_code == 0 and "withdrawn: on" in handouts("lookup", code).stdout


@pytest.mark.parametrize("pages", [(), ("--for", "home"), ("--for", "choose", "--large"), ("--booklet",)])
def test_a_code_that_would_be_printed_today_is_known_without_any_record(pages: tuple[str, ...], network: Path) -> None:
    code = handouts("make", "example", "--clinic", "north", *pages).stdout.split()[-1]
    (network / ".handouts" / "printed.jsonl").unlink()
    assert handouts("withdraw", "--code", code, "--why", WHY).exit_code == 0


@pytest.mark.parametrize("command", [("make", "example"), ("bundle", "home")])
def test_a_clock_that_goes_back_is_not_believed_by_hand_either(command: tuple[str, str], network: Path) -> None:
    """What was over on the last day of the workspace's desk is not made once more."""
    put(network / "handouts" / "other-topic" / "en.yaml", topic_file("other-topic", "Other topic"))
    put(network / "bundles.yaml", "home:\n  title: Home\n  topics: [example-topic, other-topic]\n")
    put(network / ".handouts" / "noticed-day", "2099-01-01\n")
    done = handouts(*command, "--clinic", "north", "--draft", "-o", "x.pdf")
    assert done.exit_code == 0 and "2099-01-01 was noticed before" in done.stderr and "desk with --clock-is-right" in done.stderr


# ---------------------------------------------------------------- while a run is at work, and after one that was killed
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_recall_while_a_run_is_at_work(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has made goes, what it has not is not made, and the notices follow at its end."""
    monkeypatch.setattr(withdraw, "PATIENCE", 0.1)
    home = short_sheets(tmp_path / "network", 40)
    monkeypatch.chdir(home)
    run = start(home, "--edition", "large", jobs=jobs)
    try:
        wait_for(lambda: len(list(Path("dist").glob("*/knee*.pdf"))) > 3)
        done = handouts("withdraw", "--topic", "knee", "--why", WHY)
        assert done.exit_code == 0, done.output
        assert "is at work in dist" in done.stdout or "withdrawn before" in done.stdout  # the run has seen to it, and has ended
        wait_for(lambda: not list(Path("dist").glob("*/knee*.pdf")))
        code, said = ended(run)
    finally:
        if run.poll() is None:
            run.kill()
            run.communicate()
    assert code == 0 and "withdrawn" in said and not list(Path("dist").glob("*/knee*.pdf")), said
    ledger = Ledger(Path("dist"))
    assert ledger.withdrawn and not ledger.files and list(Path("dist").glob("*/withdrawn-*.pdf"))
    assert all(line.state == "withdrawn" for line in ledger.newest.values())


def test_no_sheet_lies_there_without_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run is killed within the seconds before it writes what it made: `lookup` and recalls know those sheets."""
    home = short_sheets(tmp_path / "network", 20)
    monkeypatch.chdir(home)
    run = start(home, jobs=1)
    wait_for(lambda: len(list(Path("dist").glob("*/knee*.pdf"))) > 2)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    lying = {path.stem: path for path in Path("dist").glob("*/knee*.pdf")}
    ledger = Ledger(Path("dist"))
    known = {line.order.name: line.code for line in ledger.lying()}
    assert lying.keys() <= known.keys()
    unconfirmed = [name for name in lying if known[name] in ledger.unconfirmed]
    assert unconfirmed
    code = known[unconfirmed[0]]
    with pypdfium2.PdfDocument(lying[unconfirmed[0]]) as pdf:
        assert code in pdf[0].get_textpage().get_text_bounded()
    assert "was broken off; a copy of it may be about" in handouts("lookup", code).stdout
    assert handouts("withdraw", "--topic", "knee", "--why", WHY).exit_code == 0
    assert not list(Path("dist").glob("*/knee*.pdf")) and f"withdrawn: on {date.today()}" in handouts("lookup", code).stdout


# ---------------------------------------------------------------- ledgers of before
def test_what_an_older_ledger_withdrew_stays_so(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It had no register, and its lines did not tell what stands on a sheet."""
    import json

    press()
    handouts("withdraw", "--clinic", "north", "--topic", "example", "--why", WHY)
    Path("recalls.yaml").unlink()
    path = Path("dist", FILE)
    said = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [{name: value for name, value in each.items() if name not in ("words", "pictures")} for each in said if "intended" not in each]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in kept), encoding="utf-8")
    done = press("--unapproved")
    assert "taken over" in done.stderr and "1 withdrawn" in done.stdout and set(lines()) == {"example-clinic"}
    change(TOPIC, "purpose:", "# a comment\npurpose:")
    press("--unapproved")
    assert set(lines()) == {"example-clinic"}
    change(TOPIC, "subtitle: ", "subtitle: Mended ")
    press("--unapproved")
    assert set(lines()) == {"example-clinic", "north"}


def test_who_takes_back_has_a_name(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["getpass"], "getuser", lambda: (_ for _ in ()).throw(KeyError("uid")))
    handouts("withdraw", "--topic", "example", "--why", WHY)
    assert Library(network).recalls()[0].by == "somebody"


def test_two_reasons_are_two_recalls(recalled: Path) -> None:
    for why in ("Another reason.", "Another reason."):
        assert handouts("withdraw", "--topic", "example", "--why", why).exit_code == 0
    assert [str(each.why) for each in Library(recalled).recalls()] == [WHY, "Another reason."]
    assert handouts("withdraw", "--topic", "example", "--undo", "--why", WHY).exit_code == 0 and barred()
    assert handouts("withdraw", "--topic", "example", "--undo", "--why", "Another reason.").exit_code == 0 and not barred()
