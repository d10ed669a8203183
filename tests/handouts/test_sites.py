"""Sites: a clinic's sheet lists them, or is for one, which is then a clinic of its own in orders, signatures and recalls."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from signed_network import CLINIC, put_network, write_data

from patient_handouts.commands.program import program
from patient_handouts.handouts.approvals import Of, approval, signable
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.imprint import contact_words
from patient_handouts.handouts.library import Library, NotKnown, match_clinic
from patient_handouts.handouts.phones import Phone
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.recalls import recall
from patient_handouts.handouts.sites import clinic_and_site, full_name, names_over
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import Words
from patient_handouts.images.pictures import Pictures
from patient_handouts.press.orders.order import Order, named_order
from patient_handouts.press.orders.plan import Wanted, orders, read_plan
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.believable import safely_named
from patient_handouts.press.record.ledger import Ledger
from patient_handouts.press.record.stock import untold

TODAY = date(2026, 11, 24)
RIVER = {
    "name": "Riverside",
    "address": "1 River Street",
    "hours": [{"days": "mon-thu", "from": "7:00", "to": "15:00"}],
    "phones": {"day": "(555) 555-0177", "front-desk": "(555) 555-0178"},
}
ALWAYS = {"hours": [{"days": "mon-sun", "open": "all day"}], "phones": {"after_hours": "(555) 555-0179"}}
DAY = CLINIC["phones"]["day"]
HILL = {"name": "Hilltop", "address": "9 Hill Road"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return say(put_network(tmp_path / "network"), river=RIVER, hill=HILL)


def say(home: Path, **sites: object) -> Path:
    write_data(home, "clinics/north.yaml", CLINIC | {"sites": sites})
    return home


def plain(lines: Iterable[Words]) -> list[str]:
    return [line.plain.replace("\u00a0", " ") for line in lines]


def words(home: Path, clinic: str) -> Wording:
    library = Library(home)
    return Wording(library.read_handout("knee-pain", "en"), library.read_clinic(clinic), catalogue("en"), TODAY)


def handouts(home: Path, *said: object) -> Result:
    return CliRunner().invoke(program, [*map(str, said), "--workspace", str(home)])


# ---------------------------------------------------------------- what is printed
def test_a_clinics_sheet_lists_its_sites(home: Path) -> None:
    north = words(home, "north")
    assert plain(north.sites()) == [
        "Riverside, 1 River Street · Monday to Thursday, 7 AM to 3 PM · (555) 555-0177",
        "Hilltop, 9 Hill Road",
    ]
    assert north.sites()[0][-1].link == "tel:+15555550177"
    assert north.clinic.phones.day.same(Phone(DAY)) and contact_words(north)[0].plain == CLINIC["address"]


def test_a_sheet_for_one_site_has_what_is_said_of_it_and_else_the_clinics(home: Path) -> None:
    river, hill = words(home, "north@river"), words(home, "north@hill")
    assert river.clinic.phones.day.same(Phone("(555) 555-0177")) and hill.clinic.phones.day.same(Phone(DAY))
    assert plain(contact_words(river))[:2] == ["Riverside, 1 River Street", "Monday to Thursday, 7 AM to 3 PM"]
    assert hill.hours() == words(home, "north").hours() and hill.sites() == ()
    assert plain([river.contact("front-desk")]) == ["(555) 555-0178"] and river.clinic.phones.after_hours == hill.clinic.phones.after_hours
    assert full_name(river.clinic) == "North Clinic, Riverside" and full_name(words(home, "north").clinic) == "North Clinic"


def test_the_numbers_of_all_sites_are_the_clinics(home: Path) -> None:
    def has(clinic: str) -> bool:
        return any(number.same(Phone("(555) 555-0177")) for number in Library(home).read_clinic(clinic).numbers())

    assert has("north") and has("north@river") and not has("north@hill")


# ---------------------------------------------------------------- what is wrong
@pytest.mark.parametrize(
    ("sites", "code"),
    [
        ({"river": RIVER}, "list-length"),
        ({"river": RIVER, "all": HILL}, "site-name"),
        ({"river": RIVER, "hill": {"name": "Hilltop"}}, "field-missing"),
        ({"river": RIVER, "hill": HILL | {"phones": {"day": "12"}}}, "phone-wrong"),
        ({"river": RIVER, "hill": HILL | {"hours": RIVER["hours"] * 2}}, "hours-contradict"),
        (
            {
                "river": RIVER,
                "hill": HILL | {"hours": [{"days": "mon-sun", "open": "all day"}], "phones": {"after_hours": "(555) 555-0179"}},
            },
            "hours-contradict",
        ),
        ({f"site-{k}": HILL for k in range(13)}, "list-length"),
    ],
)
def test_what_is_wrong_with_sites_is_told(home: Path, sites: dict[str, object], code: str) -> None:
    with pytest.raises(Problems) as raised:
        Library(say(home, **sites)).read_clinic("north")
    assert [problem.code for problem in raised.value.problems] == [code]
    assert raised.value.problems[0].place.file.endswith("north.yaml")


def test_a_network_has_no_sites(home: Path) -> None:
    write_data(home, "network.yaml", {"format": 1, "sites": {"river": RIVER, "hill": HILL}})
    with pytest.raises(Problems) as raised:
        Library(home).read_clinic("south")
    assert [problem.code for problem in raised.value.problems] == ["field-unknown"]


# ---------------------------------------------------------------- by what name
def test_a_site_is_found_by_its_beginning_and_told_where_there_is_none(home: Path) -> None:
    library = Library(home)
    assert (library.find_clinic("nor@ri"), library.find_clinic("nor")) == ("north@river", "north")
    assert library.with_sites() == ("north", "north@river", "north@hill", "south")
    assert match_clinic("nor", library.with_sites()) == "north" and match_clinic("n@h", library.with_sites()) == "north@hill"
    assert [library.is_clinic(name) for name in ("north", "north@hill", "north@lake", "south@hill", "west")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    with pytest.raises(NotKnown, match="there is no site “lake”"):
        library.find_clinic("north@lake")
    with pytest.raises(NotKnown):
        library.read_clinic("north@lake")
    assert (clinic_and_site("north"), names_over("north@hill")) == (("north", ""), ("north@hill", "north"))


def test_an_order_for_a_site_has_a_file_and_a_code_of_its_own(home: Path, tmp_path: Path) -> None:
    order = Order("north@river", "knee-pain", "en")
    assert safely_named(named_order(order.name)) == order and order.file.startswith("north@river/")
    (tmp_path / order.file).parent.mkdir()
    (tmp_path / order.file).write_bytes(b"%PDF")
    assert [*untold(Ledger(tmp_path), Library(home))] == [order]


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ({}, {"north", "south"}),
        ({"sites": ["all"]}, {"north@river", "north@hill"}),
        ({"sites": ["hill"]}, {"north@hill"}),
        ({"clinics": ["north"], "sites": ["river"]}, {"north@river"}),
    ],
)
def test_a_plan_asks_for_sites(home: Path, said: dict[str, object], whose: set[str]) -> None:
    write_data(home, "plan.yaml", {"format": 1, "sheets": [{"topics": ["knee-pain"], **said}]})
    library = Library(home)
    assert {order.clinic for order in orders(Workshop(library, TODAY), read_plan(home / "plan.yaml", library))} == whose


def test_a_plan_for_a_site_that_there_is_not_is_told(home: Path) -> None:
    write_data(home, "plan.yaml", {"format": 1, "sheets": [{"sites": ["rivr"]}]})
    with pytest.raises(Problems) as raised:
        read_plan(home / "plan.yaml", Library(home))
    assert [(problem.code, problem.hint) for problem in raised.value.problems] == [("site-unknown", "did you mean “river”?")]
    assert [*orders(Workshop(Library(home), TODAY), [Wanted(sites=("river",), clinics=("south",))])] == []


# ---------------------------------------------------------------- who signed, what was taken back
def test_what_a_site_prints_is_in_its_own_digest(home: Path) -> None:
    pictures = Pictures(Library(home).picture_folders())

    def digests() -> list[str]:
        return [finished(words(home, name), pictures).digest for name in ("north", "north@river", "north@hill")]

    before = digests()
    assert len({*before}) == 3
    say(home, river=RIVER | {"address": "2 River Street"}, hill=HILL)
    assert [one == other for one, other in zip(before, digests())] == [False, False, True]
    say(home, river=RIVER, hill=HILL)
    assert digests() == before


def test_limits_are_signed_once_for_all_sites(home: Path) -> None:
    pictures = Pictures(Library(home).picture_folders())
    river = words(home, "north@river")

    def holds(signed: str, of: Of) -> bool:
        entry = signable(words(home, signed), pictures, signed, of).entry("surgeon", TODAY, date(2027, 6, 1))
        (home / "approvals.yaml").write_text(entry, encoding="utf-8")
        return approval(river, pictures, "north@river", Library(home).approvals(), of) is not None

    assert holds("north", "limits") and holds("north@river", "words")
    assert not holds("north", "words") and not holds("north@hill", "words")


def test_a_recall_of_a_clinic_is_of_its_sites_and_one_of_a_site_is_of_no_other() -> None:
    of = {name: recall(TODAY, "wrong", "team", topic="knee-pain", clinic=name) for name in ("", "north", "north@river")}
    names = ("north", "north@river", "north@hill", "south")
    assert {name: [each.concerns(clinic, "knee-pain") for clinic in names] for name, each in of.items()} == {
        "": [True] * 4,
        "north": [True, True, True, False],
        "north@river": [False, True, False, False],
    }
    assert not of[""].but(spared=("north",)).concerns("north@hill", "knee-pain")


def barred(home: Path, *said: str) -> list[str]:
    """The sheets that a recall bars."""
    done = handouts(home, "withdraw", *said, "--why", "moved", "--by", "manager", "--folder", home / "dist")
    assert done.exit_code == 0, done.output
    shop = Workshop(Library(home), TODAY)
    return [name for name in shop.library.with_sites() if shop.recalls.of(Order(name, "knee-pain", "en"))]


def test_a_site_is_withdrawn_by_its_name_and_by_its_number(home: Path) -> None:
    assert barred(home, "--clinic", "nor@ri") == ["north@river"]
    (home / "recalls.yaml").unlink()
    assert barred(home, "--phone", "(555) 555-0177") == ["north", "north@river"]


def test_a_recall_of_a_clinic_bars_its_sites(home: Path) -> None:
    assert barred(home, "--clinic", "north") == ["north", "north@river", "north@hill"]


# ---------------------------------------------------------------- asked for by hand
def test_a_site_has_rows_of_its_own_in_the_list(home: Path) -> None:
    listed = handouts(home, "list").output
    assert {"north", "north@river", "north@hill"} <= {*listed.split()}


def test_the_values_of_a_site_are_told_with_their_lines(home: Path) -> None:
    rows = [" ".join(line.split()) for line in handouts(home, "explain-clinic", "north@river").output.splitlines()]
    day = next(k for k, row in enumerate(rows) if row.startswith("phones.day (555) 555-0177"))
    assert rows[day + 1].startswith(f"instead of {DAY}") and not any(row.startswith("sites.") for row in rows)


def test_make_takes_a_site(home: Path) -> None:
    done = handouts(home, "make", "knee-pain", "--clinic", "north", "--site", "riv", "--draft", "-o", home)
    assert "knee-pain.en.north@river.standard.sheet.letter.draft.pdf" in done.output
    assert "there is no site “x”" in str(handouts(home, "make", "knee-pain", "--clinic", "north", "--site", "x").exception)


def test_the_hours_of_sites_are_told_by_the_clocks_of_their_country(home: Path) -> None:
    write_data(home, "clinics/north.yaml", CLINIC | {"sites": {"river": RIVER, "hill": HILL}, "units": "metric"})
    spanish = words(home, "north")
    spanish.catalogue = catalogue("es")
    assert "7 a.m." in "".join(plain(spanish.sites())).replace("\xa0", " ")
