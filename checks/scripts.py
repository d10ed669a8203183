"""Scripts that part their words by nothing: where may a line end?"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ..handouts.problems import Problem
from .prose import Passage
from .rule import rule

rule = partial(rule, family="scripts")

LINE_ENDS = rule(
    "line-ends-unknown",
    "warning",
    "lines of Thai, Lao, Khmer and Burmese end at spaces only, and here are few",
    why="These scripts write no spaces between words, and this program has no dictionary of them: it would end lines in odd places, or "
    "find none.",
    sources=("uax-14: class SA",),
    own="30 letters without a place to end a line, about half a line; the program has no dictionary of these languages",
    mend="put a space, or a zero-width space (U+200B), wherever a line may end",
    bad="กินยาหนึ่งเม็ดทุกเช้าพร้อมน้ำหลังอาหาร",
    good="กินยาหนึ่งเม็ด ทุกเช้า พร้อมน้ำ หลังอาหาร",
)

MOST = 30  # letters without a place to end a line: about half a line of body text
_UNBROKEN = re.compile(f"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{{{MOST + 1},}}")


def check(texts: Sequence[Passage]) -> Iterator[Problem]:
    """The first such text of a sheet; the rest will be alike."""
    found = ((text, _UNBROKEN.search(text.words)) for text in texts)
    yield from [LINE_ENDS.at(text.at(stretch[0])) for text, stretch in found if stretch][:1]
