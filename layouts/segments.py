"""Words cut where a line may end, and measured: letters as they are, or shaped and put in the order of their directions.

A line may end at a space, after the hyphen of a compound word, between Chinese or Japanese letters, at a zero-width space (as Thai
and Khmer need them), and in a web address before a dot or a slash, in a long part of one before a hyphen.  A blank to write on is one
unbreakable piece.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from ..handouts.words import Span
from .bidi import levels
from .fonts import BOLD, REGULAR, Font, font, in_bold
from .shaping import Shaped, complex_script, fonts_for, shape

BLACK = "#000000"
MAY_END = "\u200b"  # a zero-width space: painted as nothing, read as nothing
# a line may end at spaces, and at these points inside a word: after a hyphen, between Chinese or Japanese letters, in an address
_IDEOGRAPHS = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff"
# what no line begins with (UAX #14: CL, EX, IN, NS and CJ; JIS X 4051), and none ends with
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ"
_SOUND_AND_ITERATION = "ーｰ々〻ゝゞヽヾ゛゜ﾞﾟ\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"  # voice marks and variants join their letter
_CLOSING = "、。，．・：；？！）」』】》〉〕〗〙〛〞〟］｝｠｡｣､･％’”‼‽⁇⁈⁉〜゠‥…,.!?:;)%"
_NEVER_FIRST, _NEVER_LAST = f"{_CLOSING}{_SOUND_AND_ITERATION}{_SMALL_KANA}", "（「『【《〈〔〖〘〚〝［｛｟｢‘“("
FIRST_EAST = "\u2e80"
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
_PARTS = re.compile(rf"(\n| +|{MAY_END})")
_ADDRESS = re.compile(r"(?<=[^/.])(?=[/.])")
# a part of an address that is longer than this ends lines before other signs too (The Chicago Manual of Style, 7.46), and else anywhere
LONG_PART, PIECE = 16, 12
_IN_PART = re.compile(r"(?<=.)(?=[-_?#%~=&])|(?<=[=&])")


@dataclass(frozen=True)
class TypeStyle:
    """How words look: size and leading in points; `rise` is the baseline's height above a line's bottom edge."""

    size: float
    leading: float
    rise: float
    unit: float  # u, for blanks
    bold: bool = False
    colour: str = BLACK
    end: bool = False  # set flush right
    rtl: bool = False  # its paragraphs run from the right
    others: tuple[str, ...] = ()  # fonts for letters that FiraGO lacks
    underline: bool = False  # strong words are underlined, and not bold
    language: str = ""  # whose ties hold where lines end (`ties.py`)

    @cached_property
    def measure(self) -> "TypeStyle":
        """What of it says where lines end: they end alike in every colour, at either side, however far apart."""
        return replace(self, leading=0, rise=0, colour=BLACK, end=False)


class Fragment(NamedTuple):
    """Words of one span between two places where a line may end; `at`: the span's position among those of the paragraph.

    Spans are told apart by their position: two may say the same, and one object may stand in two positions.
    """

    words: str
    span: Span
    at: int


class Segment(NamedTuple):
    """Words of one span, one font and one direction, `width` in points; `at` as in a `Fragment`."""

    words: str
    span: Span
    at: int
    width: float
    shaped: Shaped | None = None


@dataclass
class Unbreakable:
    """What a line break cannot cut: its words, once measured its segments in reading order, and whether a space follows on the line."""

    cut: list[Fragment] = field(default_factory=list)
    space: bool = False
    segments: list[Segment] = field(default_factory=list)
    level: int = 0  # the embedding level of its space
    marked: bool = False  # a zero-width space follows: a word ends there

    @property
    def words(self) -> str:
        return "".join(fragment.words for fragment in self.cut)


def face(span: Span, style: TypeStyle) -> Font:
    """FiraGO, regular or bold, for a span."""
    return font(BOLD if style.bold or (span.strong and not style.underline) else REGULAR)


def font_names(span: Span, style: TypeStyle) -> tuple[str, ...]:
    """The fonts for a span; the first that has a letter shows it."""
    first = face(span, style).fontName
    return first, *(in_bold(name) if first == BOLD else name for name in style.others)


def missing(span: Span, style: TypeStyle) -> Sequence[str]:
    """The letters of a span that none of its fonts has."""
    return _missing(span.words, face(span, style), style.others)


@lru_cache(4096)
def _missing(words: str, first: Font, others: tuple[str, ...]) -> Sequence[str]:
    lost = first.missing(words.replace("\n", "").replace(MAY_END, ""))
    return tuple(c for c in lost if not any(font(name).has(c) for name in others))


# ---------------------------------------------------------------- cutting
def unbreakables(words: Iterable[Span]) -> list[list[Unbreakable]]:
    """What no line break may cut, in paragraphs' lines as typed (a newline always ends a line)."""
    lines = [[Unbreakable()]]
    for at, span in enumerate(words):
        address = span.link.startswith("https:") and " " not in span.words
        for part in (span.words,) if span.blank else _PARTS.split(span.words):
            piece = lines[-1][-1]
            if part == "\n":
                lines.append([Unbreakable()])
            elif part == MAY_END:
                piece.marked = True
                lines[-1].append(Unbreakable())
            elif part and not part.strip(" ") and not span.blank:
                piece.space = True
                lines[-1].append(Unbreakable())
            elif part or span.blank:
                first, *more = (part,) if span.blank else _cut_address(part) if address else _cut(part)
                if piece.cut and not span.blank and len(_cut(piece.cut[-1].words[-1:] + first[0])) > 1:
                    lines[-1].append(piece := Unbreakable())
                piece.cut.append(Fragment(first, span, at))
                lines[-1] += [Unbreakable([Fragment(rest, span, at)]) for rest in more]
    return [[piece for piece in line if piece.cut] for line in lines]


