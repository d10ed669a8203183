"""Digests that stand in files of users, on paper and in ledgers never change: by a new value every signature would be void."""

import ast
import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from changes import change

from patient_handouts.handouts.approvals import Signable, read_approvals
from patient_handouts.handouts.changes import signed_texts
from patient_handouts.handouts.check_code import code_of
from patient_handouts.handouts.digests import of_bytes, of_file, of_lines, raw
from patient_handouts.handouts.finished import Finished, finished, own_limits
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.on_paper import words_digest
from patient_handouts.handouts.place import NOWHERE
from patient_handouts.handouts.translation import digests
from patient_handouts.handouts.wording import Wording
from patient_handouts.press.orders.inputs import Inputs, together
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("handouts", "images", "checks", "layouts", "press", "desk", "commands")
TODAY = date(2026, 11, 25)
FILES = {
    "network.yaml": "format: 1\nunits: us\n",
    "clinics/north.yaml": """\
format: 1
name: North Clinic
colors: {brand: "#1f5f6b"}
phones: {day: (555) 555-0142, after_hours: (555) 555-0143}
hours: [{days: mon-fri, from: "8:00", to: "17:00"}]
emergency: "911"
paper: letter
units: us
language_help: {}
limits:
  knee-pain:
    lifting: {amount: 10 lb, lasts: 3 months, set_by: team lead, set_on: 2026-10-01}
""",
    "handouts/knee-pain/en.yaml": """\
format: 1
title: Knee pain
subtitle: What helps, and **when to call**
version: "1.0"
purpose: This sheet is for people whose knee hurts.
hero: knee
key_points:
- Move it.
- Rest it at night {source:nice}.
- "Call {phone}."
terms:
  gel: {say: jel, means: A cream.}
sources:
  nice: {title: "Knee ‘pain’: a guide", year: 2022, url: https://example.org/knee}
sections:
- part: aftercare
  heading: At home
  blocks:
  - paragraph: "It gets better in **6 weeks**: use the [gel]."
  - limits: [lifting]
  - list:
    - One.
    - Two.
""",
    "images/index.yaml": "knee:\n  title: {en: Knee}\n  alt: {en: One knee.}\n",
    "images/knee.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0Z" fill="#E8C9A9"/></svg>\n',
}
TEXTS = "609ce718 c8356822 5b1e0c5c 48a8d391 bf83bba7 49d2441a e9652839 b84eb239 fb473457 fbccda06 6d896900 70277bfc 1eb32d1e"
SHEET = "79390fa7feef1637c60d9eaab4e5deed09591254e1cdfdfa12345f61e5d18cd9"
LIMITS = "f476baf7d7a56af72970ce3f2ac7a18f584cf793150f79511c005786d9bc8681"
ONE = "aa388dffe17dbb3c1368d86d7afaee63452bd79f7492123128c72dd2f045d43e"
SEAL = "c8a3e8f92e5e67b0c475af4d9761fca16c3e0b43e207a12e4b6496039d79771e"
BLOCKS = {
    "title": "605e2c9e",
    "subtitle": "beea0026",
    "purpose": "099066fd",
    "hero": "1ded814a",
    "key_points": "cc28f52b",
    "terms": "b4bf8363",
    "sources": "93b98829",
    "aftercare": "0c435663",
    "aftercare.paragraph": "6d2de5be",
    "aftercare.limits": "45a3cbe0",
    "aftercare.list": "be14f340",
}
INPUTS = {
    "definition": "c779e773c3a40798",
    "translation": "06d303a9b27b9a13",
    "clinic": "32befa0b7e8b08d3",
    "approvals": "ac89a70b92ba51b7",
    "pictures": "fa852df3df8981fe",
    "fonts": "4f53cda18c2baa0c",
}
ORDER = Order("north", "knee-pain", "en")


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    for name, words in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(words.encode("utf-8"))
    return Workshop(Library(tmp_path), TODAY)


