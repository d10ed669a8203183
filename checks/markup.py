"""Marks of other programs, pasted from a web page or a text editor: they would be printed as they stand."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape

from ..handouts.clinic import Clinic
from ..handouts.problems import Problem
from ..handouts.text import Text
from .rule import rule

rule = partial(rule, family="words")
MARKUP = rule(
    "markup-foreign",
    "warning",
    "a mark of another program that would be printed as it stands",
    why="Readers see the stars, brackets or letters, and wonder what they mean.",
    own="text holds four marks and nothing else, and what looks like others is printed letter by letter",
    mend="write **words** for strong ones, [words](https://…) for a link; a backslash before a star keeps it",
    bad="Walk *a little* each day.<br>Drink&nbsp;water.",
    good="Walk **a little** each day.",
)
TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|sup"
    "|table|tbody|td|th|thead|tr|tt|u|ul"
)
# each begins with a sign that ends it, or that nothing else may stand in: no pattern tries again from the same place
KINDS = (
    (re.compile(rf"</?(?:{TAGS})(?:\s[^<>]{{0,200}})?/?>", re.I), "tag"),
    (re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}[0-9]{0,2});"), "entity"),
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])[^*\n]{0,120}[^\s*\\]?\*(?![\w*])"), "star"),
    (re.compile(r"(?<![\w_])__?(?=[^\s_])[^_\n]{1,120}__?(?![\w_])"), "low line"),
    (re.compile(r"~~[^~\n]{1,120}~~|`[^`\n]{1,120}`|^#{1,6} (?=\S)"), "sign"),
)
SIGNS = frozenset("<&*_~`#")
STRONG = re.compile(r"</?(?:b|strong|em|i|u|mark|big|h[1-6])\b", re.I)


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """Every such mark, each with the way out."""
    for text in texts:
        for run in text.runs if not SIGNS.isdisjoint(text.source) else ():
            for pattern, kind in KINDS:
                for found in pattern.finditer(run.words):
                    if found[0] in text.source and (told := _way_out(found[0], kind)):  # a star after a backslash is meant
                        yield MARKUP.at(text.at(found[0]), f"“{found[0]}” would be printed as it stands", told)


def check_own_words(clinic: Clinic) -> Iterator[Problem]:
    """The same in a clinic's own words."""
    return check(clinic.all_texts())


def _way_out(mark: str, kind: str) -> str:
    """What to write instead; "" for what is no mark after all."""
    match kind:
        case "tag" if STRONG.match(mark):
            return "write **…** for strong words; there is no other kind of print"
        case "tag" if mark.lower().startswith(("<br", "<p", "</p", "<li", "</li", "<ul", "</ul", "<ol", "</ol")):
            return "leave it out: a new “- ” begins a new paragraph, and list: holds a list"
        case "tag":
            return "leave it out, and say it in words"
        case "entity":
            sign = unescape(mark)
            return "" if sign == mark else f"write the sign itself: {sign}" if sign.strip() else "write a space"
        case "star" | "low line":
            return f"write **{mark.strip('*_')}** for strong words, or the words alone; \\* keeps a star"
    return "leave the signs out"
