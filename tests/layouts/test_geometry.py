"""Splitting never changes meaning: whatever the paper's height, tags and words are those of one endless page."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sheets import EDITIONS, PICTURES, told_by, wording

from patient_handouts.handouts.about import usual_kind
from patient_handouts.handouts.blocks import BLOCKS
from patient_handouts.handouts.editions import Paper
from patient_handouts.handouts.problems import Problems
from patient_handouts.layouts.sheet import set_sheet
from walker import walk

# in large print it stands where there is room for it: on page 1, or at the sheet's end
CONTACT = r"200 River Street, Springfield|Monday to Friday, 8 AM to 5 PM|<Link >\s*riverside-spine\.example\.org|·"
ENDLESS = 14000.0  # points; PDF viewers stop at 14,400
SHORT, LONG = (1, 3, 8), (20, 45)  # words in a text


def as_high(points: float) -> Paper:
    """A paper as wide as letter paper, of this height."""
    return Paper(called="", media=f"custom_any_8.5x{points / 72:.8f}in", overhang=2.0)


def reading(pdf: bytes, contact: str = CONTACT) -> list[str]:
    """Roles and words in the tree's order; page numbers and the clinic's contact line apart, and the parts of a paragraph joined."""
    found = walk(pdf)
    assert found.problems == []
    text = " ".join(words if role == "#" else f"<{role} {words}>" for _, role, words in found.tree)
    text = re.sub(r"<P >\s*(?=<)", "", re.sub(contact, "", text))
    return re.sub(r"page \d+", "page n", text).split()


def page_words(pdf: bytes) -> list[set[str]]:
    """The words on each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [set(re.findall(r"[^\W\d_]+", page.get_textpage().get_text_bounded())) for page in opened]


