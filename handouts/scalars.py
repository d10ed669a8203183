"""Our own strict types over the text as it was written: `012` is no number 12, `1_000` none, a date is YYYY-MM-DD.

Each reader is given the node and what is known of other files.  A wrong value raises what `wrong` makes; `validate.py` makes the
`Problem` of it.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from .kinds import Either, Read
from .known import Known
from .marks import OWN_PHONES, PLACEHOLDERS, TERM, characters, parse
from .node import Row, Scalar
from .problems import Problems, choice, near
from .text import Text, is_seen
from .unseen import as_seen
from .ways_out import added, id_of_file, of_another_kind
from .web_address import url_trouble

MISSING = "value-missing", "a value is missing here", "write it, or delete the name"
MOST_TOLD = 80  # letters of a wrong text in a complaint
LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
LIMIT_NAME = "[a-z][a-z0-9]*(_[a-z0-9]+)*"
CLOCK = "([01]?[0-9]|2[0-3]):[0-5][0-9]"
DRAWN_FILES = (".svg", ".pdf")
PICTURE_FILES = (*DRAWN_FILES, ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".gif", ".heic", ".heif")  # those that can be read
FONT_FILES = (".ttf", ".otf", ".ttc")
_DRAWN = "export it as SVG from the program that drew it"
EXPORTS = {  # how a file of another kind becomes one that can be read
    **dict.fromkeys((".ai", ".cdr", ".emf", ".wmf"), _DRAWN),
    **dict.fromkeys((".eps", ".ps"), f"{_DRAWN}, or make a PDF of it (ghostscript: ps2pdf -dEPSCrop FILE.eps)"),
    ".avif": "export it as JPEG",
    **dict.fromkeys((".bmp", ".psd"), "save it as PNG"),
    **dict.fromkeys((".woff", ".woff2", ".eot"), "get the font as a TrueType file (.ttf)"),
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def wrong(code: str, message: str, hint: str = "", **facts: Any) -> Exception:
    """A complaint about the value that is being read."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, **facts})


def read_scalar(value: Any) -> Scalar:
    """The text of a node, or the complaint that it is none."""
    if isinstance(value, list):
        hint = "write one text, without “- ” before it; put text that begins with “[” or “- ” in quotes"
        raise wrong("type-wrong", "text is wanted here, not a list", hint)
    if isinstance(value, dict):
        raise wrong("type-wrong", "text is wanted here, not names with values", "put text that holds “: ” or begins with “{” in quotes")
    text = value if isinstance(value, Scalar) else Scalar(str(value))
    if not is_seen(text):
        raise wrong(*MISSING)
    return text


def _kind(pattern: str, code: str, what: str, example: str) -> Callable[[Any, Known], Scalar]:
    """A reader of text of one shape."""
    shape = re.compile(pattern)

    def read(value: Any, known: Known) -> Scalar:
        text = read_scalar(value)
        if not shape.fullmatch(text):
            told = text if len(text) <= MOST_TOLD else f"{text[:MOST_TOLD]}…"
            raise wrong(code, f"“{told}” is no {what}", f"write it like {example}")
        return text

    return read


def _language(value: Any, known: Known) -> Scalar:
    """A language by its code; who writes es_MX or Spanish is told it."""
    from .strays import as_language

    text = read_scalar(value)
    if not re.fullmatch(LANGUAGE, text):
        meant = as_language(text) if len(text) <= MOST_TOLD else ""
        hint = f"write {meant}" if re.fullmatch(LANGUAGE, meant) else "write it like en, es or pt-BR"
        raise wrong("language-wrong", f"“{text[:MOST_TOLD]}” is no language", hint)
    return text


_digest8 = _kind("[0-9a-f]{8}", "digest-wrong", "digest", "the translated command does")
_digest16 = _kind("[0-9a-f]{16}", "digest-wrong", "digest", "the withdraw command does")
_digest = _kind("[0-9a-f]{64}", "digest-wrong", "digest", "the approve command does")
_digests = _kind(r"[0-9a-f]{8}(/\S+)?( [0-9a-f]{8}(/\S+)?)*", "digests-wrong", "list of digests", "the approve command does")


