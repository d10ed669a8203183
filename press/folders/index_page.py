"""The front desk's page: one offline `index.html` beside a clinic's sheets, that finds and opens them.

Whether a sheet has expired is decided by the browser's own clock at the moment of use: the page may be old, and nobody is told.
"""

import base64
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from pathlib import Path
from string import Template

from ...handouts.clinic import Clinic
from ...handouts.digests import raw
from ...handouts.responsible import all_who_answer
from ...handouts.sites import full_name
from ...handouts.theme import page_names
from ..orders.workshop import Workshop
from ..web.brand import button_sizes, colours, logo
from ..web.modules import one_script
from ..web.sent import LanguageToggle, Spoken, inert
from ..web.words import SHARED, STAFF, language_called, listed_languages, spoken, staff
from .entry import Entry, Listed

HERE = Path(__file__).parent / "index"


class IndexData(Spoken):
    """What the page's script reads; `index/sent.d.ts` is written from here [tests/desk/test_sent.py].

    `made` is the day of its newest sheet, `earliest` the first that a clock may show; `called` are the names of all languages that stand
    on sheets; `language` and `size` are what is chosen at first.
    """

    made: date
    earliest: date
    languages: Sequence[LanguageToggle]
    called: Mapping[str, str]
    sizes: Sequence[str]
    language: str
    size: str
    topics: Sequence[Entry]


def index_page(clinic: Clinic, entries: Sequence[Entry], workshop: Workshop, made: date) -> bytes:
    """The page of one clinic, whole: words, style and script in one file that fetches nothing.

    `made` is the day of the newest sheet on it: a computer whose clock is behind it cannot tell what has expired.
    """
    style = colours(clinic) + button_sizes(workshop.theme()) + (SHARED / "page.css").read_text(encoding="utf-8")
    script = one_script(HERE / "index.js")
    return (
        Template((HERE / "index.html").read_text(encoding="utf-8"))
        .substitute(
            policy=f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
            responsible=responsible_line(clinic),
            clinic=escape(full_name(clinic)),
            logo=logo(clinic, workshop.pictures),
            style=style,
            script=script,
            data=inert(_data(clinic, entries, workshop, made)),
        )
        .encode("utf-8")
    )


def responsible_line(clinic: Clinic) -> str:
    """Whom the page names where something does not open, as it stands in its first lines: by this a page is known to be out of date."""
    return escape("; ".join(all_who_answer(clinic.responsible)))


def _data(clinic: Clinic, entries: Sequence[Entry], workshop: Workshop, made: date) -> IndexData:
    sheets, theme = [sheet for entry in entries for sheet in entry.sheets], workshop.theme()
    offered, printed = {sheet.language for sheet in sheets}, {sheet.edition for sheet in sheets}
    called = {language: language_called(language, workshop) for language in offered | {sheet.beside for sheet in sheets if sheet.beside}}
    languages = listed_languages({language: called[language] for language in offered})
    editions = [each for each in dict.fromkeys((*theme.editions, *sorted(printed))) if each in printed]
    return {
        "made": made,
        "earliest": made - timedelta(days=1),  # a day of grace: it may have been made in another time zone
        "languages": languages,
        "called": called,
        "sizes": editions,
        "language": languages[0]["id"] if languages else "",
        "size": clinic.edition if clinic.edition in editions else (editions or [""])[0],
        "staff": staff(),
        "words": {language: spoken(HERE, language) | _gone(sheets) | page_names(theme, language) for language in STAFF},
        "topics": entries,
    }


def _gone(sheets: Sequence[Listed]) -> dict[str, str]:
    """A paper or an edition that the theme has no more is called by its id."""
    return {key: id for sheet in sheets for key, id in ((f"sizes.{sheet.edition}", sheet.edition), (f"papers.{sheet.paper}", sheet.paper))}


def _hash(text: str) -> str:
    """What the page's policy calls this text: only a style or script with that hash is taken by the browser."""
    return f"sha256-{base64.b64encode(raw(text.encode('utf-8'))).decode('ascii')}"
