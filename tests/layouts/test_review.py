"""The review copy holds every text, every number and limit, the sources, what is new, the findings, and a place to sign."""

import re
from dataclasses import replace
from pathlib import Path

from judge import PROFILES, verdicts
from sheets import PICTURES, wording

from patient_handouts.checks.safety import BARE_BAN
from patient_handouts.checks.words import MEDICAL_WORD
from patient_handouts.handouts.definition import Source
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.review import review_copy
from walker import walk


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_the_review_copy_holds_everything(tmp_path: Path) -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    handout = told.handout
    ban = next(part for part in handout.parts() if hasattr(part, "do_not")).do_not[-1]
    kept = MEDICAL_WORD.at(ban.place, "“osteoporosis” is hard"), "patients will look for it"
    pdf, _ = review_copy(told, PICTURES, [BARE_BAN.at(ban.place)], [ban], "letter", [kept])
    found = walk(pdf)
    assert found.problems == []
    read = bare(found.words)
    titles = {source.title for source in handout.parts() if isinstance(source, Source)}
    texts = [text for text in handout.all_texts() if text not in titles]
    said = [bare("".join("…" if span.page else "____" if span.blank else span.words for span in told.words(text))) for text in texts]
    lost = [
        words
        for words in said
        if words.replace("____", "")
        and words.replace("____", "[blankline]") not in read
        and words not in read
        and not words.endswith("TAY-shun")
        and "-" not in words
    ]
    assert lost == []
    for part in handout.parts():
        for field in ("count", "score", "fewer_than", "up_to", "compared"):
            if (value := getattr(part, field, None)) is not None and not callable(value):
                assert bare(f"{field.replace('_', ' ')}: {value}") in read
    assert bare("New.") in read and "[ban-unsourced]" in read and bare("I approve these words") in read
    assert bare("“osteoporosis” is hard [medical-word].") in read and bare("patients will look for it") in read
    assert bare("Bandage off: After 1 day") in read and "10.1016" in read
    (tmp_path / "review.pdf").write_bytes(pdf)
    assert verdicts([tmp_path / "review.pdf"]) == {("review.pdf", profile): "PASS" for profile in PROFILES}


def test_of_two_texts_that_say_the_same_only_the_new_one_is_marked() -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    first, *rest = told.handout.key_points
    again = replace(first, place=first.place._replace(line=first.place.line + 1))
    assert again == first
    twice = Wording(told.handout.but(key_points=(first, again, *rest)), told.clinic, told.catalogue, told.today)
    for new in ([], [first], [first, again]):
        pdf, _ = review_copy(twice, PICTURES, [], new, "letter")
        assert walk(pdf).words.count("New.") == len(new)
