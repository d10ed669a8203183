"""`handouts lines TOPIC`: the blocks of a topic by the names that lines of one's own call them by."""

from collections.abc import Iterator
from pathlib import Path

import click

from ..handouts.definition import Handout
from ..handouts.joined import block_said
from ..handouts.needed import needed, why_never
from ..handouts.translation import block_digest, block_ids, contents, section_ids
from .asking import Name, opened, workspace

WORDS = 60  # letters of a block's words that are shown


@click.command("lines")
@click.argument("topic", type=Name("topic"))
@click.option("--language", default="en", show_default=True)
@click.option("--clinic", type=Name("clinic"), help="With the lines that this clinic's sheet has in it (the topic alone unless you say).")
@workspace
def command(topic: str, language: str, clinic: str | None, workspace: Path | None) -> None:
    """List the blocks of TOPIC by their names: lines of a clinic's own stand behind them, hide them or replace them.

    The digest is what hide: and replace: ask for. A star marks what no sheet may lose; a plus, what is not the topic's.
    """
    library = opened(workspace)
    topic = library.find_topic(topic)
    language, name = library.find_language(topic, language), library.find_clinic(clinic) if clinic else ""
    handout = library.read_handout(topic, language, clinic=name)
    rows = [("BLOCK", "DIGEST", "", "WORDS"), *_rows(handout)]
    widths = [max(len(row[k]) for row in rows) for k in range(3)]
    for row in rows:
        click.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[3]]).rstrip())
    for each in handout.joined.hidden if handout.joined else ():
        click.echo(f"{each.by}: {each.name} is {'replaced' if each.replaced else 'left out'}: {block_said(each.block, WORDS)}")
    if not handout.joined:
        click.echo(f"\nA clinic's own lines: clinics/NAME/{topic}.{language}.yaml, for all clinics network/{topic}.{language}.yaml")


def _rows(handout: Handout) -> Iterator[tuple[str, str, str, str]]:
    """Each part, then each of its blocks: name, digest, what it is, how it begins."""
    found, own = contents(handout), handout.joined.files if handout.joined else ()
    for section, head, ids in zip(handout.sections, section_ids(handout), block_ids(handout)):
        yield head, "", "", section.heading.plain if section.heading else ""
        for name, block in zip(ids, section.blocks):
            mark = "+" if block.place.file in own else "*" if why_never(block) or needed(block) else ""
            yield f"  {name}", block_digest(found[name]), mark, block_said(block, WORDS)
