"""`handouts import TABLE`: many clinics from one spreadsheet, a row each; and the table back."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import click

from ..handouts.clinic_files import laid_together, with_shared
from ..handouts.clinic_table import COLUMNS, ID, SITE, TableClinic, clinics_of, new_file, row_of, says
from ..handouts.known import Known
from ..handouts.library import Library
from ..handouts.network import clinic_read
from ..handouts.node import Mapping, Node, Reading, Scalar
from ..handouts.place import Place, shown
from ..handouts.problems import Problem, Problems, enumerated, report
from ..handouts.reader import read_file, read_text
from ..handouts.reserved import why_reserved
from ..handouts.strays import MARK
from ..handouts.table_cells import NoReader, of_column, read_table, safe_cell
from ..handouts.yaml_edit import NotThere, found_at, put_value
from .asking import home_of, opened, workspace
from .writing import write_whole

BOM = b"\xef\xbb\xbf"


class Changed(NamedTuple):
    """A clinic's file as it would be written: its path, its bytes now (none: it is new), its text now and then."""

    path: Path
    data: bytes | None
    before: str
    after: str


@click.command("import")
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--write", is_flag=True, help="Write the files (otherwise only the difference is shown).")
@click.option("--export", is_flag=True, help="The other way: write TABLE from the clinics' files.")
@workspace
def command(table: Path, write: bool, export: bool, workspace: Path | None) -> None:
    """Write the files of clinics from TABLE (CSV, or .xlsx with openpyxl), a row each; what a cell does not say stays as it is.

    The first line names the columns (docs/many-clinics.md). Comments and lines of your own stay. Nothing is written while a cell is wrong.
    """
    library = opened(workspace)
    home = home_of(library)
    if export:
        _export(library, home, table)
        return
    try:
        read = read_table(table)
    except NoReader as lacking:
        raise click.ClickException(str(lacking)) from None
    for each in read.told:
        click.echo(f"handouts: {each}", err=True)
    clinics, problems = clinics_of(read)
    known, groups = library.known(), library.groups()
    changed, bad = list[Changed](), {each.place for each in problems}
    for clinic in clinics:
        one, found = _one(home, clinic, known, groups)
        spoilt = any(cell.place in bad for cell in clinic.row.cells.values())  # what it lacks may be in that cell
        problems += [each for each in found if not (spoilt and each.code == "field-missing")]
        changed += [one] if one and one.before != one.after else []
    if any(each.severity == "error" for each in problems):
        raise Problems(problems)
    if problems:
        click.echo(report(problems), err=True)
    for one in changed:
        click.echo("".join(_difference(one)), nl=False)
        if write:
            text = one.after.replace("\n", "\r\n") if one.data and b"\r\n" in one.data else one.after
            write_whole(one.path, (BOM if one.data and one.data.startswith(BOM) else b"") + text.encode("utf-8"))
    click.echo(_sum(changed, len(clinics), write))


def _one(home: Path, clinic: TableClinic, known: Known, groups: dict[str, Path]) -> tuple[Changed | None, list[Problem]]:
    """One clinic's file with what its row says; what is wrong with it is told of the cells."""
    path = home / "clinics" / f"{clinic.id}.yaml"
    if why := why_reserved(clinic.id):
        return None, [Problem(clinic.row.place, "name-reserved", why, "give it another id")]
    data = path.read_bytes() if path.is_file() else None
    try:
        before = (data or b"").decode("utf-8-sig").replace("\r\n", "\n")
        after = new_file(clinic) if data is None else _with_row(before, shown(path), clinic)
    except UnicodeDecodeError:
        return None, list(read_file(path).problems)
    except Problems as found:
        return None, list(found.problems)
    reading = read_text(after, shown(path))
    whole = laid_together(with_shared(reading, groups, home / MARK))
    try:
        clinic_read(whole, known)
    except Problems as found:
        shared = {each for each in whole.problems if each.place.file != shown(path)}
        return None, [each if each in shared else _of_cell(each, reading, clinic) for each in found.problems]
    return Changed(path, data, before, after), []


def _with_row(text: str, file: str, clinic: TableClinic) -> str:
    """A file's text with what a row says; raises Problems."""
    node = _read(text, file)
    for path, said in clinic.said.items():
        if says(found_at(node, path), said):
            continue
        try:
            text = put_value(text, node, path, said)
        except NotThere as other:
            head, cell = clinic.cells[path]
            what = f"{of_column(head)}: {file}:{other.line} says it in another way than one text in one line"
            raise Problems([Problem(cell.place, "cell-apart", what, "empty the cell, or write it there as one text")]) from None
        node = _read(text, file)
    return text


