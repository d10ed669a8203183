"""What is said of the notices that a recall leaves."""

from collections.abc import Iterable

import click

from ..press.folders.taken_back import Notice


def tell(notices: Iterable[Notice]) -> None:
    """Where the notices lie, and which are missing."""
    for each in notices:
        if each.missing:
            click.echo(f"handouts: NO NOTICE for {each.clinic} about {sheets(len(each.lines))}: {each.path}: {each.missing}", err=True)
        else:
            click.echo(f"{each.path}  {sheets(len(each.lines))}")


def sheets(count: int) -> str:
    """“1,200 sheets”."""
    return f"{count:,} sheet{'s' * (count != 1)}"
