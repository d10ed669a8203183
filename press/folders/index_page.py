"""The front desk's page: one offline `index.html` beside a clinic's sheets, that finds and opens them.

Whether a sheet has expired is decided by the browser's own clock at the moment of use: the page may be old, and nobody is told.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any

from ...handouts.catalogue import ORIGINAL, complete, read_catalogue
from ...handouts.clinic import Clinic
from ...handouts.digests import raw
from ...handouts.formats import own_name, reads_from_right
from ...handouts.place import Place
from ...handouts.problems import Problems
from ...images.colours import night, roles
from ...images.picture import PictureError, Raster
from ...images.pictures import Pictures, picture_bytes
from ...images.raster import cut
from ..orders.workshop import Workshop
from .entry import Entry

HERE = Path(__file__).parent / "index"
STAFF = ("en", "es")  # the languages that the page itself speaks; the first is the one the other is compared with
LOGO = 160.0  # points: the widest that a logo is shown
EDITIONS = ("standard", "clear", "large")


def index_page(clinic: Clinic, entries: Sequence[Entry], workshop: Workshop, made: date) -> bytes:
    """The page of one clinic, whole: words, style and script in one file that fetches nothing.

    `made` is the day of the newest sheet on it: a computer whose clock is behind it cannot tell what has expired.
    """
    style, script = (
        colours(clinic) + _part("page.css"),
        scripts(*(HERE / name for name in ("finding.js", "saying.js", "listing.js", "page.js"))),
    )
    return (
        Template(_part("page.html"))
        .substitute(
            policy=f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
            clinic=escape(clinic.name.plain),
            logo=logo(clinic, workshop.pictures),
            style=style,
            script=script,
            data=inert(_data(clinic, entries, workshop, made)),
        )
        .encode("utf-8")
    )


def _data(clinic: Clinic, entries: Sequence[Entry], workshop: Workshop, made: date) -> dict[str, Any]:
    """What the script reads: sheets, the toggles and where they stand at first, and the page's words."""
    sheets = [sheet for entry in entries for sheet in entry.sheets]
    spoken = {sheet.language for sheet in sheets}
    called = {language: language_called(language, workshop) for language in spoken | {sheet.beside for sheet in sheets if sheet.beside}}
    languages = sorted(spoken, key=lambda language: (language != ORIGINAL, called[language].casefold()))
    editions = [edition for edition in EDITIONS if any(sheet.edition == edition for sheet in sheets)]
    return {
        "made": made,
        "earliest": made - timedelta(days=1),  # a day of grace: it may have been made in another time zone
        "languages": [{"id": each, "name": called[each], "dir": "rtl" if reads_from_right(each) else "ltr"} for each in languages],
        "called": called,
        "sizes": editions,
        "language": languages[0] if languages else "",
        "size": clinic.edition if clinic.edition in editions else (editions or [""])[0],
        "staff": {language: own_name(language) for language in STAFF},
        "words": {language: words_in(HERE, language) for language in STAFF},
        "topics": [asdict(entry) for entry in entries],
    }


def language_called(language: str, workshop: Workshop) -> str:
    """What a language calls itself, by its catalogue: a workspace may have one that CLDR has never heard of."""
    try:
        return workshop.shelf.catalogue(language).put("language.own")
    except Problems:
        return own_name(language)


def inert(data: Any) -> str:
    """JSON inside a script element: nothing in it can end the element, whatever a title holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
    return text.translate({ord(letter): f"\\u{ord(letter):04x}" for letter in "&<>\u2028\u2029"})


@cache
def words_in(folder: Path, language: str) -> dict[str, str]:
    """A page's own words; raises `Problems` where a language lacks one."""
    made = read_catalogue(folder / f"{language}.yaml")
    complete(made, read_catalogue(folder / f"{STAFF[0]}.yaml"), Place(str(folder / f"{language}.yaml")))
    return {key: text.plain for key, text in made.texts.items()}


@cache
def _part(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def scripts(*paths: Path) -> str:
    """Scripts as one, in a block of their own, so that no name of theirs is a name of the window's."""
    return f'"use strict";\n{{\n{"".join(path.read_text(encoding="utf-8") for path in paths)}}}\n'


def _hash(text: str) -> str:
    """What the page's policy calls this text: only a style or script with that hash is taken by the browser."""
    return f"sha256-{base64.b64encode(raw(text.encode('utf-8'))).decode('ascii')}"


def colours(clinic: Clinic) -> str:
    """The clinic's colours as CSS variables, for a light and a dark screen."""
    mono = clinic.tone == "mono"
    day, dark = roles(str(clinic.colors.brand), mono=mono), night(str(clinic.colors.brand), mono)
    light = {"brand": day.brand, "ink": day.ink, "tint": day.tint, "rule": day.rule, "ground": "#ffffff"}
    after = {"brand": day.brand, "ink": dark.ink, "tint": dark.tint, "rule": dark.rule, "ground": dark.ground}
    return f":root{{{_variables(light)}}}\n@media (prefers-color-scheme:dark){{:root{{{_variables(after)}}}}}\n"


def _variables(colours: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


def logo(clinic: Clinic, pictures: Pictures) -> str:
    """The logo as an image inside the page; none where there is no readable one: whoever makes the sheets is told of that there."""
    if clinic.logo is None:
        return ""
    try:
        path = pictures.find(str(clinic.logo))
        loaded = pictures.load(path)
        kind, data = ("png", _png(loaded)) if isinstance(loaded, Raster) else ("svg+xml", picture_bytes(path))
    except PictureError:
        return ""
    return f'<img class="logo" alt="" src="data:image/{kind};base64,{base64.b64encode(data).decode("ascii")}">'


def _png(picture: Raster) -> bytes:
    out = BytesIO()
    cut(picture, LOGO).image.save(out, "PNG")
    return out.getvalue()
