"""The built-in library, and a workspace laid over it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from patient_handouts.handouts import library as module
from patient_handouts.handouts.approvals import ALL, approval, signable
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.handout_file import LARGEST
from patient_handouts.handouts.library import ClinicNeeded, Library, NotKnown
from patient_handouts.handouts.phones import Phone
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.validate import model_of
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.workspace import library
from patient_handouts.images.pictures import Pictures

CASES = Path(__file__).parent / "cases"
DEFINITION = (CASES / "good.yaml").read_text(encoding="utf-8")
CLINIC = (CASES / "clinic-good.yaml").read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "program"
    for name in ("back-pain/en", "back-pain/es", "knee-pain/en"):
        write(home / "library" / f"{name}.yaml", DEFINITION)
    for name in ("riverside-spine", "harbor-spine"):
        write(home / "clinics" / f"{name}.yaml", CLINIC)
    monkeypatch.setattr(module, "HERE", home)
    return home


@pytest.fixture
def workspace(tmp_path: Path, built_in: Path) -> Path:
    home = tmp_path / "my-network"
    write(home / "network.yaml", 'emergency: "112"\nunits: both\nphones: {day: (555) 555-0100, after_hours: (555) 555-0199}\n')
    return home


def test_built_in(built_in: Path) -> None:
    books = Library()
    assert books.topics() == ("back-pain", "knee-pain")
    assert books.languages("back-pain") == ("en", "es")
    assert books.clinics() == ("harbor-spine", "riverside-spine")
    assert books.default_clinic() == "riverside-spine"
    handout = books.read_handout("back-pain", "en")
    assert (handout.topic, handout.language, handout.title.plain) == ("back-pain", "en", "Back pain")
    assert books.read_clinic("harbor-spine").name.plain == "Harbor Back and Spine"


def test_a_workspace_is_the_nearest_parent_with_a_network(workspace: Path) -> None:
    (workspace / "a" / "b").mkdir(parents=True)
    assert library(start=workspace / "a" / "b").workspace == workspace
    assert library(start=workspace.parent).workspace is None
    assert library(workspace).workspace == workspace
    with pytest.raises(NotKnown):
        library(workspace / "a")


def test_a_topic_of_the_users_replaces_ours_in_all_languages(workspace: Path) -> None:
    write(workspace / "handouts" / "back-pain" / "en.yaml", DEFINITION.replace("Back pain", "Sore back"))
    books = Library(workspace)
    assert books.topics() == ("back-pain", "knee-pain")
    assert books.languages("back-pain") == ("en",)
    assert books.read_handout("back-pain", "en").title.plain == "Sore back"
    with pytest.raises(NotKnown):
        books.read_handout("back-pain", "es")


def test_an_empty_folder_is_no_topic(workspace: Path) -> None:
    for name in ("back-pain", "new-topic"):
        (workspace / "handouts" / name).mkdir(parents=True)
    assert Library(workspace).topics() == ("back-pain", "knee-pain")
    assert Library(workspace).languages("back-pain") == ("en", "es")


def test_a_workspace_never_has_the_sample_clinics(workspace: Path) -> None:
    with pytest.raises(ClinicNeeded, match="handouts new clinic"):
        Library(workspace).default_clinic()
    assert Library(workspace).clinics() == ()
    write(workspace / "clinics" / "mine.yaml", CLINIC)
    books = Library(workspace)
    assert books.clinics() == ("mine",)
    assert books.default_clinic() == "mine"


def test_with_several_clinics_one_must_be_named(workspace: Path) -> None:
    for name in ("north", "south"):
        write(workspace / "clinics" / f"{name}.yaml", CLINIC)
    with pytest.raises(ClinicNeeded) as raised:
        Library(workspace).default_clinic()
    assert raised.value.clinics == ("north", "south")
    write(workspace / "network.yaml", "default_clinic: south\n")
    assert Library(workspace).default_clinic() == "south"
    write(workspace / "network.yaml", "default_clinic: sooth\n")
    with pytest.raises(Problems) as wrong:
        Library(workspace).default_clinic()
    assert [(each.code, each.hint) for each in wrong.value.problems] == [("clinic-unknown", "did you mean “south”?")]


def test_no_clinic_is_the_only_one_while_a_file_may_be_another(workspace: Path) -> None:
    write(workspace / "clinics" / "north.yaml", CLINIC)
    write(workspace / "clinics" / "South.yml", CLINIC)
    for ask in (Library(workspace).default_clinic, lambda: Library(workspace).find_clinic("south")):
        with pytest.raises(Problems) as raised:
            ask()
        assert [(each.code, each.hint) for each in raised.value.problems] == [("file-stray", "rename it to clinics/south.yaml")]
    assert Library(workspace).find_clinic("north") == "north"


def test_a_network_lies_under_its_clinics(workspace: Path) -> None:
    own = 'format: 1\nname: Mine\ncolors: {brand: "#123456"}\nphones: {day: (555) 555-0142}\n'
    write(workspace / "clinics" / "mine.yaml", own)
    clinic = Library(workspace).read_clinic("mine")
    assert (clinic.emergency, clinic.units) == (Phone("112"), "both")
    assert (clinic.phones.day, clinic.phones.after_hours) == (Phone("(555) 555-0142"), Phone("(555) 555-0199"))


def test_an_empty_network_marks_a_workspace(workspace: Path) -> None:
    for text in ("", "# our network\n"):
        write(workspace / "network.yaml", text)
        write(workspace / "approvals.yaml", text)
        write(workspace / "clinics" / "mine.yaml", CLINIC)
        books = library(workspace)
        assert books.read_clinic(books.default_clinic()).name.plain == "Harbor Back and Spine"
        assert books.approvals() == ()


def test_a_limit_is_taken_whole(workspace: Path) -> None:
    """Who signed the network's limit did not sign the clinic's."""
    limit = "limits: {{back-pain: {{{name}: {{after: {after}, set_by: {by}, set_on: 2026-09-30}}}}}}\n"
    write(workspace / "network.yaml", limit.format(name="bath", after="2 days", by="network") + 'emergency: "112"\n')
    write(workspace / "clinics" / "mine.yaml", CLINIC + limit.format(name="shower", after="1 day", by="clinic"))
    limits = Library(workspace).read_clinic("mine").limits["back-pain"]
    assert (limits["bath"].set_by.plain, limits["shower"].set_by.plain) == ("network", "clinic")
    write(workspace / "clinics" / "mine.yaml", CLINIC + "limits: {back-pain: {bath: {after: 1 day}}}\n")
    with pytest.raises(Problems, match="set_by"):
        Library(workspace).read_clinic("mine")


def test_problems_of_the_network_are_told_where_they_are(workspace: Path) -> None:
    write(workspace / "network.yaml", "unit: us\nemergency: \nphones: {day: 012}\n")
    write(workspace / "clinics" / "mine.yaml", "format: 1\nname: Mine\n")
    with pytest.raises(Problems) as raised:
        Library(workspace).read_clinic("mine")
    assert [(Path(each.place.file).name, each.place.line, each.code) for each in raised.value.problems] == [
        ("mine.yaml", 1, "field-missing"),
        ("network.yaml", 1, "field-unknown"),
        ("network.yaml", 2, "value-missing"),
        ("network.yaml", 3, "phone-wrong"),
    ]


@pytest.mark.parametrize(("name", "topic"), [("back-pain", "back-pain"), ("back", "back-pain"), ("KNEE", "knee-pain")])
def test_a_beginning_is_enough(built_in: Path, name: str, topic: str) -> None:
    assert Library().find_topic(name) == topic


def test_an_exact_name_beats_a_beginning(built_in: Path) -> None:
    write(built_in / "library" / "back" / "en.yaml", DEFINITION)
    assert Library().find_topic("back") == "back"
    with pytest.raises(NotKnown) as raised:
        Library().find_topic("bac")
    assert raised.value.near == ("back", "back-pain")


@pytest.mark.parametrize(("name", "near"), [("back-pian", ("back-pain",)), ("xyz", ()), ("", ())])
def test_a_miss_tells_what_is_near(built_in: Path, name: str, near: tuple[str, ...]) -> None:
    with pytest.raises(NotKnown) as raised:
        Library().find_topic(name)
    assert raised.value.near == near
    assert raised.value.known == ("back-pain", "knee-pain")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..",
        ".",
        "/etc/passwd",
        "back-pain/../knee-pain",
        "C:\\back",
        "back-pain\x00",
    ],
)
def test_no_name_leads_elsewhere(built_in: Path, name: str) -> None:
    books = Library()
    for ask in (
        books.find_topic,
        books.languages,
        books.read_clinic,
        lambda each: books.read_handout(each, "en"),
        lambda each: books.read_handout("back-pain", each),
        books.find_clinic,
    ):
        with pytest.raises(NotKnown):
            ask(name)


def test_other_files_are_not_taken_for_ours(built_in: Path) -> None:
    for name in ("library/back-pain/notes.txt", "library/back-pain/English.yaml", "library/Odd Name/en.yaml", "clinics/logo.svg"):
        write(built_in / name, "")
    assert Library().topics() == ("back-pain", "knee-pain")
    assert Library().languages("back-pain") == ("en", "es")
    assert Library().clinics() == ("harbor-spine", "riverside-spine")


def test_pictures_lie_in_the_workspace_first(workspace: Path) -> None:
    assert Library(workspace).picture_folders()[:2] == (workspace / "images", workspace / "clinics")
    assert len(Library().picture_folders()) == 1


def test_approvals(workspace: Path) -> None:
    write(workspace / "clinics" / "mine.yaml", CLINIC)
    books = Library(workspace)
    wording = Wording(books.read_handout("back-pain", "en"), books.read_clinic("mine"), catalogue("en"), date(2026, 10, 1))
    assert books.approvals() == ()
    shown, until = Pictures(books.picture_folders()), date(2028, 6, 1)
    own, every = (signable(wording, shown, name) for name in ("mine", ALL))
    write(workspace / "approvals.yaml", own.entry("surgeon", date(2026, 9, 1), until) + every.entry("surgeon", date(2026, 8, 1), until))
    assert approval(wording, shown, "mine", books.approvals()).clinic == "mine"
    assert approval(wording, shown, "other", books.approvals()).clinic == "all"
    other = replace(own, finished=every.finished)
    write(workspace / "approvals.yaml", other.entry("surgeon", date(2026, 9, 1), until) + own.entry("surgeon", date(2026, 10, 2), until))
    assert approval(wording, shown, "mine", books.approvals()) is None  # other words, and a date to come
    write(workspace / "approvals.yaml", own.entry("surgeon", date(2026, 9, 1), until).replace(own.finished.digest, "abc"))
    with pytest.raises(Problems, match="digest-wrong"):
        books.approvals()


@pytest.mark.parametrize("name", ["all", "con", "com1"])
def test_a_clinic_called_every_clinic_or_like_a_device_is_told(name: str, workspace: Path) -> None:
    """Whoever signs for the clinic “all” would sign for every clinic."""
    write(workspace / "clinics" / f"{name}.yaml", CLINIC)
    write(workspace / "handouts" / name / "en.yaml", DEFINITION)
    for read in (lambda: Library(workspace).read_clinic(name), lambda: Library(workspace).read_handout(name, "en")):
        with pytest.raises(Problems) as found:
            read()
        assert [each.code for each in found.value.problems] == ["name-reserved"]


def test_a_networks_file_is_read_once_also_where_it_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What topics there are is asked at every turn."""
    read, path = list[str](), tmp_path / "network.yaml"
    monkeypatch.setattr(module, "model_of", lambda *given: read.append(given[0]) or model_of(*given))
    path.write_text("library: [nothing]\n", encoding="utf-8")
    for _ in range(3):
        with pytest.raises(Problems, match="nothing"):
            Library(tmp_path).network()
        assert Library(tmp_path).topics()
    assert read == ["network"]
    path.write_text("library: none\n", encoding="utf-8")
    assert not Library(tmp_path).topics() and read == ["network", "network"]


def test_a_definition_is_no_book(tmp_path: Path) -> None:
    (folder := tmp_path / "handouts" / "knee").mkdir(parents=True)
    (tmp_path / "network.yaml").touch()
    (folder / "en.yaml").write_text("# a comment\n" * (LARGEST // 12 + 1), encoding="utf-8")
    with pytest.raises(Problems, match="file-large"):
        Library(tmp_path).read_handout("knee", "en")
