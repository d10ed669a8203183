"""Bundles: the same sheets as one by one, behind a cover, on leaves of their own, their pages counted through."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from judge import PROFILES, verdicts

from patient_handouts.commands.program import program
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts.library import Library, NotKnown
from patient_handouts.handouts.problems import Problems
from patient_handouts.press.bundles.bundle import Bundled, set_bundle
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.proofs.render import words_on
from walker import walk

TODAY = date(2026, 11, 24)
BUNDLES = """going-home:
  title: {en: "Back surgery: going home", vi: "Ra viện"}
  topics: [knee-pain, vertebroplasty, hip-pain]
in-hospital:
  title: In hospital
  topics: [vertebroplasty, knee-pain]
"""
CLINIC = """format: 1
name: Able Clinic
colors: {brand: "#1f5f6b"}
phones: {day: (555) 555-0101, after_hours: (555) 555-0199}
hours: [{days: mon-fri, from: "8:00", to: "17:00"}]
emergency: "911"
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("network")
    files = {"network": "format: 1\n", "bundles": BUNDLES, "clinics/able": CLINIC}
    for title in ("Knee pain", "Hip pain"):
        topic = title.lower().replace(" ", "-")
        files[f"handouts/{topic}/en"] = topic_file(topic, title).replace("example-picture", "walking")
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workshop(Library(folder), TODAY)


def bundle(shop: Workshop, name: str = "going-home", edition: str = "standard", language: str = "en", **more: bool) -> Bundled:
    return set_bundle(shop, shop.library.bundles()[name], Order("able", name, language, edition), **more)


def bare(words: str) -> str:
    """Words without numbers of pages, which a bundle counts otherwise, and without check codes, for which the version gives way."""
    return " ".join(re.sub(r"Page \d+ of \d+|page\s\d+|(Check code )?\b\w{4}-\w{4}\b|, version \d\.\d|·", "", words).split())


@pytest.mark.parametrize(("edition", "one_sided"), [("standard", False), ("standard", True), ("large", False)])
def test_the_sheets_are_the_same_and_pages_are_counted_through(shop: Workshop, edition: str, one_sided: bool) -> None:
    made = bundle(shop, edition=edition, one_sided=one_sided)
    pages = words_on(made.data)
    assert made.pages == len(pages) and all(f"Page {n} of {len(pages)}" in words for n, words in enumerate(pages, 1) if words)
    starts = {title: int(n) for title, n in re.findall(r"(Knee pain|Vertebroplasty|Hip pain)[^\n]*?\s[^\n]*?\s*page\s(\d+)", pages[0])}
    assert list(starts) == ["Knee pain", "Vertebroplasty", "Hip pain"]
    empty, lengths = [n for n, words in enumerate(pages, 1) if not words], list[int]()
    assert not empty if one_sided else all(start % 2 for start in starts.values()) and {n + 1 for n in empty} <= set(starts.values())
    for topic, start in zip(("knee-pain", "vertebroplasty", "hip-pain"), starts.values()):
        alone = words_on(shop.set_order(Order("able", topic, "en", edition)).data)
        lengths.append(len(alone))
        assert [bare(words) for words in pages[start - 1 : start - 1 + len(alone)]] == [bare(words) for words in alone]
    assert len(pages) == 1 + sum(lengths) + len(empty)


def test_see_page_leads_to_the_bundles_page(shop: Workshop) -> None:
    pages = words_on(bundle(shop).data)
    for first, topic in ((3, "knee-pain"), (5, "vertebroplasty")):
        named = re.search(r"(?:danger\s+signs (?:are )?on|All\s+signs:) page\s(\d+)", pages[first - 1])
        assert named and "Call 911" in pages[int(named[1]) - 1] and topic.partition("-")[0] in pages[int(named[1]) - 1].lower(), topic


def test_every_sheet_carries_its_own_code(shop: Workshop) -> None:
    pages = words_on(bundle(shop).data)
    codes = [tuple(dict.fromkeys(re.findall(r"\b\w{4}-\w{4}\b(?= ·|\s*Page|\s*$)", words))) for words in (pages[0], pages[2], pages[4])]
    assert all(len(found) == 1 for found in codes) and len({*codes}) == 3  # the cover's is that by which its title is signed


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_bundles_pass_both_profiles(shop: Workshop, edition: str, tmp_path: Path) -> None:
    made = bundle(shop, edition=edition)
    assert bundle(shop, edition=edition).data == made.data and walk(made.data).problems == []
    (tmp_path / "bundle.pdf").write_bytes(made.data)
    assert verdicts([tmp_path / "bundle.pdf"]) == {("bundle.pdf", profile): "PASS" for profile in PROFILES}


def test_what_is_missing_in_a_language_is_told_at_its_place(shop: Workshop) -> None:
    with pytest.raises(Problems) as found:
        bundle(shop, language="vi")
    assert [(each.place.line, each.code, each.message) for each in found.value.problems] == [
        (3, "topic-untranslated", "“knee-pain” is not written in “vi”"),
        (3, "topic-untranslated", "“hip-pain” is not written in “vi”"),
    ]
    with pytest.raises(Problems) as found:
        bundle(shop, "in-hospital", language="vi")
    assert [(each.place.line, each.code) for each in found.value.problems] == [(5, "title-untranslated"), (6, "topic-untranslated")]


# ---------------------------------------------------------------- as somebody types it
def typed(shop: Workshop, *arguments: object) -> Result:
    return CliRunner().invoke(program, ["bundle", *map(str, arguments), "--workspace", str(shop.library.workspace)])


def test_the_command_names_the_file_after_all_that_it_is(shop: Workshop, tmp_path: Path) -> None:
    done = typed(shop, "going", "-o", tmp_path)
    path = tmp_path / "going-home.en.able.standard.bundle.letter.pdf"
    assert done.exit_code == 0 and done.stdout.startswith(str(path)) and path.read_bytes().startswith(b"%PDF")


def test_a_draft_says_so_on_every_page_and_has_no_code(shop: Workshop, tmp_path: Path) -> None:
    assert typed(shop, "in-hospital", "--draft", "-o", tmp_path / "b.pdf").exit_code == 0
    pages = words_on((tmp_path / "b.pdf").read_bytes())
    assert all("DRAFT" in words for words in pages if words) and not re.search(r"version 1\.0 · \w{4}-\w{4}", "".join(pages))


def test_an_unknown_bundle_and_none_at_all(shop: Workshop, tmp_path: Path) -> None:
    assert isinstance(typed(shop, "nowhere").exception, NotKnown)
    (tmp_path / "network.yaml").write_text("format: 1\nlibrary: none\n", encoding="utf-8")
    done = CliRunner().invoke(program, ["bundle", "any", "--workspace", str(tmp_path)])
    assert done.exit_code == 2 and "bundles.yaml" in done.output


def test_bundles_complete_in_the_shell(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop.library.workspace)
    shell = ShellComplete(program, {}, "handouts", "_HANDOUTS_COMPLETE")
    assert [item.value for item in shell.get_completions(["bundle"], "go")] == ["going-home"]
