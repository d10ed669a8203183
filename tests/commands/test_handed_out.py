"""`library:` and `topics:`: which topics a network has, and what a clinic hands out; everything that offers sheets keeps to it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from signed_network import DATA, put_network, write_data

from patient_handouts.commands.program import program
from patient_handouts.desk.offer import DeskSite, look_at_house
from patient_handouts.handouts.library import Library


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return put_network(tmp_path / "network")


def told(network: Path, *words: str) -> str:
    done = CliRunner().invoke(program, [*words, "--workspace", str(network)])
    return f"{done.output}{done.exception or ''}"


def say(network: Path, file: str, **said: object) -> None:
    write_data(network, file, {**DATA[file], **said})


@pytest.mark.parametrize(("wanted", "has"), [("none", False), ("all", True), (["vertebroplasty"], True), ([], False)])
def test_a_network_says_which_built_in_topics_it_has(network: Path, wanted: object, has: bool) -> None:
    say(network, "network.yaml", library=wanted)
    library = Library(network)
    assert "knee-pain" in library.topics() and ("vertebroplasty" in library.topics()) is has
    assert ("vertebroplasty" in told(network, "list")) is has
    assert ("there is no topic" in told(network, "make", "vertebroplasty", "--clinic", "north")) is not has


def test_a_built_in_topic_that_there_is_not_is_told(network: Path) -> None:
    say(network, "network.yaml", library=["vertebroplasti"])
    assert "did you mean “vertebroplasty”?" in told(network, "check")


def test_a_clinic_hands_out_what_it_says(network: Path) -> None:
    say(network, "clinics/north.yaml", topics=["knee-pain"])
    rows = [line.split() for line in told(network, "list").splitlines()]
    assert {row[0] for row in rows if "north" in row} == {"knee-pain"}
    assert "vertebroplasty" in {row[0] for row in rows if "south" in row}
    refused = told(network, "make", "vertebroplasty", "--clinic", "north", "-o", str(network / "x.pdf"))
    assert "topic-elsewhere" in refused and "clinics/north.yaml" in refused and not (network / "x.pdf").exists()


def test_a_run_and_a_desk_keep_to_it(network: Path) -> None:
    say(network, "clinics/north.yaml", topics=["knee-pain"])
    run = told(network, "batch", "--unapproved", "--clinic", "north", "--language", "en", "-o", str(network / "dist"))
    assert "knee-pain.en.north" in run and "vertebroplasty" not in run and "hip-pain" not in run
    house = look_at_house(DeskSite(network, "north", network / "dist", date(2026, 10, 1)))
    assert house.topics == ("knee-pain",)


def test_what_is_no_longer_handed_out_is_told(network: Path) -> None:
    folder = network / "dist"
    told(network, "batch", "--unapproved", "--clinic", "north", "--topic", "vertebroplasty", "--language", "en", "-o", str(folder))
    assert [*folder.rglob("vertebroplasty*.pdf")]
    say(network, "clinics/north.yaml", topics=["knee-pain"])
    again = told(network, "batch", "--unapproved", "--clinic", "north", "--language", "en", "-o", str(folder), "--prune")
    assert "vertebroplasty" in again and not [*folder.rglob("vertebroplasty*.pdf")]
