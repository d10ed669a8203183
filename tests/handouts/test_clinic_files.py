"""A clinic's own file lies over its group's, and that over the network's; every value tells where it comes from."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from signed_network import CLINIC, DATA, put_network, write_data

from patient_handouts.checks.workspace import check_workspace
from patient_handouts.commands.program import program
from patient_handouts.desk.stamps import SHARED
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic_files import Origin, origins
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.place import NOWHERE
from patient_handouts.handouts.problems import Problem, Problems
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures

TODAY = date(2026, 11, 24)
OWN = """\
format: 1
group: east
name: North
colors: {brand: "#1f5f6b"}
phones:
  day: (555) 555-0142
fonts: {es: own.ttf}
topics: [vertebroplasty]
"""
EAST = """\
units: both
phones:
  day: (555) 555-0166
  after_hours: (555) 555-0177
fonts: {vi: a.ttf, es: b.ttf}
topics: [warfarin, vertebroplasty]
"""
ALL = """\
format: 1
emergency: "911"
units: us
tone: mono
phones:
  booking: (555) 555-0188
  after_hours: (555) 555-0199
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in {"network.yaml": ALL, "groups/east.yaml": EAST, "clinics/north.yaml": OWN}.items():
        put(tmp_path, name, text)
    return tmp_path


def put(home: Path, name: str, text: str) -> None:
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text(text, encoding="utf-8")


