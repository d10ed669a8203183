"""A table that somebody keeps in a spreadsheet, read cell by cell: a CSV file, or the first sheet of an Excel file.

Nothing in it is reckoned or run.  What a spreadsheet does to words behind its user's back is told: a telephone number that has become a
number, a date that nobody typed, a formula.  Every cell knows its place, in a CSV file by line and column.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from .measured import read_measured
from .node import Scalar
from .place import Place, shown
from .problems import Problem, Problems, unreadable

LARGEST, MOST_ROWS, MOST_COLUMNS = 2_000_000, 2_000, 200
MOST_LINES, LONGEST_CELL, UNPACKED = 20_000, 32_767, 20_000_000  # blank ones too; letters, as in Excel; bytes of an Excel file's parts
EATEN = re.compile(r"\A[0-9]+([.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)  # 1.55555E+09: the last digits are lost
AS_TEXT = "format the column as text, then type it again"
HIDES = "'"  # before a text that a spreadsheet would take for a formula
RUNS = ("=", "@", "+", "-", "\t", "\r", HIDES)  # how a text begins that a spreadsheet would run, or that must not be told from one
NUMBER = re.compile(r"[+-][\d (). -]*")  # which begins like a formula, and is none: +44 20 7946 0000


class NoReader(Exception):
    """Excel files need a package that is not installed."""


class TableRow(NamedTuple):
    """A row with something in it: its cells by the heads of their columns, empty ones left out."""

    place: Place
    cells: dict[str, Scalar]


@dataclass(frozen=True)
class Spreadsheet:
    """The heads of the columns, the rows, and what is wrong with cells; `told`: what was taken for granted."""

    heads: tuple[Scalar, ...]
    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]
    told: tuple[str, ...] = ()


def read_table(path: Path) -> Spreadsheet:
    """A table; raises Problems where it cannot be read at all, NoReader."""
    try:
        data = read_measured(path, LARGEST)
    except OSError as error:
        raise Problems([unreadable(error, path)]) from None
    if path.suffix.lower() == ".xlsx":
        table = _table(_sheet(data, path))
    else:
        text, told = _text(data, path)
        table = _table(_records(text, shown(path)), told)
    if not table.heads:
        hint = "its first line names the columns: id, name, phone …"
        raise Problems([Problem(Place(shown(path)), "table-empty", "nothing stands in this table", hint)])
    return table


def _text(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """As UTF-8 or UTF-16 with its mark, else as Windows writes it where it must."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    if b"\0" in data:  # UTF-16 without its mark, UTF-32, no text at all
        hint = "save the table as CSV UTF-8"
        raise Problems([Problem(Place(shown(path)), "table-broken", "these are no words in UTF-8, UTF-16 or Windows-1252", hint)])
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), (f"{shown(path)} is not in UTF-8: it is read as Windows-1252; look at its accents",)


def _records(text: str, file: str) -> Iterator[list[Scalar]]:
    """The cells of each line; quotes may hold separators, line ends, and quotes twice."""
    first = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    said = re.match(r"sep=([,;\t])\r?\n", text)  # as Excel writes it, and leaves it out
    mark = said[1] if said else max(",;\t", key=first.count)
    cell = re.compile(rf'[ ]*"([^"]*(?:""[^"]*)*)"[ ]*(?={mark}|\r?\n|\r|$)|([^{mark}\r\n]*)')
    at, line, begins, record = (said.end(), 2, said.end(), list[Scalar]()) if said else (0, 1, 0, list[Scalar]())
    while at <= len(text):
        found = cell.match(text, at)
        assert found  # an empty cell matches too
        words = found[1].replace('""', '"') if found[1] is not None else found[2]
        place = Place(file, line, at - begins + 1, max(1, len(found[0])))
        record.append(_of_kind(words, place, "quote") if found[1] is None and words.lstrip().startswith('"') else Scalar(words, place))
        line, begins = line + found[0].count("\n"), begins if "\n" not in found[0] else at + found[0].rindex("\n") + 1
        at = found.end()
        if text.startswith(mark, at):
            at += 1
            continue
        yield record
        record = []
        if at >= len(text):
            return
        at += 2 if text.startswith("\r\n", at) else 1
        line, begins = line + 1, at


