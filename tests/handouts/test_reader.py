"""Bytes and YAML as they come: what is fine, and what is refused before YAML looks at it."""

import pickle
from pathlib import Path

import pytest

from patient_handouts.handouts.node import Mapping, Scalar
from patient_handouts.handouts.reader import LARGEST, read_file, read_text, shown
from patient_handouts.handouts.traps import MOST_PIECES

GOOD = "format: 1\ntitle: Ärzte\nlist:\n  - one\n"


def codes(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "some.yaml"
    path.write_bytes(data)
    return [problem.code for problem in read_file(path).problems]


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(),
        GOOD.rstrip().encode(),
        b"---\n" + GOOD.encode(),
    ],
    ids=["plain", "bom", "crlf", "cr", "bom-crlf", "no-last-line-end", "dashes"],
)
def test_fine(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_bytes(data)
    reading = read_file(path)
    assert not reading.problems
    assert reading.node == {"format": "1", "title": "Ärzte", "list": ["one"]}
    assert reading.node["title"].place.line - reading.node["format"].place.line == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD.encode("latin-1"), "file-encoding"),
        (GOOD.encode("utf-16"), "file-encoding"),
        (b"title: \xed\xa0\x80", "file-encoding"),
        (b"", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"\n\n\n", "file-empty"),
        (b"title: a\x00b", "character-forbidden"),
        (b"title: a\x1bb", "character-forbidden"),
        ("title: a\u0085b".encode(), "character-forbidden"),
        ("title: a\ufeffb".encode(), "character-forbidden"),
        (b"%PDF-1.7\n\xff\xfe", "file-encoding"),
        (b"#" * (LARGEST + 1), "file-large"),
        (b"[" * 10_000, "nesting-deep"),
        (b"{a: " * 10_000, "nesting-deep"),
        (b"- " * 10_000, "nesting-deep"),
        (b"? " * 10_000, "nesting-deep"),
        (b"- a\n" * MOST_PIECES, "file-large"),
    ],
)
def test_refused(data: bytes, code: str, tmp_path: Path) -> None:
    assert code in codes(data, tmp_path)


def test_the_largest_is_still_read(tmp_path: Path) -> None:
    assert codes(b"title: a\n" + b"#" * 9 + b"\n#########" * (LARGEST // 10 - 2), tmp_path) == []


def test_a_wrong_byte_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_bytes(b"format: 1\r\ntitle: \xe4")
    assert read_file(path).problems[0].place[1:3] == (2, 8)


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    assert [problem.code for problem in read_file(tmp_path / "none.yaml").problems] == ["file-unreadable"]
    assert [problem.code for problem in read_file(tmp_path).problems] == ["file-unreadable"]


def test_scalars_stay_text() -> None:
    text = "a: no\nb: 1:30\nc: 012\nd: 1_000\ne: 2026-10-01\nf: ~\ng: 1e3\nh: .5\ni: '1'\n"
    node = read_text(text, "some.yaml").node
    assert list(node.values()) == ["no", "1:30", "012", "1_000", "2026-10-01", "~", "1e3", ".5", "1"]
    assert all(type(value) is Scalar for value in node.values())


def test_places_are_of_what_is_meant() -> None:
    node = read_text("a:\n  - {x: 'one', y: two}\n  - three four\n", "some.yaml").node
    assert node["a"][0]["x"].place == ("some.yaml", 2, 9, 5)
    assert node["a"][1].place == ("some.yaml", 3, 5, 10)
    assert node["a"][0].place[1:3] == (2, 5)
    assert node.where("a") == ("some.yaml", 1, 1, 1)


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("a: one two", 4, (1, 8)),
        ("a: 'one two'", 4, (1, 9)),
        ('a: "one two"', 4, (1, 9)),
        ("a: one\n  two", 4, (2, 3)),
        ("a: 'one\n   two'", 4, (2, 4)),
        ("a: >\n  one\n  two\n", 4, (3, 3)),
        ("a: |\n  one\n  two\n", 5, (3, 4)),
        ("a: 'it''s two'", 5, (1, 4)),  # the quote is doubled: only the whole text has a place
        ('a: "\\x6fne two"', 4, (1, 4)),
        ("a: 𝒳𝒳 two", 3, (1, 7)),
    ],
)
def test_a_letter_has_its_place(text: str, at: int, place: tuple[int, int]) -> None:
    scalar = read_text(text, "some.yaml").node["a"]
    assert scalar.at(at, 1)[1:3] == place


def test_nodes_pickle() -> None:
    node = read_text("a: one\n", "some.yaml").node
    again = pickle.loads(pickle.dumps(node["a"]))
    assert (again, again.place, again.rows) == (node["a"], node["a"].place, node["a"].rows)
    assert isinstance(node, Mapping)


def test_a_path_is_shown_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "clinics" / "a.yaml") == str(Path("clinics") / "a.yaml")
    assert shown(Path("a.yaml")) == "a.yaml"
