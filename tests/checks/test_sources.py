"""Every source that a rule, the docs or a comment names can be looked up, and none is listed that nobody names."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from patient_handouts.checks.ceilings import Ceiling, ceilings, without_ceiling
from patient_handouts.checks.lexical import all_rules
from patient_handouts.checks.sources import RuleSource, cited, page, rule_sources, told
from patient_handouts.commands.program import program
from patient_handouts.handouts.data import data
from patient_handouts.handouts.kinds import validator

RULES = all_rules()
ROOT = Path(__file__).parents[2]
ROOMS = ("benchmarks", "checks", "commands", "desk", "docs", "handouts", "images", "layouts", "press", "tests")
STANDARD = re.compile(r"\b(?:ISO(?:/IEC)? \d{4,5}(?:-\d)?|UAX #\d+|RFC \d+|WCAG)")  # a name by which a reader would look for a source


def written() -> Iterator[tuple[Path, str]]:
    """All that we have written in words: code with its comments, data, docs."""
    for path in (*ROOT.glob("*.md"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.*"))):
        if path.suffix in (".py", ".md", ".yaml") and path.name not in ("sources.yaml", "sources.md", "test_sources.py"):
            yield path, path.read_text(encoding="utf-8")


def test_every_rule_says_where_it_comes_from() -> None:
    for rule in RULES.values():
        assert rule.sources or rule.own, rule.code
        assert {cited(words)[0] for words in rule.sources} <= set(rule_sources()), rule.code


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(KeyError):
        cited("a-rumour: page 3")


def test_every_source_is_named_by_a_rule_or_in_the_docs() -> None:
    cited_by_rules = {cited(words)[0] for rule in RULES.values() for words in rule.sources}
    behind_doses = {id for ceiling in ceilings().values() for id in ceiling.from_}
    texts = [text for _, text in written()]
    idle = [id for id, source in rule_sources().items() if id not in cited_by_rules | behind_doses and not source.called]
    unfound = [name for source in rule_sources().values() for name in source.called if not any(name in text for text in texts)]
    assert not idle and not unfound


def test_every_ceiling_of_a_dose_names_sources_that_we_have() -> None:
    for medicine, ceiling in ceilings().items():
        assert set(ceiling.from_) <= set(rule_sources()), medicine
    assert ceilings()["acetaminophen"].day == 4000
    assert not set(without_ceiling()) & set(ceilings())


def test_a_ceiling_without_a_source_or_without_a_figure_is_refused() -> None:
    known = {"from": ["acetaminophen-ca"], "day": 4000}
    validator(Ceiling).validate_python(known)
    for wrong in ({"day": 4000}, {**known, "from": []}, {"from": ["acetaminophen-ca"]}):
        with pytest.raises(ValueError):
            validator(Ceiling).validate_python(wrong)


def test_every_standard_that_we_name_is_a_source() -> None:
    called = {name for source in rule_sources().values() for name in source.called} | {"UAX #14"}  # this one a rule names
    unknown = {(str(path.relative_to(ROOT)), name) for path, text in written() for name in STANDARD.findall(text) if name not in called}
    assert {name for _, name in unknown} <= {"ISO 14289-1"} and "ISO 14289" in called, unknown


def test_nobody_is_sent_to_a_note_that_is_not_here() -> None:
    sent = re.compile(r"practice note|facts note|note \d\.\d", re.IGNORECASE)
    assert not [str(path.relative_to(ROOT)) for path, text in written() if sent.search(text)]


def test_a_day_is_a_day() -> None:
    assert all(date.fromisoformat(source.read) for source in rule_sources().values() if source.read)


def test_a_source_is_read_or_says_why_not() -> None:
    entry = data(ROOT / "checks" / "sources.yaml")["wcag"]
    for wrong in ({"unread": "no time"}, {"read": ""}, {"url": "w3.org"}):
        with pytest.raises(ValueError):
            validator(RuleSource).validate_python({**entry, **wrong})


def test_explain_shows_title_date_and_address() -> None:
    said = CliRunner().invoke(program, ["explain", "rare-bare"]).output
    source = rule_sources()["andreadis-2021"]
    assert source.title in said and source.date in said and source.url in said
    assert "Our own: 12 words" in told(RULES["danger-sign-long"]) and "http" not in told(RULES["danger-sign-long"])


def test_the_page_of_sources_is_up_to_date(update: bool) -> None:
    path = ROOT / "docs" / "sources.md"
    if update:
        path.write_text(page(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == page(), "python -m patient_handouts.checks.sources"
