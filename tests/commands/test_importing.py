"""Many clinics from one table: files are written and changed, nothing of their own is lost, and each bad cell is told at its place."""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from typed import handouts

from patient_handouts.commands import import_clinics
from patient_handouts.handouts import table_cells
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.node import Mapping, Scalar
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.yaml_edit import NotThere, put_value
from patient_handouts.handouts.yaml_edit import Path as Way

HEADS = "id,name,brand,phone"
NORTH = "north,North Clinic,#1f5f6b,(555) 555-0100"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "clinics").mkdir()
    (tmp_path / "network.yaml").write_text('format: 1\nemergency: "911"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*lines: str, encoding: str = "utf-8", ends: str = "\n", name: str = "t.csv") -> Path:
    path = Path(name)
    path.write_bytes(ends.join([*lines, ""]).encode(encoding))
    return path


def told(*lines: str) -> list[tuple[str, str, str]]:
    """The place, message and code of each problem."""
    done = handouts("import", put(*lines), "--write")
    assert isinstance(done.exception, Exception), done.output
    return [(f"{each.place.line}:{each.place.column}", each.message, each.code) for each in done.exception.problems]  # type: ignore[attr-defined]


def test_a_row_becomes_a_clinic(home: Path) -> None:
    """Shown first, and written only then; the second time nothing is new."""
    table = put(
        f"{HEADS},hours,topics,phone:booking,help:es,units",
        f'{NORTH},"mon-fri 8:00-17:00; sat by appointment; closed on holidays, 12-24",'
        "vertebroplasty,(555) 555-0101,Llame a {phone}.,metric",
    )
    shown = handouts("import", table)
    assert "+name: " in shown.output and "nothing was written" in shown.output and not list((home / "clinics").iterdir())
    handouts("import", table, "--write")
    clinic = Library(home).read_clinic("north")
    assert clinic.name.plain == "North Clinic" and str(clinic.phones.contact("booking")) == "(555) 555-0101" and clinic.units == "metric"
    assert [each.open for each in clinic.hours] == [None, "by appointment", None] and clinic.topics == ("vertebroplasty",)
    assert "0 new clinics, 0 changed, 1 as they are" in handouts("import", table).output


OWN = """format: 1   # the format
# our best clinic
name: 'North Clinic'   # sic
colors: {brand: "#1f5f6b"}
phones:
  # the desk
  day: "(555) 555-0100"
hours:
  - {days: mon-fri, from: "8:00", to: "17:00"}
# what we set
limits:
  vertebroplasty:
    lifting: {amount: 10 lb, lasts: 3 months, set_by: lead, set_on: 2026-10-01}
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_all_else_in_a_file_stays(ends: str, home: Path) -> None:
    """Comments, limits, order, quotes of what no cell changes, ends of lines."""
    path = home / "clinics" / "north.yaml"
    path.write_bytes(OWN.replace("\n", ends).encode())
    heads = "id,name,brand,accent,phone,phone:nurse,hours"
    row = "north,North & Sons,#1f5f6b,#7a4ca6,(555) 555-0100,(555) 555-0107,sat closed"
    assert handouts("import", put(heads, row), "--write").exit_code == 0
    now = path.read_bytes().decode()
    wanted = (
        OWN.replace("'North Clinic'", '"North & Sons"')
        .replace('{brand: "#1f5f6b"}', '{accent: "#7a4ca6", brand: "#1f5f6b"}')
        .replace("  day:", '  nurse: "(555) 555-0107"\n  day:')
        .replace('{days: mon-fri, from: "8:00", to: "17:00"}', "{days: sat, open: closed}")
    )
    assert now == wanted.replace("\n", ends)


BAD = {
    f"{NORTH},1.55555E+09": ("2:43", "cell-number"),
    f"{NORTH},=A1": ("2:43", "cell-formula"),
    f"{NORTH},12": ("2:43", "phone-wrong"),
    "north,North Clinic,red,(555) 555-0100": ("2:20", "color-wrong"),
    "North Clinic,North,#1f5f6b,(555) 555-0100": ("2:1", "id-wrong"),
    f"{NORTH}\nnorth,Other,#1f5f6b,(555) 555-0101": ("3:1", "row-twice"),
    ",,#1f5f6b": ("2:1", "row-nameless"),
    "north,North Clinic,#1f5f6b": ("2:1", "field-missing"),
    f"{NORTH},,more": ("2:44", "column-unnamed"),
    "all,All,#1f5f6b,(555) 555-0100": ("2:1", "name-reserved"),
    f"{'n' * 300},North,#1f5f6b,(555) 555-0100": ("2:1", "name-reserved"),
    'north,"North Clinic,#1f5f6b,(555) 555-0100': ("2:7", "cell-quote"),
    'north,"North" Clinic,#1f5f6b,(555) 555-0100': ("2:7", "cell-quote"),
    ",\u8a3a\u6240,#1f5f6b,(555) 555-0100": ("2:2", "id-wrong"),
}


@pytest.mark.parametrize("rows", BAD)
def test_a_bad_cell_is_told_at_its_place(rows: str, home: Path) -> None:
    """Once, and nothing is written."""
    found = told(f"{HEADS},phone:nurse", *rows.split("\n"))
    assert [(place, code) for place, _, code in found] == [BAD[rows]] and not list((home / "clinics").iterdir())


LISTED = {
    "hours": ("closed on a]}, {x: [b", "day-wrong"),
    "topics": ("&a *b {x", "id-wrong"),
}


@pytest.mark.parametrize("column", LISTED)
def test_no_cell_is_read_as_yaml(column: str, home: Path) -> None:
    """Its words are words: what is wrong with them is told of the cell."""
    cell, code = LISTED[column]
    assert {(place, found) for place, _, found in told(f"{HEADS},{column}", f'{NORTH},"{cell}"')} == {("2:43", code)}


@pytest.mark.parametrize("data", [b"", b"\n\n", "id,name\n".encode("utf-16-le"), b"\0"])
def test_a_file_that_is_no_table_is_told(data: bytes, home: Path) -> None:
    Path("t.csv").write_bytes(data)
    (found,) = handouts("import", "t.csv").exception.problems  # type: ignore[union-attr]
    assert found.code in ("table-empty", "table-broken")


def test_the_line_that_names_the_separator_is_none_of_the_table(home: Path) -> None:
    assert "1 new clinic," in handouts("import", put("sep=;", *(line.replace(",", ";") for line in (HEADS, NORTH)))).output


RUN = {"=1": "'=1", "+1+cmd|x": "'+1+cmd|x", "-2+3": "'-2+3", "@x": "'@x", "+44 20 7946 0000": "+44 20 7946 0000", "-": "-", "'=1": "''=1"}


@pytest.mark.parametrize("words", RUN)
def test_no_cell_is_run_by_a_spreadsheet(words: str) -> None:
    cell = table_cells.safe_cell(words)
    assert cell == RUN[words] and table_cells._plain(Scalar(cell)) == words


def test_columns_that_nobody_knows_are_told(home: Path) -> None:
    found = told("id,name,brand,fone,phone,phone", NORTH)
    assert {("1:15", "column-unknown"), ("1:26", "column-twice")} <= {(place, code) for place, _, code in found}
    assert [code for _, _, code in told("brand,phone", "#1f5f6b,(555) 555-0100")].count("column-missing") == 1


def test_every_wrong_hour_is_told(home: Path) -> None:
    found = told(f"{HEADS},hours", f"{NORTH},mon-fri 8-5", NORTH.replace("north", "south").replace("North", "South") + ",whenever")
    assert {place for place, _, _ in found} == {"2:43", "3:43"} and all("column hours" in message for _, message, _ in found)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_as_spreadsheets_save_them(encoding: str, mark: str, home: Path) -> None:
    """Marks of their encoding, another separator, quotes with line ends in them, blank rows."""
    lines = [f"{HEADS},address", f'{NORTH.replace("North", "Nörd")},"1 High St{mark if mark != "," else ""}\nFloor ""2"""', ",,,,", ""]
    table = put(*(line.replace(",", mark) for line in lines), encoding=encoding, ends="\r\n")
    done = handouts("import", table, "--write")
    assert done.exit_code == 0, done.exception
    clinic = Library(home).read_clinic("north")
    assert clinic.name.plain == "Nörd Clinic" and clinic.address and clinic.address.plain.endswith('Floor "2"')


def test_the_table_comes_back(home: Path) -> None:
    """What a spreadsheet would run comes as text, and is read as it was."""
    rows = [f"{HEADS},hours,short_name", f"{NORTH},mon-fri 8:00-17:00; closed on holidays,@North"]
    handouts("import", put(rows[0], rows[1]), "--write")
    assert handouts("import", "--export", "back.csv").exit_code == 0
    assert "'@North" in Path("back.csv").read_text(encoding="utf-8-sig")
    assert "0 new clinics, 0 changed, 1 as they are" in handouts("import", "back.csv").output
    assert Library(home).read_clinic("north").short_name.plain == "@North"  # type: ignore[union-attr]


SITES = "site:river:name,site:river:address,site:river:phone,site:river:hours,site:lake:name,site:lake:address"


def test_sites_come_and_go_with_the_table(home: Path) -> None:
    """Into a new file, out again, into a file that has other sites; what lacks is told of its column."""
    row = f"{NORTH},Riverside,12 River Street,(555) 555-0111,mon-thu 7:00-15:00,Lakeside,2 Lake Street"
    assert handouts("import", put(f"{HEADS},{SITES}", row), "--write").exit_code == 0
    river = Library(home).read_clinic("north@river")
    assert (river.address.plain, str(river.phones.day)) == ("12 River Street", "(555) 555-0111") and len(river.hours) == 1  # type: ignore[union-attr]
    handouts("import", "--export", "back.csv")
    assert "0 new clinics, 0 changed, 1 as they are" in handouts("import", "back.csv").output
    own = home / "clinics" / "north.yaml"
    own.write_text(
        own.read_text(encoding="utf-8").replace("  river:", "  hill: {name: Hill, address: 1 Road}   # ours\n  river:"), encoding="utf-8"
    )
    row = row.replace("12 River", "14 River").replace(",Riverside", ",Riverside East")
    assert handouts("import", put(f"{HEADS},{SITES}", row), "--write").exit_code == 0
    assert [*Library(home).read_clinic("north").sites] == ["hill", "river", "lake"] and "# ours" in own.read_text(encoding="utf-8")
    assert Library(home).read_clinic("north@river").address.plain == "14 River Street"  # type: ignore[union-attr]


def test_what_a_site_lacks_is_told_of_its_row(home: Path) -> None:
    ((place, message, code),) = told(f"{HEADS},site:river:name,{SITES.partition('hours,')[2]}", f"{NORTH},Riverside,Lakeside,2 Lake Street")
    assert (place, code) == ("2:1", "field-missing") and message.startswith("north: ") and "address" in message
    ((place, message, code),) = told(f"{HEADS},{SITES.partition('hours,')[2]}", f"{NORTH},Lakeside,2 Lake Street")
    assert (place, code) == ("2:1", "list-length") and message.startswith("north: ")
    ((_, message, code),) = told(f"{HEADS},site:river:adress", f"{NORTH},Riverside")
    assert code == "column-unknown"


def test_an_excel_file_is_read_as_it_is_stored(home: Path) -> None:
    """A number has lost its 0, a formula is none of ours, a date nobody typed; the rest is as in a CSV file."""
    from datetime import datetime

    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADS.split(","), [], NORTH.split(","), ["south", "=HYPERLINK(1)", "#1f5f6b", 5555550101], ["east", datetime(2026, 5, 1)]):
        sheet.append(row)
    book.save("t.xlsx")
    done = handouts("import", "t.xlsx")
    found = [(each.place.line, each.place.column, each.code) for each in done.exception.problems]  # type: ignore[union-attr]
    assert {(4, 2, "cell-formula"), (4, 4, "cell-number"), (5, 2, "cell-date")} <= {*found}
    sheet.delete_rows(4, 2)
    book.save("t.xlsx")
    assert handouts("import", "t.xlsx", "--write").exit_code == 0 and Library(home).read_clinic("north").name.plain == "North Clinic"


