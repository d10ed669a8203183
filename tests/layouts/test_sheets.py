"""The sheets of the library, read back from their PDFs."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pytest
from sheets import ALL, CLOSELY, PICTURES, TODAY, TRANSLATIONS, Which, sheet, walked, wording

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.blocks import DangerSigns, Harms
from patient_handouts.handouts.catalogue import ORIGINAL
from patient_handouts.handouts.definition import Section
from patient_handouts.handouts.editions import FLOOR
from patient_handouts.handouts.formats import duration_words, unit_words
from patient_handouts.handouts.imprint import unsigned, unsigned_short
from patient_handouts.handouts.in_kind import visit_of
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.part import Part
from patient_handouts.handouts.text import Text
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.units import Duration
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.sheet import set_sheet
from walker import letters_of, walk

ROOT = Path(__file__).parents[2]
TREES = Path(__file__).parent / "trees"
LATER = {"choose": 0, "prepare": 0, "home": 1, None: 2}  # what is taken home comes after all that one decides with
SMALLEST = {"clear": 14, "large": 18}  # points; of others the floor
every_sheet = pytest.mark.parametrize("which", ALL, ids=str)


@every_sheet
def test_the_walker_finds_nothing(which: Which) -> None:
    assert walked(which).problems == []


@pytest.mark.parametrize("which", CLOSELY, ids=str)
def test_the_same_input_gives_the_same_bytes(which: Which) -> None:
    again, _ = set_sheet(wording(which.topic, which.language, which.clinic), PICTURES, paper=which.paper, edition=which.edition)
    assert again == sheet(which)[0]


@pytest.mark.parametrize("which", [w for w in CLOSELY if w.paper == "letter" or w.squeezed or w in TRANSLATIONS], ids=str)
def test_the_tag_tree_is_the_committed_one(which: Which, update: bool) -> None:
    path, tree = TREES / f"{which}.txt", walked(which).text
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(tree, encoding="utf-8", newline="\n")
    assert tree == path.read_text(encoding="utf-8"), "read the difference; if it is meant: pytest --update"


def numberless(which: Which, text: str) -> str:
    """The text with its page numbers taken out."""
    shown = wording(which.topic, which.language, which.clinic).say("head.see_page", number="0").plain.replace("\xa0", " ")
    return re.sub(re.escape(shown).replace("0", r"\d+"), "page n", text.replace("\xa0", " "))


@pytest.mark.parametrize("which", [w for w in CLOSELY if w.paper in ("a4", "legal")], ids=str)
def test_the_paper_changes_nothing_in_the_tree(which: Which) -> None:
    """So the trees of one paper are enough to read; page numbers in the words apart.

    In large print the clinic's address stands on page 1 or at the end, where there is room: there, the words are the same.  The part to
    take home lies last where that makes a leaf of it: there, the lines of the tree are the same, each as often.
    """
    trees = [numberless(which, walked(each).text) for each in (which, replace(which, paper="letter"))]
    words = [sorted(word for line in tree.split("\n") for word in line.partition("#")[2].split() if word != "·") for tree in trees]
    lines_of = [sorted(tree.split("\n")) for tree in trees]
    assert words[0] == words[1] and (lines_of[0] == lines_of[1] or which.edition == "large")


# ---------------------------------------------------------------- lines on paper
@dataclass(frozen=True)
class Shown:
    """A string on paper: its page, font size, place (x, and the baseline's distance from the paper's top), words; the tag it is of."""

    page: int
    size: float
    x: float
    down: float
    words: str
    role: str  # "" for an artifact
    lang: str = ""  # that its tag names


@cache
def lines(which: Which) -> list[Shown]:
    """Every string shown, in the order of painting."""
    found = []
    with pikepdf.open(io.BytesIO(sheet(which)[0])) as opened:
        tags = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
        for number, page in enumerate(opened.pages):
            fonts, read = {name: letters_of(font) for name, font in page.Resources.Font.items()}, dict[int, str]()
            height, size, at, role, lang = float(page.MediaBox[3]), 0.0, (0.0, 0.0), "", ""
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "BMC" | "BDC":  # the name may be ReversedChars, or a Span for ActualText: its tag knows
                        inside = operator == pikepdf.Operator("BDC") and "/MCID" in operands[1]
                        tag = tags[page.StructParents][int(operands[1].MCID)] if inside else {}
                        role, lang = (str(tag.get(key, "")).strip("/") for key in ("/S", "/Lang"))
                    case "Tf":
                        size, read = float(operands[1]), fonts[str(operands[0])]
                    case "Tm":
                        at = float(operands[4]), float(operands[5])
                    case "Tj" | "TJ":
                        shown = [operands[0]] if isinstance(operands[0], pikepdf.String) else list(operands[0])
                        codes = b"".join(bytes(each) for each in shown if isinstance(each, pikepdf.String))
                        words = "".join(read.get(code, "") for code in codes)
                        found.append(Shown(number, size, at[0], height - at[1], words, role, lang))
    return found


@every_sheet
def test_nothing_is_smaller_than_the_floor(which: Which) -> None:
    assert min(line.size for line in lines(which)) >= SMALLEST.get(which.edition, FLOOR)


@pytest.mark.parametrize("which", [w for w in ALL if not w.leaflet], ids=str)
def test_body_text_stands_on_the_grid(which: Which) -> None:
    """Baselines of body text are multiples of half a unit from where a page's body begins, so that they meet across columns."""
    edition = theme().editions[which.edition]
    if which.leaflet:
        return
    body, half = edition.type["body"][0], edition.unit / 2
    begin = {True: edition.first_top * edition.unit, False: edition.top * edition.unit}
    off = [
        line
        for line in lines(which)
        if line.role not in ("", "Figure")
        and line.size == body
        and not (line.page == 0 and line.down < 28 * half)
        and abs((n := (line.down - begin[line.page == 0]) / half) - round(n)) > 0.01
    ]
    assert off == []


