"""What has changed since a signature is marked, in the words and on the pages of a review copy, and the reason told is the true one."""

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pypdfium2
import pytest
from copies import CLINIC, SHIPPED, bare, marked, parts, signed, since, told
from sheets import LIBRARY, PICTURES

from patient_handouts.handouts.approvals import ALL, Signed, approval, read_approvals
from patient_handouts.handouts.catalogue import Catalogue, catalogue
from patient_handouts.handouts.changes import signed_texts
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.phones import Phone
from patient_handouts.handouts.units import quantity
from patient_handouts.layouts.bars import OUTER, WIDE
from patient_handouts.layouts.beside import Since
from patient_handouts.layouts.review import review_copy

TEXT = SHIPPED.read_text(encoding="utf-8")
ROLL = "            - Roll like a log to get up.\n"
SMOKE = "            - Smoke. {source:bone-medicine-2022}\n"
MIDDLE = TEXT[TEXT.index(ROLL) + len(ROLL) : TEXT.index(SMOKE)]
MOVED = (ROLL + MIDDLE, MIDDLE + ROLL)
ROLLED = "Roll like a log"
WORDS = bare("New or changed words.")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The shipped English sheet, signed for one clinic as it stands."""
    path = tmp_path / "en.yaml"
    path.write_text(TEXT, encoding="utf-8")
    signed(tmp_path, told(path))
    return path


def edited(path: Path, edit: tuple[str, str]) -> tuple[dict[str, str], str]:
    """Which lines are marked after an edit, and the cover."""
    assert edit[0] in TEXT
    path.write_text(TEXT.replace(*edit, 1), encoding="utf-8")
    return marked(path.parent, told(path))


def test_a_do_that_became_a_do_not_is_marked(before: Path) -> None:
    lines, cover = edited(before, MOVED)
    assert lines == {"DonotRolllikealogtogetup.": "Moved.Itwas:aftercare,do."} and "Linesmarked:1." in cover


def test_a_sign_that_went_from_one_list_to_the_other_is_marked(before: Path) -> None:
    sign, same_day = re.findall(r"emergency:\n( +- .+\n)|same_day:\n( +- .+\n)", TEXT)
    edit = TEXT.replace(sign[0], "", 1).replace(same_day[1], same_day[1] + sign[0], 1)
    lines, cover = edited(before, (TEXT, edit))
    assert lines == {bare(f"Call us today {sign[0].strip(' -')}"): "Moved.Itwas:call,emergency."} and "Takenout" not in cover


def test_a_signature_of_the_first_form_knows_nothing_of_moves_and_says_so(before: Path) -> None:
    register, digits = before.parent / "approvals.yaml", " ".join(each.digest for each in signed_texts(told(before).handout))
    register.write_text(
        re.sub(r"  holds: .*\n  seal: .*\n", f"  texts: {digits}\n", register.read_text(encoding="utf-8")), encoding="utf-8"
    )
    lines, cover = edited(before, MOVED)
    assert lines == {} and "earlierversion" in cover and "byhand" not in cover


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (("- Smoke.", "- Smoke a pipe."), {"DonotSmokeapipe.(14)": WORDS}),
        (
            ("who: 120 people with very", "who: 122 people with very"),
            {"Who:122peoplewithverybadpainfromabreaklessthan6weeksold.When:2weeksafter.": WORDS},
        ),
        ((SMOKE, SMOKE + SMOKE), {"DonotSmoke.(14)": WORDS}),
        (
            ("count: 44", "count: 45"),
            {
                line: bare("New or changed number or choice.")
                for line in (
                    "45of100people",
                    "Picture“Cement:45of100peoplehadlowpain.55stillhadmorepain.”",
                    "45hadlowpain",
                    "55stillhadmorepain",
                )
            },
        ),
    ],
)
def test_other_words_and_numbers_are_marked_where_they_stand(before: Path, edit: tuple[str, str], lines: dict[str, str]) -> None:
    assert edited(before, edit)[0] == lines


def test_another_picture_is_marked_in_its_section_only(before: Path) -> None:
    lines, cover = edited(before, ("picture: walking", "picture: lifting"))  # which stands in another section too
    assert [(line[:30], why) for line, why in lines.items()] == [("Picture“Twopicturesofawomanwho", bare("New or changed picture."))]
    assert "Linesmarked:1." in cover


def test_what_is_taken_out_is_told(before: Path) -> None:
    lines, cover = edited(before, (SMOKE, ""))
    assert lines == {} and "Takenoutsincethen:1aftercare,donot." in cover


def test_a_sentence_of_the_program_is_marked_wherever_it_is_printed(before: Path) -> None:
    own = catalogue("en")
    other = Catalogue("en", MappingProxyType({**own.texts, "certainty.low": replaced(own, "certainty.low", "Fairly sure.")}))
    lines, _ = marked(before.parent, told(before, own=other))
    low = TEXT.count("certainty: low")
    assert low and set(lines.values()) == {bare("The program’s own words changed.")}
    assert all("Fairlysure." in line for line in lines) and lines
    asked = "**A line:** staff fill this in. Ask your nurse about it before you go home."
    other = Catalogue("en", MappingProxyType({**own.texts, "limits_key.unset": replaced(own, "limits_key.unset", asked)}))
    lines, cover = marked(before.parent, told(before, own=other))
    assert set(lines.values()) == {bare("The program’s own words changed.")} and bare("in no line of its own") not in cover
    assert len(lines) == TEXT.count("- limits: [") and all(
        line.endswith(bare(asked.replace("*", ""))) for line in lines
    )  # alone, and behind another


def replaced(own: Catalogue, key: str, words: str) -> object:
    return replace(parse(Scalar(words), names=None), place=own.texts[key].place)


def clinic_with(**said: object) -> Clinic:
    return LIBRARY.read_clinic(CLINIC).but(**said)


def test_a_limit_and_a_telephone_number_say_what_they_are(before: Path) -> None:
    clinic = LIBRARY.read_clinic(CLINIC)
    (topic, limits), amount = next(iter(clinic.limits.items())), quantity("100 lb")
    raised = clinic.but(limits={topic: {**limits, "lifting": limits["lifting"].but(amount=amount)}})
    lines, _ = marked(before.parent, told(before, raised))
    assert lines == {"LiftingNomorethan100lbfor3months": bare("The clinic’s limit is new or changed.")}
    day = Phone("(555) 555-0188")  # of the same country: another's writes hours otherwise
    other = clinic.but(phones=clinic.phones.but(day=day))
    lines, cover = marked(before.parent, told(before, other))
    help_line = bare(
        f"Not yet approved by a clinician · Need an interpreter? Ask us at {day.printed}. It is free."
    )  # its words are as they were
    assert set(lines.values()) == {bare("The clinic’s facts changed: Telephone by day.")} and "Linesmarked:9." in cover
    elsewhere = {line for line in lines if bare(day.printed) in line and not line.startswith(("Callus", "Notyet", bare(day.printed)))}
    assert set(lines) - elsewhere == {bare(day.printed), f"Callus:{bare(day.printed)}", help_line}
    assert len(elsewhere) == len(clinic.language_help) - 1  # in other languages


def test_a_raised_limit_under_words_signed_for_every_clinic_is_marked(before: Path) -> None:
    clinic = LIBRARY.read_clinic(CLINIC)
    topic, limits = next(iter(clinic.limits.items()))
    raised = clinic.but(limits={topic: {**limits, "lifting": limits["lifting"].but(amount=quantity("100 lb"))}})
    signed(before.parent, told(before), of="limits")
    lines, cover = marked(before.parent, told(before, raised), of="limits")
    assert lines == {"LiftingNomorethan100lbfor3months": bare("The clinic’s limit is new or changed.")}
    assert bare("This clinic’s limits are not signed as they stand") in cover


def test_the_reason_on_the_cover_is_the_true_one(before: Path) -> None:
    register, now = before.parent / "approvals.yaml", told(before)
    holds = approval(now, PICTURES, CLINIC, read_approvals(register))
    assert holds and bare("The last signature still holds") in cover_of(before, Since(Signed(holds)))
    late = type(now)(now.handout, now.clinic, now.catalogue, holds.next_review.replace(year=2029))
    assert bare("But their review was due on 2028-01-01") in "".join(
        parts(review_copy(late, PICTURES, [], Since(Signed(holds)), "letter")[0])[0]
    )
    assert bare("Nobody has signed this sheet") in cover_of(before, Since())
    register.write_text(register.read_text(encoding="utf-8").replace("spine surgeon", "spine nurse"), encoding="utf-8")
    assert bare("somebody has changed it by hand") in cover_of(before, since(before.parent, now))


def cover_of(path: Path, known: Since) -> str:
    return "".join(parts(review_copy(told(path), PICTURES, [], known, "letter")[0])[0])


def test_a_bar_stands_in_the_margin_of_the_page_beside_what_moved_and_nowhere_else(before: Path) -> None:
    """Looked at from outside: the page's pixels, and where a reader finds the words on it."""
    before.write_text(TEXT.replace(*MOVED, 1), encoding="utf-8")
    now = told(before)
    pdf, _ = review_copy(now, PICTURES, [], since(before.parent, now), "letter")
    plain, _ = review_copy(now, PICTURES, [], Since(), "letter")
    stood = {number: found for number in range(1, 11) if (found := dark(pdf, number)) != dark(plain, number)}
    number = next(k for k in range(1, 20) if ROLLED in pypdfium2.PdfDocument(pdf)[k].get_textpage().get_text_range())
    assert list(stood) == [number]
    text = pypdfium2.PdfDocument(pdf)[number].get_textpage()
    at = text.search(ROLLED).get_next()
    boxes = [text.get_charbox(at[0] + k) for k in range(at[1])]
    low, high = min(box[1] for box in boxes), max(box[3] for box in boxes)
    (bottom, top) = stood[number]
    assert bottom <= low and high <= top and top - bottom < 20  # one line, 17 points high


def dark(pdf: bytes, number: int) -> tuple[float, float] | None:
    """From where to where, in points from below, the margin of a page is black where bars stand."""
    page = pypdfium2.PdfDocument(pdf)[number]
    picture = page.render(scale=2, grayscale=True).to_numpy().reshape(round(2 * page.get_height()), -1)
    middle = round(2 * ((page.get_width() - 62 * 8.5) / 2 + (OUTER + WIDE / 2) * 8.5))
    rows = [k for k, value in enumerate(picture[:, middle]) if value < 30]
    return (page.get_height() - (max(rows) + 1) / 2, page.get_height() - min(rows) / 2) if rows else None


def test_signed_for_every_clinic_the_words_before_any_facts_are_compared(before: Path) -> None:
    signed(before.parent, told(before), ALL)
    before.write_text(TEXT.replace("- Smoke.", "- Smoke a pipe."), encoding="utf-8")
    assert marked(before.parent, told(before), ALL)[0] == {"DonotSmokeapipe.(14)": WORDS}