# ---------------------------------------------------------------- any definition
@dataclass
class Author:
    """Writes definitions of words that stand nowhere else, and remembers which of them must stay on one page, per edition."""

    draw: Callable[[Any], Any]
    lengths: tuple[int, ...]
    count: int = 0
    whole: list[tuple[str, list[str]]] = field(default_factory=list)  # which block, its texts

    def text(self, most: int = 99) -> str:
        """A text of as many words as are drawn, at most `most`."""
        return " ".join(self.word() for _ in range(min(most, self.draw(st.sampled_from(self.lengths)))))

    def word(self) -> str:
        """xobaki, xobako, …: a consonant that no English word begins with, and three syllables' worth of letters."""
        n, letters, vowels = self.count, "bdfgklmnprstvz", "aeiou"
        self.count += 1
        word = ""
        for _ in range(3):
            n, vowel = divmod(n, 5)
            n, letter = divmod(n, 14)
            word += letters[letter] + vowels[vowel]
        return f"x{word}"

    def texts(self, least: int, most: int) -> list[str]:
        return [self.text() for _ in range(self.draw(st.integers(least, most)))]

    def stays(self, what: str, *texts: str) -> None:
        """These texts must stand on one page."""
        self.whole.append((what, list(texts)))

    def block(self, kind: str) -> Any:
        made = getattr(self, f"a_{kind}")()
        titled = {"title": self.text(3)} if kind in ("list", "checklist") and self.draw(st.booleans()) else {}
        return made if kind in ("paragraph", "picture") else {kind: made, **titled}

    # -- one method a kind of block
    def a_paragraph(self) -> Any:
        return self.draw(st.sampled_from(["[swelling] ", "[numbness] ", ""])) + self.text()

    def a_heading(self) -> Any:
        return self.text(8)

    def a_note(self) -> Any:
        words = self.text()
        self.stays("note", words)
        return words

    def a_list(self) -> Any:
        items: list[Any] = self.texts(1, 5)
        if self.draw(st.booleans()):
            items.append({"item": self.text(8), "list": self.texts(1, 3)})
        return items

    def a_lists(self) -> Any:
        marks = ["yes", "no", "plain"][: self.draw(st.integers(2, 3))]
        return [{"title": self.text(3), "marks": mark, "items": self.texts(1, 5)} for mark in marks]

    def a_answers(self) -> Any:
        return [{"question": self.text(8), "answer": self.text()} for _ in range(self.draw(st.integers(1, 3)))]

    def a_steps(self) -> Any:
        steps = []
        for _ in range(self.draw(st.integers(2, 4))):
            step = {"title": self.text(8), "text": self.text()}
            self.stays("step", *step.values())
            if self.draw(st.booleans()):
                step["picture"] = self.picture_id()
            steps.append(step)
        return steps

    def picture_id(self) -> str:
        return str(self.draw(st.sampled_from(sorted(PICTURES.ids()))))

    def a_picture(self) -> Any:
        return {"picture": self.picture_id(), "caption": self.text()}

    def a_pictures(self) -> Any:
        shown = [{"picture": self.picture_id(), "caption": self.text(8)} for _ in range(self.draw(st.integers(2, 3)))]
        self.stays("standard clear: pictures", *(each["caption"] for each in shown))
        return shown

    def a_exercises(self) -> Any:
        made = []
        for _ in range(self.draw(st.integers(1, 3))):
            exercise: dict[str, Any] = {"name": self.text(3), "how": self.texts(1, 3), "hold": self.text(3), "stop": self.text(8)}
            self.stays("exercise", exercise["name"], *exercise["how"], exercise["hold"], exercise["stop"])
            if self.draw(st.booleans()):
                exercise |= {"picture": self.picture_id(), "repeats": self.draw(st.sampled_from([10, "5 to 10"]))}
            made.append(exercise)
        return made

    def a_glance(self) -> Any:
        facts = [{"icon": "home", "fact": self.text(4), "detail": self.text(8)} for _ in range(4)]
        for fact in facts:
            self.stays("fact", fact["fact"], fact["detail"])
        self.stays("standard clear: facts", *(fact["detail"] for fact in facts))
        return facts

    def a_options(self) -> Any:
        told = [{"happens": self.text(20), "known": self.text(20)} for _ in range(self.draw(st.integers(2, 4)))]
        choices = [{"name": self.text(3), **choice} for choice in told[1:]]
        for choice in (told[0], *choices):
            self.stays("option", *choice.values())
        if self.draw(st.booleans()):
            choices[0]["picture"] = self.picture_id()
        return {"if_you_do_nothing": told[0], "choices": choices}

    def evidence(self) -> dict[str, Any]:
        more = {"later": self.text(20)} if self.draw(st.booleans()) else {}
        return {"question": self.text(20), "who": self.text(8), "when": self.text(3), "certainty": "low", "source": "one", **more}

    def a_pooled(self) -> Any:
        made = {
            **self.evidence(),
            "answer": self.text(3),
            "text": self.text(20),
            "studies": 5,
            "people": 541,
            "groups": [self.text(3), self.text(3)],
            **({"fell": self.text(8)} if self.draw(st.booleans()) else {}),
        }
        told = (made["answer"], made["text"], *made["groups"], made.get("fell", ""), made.get("later", ""))
        self.stays("figure", made["question"], made["who"], *told)
        return made

    def a_chances(self) -> Any:
        groups = [{"name": self.text(3), "count": self.draw(st.integers(0, 100))} for _ in range(2)]
        made = {**self.evidence(), "out_of": 100, "groups": groups, "counted": self.text(3), "others": self.text(3)}
        self.stays("figure", made["question"], made["who"], made["counted"], made["others"], made.get("later", ""))
        return made

    def a_chance(self) -> Any:
        made = {**self.evidence(), "count": 3, "out_of": 1000, "what": self.text(8), "no_comparison": self.text(20)}
        self.stays("figure", made["question"], made["who"], made["what"], made["no_comparison"], made.get("later", ""))
        return made

    def a_doses(self) -> Any:
        count = self.draw(st.integers(1, 6))
        rows = [{"from": f"{10 * n + 1} lb", "to": f"{10 * n + 9} lb", "give": self.text(8)} for n in range(count)]
        for row in rows:
            self.stays("dose", row["give"])
        medicine, strength = self.text(3), self.text(3)
        self.stays("first dose", medicine, strength, rows[0]["give"])
        told = {"every": self.text(3), "at_most": self.text(3), "source": "one"}
        return {"medicine": medicine, "strength": strength, "by": "weight", "rows": rows, **told}

    def a_bars(self) -> Any:
        bars = [{"name": self.text(3), "score": k + 0.5} for k in range(self.draw(st.integers(2, 3)))]
        made = {
            **self.evidence(),
            "out_of": 10,
            "scale_from": self.text(1),
            "scale_to": self.text(1),
            "bars": bars,
            "difference": self.text(20),
            **({"better": self.draw(st.sampled_from(["lower", "higher"]))} if self.draw(st.booleans()) else {}),
        }
        self.stays("figure", made["question"], made["who"], made["difference"], *(bar["name"] for bar in bars))
        return made

    def a_harms(self) -> Any:
        rows = []
        for k in range(self.draw(st.integers(1, 4))):
            row = {"name": self.text(3), "text": self.text(20)}
            other = {"compared_with": self.text(3)} if self.draw(st.booleans()) else {}
            self.stays("harm", *row.values(), *other.values())
            how = self.draw(st.sampled_from(["count", "up_to", "fewer_than", "unknown"]))
            many = {"unknown": self.text(8)} if how == "unknown" else {how: k * 300}
            rows.append(row | many | other | ({"compared": 247} if other else {}))
        return {"out_of": 1000, "rows": rows}

    def a_table(self) -> Any:
        count = self.draw(st.integers(2, 4))
        rows = [[self.text(8) for _ in range(count)] for _ in range(self.draw(st.integers(1, 5)))]
        for cells in rows:
            self.stays("row", *cells[:-1])
        rows[0][-1] = self.draw(st.sampled_from(["", rows[0][-1]]))
        return {"columns": [self.text(1) for _ in range(count)], "rows": rows}

    def a_timeline(self) -> Any:
        moments = [{"when": self.text(3), "text": self.text(20)} for _ in range(self.draw(st.integers(2, 4)))]
        for moment in moments:
            self.stays("moment", *moment.values())
        return moments

    def a_schedule(self) -> Any:
        days = self.draw(st.integers(1, 4))
        rows: list[Any] = [{"before": f"{days - n + 1} days", "at": "18:30", "do": self.text(20)} for n in range(days)]
        rows += [{"before": "5 hours", "do": self.text(20), "tick": "no"}, {"do": self.text(8)}, {"after": "2 weeks", "do": self.text(8)}]
        for each in rows:
            self.stays("row of a schedule", each["do"])
        return {"event": self.draw(st.sampled_from(["arrival", "procedure", "surgery", "first_dose"])), "rows": rows}

    def a_advice(self) -> Any:
        made = {"do": self.texts(1, 3), "do_not": self.texts(1, 3)}
        self.stays("standard clear: advice", *made["do"], *made["do_not"])
        return made

    def a_limits(self) -> Any:
        return ["driving", "lifting", "shower"][: self.draw(st.integers(1, 3))]

    def a_danger_signs(self) -> Any:
        signs = {"emergency": self.texts(1, 4), "same_day": self.texts(1, 4)}
        self.stays("standard clear: danger box", *signs["emergency"], *signs["same_day"])
        self.stays("emergency box", *signs["emergency"])
        self.stays("same-day box", *signs["same_day"])
        return signs

    def a_zones(self) -> Any:
        names = ["green", "yellow", "red"][: self.draw(st.integers(2, 3))]
        made: list[Any] = [{"zone": name, "title": self.text(3), "signs": self.texts(1, 3), "do": self.texts(1, 3)} for name in names]
        for zone in made:
            self.stays("zone", zone["title"], *zone["signs"], *zone["do"])
        return made

    def a_contacts(self) -> Any:
        return ["booking", "nurse"][: self.draw(st.integers(1, 2))]

    def a_checklist(self) -> Any:
        return self.texts(1, 5)

    def a_write_on(self) -> Any:
        return [self.text(3) for _ in range(self.draw(st.integers(1, 3)))]

    def a_diary(self) -> Any:
        return {"question": self.text(20), "scale_from": self.text(1), "scale_to": self.text(1), "times": [self.text(3), self.text(3)]}

    def a_log(self) -> Any:
        columns = [self.text(1) for _ in range(self.draw(st.integers(1, 6)))]
        rows: Any = f"by day for {self.draw(st.integers(1, 40))} days"
        return {
            "rows": self.draw(st.sampled_from([rows, self.texts(1, 4)])),
            "columns": columns,
            "cell": self.draw(st.sampled_from(["line", "tick"])),
        }

    def a_medicines(self) -> Any:
        rows = [{"name": self.text(3), "for": self.text(3), "when": ["morning", "night"]} for _ in range(self.draw(st.integers(0, 3)))]
        for medicine in rows:
            self.stays("medicine", str(medicine["name"]), str(medicine["for"]))
        return {"rows": rows, "lines": self.draw(st.integers(1, 4))}

    def a_questions(self) -> Any:
        return self.texts(1, 4)

    def a_teach_back(self) -> Any:
        return self.texts(1, 4)

    def a_links(self) -> Any:
        return [{"title": self.text(8), "url": f"https://example.org/{self.word()}"} for _ in range(self.draw(st.integers(1, 3)))]

    def section(self, part: str, kinds: list[str]) -> dict[str, Any]:
        heading = self.text(8)
        blocks = [self.block(kind) for kind in kinds]
        if "danger_signs" not in kinds:  # the danger box is its own heading
            # a table that is set as a list leaves out what its first column is called: its first cell is the row's heading
            told = blocks[0]["table"]["rows"] if kinds[0] == "table" else blocks[0]
            first = re.search(r"\bx[a-z]{6}\b", json.dumps(told))
            own = kinds[0] == "harms"  # a sentence of the program's own stands between
            self.stays("heading", heading, first[0] if first and not own else "")
        return {"part": part, "heading": heading, "blocks": blocks}

    def definition(self, kinds: list[str]) -> dict[str, Any]:
        sections = []
        while kinds:
            n = self.draw(st.integers(1, len(kinds)))
            sections.append((self.draw(st.sampled_from(usual_kind().order)), kinds[:n]))
            kinds = kinds[n:]
        parts = sorted((part for part, _ in sections), key=usual_kind().order.index)
        made = [self.section(part, kinds) for part, (_, kinds) in zip(parts, sections)]
        pages = [f"{{page:{part}}}" for part in parts[-2:]]
        return {
            "format": 1,
            "title": self.text(1),
            "subtitle": self.text(8),
            "version": "1.0",
            "purpose": self.text(20),
            "hero": self.picture_id(),
            "key_points": [f"{self.text()} {' '.join(pages)}", *self.texts(2, 4)],
            "terms": {name: {"means": self.text(8)} for name in ("swelling", "numbness")},
            "sources": {"one": {"title": self.text(8), "in": self.text(3), "year": 2020}},
            "sections": made,
        }