def test_without_a_reader_excel_files_are_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(table_cells, "import_module", missing)
    put(HEADS, name="t.xlsx")
    done = handouts("import", "t.xlsx")
    assert done.exit_code == 1 and "pip install 'patient-handouts[xlsx]'" in done.output


def test_a_broken_excel_file_is_told(home: Path) -> None:
    put("PK no zip", name="t.xlsx")
    done = handouts("import", "t.xlsx")
    assert [each.code for each in done.exception.problems] == ["table-broken"]  # type: ignore[union-attr]


PUT: dict[str, tuple[str, Way, str]] = {
    "a new name at the end": ("format: 1\n", ("web",), 'format: 1\nweb: "x.y"\n'),
    "without a last line end": ("format: 1", ("web",), 'format: 1\nweb: "x.y"\n'),
    "a new mapping": ("format: 1\n", ("phones", "day"), 'format: 1\nphones:\n  day: "x.y"\n'),
    "an empty flow mapping": ("colors: {}\n", ("colors", "brand"), 'colors: {brand: "x.y"}\n'),
    "deep in a new mapping": ("format: 1\n", ("sites", "a", "name"), 'format: 1\nsites:\n  a:\n    name: "x.y"\n'),
    "beside others": ("sites:\n  b:\n    name: B\n", ("sites", "a", "name"), 'sites:\n  a:\n    name: "x.y"\n  b:\n    name: B\n'),
    "in one of others": ("sites:\n  a:\n    name: B\n", ("sites", "a", "address"), 'sites:\n  a:\n    address: "x.y"\n    name: B\n'),
    "deep in braces": ("sites: {b: {name: B}}\n", ("sites", "a", "name"), 'sites: {a: {name: "x.y"}, b: {name: B}}\n'),
    "before a comment": ("web: a.b   # ours\n", ("web",), 'web: "x.y"   # ours\n'),
}


