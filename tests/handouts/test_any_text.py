"""Any text in: a Handout or Problems, never another exception, and every problem can be shown."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.definition import Definition
from patient_handouts.handouts.handout_file import names_in
from patient_handouts.handouts.problems import Problems, report
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.validate import model

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
SOURCES = [path.read_text(encoding="utf-8") for path in CASES]
YAML = "abc 019:-#[]{}*&!%@`'\"|>?,\n\\.\t~=é\U0001f600"


def read(text: str) -> None:
    for kind in (Definition, Clinic):
        try:
            reading = read_text(text, "any.yaml")
            model(kind, reading, names_in(reading.node, ("where-it-hurts",), ("home",)))
        except Problems as found:
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert found.problems
            for problem in found.problems:
                assert 1 <= problem.place.line <= len(lines), problem
                assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
            assert report(found.problems)


@given(st.text())
def test_any_text(text: str) -> None:
    read(text)


@settings(max_examples=300)
@example("\n\t")
@given(st.text(alphabet=YAML, max_size=60))
def test_any_text_of_yaml_signs(text: str) -> None:
    read(text)


@settings(max_examples=300)
@given(st.sampled_from(SOURCES), st.data())
def test_any_file_with_a_stretch_replaced(source: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(begin, min(len(source), begin + 30)))
    read(source[:begin] + data.draw(st.text(alphabet=YAML, max_size=8)) + source[end:])


@settings(max_examples=300)
@given(st.sampled_from(SOURCES), st.data())
def test_any_file_with_lines_moved(source: str, data: st.DataObject) -> None:
    lines = source.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines.pop(number)
    lines.insert(data.draw(st.integers(0, len(lines))), data.draw(st.sampled_from(["", "  ", "- ", "    "])) + line)
    read("\n".join(lines))
