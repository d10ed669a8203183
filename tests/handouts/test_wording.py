"""The final words: placeholders, phones, hours, limits, dates, in this clinic's units."""

from datetime import date

import pytest
from sheets import PICTURES

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic_facts import clinic_facts
from patient_handouts.handouts.crosscheck import unnamed, unshown
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.limits import built_in
from patient_handouts.handouts.phones import Phone
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import Span, Unfilled

LIFTING = "limits: {back-pain: {lifting: {amount: 10 lb, lasts: 3 months, set_by: spine team lead, set_on: 2026-09-30}}}\n"

BRITISH = "{day: +44 20 7946 0000}"


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
    ("hours", "american", "british"),
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
def test_hours(a_wording, hours: str, american: str, british: str) -> None:
    for phones, words in (("{day: (555) 555-0142}", american), (BRITISH, british)):
        (line,) = a_wording(more=f"hours: [{hours}]\n", phones=phones).hours()
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
    assert say("Lift {limit:lifting:short} at most.", LIFTING) == "Lift 10~lb at most."
    assert say("Lift {limit:lifting}.", LIFTING) == "Lift no more than 10~lb for 3~months."


@pytest.mark.parametrize("name", built_in())
def test_an_unset_limit_is_a_line_and_never_a_number(a_wording, say, name: str) -> None:
    line = a_wording().limit(name)
    assert not line.is_set
    assert line.signed is None
    assert "____" in line.value.plain
    assert not any(letter.isdigit() for letter in line.value.plain + line.name.plain)
    assert all(span.blank >= 6 for span in line.value if span.blank)
    assert say(f"For {{limit:{name}:short}}.") == "For ____."
    assert "____" in say(f"Do it {{limit:{name}}}.")


def test_limits_of_another_topic_are_not_ours(a_wording) -> None:
    assert not a_wording(more=LIFTING.replace("back-pain", "knee-pain")).limit("lifting").is_set


def test_every_kind_of_limit_can_be_set(a_wording) -> None:
    signed = "set_by: team, set_on: 2026-09-30"
    fields = {
        "morning_medicines": "say: {en: Take your heart pills.}",
        "lifting": "amount: 5 kg, lasts: 1 week",
        "flat_time": "lasts: 1 hour",
    }
    for name in built_in():
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


@pytest.mark.parametrize("units", ["us", "metric", "both"])
def test_units_change_no_date_and_no_clock(a_wording, units: str) -> None:
    """They are those of the clinic’s country: the one that it says, else that of its number."""
    for more, phones, told in (
        ("", "{day: (555) 555-0142}", ("March 12, 2026", "2:30~PM")),
        ("", BRITISH, ("12 March 2026", "14:30")),
        ("country: CA\n", "{day: (416) 555-0142}", ("March 12, 2026", "2:30~p.m.")),
    ):
        wording = a_wording(more=f"units: {units}\n{more}", phones=phones)
        assert (wording.date(date(2026, 3, 12)), wording.time("14:30").replace("\u00a0", "~")) == told


def test_dates_and_numbers(a_wording) -> None:
    wording, british = a_wording(), a_wording(phones=BRITISH)
    assert (wording.date(date(2026, 3, 12)), british.date(date(2026, 3, 12))) == ("March 12, 2026", "12 March 2026")
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


def test_further_phones_the_address_and_the_short_name(say) -> None:
    phones = "{day: (555) 555-0142, booking: (555) 555-0143, nurse-line: (555) 555-0144}"
    more = "short_name: Harbor\naddress: 100 Example Street, Springfield\n"
    told = say("Book at {phone:booking} or {phone:nurse-line}; {phone}. {clinic:short}, {address}.", more, phones=phones)
    assert told == "Book at (555)~555-0143 or (555)~555-0144; (555)~555-0142. Harbor, 100 Example Street, Springfield."
    assert say("{clinic:short}") == "Harbor Back and Spine"


def test_a_further_phone_is_a_link_signed_known_and_asked_for(a_wording) -> None:
    words = "Book at {phone:booking}."
    one = a_wording(words, phones="{day: (555) 555-0142, booking: (555) 555-0143}")
    other = a_wording(words, phones="{day: (555) 555-0142, booking: (555) 555-0144}")
    (_, call, _) = one.words(one.handout.sections[0].blocks[0].paragraph)
    assert call.link == "tel:+15555550143" and one.handout.further_phones() == ["booking"]
    assert finished(one, PICTURES).digest != finished(other, PICTURES).digest
    assert finished(one, PICTURES, True).digest == finished(other, PICTURES, True).digest
    assert ("phone:booking", "(555)\u00a0555-0143") in [(fact.role, fact.value.plain) for fact in clinic_facts(one)]
    assert [number.digits for number in one.clinic.numbers()][1:2] == [Phone("(555) 555-0143").digits]
    unused = a_wording(phones="{day: (555) 555-0142, booking: (555) 555-0143}")
    assert finished(unused, PICTURES).digest == finished(a_wording(), PICTURES).digest


LISTED = "[booking, front-desk, ward]"
OF_LIST = (
    "{day: (555) 555-0142, booking: (555) 555-0143, front-desk: {number: (555) 555-0144, label: {en: Front desk}}, "
    "ward: {number: (555) 555-0145, label: {en: Floor 3}}}"
)