@every_sheet
def test_no_ink_leaves_the_paper(which: Which) -> None:
    """In points, by the type size; how far its ink is from the edge, pixels tell (test_look.py)."""
    low, edge, above = theme().papers[which.paper].size[1] - (16 if which.leaflet else 18), 33, 12
    assert all(line.x >= edge and line.down - line.size >= above and line.down <= low for line in lines(which))


@pytest.mark.parametrize("which", [w for w in CLOSELY if w.paper == "letter" and w.language == "en" and not w.leaflet], ids=str)
def test_lines_break_alike_on_letter_and_a4(which: Which) -> None:
    """Column widths are the same, so only page ends differ; how to get an interpreter in other languages stands across the page.

    A page number takes as much room as the sheet's widest: where only one of the two has ten pages, the words are the same; so are they
    where a sheet keeps to a number of pages, for which one of the two may have smaller pictures, keys for labels, and wider lines.
    """

    def content(paper: str) -> tuple[int, list[str]]:
        other = replace(which, paper=paper)
        told = [line for line in lines(other) if line.role and not line.lang]
        return len(str(sheet(other)[1])), sorted(re.sub(r"\d+", "n", line.words) for line in told)

    (wide, letter), (narrow, a4) = content("letter"), content("a4")
    if wide != narrow or wording(which.topic, which.language, which.clinic).handout.pages:
        keys = {"n", "·"} if labelled(which) else {*()}
        letter, a4 = (sorted(word for word in " ".join(each).split() if word not in keys) for each in (letter, a4))
    assert letter == a4


# ---------------------------------------------------------------- what the file says of itself
@every_sheet
def test_print_hints_and_metadata(which: Which) -> None:
    with pikepdf.open(io.BytesIO(sheet(which)[0])) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert wishes.DisplayDocTitle and wishes.Duplex == "/DuplexFlipLongEdge" and wishes.PrintScaling == "/None"
        assert str(pdf.Root.Lang) == which.language
        with pdf.open_metadata() as meta:
            assert meta["dc:title"].startswith(wording(which.topic, which.language, which.clinic).handout.title.plain)
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        assert len(pdf.pages) == sheet(which)[1]


@every_sheet
def test_bookmarks_are_the_headings(which: Which) -> None:
    """The outline holds H1 and, under it, every H2 of the tree, in reading order."""
    pdf, tree = sheet(which)[0], walked(which).tree
    headings = [(role, tree[k + 1][2]) for k, (_, role, _) in enumerate(tree) if role in ("H1", "H2")]
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        titles = [(str(entry.title), [str(child.title) for child in entry.children]) for entry in outline.root]
        assert opened.Root.PageLabels.Nums[1].S == "/D"
    assert titles == [(headings[0][1], [words for role, words in headings[1:]])]


def bare(words: str) -> str:
    """Words without any white space: tags and lines part them in other places than the author did."""
    return re.sub(r"\s+", "", words)


def pattern(told: Wording, text: Text, page: str = r"\d+") -> re.Pattern[str]:
    """How a text reads on the sheet, without white space; page numbers are any number, or this one."""
    return re.compile("".join(page if span.page else re.escape(bare("____" if span.blank else span.words)) for span in told.words(text)))


def read_aloud(which: Which) -> str:
    """All words of the tree in reading order, Alt texts too, without white space."""
    return bare(" ".join(words for _, _, words in walked(which).tree)).replace(
        f"[{bare(wording(which.topic, which.language, which.clinic).say('ask.blank').plain)}]", "____"
    )


