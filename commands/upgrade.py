"""`handouts upgrade`: definitions of before kinds of topics, in the format of now; the difference is shown before anything is written."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from ..checks.asked import is_asked
from ..handouts.about import TopicKind
from ..handouts.before_phrases import is_before_kinds
from ..handouts.catalogue import ORIGINAL
from ..handouts.definition import Definition
from ..handouts.handout_file import names_in
from ..handouts.in_kind import in_kind
from ..handouts.library import Library
from ..handouts.node import Mapping
from ..handouts.place import shown
from ..handouts.problems import Problem, Problems
from ..handouts.reader import read_file, read_text
from ..handouts.upgrade import Moved, upgraded
from ..handouts.validate import model
from .asking import Name, home_of, opened, own_copy, workspace
from .program import Exit
from .schema import FOLDER as SCHEMAS
from .schema import put_schemas
from .writing import write_whole

BOM = b"\xef\xbb\xbf"


@click.command("upgrade")
@click.argument("topics", nargs=-1, type=Name("topic"))
@click.option(
    "--about",
    metavar="KIND",
    help="What the topic is about, where its file leaves that open (`handouts new topic --help` lists the kinds).",
)
@click.option("--write", is_flag=True, help="Write the files; without it, only show what would change.")
@workspace
@click.pass_context
def command(ctx: click.Context, topics: tuple[str, ...], about: str | None, write: bool, workspace: Path | None) -> None:
    """Rewrite definitions of the old format (all TOPICS of the workspace unless named); only what has changed its form is touched.

    What was signed stays signed, as long as no part gets another heading. Exit 1 where an author must do something by hand.
    """
    library = opened(workspace)
    home = home_of(library)
    own = [library.find_topic(topic) for topic in topics] or [
        each for each in library.topics() if library.topic_folder(each).is_relative_to(home)
    ]
    if about and len(own) != 1:
        raise click.UsageError("name one TOPIC with --about: the kind is that topic’s")
    left = written = 0
    for topic in own:
        folder = library.topic_folder(topic)
        if not folder.is_relative_to(home):
            raise click.UsageError(f"“{topic}” is the program's own: {own_copy(topic, folder)}")
        kind = library.find_kind(about) if about else _kind(library, topic)
        for path in (folder / f"{language}.yaml" for language in library.languages(topic)):
            changed, open_ = _one(library, path, topic, kind, write)
            written, left = written + changed, left + open_
    left += sum(map(_told, _of_catalogues(library)))
    if written and write and (home / SCHEMAS).is_dir():
        put_schemas(home / SCHEMAS, library)
    click.echo(_sum(written, write))
    if left:
        ctx.exit(Exit.FILES)


def _kind(library: Library, topic: str) -> TopicKind | None:
    """What another language's file says; else the kind that files of before are held to, where this one is; None for its author to say."""
    for language in sorted(library.languages(topic), key=lambda each: each != ORIGINAL):
        node = read_file(library.topic_folder(topic) / f"{language}.yaml").node
        if isinstance(node, Mapping) and node.get("about") in library.kinds():
            return library.kinds()[str(node["about"])]
    try:
        original = library.read_handout(topic, ORIGINAL if ORIGINAL in library.languages(topic) else library.languages(topic)[0])
    except Problems:
        return None
    return original.kind if is_asked(original) else None


def _one(library: Library, path: Path, topic: str, kind: TopicKind | None, write: bool) -> tuple[int, int]:
    """Shows what changes in one file, and writes it if wanted; whether it changes, and how much is left to its author."""
    reading = read_file(path)
    if reading.node is None:
        return 0, sum(map(_told, map(_worded, reading.problems)))
    if not is_before_kinds(reading.node):
        return 0, 0
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    try:
        if kind is None:
            ways = ", ".join(_fitting(library, path, text))
            return 0, _told(f"{shown(path)}: its author must say what it is about ({ways}): handouts upgrade {topic} --about KIND")
        made, done = upgraded(text, kind)
    except Moved:
        return 0, _told(f"{shown(path)}: what is in braces is written with an escape, or over two lines; write it plainly, then try again")
    click.echo("".join(_difference(path, text, made)), nl=False)
    click.echo(f"{shown(path)}: {'; '.join(done)}")
    if write:
        write_whole(path, (BOM if data.startswith(BOM) else b"") + made.encode("utf-8"))
    return 1, sum(map(_told, _open(library, path, made, kind)))


def _open(library: Library, path: Path, made: str, kind: TopicKind) -> Iterator[str]:
    """What is still wrong with the new text: only its author knows what is meant."""
    reading = read_text(made, shown(path))
    names = names_in(reading.node, None, None)._replace(parts_of_kind=kind.usable, kinds=tuple(library.kinds()))
    try:
        in_kind(model(Definition, reading, names), path.parent.name, path.stem, kind=kind)
    except Problems as problems:
        yield from (f"{_worded(each)} (the line is that of the new text)" for each in problems.problems)


def _fitting(library: Library, path: Path, text: str) -> list[str]:
    """The kinds in which a file says nothing wrong; all of them, where there is none."""
    kinds = library.kinds()
    fit = [name for name, kind in kinds.items() if not any(_open(library, path, upgraded(text, kind)[0], kind))]
    return fit or list(kinds)


def _of_catalogues(library: Library) -> Iterator[str]:
    """Sentences that the program has learnt, and a workspace's own catalogues lack."""
    for path in sorted((library.workspace or Path()).glob("catalogue/*.yaml")):
        try:
            library.catalogue(path.stem)
        except Problems as problems:
            yield from map(_worded, problems.problems)


def _difference(path: Path, old: str, new: str) -> Iterator[str]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for line in unified_diff(before, after, f"{shown(path)} (now)", f"{shown(path)} (upgraded)", n=1):
        yield line if line.endswith("\n") else f"{line}\n"


def _worded(problem: Problem) -> str:
    return f"{problem.place}: {problem.message}: {problem.hint}"


def _told(what: str) -> int:
    """Tells what is left to somebody, and counts it."""
    click.echo(f"by hand: {what}", err=True)
    return 1


def _sum(written: int, write: bool) -> str:
    if not written:
        return "nothing was rewritten"
    files = f"{written} file{'s' * (written != 1)}"
    return f"{files} written" if write else f"{files} would change; nothing was written: add --write"
