"""The few lines of a definition by which its topic is found say what the whole says."""

from pathlib import Path

import pytest

from patient_handouts.handouts.heading import TopicHeading, read_heading
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.part import Part
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.text import Text

LIBRARY = Library()
EVERY = [(topic, language) for topic in LIBRARY.topics() for language in LIBRARY.languages(topic)]


def said(part: Part, field: str) -> object:
    """A field's words, wherever they stand."""
    value = getattr(part, field)
    return value.plain if isinstance(value, Text) else [said(value, each) for each in value.FIELDS] if isinstance(value, Part) else value


@pytest.mark.parametrize(("topic", "language"), EVERY)
def test_it_says_what_the_whole_definition_says(topic: str, language: str) -> None:
    heading = read_heading(LIBRARY.topic_folder(topic) / f"{language}.yaml")
    whole = LIBRARY.read_handout(topic, language)
    assert [said(heading, field) for field in TopicHeading.FIELDS] == [said(whole, field) for field in TopicHeading.FIELDS]


@pytest.mark.parametrize(
    ("written", "title", "others"),
    [
        ("title: A knee\n# codes: x\nversion: 1\nsections:\n  - title: no\n", "A knee", ()),
        ('"format": 1\ntitle: >-\n  A knee\n  hurts\nalso_called:\n  - one\n\n  - two\nfound_byx: 1\n', "A knee hurts", ("one", "two")),
        ("\ufeffalso_called: [one,\n  two]\r\ntitle: A knee\r\n", "A knee", ("one", "two")),
    ],
)
def test_however_it_is_written(written: str, title: str, others: tuple[str, ...], tmp_path: Path) -> None:
    (path := tmp_path / "en.yaml").write_text(written, encoding="utf-8", newline="")
    heading = read_heading(path)
    assert (heading.title.plain, heading.also_called) == (title, others)


@pytest.mark.parametrize("written", ["", "version: 1\n", "title: {a: b}\n", "title: a\ntitle: b\n", "title: [\n", "title: a\ncodes: x\n"])
def test_what_cannot_be_read_is_a_problem(written: str, tmp_path: Path) -> None:
    (path := tmp_path / "en.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(Problems):
        read_heading(path)
