"""The final words: placeholders, phones, hours, limits, dates, in this clinic's units."""

from datetime import date

import pytest
from sheets import PICTURES

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.limits import LIMITS
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import Span, Unfilled

LIFTING = "limits: {back-pain: {lifting: {amount: 10 lb, lasts: 3 months, set_by: spine team lead, set_on: 2026-09-30}}}\n"


def test_placeholders(say) -> None:
    assert say("Call {clinic} at {phone}.") == "Call Harbor Back and Spine at (555)~555-0142."
    assert say("Call {emergency}.") == "Call 911."
    assert say("Lie flat for {blank}.") == "Lie flat for ____."


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ("us", "100.4~°F (38~°C) and 10~lb"),
        ("metric", "38~°C and 4.5~kg"),
        ("both", "100.4~°F (38~°C) and 10~lb (4.5~kg)"),
    ],
)
def test_units(say, units: str, words: str) -> None:
    assert say("{38 °C} and {10 lb}", f"units: {units}\n") == words


def test_a_page_number_is_filled_once_pages_are_set(a_wording) -> None:
    wording = a_wording("See {page:aftercare}.")
    text = wording.handout.sections[0].blocks[0].paragraph
    with pytest.raises(Unfilled, match="page:aftercare"):
        wording.words(text).plain  # noqa: B018
    assert wording.paged({"aftercare": 4}.__getitem__).words(text).plain == "See page\xa04."


def test_links_marks_and_terms(a_wording) -> None:
    wording = a_wording("**Call {phone}** or see [discs|disc] and [us](https://example.org).")
    assert wording.words(wording.handout.sections[0].blocks[0].paragraph) == (
        Span("Call ", strong=True),
        Span("(555)\u00a0555-0142", strong=True, link="tel:+15555550142"),
        Span(" or see "),
        Span("discs", term="disc"),
        Span(" and "),
        Span("us", link="https://example.org"),
        Span("."),
    )


def test_blanks_and_pages_are_spans(a_wording) -> None:
    wording = a_wording("{blank}{page:aftercare}")
    blank, _, page = wording.words(wording.handout.sections[0].blocks[0].paragraph)
    assert blank.blank >= 6
    assert (page.page, page.words) == ("aftercare", "")


@pytest.mark.parametrize(
    ("phones", "tel"),
    [
        ("{day: (555) 555-0142}", "tel:+15555550142"),
        ("{day: +44 20 7946 0000}", "tel:+442079460000"),
    ],
)
def test_phones(a_wording, phones: str, tel: str) -> None:
    wording = a_wording(phones=phones)
    assert wording.tel() == tel
    assert " " not in wording.phone()


def test_after_hours(a_wording, say) -> None:
    assert "911" in a_wording().after_hours().plain
    number = "{day: (555) 555-0142, after_hours: (555) 555-0199}"
    assert "0199" in a_wording(phones=number).after_hours().plain
    assert say("At night {after_hours}.", phones=number) == "At night (555)~555-0199."
    words = '{day: (555) 555-0142, after_hours: {en: "Go to **Harbor** Hospital", es: "Vaya"}}'
    assert "Go to Harbor Hospital" in a_wording(phones=words).after_hours().plain
    spanish = '{day: (555) 555-0142, after_hours: {es: "Vaya"}}'
    assert a_wording(phones=spanish).after_hours() == a_wording().after_hours()  # not in this language: as if there were none
    assert say("At night call {after_hours}.") == "At night call 911."


@pytest.mark.parametrize(
    ("hours", "us", "metric"),
    [
        ('{days: mon-fri, from: "8:00", to: "17:30"}', "Monday to Friday, 8~AM to 5:30~PM", "Monday to Friday, 08:00 to 17:30"),
        ('{days: sat, from: "0:00", to: "12:00"}', "Saturday, midnight to noon", "Saturday, 00:00 to 12:00"),
        (
            '{days: "mon, wed", from: "12:15", to: "23:05"}',
            "Monday and Wednesday, 12:15~PM to 11:05~PM",
            "Monday and Wednesday, 12:15 to 23:05",
        ),
        (
            '{days: "mon, wed-thu, sat", from: "00:30", to: "1:00"}',
            "Monday, Wednesday to Thursday, and Saturday, 12:30~AM to 1~AM",
            "Monday, Wednesday to Thursday and Saturday, 00:30 to 01:00",
        ),
    ],
)
def test_hours(a_wording, hours: str, us: str, metric: str) -> None:
    for units, words in (("us", us), ("metric", metric)):
        (line,) = a_wording(more=f"hours: [{hours}]\nunits: {units}\n").hours()
        assert line.plain.replace("\u00a0", "~") == words


