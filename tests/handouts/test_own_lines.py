"""A topic and lines of a clinic's own are one text; what no sheet may lose stays; every mistake is told in the file of the lines."""

from pathlib import Path

import pytest
from lines import EN, put_knee, put_lines

from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.joined import block_said
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.place import shown
from patient_handouts.handouts.problems import Problem, Problems
from patient_handouts.handouts.translation import block_ids, contents, digests


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return put_knee(tmp_path / "net")


def read(library: Library, clinic: str = "east", language: str = "en") -> Handout:
    return library.read_handout("knee", language, clinic=clinic)


def said(handout: Handout, part: str) -> list[str]:
    return [block_said(block) for section in handout.sections if section.part == part for block in section.blocks]


def problems(library: Library, language: str = "en") -> tuple[Problem, ...]:
    with pytest.raises(Problems) as found:
        read(library, language=language)
    return found.value.problems


def test_lines_stand_where_they_say(library: Library) -> None:
    """At the beginning of a part, behind a block, in another's place; for this clinic and no other."""
    digest = digests(read(library, "west"))["why.paragraph-2"]
    put_lines(
        library,
        f"""
add:
  - {{after: before, blocks: ['First of all.']}}
  - {{after: ride, blocks: ['Behind.', {{id: own, paragraph: The last.}}]}}
hide: [more]
replace: [{{block: why.paragraph-2, digest: "{digest}", blocks: ['Instead.']}}]
""",
    )
    handout = read(library)
    assert said(handout, "before") == ["First of all.", "Wear a brace for 6 hours.", "Have a ride home.", "Behind.", "The last."]
    assert said(handout, "why") == ["We look into the [joint]. {source:guide}", "Instead."] and said(handout, "more") == []
    assert read(library, "west") == library.read_handout("knee", "en") and read(library, "west").joined is None


def test_blocks_keep_their_names(library: Library) -> None:
    """A translation's record and the numbers at the margin know them by these."""
    put_lines(library, "add: [{after: before, blocks: ['One.', 'Two.']}]")
    ids = [name for names in block_ids(read(library)) for name in names]
    assert [name for name in ids if name.startswith(("before", "ride"))] == ["before+1", "before+2", "before.paragraph", "ride"]
    topic = digests(read(library, "west"))
    assert {name: digest for name, digest in digests(read(library)).items() if name in topic} == topic


def test_one_list_of_sources_and_terms(library: Library) -> None:
    """Those that only hidden words named are gone; the lines' own come last."""
    digest = digests(read(library, "west"))["why.paragraph-2"]
    put_lines(
        library,
        f"""
sources: {{ours: {{title: Ours, year: 2026}}}}
terms: {{scope: {{means: a thin tube}}}}
hide: [{{block: why.paragraph-2, digest: "{digest}"}}]
add: [{{after: ride, blocks: ["A [scope] in a [joint]. {{source:ours}} {{source:guide}}"]}}]
""",
    )
    handout = read(library)
    assert list(handout.sources) == ["guide", "ours"] and list(handout.terms) == ["joint", "scope"]


def test_the_nearer_lines_come_last(library: Library) -> None:
    put_lines(library, "add: [{after: ride, blocks: [{id: lot, paragraph: Park behind the house.}]}]", "network")
    assert "Park behind the house." in said(read(library, "west"), "before")
    put_lines(library, "hide: [lot]\nadd: [{after: ride, blocks: ['Take the bus.']}]")
    assert said(read(library), "before")[2:] == ["Take the bus."]
    assert "Park behind the house." in said(read(library, "west"), "before")


LOST = {
    "call": ("line-needed", "danger signs stand on every sheet"),
    "call.danger_signs": ("line-needed", "danger signs stand on every sheet"),
    "aftercare.limits": ("line-needed", "{limit:driving}"),
    "aftercare.paragraph": ("line-needed", "{phone}"),
    "before.paragraph": ("line-counted", "digest: "),
    "before.paragraf": ("line-place-unknown", "did you mean “before.paragraph”"),
    "key_points": ("line-place-unknown", "the head of a topic is its own"),
}


@pytest.mark.parametrize("name", LOST)
def test_what_cannot_be_hidden(name: str, library: Library) -> None:
    path = put_lines(library, f"hide:\n  - {name}\n")
    code, words = LOST[name]
    found = next(each for each in problems(library) if each.code == code)
    assert words in found.message + found.hint and (found.place.file, found.place.line, found.place.column) == (shown(path), 3, 5)


def test_the_hint_for_a_counted_block_can_be_followed(library: Library) -> None:
    put_lines(library, "hide:\n  - before.paragraph\n")
    put_lines(library, f"hide:\n  - {problems(library)[0].hint.removeprefix('write ')}\n")
    assert said(read(library), "before") == ["Have a ride home."]


