"""Many clinics in one table, a row each: what its columns are called, and a row from and into a clinic's file.

`handouts import` and docs/many-clinics.md tell the columns; an empty cell says nothing and changes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .node import Mapping, Node, Scalar
from .problems import Problem, near
from .reader import read_text
from .scalars import DAYS, LANGUAGE, SLUG
from .strays import NAMELESS, as_slug
from .table_cells import Spreadsheet, TableRow, of_column
from .yaml_edit import FieldValue, Path, field, found_at, quoted_scalar

ID = "id"
COLUMNS: dict[str, Path] = {
    "name": ("name",),
    "short_name": ("short_name",),
    "group": ("group",),
    "logo": ("logo",),
    "letterhead": ("letterhead",),
    "brand": ("colors", "brand"),
    "accent": ("colors", "accent"),
    "address": ("address",),
    "phone": ("phones", "day"),
    "phone_after_hours": ("phones", "after_hours"),
    "hours": ("hours",),
    "emergency": ("emergency",),
    "country": ("country",),
    "web": ("web",),
    "paper": ("paper",),
    "edition": ("edition",),
    "large_print": ("large_print",),
    "tone": ("tone",),
    "units": ("units",),
    "topics": ("topics",),
}
LISTS = ("hours", "topics")
FURTHER, HELP, SITE = "phone:", "help:", "site:"  # columns of names of their own: phone:booking, help:es, site:river:address
OF_SITE: dict[str, Path] = {head: COLUMNS[head] for head in ("name", "address", "phone", "phone_after_hours", "hours")}
OPEN = ("all day", "by appointment", "closed")
_OPEN = re.compile(rf"(?P<days>(?:{'|'.join(DAYS)})[a-z, -]*?) +(?P<when>{'|'.join(OPEN)}|(?P<from>[\d:]+) *[-–] *(?P<to>[\d:]+))")
_CLOSED = re.compile("closed on +(?P<on>.+)")


class TableClinic(NamedTuple):
    """One row: the clinic's name, what is said of it by path in its file, and the cell that says so."""

    id: str
    row: TableRow
    said: dict[Path, FieldValue]
    cells: dict[Path, tuple[str, Scalar]]  # with the head of its column


def path_of(head: str) -> Path | None:
    """Where in a clinic's file a column stands; None for one that there is not."""
    kind, _, name = head.partition(":")
    site, _, what = name.partition(":")
    if f"{kind}:" == SITE and re.fullmatch(SLUG, site) and what in OF_SITE:
        return "sites", site, *OF_SITE[what]
    if f"{kind}:" == FURTHER and re.fullmatch(SLUG, name):
        return "phones", name
    if f"{kind}:" == HELP and re.fullmatch(LANGUAGE, name):
        return "language_help", name
    return COLUMNS.get(head)


def clinics_of(table: Spreadsheet) -> tuple[list[TableClinic], list[Problem]]:
    """The clinics of a table, and what is wrong with its columns and cells."""
    problems = [*table.problems, *_of_heads(table.heads)]
    bad, found, first = {each.place for each in table.problems}, list[TableClinic](), dict[str, Scalar]()
    for row in table.rows:
        name = row.cells.get("name")
        id_ = row.cells.get(ID) or (Scalar(as_slug(name), name.place) if name else None)
        if id_ == NAMELESS and ID not in row.cells:
            what = f"no id can be made of “{name}”"
            problems.append(Problem(id_.place, "id-wrong", what, "write one in a column id: small letters, digits and hyphens"))
        elif told := _of_id(row, id_, first):
            problems.append(told)
        elif id_:
            first[str(id_)] = id_
            found.append(TableClinic(str(id_), row, {}, {}))
            problems += _filled(found[-1], {head: cell for head, cell in row.cells.items() if head != ID and cell.place not in bad})
    return found, [*problems, *_alike(table.rows)]


def _of_id(row: TableRow, id: Scalar | None, first: dict[str, Scalar]) -> Problem | None:
    """Why a row is of no clinic."""
    if id is None:
        return Problem(row.place, "row-nameless", "this row names no clinic", "write its id, or its name")
    if not re.fullmatch(SLUG, id):
        return Problem(id.place, "id-wrong", f"column id: “{id}” is no id", f"small letters, digits and hyphens: {as_slug(id)}")
    if id in first:
        what = f"the clinic “{id}” stands in line {first[id].place.line} already"
        return Problem(id.place, "row-twice", what, "give each an id of its own in a column id, or delete one of the rows")
    return None


def _filled(clinic: TableClinic, cells: dict[str, Scalar]) -> Iterator[Problem]:
    """What the cells say is put into the clinic; what is wrong with them."""
    for head, cell in cells.items():
        if path := path_of(head):
            try:
                clinic.said[path], clinic.cells[path] = _said(head, cell), (head, cell)
            except ValueError as wrong:
                yield Problem(cell.place, "cell-wrong", f"{of_column(head)}: {wrong}", HOURS_HINT)


