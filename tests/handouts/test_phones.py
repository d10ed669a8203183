"""Telephone numbers: the value, what is the same, and what of prose is one."""

import time
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from patient_handouts.handouts.phone_search import find, foreign_numbers
from patient_handouts.handouts.phone_wanted import core, keyed, stands_in
from patient_handouts.handouts.phones import Phone
from patient_handouts.handouts.place import Place
from patient_handouts.handouts.printed_lines import has_number

DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("written", "digits", "link"),
    [
        ("(555) 555-0142", "15555550142", "tel:+15555550142"),
        ("+44 20 7946 0000", "442079460000", "tel:+442079460000"),
        ("+44 (0)20 7946 0000", "442079460000", "tel:+442079460000"),
        ("0044 (0)20 7946 0000", "442079460000", "tel:+442079460000"),
        ("+39 06 698 12345", "390669812345", "tel:+390669812345"),
        ("020 7946 0000", "02079460000", "tel:02079460000"),
        ("1-800-FLOWERS", "18003569377", "tel:+18003569377"),
        ("1-800-222-1222", "18002221222", "tel:+18002221222"),
        ("(555) 555-0142 ext. 12", "15555550142", "tel:+15555550142;ext=12"),
        ("911", "911", "tel:911"),
        ("000", "000", "tel:000"),
        ("116 117", "116117", "tel:116117"),
    ],
)
def test_a_number_has_digits_and_a_link(written: str, digits: str, link: str) -> None:
    phone = Phone(written)
    assert (phone.digits, phone.link, str(phone)) == (digits, link, written)
    assert phone.printed == written.replace(" ", "\xa0")


@pytest.mark.parametrize(
    "words", ["112 oder 144", "911 / 112", "911/112", "911 OR 112 NOW", "the nearest hospital", "", "+", "-", "١١٢ أو ١١٣"]
)
def test_words_in_a_number_s_place_are_printed_as_they_are(words: str) -> None:
    phone = Phone(words)
    assert (phone.digits, phone.link, phone.printed) == ("", "", words)
    assert not phone.same(phone)


def test_a_phone_is_a_frozen_value() -> None:
    phone = Phone("911", Place("clinic.yaml", 3))
    assert phone == Phone("911") and hash(phone) == hash(Phone("911")) and phone != Phone("9 11")
    with pytest.raises(AttributeError):
        phone.written = "112"  # type: ignore[misc]


# ---------------------------------------------------------------- one number
AREA, EXCHANGE, LINE = (
    st.from_regex(rf"\A{shape}\Z") for shape in ("[2-9][0-9]{2}", "[2-9][0-9]{2}", "[0-9]{3}[1-46-9]")
)  # not all three round
DASHES, SPACES = "-‐‑‒–—−", " \xa0\u202f\u2009\u2007"
AMERICAN = st.tuples(AREA, EXCHANGE, LINE)
SEPARATORS = [*DASHES, *SPACES, "."]


@st.composite
def american(draw: st.DrawFn, number: tuple[str, str, str]) -> str:
    """A number of North America in any form that people write."""
    area, exchange, line = number
    dash, space = draw(st.sampled_from(SEPARATORS)), draw(st.sampled_from(SPACES))
    head = draw(st.sampled_from([f"({area}){space}", f"({area})", f"[{area}] ", f"{area}{dash}", f"{area}/"]))
    if draw(st.booleans()):
        return f"{head}{exchange}{dash}{line}"
    abroad = draw(st.sampled_from(["+1", "1", "001", "011 1", "(+1)"]))
    return f"{abroad}{space}{head.replace('/', dash)}{exchange}{dash}{line}"


@given(st.data(), AMERICAN)
def test_all_forms_of_an_american_number_are_the_same(data: st.DataObject, number: tuple[str, str, str]) -> None:
    one, two = (Phone(data.draw(american(number))) for _ in range(2))
    assert one.same(two) and two.same(one)
    for phone in (one, two):
        assert [found.same(phone) for found in find(f"Call {phone} now.")] == [True], phone