@every_sheet
def test_every_word_of_the_definition_is_read(which: Which) -> None:
    """Each text of the definition, with the clinic's facts in it, stands unbroken in the tree's words."""
    told, read = wording(which.topic, which.language, which.clinic), read_aloud(which)
    titles = {source.title for source in told.handout.sources.values()}  # sources are found by journal and address
    leaves = [text for text in told.handout.all_texts() if text not in titles]
    assert [text for text in leaves if not pattern(told, text).search(read)] == []


def pointing(which: Which) -> list[Text]:
    """The key points that say on which page the danger signs are; a sheet of one page needs none."""
    told = wording(which.topic, which.language, which.clinic)
    return [point for point in told.handout.key_points if any(run.placeholder == "page:call" for run in point.runs)]


POINTING = [which for which in ALL if pointing(which)]


@pytest.mark.parametrize("which", [*POINTING, Which("vertebroplasty", "es", "harbor-spine", "standard", "a4")], ids=str)
def test_see_page_leads_to_the_danger_box(which: Which) -> None:
    """Not to words of its section on the page before: the box of the last of these sheets leaves no room for them."""
    told = wording(which.topic, which.language, which.clinic)
    (text,) = pointing(which)
    with pikepdf.open(io.BytesIO(sheet(which)[0])) as opened, opened.open_outline() as outline:
        titled = (child for child in outline.root[0].children if str(child.title) == told.say("danger.title").plain)
        (page,) = (opened.pages.index(pikepdf.Page(child.destination[0])) + 1 for child in titled)
    assert pattern(told, text, f"{page}").search(read_aloud(which))


def texts(part: Any) -> Iterator[Text]:
    """The texts of a block, as deep as they lie."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, Part):
        for value in vars(part).values():
            yield from texts(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from texts(value)


def first_out_of_order(told: Wording, sections: list[Section], read: str) -> str:
    """The first block of which a text is not read after the block before it; "" when all stand in order."""
    at = 0
    for section in sections:
        for block in section.blocks:
            found = [pattern(told, text).search(read, at) for text in texts(block)]
            if None in found:
                return f"{section.part}: {type(block).__name__}"
            at = max([at, *(match.end() for match in found if match)])
    return ""


def orders(which: Which, told: Wording) -> Iterator[list[Section]]:
    """Those in which a sheet's parts may be read: where to read on comes after what is taken home, or before it, if that is a leaf so."""
    before = which.edition != "large" and not which.squeezed
    later, told_of = (LATER, *([{**LATER, "home": 2, None: 1}] if before else [])), list[list[Section]]()
    for ranks in later:
        order = sorted(told.handout.sections, key=lambda section: ranks[visit_of(section, told.handout.kind)])
        if which.edition == "large" or which.squeezed:
            order.sort(key=lambda section: not any(isinstance(block, DangerSigns) for block in section.blocks))
        if order not in told_of:
            told_of.append(order)
            yield order


@every_sheet
def test_blocks_are_read_in_the_order_of_the_definition(which: Which) -> None:
    """The part to take home comes after all that one decides with, where to read on after that, or, where this makes a leaf of what is
    taken home, before it; in one column (large print, small paper) the danger signs come first; all else as the author wrote it.

    Two sections exchanged would be noticed.
    """
    told, read = wording(which.topic, which.language, which.clinic), read_aloud(which)
    found = [order for order in orders(which, told) if first_out_of_order(told, order, read) == ""]
    assert len(found) == 1
    (order,) = found
    worded = [any(True for _ in texts(section.blocks)) for section in order]  # a section of nothing but limits has no texts
    for k in (k for k in range(len(order) - 1) if worded[k] and worded[k + 1]):
        assert first_out_of_order(told, [*order[:k], order[k + 1], order[k], *order[k + 2 :]], read), order[k].part


def letters(words: str) -> set[str]:
    """The words of a text in small letters; numbers and signs left out."""
    return set(re.findall(r"[^\W\d_]+", words.lower()))