def _cut_address(address: str) -> list[str]:
    """A web address where a line may end inside it."""
    parts = list[str]()
    for part in filter(None, _ADDRESS.split(address)):
        smaller = _IN_PART.split(part) if len(part) > LONG_PART else [part]
        for each in filter(None, smaller):
            step = PIECE if len(each) > LONG_PART else len(each)
            parts += [each[k : k + step] for k in range(0, len(each), step)]
    return parts


def _cut(word: str) -> list[str]:
    """A word where a line may end inside it."""
    if max(word) >= FIRST_EAST:
        return [part for part in _east().split(word) if part]
    return _HYPHEN.split(word) if "-" in word else [word]


@cache
def _east() -> re.Pattern[str]:
    """Only what has such letters pays for it."""
    return re.compile(
        f"{_HYPHEN.pattern}|(?![{_NEVER_FIRST}])(?:(?<=[{_IDEOGRAPHS}、。，：；？！）」』】》])(?=.)"
        f"|(?<=[^{_NEVER_LAST}])(?=[{_IDEOGRAPHS}（「『【《]))"
    )


# ---------------------------------------------------------------- measuring
def measured(typed: list[Unbreakable], style: TypeStyle) -> list[Unbreakable]:
    """One typed line with its segments: letters as they are, or shaped and put in the order of their directions."""
    text = "".join(_letters(fragment) for piece in typed for fragment in piece.cut)
    if not style.rtl and not complex_script(text) and not (style.others and _lacks(typed, style)):
        for piece in typed:
            piece.segments = [Segment(*fragment, _width(fragment, style)) for fragment in piece.cut]
        return typed
    text = "".join("".join(map(_letters, piece.cut)) + " " * piece.space for piece in typed)
    found, start = levels(text, int(style.rtl), _apart(typed)), 0
    plainly = not any(found)  # else all of a line is put in order by its levels
    for piece in typed:
        for fragment in piece.cut:
            end = start + len(_letters(fragment))
            around = text[max(start - 1, 0) : start], text[end : end + 1]
            piece.segments += _shaped(fragment, found[start:end], style, *around, plainly)
            start = end
        if piece.space:
            piece.level, start = found[start], start + 1
    return typed


def _letters(fragment: Fragment) -> str:
    """Its letters as the bidirectional algorithm sees them: a blank is one object."""
    return "\ufffc" if fragment.span.blank else fragment.words


def _apart(typed: list[Unbreakable]) -> list[tuple[int, int]]:
    """Where in a line words stand apart, the spaces between them with them; two abbreviations are two things."""
    found, start, open_at, last = list[tuple[int, int]](), 0, -1, ""  # `open_at`: where words would go on that stand apart
    for piece in typed:
        for fragment in piece.cut:
            end = start + len(_letters(fragment))
            if fragment.span.apart:
                goes_on = start == open_at and fragment.span.expansion == last
                found.append((found.pop()[0] if goes_on else start, end))
                open_at, last = end, fragment.span.expansion
            start = end
        if piece.space:
            open_at += start == open_at
            start += 1
    return found


def _lacks(typed: list[Unbreakable], style: TypeStyle) -> bool:
    """Does FiraGO lack a letter of them?"""
    return any(face(span, style).missing(words) for piece in typed for words, span, _ in piece.cut if not span.blank)


def _shaped(fragment: Fragment, found: list[int], style: TypeStyle, before: str, after: str, plainly: bool) -> Iterator[Segment]:
    """The segments of one word, cut where its direction or its font changes; it stands between the letters `before` and `after`.

    `plainly`: what the letters alone say needs no glyphs.
    """
    words, span, at = fragment
    if span.blank:
        yield Segment(words, span, at, _width(fragment, style), Shaped("", (), 0, found[0], True, True))
        return
    text, start = before + words + after, len(before)
    for level, stretch in groupby(found):
        for part, name in fonts_for(text[start : start + len(list(stretch))].replace("\xa0", " "), font_names(span, style)):
            end = start + len(part)
            made = shape(name, part, level, text[max(start - 1, 0) : start].strip(), text[end : end + 1].strip())
            simple = plainly and made.plain and name == face(span, style).fontName
            yield Segment(part, span, at, made.width * style.size, None if simple else made)
            start = end


def _width(fragment: Fragment, style: TypeStyle) -> float:
    """In points."""
    words, span, _ = fragment
    return span.blank * style.unit if span.blank else face(span, style).width(words, style.size)


def space_width(span: Span, style: TypeStyle) -> float:
    """The width of a space after a span, in points."""
    return font(BOLD if style.bold else REGULAR).width(" ", style.size) if span.blank else face(span, style).width(" ", style.size)
