"""One station fills placeholders (`handouts/wording.py`): what it has not filled reaches no page, no alternative text, no title."""

import io
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from sheets import EDITIONS, LIBRARY, PICTURES, wording

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.editions import Paper
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.part import Part
from patient_handouts.handouts.phones import Phone
from patient_handouts.handouts.text import Run, Text
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import Span, Unfilled, Words
from patient_handouts.images.pictures import Pictures, Worded
from patient_handouts.layouts.beside import Since
from patient_handouts.layouts.breaking import break_lines
from patient_handouts.layouts.bundle import Enclosed, lay_bundle
from patient_handouts.layouts.compositor import Compositor
from patient_handouts.layouts.pdf import written
from patient_handouts.layouts.review import review_copy
from patient_handouts.layouts.segments import TypeStyle
from patient_handouts.layouts.sheet import look_of, set_sheet
from patient_handouts.layouts.tags import Tag
from walker import walk

FACTS = ("clinic", "phone", "after_hours", "hours", "emergency", "38 °C")
PLACEHOLDERS = (*FACTS, "blank", "page:call", "limit:lifting", "source:cochrane-2018")
TALL = Paper(called="", media="custom_any_8.5x17in", overhang=2.0)  # so that what must stay whole does
NUMBER = re.compile(r"page (\d+)")
STYLE = TypeStyle(size=13, leading=17, rise=4.25, unit=8.5)


def everywhere(value: Any, placeholder: str) -> Any:
    """A part of the model with the placeholder after each of its texts."""
    if isinstance(value, Text):
        return Text((*value.runs, Run(" "), Run("", placeholder=placeholder)), value.source, value.place)
    if isinstance(value, Part):
        return value.but(**{name: everywhere(inner, placeholder) for name, inner in vars(value).items()})
    if isinstance(value, tuple):
        return tuple(everywhere(inner, placeholder) for inner in value)
    if isinstance(value, dict):
        return {name: everywhere(inner, placeholder) for name, inner in value.items()}
    return value


def full(placeholder: str) -> Wording:
    """The placeholder in every text, of a clinic whose numbers are so short that they fit beside a code."""
    made = wording("vertebroplasty", "en", "riverside-spine")
    clinic = made.clinic.but(phones=made.clinic.phones.but(day=Phone("555-0142"), after_hours=Phone("555-0199")))
    return Wording(everywhere(made.handout, placeholder), clinic, made.catalogue, made.today)


class Wordy(Pictures):
    """The placeholder in what pictures say, too; on their labels if it is so short that it fits there."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(PICTURES.folders)
        self.placeholder = placeholder

    def worded(self, id: str, language: str) -> Worded:
        words = super().worded(id, language)
        made: Worded = everywhere(words, self.placeholder)
        return made.but(labels=words.labels) if self.placeholder in ("clinic", "hours") else made


def told(pdf: bytes) -> str:
    """All that a file says: on pages, in tags, bookmarks, links, and of itself."""
    said = [walk(pdf).text]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary):
                said += [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
    return "\n".join(said)


@pytest.mark.parametrize(("placeholder", "edition"), [(each, EDITIONS[k % len(EDITIONS)]) for k, each in enumerate(PLACEHOLDERS)])
def test_in_every_text_it_is_filled_everywhere(placeholder: str, edition: str) -> None:
    pdf, _ = set_sheet(full(placeholder), Wordy(placeholder), paper=TALL, edition=edition)
    assert walk(pdf).problems == []
    assert not re.search(r"[{}]", told(pdf))


def test_a_page_number_is_the_same_wherever_it_stands() -> None:
    pdf, _ = set_sheet(full("page:call"), PICTURES, paper="letter", edition="standard")
    plain, _ = set_sheet(wording("vertebroplasty", "en", "riverside-spine"), PICTURES, paper="letter", edition="standard")
    (_, count), *others = Counter(NUMBER.findall(told(pdf))).most_common()
    assert count > 150 and sum(count for _, count in others) <= len(NUMBER.findall(told(plain)))


def test_a_bundle_fills_each_sheet_s_own() -> None:
    """Its cover names topics: a limit, a source, a page of theirs is not that of the first sheet."""
    root = Tag("Document")
    enclosed = [Enclosed(wording("vertebroplasty", "en", "riverside-spine"), NOBODY), Enclosed(full("page:call"), NOBODY)]
    laid = lay_bundle(Words((Span("Both"),)), enclosed, PICTURES, root, paper="letter", edition="standard")
    data, _ = written(root, [laid])
    assert not re.search(r"[{}]", told(data))
    numbers = re.findall(r"Vertebroplasty page (\d+)", told(data))  # on the cover, over the sheet, in the file's title
    assert len(numbers) >= 3 and len(set(numbers)) == 1 and int(numbers[0]) > 12


def test_the_review_copy_has_lines_to_write_on_and_the_page_numbers_of_the_sheet() -> None:
    data, _ = review_copy(full("page:call"), PICTURES, [], Since(), "letter")
    assert "page …" not in told(data) and not re.search(r"[{}]", told(data))
    assert len(set(re.findall(r"see page (\d+)", told(data)))) <= 1
    data, _ = review_copy(full("blank"), PICTURES, [], Since(), "letter")
    assert walk(data).text.count("blank line") > 100


def test_what_nothing_fills_is_refused() -> None:
    made = wording("vertebroplasty", "en", "riverside-spine")
    for text in ("{nonsense}", "{page}", "{limit}", "{source}"):
        with pytest.raises(Unfilled, match=text.strip("{}")):
            made.words(parse(Scalar(text), names=None))
    with pytest.raises(Unfilled, match="pages"):
        made.say("head.page", page=1)  # and not how many there are
    with pytest.raises(Unfilled, match="source"):
        made.words(parse(Scalar("{source:nobody-2020}")))


@pytest.mark.parametrize(
    "reach",
    [
        lambda words: words.plain,
        lambda words: break_lines(words, 300, STYLE),
        lambda words: compositor().words(words, "body", compositor().look.wide, None),
        lambda words: compositor().look.breadth(words, "body"),
        lambda words: compositor().look.count_lines(words, "body", compositor().look.wide),
        lambda words: compositor().stamp(words),
    ],
    ids=["plain", "lines", "strips", "breadth", "count", "stamp"],
)
def test_before_pages_are_set_no_page_number_reaches_paper(reach: Callable[[Words], object]) -> None:
    open_, filled = wording("vertebroplasty", "en", "riverside-spine"), parse(Scalar("See {page:call}."))
    with pytest.raises(Unfilled, match="page:call"):
        reach(open_.words(filled))
    reach(open_.paged(lambda part: 3).words(filled))


def compositor() -> Compositor:
    return Compositor(look_of(wording("vertebroplasty", "en", "riverside-spine"), PICTURES, "letter", "standard"))


@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_a_blank_says_that_it_is_one_and_two_stay_two(language: str) -> None:
    made = wording("vertebroplasty", language, "riverside-spine").words(parse(Scalar("{blank}{blank}")))
    assert [bool(span.blank and span.words) for span in made] == [True, True] and made.plain == "________"
