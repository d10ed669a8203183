"""Where anybody finds a clinic's blank sheets: an address with a place for the sheet, from which the desk makes the one of each."""

from string import Formatter
from typing import Annotated, Any
from urllib.parse import quote

from .kinds import Read
from .known import Known
from .node import Scalar
from .scalars import read_line, wrong
from .web_address import as_uri, url_trouble

PLACES = ("topic", "language", "file")  # `file`: as `batch` calls it, vertebroplasty.en.north.standard.sheet.letter.pdf
_HINT = "write it like https://www.example.org/handouts/{file} or https://www.example.org/{topic}?lang={language}"


def _public(value: Any, known: Known) -> Scalar:
    text = read_line(value, known)
    try:
        named = [(name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None]
    except ValueError:
        named = [("", "", "")]
    if any(name not in PLACES or form or how for name, form, how in named) or not {"topic", "file"} & {name for name, _, _ in named}:
        raise wrong("public-wrong", f"“{text}” does not say where the sheet stands in it", _HINT)
    if "{" in text.partition("//")[2].partition("/")[0]:
        raise wrong("public-wrong", f"the machine of “{text}” is another for each sheet", _HINT)
    if trouble := url_trouble(_filled(text, "x", "en", "x.pdf")):
        raise wrong("url-wrong", trouble, _HINT)
    return text


PublicAddress = Annotated[Scalar, Read(_public, type="string", pattern=r"^https://.*\{(file|topic)\}")]


def public_address(pattern: str, topic: str, language: str, file: str) -> str:
    """The address of one blank sheet, in the letters of a URI."""
    return as_uri(_filled(pattern, topic, language, file))


def _filled(pattern: str, topic: str, language: str, file: str) -> str:
    return pattern.format(topic=quote(topic), language=quote(language), file=quote(file))
