"""Fonts for letters that FiraGO lacks: the one that a clinic names for the language, else one that this machine has.

Only TrueType outlines can be embedded; most .otf files, Debian's Noto CJK among them, hold PostScript outlines.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..handouts.clinic import FontFiles
from ..handouts.clinic_fonts import files_of, named_fonts, words_on_sheet
from ..handouts.formats import language_words
from ..handouts.problems import Problem, Problems
from ..handouts.regions import nearest
from ..handouts.scalars import FontPath
from ..handouts.wording import Wording
from ..images.picture import PictureError
from ..images.pictures import Pictures
from .fonts import REGULAR, FontError, font, font_from

_CHINESE = ("NotoSansSC-Regular.ttf", "SimHei.ttf", "msyh.ttc", "DroidSansFallbackFull.ttf", "wqy-zenhei.ttc", "Arial Unicode.ttf")
_INDIA = ("Nirmala.ttf", "Nirmala.ttc")
# A script's first word in the names of Unicode's letters (for ideographs: the language) → font files, the best first.
FILES: dict[str, Sequence[str]] = {
    "zh": _CHINESE,
    "ja": ("NotoSansJP-Regular.ttf", "ipaexg.ttf", "ipag.ttf", "meiryo.ttc", "msgothic.ttc", *_CHINESE),
    "ko": ("NotoSansKR-Regular.ttf", "malgun.ttf", "NanumGothic.ttf", *_CHINESE),
    **{
        script.upper(): (f"NotoSans{script}-Regular.ttf", f"Lohit-{script}.ttf", *_INDIA)
        for script in ("Bengali", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Tamil", "Telugu")
    },
    "ETHIOPIC": ("NotoSansEthiopic-Regular.ttf", "NotoSerifEthiopic-Regular.ttf", "ebrima.ttf", "nyala.ttf"),
    "KHMER": ("NotoSansKhmer-Regular.ttf", "NotoSerifKhmer-Regular.ttf", "LeelawUI.ttf", "KhmerUI.ttf"),
    "LAO": ("NotoSansLao-Regular.ttf", "LeelawUI.ttf"),
    "MYANMAR": ("NotoSansMyanmar-Regular.ttf", "Padauk-Regular.ttf", "mmrtext.ttf"),
    "ARMENIAN": ("NotoSansArmenian-Regular.ttf", "DejaVuSans.ttf", "arial.ttf"),
}
IDEOGRAPHS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
MOST_SHOWN = 8  # letters named in a complaint


def fonts_of(wording: Wording, pictures: Pictures, typed: str = "") -> tuple[str, ...]:
    """The names of the fonts, besides FiraGO, that a sheet is set in, first that of its language; their files are the clinic's or the
    machine's.  Fonts that the clinic names for other languages are among them where something in their scripts stands on the sheet, or
    was `typed` for a patient.

    Raises Problems when a file is missing or no font, or when the language's letters are in none.
    """
    clinic, handout = wording.clinic, wording.handout
    words = (typed, *words_on_sheet(handout, clinic)) if clinic.fonts else ()
    named = [_of_clinic(each, pictures) for each in named_fonts(clinic, handout.language, words)]
    fonts = (*(() if nearest(handout.language, {*map(str, clinic.fonts)}) else _of_machine(wording)), *named)
    return tuple(dict.fromkeys((*fonts, *_for_help(wording, fonts))))


def _for_help(wording: Wording, fonts: Sequence[str]) -> Iterator[str]:
    """The machine's fonts for the clinic's lines in other languages; one that has none is left out, and told (`sheet.unprinted_help`)."""
    for line in wording.help_elsewhere():
        lost = [letter for letter in font(REGULAR).missing(line.plain) if not any(font(name).has(letter) for name in fonts)]
        if lost and (name := _lent(lost, line[0].lang)):
            yield name


def _of_machine(wording: Wording) -> tuple[str, ...]:
    """The font of this machine for a language that FiraGO lacks, as its first words show."""
    language, handout = wording.handout.language, wording.handout
    lacking = font(REGULAR).missing(handout.title.plain + handout.subtitle.plain + handout.purpose.plain)
    if not lacking:
        return ()
    if name := _lent(lacking, language):
        return (name,)
    shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking[:MOST_SHOWN]) + (" …" if len(lacking) > MOST_SHOWN else "")
    package = "fonts-droid-fallback" if _script(lacking[0]) in IDEOGRAPHS else "fonts-noto-core"
    raise Problems(
        [
            Problem(
                handout.place,
                "font-needed",
                f"no font here has the letters of {language_words(wording.catalogue, language)} ({language}): {shown}",
                f"put a TrueType font into fonts/ of your workspace and name it in the clinic's file (fonts: {{{language}: NAME.ttf}}), "
                f"or install {_wanted(lacking, language)[0]} (Debian: apt install {package})",
            )
        ]
    )


def _lent(lacking: Sequence[str], language: str) -> str:
    """The font of this machine that has all of these letters; "" for none."""
    for path in _on_this_machine(lacking, language):
        with suppress(FontError):
            if all(font(name := font_from(path, _bold_beside(path))).has(letter) for letter in lacking):
                return name
    return ""


def _of_clinic(named: FontFiles | FontPath, pictures: Pictures) -> str:
    """The font that a clinic names, loaded."""
    files = files_of(named)
    problems, paths = list[Problem](), list[Path]()
    for file in files:
        try:
            paths.append(pictures.find(file))
        except PictureError as error:
            problems.append(
                Problem(file.place, error.code.replace("picture", "font"), error.message, "put it into fonts/, or mend the name")
            )
    if not problems:
        try:
            return font_from(*paths)
        except FontError as error:
            problems.append(Problem(files[0].place, "font-unusable", str(error), "use a font with TrueType outlines (.ttf)"))
    raise Problems(problems)


def _on_this_machine(lacking: Sequence[str], language: str) -> Iterator[Path]:
    """Files of this machine that may have these letters, the best first."""
    present = _installed()
    yield from (present[name.lower()] for name in _wanted(lacking, language) if name.lower() in present)


def _wanted(lacking: Sequence[str], language: str) -> Sequence[str]:
    """The names of files that have letters of this script."""
    script = _script(next((letter for letter in lacking if letter.isalpha()), lacking[0]))
    return FILES.get(language.partition("-")[0] if script in IDEOGRAPHS else script, _CHINESE)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _bold_beside(path: Path) -> Path | None:
    bold = path.with_name(path.name.replace("-Regular", "-Bold"))
    return bold if bold != path and bold.is_file() else None


@cache
def _installed() -> dict[str, Path]:
    """The font files of this machine by their names in small letters."""
    return {
        file.lower(): Path(folder, file)
        for home in _homes()
        for folder, _, files in os.walk(home)
        for file in files
        if file.lower().endswith((".ttf", ".ttc"))
    }


def _homes() -> tuple[Path, ...]:
    """Where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        own, shared = os.environ.get("LOCALAPPDATA", home), os.environ.get("WINDIR", "C:/Windows")
        return Path(own) / "Microsoft/Windows/Fonts", Path(shared) / "Fonts"
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (home / ".fonts", home / ".local/share/fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
