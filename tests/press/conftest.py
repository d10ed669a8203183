"""A small network on disk, and runs over it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from patient_handouts.commands.scaffold import clinic_file, put, put_example_picture
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts.library import Library
from patient_handouts.press.making.run import PressRun, Serial
from patient_handouts.press.making.worker import PressSite, workshop
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.plan import Wanted, orders
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import Ledger, LedgerLine
from patient_handouts.press.record.stock import Stock
from patient_handouts.press.record.summary import ended

TODAY = date(2026, 11, 25)
CLINICS, TOPICS = ("north", "south"), ("hip-pain", "knee-pain")


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A workspace of two clinics with two short topics."""
    home = tmp_path / "network"
    put(home / "network.yaml", "format: 1\nunits: us\n")
    for k, clinic in enumerate(CLINICS):
        put(home / "clinics" / f"{clinic}.yaml", clinic_file(clinic, f"Clinic {clinic}", f"(555) 555-010{k}"))
    for topic in TOPICS:
        put(home / "handouts" / topic / "en.yaml", topic_file(topic, topic))
    put_example_picture(home)
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the sheets go."""
    (tmp_path / "dist").mkdir()
    return tmp_path / "dist"


@pytest.fixture
def all_orders(network: Path) -> list[Order]:
    return orders(Workshop(Library(network), TODAY), [Wanted(topics=TOPICS)])


@pytest.fixture
def press(network: Path, folder: Path, all_orders: list[Order]) -> Callable[..., dict[str, str]]:
    """A run over the network by the serial executor; what it told: order → "made", "up to date", "failed"."""

    def pressed(
        wanted: list[Order] | None = None, *, today: date = TODAY, force: bool = False, unapproved: bool = True, **more: object
    ) -> dict[str, str]:
        told: dict[str, str] = {}

        def tell(line: LedgerLine, new: bool) -> None:
            told[line.order.name] = ended(line, new)

        workshop.cache_clear()
        stock = Stock(Workshop(Library(network), today), Ledger(folder), force=force, unapproved=unapproved)
        run = PressRun(stock, PressSite(network, folder, today), **{"executor": Serial, **more}, told=tell)
        run.over(all_orders if wanted is None else wanted)
        return told

    return pressed
