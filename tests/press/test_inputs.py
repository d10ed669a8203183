"""What changes a sheet's digest: all that it is made of, and nothing else."""

import re
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from changes import change

from patient_handouts.commands.scaffold import put
from patient_handouts.handouts.approvals import ALL, entry
from patient_handouts.handouts.library import Library
from patient_handouts.press.orders import inputs
from patient_handouts.press.orders.inputs import MAKERS, Inputs, program_digest, together
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop

TODAY = date(2026, 11, 25)


def digests(network: Path, orders: list[Order], today: date = TODAY) -> dict[Order, dict[str, str]]:
    inputs = Inputs(Workshop(Library(network), today))
    return {order: inputs.of(order) for order in orders}


def new_limit(topic: str) -> str:
    return f"\nlimits:\n  {topic}:\n    lifting: {{amount: 10 lb, lasts: 3 months, set_by: team lead, set_on: 2026-10-01}}\n"


def in_clinic(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda home: change(home / "clinics" / f"{name}.yaml", old, new)


def add(file: str, words: str) -> Callable[[Path], None]:
    def added(home: Path) -> None:
        with (home / file).open("a", encoding="utf-8") as text:
            text.write(words)

    return added


CASES = {
    "a clinic's phone": (in_clinic("north", "555-0100", "555-0177"), "north", "", {"clinic"}),
    "a clinic's colour": (in_clinic("south", "#1f5f6b", "#5f1f6b"), "south", "", {"clinic"}),
    "a clinic's own paper, for the order names one": (in_clinic("north", "paper: letter", "paper: a4"), None, "", set()),
    "a comment in a clinic's file": (add("clinics/north.yaml", "\n# nothing\n"), None, "", set()),
    "a limit of one topic": (add("clinics/north.yaml", new_limit("knee-pain")), "north", "knee-pain", {"clinic"}),
    "what the network shares": (add("network.yaml", "tone: mono\n"), "", "", {"clinic"}),
    "what the clinics say themselves": (lambda home: change(home / "network.yaml", "units: us", "units: metric"), None, "", set()),
    "a definition": (lambda home: change(home / "handouts/knee-pain/en.yaml", "title: ", "title: The "), "", "knee-pain", {"definition"}),
    "a picture that one topic shows": (add("images/knee.svg", "<!-- new -->"), "", "knee-pain", {"pictures"}),
    "the words of that picture": (lambda home: change(home / "images/index.yaml", "One knee", "A knee"), "", "knee-pain", {"pictures"}),
    "a logo": (add("images/north.svg", "<!-- new -->"), "north", "", {"pictures"}),
}


@pytest.fixture
def pictured(network: Path) -> Path:
    """One topic shows a picture of its own, one clinic has a logo."""
    for name in ("knee", "north"):
        shutil.copy(network / "images" / "example-picture.svg", network / "images" / f"{name}.svg")
    add("images/index.yaml", "\nknee:\n  title: {en: Knee}\n  alt: {en: One knee.}\n")(network)
    change(network / "handouts" / "knee-pain" / "en.yaml", "hero: example-picture", "hero: knee")
    change(network / "clinics" / "north.yaml", "# logo: logo.svg", "logo: north.svg #")
    return network


@pytest.mark.parametrize("case", CASES)
def test_a_change_reaches_its_own_sheets_only(case: str, pictured: Path, all_orders: list[Order]) -> None:
    changed, clinic, topic, kinds = CASES[case]
    before = digests(pictured, all_orders)
    changed(pictured)
    after = digests(pictured, all_orders)
    for order in all_orders:
        reached = clinic is not None and clinic in ("", order.clinic) and topic in ("", order.topic)
        assert {name for name in before[order] if before[order][name] != after[order][name]} == (kinds if reached else set()), order
        assert (together(order, before[order]) != together(order, after[order])) == reached


def test_a_signature_counts_for_its_topic_from_its_date_on(network: Path, all_orders: list[Order]) -> None:
    before = digests(network, all_orders)
    shop = Workshop(Library(network), TODAY)
    wording = shop.told(next(order for order in all_orders if order.topic == "knee-pain"))[0][0]
    put(network / "approvals.yaml", entry(wording, shop.pictures, ALL, "surgeon", date(2028, 6, 1)))
    assert {order for order in all_orders if digests(network, [order])[order] != before[order]} == {
        order for order in all_orders if order.topic == "knee-pain"
    }
    assert digests(network, all_orders, date(2026, 11, 24)) == before


def test_edition_paper_and_language_are_of_the_order(network: Path, all_orders: list[Order]) -> None:
    order = replace(all_orders[0], topic="vertebroplasty")
    orders = [
        order,
        replace(order, edition="large"),
        replace(order, paper="a4"),
        replace(order, language="vi"),
        replace(order, beside="vi"),
    ]
    found = digests(network, orders)
    assert len({together(order, inputs) for order, inputs in found.items()}) == len(orders)
    assert found[orders[0]]["definition"] != found[orders[3]]["definition"]
    assert found[orders[0]]["theme"] not in (found[orders[1]]["theme"], found[orders[2]]["theme"])


def test_a_translation_is_made_from_its_original_too(network: Path, all_orders: list[Order]) -> None:
    """A changed original is a finding of its translations."""
    home = Library().topic_folder("vertebroplasty")
    shutil.copytree(home, network / "handouts" / "vertebroplasty")
    order = replace(all_orders[0], topic="vertebroplasty", language="vi")
    before = digests(network, [order])[order]
    add("handouts/vertebroplasty/en.yaml", "\n# new\n")(network)
    assert digests(network, [order])[order]["definition"] != before["definition"]
    change(network / "handouts/vertebroplasty/translations.yaml", "vi:", "xx:")
    assert digests(network, [order])[order]["translation"] != before["translation"]


def test_the_programs_makers_are_what_it_depends_on() -> None:
    """A library that only tests need is missing where the program is installed."""
    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {re.split("[<>=]", each)[0] for each in settings["project"]["dependencies"]}
    assert set(MAKERS) <= needed and len(program_digest()) == 16


def test_a_python_with_other_tables_of_unicode_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """They say which way letters run, and how accents are put together."""
    before = inputs._program()
    monkeypatch.setattr("unicodedata.unidata_version", "99.0.0")
    assert inputs._program() != before
