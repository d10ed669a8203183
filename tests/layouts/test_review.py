"""The review copy: the sheet's pages, then every word of them in order under its heading and label; findings, a place to sign."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from copies import bare, parts, stretches
from judge import PROFILES, verdicts
from sheets import LIBRARY, PICTURES, wording

from patient_handouts.checks.plain_words import MEDICAL_WORD
from patient_handouts.checks.safety import BARE_BAN
from patient_handouts.handouts.blocks import DoAndDoNot, Limits, OptionTable, Signs, Steps
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import Words
from patient_handouts.images import figures
from patient_handouts.layouts.beside import Since
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.locating import Located
from patient_handouts.layouts.reading import SheetLine, sheet_lines
from patient_handouts.layouts.review import review_copy
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of, set_sheet
from patient_handouts.layouts.tags import Tag
from walker import walk

CLINICS = LIBRARY.clinics()
LANGUAGES = LIBRARY.languages("vertebroplasty")


def lost(needed: list[str], there: list[str]) -> list[str]:
    """From the first stretch on that does not stand in `there` after those before it; dots part what is written on a picture."""
    at, all_there = 0, "".join(there).replace("·", "")
    for k, words in enumerate(each.replace("·", "") for each in needed):
        if (found := all_there.find(words, at)) < 0:
            return needed[k : k + 4]
        at = found + len(words)
    return []


def labelled(told: Wording) -> Iterator[tuple[str, str]]:
    """What each line that says what to do, or when to call, has before it on paper, as the definition has it: nothing is read off tags."""
    for part in told.handout.parts():
        match part:
            case DoAndDoNot():
                yield from ((told.say("advice.do").plain, told.words(line).plain) for line in part.do)
                yield from ((told.say("advice.do_not").plain, told.words(line).plain) for line in part.do_not)
            case Signs():
                yield from ((told.say("danger.call_now").plain, told.words(line).plain) for line in part.emergency)
                yield from ((told.say("danger.call_today").plain, told.words(line).plain) for line in part.same_day)
            case Limits():
                lines = [told.limit(name) for name in part.limits]
                yield from (
                    (line.name.plain, "".join("" if span.blank else span.words for span in line.value)) for line in lines if line.is_set
                )
            case Steps():
                yield from ((str(number), told.words(step.title).plain) for number, step in enumerate(part.steps, 1))
            case OptionTable():
                for outcome in (part.if_you_do_nothing, *part.choices):
                    yield f"{told.say('options.happens').plain}:", told.words(outcome.happens).plain
                    yield f"{told.say('options.known').plain}:", told.words(outcome.known).plain


OTHERS = [("ru", "riverside-spine", "large", "letter"), ("hi", "harbor-spine", "clear", "a4"), ("en", "harbor-spine", "standard", "a5")]


@pytest.mark.parametrize(
    ("language", "clinic", "edition", "paper"),
    [*((language, CLINICS[k % len(CLINICS)], "standard", "") for k, language in enumerate(LANGUAGES)), *OTHERS],
)
def test_every_word_of_the_pages_stands_in_the_list_in_the_same_order(language: str, clinic: str, edition: str, paper: str) -> None:
    told = wording("vertebroplasty", language, clinic)
    paper = paper or str(told.clinic.paper)
    data, _ = review_copy(told, PICTURES, [], Since(), theme().for_lists(paper), edition=edition, own_paper=paper)
    _, sheet, rest = parts(data)
    printed, _ = set_sheet(told, PICTURES, paper=paper, edition=edition)
    assert stretches(walk(printed).tree) == sheet  # the pages are those that are printed
    assert len(sheet) > 300 and lost(sheet, rest) == []
    words = "".join(rest)
    for label, line in labelled(told):
        assert re.search(rf"\d{re.escape(bare(label) + bare(line))}", words), (label, line)
    for line in (
        told.say("head.running", phone=told.phone()).plain,
        told.say("head.page", page=1, pages=len(pypdfium2.PdfDocument(printed))).plain,
    ):
        assert bare(line) in words


def test_what_may_not_be_done_says_so_before_each_line(tmp_path: Path) -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    ban = next(part for part in told.handout.parts() if hasattr(part, "do_not")).do_not[2]
    kept = MEDICAL_WORD.at(ban.place, "“osteoporosis” is hard"), "patients will look for it"
    again = MEDICAL_WORD.at(ban.place, "“medicine” is hard"), "patients will look for it"
    pdf, _ = review_copy(told, PICTURES, [BARE_BAN.at(ban.place)], Since(), "letter", [kept, again])
    cover, _, rest = parts(pdf)
    words = "".join(rest)
    assert "DonotDriveonmedicinethatmakesyousleepy." in words and "DoRolllikealogtogetup." in words
    assert "Call911nowYourlegsarenewlyweakornumb." in words and "CallustodayFeverof" in words
    assert "Donot•" not in words and "DischargeInstructionsforVertebroplasty(2017)" in words
    assert (
        words.count(bare("patients will look for it")) == 1 and bare("“osteoporosis” is hard; “medicine” is hard [medical-word]") in words
    )
    line = next(
        stretch for k, stretch in enumerate(rest) if rest[k + 1 : k + 3] == ["Donot", bare(told.words(ban).plain).partition("(")[0]]
    )
    assert bare(f"1. Line {line}: ") in words and words.count(bare("See finding")) == 2
    assert bare("I approve these words") in words and "allofitisnew" in "".join(cover)
    (tmp_path / "review.pdf").write_bytes(pdf)
    assert verdicts([tmp_path / "review.pdf"]) == {("review.pdf", profile): "PASS" for profile in PROFILES}


def test_feet_labels_and_the_signature_stand_as_they_are_read() -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    pdf, _ = review_copy(told, PICTURES, [], Since(), "letter", codes={"all": "AAAA-BBBB", "clinic": "CCCC-DDDD", "limits": "EEEE-FFFF"})
    words = "".join(parts(pdf)[2])
    assert bare("Page 1 of") in words and bare("Vertebroplasty, version 1.0 · Not yet approved") in words  # page 1 says it under its head
    assert bare("9 · 10 · Before · Day 1") in words
    assert bare("Picture “about 1 of 1,000 people”") in words and bare("What can go wrong: Surgery.") in words
    meanings = [words.index(bare(each)) for each in ("Vertebra (VER-tuh-bruh)", "Compression fracture (kum", "Osteoporosis (OSS")]
    assert meanings == sorted(meanings)  # as they stand beside their paragraph
    box = words.index("Callustoday")  # and under its signs the number, then its hours
    assert box < words.index("(555)555-0142", box) < words.index("MondaytoFriday", box) < words.index("Whenweareclosed", box)
    last = bare([*pypdfium2.PdfDocument(pdf)][-1].get_textpage().get_text_range())
    assert all(bare(each) in last for each in ("Comments", "AAAA-BBBB", "EEEE-FFFF", "Signature"))  # one page comes back
    narrow, _ = review_copy(told, PICTURES, [], Since(), "letter", edition="large")
    assert bare("about 325 of 1,000 treated bones “about 325") in "".join(parts(narrow)[2])  # the number before what it is of


@pytest.mark.parametrize(("language", "every_clinic"), [("en", True), ("ar", False)])
def test_every_sentence_of_the_program_that_is_signed_stands_on_the_copy(language: str, every_clinic: bool) -> None:
    """Also those that only the desk, another clinic or a signed sheet prints."""
    told = wording("vertebroplasty", language, "riverside-spine")
    clinics = {"riverside-spine": told} if every_clinic else None
    pdf, _ = review_copy(told, PICTURES, [], Since(), "letter", clinics=clinics)
    copy = "".join("".join(each) for each in parts(pdf))
    own = finished(told, PICTURES, every_clinic).structure["own"]
    signed = [run.words for key in own for run in told.catalogue.text(key).runs if run.words.strip()]
    assert len(own) > 60 and [words for words in signed if bare(words).casefold() not in copy.casefold()] == []


def test_boxes_signs_zones_and_empty_cells_are_told_as_they_stand_on_paper() -> None:
    told = wording("colonoscopy-prep", "en", "harbor-spine")
    found = lines_of(told)
    by_words = {line.words.plain: line for line in found}
    assert getattr(by_words["A list of my medicines"].sign, "paint", None) is figures.tick_box
    assert by_words["Day: ____"].sign and by_words["Get the prep and clear liquids. Ask an adult to take you home."].sign is None
    banned = next(line for words, line in by_words.items() if words.startswith("Beans"))
    eaten = next(line for words, line in by_words.items() if words.startswith("Ripe bananas"))
    assert banned.label.plain == "Do not eat"  # and not the number of its source, which stands at the heading
    signs = [getattr(line.sign, "picture", None) for line in (banned, eaten)]
    assert all(signs) and signs[0] is not signs[1]
    hours = Located(told, found, lambda name: name).of_fact("hours")
    assert [found[k - 1].words.plain for k in hours] == [line.plain for line in told.hours()] and len(hours) == 2


def test_what_to_do_is_told_with_its_zone_and_a_log_with_its_blanks() -> None:
    zones = [line for line in lines_of(wording("asthma-plan", "en", "riverside-spine")) if "puffs" in line.words.plain]
    assert [line.label.plain for line in zones[:3]] == ["Green: What to do", "Yellow: What to do", "Red: What to do"]
    assert all(line.under[-1].plain == line.label.plain.partition(":")[0] for line in zones[:3])
    found = {line.words.plain for line in lines_of(wording("warfarin", "en", "riverside-spine"))}
    assert {"Monday ____ ____", "Take it now. (3)"} <= found  # a cell with words is no blank


def lines_of(told: Wording) -> list[SheetLine]:
    """The lines of a sheet as the copy reads them off its pages."""
    root = Tag("Document")
    setting = Setting(look_of(told, PICTURES, "letter", "standard"), told)
    _, pages = lay_out(setting, root)
    return sheet_lines(root, pages, Words((told.blank(),)))
