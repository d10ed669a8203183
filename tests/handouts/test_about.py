"""Kinds of topics: the program's own, a workspace's, and what a sheet has from its kind."""

import os
import re
from pathlib import Path

import pytest
import yaml
from sheets import LIBRARY, PICTURES, TODAY

from patient_handouts.checks.check import check_handout
from patient_handouts.commands.check import everything
from patient_handouts.handouts.about import FOLDER, OWN, TopicKind, house_kinds, read_kind, usual_kind
from patient_handouts.handouts.about_table import kinds_page
from patient_handouts.handouts.catalogue import catalogue, languages
from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.in_kind import in_order_of, visit_of
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.on_paper import words_digest
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.translation import original_digest
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures

KIND = """\
format: 1
about: A visit to the dentist
parts:
  - {part: before, visit: prepare}
  - {part: in_the_chair, visit: prepare, like: procedure, heading: {en: In the chair, es: En el sillón}}
  - {part: call, visit: home}
"""
SHEET = """\
format: 1
about: dentist
title: Cleaning
subtitle: Your teeth
version: 1.0
purpose: What happens.
key_points: ["Brush."]
sections:
  - {part: own, id: money, before: before, heading: What it costs, blocks: ['Ask us.']}
  - {part: in_the_chair, blocks: ["You lie back. See {page:money}."]}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name, text in {
        "network": "format: 1\n",
        "about/dentist": KIND,
        "handouts/cleaning/en": SHEET,
        "handouts/cleaning/es": SHEET.replace("Brush.", "Cepille."),
    }.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def read(home: Path, language: str = "en") -> Handout:
    return Library(home).read_handout("cleaning", language)


def told(home: Path, language: str = "en") -> list[str]:
    with pytest.raises(Problems) as raised:
        read(home, language)
    return [f"{Path(each.place.file).name}:{each.place.line} {each.code}" for each in raised.value.problems]


def test_there_are_nine_kinds_and_one_that_old_files_are_taken_for() -> None:
    assert {*house_kinds()} == {"procedure", "condition", "medicine", "test", "preparation", "care", "exercises", "plan", "decision"}
    assert [kind.name for kind in house_kinds().values() if kind.file.old_files] == [usual_kind().name]


@pytest.mark.parametrize("kind", house_kinds().values(), ids=lambda kind: kind.name)
def test_every_kind_can_tell_danger_signs_and_its_headings_in_every_language(kind: TopicKind) -> None:
    assert (
        {"call", "aftercare", "questions", "more"} <= {*kind.order}
        and kind.part("call").visit == "home"
        and kind.part("more").visit is None
    )
    assert all(f"parts.{part}" in catalogue(language).texts for part in kind.order for language in languages())
    own = [part for part in kind.order if part not in usual_kind().order]
    headings = [catalogue("en").text(f"parts.{part}").plain for part in kind.order]
    assert len({*headings}) == len(headings) and (kind is usual_kind() or own)
    assert OWN in kind.usable


@pytest.mark.parametrize("name", ["condition", "test", "preparation"])
def test_a_file_of_old_keeps_its_order_where_it_says_what_it_is_about(name: str) -> None:
    order = house_kinds()[name].order
    assert [part for part in usual_kind().order if part in order] == [part for part in order if part in usual_kind().order]


def test_a_workspace_has_a_kind_of_its_own(home: Path) -> None:
    english, spanish = read(home), read(home, "es")
    assert [section.heading.plain for section in english.sections if section.heading] == ["What it costs", "In the chair"]
    assert spanish.sections[1].heading and spanish.sections[1].heading.plain == "En el sillón"
    assert {*Library(home).kinds()} == {*house_kinds(), "dentist"}


def test_a_heading_that_a_language_lacks_is_told_where_it_is_needed(home: Path) -> None:
    (home / "about" / "dentist.yaml").write_text(KIND.replace("{en: In the chair, es: En el sillón}", "In the chair"), encoding="utf-8")
    assert read(home).sections[1].heading
    assert told(home, "es") == ["es.yaml:10 heading-missing"]


def test_no_kind_of_ours_is_replaced_in_silence(home: Path) -> None:
    (home / "about" / "medicine.yaml").write_text(KIND, encoding="utf-8")
    assert read(home)
    path = home / "handouts" / "cleaning" / "en.yaml"
    path.write_text(SHEET.replace("about: dentist", "about: medicine"), encoding="utf-8")
    assert told(home) == ["medicine.yaml:1 kind-ours"]


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("part: before", "part: Before", ["dentist.yaml:4 part-name"]),
        ("part: before", "part: own", ["dentist.yaml:4 part-name"]),
        ("part: before", "part: call", ["dentist.yaml:6 part-twice"]),
        ("part: before", "part: befor", ["dentist.yaml:4 heading-missing"]),
        ("visit: home", "visit: hom", ["dentist.yaml:6 value-unknown"]),
        ("{part: call,", "{part: call, heading: Call,", ["dentist.yaml:6 heading-twice"]),
        ("like: procedure", "like: procedur", ["dentist.yaml:5 part-unknown"]),
        ("visit: home}", "visit: home, expects: [advic]}", ["dentist.yaml:6 block-unknown"]),
        ("visit: home}", "visit: home}\nrequire: {error: [{any_of: [adv], because: So.}]}", ["dentist.yaml:7 need-unknown"]),
        ("about: A visit", "abut: A visit", ["dentist.yaml:2 field-unknown"]),
    ],
)
def test_what_is_wrong_with_a_kind_is_told_at_its_line(home: Path, old: str, new: str, problems: list[str]) -> None:
    (home / "about" / "dentist.yaml").write_text(KIND.replace(old, new, 1), encoding="utf-8")
    assert told(home) == problems


def test_a_need_may_be_a_part_a_block_a_placeholder_or_words() -> None:
    needs = "require: {warning: [{any_of: [in_the_chair, advice, sources, pictures, '{phone}', '{limit:x}', says stop], because: So.}]}\n"
    kind = read_kind(read_text(KIND + needs, "dentist.yaml"), "dentist")
    assert kind.requires("says stop") and not kind.requires("call")


def test_parts_of_ones_own_stand_beside_another_and_are_for_its_visit(home: Path) -> None:
    path = home / "handouts" / "cleaning" / "en.yaml"
    own = "  - {part: own, PLACE, heading: NAME, blocks: ['NAME.']}\n"
    more = own.replace("PLACE", "after: in_the_chair").replace("NAME", "One") + own.replace("PLACE", "before: call").replace("NAME", "Two")
    path.write_text(SHEET.replace("sections:\n", f"sections:\n{more}") + "  - {part: call, blocks: ['Call us.']}\n", encoding="utf-8")
    handout = read(home)
    order = [handout.sections[k] for k in in_order_of(handout.sections, handout.kind)]
    assert [section.heading.plain if section.heading else section.part for section in order] == [
        "What it costs",
        "In the chair",
        "One",
        "Two",
        "call",
    ]
    assert [visit_of(section, handout.kind) for section in order] == ["prepare", "prepare", "prepare", "home", "home"]


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
def test_a_kind_is_no_link_out_of_the_workspace(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path, elsewhere = home / "about" / "dentist.yaml", tmp_path_factory.mktemp("elsewhere") / "dentist.yaml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert told(home) == ["dentist.yaml:1 file-outside"]


def test_a_kind_may_do_without_parts_of_ones_own(home: Path) -> None:
    (home / "about" / "dentist.yaml").write_text(KIND + "own_parts: no\n", encoding="utf-8")
    assert told(home) == ["en.yaml:9 value-unknown"]


def test_the_kinds_files_are_plain_yaml() -> None:
    """What editors read by our schema."""
    for path in FOLDER.glob("*.yaml"):
        lines = path.read_text(encoding="utf-8")
        assert lines.startswith("# yaml-language-server: $schema=../schema/about.schema.json\n") and yaml.safe_load(lines)["about"]


def test_check_tells_of_a_kind_that_is_wrong_once_and_of_one_that_no_topic_has(home: Path) -> None:
    (home / "about" / "dentist.yaml").write_text(KIND.replace("part: before", "part: befor"), encoding="utf-8")
    found, _ = everything(Library(home), ["cleaning"], [])
    assert [problem.code for problem in found.problems] == ["heading-missing"]
    (home / "about" / "dentist.yaml").write_text(KIND, encoding="utf-8")
    (home / "about" / "medicine.yaml").write_text(KIND, encoding="utf-8")
    found, _ = everything(Library(home), ["cleaning"], [])
    assert "kind-ours" in [problem.code for problem in found.problems]


def test_what_a_networks_kind_requires_is_asked(home: Path) -> None:
    needs = "require: {error: [{any_of: [call], because: Teeth hurt at night.}], warning: [{any_of: [says floss], because: So.}]}\n"
    (home / "about" / "dentist.yaml").write_text(KIND + needs, encoding="utf-8")
    told = [problem for problem in check_handout(read(home), Pictures()).problems if problem.code == "asked-missing"]
    assert [problem.severity for problem in told] == ["error", "warning"] and "Teeth hurt at night" in told[0].message
    assert not [
        problem for problem in check_handout(read(home, "es").but(original="en"), Pictures()).problems if problem.code == "asked-missing"
    ]
    path = home / "handouts" / "cleaning" / "en.yaml"
    path.write_text(SHEET.replace("Brush.", "Brush and Floss.") + "  - {part: call, blocks: ['Call us.']}\n", encoding="utf-8")
    assert "asked-missing" not in [problem.code for problem in check_handout(read(home), Pictures()).problems]


def test_a_part_that_is_like_another_is_held_to_what_holds_for_that(home: Path) -> None:
    path = home / "handouts" / "cleaning" / "en.yaml"
    path.write_text(SHEET.replace("You lie back.", "Skip your morning pills."), encoding="utf-8")
    assert "limit-in-prose" in [problem.code for problem in check_handout(read(home), Pictures()).problems]
    (home / "about" / "dentist.yaml").write_text(KIND.replace("like: procedure, ", ""), encoding="utf-8")
    assert "limit-in-prose" not in [problem.code for problem in check_handout(read(home), Pictures()).problems]


@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_what_was_signed_of_a_file_of_old_still_holds_when_it_says_what_it_is_about(language: str, tmp_path: Path) -> None:
    path = LIBRARY.topic_folder("vertebroplasty") / f"{language}.yaml"
    said = path.read_text(encoding="utf-8")
    assert said.count("\nabout: procedure\n") == 1
    (tmp_path / path.name).write_text(said.replace("about: procedure\n", ""), encoding="utf-8")
    new, old = (read_handout(each, "vertebroplasty", language, original="en") for each in (path, tmp_path / path.name))
    assert new.about and not old.about and original_digest(new) == original_digest(old)
    assert words_digest(new, catalogue(language)) == words_digest(old, catalogue(language))  # what recalls and the ledger know it by
    for clinic in LIBRARY.clinics():
        ours, theirs = (Wording(each, LIBRARY.read_clinic(clinic), catalogue(language), TODAY) for each in (new, old))
        for every_clinic in (True, False):
            assert finished(ours, PICTURES, every_clinic).digest == finished(theirs, PICTURES, every_clinic).digest


def test_the_page_of_kinds_is_up_to_date(update: bool) -> None:
    path = FOLDER.parents[1] / "docs" / "kinds.md"
    if update:
        path.write_text(kinds_page(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == kinds_page(), "python -m patient_handouts.handouts.about_table"


def test_the_kind_that_the_page_shows_is_one(home: Path) -> None:
    (shown,) = [each for each in re.findall("```yaml\n(.*?)```", kinds_page(), re.DOTALL) if each.startswith("format:")]
    assert read_kind(read_text(shown, "dentist.yaml"), "dentist").requires("call")