KINDS = st.permutations(sorted(BLOCKS)).flatmap(lambda kinds: st.integers(1, 7).map(lambda n: list(kinds[:n])))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), KINDS, st.floats(300, 1200), st.sampled_from(EDITIONS), st.sampled_from([SHORT, SHORT + LONG]))
def test_any_blocks_in_any_order_on_any_paper(
    data: st.DataObject, kinds: list[str], height: float, edition: str, lengths: tuple[int, ...]
) -> None:
    author = Author(data.draw, lengths)
    told = told_by(author.definition(kinds))
    event(edition)
    try:
        pdf, pages = set_sheet(told, PICTURES, paper=as_high(height), edition=edition)
    except Problems as problems:
        (problem,) = problems.problems
        assert problem.code == "too-tall" and float(problem.message.split()[-7]) >= 1
        assert height < 850 or lengths != SHORT, "this paper holds every block of short texts"
        event("too tall")
        return
    event(f"{min(pages, 12)} pages")
    unsplit, one = set_sheet(told, PICTURES, paper=as_high(ENDLESS), edition=edition)
    assert one == 1 and alike(reading(pdf), reading(unsplit))
    shown = page_words(pdf)
    torn = []
    for what, texts in author.whole:
        where, _, name = what.rpartition(": ")
        words = set(" ".join(texts).split()) if name != "heading" else {texts[0].split()[0], *texts[1].split()}
        # higher than its page, a figure parts under its question, the danger box becomes two, and a half of long signs several
        low = height < 850 and (name == "danger box" or (name == "figure" and edition == "large"))
        low = low or (name in ("emergency box", "same-day box") and 7 * len(words) + 300 > height)  # points, in the largest type
        if (not where or edition in where.split()) and not low and not any(words <= page for page in shown):
            torn.append((name, texts))
    assert torn == []


