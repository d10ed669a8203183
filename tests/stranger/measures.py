"""What a book designer would mind on finished pages, each told with its page: holes, torn things, parted sentences, late words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .reading import Element, Page, Seen, Shown, in_lines

HOLE = 0.15  # of the body's height: more white than this before a page ends is a hole
FEW = 2  # items of a list that are too few to stand alone on their side of a page's end
RUNNING = 1.4  # times the type size: the lines of a running head stand no further apart; what lies lower is the body's
RULE = 0.5  # of the paper's width: a row with so much ink above the foot's first line is the foot's rule
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class Term(NamedTuple):
    """An explained term: each place where the sheet marks it, as some letters before it, and it with some after; what explains it."""

    uses: tuple[tuple[str, str], ...]
    meaning: str


@dataclass(frozen=True)
class Told:
    """What must be known of a sheet's words to judge it.

    `home`: the headings of the part to take home; `danger`: that of the danger signs; `months`: the months' names; `ranges`: what stands
    between the ends of a range; `names`: numbers that are names, such as 911 and the clinic's own, and count nothing;
    `exercises`: what they are called.
    """

    terms: tuple[Term, ...] = ()
    home: tuple[str, ...] = ()
    danger: str = ""
    months: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


class Found(NamedTuple):
    """One thing to mind: its page, from 1, and what is there."""

    page: int
    what: str


# ---------------------------------------------------------------- the frame
class Frame(NamedTuple):
    """The body of a page, in rows from its upper edge: where it begins and ends, and where its last ink lies."""

    top: int
    end: int
    ink: int

    @property
    def hole(self) -> float:
        """The white from the last ink to the body's lower edge, as a part of the body's height."""
        return (self.end - self.ink) / (self.end - self.top)


def head_lines(page: Page) -> list[Shown]:
    """The lines of the running head; a table's head that is said again on the page is further down, and none of them."""
    found = list[Shown]()
    for line in _by_place(page.head):
        if found and line.down - found[-1].down > RUNNING * line.size:
            break
        found.append(line)
    return found


def foot_lines(page: Page) -> list[Shown]:
    """The lines of the foot."""
    return _by_place(page.foot)


def _by_place(strings: Iterable[Shown]) -> list[Shown]:
    return in_lines(sorted((string for string in strings if string.words.strip()), key=lambda string: round(string.down)))


def frames(sheet: Seen) -> list[Frame]:
    """The body of each page: page 1 begins with its own ink, all others where the highest of them does; each ends above its foot.

    A page without a foot ends where the highest foot of the others is.
    """
    feet = [_end(page) for page in sheet.pages]
    ends = [end or min(filter(None, feet), default=len(page.ink)) for page, end in zip(sheet.pages, feet)]
    inked = [_inked(page, end) for page, end in zip(sheet.pages, ends)]
    tops = [rows[0] if rows else end for rows, end in zip(inked, ends)]
    highest = min(tops[1:], default=0)
    made = zip([tops[0], *(highest for _ in tops[1:])], ends, inked)
    return [Frame(top, end, rows[-1] + 1 if rows else top) for top, end, rows in made]


def _inked(page: Page, end: int) -> list[int]:
    """The rows with ink between the running head and the body's lower edge."""
    low = max((round(line.down + line.size / 2) for line in head_lines(page)), default=0)
    return [row for row in range(low, end) if page.ink[row]]


def _end(page: Page) -> int:
    """The body's lower edge: half the foot's type size, the foot's own white, above its rule or its first line; 0 without a foot."""
    if not page.foot:
        return 0
    first = foot_lines(page)[0]
    low, high = round(first.down - first.size), round(first.down - 3 * first.size)
    return min((row for row in range(high, low + 1) if page.ink[row] > RULE), default=low) - round(first.size / 2)


def holes(sheet: Seen) -> list[float]:
    """The hole of each page but the last, as a part of the body's height."""
    return [frame.hole for frame in frames(sheet)[:-1]]


# ---------------------------------------------------------------- what is torn
def torn_lists(sheet: Seen, told: Told = Told()) -> Iterator[Found]:
    """Page ends inside a list that leave one or two of its items alone on a side.

    Exercises are no such items: each has a picture, and a page holds few of them.
    """
    for made in sheet.root.all("L"):
        if any(name in made.text() for name in told.exercises):
            continue
        items = [kid.pages()[0] for kid in made.kids if isinstance(kid, Element) and kid.role == "LI" and kid.pages()]
        for before, after in pairwise(sorted(set(items))):
            sides = items.count(before), items.count(after)
            if min(sides) <= FEW:
                yield Found(before + 1, f"a list parts {sides[0]} | {sides[1]}: {made.text()[:60]}")