@given(st.data(), AMERICAN, AMERICAN)
def test_two_american_numbers_are_not(data: st.DataObject, number: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    one, two = Phone(data.draw(american(number))), Phone(data.draw(american(other)))
    assert one.same(two) == two.same(one) == (number == other)


ABROAD = st.tuples(
    st.sampled_from(["44", "49", "33", "353", "61"]), st.from_regex(r"\A[1-9][0-9]{1,2}\Z"), st.from_regex(r"\A[0-9]{6,7}\Z")
)


@st.composite
def european(draw: st.DrawFn, number: tuple[str, str, str]) -> str:
    """A number with a trunk 0, as it is dialled from at home or from abroad."""
    code, area, rest = number
    space = draw(st.sampled_from(SEPARATORS))
    rest = f"{rest[:3]}{space}{rest[3:]}" if draw(st.booleans()) else rest
    head = draw(st.sampled_from([f"+{code}{space}", f"00{code}{space}", f"00 {code}{space}", f"+{code} (0)", f"+{code} 0", "0"]))
    return draw(st.sampled_from([f"{head}{area}{space}{rest}", f"{head}{area} {rest}"]))


@given(st.data(), ABROAD)
def test_all_forms_of_a_number_with_a_trunk_0_are_the_same(data: st.DataObject, number: tuple[str, str, str]) -> None:
    one, two = (Phone(data.draw(european(number))) for _ in range(2))
    assert one.same(two) and two.same(one)
    assert [found.same(one) for found in find(f"Call {one} now.", [two])] == [True]


@given(st.data(), ABROAD, ABROAD)
def test_two_numbers_of_one_country_are_not(data: st.DataObject, number: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    inside = [each[1] + each[2] for each in (number, other)]
    one, two = Phone(data.draw(european(number))), Phone(data.draw(european((number[0], *other[1:]))))
    assert one.same(two) == (inside[0] == inside[1])


FAMILIES = [
    [
        "(555) 555-0142",
        "+1 555 555 0142",
        "1-555-555-0142",
        "5555550142",
        "15555550142",
        "001 555 555 0142",
        "555/555-0142",
        "(555) 555-0142 x7",
    ],
    ["+44 20 7946 0000", "020 7946 0000", "(020) 7946 0000", "+44 (0)20 7946 0000", "0044 20 7946 0000", "20 7946 0000"],
    ["1-800-FLOWERS", "1-800-356-9377", "(800) 356-9377", "800-FLOWERS"],
    ["+353 1 677 9000", "01 677 9000", "00353 1 6779000"],
    ["+86 138 0013 8000", "138 0013 8000"],
    ["555-0142", "555 0142"],
    ["911", "9-1-1"],
    ["112"],
    ["000"],
    ["00"],
    ["999"],
    ["+44 555 555 0142", "0555 555 0142"],
]


def test_families_of_forms() -> None:
    """Within a family all are the same; across families none are."""
    for (k, family), (n, other) in product(enumerate(FAMILIES), repeat=2):
        for one, two in product(family, other):
            expected = k == n or {one, two} in ({"5555550142", "+44 555 555 0142"}, {"5555550142", "0555 555 0142"})  # of no known country
            assert Phone(one).same(Phone(two)) == expected, (one, two)


def test_a_country_s_code_that_nothing_marks() -> None:
    assert Phone("44 20 7946 0000").same(Phone("+44 20 7946 0000")) and not Phone("44 20 7946 0000").same(Phone("+49 20 7946 0000"))


def test_two_extensions_are_two_telephones_but_both_are_of_one_number() -> None:
    one, two, bare = (Phone(f"(555) 555-0142{more}") for more in (" ext. 12", " x13", ""))
    assert not one.same(two) and one.same(bare) and bare.same(two)


# ---------------------------------------------------------------- in prose
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Call (555) 555-0142 now.", ["(555) 555-0142"]),
        ("555–0142", ["555–0142"]),
        ("Or 555\u20110142, or 555.0142", ["555\u20110142", "555.0142"]),
        ("Call 5555550142", ["5555550142"]),
        ("Call 1-800-FLOWERS or 1 800 FLOWERS", ["1-800-FLOWERS", "1 800 FLOWERS"]),
        ("Ring 020 7946 0000 or +44 (0)20 7946 0000", ["020 7946 0000", "+44 (0)20 7946 0000"]),
        ("Appelez le 01 42 34 56 78 ou 01.42.34.56.78", ["01 42 34 56 78", "01.42.34.56.78"]),
        ("Tel.: 030/901820 oder (030) 901820-55", ["030/901820", "(030) 901820-55"]),
        ("请拨打555-0142。", ["555-0142"]),
        ("اتصل \u2066+1 555 555-0142\u2069", ["+1 555 555-0142"]),
        ("٥٥٥-٠١٤٢", ["٥٥٥-٠١٤٢"]),
        ("(555) 555-0142 ext. 12 or (555) 555-0142x13", ["(555) 555-0142 ext. 12", "(555) 555-0142x13"]),
        ("555-0142, 555-0143,555-0144/555-0145", ["555-0142", "555-0143", "555-0144", "555-0145"]),
        ("Call 555-555-0142 24 hours a day", ["555-555-0142"]),
        ("Call (555)\r\n555-0142", ["(555)\r\n555-0142"]),
        ("Stay 8 555-0142", ["555-0142"]),
        ("0800 1111", ["0800 1111"]),
    ],
)
def test_numbers_are_found(words: str, found: list[str]) -> None:
    assert [each.written for each in find(words)] == found


