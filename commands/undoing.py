"""`handouts withdraw --undo`: what was taken back may be handed out after all."""

from collections.abc import Mapping
from pathlib import Path

import click

from ..handouts.node import Scalar
from ..handouts.phones import Phone
from ..handouts.recalls import Recall
from ..handouts.sites import names_over
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.ledger import Ledger
from ..press.record.lock import locked
from ..press.record.register import adopt, change_register
from ..press.record.tracing import Carrying, restore
from .naming import Asked, KnownSheets, ledger_of


def undo(home: Path, shop: Workshop, asked: Asked, folder: Path | Address) -> None:
    """Recalls for this reason stand no more; for one clinic, where one is named and the recall is of all."""
    ledger, broken = ledger_of(folder)
    if ledger:
        adopt(ledger, shop)
    scope = KnownSheets(shop, ledger).scope(asked)
    clinic, ended = scope["clinic"], list[Recall]()

    def change(before: tuple[Recall, ...]) -> tuple[Recall, ...]:
        ended[:] = [each for each in before if _meant(each, asked, scope)]
        return tuple(_ended(each, clinic, asked, shop) if each in ended else each for each in before)

    change_register(home, change)
    if not ended:
        raise click.UsageError("nothing like that is withdrawn for this reason")
    if broken:
        raise broken
    if ledger is None:
        click.echo("it may be handed out again")
        return
    with locked(folder):
        ledger, carrying = Ledger(folder), Carrying(shop)
        taken = [line for line in ledger.made() if line.code in ledger.withdrawn and clinic in ("", *names_over(line.order.clinic))]
        codes = {line.code for line in taken if any(carrying.carries(each, line) for each in ended) and not carrying.first(line)}
        lines = restore(ledger, codes, shop.today)
        click.echo(f"{len(lines):,} sheet{'s' * (len(lines) != 1)} may be handed out again; `handouts batch` makes them")


def _meant(recall: Recall, asked: Asked, scope: Mapping[str, str]) -> bool:
    """Whether a recall is one that was asked for."""
    clinic = scope["clinic"]
    return (
        recall.undone is None
        and recall.why == asked.why
        and (not clinic or recall.is_for(clinic))
        and (not scope["topic"] or recall.topic == scope["topic"])
        and (not scope["language"] or recall.language == scope["language"])
        and (not asked.code or recall.called == asked.code)
        and (not asked.words or recall.words == asked.words)
        and (not asked.picture or recall.called == asked.picture)
        and (not asked.phone or bool(recall.phone and Phone(str(recall.phone)).same(Phone(asked.phone))))
    )


def _ended(recall: Recall, clinic: str, asked: Asked, shop: Workshop) -> Recall:
    if clinic and recall.clinic != clinic:
        return recall.but(spared=(*recall.spared, Scalar(clinic)))
    return recall.but(undone=shop.today, undone_by=Scalar(asked.by))