def by_clock(text: str) -> str:
    """What to write for a time by twelve hours, like 5pm; "" for anything else."""
    found = re.fullmatch(r"(1[0-2]|0?[1-9])(:[0-5][0-9])? ?([ap])\.?m\.?", text.lower())
    return f'write "{int(found[1]) % 12 + 12 * (found[3] == "p")}:{(found[2] or ":00")[1:]}"' if found else ""


def _clock(value: Any, known: Known) -> Scalar:
    """A time of day; one by twelve hours is told by 24."""
    text = read_scalar(value)
    if not re.fullmatch(CLOCK, text):
        hint = by_clock(text) or 'write it like "8:00" or "17:30"'
        hint = 'midnight is "0:00" of the day that begins' if text == "24:00" else hint
        raise wrong("time-wrong", f"“{text}” is no time of day", hint)
    return text


def _clinic_or_site(value: Any, known: Known) -> Scalar:
    """A clinic, or one of its sites: north, north@river."""
    text = read_scalar(value)
    for part in text.split("@", 1):
        _id(Scalar(part, text.place), known)
    return text


def _listed(read: Callable[[Any, Known], Scalar], field: str, what: str) -> Callable[[Any, Known], Scalar]:
    """A reader of a name that must be among the known ones."""

    def read_listed(value: Any, known: Known) -> Scalar:
        text = read(value, known)
        names: Collection[str] | None = getattr(known, field)
        if names is not None and text not in names:
            few = f"it may be {choice(sorted(names))}" if 0 < len(names) <= 12 else ""
            raise wrong(f"{what}-unknown", f"there is no {what} “{text}”", near(text, names) or few or added(what, text))
        return text

    return read_listed


def _part_name(value: Any, known: Known) -> str:
    """A part of the kind that the file is about; of one that another kind has, which."""
    if known.parts_of_kind is not None and (told := of_another_kind(read_scalar(value), known.parts_of_kind)):
        raise wrong("value-unknown", *told)
    return _choice("parts_of_kind")(value, known)


def _choice(field: str) -> Callable[[Any, Known], str]:
    """A reader of one of a few names, told like a word of the model's own."""

    def read(value: Any, known: Known) -> str:
        text = read_scalar(value)
        names: Collection[str] | None = getattr(known, field)
        if names is not None and text not in names:
            raise wrong("value-unknown", f"“{text}” is not known here", near(text, names) or f"it may be {choice(names)}")
        return str(text)

    return read


def read_prose(value: Any, known: Known, names: Collection[str] = PLACEHOLDERS) -> Text:
    """Words with their marks."""
    try:
        text = parse(read_scalar(value), known, names)
    except Problems as found:
        raise wrong("marks", "see its problems", problems=found.problems) from None
    if not is_seen(text.plain):
        raise wrong(*MISSING)
    return text


def _cell(value: Any, known: Known) -> Text:
    """A cell of a table: words, or nothing."""
    if isinstance(value, Scalar) and not value.strip():
        return Text((), value, value.place)
    return read_prose(value, known)


def _clinic_prose(value: Any, known: Known) -> Text:
    """A clinic's own words: they cannot hold what is made of them, nor a handout's terms."""
    text = read_prose(value, known, ("phone", "emergency", "blank"))
    if any(run.term for run in text.runs):
        raise wrong("bracket-unclear", "a clinic has no terms to explain", "for a plain bracket write \\[ and \\]")
    return text


def _in_lines(joint: str) -> Callable[[Any, Known], Text]:
    """A reader of a clinic's own words that may stand on several lines, as a list or under “|”: one text, with the joint between them."""

    def read(value: Any, known: Known) -> Text:
        written = value if isinstance(value, list) else [value]
        return _clinic_prose(_joined_lines([*map(read_scalar, written)], joint) if written else Scalar(""), known)

    return read