def test_the_author_writes_every_kind_of_block() -> None:
    assert all(callable(getattr(Author, f"a_{kind}", None)) for kind in BLOCKS)


# ---------------------------------------------------------------- the library's
# First and last words of what must stay on one page.
WHOLE = [
    ("We clean your skin", "Tell us if something hurts"),
    ("A bandage covers", "A nurse watches you"),
    ("In one study, about how many", "alike in pain"),
    ("Little or no difference", "541 people"),
    ("After months of pain", "larger (2.6)"),
    ("Walk a little, often", "thinner by yourself"),
    ("Even one of these", "bleeding does not stop"),
    ("Back, arm or leg pain", "better after the procedure"),
    ("Cement in your lungs", "3,175 people"),
]


@cache
def endless(clinic: str) -> list[str]:
    return reading(set_sheet(wording("vertebroplasty", "en", clinic), PICTURES, paper=as_high(ENDLESS))[0])


SHARED = 12  # words that two parts may have in common at either end


def alike(read: list[str], wanted: list[str]) -> bool:
    """The same words in the same order, but that one stretch may stand after the next one: the part to take home lies last where that
    makes a leaf of it.
    """
    if read == wanted:
        return True
    if len(read) != len(wanted):
        return False
    first = next(k for k, (one, other) in enumerate(zip(read, wanted)) if one != other)
    last = next(k for k, (one, other) in enumerate(zip(read[::-1], wanted[::-1])) if one != other)
    for begin in range(first, max(first - SHARED, 0) - 1, -1):  # what both stretches begin or end with looks as if it had not moved
        for end in range(len(read) - last, min(len(read) - last + SHARED, len(read)) + 1):
            one, other = read[begin:end], wanted[begin:end]
            if any(other[k:] + other[:k] == one for k, word in enumerate(other) if word == one[0]):
                return True
    return False