def _sheet(data: bytes, path: Path) -> Iterator[list[Scalar]]:
    """The cells of the first sheet of an Excel file, as they are stored; a formula is its text."""
    try:
        openpyxl = import_module("openpyxl")
    except ImportError:
        raise NoReader("Excel files need openpyxl: pip install 'patient-handouts[xlsx]'; or save the table as CSV UTF-8") from None
    try:
        if (parts := sum(each.file_size for each in ZipFile(BytesIO(data)).infolist())) > UNPACKED:
            raise ValueError(f"it unpacks to {parts:,} bytes; {UNPACKED:,} are the most")
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        rows = list(book.worksheets[0].iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS))
    except Exception as error:  # whatever a broken ZIP or XML raises
        hint = "open it in Excel and save it once more, or save it as CSV UTF-8"
        raise Problems([Problem(Place(shown(path)), "table-broken", f"this is no Excel file that can be read: {error}", hint)]) from None
    for k, row in enumerate(rows, 1):
        yield [_stored(cell.value, Place(shown(path), k, n)) for n, cell in enumerate(row, 1)]


class Stored(Scalar):
    """A cell that is something else than text; `kind` says what."""

    __slots__ = ("kind",)
    kind: str


def _of_kind(words: str, place: Place, kind: str) -> Stored:
    cell = Stored(words, place)
    cell.kind = kind
    return cell


def _stored(value: Any, place: Place) -> Scalar:
    if value is None or isinstance(value, str):
        return Scalar(value or "", place)
    whole = isinstance(value, float) and value.is_integer()
    kind = "date" if isinstance(value, date | datetime | time) else "number"
    return _of_kind(str(int(value) if whole else value), place, kind)


def _table(records: Iterable[list[Scalar]], told: tuple[str, ...] = ()) -> Spreadsheet:
    heads, rows, problems = tuple[Scalar, ...](), list[TableRow](), list[Problem]()
    for line, record in enumerate(records, 1):
        place = record[0].place
        filled = any(cell.strip() for cell in record)
        if line > MOST_LINES or len(rows) + bool(filled and heads) > MOST_ROWS:
            problems.append(Problem(place, "table-long", f"{MOST_ROWS:,} rows are the most", "part the table, and delete its blank lines"))
            break
        if long := [cell for cell in record if len(cell) > LONGEST_CELL]:
            problems.append(Problem(long[0].place, "table-long", f"this cell has more than {LONGEST_CELL:,} letters", "shorten it"))
            break
        if len(record) > MOST_COLUMNS:
            what = f"{MOST_COLUMNS} columns are the most"
            problems.append(Problem(record[MOST_COLUMNS].place, "table-long", what, "delete those that nothing stands in"))
            break
        if not filled or not heads:
            heads = heads or (tuple(_plain(cell) for cell in record) if filled else ())
            continue
        found = dict[str, Scalar]()
        for k, cell in enumerate(record):
            if cell.strip():
                head = str(heads[k]) if k < len(heads) else ""
                problems += _of_cell(cell, head)
                found[head] = _plain(cell)
        rows.append(TableRow(place, found))
    if problems and not heads:
        raise Problems(problems)
    return Spreadsheet(heads, tuple(rows), tuple(problems), told)


def _plain(cell: Scalar) -> Scalar:
    """Its words, without the sign that kept a spreadsheet from running them."""
    words = cell.strip()
    return Scalar(words[1:] if words.startswith(HIDES) and words[1:2] in RUNS else words, cell.place)


def _of_cell(cell: Scalar, head: str) -> Iterator[Problem]:
    """What a spreadsheet did to a cell."""
    where = of_column(head)
    if cell.strip().startswith("="):
        hint = "copy the cell, and paste its value alone (Paste Special, Values)"
        yield Problem(cell.place, "cell-formula", f"{where}: a formula stands here, and none is reckoned", hint)
    elif EATEN.fullmatch(cell.strip()):
        yield Problem(cell.place, "cell-number", f"{where}: “{cell}” was a number with more digits; the last ones are lost", AS_TEXT)
    elif getattr(cell, "kind", "") == "quote":
        what = f"{where}: the quote that opens here does not close the cell: {cell.split(chr(10))[0]}"
        yield Problem(cell.place, "cell-quote", what, "put the whole cell in quotes, and each quote inside it twice")
    elif getattr(cell, "kind", "") == "date":
        yield Problem(cell.place, "cell-date", f"{where}: Excel has made a date of this: “{cell}”", AS_TEXT)
    elif getattr(cell, "kind", "") == "number" and head.startswith("phone"):
        yield Problem(cell.place, "cell-number", f"{where}: Excel holds this as a number, which has no 0 before it: “{cell}”", AS_TEXT)
    elif not head:
        yield Problem(cell.place, "column-unnamed", f"“{cell.strip()}” stands in a column without a name", "name the column, or delete it")


def of_column(head: str) -> str:
    """How a complaint names the column."""
    return f"column {head}" if head else "no column"


def safe_cell(words: str) -> str:
    """A text as a cell that no spreadsheet runs."""
    return f"{HIDES}{words}" if words.startswith(RUNS) and not NUMBER.fullmatch(words) else words