def _joined_lines(written: Sequence[Scalar], joint: str) -> Scalar:
    """Texts and the lines in them as one text; every letter keeps its place."""
    text, rows = "", list[Row]()
    for each in written:
        start = 0
        for line in each.splitlines(keepends=True):
            if words := line.strip():
                text += (" " if text.endswith((",", "،", "，")) else joint) if text else ""
                place = each.at(start + line.index(words), 1)
                rows.append(Row(len(text), place.line, place.column))
                text += words
            start += len(line)
    return Scalar(text, written[0].place, tuple(rows) if len(rows) > 1 else written[0].rows)


def read_line(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if problems := characters(text):
        raise wrong("marks", "see its problems", problems=tuple(problems))
    return Scalar(as_seen(unicodedata.normalize("NFC", text.strip())), text.place, text.rows)


def _yes_or_no(yes: str, no: str) -> Callable[[Any, Known], str]:
    """A reader of yes or no, which YAML also knows as true and false: the model has these two words."""
    meant = {"yes": yes, "true": yes, "no": no, "false": no}

    def read(value: Any, known: Known) -> str:
        text = read_scalar(value)
        if text not in meant:
            raise wrong("value-unknown", f"“{text}” is not known here", f"it may be {choice((yes, no))}")
        return meant[text]

    return read


def _term(value: Any, known: Known) -> Scalar:
    text = read_line(value, known)
    if not TERM.fullmatch(text):
        raise wrong(
            "term-name",
            f"“{text}” is no word that could be marked as a term",
            "begin with a letter; letters, spaces and hyphens may follow",
        )
    return text


def _id(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        raise wrong("id-wrong", f"“{text}” is no id", f"small letters, digits and hyphens: {better or 'my-id'}")
    return text


def _picture_id(value: Any, known: Known) -> Scalar:
    """A picture's name in an index; who types its file is told the name."""
    if better := id_of_file(text := read_scalar(value)):
        export = EXPORTS.get(f".{text.rpartition('.')[2].lower()}")
        hint = f"{export}, then write {better}" if export else f"write {better}"
        raise wrong("id-wrong", f"“{text}” is a file, and a picture goes by its name in images/index.yaml", hint)
    return _id(value, known)


def _phone_name(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if (own := text.replace("-", "_")) in OWN_PHONES:
        hint = f"leave it out: every sheet says it; in a sentence write {{{OWN_PHONES[own]}}}"
        raise wrong("phone-name", f"“{text}” is no further phone of a clinic", hint)
    return _id(value, known)


def _limit_id(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if not re.fullmatch(LIMIT_NAME, text):
        better = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_0123456789")
        raise wrong("id-wrong", f"“{text}” is no name of a limit", f"small letters, digits and low lines: {better or 'my_limit'}")
    return text


def _limit_name(value: Any, known: Known) -> str:
    """The name of a limit that there is; as text alone, for its words stand elsewhere."""
    return str(_listed(_limit_id, "limits", "limit")(value, known))


def _count(value: Any, known: Known) -> int:
    text = read_scalar(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(,[0-9]{3}){1,2}", text):
        raise wrong("number-wrong", f"“{text}” is no whole number", "write digits only, like 44 or 3,175")
    return int(text.replace(",", ""))


def _score(value: Any, known: Known) -> Decimal:
    text = read_scalar(value)
    if not re.fullmatch(r"(0|[1-9][0-9]{0,5})(\.[0-9]{1,3})?", text):
        raise wrong("number-wrong", f"“{text}” is no number", "write it like 3.9")
    return Decimal(text)


def _year(value: Any, known: Known) -> int:
    text = read_scalar(value)
    if not re.fullmatch(r"(19|20)[0-9]{2}", text):
        raise wrong("year-wrong", f"“{text}” is no year", "write it like 2018")
    return int(text)


def _url(value: Any, known: Known) -> Scalar:
    text = read_line(value, known)
    if trouble := url_trouble(text):
        raise wrong("url-wrong", trouble, "write the whole address: https://…")
    return text


def _web_page(value: Any, known: Known) -> Scalar:
    """An address as it is printed, without https:// before it."""
    text = read_line(value, known)
    if trouble := url_trouble(text if "://" in text else f"https://{text}"):
        raise wrong("url-wrong", trouble, "write it like www.example.org")
    return Scalar(text.removeprefix("https://").rstrip("/"), text.place)


def _color(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise wrong("color-wrong", f"“{text}” is no colour", 'write it as "#rrggbb" in quotes, like "#1f5f6b"')
    return text


def _path(value: Any, known: Known, folder: str) -> Scalar:
    """A path that stays inside its folder."""
    text = read_line(value, known)
    parts = re.split(r"[/\\]", text)
    if text.startswith(("/", "\\", "~")) or ":" in text or ".." in parts:
        raise wrong("path-wrong", f"“{text}” leads out of the folder", f"name a file in the {folder}")
    if "\\" in text:
        raise wrong("path-wrong", "a backslash stands in this path", "write / between folders")
    return text


def _picture_path(value: Any, known: Known) -> Scalar:
    text = _path(value, known, "images folder, like logo.svg")
    if not text.lower().endswith(PICTURE_FILES):
        hint = EXPORTS.get(PurePosixPath(text.lower()).suffix, "SVG, PDF, PNG, JPEG, TIFF, WebP and GIF files can be read")
        raise wrong("path-wrong", f"“{text}” names no picture file", hint)
    return text


def _font_path(value: Any, known: Known) -> Scalar:
    text = _path(value, known, "fonts folder, like NotoSansSC-Regular.ttf")
    if not text.lower().endswith(FONT_FILES):
        raise wrong("path-wrong", f"“{text}” names no font file", "TrueType fonts (.ttf, .ttc) can be embedded")
    return text


def _date(value: Any, known: Known) -> date:
    text = read_scalar(value)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise wrong("date-wrong", f"“{text}” is no date", "write year-month-day, like 2026-10-01")


def _format(value: Any, known: Known) -> int:
    text = read_scalar(value)
    if text != "1":
        hint = "it needs a newer version of this program" if re.fullmatch("[1-9][0-9]*", text) else "write format: 1"
        raise wrong("format-unknown", f"format “{text}” is not known", hint)
    return 1


# `type` is what editors may take the text for: to them, `1.0` without quotes is a number.
WORDS = ["string", "number", "boolean"]
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"

Prose = Annotated[Text, Read(read_prose, type=WORDS, minLength=1)]
TableCell = Annotated[Text, Read(_cell, type=WORDS)]
ClinicProse = Annotated[Text, Read(_clinic_prose, type=WORDS, minLength=1)]
_LINES: dict[str, Any] = {"anyOf": [{"type": WORDS, "minLength": 1}, {"type": "array", "items": {"type": WORDS, "minLength": 1}}]}
NameInLines = Annotated[Text, Read(_in_lines(" "), **_LINES)]
AddressInLines = Annotated[Text, Read(_in_lines(", "), **_LINES)]
OneLine = Annotated[Scalar, Read(read_line, type=WORDS, minLength=1)]
Id = Annotated[Scalar, Read(_id, type="string", pattern=SLUG)]
Slug = Annotated[str, Read(_id, type="string", pattern=SLUG)]  # an id by which entries are looked up
TermId = Annotated[Scalar, Read(_term, type="string", minLength=1)]
SourceId = Annotated[Scalar, Read(_listed(_id, "sources", "source"), names="sources", others=True, type="string", pattern=SLUG)]
PictureId = Annotated[Scalar, Read(_listed(_picture_id, "pictures", "picture"), names="pictures", others=True, type="string", pattern=SLUG)]
Icon = Annotated[Scalar, Read(_listed(_id, "icons", "icon"), names="icons", type="string", pattern=SLUG)]
LimitId = Annotated[Scalar, Read(_limit_id, type="string", pattern=f"^{LIMIT_NAME}$")]
LimitName = Annotated[str, Read(_limit_name, names="limits", others=True, type="string", pattern=f"^{LIMIT_NAME}$")]
PhoneName = Annotated[Scalar, Read(_phone_name, names="phones", others=True, type="string", pattern=SLUG)]
TopicName = Annotated[Scalar, Read(_listed(_id, "topics", "topic"), names="topics", others=True, type="string", pattern=SLUG)]
ClinicName = Annotated[Scalar, Read(_listed(_id, "clinics", "clinic"), names="clinics", others=True, type="string", pattern=SLUG)]
GroupName = Annotated[Scalar, Read(_listed(_id, "groups", "group"), names="groups", others=True, type="string", pattern=SLUG)]
ClinicOrSite = Annotated[Scalar, Read(_clinic_or_site, type="string", pattern=f"{SLUG[:-1]}(@{SLUG[1:-1]})?$")]
SiteName = Annotated[Scalar, Read(_listed(_id, "sites", "site"), names="sites", others=True, type="string", pattern=SLUG)]
PaperName = Annotated[str, Read(_choice("papers"), names="papers", type="string", pattern=SLUG)]
PartName = Annotated[str, Read(_part_name, names="parts_of_kind", type="string", minLength=1)]
About = Annotated[str, Read(_choice("kinds"), names="kinds", type="string", pattern=SLUG)]
EditionName = Annotated[str, Read(_choice("editions"), names="editions", type="string", pattern=SLUG)]
Language = Annotated[Scalar, Read(_language, type="string", pattern=f"^{LANGUAGE}$")]
Count = Annotated[int, Read(_count, type=["integer", "string"], pattern="^[0-9][0-9,]*$")]
Score = Annotated[Decimal, Read(_score, type=["number", "string"], pattern=r"^[0-9]+(\.[0-9]+)?$")]
Year = Annotated[int, Read(_year, type=["integer", "string"], pattern="^(19|20)[0-9]{2}$")]
Url = Annotated[Scalar, Read(_url, type="string", pattern="^https://")]
WebPage = Annotated[Scalar, Read(_web_page, type="string", minLength=1)]
Color = Annotated[Scalar, Read(_color, type="string", pattern="^#[0-9A-Fa-f]{6}$")]
ClockTime = Annotated[Scalar, Read(_clock, type="string", pattern=f"^({CLOCK})$")]
PicturePath = Annotated[Scalar, Read(_picture_path, type="string", pattern=r"\.\w{3,4}$")]
FontPath = Annotated[Scalar, Read(_font_path, type="string", pattern=r"\.([tT][tT][fFcC]|[oO][tT][fF])$")]
Date = Annotated[date, Read(_date, type="string", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
FormatNumber = Annotated[int, Read(_format, const=1)]
# `enum`: to editors, true without quotes is no text.
YesNo = Annotated[Literal["yes", "no"], Read(_yes_or_no("yes", "no"), enum=["yes", "no", True, False])]
TrueFalse = Annotated[Literal["true", "false"], Read(_yes_or_no("true", "false"), enum=[True, False, "yes", "no"])]
Digest8 = Annotated[Scalar, Read(_digest8, type="string", pattern="^[0-9a-f]{8}$")]
Digest16 = Annotated[Scalar, Read(_digest16, type="string", pattern="^[0-9a-f]{16}$")]
# Words in one language (English, where nothing else is said), or one entry per language.
InLanguages = Annotated[
    Text | dict[Scalar, Text],
    Either(
        lambda value: "<languages>" if isinstance(value, dict) else "<words>",
        {"<words>": ClinicProse, "<languages>": dict[Language, ClinicProse]},
    ),
]
Digest = Annotated[Scalar, Read(_digest, type="string", pattern="^[0-9a-f]{64}$")]
HeldDigests = Annotated[Scalar, Read(_digests, type="string")]  # of all that a signature holds, however much that is
Certainty = Literal["high", "moderate", "low", "very-low"]
