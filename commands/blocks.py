"""`handouts blocks [NAME]`: the blocks of a sheet, or one of them with its fields and its smallest example."""

import click

from ..handouts.blocks import BLOCKS, Named
from ..handouts.problems import choice, close
from ..handouts.reference import examples, fields, summary


@click.command("blocks")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the blocks that a sheet may have; with a NAME, show its fields and its smallest example."""
    if name is None:
        width = max(map(len, BLOCKS))
        for each in BLOCKS:
            click.echo(f"{each:{width}}  {summary(each)}")
        return
    if name not in BLOCKS:
        likely = choice(close(name, BLOCKS))
        raise click.UsageError(f"there is no block “{name}”; " + (f"did you mean {likely}?" if likely else "`handouts blocks` lists all"))
    told = [(f"{field}{' *' if needed else ''}", said) for field, needed, said in fields(BLOCKS[name], Named.FIELDS)]
    width = max(len(field) for field, _ in told)
    click.echo(f"{summary(name)}\n\n{examples()[name]}\n" + "\n".join(f"{field:{width}}  {' '.join(said.split())}" for field, said in told))
