"""The pages of one visit: which words stand on them, where they lead, and how few they are."""

from pathlib import Path

import pytest
from judge import PROFILES, verdicts
from sheets import PICTURES, wording

from patient_handouts.handouts.key_point import VISITS
from patient_handouts.handouts.visits import for_visit, sources_of
from patient_handouts.layouts.sheet import set_sheet
from walker import walk

SHEETS = [
    (visit, language, edition, paper)
    for k, (visit, language) in enumerate((visit, language) for visit in VISITS for language in ("en", "es", "ar", "hi"))
    for edition, paper in [(("standard", "letter"), ("clear", "a4"), ("large", "letter"), ("standard", "a5"))[k % 4]]
]


def pages_of(
    visit: str, language: str, edition: str = "standard", paper: str = "letter", clinic: str = "riverside-spine"
) -> tuple[bytes, int]:
    return set_sheet(wording("vertebroplasty", language, clinic), PICTURES, paper=paper, edition=edition, visit=visit)


def test_they_pass_both_profiles_and_the_walker(tmp_path: Path) -> None:
    files = []
    for which in SHEETS:
        files.append(tmp_path / f"{'.'.join(which)}.pdf")
        files[-1].write_bytes(pages_of(*which)[0])
        assert walk(files[-1].read_bytes()).problems == []
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


@pytest.mark.parametrize("visit", VISITS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_they_say_what_the_whole_sheet_says_of_the_visit_and_the_danger_signs(visit: str, language: str) -> None:
    told = wording("vertebroplasty", language, "riverside-spine")
    words, whole = (walk(data).words for data, _ in (pages_of(visit, language), pages_of("", language)))
    part = for_visit(told.handout, visit)
    for section in part.sections:
        for text in (text for block in section.blocks for text in block.all_texts() if all(not run.placeholder for run in text.runs)):
            said = " ".join(text.plain.split())
            assert (said in words) == (said in whole), said
    others = [point for point in told.handout.key_points if point not in part.key_points and not any(run.placeholder for run in point.runs)]
    assert not [point.plain for point in others if " ".join(point.plain.split()) in words]
    assert told.say(f"visits.{visit}").plain in words and told.say("visits.part").plain in words
    assert told.say("visits.part").plain not in whole


def test_a_pointer_to_a_part_that_is_not_there_leads_to_the_full_sheet() -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    assert not [run for text in for_visit(told.handout, "home").key_points for run in text.runs]
    prepare = told.for_visit("prepare").paged(lambda part: 9)
    (point,) = (p for p in told.handout.key_points if any(run.placeholder == "page:risks" for run in p.runs))
    assert "see the full sheet" in prepare.words(point).plain and "see page\xa09" in told.paged(lambda part: 9).words(point).plain


def test_sources_keep_their_numbers_and_only_those_that_are_pointed_to_are_listed() -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    words = walk(pages_of("choose", "en")[0]).words
    listed = words[words.index(told.say("headings.sources").plain) :]
    wanted = sources_of(for_visit(told.handout, "choose"))
    years = {
        id: f"{told.source_number(id)}\xa0" in listed or f"{told.source_number(id)} " in listed for id in map(str, told.handout.sources)
    }
    assert {id for id, there in years.items() if there} >= wanted and len(wanted) < len(years)
    assert told.say("visits.sources").plain in walk(pages_of("home", "en")[0]).words


def test_what_is_taken_home_is_one_leaf_where_it_can_be() -> None:
    assert {pages_of("home", "en", paper=paper)[1] for paper in ("letter", "a4")} == {2}
    assert pages_of("home", "en", paper="a4", clinic="harbor-spine")[1] == 2
