"""`handouts translated TOPIC LANGUAGE [BLOCK…]`: these blocks say what the original says now."""

from collections.abc import Collection
from pathlib import Path

import click

from ..handouts.catalogue import ORIGINAL
from ..handouts.definition import Handout
from ..handouts.translation import FILE, digests, read_record, record_text
from .asking import Name, home_of, opened, workspace
from .writing import write_whole


@click.command("translated")
@click.argument("topic", type=Name("topic"))
@click.argument("language")
@click.argument("blocks", nargs=-1)
@workspace
def command(topic: str, language: str, blocks: tuple[str, ...], workspace: Path | None) -> None:
    """Record that someone compared these BLOCKS of TOPIC in LANGUAGE with the original (all, unless named).

    `handouts check` names the blocks whose original has changed since.
    """
    library = opened(workspace)
    home = home_of(library)
    topic = library.find_topic(topic)
    language = library.find_language(topic, language)
    folder = library.topic_folder(topic)
    if language == ORIGINAL:
        raise click.UsageError(f"“{ORIGINAL}” is the original; name the translation")
    if not folder.is_relative_to(home):
        raise click.UsageError(f"“{topic}” is the program's own, and so is its record")
    original = library.read_handout(topic, ORIGINAL)
    if unknown := set(blocks) - set(digests(original)):
        raise click.UsageError(f"there is no block {', '.join(sorted(unknown))}; there are {', '.join(digests(original))}")
    record(folder, original, language, blocks)


def record(folder: Path, original: Handout, language: str, blocks: Collection[str] = ()) -> None:
    """Write the digests of the original's blocks (all, unless named) as those that the translation was made from."""
    known, now = read_record(folder), digests(original)
    before = known.get(language, {})
    known[language] = {
        name: digest if not blocks or name in blocks else str(before[name])
        for name, digest in now.items()
        if not blocks or name in blocks or name in before
    }
    write_whole(
        folder / FILE, record_text({each: {name: str(value) for name, value in made.items()} for each, made in known.items()}).encode()
    )
    click.echo(f"{folder / FILE}: {len(blocks) or len(now)} block{'s' if (len(blocks) or len(now)) != 1 else ''} of {language} recorded")