def listed(a_wording, names: str = LISTED, **more: str):
    return a_wording(blocks=f"      - contacts: {names}\n", **more)


def test_a_list_of_phones_says_whom_one_reaches_there(a_wording) -> None:
    wording = listed(a_wording, phones=OF_LIST)
    told = [(wording.contact_label(name).plain, wording.contact(name).plain[-4:]) for name in wording.handout.contacts()]
    assert told == [("Bookings", "0143"), ("Front desk", "0144"), ("Floor 3", "0145")]
    assert not [*unshown(wording.handout, wording.clinic), *unnamed(wording)]
    facts = {fact.role: (fact.name.plain, fact.value.plain[-4:]) for fact in clinic_facts(wording)}
    assert {facts[f"phone:{name}"] for name in wording.handout.contacts()} == {*told}


def test_a_number_that_is_listed_and_in_a_sentence_is_known_once(a_wording) -> None:
    wording = listed(a_wording, phones=OF_LIST, words="Book at {phone:booking}.")
    assert wording.handout.further_phones() == ["booking", "front-desk", "ward"]
    assert [fact.role for fact in clinic_facts(wording)].count("phone:booking") == 1
    assert [item.role for item in finished(wording, PICTURES).items].count("phone:booking") == 1


def test_what_a_clinic_calls_a_phone_is_signed(a_wording) -> None:
    one, other = (listed(a_wording, phones=each) for each in (OF_LIST, OF_LIST.replace("Floor 3", "Floor 4")))
    assert finished(one, PICTURES).digest != finished(other, PICTURES).digest
    signed = {item.role for item in finished(one, PICTURES).items}
    assert {"own_words.contacts.booking", "phone:ward"} <= signed and "own_words.contacts.ward" not in signed


@pytest.mark.parametrize(
    ("phones", "code"),
    [
        ("{day: (555) 555-0142}", "phone-missing"),
        ("{day: (555) 555-0142, front-desk: (555) 555-0144}", "phone-label"),
        ("{day: (555) 555-0142, front-desk: {number: (555) 555-0144, label: {es: Recepción}}}", "phone-label"),
    ],
)
def test_a_phone_of_a_list_that_a_clinic_has_not_or_nobody_names_is_told(a_wording, phones: str, code: str) -> None:
    wording = listed(a_wording, "[front-desk]", phones=phones)
    (told,) = [*unshown(wording.handout, wording.clinic), *unnamed(wording)]
    assert (told.code, told.severity, told.place.line) == (code, "error", wording.handout.contacts()[0].place.line)


def test_what_a_clinic_has_not_is_told(a_wording) -> None:
    wording = a_wording("Book at {phone:booking}. We are at {address}.")
    assert [(problem.code, problem.severity) for problem in unshown(wording.handout, wording.clinic)] == [
        ("phone-missing", "error"),
        ("address-missing", "error"),
    ]
    with pytest.raises(Problems, match="after_hours"):
        a_wording(phones="{day: (555) 555-0142, after-hours: (555) 555-0143}")
    with pytest.raises(Problems, match="nurse-line"):
        a_wording(phones="{day: (555) 555-0142, nurse_line: (555) 555-0143}")
    with pytest.raises(Problems, match="phone-wrong"):
        a_wording(phones="{day: (555) 555-0142, booking: 12}")


@pytest.mark.parametrize(
    ("words", "us", "metric"),
    [
        ("Drink {1 cup}.", "Drink 1~cup.", "Drink 240~mL."),
        ("Drink {2 L}.", "Drink 2~quarts.", "Drink 2~liters."),
        ("A cut of {2 in}.", "A cut of 2~inches.", "A cut of 5~cm."),
        ("Walk {1 mi}.", "Walk 1~mile.", "Walk 1.6~km."),
        ("Stay {3 ft} away.", "Stay 3~feet away.", "Stay 0.9~m away."),
        ("Take {5 mL}.", "Take 5~mL.", "Take 5~mL."),
        ("Take {500 mg}.", "Take 500~mg.", "Take 500~mg."),
        ("Lift {10 lb}.", "Lift 10~lb.", "Lift 4.5~kg."),
    ],
)
def test_quantities_in_the_clinics_units(say, words: str, us: str, metric: str) -> None:
    assert (say(words), say(words, "units: metric\n")) == (us, metric)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("{38 \u00baC}", "write {38 °C}"),
        ("{38,5 °C}", "write {38.5 °C}"),
        ("{38C}", "write {38 °C}"),
        ("{2 lbs}", "write {2 lb}"),
        ("{2 cups}", "write {2 cup}"),
        ("{3 Liters}", "write {3 L}"),
        ("{3 stone}", "the units are kg, lb, oz"),
    ],
)
def test_a_wrong_quantity_is_told_with_the_right_one_or_all_units(say, words: str, hint: str) -> None:
    with pytest.raises(Problems) as raised:
        say(words)
    (found,) = raised.value.problems
    assert found.code == "quantity-wrong" and found.hint.startswith(hint)
    assert ("is not the degree sign" in found.message) == ("\u00ba" in words)
