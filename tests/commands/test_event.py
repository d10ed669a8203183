"""`make --event`: a patient's date stands on the sheet and nowhere else."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from patient_handouts.commands.program import program
from patient_handouts.commands.scaffold import clinic_file, put, put_example_picture
from patient_handouts.commands.starting import topic_file
from patient_handouts.press.proofs.render import words_on

ROWS = """\
  - part: before
    blocks:
      - schedule:
          event: arrival
          rows:
            - {before: 1 day, at: "18:00", do: Drink the first half.}
            - {before: 12 hours, do: Drink the second half.}

"""


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """One clinic and one topic with a schedule."""
    home = tmp_path / "network"
    put(home / "clinics" / "north.yaml", clinic_file("north", "Clinic north", "(555) 555-0100"))
    first, after, rest = topic_file("knee-pain", "Knee pain").partition("  - part: aftercare\n")
    put(home / "handouts" / "knee-pain" / "en.yaml", first + ROWS + after + rest)
    put_example_picture(home)
    put(home / "network.yaml", "format: 1\n")
    return home


def made(network: Path, *more: str) -> tuple[int, str]:
    said = ["make", "knee-pain", "--draft", "--workspace", str(network), "-o", str(network / "out"), *more]
    done = CliRunner().invoke(program, said)
    return done.exit_code, done.output


def test_the_date_stands_on_the_sheet_and_nowhere_else(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDOUTS_CACHE", str(network / "cache"))
    assert made(network)[0] == 0
    before = {path for path in network.rglob("*") if path.is_file()}
    (file,) = (path for path in before if path.suffix == ".pdf")
    assert "December" not in " ".join(words_on(file.read_bytes()))
    code, told = made(network, "--event", "2026-12-03 09:30")
    assert code == 0 and {path for path in network.rglob("*") if path.is_file()} == before, "the same name, and no file more"
    words = " ".join(" ".join(words_on(file.read_bytes())).split())
    assert "December 2, 6 PM" in words and "December 2, 9:30 PM" in words
    assert "2026-12-0" not in told and "09:30" not in told
    for path in before - {file}:
        assert not any(each in path.read_bytes() for each in (b"2026-12-03", b"December 3", b"09:30")), path


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("tomorrow", "write the day and the time like"),
        ("2026-12-03 25:00", "write the day and the time like"),
        ("2026-12-03 05:00", "come in another order"),
    ],
)
def test_what_cannot_stand_is_told_without_the_date(network: Path, event: str, said: str) -> None:
    code, told = made(network, "--event", event)
    assert code == 2 and said in " ".join(told.split()) and event not in told


def test_a_sheet_without_a_schedule_has_no_place_for_it(network: Path) -> None:
    path = network / "handouts" / "knee-pain" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(ROWS, ""), encoding="utf-8")
    code, told = made(network, "--event", "2026-12-03 09:30")
    assert code == 2 and "has no schedule" in told


@pytest.mark.parametrize(("country", "event"), [("US", "12/3/2026 9:30"), ("GB", "3/12/2026 9:30")])
def test_the_month_stands_where_it_does_in_the_clinics_country(network: Path, country: str, event: str) -> None:
    """As at the desk: 12/3 is December 3 in a clinic of the US."""
    path = network / "clinics" / "north.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\ncountry: {country}\n", encoding="utf-8")
    assert made(network, "--event", event)[0] == 0
    (file,) = network.rglob("*.pdf")
    assert ("December 2" if country == "US" else "2 December") in " ".join(" ".join(words_on(file.read_bytes())).split())