def _read(text: str, file: str) -> Mapping:
    reading = read_text(text, file)
    if reading.problems or not isinstance(reading.node, Mapping):
        raise Problems(reading.problems or [Problem(Place(file), "type-wrong", "names with values are wanted here", "mend it first")])
    return reading.node


def _of_cell(problem: Problem, reading: Reading, clinic: TableClinic) -> Problem:
    """A problem of the new text, told of the cell that its line comes from; what no cell says, of the row or of the file.

    What a group or the network says, and is wrong for this clinic alone, is told there, with the row.
    """
    if reading.node is not None and problem.place.file != reading.node.place.file:
        return replace(problem, message=f"{clinic.id} ({clinic.row.place}): {problem.message}")
    for path, (head, cell) in clinic.cells.items():
        node = found_at(reading.node, path)
        if node is not None and _is_in(problem.place, node):
            return replace(problem, place=cell.place, message=f"{of_column(head)}: {problem.message}")
    if told := _of_sites(problem, reading, clinic):
        return told
    if problem.code == "field-missing":
        heads = {path[0]: head for head, path in reversed(COLUMNS.items()) if f"“{path[0]}”" in problem.message}
        hint = f"fill in its column{'s' * (len(heads) > 1)}: {enumerated(reversed(heads.values()))}" if heads else "fill in its column"
        return replace(problem, place=clinic.row.place, message=f"{clinic.id}: {problem.message}", hint=hint)
    return problem


def _of_sites(problem: Problem, reading: Reading, clinic: TableClinic) -> Problem | None:
    """What a site lacks, or that it is the only one, told of the row; None for anything else."""
    hint = ""
    for site in (head.rpartition(":")[0] for head in clinic.row.cells if head.startswith(SITE)):
        node = found_at(reading.node, ("sites", site.removeprefix(SITE)))
        if node is not None and problem.code == "field-missing" and problem.place == node.place:
            hint = f"fill in its column: {site}:{'name' if '“name”' in problem.message else 'address'}"
        elif problem.code == "list-length" and (every := found_at(reading.node, ("sites",))) is not None and every.place == problem.place:
            hint = "a clinic has two sites or more, or none: fill in the columns of another"
    return replace(problem, place=clinic.row.place, message=f"{clinic.id}: {problem.message}", hint=hint) if hint else None


def _is_in(place: Place, node: Node) -> bool:
    """Whether a place is in what a cell says: on its line, or in its list."""
    start = node.place
    if isinstance(node, Scalar):
        return place.line == start.line and start.column <= place.column <= start.column + start.width
    return place.line in {start.line, *(each.place.line for each in node if isinstance(each, Scalar | Mapping))}


def _difference(one: Changed) -> Iterator[str]:
    now = shown(one.path) if one.data is not None else "/dev/null"
    lines = one.before.splitlines(keepends=True), one.after.splitlines(keepends=True)
    for line in unified_diff(*lines, f"{now} (now)" if one.data is not None else now, f"{shown(one.path)} (from the table)", n=1):
        yield line if line.endswith("\n") else f"{line}\n"


def _sum(changed: Sequence[Changed], rows: int, write: bool) -> str:
    new = sum(one.data is None for one in changed)
    told = f"{rows} row{'s' * (rows != 1)}: {new} new clinic{'s' * (new != 1)}, {len(changed) - new} changed"
    told += f", {rows - len(changed)} as they are"
    return told if write or not changed else f"{told}; nothing was written: add --write"


def _export(library: Library, home: Path, table: Path) -> None:
    """Write what the clinics' own files say as a table; their network's part stays in network.yaml."""
    nodes = {name: read_file(home / "clinics" / f"{name}.yaml") for name in library.some_clinics()}
    if problems := [problem for reading in nodes.values() for problem in reading.problems]:
        raise Problems(problems)
    rows = [row_of(name, reading.node) for name, reading in nodes.items() if isinstance(reading.node, Mapping)]
    heads = list(dict.fromkeys(head for row in rows for head in row))
    out = io.StringIO()
    written = csv.DictWriter(out, [ID, *(head for head in heads if head != ID)], restval="")
    written.writeheader()
    written.writerows({head: safe_cell(words) for head, words in row.items()} for row in rows)
    write_whole(table, out.getvalue().encode("utf-8-sig"))  # the mark tells Excel that it is UTF-8
    click.echo(f"{table}: {len(rows)} clinics")
