"""Commands as somebody types them in the folder of a network."""

from pathlib import Path

from click.testing import CliRunner, Result

from patient_handouts.commands.program import program
from patient_handouts.press.making.worker import workshop
from patient_handouts.press.record.ledger import Ledger, LedgerLine


def handouts(*arguments: object) -> Result:
    workshop.cache_clear()
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


def press(*more: object) -> Result:
    """A run over the network's own topic."""
    return handouts("batch", "--jobs", 1, "--topic", "example", *more)


def lines() -> dict[str, LedgerLine]:
    """The sheet that lies there for each clinic, by the ledger."""
    return {line.order.clinic: line for line in Ledger(Path("dist")).files.values()}
