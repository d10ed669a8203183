"""As few pages as are asked for, and what is told where there are more."""

from dataclasses import replace

import pytest
from sheets import PICTURES, wording

from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.budget import Budget, kept_within
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.tags import Tag


def setting(edition: str = "standard", clinic: str = "harbor-spine", paper: str = "letter") -> Setting:
    words = wording("vertebroplasty", "en", clinic)
    return Setting(look_of(words, PICTURES, paper, edition), words)


def at_home() -> Setting:
    """Riverside's part to take home, on letter paper."""
    words = wording("vertebroplasty", "en", "riverside-spine").for_visit("home")
    return Setting(look_of(words, PICTURES, "letter", "standard"), words, visit="home")


def test_a_page_less_is_had_by_white_and_pictures_and_never_by_type() -> None:
    s, root = setting("large", "riverside-spine", "a4"), Tag("Document")
    natural = len(lay_out(s, Tag("Document"))[1])
    done, pages, told = kept_within(Budget(natural - 1), s, root)
    assert len(pages) < natural and told == ()
    assert done.look.edition.type == s.look.edition.type and done.look.edition.unit == s.look.edition.unit
    assert all(getattr(done.look.space, name) <= getattr(s.look.space, name) for name in ("section", "figure", "paragraph"))
    assert root.kids and all(strip.height <= s.look.sheet_room.first for page in pages for strip in page)


@pytest.mark.parametrize("edition", theme().editions)
def test_a_tighter_way_is_never_longer_and_keeps_the_type(edition: str) -> None:
    s = setting(edition)
    natural = len(lay_out(s, Tag("Document"))[1])
    for way in s.look.edition.tighter:
        tighter = s.look.tightened(way)
        assert len(lay_out(replace(s, look=tighter), Tag("Document"))[1]) <= natural
        assert tighter.edition.type == s.look.edition.type
        assert tighter.space.pitch == s.look.space.pitch, "a hand needs its line"


def test_what_fits_is_left_as_it_is() -> None:
    s = setting()
    done, _, told = kept_within(Budget(len(lay_out(s, Tag("Document"))[1])), s, Tag("Document"))
    assert done.look == s.look and told == ()


def test_what_cannot_be_kept_is_told_with_lines_and_the_longest_blocks() -> None:
    s, root = setting(), Tag("Document")
    _, pages, told = kept_within(Budget(2), s, root)
    over, *longest = told
    assert (
        over.code == "pages-over"
        and over.severity == "warning"
        and f"{len(pages)} pages" in over.message
        and "2 pages are asked for" in over.message
    )
    places = {block.place for block in s.handout.blocks}
    assert len(longest) == 3 and {each.code for each in longest} == {"pages-longest"} and {each.place for each in longest} <= places
    lines = [int(each.message.split()[2]) for each in longest]
    assert lines == sorted(lines, reverse=True) and lines[-1] > 10


def test_smaller_pictures_are_told() -> None:
    s = setting("large", "riverside-spine", "a4")
    (way, *_) = s.look.edition.tighter
    s = replace(s, look=replace(s.look, edition=s.look.edition.but(tighter=(way.but(pictures=0.5),))))
    told = kept_within(Budget(len(lay_out(s, Tag("Document"))[1]) - 1), s, Tag("Document"))[2]
    (small,) = told
    assert small.code == "pages-pictures" and small.severity == "warning" and " 50% as wide" in small.message
    assert small.place == s.handout.place


def test_a_wish_that_cannot_be_kept_changes_nothing() -> None:
    s = setting()
    done, pages, told = kept_within(Budget(2, asked=False), s, Tag("Document"))
    assert done.look == s.look and told == () and len(pages) == len(lay_out(s, Tag("Document"))[1])


def test_the_tags_are_those_of_the_pages() -> None:
    """However often it was laid out: each tag once."""
    s, root = at_home(), Tag("Document")
    _, pages, _ = kept_within(Budget(2), s, root)
    alone = Tag("Document")
    _, again = lay_out(kept_within(Budget(len(pages)), s, Tag("Document"))[0], alone)
    assert [kid.role for kid in root.kids if isinstance(kid, Tag)] == [kid.role for kid in alone.kids if isinstance(kid, Tag)]
    assert [len(page) for page in pages] == [len(page) for page in again]


def test_a_definition_may_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    from patient_handouts.layouts.budget import wished

    s = setting()
    asked: Handout = s.handout.but(pages=7)
    words = Wording(asked, s.clinic, s.wording.catalogue, s.wording.today)
    assert wished(s) is None and wished(Setting(s.look, words)) == Budget(7)
    assert wished(Setting(s.look, words, visit="home")) == Budget(2, asked=False)
    large = setting(edition="large")
    assert large.look.one_column and wished(Setting(large.look, words)) == Budget(7, told=False)