def torn_tables(sheet: Seen) -> list[tuple[Found, float]]:
    """Tables on more than one page, and the height of each as a part of the body's."""
    frame = frames(sheet)[-1]
    return [
        (Found(made.pages()[0] + 1, f"a table parts: {made.text()[:60]}"), _height(made) / (frame.end - frame.top))
        for made in sheet.root.all("Table")
        if len(made.pages()) > 1
    ]


def _height(made: Element) -> float:
    """From its first line to its last on each of its pages, in points."""
    lines = made.lines()
    on = [[line for line in lines if line.page == page] for page in made.pages()]
    return sum(max(line.down for line in each) - min(line.down - line.size for line in each) for each in on if each)


def parted(sheet: Seen, told: Told) -> Iterator[Found]:
    """Headings, sentences with a colon and the section's words before the danger signs on another page than what they announce."""
    blocks = [block for block in sheet.root.blocks() if block.pages()]
    begun = {id(first) for part in sheet.root.all("Sect") for first in [*part.blocks()][:1]}
    for block, after in pairwise(blocks):
        announces = block.role in HEADINGS or _opens(block) or (same(after.text(), told.danger) and id(after) not in begun)
        if announces and after.pages()[0] > block.pages()[-1]:
            yield Found(block.pages()[-1] + 1, f"announces the next page: {block.text()[-60:]}")


def lone_openings(sheet: Seen) -> Iterator[Found]:
    """Headings with a single line under them at a page's foot, the list that this line opens on the next page."""
    blocks = [block for block in sheet.root.blocks() if block.pages()]
    listed = {id(inner) for made in sheet.root.all("L") for inner in made.blocks()}
    for head, line, first in zip(blocks, blocks[1:], blocks[2:]):
        opens = head.role in HEADINGS and line.role == "P" and id(line) not in listed and id(first) in listed
        if opens and len(line.lines()) == 1 and head.pages() == line.pages() and first.pages()[0] > line.pages()[0]:
            yield Found(line.pages()[0] + 1, f"one line under a heading: {line.text()[-60:]}")


def _opens(block: Element) -> bool:
    """Whether it ends with a colon, and no line to write on behind it."""
    *_, last = block.marks()
    return bool(last.shown) and block.text().endswith((":", "："))


# ---------------------------------------------------------------- words and the part to take home
def late_terms(sheet: Seen, told: Told) -> Iterator[Found]:
    """Terms that are explained on a later page than they are first marked, or nowhere."""
    blocks = [_Read(block) for block in sheet.root.blocks()]
    for term in told.terms:
        uses = [page for before, use in term.uses for read in blocks if (page := read.page_of(use, before)) is not None]
        meanings = [page for read in blocks if (page := read.page_of(term.meaning)) is not None]
        if uses and (not meanings or min(meanings) > min(uses)):
            where = f"on page {min(meanings) + 1}" if meanings else "nowhere"
            yield Found(min(uses) + 1, f"explained {where}: {term.meaning}")


class _Read:
    """A block's letters without any white space, and the page of each."""

    def __init__(self, block: Element) -> None:
        lines = [(bare(line.words), line.page) for line in block.lines()]
        self.letters, self.pages = "".join(words for words, _ in lines), [page for words, page in lines for _ in words]

    def page_of(self, words: str, before: str = "") -> int | None:
        """The page on which these words begin, None where it does not say them, or others before them."""
        at = self.letters.find(bare(before + words))
        return self.pages[at + len(bare(before))] if at >= 0 and words else None


def home_pages(sheet: Seen, told: Told) -> list[int]:
    """The pages, from 0, that the part to take home lies on."""
    sections = [part for part in sheet.root.all("Sect") if any(same(made.text(), name) for made in part.all("H2") for name in told.home)]
    return sorted({page for part in sections for page in part.pages()})


def leaves(pages: Sequence[int]) -> int:
    """On how many leaves they lie when both sides are printed."""
    return len({page // 2 for page in pages})


# ---------------------------------------------------------------- comparing words
def bare(words: str) -> str:
    """Words without any white space: lines part them in other places than their author did."""
    return re.sub(r"\s+", "", words)


def same(words: str, others: str) -> bool:
    """Whether they are the same, however they are parted into lines."""
    return bool(others) and bare(words) == bare(others)
