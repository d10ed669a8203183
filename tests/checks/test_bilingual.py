"""Two languages held together: planted faults are found at their lines, right edits are not, the words of the lexicons are sound."""

from pathlib import Path

import pytest
import yaml

from patient_handouts.checks.bilingual import grammar as grammars
from patient_handouts.checks.bilingual import terms
from patient_handouts.checks.bilingual.grammar import grammar, known
from patient_handouts.checks.bilingual.phrases import Phrases, folded, folded_tokens
from patient_handouts.checks.bilingual.said import SaidText
from patient_handouts.handouts.known import ANY
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.translation import parts_by_decimal

from . import planted_translation as planted

TRANSLATED = ("ar", "es", "hi", "ru", "vi")
FAULTS = [case for name in planted.FAULTY for case in planted.cases(name)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


@pytest.mark.parametrize("case", FAULTS, ids=[case["id"] for case in FAULTS])
def test_a_fault_is_found_at_its_line(case: dict, home: Path) -> None:
    codes = {problem.code for problem in planted.said_of(case, home)}
    assert bool(codes) != ("missed" in case), f"{case['what']}: {codes or 'nothing'}"


@pytest.mark.parametrize("case", [case for case in FAULTS if "right" in case], ids=lambda case: case["id"])
def test_nothing_is_said_of_right_words_in_a_block(case: dict, home: Path) -> None:
    assert [problem.message for problem in planted.said_of(case, home, case["right"])] == []


@pytest.mark.parametrize("name", planted.RIGHT)
def test_nothing_is_said_of_right_words(name: str, home: Path) -> None:
    said = {case["id"]: [problem.message for problem in planted.said_of(case, home)] for case in planted.cases(name)}
    assert {id: messages for id, messages in said.items() if messages and "flagged" not in planted.case_of(name, id)} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_said_of_the_frozen_sheets(language: str, home: Path) -> None:
    assert [problem.message for problem in planted.all_found(language, planted.sheet(language), home)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_danger_signs_that_changed_places_are_told(language: str, home: Path) -> None:
    """Any two neighbours, also the last emergency and the first sign that can wait."""
    lines = planted.sheet(language).splitlines()
    begin, end = (next(k for k, line in enumerate(lines) if line.strip() == mark) for mark in ("emergency:", "- write_on:"))
    signs = [k for k in range(begin, end) if lines[k].strip().startswith("- ")]
    for first, second in zip(signs, signs[1:]):
        edited = [*lines]
        edited[first], edited[second] = lines[second], lines[first]
        told = {problem.place.line - 1 for problem in planted.all_found(language, "\n".join(edited) + "\n", home)}
        assert told & {first, second}, lines[first]


@pytest.mark.parametrize("path", sorted([*grammars.FOLDER.glob("*.yaml"), *terms.FOLDER.glob("*.yaml")]), ids=lambda path: path.stem)
def test_words_are_words(path: Path) -> None:
    """`no`, `on` and `yes` are no words in YAML unless they are quoted."""

    def leaves(node: object) -> list[object]:
        if isinstance(node, dict):
            return [leaf for key, value in node.items() if key not in ("keep", "alone", "row") for leaf in [key, *leaves(value)]]
        return [leaf for value in node for leaf in leaves(value)] if isinstance(node, list) else [node]

    assert [leaf for leaf in leaves(yaml.safe_load(path.read_text(encoding="utf-8"))) if not isinstance(leaf, str)] == []


def test_opposites_are_mutual() -> None:
    base = terms.term_base()
    assert {name for name, thing in base.items() if thing.against and base[thing.against].against != name} == set()
    assert all({"en", *TRANSLATED} >= set(thing.words) and "en" in thing.words for thing in base.values())


def test_all_five_languages_have_a_grammar() -> None:
    assert known() == {"en", *TRANSLATED}
    assert grammar("it").units.find(("2", "ore")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("أسبوعين", "اسبوعين"), ("कमज़ोरी", "कमजोरी"), ("साँस", "सांस"), ("ещё", "еще"), ("khỏe", "khoẻ"), ("hóa", "hoá")],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("entry", "words", "stands"),
    [
        ("разжижител*", "приём разжижителя крови", True),
        ("разжижител*", "приём крови", False),
        ("si no .. lo decimos", "no lo tome si no se lo decimos", True),
        ("*n't", "Don't drive", True),
        ("صدر", "ألم بالصدر", True),
        ("صدر", "والصدر", True),
        ("dolor de cabeza", "dolor de espalda", False),
        ("anti clotting", "anti-clotting medicine", True),
    ],
)
def test_where_an_entry_stands(entry: str, words: str, stands: bool) -> None:
    assert bool(Phrases({"it": [entry]}).find(folded_tokens(words))) == stands


@pytest.mark.parametrize(
    ("language", "words", "measures"),
    [
        ("en", "for more than 24 hours", {"24": {"hour"}}),
        ("en", "A second shot, a 2-week rest", {"2": {"week"}}),
        ("es", "durante 3 días", {"3": {"day"}}),
        ("ru", "больше 24 часов", {"24": {"hour"}}),
        ("vi", "Tuần 2", {"2": {"week"}}),
        ("ar", "بعد أسبوعين", {"2": {"week"}}),
        ("hi", "24 घंटों से", {"24": {"hour"}}),
    ],
)
def test_numbers_with_their_units(language: str, words: str, measures: dict) -> None:
    assert {number: set(units) for number, units in SaidText(parse(Scalar(words), ANY), language).measures.items()} == measures


@pytest.mark.parametrize(
    ("language", "words", "plainly"),
    [
        ("es", "No deje de tomarlo si no se lo decimos", 1),
        ("es", "Deje de tomarlo si no se lo decimos", 0),
        ("hi", "जब तक हम न कहें, दवा बंद करें", 0),
        ("hi", "जब तक हम न कहें, दवा न बंद करें", 1),
        ("ru", "Прекращайте приём без нашего указания", 0),
        ("vi", "Đừng ngưng trừ khi chúng tôi dặn", 1),
        ("ar", "ألمك شديد ولا يهدأ", 1),
        ("en", "close to none", 0),
    ],
)
def test_what_denies_and_what_only_sets_a_condition(language: str, words: str, plainly: int) -> None:
    assert grammar(language).denied(folded_tokens(words)).plainly == plainly


@pytest.mark.parametrize(
    ("language", "words", "bounds"),
    [
        ("en", "under 20 or over 50", {"20": {"under"}, "50": {"over"}}),
        ("es", "menos de 20 o más de 50 años", {"20": {"under"}, "50": {"over"}}),
        ("ru", "старше 50 лет", {"50": {"over"}}),
        ("vi", "dưới 4 trên 10", {"4": {"under"}, "10": {"over"}}),
    ],
)
def test_numbers_that_are_bounds(language: str, words: str, bounds: dict) -> None:
    assert {number: set(ways) for number, ways in SaidText(parse(Scalar(words), ANY), language).bounds.items()} == bounds


@pytest.mark.parametrize(
    ("number", "language", "doubtful"),
    [
        ("4.931", "es", True),
        ("4,931", "es", False),
        ("3,175", "ru", True),
        ("3 175", "ru", False),
        ("0.125", "es", False),
        ("1.234.567", "es", False),
    ],
)
def test_thousands_parted_by_the_mark_for_decimals(number: str, language: str, doubtful: bool) -> None:
    assert parts_by_decimal(number, language) is doubtful


def test_the_figures_of_translations_are_up_to_date() -> None:
    assert planted.DOCUMENT.read_text(encoding="utf-8").endswith(planted.section()), "python tests/checks/planted_translation.py --write"
