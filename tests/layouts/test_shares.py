"""What share of its pages each part of a sheet takes."""

import pytest
from sheets import PICTURES, wording

from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.shares import HEAD, shares
from patient_handouts.layouts.sheet import look_of


@pytest.mark.parametrize(("topic", "edition"), [("vertebroplasty", "standard"), ("warfarin", "clear"), ("warfarin", "large")])
def test_the_parts_and_what_belongs_to_none_are_the_whole_sheet(topic: str, edition: str) -> None:
    words = wording(topic, "en", "riverside-spine")
    taken = shares(Setting(look_of(words, PICTURES, "letter", edition), words))
    assert {HEAD, "key_points", "sources", *(part.called for part in words.handout.sections)} == taken.keys()
    assert all(taken[part.called] > 0 for part in words.handout.sections) and sum(taken.values()) == pytest.approx(1)


def test_a_part_of_twice_the_words_takes_more_of_the_pages() -> None:
    words = wording("vertebroplasty", "en", "riverside-spine")
    look = look_of(words, PICTURES, "letter", "standard")
    part = words.handout.sections[0]
    longer = words.handout.but(sections=(part.but(blocks=part.blocks * 2), *words.handout.sections[1:]))
    before, after = (shares(Setting(look, each)) for each in (words, type(words)(longer, words.clinic, words.catalogue, words.today)))
    assert after[part.called] > 1.5 * before[part.called]