def test_words_may_be_replaced_by_others_with_the_same_number(library: Library) -> None:
    digest = digests(read(library, "west"))["aftercare.paragraph"]
    told = f'replace: [{{block: aftercare.paragraph, digest: "{digest}", blocks: ["WORDS"]}}]'
    put_lines(library, told.replace("WORDS", "Call the desk."))
    assert [each.code for each in problems(library)] == ["line-needed"]
    put_lines(library, told.replace("WORDS", "Call the desk at {phone}."))
    assert "Call the desk at {phone}." in said(read(library), "aftercare")


def test_network_and_clinic_add_at_one_place(library: Library) -> None:
    """The names of what is added are the wider lines' first; the nearer ones count on."""
    put_lines(library, "add: [{after: ride, blocks: ['Of all.']}]", "network")
    put_lines(library, "add: [{after: ride, blocks: ['Ours.', 'And ours.']}]")
    assert said(read(library), "before")[2:] == ["Ours.", "And ours.", "Of all."]
    assert [name for names in block_ids(read(library)) for name in names if "+" in name] == ["ride+2", "ride+3", "ride+1"]


@pytest.mark.parametrize("wider", ["hide: [ride]", "hide: [before]", 'replace: [{block: ride, digest: "DIGEST", blocks: ["Take a bus."]}]'])
@pytest.mark.parametrize("nearer", ["hide: [ride]", "add: [{after: ride, blocks: ['Ours.']}]"])
def test_what_wider_lines_leave_out_is_not_said_to_be_unknown(wider: str, nearer: str, library: Library) -> None:
    put_lines(library, wider.replace("DIGEST", digests(read(library, "west"))["ride"]), "network")
    put_lines(library, nearer)
    (found,) = problems(library)
    assert found.code == "line-place-gone" and "network/knee.en.yaml:2:" in found.message


def test_an_emergency_number_typed_out_stays(library: Library) -> None:
    path = Path(str(library.workspace), "handouts/knee/en.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("'Ask us.'", "'Hard to breathe? Call 911.'"), encoding="utf-8")
    put_lines(library, "hide: [more]")
    assert [(each.code, "holds 911" in each.message) for each in problems(library)] == [("line-needed", True)]


def test_a_change_of_the_topic_is_told(library: Library) -> None:
    """With the new words, and the digest by which they are accepted."""
    digest = digests(read(library, "west"))["before.paragraph"]
    told = 'replace: [{block: before.paragraph, digest: "DIGEST", blocks: ["Wear nothing."]}]'
    put_lines(library, told.replace("DIGEST", digest))
    assert said(read(library), "before")[0] == "Wear nothing."
    assert library.workspace
    (library.workspace / "handouts" / "knee" / "en.yaml").write_text(EN.replace("for 6 hours", "for 8 hours"), encoding="utf-8")
    (found,) = problems(library)
    assert found.code == "line-stale" and "Wear a brace for 8 hours." in found.message
    put_lines(library, told.replace("DIGEST", found.hint.split('"')[1]))
    assert said(read(library), "before")[0] == "Wear nothing."


WRONG = {
    "hide: []": "lines-none",
    "add: [{after: ride, blocks: [{danger_signs: {emergency: [Pain], same_day: [Fever]}}]}]": "danger-signs-twice",
    "add: [{after: why, blocks: [{id: ride, paragraph: A ride.}]}]": "id-twice",
    "sources: {guide: {title: Again, year: 2020}}\nhide: [ride]": "source-twice",
    "hide: [ride, ride]": "line-twice",
    "add: [{after: ride, blocks: ['{source:nobody}']}]": "source-unknown",
    'replace: [{block: more, digest: "12345678", blocks: ["A."]}]': "line-part",
    "hide: [{block: ride, digest: yes}]": "line-digest",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_in_the_lines(text: str, library: Library) -> None:
    path = put_lines(library, text)
    found = problems(library)
    assert WRONG[text] in {each.code for each in found} and {each.place.file for each in found} == {shown(path)}


def test_a_page_that_is_pointed_to_stays(library: Library) -> None:
    put_lines(library, "add: [{after: ride, blocks: ['See {page:more}.']}]")
    assert library.read_handout("knee", "en", clinic="east").joined
    put_lines(library, "add: [{after: ride, blocks: ['See {page:more}.']}]\nhide: [more]")
    (found,) = problems(library)
    assert found.code == "line-part-wanted" and found.place.line == 3


def test_a_translation_says_what_its_english_lines_say(library: Library) -> None:
    """In its own file; what a translator signs is of the original with the lines."""
    put_lines(library, "add: [{after: ride, blocks: ['Take the bus.']}]")
    before = read(library, language="es")
    assert before.joined is None
    put_lines(library, "add: [{after: ride, blocks: ['Tome el bus.']}]", language="es")
    lined = read(library, language="es")
    assert lined.made_from not in ("", before.made_from)
    assert "ride+1" in contents(library.joined_original(lined))