def problems(home: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(Problems) as raised:
        Library(home).read_clinic("north")
    return [brief(problem, home) for problem in raised.value.problems]


def brief(problem: Problem, home: Path) -> tuple[str, str, str]:
    place = problem.place
    return f"{Path(place.file).resolve().relative_to(home.resolve())}:{place.line}:{place.column}", problem.code, problem.hint


def test_the_nearer_value_wins(workspace: Path) -> None:
    clinic = Library(workspace).read_clinic("north")
    assert (clinic.units, clinic.tone, clinic.group) == ("both", "mono", "east")
    assert [str(clinic.phones.day), str(clinic.phones.after_hours), str(clinic.phones.contact("booking"))] == [
        "(555) 555-0142",
        "(555) 555-0177",
        "(555) 555-0188",
    ]
    assert {language: str(file) for language, file in clinic.fonts.items()} == {"vi": "a.ttf", "es": "own.ttf"}
    assert clinic.topics == ("vertebroplasty",)  # a list is taken whole


def test_every_value_tells_where_it_comes_from(workspace: Path) -> None:
    found = {origin.name: origin for origin in origins(Library(workspace).clinic_files("north"))}

    def where(origin: Origin) -> str:
        return f"{Path(origin.place.file).name}:{origin.place.line}"

    assert {name: (found[name].value, where(found[name])) for name in ("name", "units", "tone", "phones.day", "fonts.es")} == {
        "name": ("North", "north.yaml:3"),
        "units": ("both", "east.yaml:1"),
        "tone": ("mono", "network.yaml:4"),
        "phones.day": ("(555) 555-0142", "north.yaml:6"),
        "fonts.es": ("own.ttf", "north.yaml:7"),
    }
    assert [(each.value, where(each)) for each in found["phones.after_hours"].instead] == [("(555) 555-0199", "network.yaml:7")]
    assert (found["paper"].place, found["paper"].value, found["logo"].value) == (NOWHERE, "letter", "")
    assert found["topics"].value == "[vertebroplasty]"


def test_explain_clinic_shows_them_and_what_is_wrong(workspace: Path) -> None:
    put(workspace, "groups/east.yaml", EAST + "web: www example org\n")
    done = CliRunner().invoke(program, ["explain-clinic", "north", "--workspace", str(workspace)])
    lines = [line.split() for line in done.output.splitlines()]
    assert ["phones.after_hours", "(555)", "555-0177"] in [line[:3] for line in lines]
    assert any(line[0] == "paper" and line[-3:] == ["the", "program's", "default"] for line in lines)
    assert isinstance(done.exception, Problems) and [problem.code for problem in done.exception.problems] == ["url-wrong"]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("clinics/north.yaml", OWN.replace("east", "eest"), ("clinics/north.yaml:2:8", "group-unknown", "did you mean “east”?")),
        ("clinics/north.yaml", OWN.replace("east", "[east]"), ("clinics/north.yaml:2:8", "type-wrong", "")),
        ("groups/east.yaml", "group: east\n", ("groups/east.yaml:1:1", "field-unknown", "delete it")),
        ("groups/east.yaml", "unit: us\n", ("groups/east.yaml:1:1", "field-unknown", "did you mean “units”?")),
        ("groups/east.yaml", "default_clinic: north\n", ("groups/east.yaml:1:1", "field-unknown", "delete it")),
        ("groups/east.yaml", "units: uk\n", ("groups/east.yaml:1:8", "value-unknown", "")),
        ("groups/east.yaml", "phones:\n  booking: 12\n", ("groups/east.yaml:2:12", "phone-wrong", "")),
        ("network.yaml", ALL + "group: east\n", ("network.yaml:8:1", "field-unknown", "delete it")),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(workspace: Path, file: str, text: str, told: tuple[str, str, str]) -> None:
    put(workspace, file, text)
    (found,) = problems(workspace)
    assert found[:2] == told[:2] and told[2] in found[2]


def test_an_unknown_group_is_told_with_its_file_where_none_is_like_it(workspace: Path) -> None:
    put(workspace, "clinics/north.yaml", OWN.replace("east", "hospitals"))
    (workspace / "groups" / "east.yaml").unlink()
    assert problems(workspace) == [("clinics/north.yaml:2:8", "group-unknown", "what it shares stands in groups/hospitals.yaml")]


def test_a_group_that_is_a_link_out_of_the_workspace_is_refused(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "east.yaml"
    outside.write_text(EAST, encoding="utf-8")
    (workspace / "groups" / "east.yaml").unlink()
    (workspace / "groups" / "east.yaml").symlink_to(outside)
    with pytest.raises(Problems) as raised:
        Library(workspace).read_clinic("north")
    assert [problem.code for problem in raised.value.problems] == ["file-outside"]


def test_a_group_that_no_clinic_names_is_told_and_still_read(workspace: Path) -> None:
    put(workspace, "groups/west.yaml", "format: 1\nlogoo: west.svg\n")
    library = Library(workspace)
    found = check_workspace(library, Pictures(library.picture_folders())).problems
    assert sorted(brief(problem, workspace)[:2] for problem in found) == [
        ("groups/west.yaml:1:1", "group-unused"),
        ("groups/west.yaml:2:1", "field-unknown"),
    ]


def test_a_group_may_bring_a_logo_and_is_watched(workspace: Path) -> None:
    put(workspace, "groups/east.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='9' height='9'/></svg>")
    library = Library(workspace)
    assert [problem.code for problem in check_workspace(library, Pictures(library.picture_folders())).problems] == ["picture-unlisted"]
    put(workspace, "groups/east.yaml", EAST + "logo: east.svg\n")
    assert Pictures(library.picture_folders()).find(str(library.read_clinic("north").logo)).parent.name == "groups"
    assert check_workspace(library, Pictures(library.picture_folders())).problems == ()
    assert "groups" in SHARED


def test_what_is_printed_is_signed_wherever_it_comes_from(tmp_path: Path) -> None:
    """A value that moves from the clinic to its group, or from there to the network, changes no digest; another value does."""
    home = put_network(tmp_path / "network")
    pictures = Pictures(Library(home).picture_folders())

    def digest() -> str:
        library = Library(home)
        words = Wording(library.read_handout("knee-pain", "en"), library.read_clinic("north"), catalogue("en"), TODAY)
        return finished(words, pictures).digest

    before = digest()
    (home / "groups").mkdir()
    rest = {name: value for name, value in CLINIC.items() if name not in ("address", "web")}
    write_data(home, "clinics/north.yaml", rest | {"group": "east"})
    write_data(home, "groups/east.yaml", {"address": CLINIC["address"], "web": CLINIC["web"]})
    assert digest() == before
    write_data(home, "groups/east.yaml", {"address": CLINIC["address"]})
    write_data(home, "network.yaml", DATA["network.yaml"] | {"web": CLINIC["web"]})
    assert digest() == before
    write_data(home, "groups/east.yaml", {"address": "1 Other Road"})
    assert digest() != before


@pytest.mark.parametrize(
    ("country", "paper", "units"),
    [("GB", "a4", "metric"), ("US", "letter", "us"), ("CA", "letter", "metric"), ("MX", "letter", "metric"), ("IN", "a4", "metric")],
)
def test_paper_and_units_are_the_countrys_where_nobody_says_them(country: str, paper: str, units: str, workspace: Path) -> None:
    put(workspace, "network.yaml", f"format: 1\nemergency: '911'\ncountry: {country}\n")
    put(workspace, "groups/east.yaml", "phones: {after_hours: '+1 555 555 0177'}\n")
    put(workspace, "clinics/north.yaml", OWN.replace("day: (555)", "day: +1 (555)").replace("topics: [vertebroplasty]\n", ""))
    clinic = Library(workspace).read_clinic("north")
    assert (clinic.paper, clinic.units) == (paper, units)
    place = next(each.place for each in origins(Library(workspace).clinic_files("north")) if each.name == "paper")
    assert (Path(place.file).name, place.line) == ("network.yaml", 3)
    put(workspace, "groups/east.yaml", "paper: legal\nunits: both\n")
    assert (Library(workspace).read_clinic("north").paper, Library(workspace).read_clinic("north").units) == ("legal", "both")


def test_a_group_can_be_started(workspace: Path) -> None:
    done = CliRunner().invoke(program, ["new", "group", "west", "--workspace", str(workspace)])
    assert done.exit_code == 0, done.output
    put(workspace, "clinics/north.yaml", OWN.replace("group: east", "group: west"))
    assert Library(workspace).read_clinic("north").name.plain == "North"