def counted(which: Which) -> Counter[str]:
    """How often each word is read, but for what an edition may say again or in short: heads of tables, what harms are of, Alt texts."""
    text = " ".join(words for _, role, words in walked(which).tree if role == "#")
    told = wording(which.topic, which.language, which.clinic)
    for key in ("options.happens", "options.known", "harms.what"):
        text = re.sub(re.escape(told.say(key).plain) + ":?", " ", text)
    sizes = [told.number(each) for each in dict.fromkeys(part.out_of for part in told.handout.parts() if isinstance(part, Harms))]
    open_ = [words.plain for each in (unsigned, unsigned_short) for words in each(told, NOBODY)]
    of = [told.say("harms.of", out_of=size, of=told.say("harms.people")).plain for size in sizes]
    many_of = [told.say("harms.how_many", out_of=size).plain for size in sizes]
    text = text.replace("\xa0", " ")
    for many in (*many_of, *of, *open_):
        text = re.sub(re.escape(many.replace("\xa0", " ")) + "[.।]?", " ", text)
    text = re.sub(r"\s+(?=[./]\w)| ·(?= )", "", text)  # addresses are broken before a dot or a slash; a dot never ends a line
    return Counter(numberless(which, text).split())


@pytest.mark.parametrize("which", [w for w in ALL if w.edition != "standard" and not w.leaflet], ids=str)
def test_every_edition_says_the_same(which: Which) -> None:
    """A leaflet is a sheet in large print, with a sheet's box of danger signs; and has keys where another edition has labels."""
    here, there = counted(which), counted(replace(which, edition="standard"))
    for key in map(str, range(1, 10)) if labelled(which) else ():
        del here[key], there[key]
    assert here == there


def labelled(which: Which) -> bool:
    """Whether a picture of it has labels, which are keys where they find no room."""
    shown = wording(which.topic, which.language, which.clinic).handout.pictures()
    return any(PICTURES.labels(str(picture), which.language) for picture in shown)


@every_sheet
def test_no_word_comes_from_anywhere_else(which: Which) -> None:
    """What is read stands in the definition, the catalogue, the clinic's files, the pictures' index; dates are CLDR's, °F from °C."""
    files = [
        f"handouts/library/{which.topic}/{which.language}.yaml",
        f"handouts/catalogue/{which.language}.yaml",
        "images/index.yaml",
        *([f"images/words/{which.language}.yaml"] if which.language != ORIGINAL else []),
        *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "handouts" / "clinics").rglob("*.yaml"))),
    ]
    known = letters(" ".join((ROOT / file).read_text(encoding="utf-8") for file in files))
    told = wording(which.topic, which.language, which.clinic)
    cldr = [
        *(line.plain for line in told.hours()),
        *(told.date(date(2026, month, 1)) for month in range(1, 13)),
        *(duration_words(told.catalogue, Duration(n, unit)) for n in (1, 2, 3) for unit in ("hour", "day", "week", "month")),
    ]
    known |= {"f"} | letters(" ".join(cldr))
    read = letters(" ".join(words for _, _, words in walked(which).tree))
    assert read - known == set()
    assert letters("Take aspirin, xylometazoline too") - known >= {"xylometazoline"}


@pytest.mark.parametrize("language", ["en", "es", "vi", "ru", "ar", "hi"])
@pytest.mark.parametrize("clinic", ["riverside-spine", "harbor-spine"])
def test_abbreviations_say_what_they_stand_for(language: str, clinic: str) -> None:
    """T12 is read as "thoracic 12", lb as "pounds" (PDF 1.7, 14.9.5), unless the language writes the unit in full."""
    told = wording("vertebroplasty", language, clinic)
    told = Wording(told.handout.but(purpose=parse(Scalar("T1–T12, L1–L5"))), told.clinic, told.catalogue, TODAY)
    with pikepdf.open(io.BytesIO(set_sheet(told, PICTURES, paper="letter")[0])) as pdf:
        tags = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Span"]
        spoken = {str(tag.E) for tag in tags if "/E" in tag}
    unit = "lb" if clinic == "riverside-spine" else "kg"
    short = unit_words(told.catalogue, unit)
    thoracic, lumbar, unit = (told.say(f"expansions.{name}").plain for name in ("T", "L", unit))
    assert {f"{thoracic} 1", f"{thoracic} 12", f"{lumbar} 1", f"{lumbar} 5"} <= spoken
    assert (unit in spoken) == (short != unit)


def test_words_of_another_language_say_so() -> None:
    """The English name of the sheet's language, on a sheet that calls itself otherwise."""
    told = wording("vertebroplasty", "en", "riverside-spine")
    texts = dict(told.catalogue.texts) | {"language.own": parse(Scalar("Español"), names=None)}
    foreign = Wording(told.handout, told.clinic, replace(told.catalogue, texts=MappingProxyType(texts)), TODAY)
    pdf, _ = set_sheet(foreign, PICTURES, paper="letter")
    assert walk(pdf).problems == [] and "Español ( English )" in walk(pdf).words
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        spans = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Span"]
        told = [str(tag.Lang) for tag in spans if "/Lang" in tag]
    assert told.count("en") == 1 and {*told} == {"en", "es", "vi", "ru", "hi", "ar"}  # the others: how to get an interpreter