def wording(shop: Workshop) -> Wording:
    return shop.told(ORDER)[0][0]


def test_a_signature_of_long_ago_holds(shop: Workshop) -> None:
    """What the definition brings in; the catalogue's own words that a sheet prints change with them, and that is a true change."""
    assert of_bytes(json.dumps(finished(wording(shop), shop.pictures, True).structure["sheet"]).encode()) == SHEET
    assert of_bytes(json.dumps(own_limits(wording(shop)).structure).encode()) == LIMITS


def test_an_entry_of_long_ago_is_sealed_and_a_copy_has_its_code(tmp_path: Path) -> None:
    what = Signable("words", "knee-pain", "en", "north", Finished({"title": "Knee"}, [("Knee", "title", NOWHERE, "words")]))
    assert (what.finished.digest, what.code) == (ONE, "KYC6-V6F7")
    written = what.entry("surgeon", TODAY, date(2028, 6, 1), ["hours-missing"])
    assert written.endswith(f"  allows: hours-missing\n  digest: '{ONE}'\n  holds: a0712c84/title\n  seal: '{SEAL}'\n")
    (tmp_path / "approvals.yaml").write_text(written, encoding="utf-8")
    (read,) = read_approvals(tmp_path / "approvals.yaml")
    assert read.is_sealed and not read.is_old


def test_the_words_of_a_signature_of_the_first_form_are_known_again(shop: Workshop) -> None:
    assert " ".join(each.digest for each in signed_texts(wording(shop).handout)) == TEXTS


def test_a_record_of_translations_of_long_ago_holds(shop: Workshop) -> None:
    assert digests(wording(shop).handout) == BLOCKS


def test_a_ledger_of_long_ago_holds_and_so_do_the_codes_on_paper(shop: Workshop) -> None:
    """What the program and its looks bring in changes with them."""
    found = Inputs(shop).of(ORDER)
    assert {name: found[name] for name in INPUTS} == INPUTS
    told = together(ORDER, {**INPUTS, "catalogue": "c" * 16, "theme": "t" * 16, "program": "p" * 16})
    assert (told, code_of(told)) == ("66a306c2e43c849e", "WTXD-FVJ4")


def test_any_word_changes_its_value(shop: Workshop, tmp_path: Path) -> None:
    change(tmp_path / "handouts/knee-pain/en.yaml", "Two.", "Too.")
    assert digests(wording(shop).handout) == BLOCKS | {"aftercare.list": "59ecbd5a"}


def test_a_recall_of_a_translations_words_does_not_end_when_its_original_changes(shop: Workshop) -> None:
    handout, own = wording(shop).handout, wording(shop).catalogue
    assert words_digest(handout.but(made_from="f" * 64), own) == words_digest(handout, own)
    assert words_digest(handout.but(title=handout.key_points[0]), own) != words_digest(handout, own)


def test_one_hash_and_what_is_kept_of_it() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # FIPS 180-4's own example
    assert of_bytes(b"") == of_file(BytesIO(b"")) == raw(b"").hex() == empty and of_bytes(b"", 8) == empty[:8]
    assert of_lines(["a", "b"]) == of_bytes(b'["a", "b"]') != of_lines(["ab"]) and of_lines(["ä"], 16) == of_bytes(b'["\\u00e4"]', 16)


def hashing(source: str) -> set[str]:
    """Where a module hashes by itself."""
    imported = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {getattr(node, "module", None) or alias.name for node in imported for alias in node.names}
    return names & {"hashlib"}


def test_nobody_else_hashes() -> None:
    assert hashing("from hashlib import sha256") and hashing("import hashlib") and not hashing("from ..handouts.digests import of_bytes")
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "drawing" not in path.parts]
    assert [path.relative_to(ROOT).as_posix() for path in paths if hashing(path.read_text(encoding="utf-8"))] == ["handouts/digests.py"]
