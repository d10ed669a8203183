"""Lines of a clinic's own under signatures, recalls, the ledger and a run: what of a sheet is whose."""

from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from lines import EN, put_knee, put_lines
from typed import handouts

from patient_handouts.checks.clinic import check_pair
from patient_handouts.handouts.approvals import ALL, codes_on_copy, entry, signatures
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.visits import for_visit
from patient_handouts.press.orders.inputs import Inputs
from patient_handouts.press.orders.on_sheet import OF_TOPIC
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.kept_words import KeptWords

TODAY = date(2026, 11, 24)
EAST, WEST = (Order(clinic, "knee", "en") for clinic in ("east", "west"))
BUS = "add: [{after: ride, blocks: ['Take the bus to us.']}]"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return put_knee(tmp_path / "net")


def shop(library: Library) -> Workshop:
    return Workshop(library, TODAY)


def sign(library: Library, order: Order, clinic: str) -> None:
    """Put a signature under an order's words as they are, after those that there are."""
    press = shop(library)
    assert library.workspace
    path, signed = library.workspace / "approvals.yaml", order.clinic if clinic == ALL else clinic
    told = entry(press.on_sheet.wording(signed, "knee", order.language), press.pictures, clinic, "surgeon", date(2028, 1, 1))
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + told, encoding="utf-8")


def is_signed(library: Library, order: Order) -> bool:
    ((_, signed),) = shop(library).told(order)
    return signed.words is not None


def codes(library: Library, order: Order) -> set[str]:
    press = shop(library)
    wording = press.on_sheet.wording(order.clinic, "knee", order.language)
    return {each.code for each in check_pair(wording, order.clinic, library.approvals(), press.pictures).problems}


def test_a_signature_for_all_clinics_is_not_of_lines(library: Library) -> None:
    """It goes on holding for clinics without them; the clinic's own holds until its lines or the topic change."""
    library_limits = "limits-unsigned"
    sign(library, WEST, ALL)
    assert library_limits in codes(library, EAST)  # so far the words are signed, for both
    put_lines(library, BUS)
    assert "lines-unsigned" in codes(library, EAST) and codes(library, WEST) & {library_limits, "lines-unsigned"} == {library_limits}
    sign(library, EAST, "east")
    assert is_signed(library, EAST) and "lines-unsigned" not in codes(library, EAST)
    put_lines(library, BUS.replace("bus", "tram"))
    assert not is_signed(library, EAST) and "approval-void" in codes(library, EAST)
    put_lines(library, BUS)
    assert is_signed(library, EAST)
    assert library.workspace
    (library.workspace / "handouts/knee/en.yaml").write_text(EN.replace("for 6 hours", "for 8 hours"), encoding="utf-8")
    assert not is_signed(library, EAST)


def test_a_copy_with_lines_is_signed_for_its_clinic_alone(library: Library) -> None:
    """Its translation too, without the clinic's facts: a new phone number is no other translation."""
    put_lines(library, BUS)
    put_lines(library, BUS.replace("Take the bus to us.", "Tome el bus."), language="es")
    press = shop(library)
    wording = press.on_sheet.wording("east", "knee", "es")
    found = codes_on_copy(wording, press.pictures, "east")
    assert set(found) == {"clinic", "lined_translation"}
    path = library.workspace / "clinics/east.yaml" if library.workspace else Path()
    path.write_text(path.read_text(encoding="utf-8").replace("555-0141", "555-0149"), encoding="utf-8")
    now = codes_on_copy(shop(library).on_sheet.wording("east", "knee", "es"), press.pictures, "east")
    assert now["lined_translation"] == found["lined_translation"] and now["clinic"] != found["clinic"]
    assert signatures(wording, press.pictures, "east", ()).words is None


def test_only_the_sheets_with_changed_lines_are_made_anew(library: Library) -> None:
    """Also where lines come and go, and for a translation whose English lines changed."""
    spanish = Order("east", "knee", "es")
    put_lines(library, BUS)
    put_lines(library, BUS.replace("Take the bus to us.", "Tome el bus."), language="es")
    before = {order: Inputs(shop(library)).of(order) for order in (EAST, WEST, spanish)}
    path = put_lines(library, BUS.replace("bus", "tram"))
    for order, was in before.items():
        now = Inputs(shop(library)).of(order)
        assert {name for name in now if now[name] != was[name]} == ({"definition"} if order != WEST else set())
    path.unlink()
    assert Inputs(shop(library)).of(EAST)["definition"] == Inputs(shop(library)).of(WEST)["definition"]


