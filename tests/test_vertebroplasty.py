"""The vertebroplasty sheet on paper: every row of what it must cover, the facts' corrections, and what must never stand there."""

import re

import pytest
from sheets import Which, walked

RIVERSIDE = Which("vertebroplasty", "en", "riverside-spine", "standard", "letter")
HARBOR = Which("vertebroplasty", "en", "harbor-spine", "standard", "a4")


def words(which: Which = RIVERSIDE) -> str:
    """All that is read aloud, alternative texts in brackets, white space made single."""
    return " ".join(" ".join(text for _, _, text in walked(which).tree if text).split())


# The rows of the source article's facts (docs/vertebroplasty-coverage.md): words that must stand on the sheet, in any order.
ROWS = {
    1: ["A weak vertebra can break under your own weight", "compression fracture", "osteoporosis", "cancer"],
    2: ["one kind of vertebral augmentation", "steadies the break", "The aim is less pain"],
    3: ["Care without surgery", "Kyphoplasty", "If you do nothing"],
    4: ["Watch a video", "[QR code for radiologyinfo.org"],
    5: ["T1 to T12, are marked", "thoracic spine", "most of these breaks"],
    6: ["L1 to L5, are marked", "lumbar spine", "they happen here too"],
    7: ["Rest, pain medicine, heat and cold did not help enough"],
    8: ["The doctor may move your body to set the bone"],
    9: ["You lie face down on a table", "[A person lies face down"],
    10: ["A needle goes through the skin over the broken bone"],
    11: ["X-ray guides the needle deep into the bone"],
    12: ["turn it, or tap it in with a small mallet"],
    13: ["Thin cement goes in", "spreads through the weak bone", "A second shot may follow"],
    14: ["a cast inside your bone"],
    15: ["You may lie flat while the cement gets fully hard. Your time: 1 hour"],
    16: ["the other side of the bone"],
    17: ["A bandage covers the needle mark"],
    18: ["promise 90 percent less pain in 1 to 2 days. We know of no careful study that shows this"],
    19: ["about 325 of 1,000 treated bones", "about 1 of 1,000 people", "fewer than 1", "up to 9", "People have died of it"],
    20: ["Most people go home"],
    21: [
        "thoracic spine anatomy and upper back pain",
        "compression fracture symptoms and treatment",
        "spinal manipulation",
        "kyphoplasty",
        "possible risks of vertebral augmentation",
        "vertebroplasty after a fracture",
        "osteoporosis treatment and care",
    ],
}


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_coverage_is_on_the_sheet(row: int) -> None:
    missing = [phrase for phrase in ROWS[row] if phrase.lower() not in words().lower()]
    assert missing == []


def test_the_pooled_result_comes_first_and_is_as_large_as_a_single_studys_number() -> None:
    text = words()
    assert text.index("Little or no difference") < text.index("44 of 100 people")
    assert "5 studies with 541 people" in text
    for phrase in ("56 still had more pain", "79 still had more pain", "After 3 months, the two groups were alike in pain"):
        assert phrase in text


def test_figures_that_nobody_verified_are_not_printed() -> None:
    """Marked [M] in the notes: Cochrane's effect sizes and its harms per 1,000."""
    for number in (r"\b95 of 1,000", r"\b73 of 1,000", r"\b34 of 1,000", r"\b56 of 1,000", r"\b0\.7\b"):
        assert not re.search(number, words())


@pytest.mark.parametrize(
    "sign",
    [
        "legs are newly weak or numb",
        "bladder or bowels",
        "Chest pain",
        "short of breath",
        "cannot pass urine",
        "numb between your legs",
        "New numbness or tingling in arms or legs",
        "You faint, or bleeding does not stop",
        "Back, arm or leg pain that is new, sudden, different or worse",
        "A swollen or sore calf",
        "red, swollen, bleeding or leaks fluid",
        "headache that gets worse when you stand",
        "Throwing up for more than 24 hours",
        "Pain that does not get better after the procedure",
        "The danger signs count from today on, also before the procedure",
    ],
)
def test_every_danger_sign_stands_there(sign: str) -> None:
    assert sign in words()


def test_pain_that_a_painful_break_gives_anyway_is_no_emergency() -> None:
    """A reader who has such a break would call an ambulance each day."""
    emergency = words().split("is an emergency:")[1].split("Call us today")[0]
    assert "pain" not in emergency.replace("Chest pain", "")


def test_a_blood_thinner_is_never_left_to_the_patient() -> None:
    for words_of_it in (
        "Do not stop or restart a blood thinner unless we tell you. That includes aspirin for your heart",
        "apixaban or clopidogrel",
    ):
        assert words_of_it in words()


def test_a_number_to_compare_says_with_whom() -> None:
    """The 85 people of VERTOS II without cement were not without treatment."""
    assert "with care without surgery, about 247 of 1,000 people" in words()
    assert "Without treatment" not in words()


def test_every_comparison_has_both_bars_and_scores_say_which_end_is_good() -> None:
    text = words()
    assert "[about 165 of 1,000 people]" in text and "[care without surgery: about 247 of 1,000 people]" in text
    assert text.index("A shorter bar is better.") < text.index("[Cement: 3.9 out of 10]")


def test_an_empty_line_who_stays_and_how_long_it_takes_are_told() -> None:
    for phrase in (
        "If it is empty, ask us before you leave",
        "An adult takes me home and stays 24 hours",
        "It takes about 1 hour, longer for more bones",
    ):
        assert phrase in words()


def test_numbing_comes_before_the_body_is_moved_and_the_arrows_say_what_fell() -> None:
    text = words()
    assert text.index("make it numb") < text.index("may move your body")
    fell = "Pain went down in both groups, by about as much."
    assert text.index(fell) < text.index("[" + fell + " Two arrows point down, both as long: Cement and Pretend procedure.]")


def test_each_clinic_reads_its_own_units_numbers_and_limits() -> None:
    riverside, harbor = words(RIVERSIDE), words(HARBOR)
    assert "Fever of 100.4 °F (38 °C) or more" in riverside and "Fever of 38 °C or more" in harbor
    assert "Call 911 now" in riverside and "Call 112 now" in harbor and "911" not in harbor
    assert "No more than 10 lb for 3 months" in riverside and "No more than 5 kg for 3 months" in harbor
    assert "Your time: [blank line]" in harbor, "an unset limit is a line to write on, never a default number"
    assert "When we are closed: (555) 555-0199" in riverside
    assert "call 112 or go to an emergency room" in harbor, "without a number for the night a sentence says what to do"


def test_the_sheet_says_that_nobody_has_approved_it() -> None:
    assert words().count("Not yet approved by a clinician") == 1, "once on page 1; the feet of the others say it too, and are not read"