@pytest.mark.parametrize("name", PUT)
def test_a_value_is_put_in_its_place(name: str) -> None:
    text, path, after = PUT[name]
    node = read_text(text, "f").node
    assert isinstance(node, Mapping) and put_value(text, node, path, "x.y") == after


@pytest.mark.parametrize("text", ["web: |\n  a\n  b\n", 'web: "a\n  b"\n', "web: {en: a}\n"])
def test_what_is_no_text_of_one_line_is_left_alone(text: str) -> None:
    node = read_text(text, "f").node
    assert isinstance(node, Mapping)
    with pytest.raises(NotThere):
        put_value(text, node, ("web",), "x")


def test_what_the_help_and_the_docs_tell_is_so() -> None:
    """Every column stands in the page."""
    page = (Path(import_clinics.__file__).parents[1] / "docs" / "many-clinics.md").read_text(encoding="utf-8")
    from patient_handouts.handouts.clinic_table import COLUMNS, path_of

    named = re.findall(r"^\| `([a-z_]+(?::\w+)*)`", page, re.MULTILINE)
    assert [*named[:1], *(each for each in named[1:] if ":" not in each)] == ["id", *COLUMNS]
    assert all(path_of(each.replace("NAME", "nurse").replace("LANGUAGE", "es")) for each in named[1:])