def test_a_run_keeps_the_lines_of_clinics_apart(library: Library) -> None:
    """One workshop makes all their sheets: what it keeps by topic is not another clinic's."""
    put_lines(library, BUS)
    press = shop(library)
    said = {order.clinic: press.on_sheet.says(order.clinic, "knee", "en", "Take the bus to us.") for order in (EAST, WEST)}
    assert said == {"east": True, "west": False}
    written = {order.clinic: press.on_sheet.own_lines("knee", "en", order.clinic) for order in (EAST, WEST)}
    assert ["Take the bus to us." in written[clinic] for clinic in ("east", "west")] == [True, False]
    assert {*press.on_sheet.words_of(WEST)} == {"en"} and {*press.on_sheet.words_of(EAST)} == {"en", f"en{OF_TOPIC}"}
    assert press.on_sheet.words_of(EAST)[f"en{OF_TOPIC}"] == press.on_sheet.words_of(WEST)["en"]
    visit = for_visit(press.handout("knee", "en", "east"), "prepare")
    assert "Take the bus to us." in [text.plain for text in visit.all_texts()]


def test_words_of_lines_are_noted_as_those_of_the_topic_are(library: Library) -> None:
    put_lines(library, BUS)
    press = shop(library)
    KeptWords(press).note(EAST)
    put_lines(library, "hide: [more]")
    kept, wording = KeptWords(shop(library)), press.on_sheet.wording("east", "knee", "en")
    noted = press.on_sheet.words_of(EAST)
    assert kept.says(noted["en"], wording, "Take the bus to us.") and kept.says(noted["en"], wording, "Have a ride home.")
    assert kept.says(noted[f"en{OF_TOPIC}"], wording, "Have a ride home.")
    assert not kept.says(noted[f"en{OF_TOPIC}"], wording, "Take the bus to us.")


def barred(library: Library, order: Order) -> bool:
    return shop(library).recalls.of(order) is not None


def withdraw(library: Library, *asked: str) -> None:
    assert library.workspace
    done = handouts(
        "withdraw", *asked, "--why", "It is wrong.", "--by", "nurse", "--workspace", library.workspace, "--folder", library.workspace / "d"
    )
    assert done.exit_code == 0, done.output


def test_a_recall_of_a_topic_is_of_sheets_with_lines(library: Library) -> None:
    """Whatever these say; it ends when the topic has changed."""
    put_lines(library, BUS)
    withdraw(library, "--topic", "knee")
    put_lines(library, BUS.replace("bus", "tram"))
    assert barred(library, EAST) and barred(library, WEST)
    assert library.workspace
    for language in ("en", "es"):
        path = library.workspace / f"handouts/knee/{language}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("6 ho", "8 ho"), encoding="utf-8")
    assert not barred(library, EAST) and not barred(library, WEST)


def test_a_recall_for_one_clinic_ends_when_its_lines_have_changed(library: Library) -> None:
    put_lines(library, BUS)
    withdraw(library, "--topic", "knee", "--clinic", "east")
    assert barred(library, EAST) and not barred(library, WEST)
    put_lines(library, BUS.replace("bus", "tram"))
    assert not barred(library, EAST)


def test_a_recall_of_words_finds_them_in_lines(library: Library) -> None:
    put_lines(library, BUS)
    withdraw(library, "--words", "Take the bus")
    assert barred(library, EAST) and not barred(library, WEST)


def test_the_copy_and_the_list_say_whose_lines_they_are(library: Library, tmp_path: Path) -> None:
    """Nothing is laid out: the copy is asked for what it would say."""
    put_lines(library, f"{BUS}\nhide: [more]")
    told = handouts("list", "--workspace", library.workspace)
    assert "east, own lines" in told.output and "west, own lines" not in told.output
    with patch("patient_handouts.layouts.review.review_copy", return_value=(b"", 1)) as copy:
        for clinic in ("east", ""):
            asked = ("--clinic", clinic) if clinic else ()
            done = handouts("review", "knee", *asked, "-o", tmp_path / "r.pdf", "--workspace", library.workspace)
            assert done.exit_code == 0, done.output
    ((lined, *_), _), ((plain, *_), _) = copy.call_args_list[0], copy.call_args_list[1]
    assert [each.name for each in lined.handout.joined.hidden] == ["more.paragraph"] and plain.handout.joined is None
    assert copy.call_args_list[1].args[-1] == ["east"]


def test_approve_signs_what_was_read(library: Library) -> None:
    """For all clinics the topic; for one its sheet; the code of one is refused for the other."""
    put_lines(library, BUS)
    press = shop(library)
    read = {
        order.clinic: codes_on_copy(press.on_sheet.wording(order.clinic, "knee", "en"), press.pictures, order.clinic)
        for order in (EAST, WEST)
    }

    def approve(code: str, *more: str) -> int:
        asked = ("approve", "knee", "--role", "surgeon", "--until", f"{date.today().year + 1}-06-01", "--code", code)
        return handouts(*asked, *more, "--workspace", library.workspace).exit_code

    assert approve(read["east"]["clinic"]) == 2 and approve(read["west"]["all"], "--clinic", "east") == 2
    assert approve(read["east"]["clinic"], "--clinic", "east", "--limits") == 2
    assert approve(read["east"]["clinic"], "--clinic", "east") == 0 and approve(read["west"]["all"]) == 0
