"""`handouts translated TOPIC LANGUAGE BLOCK…`: these blocks say what the original says now."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

import click

from ..handouts.catalogue import ORIGINAL
from ..handouts.definition import Handout
from ..handouts.originals import FILE as OLD_WORDS
from ..handouts.originals import OldWords, block_words, kept_words, originals_text, read_originals
from ..handouts.place import shown
from ..handouts.translation import FILE, Content, contents, digests, read_record, record_text
from .asking import Name, home_of, opened, own_copy, workspace
from .writing import write_whole

COLUMN = 56  # letters in each of the two columns


@click.command("translated")
@click.argument("topic", type=Name("topic"))
@click.argument("language")
@click.argument("blocks", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Record every block whose original has changed or that nobody recorded.")
@workspace
def command(topic: str, language: str, blocks: tuple[str, ...], every: bool, workspace: Path | None) -> None:
    """Record that someone compared these BLOCKS of TOPIC in LANGUAGE with the original, whose old and new words are shown.

    Without BLOCKS nothing is recorded: what has changed is listed. `handouts check` names the blocks too.
    """
    library = opened(workspace)
    home = home_of(library)
    topic = library.find_topic(topic)
    language = library.find_language(topic, language)
    folder = library.topic_folder(topic)
    if language == ORIGINAL:
        raise click.UsageError(f"“{ORIGINAL}” is the original; name the translation")
    if not folder.is_relative_to(home):
        raise click.UsageError(f"“{topic}” is the program's own, and so is its record: {own_copy(topic, folder)}")
    original, translation = library.read_handout(topic, ORIGINAL), library.read_handout(topic, language)
    if unknown := set(blocks) - set(digests(original)):
        raise click.UsageError(f"there is no block {', '.join(sorted(unknown))}; there are {', '.join(digests(original))}")
    if blocks and every:
        raise click.UsageError("name blocks, or --all, not both")
    due = blocks or tuple(open_blocks(folder, original, language))
    if not due:
        click.echo(f"every block of {language} is recorded as the original is now; nothing to do")
        return
    for name in due:
        click.echo("\n".join(old_and_new(name, folder, original, translation)))
    if not blocks and not every:
        raise click.UsageError(f"nothing was recorded; name the blocks that say what the original says now, or --all of them ({len(due)})")
    record(folder, original, language, due)


def open_blocks(folder: Path, original: Handout, language: str) -> Iterator[str]:
    """The blocks whose original has changed since, or that nobody recorded."""
    made = read_record(folder).get(language, {})
    yield from (name for name, digest in digests(original).items() if made.get(name) != digest)


def old_and_new(name: str, folder: Path, original: Handout, translation: Handout) -> Iterator[str]:
    """What the original said when this block was translated beside what it says now, then the translation's words."""
    made = read_record(folder).get(translation.language, {}).get(name)
    now, kept = contents(original)[name], read_originals(folder)
    before = kept.get(made or "")
    place = next((leaf.place for leaf in original.all_texts() if leaf.source in block_words(now)), original.place)
    yield f"{name} ({shown(Path(original.place.file))}:{place.line})"
    if made is None:
        yield "  nobody has recorded what this was translated from"
    elif before is None:
        yield "  what it was translated from is not known: it was recorded before the words were kept"
    if before is None:
        yield from (f"    {ORIGINAL}: {words}" for words in _texts(now))
    else:
        yield from _columns(before, block_words(now))
    there = contents(translation).get(name)
    yield from (f"    {translation.language}: {words}" for words in _texts(there))
    yield ""


def _texts(content: Content | None) -> tuple[str, ...]:
    return tuple(words for words in block_words(content) if any(letter.isalpha() for letter in words)) if content else ("(no such block)",)


def _columns(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Two columns of the texts that differ; how many are alike."""
    yield from _row("translated from", "the original now", " ")
    alike = 0
    for kind, begin, end, start, stop in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            alike += end - begin
            continue
        for old, new in zip_longest(before[begin:end], now[start:stop], fillvalue=""):
            yield from _row(old, new, "!")
    if alike:
        yield f"    {alike} text{'s' * (alike != 1)} and values as before"


def _row(old: str, new: str, mark: str) -> Iterator[str]:
    for left, right in zip_longest(wrap(old, COLUMN), wrap(new, COLUMN), fillvalue=""):
        yield f"  {mark} {left:<{COLUMN}} | {right}".rstrip()


def record(folder: Path, original: Handout, language: str, blocks: Collection[str] = ()) -> None:
    """Write the digests of the original's blocks (all, unless named) as those that the translation was made from, and keep their words."""
    known, now = read_record(folder), digests(original)
    before = known.get(language, {})
    known[language] = {
        name: digest if not blocks or name in blocks else str(before[name])
        for name, digest in now.items()
        if not blocks or name in blocks or name in before
    }
    kept: OldWords = kept_words(original, known, read_originals(folder))
    write_whole(folder / OLD_WORDS, originals_text(kept).encode("utf-8"))
    write_whole(folder / FILE, record_text(known).encode())
    count = len(blocks) or len(now)
    click.echo(f"{folder / FILE}: {count} block{'s' if count != 1 else ''} of {language} recorded")