EAST = 'format: 1\ncolors: {brand: "#1f5f6b"}\ncountry: GB\nphones: {day: "029 2018 0142", after_hours: "029 2018 0143"}\n'


def test_a_row_needs_not_what_its_group_says(home: Path) -> None:
    """And what the group says wrongly for it is told there, with the row; what is missing, with its column."""
    put(EAST, name="east.yaml").rename(_folder(home / "groups") / "east.yaml")
    rows = ("id,name,group,phone:nurse,hours", "north,North,east,029 2018 0144,")
    assert handouts("import", put(*rows), "--write").exit_code == 0
    assert Library(home).read_clinic("north").phones.day.written == "029 2018 0142"
    done = handouts("import", put(*rows, "south,South,,,", "west,West,east,,mon-sun all day", "up,Up,est,,"))
    found = [(each.place.file, each.code, each.message, each.hint) for each in done.exception.problems]  # type: ignore[union-attr]
    assert ("t.csv", "field-missing", "south: “colors” and “phones” are missing", "fill in its columns: brand and phone") in found
    assert [code for file, code, message, _ in found if file == "groups/east.yaml" and "west (t.csv:4:1)" in message] == [
        "hours-contradict"
    ]
    assert ("t.csv", "did you mean “east”?") in [(file, hint) for file, _, message, hint in found if message.startswith("column group")]


@pytest.mark.parametrize("more", ["\n" * 30_000, "," * 300, "a" * 40_000, '"' + "a" * 40_000, '""' * 40_000])
def test_a_table_is_read_no_further_than_tables_go(home: Path, more: str) -> None:
    assert "table-long" in {code for _, _, code in told(HEADS, NORTH, more)}


def test_an_excel_file_that_unpacks_to_gigabytes_is_not_unpacked(home: Path) -> None:
    Workbook().save("t.xlsx")
    with ZipFile("t.xlsx", "a", ZIP_DEFLATED) as book:
        book.writestr("xl/more.xml", bytes(table_cells.UNPACKED))
    done = handouts("import", Path("t.xlsx"))
    assert isinstance(done.exception, Problems) and "it unpacks to" in done.output + str(done.exception)


def test_names_that_differ_by_spaces_and_capitals_are_told(home: Path) -> None:
    done = handouts("import", put(HEADS, NORTH, NORTH.replace("north,North", "south,NORTH ")))
    assert "is the name of the clinic in line 2 too" in done.output


def _folder(path: Path) -> Path:
    path.mkdir()
    return path
