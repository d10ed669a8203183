"""`handouts schema`: the JSON Schemas that editors use to complete and check YAML."""

from pathlib import Path

import click

from ..handouts.about import TopicKind, house_kinds
from ..handouts.library import Library
from ..handouts.problems import Problems
from ..handouts.schema import schema_of, schema_text, schemas
from ..handouts.schema_names import schema_names
from ..images.pictures import Pictures, icons
from ..press.orders.plan import Plan
from .asking import opened, workspace
from .writing import write_whole

FOLDER = Path("schema")  # of a workspace: the first lines of its files point there


@click.command("schema")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write them into (schema/ of the workspace unless you say).",
)
@workspace
def command(output: Path | None, workspace: Path | None) -> None:
    """Write the JSON Schemas of definitions, kinds of topics, clinics, networks, own lines, bundles, themes and plans.

    In a workspace they offer its own names: pictures, sources, limits, phones, topics, clinics, kinds, papers. Write them again when there
    are new ones: `handouts check` says when; `handouts new` and `handouts upgrade` do it.
    """
    library = opened(workspace)
    for path in put_schemas(output or (library.workspace or Path()) / FOLDER, library):
        click.echo(str(path))


def put_schemas(folder: Path, library: Library) -> list[Path]:
    """The schemas that the files' first lines point to, each by its sort of file, with the names and kinds of topics of the library."""
    made = _made(folder, library)
    for path, data in made.items():
        write_whole(path, data)
    return list(made)


def is_stale(folder: Path, library: Library) -> bool:
    """Whether schemas lie there, and would be written otherwise now: there are new names, or a new program."""
    return folder.is_dir() and any(path.is_file() and path.read_bytes() != data for path, data in _made(folder, library).items())


def _made(folder: Path, library: Library) -> dict[Path, bytes]:
    names, limits = schema_names(library, _pictures(library), icons())
    files = {**schemas(names, _kinds(library), limits), "plan": schema_of(Plan, names)}
    return {folder / f"{name}.schema.json": schema_text(schema).encode("utf-8") for name, schema in files.items()}


def _pictures(library: Library) -> frozenset[str]:
    """The pictures that there are; ours where the workspace's index has to be mended first, with the schema's help."""
    try:
        return Pictures(library.picture_folders()).ids()
    except Problems:
        return Pictures(()).ids()


def _kinds(library: Library) -> dict[str, TopicKind]:
    """A workspace's kinds of topics; those of ours where one of its files has to be mended first."""
    try:
        return library.kinds()
    except Problems:
        return house_kinds()