def _alike(rows: Sequence[TableRow]) -> Iterator[Problem]:
    """Rows of two clinics with one name: a row may have been copied."""
    first = dict[str, Scalar]()
    for name in (row.cells["name"] for row in rows if "name" in row.cells):
        if (other := first.setdefault(" ".join(name.casefold().split()), name)) is not name:
            what = f"“{name}” is the name of the clinic in line {other.place.line} too"
            yield Problem(name.place, "name-twice", what, "see whether it is one clinic", "warning")


HOURS_HINT = "write mon-fri 8:00-17:00; sat by appointment; closed on holidays, 12-24"


def _of_heads(heads: Sequence[Scalar]) -> Iterator[Problem]:
    if not heads:
        return
    if not {ID, "name"} & {*heads}:
        yield Problem(
            heads[0].place, "column-missing", "no column names the clinics", "the first line names the columns: id, name, phone …"
        )
    seen = set[str]()
    for head in heads:
        if head and head != ID and path_of(head) is None:
            hint = (
                near(head, (ID, *COLUMNS))
                or f"the columns are id, {', '.join(COLUMNS)}, phone:NAME, help:LANGUAGE, site:NAME:address …; delete others"
            )
            yield Problem(head.place, "column-unknown", f"there is no column “{head}”", hint)
        elif head and head in seen:
            yield Problem(head.place, "column-twice", f"the column “{head}” stands here a second time", "delete one of them")
        seen.add(head)


def _said(head: str, cell: Scalar) -> FieldValue:
    """What a cell says; raises ValueError."""
    if head == "hours" or head.endswith(":hours"):
        return [_hours(each.strip()) for each in re.split(r"[;\n]", cell) if each.strip()]
    if head == "topics":
        return [_item(each) for each in re.split(r"[;,\s]+", cell) if each]
    return " ".join(cell.split())


def _item(words: str) -> str:
    """One item of a list in a file: nothing in it is YAML's."""
    return words if re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", words) else quoted_scalar(words)


def _hours(words: str) -> str:
    """“mon-fri 8:00-17:00” as a line of a clinic's hours."""
    if found := _CLOSED.fullmatch(words):
        return f"{{closed_on: [{', '.join(_item(each.strip()) for each in found['on'].split(','))}]}}"
    found = _OPEN.fullmatch(words)
    if not found:
        raise ValueError(f"“{words}” says no hours")
    days = found["days"] if "," not in found["days"] else f'"{found["days"]}"'
    if found["from"]:
        return f'{{days: {days}, from: "{found["from"]}", to: "{found["to"]}"}}'
    return f"{{days: {days}, open: {found['when']}}}"


def says(there: Node | None, said: FieldValue) -> bool:
    """Whether a file says it already."""
    if isinstance(said, str):
        return isinstance(there, Scalar) and " ".join(there.split()) == said
    listed = read_text("".join(["items:\n", *(f"- {item}\n" for item in said)]), "").node
    return isinstance(listed, Mapping) and there == listed["items"]


def row_of(id: str, node: Mapping) -> dict[str, str]:
    """A clinic's own file as a row, by column; what no column holds (limits, fonts, words by language) is left out."""
    found = {ID: id}
    for head, path in COLUMNS.items():
        if told := _told(head, found_at(node, path)):
            found[head] = told
    for kind, part, without in ((FURTHER, "phones", ("day", "after_hours")), (HELP, "language_help", ())):
        inside = node.get(part)
        for name, value in inside.items() if isinstance(inside, Mapping) else ():
            if isinstance(value, Scalar) and name not in without:
                found[f"{kind}{name}"] = str(value)
    sites = node.get("sites")
    for name, site in sites.items() if isinstance(sites, Mapping) else ():
        for head, path in OF_SITE.items():
            if told := _told(head, found_at(site, path)):
                found[f"{SITE}{name}:{head}"] = told
    return found


def _told(head: str, value: Node | None) -> str:
    if isinstance(value, Scalar):
        return " ".join(value.split())
    if head == "topics" and isinstance(value, list):
        return ", ".join(map(str, value))
    if head == "hours" and isinstance(value, list):
        return "; ".join(_hours_told(each) for each in value if isinstance(each, Mapping))
    return ""


def _hours_told(line: Mapping) -> str:
    if "closed_on" in line:
        return f"closed on {', '.join(map(str, line['closed_on']))}"
    return f"{line.get('days', '')} {line.get('open') or '-'.join((line.get('from', ''), line.get('to', '')))}"


def new_file(clinic: TableClinic) -> str:
    """The file of a clinic that has none yet."""
    out = ["# yaml-language-server: $schema=../schema/clinic.schema.json", "format: 1"]
    said: dict[str, Any] = {}
    for path, value in clinic.said.items():
        inside = said
        for name in path[:-1]:
            inside = inside.setdefault(name, {})
        inside[path[-1]] = value
    return "\n".join([*out, *_lines(said), ""])


def _lines(said: dict[str, Any]) -> Iterator[str]:
    """Names with values, one under the other."""
    for name, value in said.items():
        if isinstance(value, dict):
            yield f"{name}:"
            yield from (f"  {line}" for line in _lines(value))
        else:
            yield from field((name,), value)