@pytest.mark.parametrize(
    "words",
    [
        "It is open from 8-10 and costs 1,000-2,000 dollars.",
        "100-200 mg, 300–1000 mL, 500-1000",
        "2026-10-01, 10/01/2026, 01.10.2026, 01.10.2026 12 patients",
        "2009;361:557-568, JAMA. 2018;319(15):1588-1597, pages 120-345",
        "doi.org/10.1000/555-0123, https://example.org/555-0142.html, S0140-6736(16)31341-1",
        "250 000 people, 331 900 000, 1 250 000, 100.000",
        "$500-1000, £555-0142",
        "ISBN 978-3-16-148410-0, NCT01234567, COVID-19, 12345-6789",
        "911 people of 100 000; 120/80; 24/7; 3 x 10; 38 °C (100.4 °F)",
        "300 2019, 2019-2024, 8:00 to 17:00",
        "TAKE 800 MG TABLETS DAILY",
        "0 1 2 3 4 5 6 7 8 9, 9 8 7 6 5 4 3 2 1 0, 10 20 30 40 50, 10-20-30-40-50, 200-300-4000mg",
        "100-200mg, the 3rd, 4th and 5th; weights of 62 63 61 60 62 kg",
    ],
)
def test_other_numbers_are_none(words: str) -> None:
    assert list(find(words)) == []


def test_what_is_known_is_found_in_any_grouping_and_ends_where_it_ends() -> None:
    own = [Phone(each) for each in ("(555) 555-0142", "+353 1 677 9000", "911")]
    words = "Dial 911, 55 555 50142, 555 5550142 or +353 1 677 9000 300 times, not 911-4000."
    assert [each.written for each in find(words, own)] == ["911", "55 555 50142", "555 5550142", "+353 1 677 9000", "911-4000"]
    assert [each.written for each in foreign_numbers(words, own)] == ["911-4000"]


def test_short_codes_where_they_are_wanted() -> None:
    assert [each.written for each in find("112 oder 144, Gift 1-800-222-1222", short_codes=True)] == ["112", "144", "1-800-222-1222"]


@pytest.mark.parametrize(
    "piece",
    ["9", "0", "555-", "(", "(555) ", "+", "1-800-A", "A-", "555 555 0142 ", "01 ", "\u200b", "x1", "5 ", "–5", "1,", "ext. 1", " ", "(0)"],
)
def test_the_time_grows_with_the_length_and_not_beyond(piece: str) -> None:
    """At 1, 2, 4 and 8 times the length."""
    least = 5_000

    def taken(times: int) -> float:
        words, best = (piece * least)[:least] * times, 9.0
        for _ in range(3):
            start = time.process_time()
            for _found in find(words, [Phone("+44 20 7946 0000")]):
                pass
            best = min(best, time.process_time() - start)
        return best

    one, *more = (taken(times) for times in (1, 2, 4, 8))
    assert all(seconds < 3 * times * one + 0.01 for times, seconds in zip((2, 4, 8), more, strict=True)), (one, more)


@example("00000000000")
@example("+0 555 555 0142")
@given(st.text("0123456789+()-. /x,:\u200b–٣AZé\n", max_size=60))
def test_whatever_is_found_is_a_number_that_stands_there(words: str) -> None:
    end = 0
    for found in find(words, [Phone("911")], short_codes=True):
        end = words.index(found.written, end) + len(found.written)
        assert found.same(found) and found.digits and set(found.digits) <= set(DIGITS)