def test_hours_begin_their_line_with_a_capital(a_wording) -> None:
    english = a_wording("Open {hours}.", more='hours: [{days: mon-fri, from: "8:00", to: "17:00"}]\n')
    told = Wording(english.handout, english.clinic, catalogue("es"), english.today)
    assert told.hours()[0].plain.startswith("Lunes a viernes, de 8")
    assert told.words(told.handout.sections[0].blocks[0].paragraph).plain.startswith("Open lunes a viernes")


def test_a_set_limit(a_wording, say) -> None:
    line = a_wording(more=LIFTING).limit("lifting")
    assert line.is_set
    assert line.value.plain.replace("\u00a0", " ") == "No more than 10 lb for 3 months"
    assert line.signed.plain == "Like this: set by spine team lead, September 30, 2026."
    assert line.place.file == "harbor.yaml"
    assert say("Lift {limit:lifting} at most.", LIFTING) == "Lift 10~lb at most."


@pytest.mark.parametrize("name", LIMITS)
def test_an_unset_limit_is_a_line_and_never_a_number(a_wording, say, name: str) -> None:
    line = a_wording().limit(name)
    assert not line.is_set
    assert line.signed is None
    assert "____" in line.value.plain
    assert not any(letter.isdigit() for letter in line.value.plain + line.name.plain)
    assert all(span.blank >= 6 for span in line.value if span.blank)
    assert say(f"For {{limit:{name}}}.") == "For ____."


def test_limits_of_another_topic_are_not_ours(a_wording) -> None:
    assert not a_wording(more=LIFTING.replace("back-pain", "knee-pain")).limit("lifting").is_set


def test_every_kind_of_limit_can_be_set(a_wording) -> None:
    signed = "set_by: team, set_on: 2026-09-30"
    fields = {
        "morning_medicines": "say: {en: Take your heart pills.}",
        "lifting": "amount: 5 kg, lasts: 1 week",
        "flat_time": "lasts: 1 hour",
    }
    for name in LIMITS:
        kind = "before: 6 hours" if name.startswith("last") or name.endswith("dose") else "after: 1 day"
        line = a_wording(more=f"limits: {{back-pain: {{{name}: {{{fields.get(name, kind)}, {signed}}}}}}}\n").limit(name)
        assert line.is_set, name


def test_the_key_names_each_signature_once(a_wording) -> None:
    more = """limits:
  back-pain:
    lifting: {amount: 10 lb, lasts: 3 months, set_by: team lead, set_on: 2026-09-30}
    bath: {after: 1 day, set_by: team lead, set_on: 2026-09-30}
    work: {after: 1 week, set_by: surgeon, set_on: 2026-09-01}
"""
    key = [line.plain for line in a_wording(more=more).limits_key(("lifting", "bath", "work", "shower"))]
    assert key == [
        "Like this: set by team lead, September 30, 2026.",
        "Like this: set by surgeon, September 1, 2026.",
        "A line: staff fill this in with you. If it is empty, ask us before you leave.",
    ]
    assert len(a_wording(more=more).limits_key(("lifting",))) == 1


def test_medicine_words_in_another_language_are_not_printed(a_wording) -> None:
    more = "limits: {back-pain: {morning_medicines: {say: {es: Tome.}, set_by: team, set_on: 2026-09-30}}}\n"
    assert not a_wording(more=more).limit("morning_medicines").is_set


def test_dates_and_numbers(a_wording) -> None:
    wording, metric = a_wording(), a_wording(more="units: metric\n")
    assert (wording.date(date(2026, 3, 12)), metric.date(date(2026, 3, 12))) == ("March 12, 2026", "12 March 2026")
    assert (wording.number(3175), wording.number(44)) == ("3,175", "44")


def test_headings(a_wording) -> None:
    wording = a_wording()
    assert [wording.heading(section).plain for section in wording.handout.sections] == ["Why this happens", "At home"]


def test_the_digest_changes_with_any_word(a_wording) -> None:
    digests = [
        finished(wording, PICTURES).digest
        for wording in (
            a_wording(),
            a_wording("Most backs heal. "),
            a_wording("Most backs do heal."),
            a_wording("**Most** backs heal."),
            a_wording(more=LIFTING),
            a_wording(name="Harbor Spine"),
            a_wording(phones="{day: (555) 555-0143}"),
        )
    ]
    assert digests[0] == digests[1]
    assert len(set(digests)) == len(digests) - 1


def test_the_digest_for_every_clinic_knows_no_clinic(a_wording) -> None:
    one, other = a_wording(), a_wording(more=LIFTING, name="Other", phones="{day: (555) 555-0143}")
    every = finished(one, PICTURES, True).digest
    assert every == finished(other, PICTURES, True).digest != finished(one, PICTURES).digest
    assert every != finished(a_wording("More backs heal."), PICTURES, True).digest