def test_words_in_another_order_are_not_alike() -> None:
    assert alike([*"abcdef"], [*"abcdef"]) and alike([*"abdecf"], [*"abcdef"])
    assert not alike([*"abedcf"], [*"abcdef"]) and not alike([*"abcdf"], [*"abcdef"])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.floats(420, 1300), st.sampled_from(["riverside-spine", "harbor-spine"]))
def test_any_height_reads_alike_and_tears_nothing(height: float, clinic: str) -> None:
    try:
        pdf, pages = set_sheet(wording("vertebroplasty", "en", clinic), PICTURES, paper=as_high(height))
    except Problems as problems:
        (problem,) = problems.problems
        assert problem.code == "too-tall" and float(problem.message.split()[-7]) >= 1
        assert height < 700, "a paper of 700 points holds every block"
        return
    assert alike(reading(pdf), endless(clinic))
    with pypdfium2.PdfDocument(pdf) as opened:
        texts = [" ".join(page.get_textpage().get_text_bounded().replace("\xa0", " ").split()) for page in opened]
    assert len(texts) == pages
    torn = [first for first, last in WHOLE if not any(first in text and last in text for text in texts)]
    assert torn == []


def test_a_paper_too_low_for_a_block_names_the_block_by_place() -> None:
    with pytest.raises(Problems) as raised:
        set_sheet(wording("vertebroplasty", "en", "riverside-spine"), PICTURES, paper=as_high(300))
    problem = raised.value.problems[0]
    assert problem.code == "too-tall" and problem.place.file.endswith(".yaml")


def test_a_diary_has_its_numbers_above_the_boxes_of_every_page() -> None:
    """One that fills two pages begins the second with 0 to 10 again; the numbers never end a page."""
    scale = {"question": "How bad is it?", "scale_from": "no pain", "scale_to": "worst pain", "times": [f"Day {n}" for n in range(1, 41)]}
    told = told_by(
        {
            "format": 1,
            "title": "Pain",
            "subtitle": "A diary",
            "version": "1.0",
            "purpose": "To write down how you feel.",
            "hero": "walking",
            "key_points": ["Write.", "Tick.", "Bring it."],
            "sections": [{"part": "aftercare", "blocks": [{"diary": scale}]}],
        }
    )
    for edition in EDITIONS:
        pdf, _ = set_sheet(told, PICTURES, paper="letter", edition=edition)
        with pypdfium2.PdfDocument(pdf) as opened:
            texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in opened]
        boxes, numbers = (["Day " in text for text in texts], ["0 1 2 3 4 5 6 7 8 9 10" in text for text in texts])
        assert sum(boxes) > 1 and boxes == numbers