# ---------------------------------------------------------------- a number that is taken back
FORMS = {
    "(555) 555-0142": [
        *("(555) 555-0142", "555-555-0142", "555.555.0142", "555 555 0142", "5555550142", "+15555550142", "+1 (555) 555-0142"),
        *("1-555-555-0142", "001 555 555 0142", "011 1 555 555 0142", "555–555–0142", "555‑555‑0142", "555—555—0142", "555−555−0142"),
        *("(555)555-0142", "555/555-0142", "555\u00a0555\u00a00142", "555\u2009555\u20090142", "555-555-0142 ext. 12", "555-555-0142x12"),
        *("tel:+15555550142", "Ph555-555-0142", "555·555·0142", "555•555•0142", "555_555_0142", "555*555*0142", "555~555~0142"),
        *("555⁃555⁃0142", "555﹣555﹣0142", "( 555 ) 555-0142", "[555] 555-0142", "{555} 555-0142", "555,555,0142", "555, 555, 0142"),
        *("５５５-５５５-０１４２", "٥٥٥-٥٥٥-٠١٤٢", "5-5-5-5-5-5-0-1-4-2", "5 5 5 5 5 5 0 1 4 2", "555. 555. 0142", "555:555:0142"),
        *("555|555|0142", "1/555/555/0142", "555=555=0142", "555'555'0142", "555-555-0142or 911", "555\n555\n0142", "555 – 555 – 0142"),
        *(
            "555-555\u200b-0142",
            "(555) 555\u00ad0142",
            "55 55 55 01 42",
            "555-555-0142/0143",
            "Call5555550142",
            "<555-555-0142>",
            "555-0142",
        ),
        *(
            "555-555-O142",
            "555-555-0l42",
            "(555) 555-OI42",
            "555-555-⁰¹⁴²",
            "⁵⁵⁵-⁵⁵⁵-⁰¹⁴²",
            "555-555-0139/42",
            "555-555-0141 / 142",
            "555-555-0139/40/42",
            "555-555-0141 & 42",
        ),
    ],
    "+44 20 7946 0000": [
        *("+44 20 7946 0000", "+44 (0)20 7946 0000", "+442079460000", "0044 20 7946 0000", "020 7946 0000", "(020) 7946 0000"),
        *(
            "44 20 7946 0000",
            "(44) 20 7946 0000",
            "+44 [0] 20 7946 0000",
            "+44·20·7946·0000",
            "+44 ( 0 ) 20 7946 0000",
            "＋44 20 7946 0000",
        ),
        *("0 20 7946 0000", "0207 946 0000", "+ 44 20 7946 0000", "(+44)20 7946 0000", "(0044) 20 7946 0000", "+44 20 79 46 00 00"),
    ],
    "1-800-356-9377": [
        *("1-800-FLOWERS", "1-800-flowers", "1 800 FLOWERS", "1-800-Flowers", "(800) FLOWERS", "1800FLOWERS", "1-800-FLO-WERS"),
        *("1.800.FLOWERS", "+1 800 FLOWERS", "1–800–FLOWERS", "1-800-F-L-O-W-E-R-S"),
    ],
    "116 117": [
        "116 117",
        "116117",
        "116-117",
        "116.117",
        "1 1 6 1 1 7",
        "116–117",
        "*116117",
        "#116117",
        "(116 117)",
        "(116117)",
        "“116117”",
    ],
    "911": ["911", "9-1-1", "9 1 1", "(911)", "9–1–1", "*911"],
}
OTHERS = [
    *("(555) 555-0143", "+44 555 555 0142", "555-555-01429", "9555-555-0142", "1555555014255", "(666) 555-0142", "+1 666 555 0142", "0142"),
    *("555-555-0141/43", "555-555-0153/42"),
    *("555 people of 555, 142 of them", "20 7946 people", "9/11", "911 of 100", "116 of 117 patients", "800 flowers", "£911"),
]


@pytest.mark.parametrize(("number", "form"), [(number, form) for number, forms in FORMS.items() for form in forms])
def test_a_number_is_found_in_any_form(number: str, form: str) -> None:
    lines = ("Please call us.", f"Please call {form} now.", "Thank you, 24 of 100.")
    assert has_number(lines, Phone(number)) and not has_number(("Please call 555-0199 now.",), Phone(number))


@pytest.mark.parametrize(("number", "form"), [(number, form) for number, forms in FORMS.items() for form in forms])
def test_no_number_is_passed_over_for_the_digits_of_all_lines(number: str, form: str) -> None:
    """Whatever form is looked for, and stands there: lines that are not looked into have no number that would be found."""
    assert all(core(Phone(form)) in keyed(text) for text in FORMS[number] if stands_in(text, Phone(form)))


@pytest.mark.parametrize("words", OTHERS)
def test_and_no_other(words: str) -> None:
    assert not any(
        stands_in(f"Please call {words} now.", Phone(number)) for number in FORMS if not (number == "911" and words[:3] == "911")
    )


UNLIKE = {"555, 555, 0142", "555. 555. 0142"}


@pytest.mark.parametrize("form", [form for number, forms in FORMS.items() if len(number) > 8 for form in forms])
def test_a_foreign_number_is_found_in_any_form_but_those_that_lists_have_too(form: str) -> None:
    found = bool(list(foreign_numbers(f"Please call {form} now.", [Phone("(555) 555-0199")])))
    assert found == (form not in UNLIKE), form


@pytest.mark.parametrize("piece", ["9", "555-", "5 ", "555 555 0143 ", "5a", "(555) ", "555-555-014", "0"])
def test_looking_for_a_number_takes_no_longer_than_the_text_is_long(piece: str) -> None:
    def taken(times: int) -> float:
        words, best = (piece * 5_000)[:5_000] * times, 9.0
        for _ in range(3):
            start = time.process_time()
            stands_in(words, Phone("(555) 555-0142"))
            best = min(best, time.process_time() - start)
        return best

    one, *more = (taken(times) for times in (1, 2, 4, 8))
    assert all(seconds < 3 * times * one + 0.01 for times, seconds in zip((2, 4, 8), more, strict=True)), (one, more)
