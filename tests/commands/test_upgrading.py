"""`handouts upgrade` over files of the old format as they were written (`old/`: the first sheet of all, four leaflets, a scaffold)."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signing import approve
from typed import handouts

from patient_handouts.handouts.about import house_kind
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.upgrade import Moved, upgraded
from patient_handouts.handouts.wording import Wording

OLD = Path(__file__).with_name("old")
ABOUT = {
    "vertebroplasty": "procedure",
    "knee-pain": "condition",
    "child-stitches": "care",
    "colonoscopy-prep": "preparation",
    "knee-exercises": "exercises",
    "starting-warfarin": "medicine",
}


def put(topic: str, text: str | None = None, language: str = "en") -> Path:
    """A topic in the network, as its file of before or in these words."""
    path = Path("handouts", topic, f"{language}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or (OLD / f"{topic}.yaml").read_text(encoding="utf-8"), encoding="utf-8", newline="")
    return path


def worded(topic: str) -> list[str]:
    """Its texts as they are printed."""
    library = Library(Path.cwd())
    handout = library.read_handout(topic, "en")
    wording = Wording(handout, library.read_clinic(library.clinics()[0]), library.catalogue("en"), date.today(), lambda part: 2)
    return [wording.words(text).plain for text in handout.all_texts()]


def test_there_is_a_kind_for_every_old_file() -> None:
    assert {path.stem for path in OLD.glob("*.yaml")} == set(ABOUT)


@pytest.mark.parametrize("topic", ABOUT)
def test_only_lines_whose_form_has_changed_are_other_and_a_second_time_nothing_is(topic: str, network: Path) -> None:
    path = put(topic)
    before = path.read_text(encoding="utf-8").split("\n")
    shown = handouts("upgrade", topic, "--about", ABOUT[topic])
    assert path.read_text(encoding="utf-8").split("\n") == before  # shown, not written
    assert f"+about: {ABOUT[topic]}" in shown.output and "nothing was written: add --write" in shown.output
    assert handouts("upgrade", topic, "--about", ABOUT[topic], "--write").exit_code == shown.exit_code
    after = path.read_text(encoding="utf-8").split("\n")
    assert after.pop(before.index("format: 1") + 1) == f"about: {ABOUT[topic]}"
    other = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert all(("{limit:" in old and ":short}" in new) or ("part: why" in old and "part: what_for" in new) for old, new in other)
    assert len(other) == sum("{limit:" in line for line in before) + (topic == "starting-warfarin")
    again = handouts("upgrade", topic, "--about", ABOUT[topic], "--write")
    assert again.exit_code == 0 and again.output == "nothing was rewritten\n"
    assert path.read_text(encoding="utf-8").split("\n").count(f"about: {ABOUT[topic]}") == 1


def test_what_only_an_author_knows_is_told_at_its_line(network: Path) -> None:
    put("vertebroplasty")
    done = handouts("upgrade", "vertebroplasty", "--about", "procedure")
    assert done.exit_code == 1
    assert "en.yaml:200:25: a number to compare with does not say whom it is of" in done.output


def test_a_kind_is_never_guessed(network: Path) -> None:
    path = put("child-stitches")
    done = handouts("upgrade")
    assert done.exit_code == 1 and "handouts upgrade child-stitches --about KIND" in done.output
    assert path.read_text(encoding="utf-8") == (OLD / "child-stitches.yaml").read_text(encoding="utf-8")
    assert handouts("upgrade", "--about", "care").exit_code == 2  # of which topic?


def test_a_translation_is_what_its_original_is(network: Path) -> None:
    put("child-stitches", (OLD / "child-stitches.yaml").read_text(encoding="utf-8").replace("format: 1", "format: 1\nabout: care"))
    spanish = put("child-stitches", language="es")
    assert "+about: care" in handouts("upgrade", "child-stitches", "--write").output
    assert "\nabout: care\n" in spanish.read_text(encoding="utf-8")


def test_a_file_of_before_prints_and_signs_what_it_did_and_upgraded_says_the_same(network: Path) -> None:
    old = put("child-stitches").read_text(encoding="utf-8").replace("teddy-bandage", "step-bandage")
    path = put("child-stitches", old)
    assert approve("child-stitches").exit_code == 0
    before = worded("child-stitches")
    assert "Let your child shower after ____." in before  # the value alone, not “after ____ after it is done”
    assert "[approval-void]" not in handouts("check", "child-stitches").output
    assert handouts("upgrade", "child-stitches", "--about", "care", "--write").exit_code == 0
    assert "{limit:shower:short}" in path.read_text(encoding="utf-8") and worded("child-stitches") == before
    assert "[approval-void]" not in handouts("check", "child-stitches").output
    put("child-stitches", old.replace("Keep nails short", "Cut the nails short"))
    assert "[approval-void]" in handouts("check", "child-stitches").output


@pytest.mark.parametrize("name", ["\r\n", "\n", "bom", "last line"])
def test_line_ends_and_the_mark_at_the_beginning_stay(name: str, network: Path) -> None:
    text = (OLD / "knee-pain.yaml").read_text(encoding="utf-8")
    text = text.replace("\n", name) if name[0] in "\r\n" else "\ufeff" + text if name == "bom" else text.rstrip("\n")
    path = put("knee-pain", text)
    before = path.read_bytes()
    assert handouts("upgrade", "knee-pain", "--about", "care", "--write").exit_code == 0
    end = b"\r\n" if name == "\r\n" else b"\n"
    assert path.read_bytes() == before.replace(b"format: 1" + end, b"format: 1" + end + b"about: care" + end)


WRITTEN = [
    ("- Wait {limit:shower}.", "- Wait {limit:shower:short}."),
    ("- 'Wait {limit:shower}.'  # {limit:shower}", "- 'Wait {limit:shower:short}.'  # {limit:shower}"),
    ('- "Say \\"wait\\" {limit:shower}, {limit:bath}."', '- "Say \\"wait\\" {limit:shower:short}, {limit:bath:short}."'),
    ("- \\{limit:shower} and {limit:shower}", "- \\{limit:shower} and {limit:shower:short}"),
    ('- "\\\\{limit:shower} and {limit:shower}"', '- "\\\\{limit:shower} and {limit:shower:short}"'),
    (
        "- >\n  Wait {limit:shower}\n  # {limit:bath} no comment here\n",
        "- >\n  Wait {limit:shower:short}\n  # {limit:bath:short} no comment here\n",
    ),
    ("- {text: Ask., allow: [{code: x, because: '{limit:shower}'}]}", "- {text: Ask., allow: [{code: x, because: '{limit:shower}'}]}"),
]


@pytest.mark.parametrize(("old", "new"), WRITTEN)
def test_limits_are_found_however_yaml_is_written(old: str, new: str) -> None:
    made, _ = upgraded(f"format: 1\nblocks:\n{old}", house_kind("care"))
    assert made == f"format: 1\nabout: care\nblocks:\n{new}"


def test_a_file_that_knows_the_short_form_keeps_its_phrases() -> None:
    made, _ = upgraded("format: 1\nblocks: ['{limit:shower:short}', '{limit:bath}']", house_kind("care"))
    assert made == "format: 1\nabout: care\nblocks: ['{limit:shower:short}', '{limit:bath}']"
    made, _ = upgraded("{format: 1, blocks: ['{limit:bath}']}", house_kind("care"))
    assert made == "{format: 1, about: care, blocks: ['{limit:bath:short}']}"


def test_what_is_spelled_otherwise_in_the_file_is_left_alone() -> None:
    with pytest.raises(Moved):
        upgraded('format: 1\nblocks: ["\\x7blimit:shower}"]', house_kind("care"))


@given(
    st.lists(st.sampled_from(["{limit:a}", "{limit:b:short}", "\\", "'", '"', "\n", " ", "#", "é", "{page:why}", "word"]), max_size=12).map(
        "".join
    )
)
def test_whatever_a_text_says_nothing_else_is_changed(words: str) -> None:
    import json

    text = (
        f"# {{limit:a}}\nformat: 1 # {{limit:a}}\nsections:\n- part: why # why\n  blocks: [{json.dumps('x' + words, ensure_ascii=False)}]\n"
    )
    made, _ = upgraded(text, house_kind("medicine"))
    assert made.startswith("# {limit:a}\nformat: 1 # {limit:a}\nabout: medicine\nsections:\n- part: what_for # why\n")
    assert upgraded(made, house_kind("medicine")) == (made, ())
    assert not read_text(made, "").problems or read_text(text, "").problems
