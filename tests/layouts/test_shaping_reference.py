"""Our shaping beside that of HarfBuzz's own tools, an older release from Debian: the same glyphs in the same places, the same picture."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from math import inf
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from pymupdf_fonts import myfont
from sheets import LIBRARY, PICTURES, wording

from patient_handouts.handouts.text import Text
from patient_handouts.handouts.translation import contents, texts
from patient_handouts.handouts.words import Span, Words, said
from patient_handouts.layouts.breaking import break_lines
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.fonts import BOLD, REGULAR, font
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.segments import TypeStyle
from patient_handouts.layouts.shaping import Shaped, complex_script
from patient_handouts.layouts.tags import Tag

TOPIC = "vertebroplasty"
FILES = {REGULAR: "figo", BOLD: "figbo"}  # their names in pymupdf-fonts
SAMPLES = {  # beside the words of the sheets: lam-alef, marks on marks, a letter that joins on one side; conjuncts, vowel signs, reph
    "ar": "لا إلا الآن الأولى لِلّه تُوقِّف مُستشفًى ملاحظة جبيرةٌ (الفقرة)، نعم؟ ١٠",
    "hi": "क्षत्रिय प्रार्थना हड्डी कृत्रिम वर्टिब्रोप्लास्टी रीढ़ की हड्डियाँ स्त्री दर्द ज़्यादा ट्रैक श्रृंखला विद्यार्थी कर्त्तव्य र्‍य क्‍ष। (मूत्र)",
}
FROM_RIGHT = ("ar",)
# none with a mark above the font's ascent: hb-view cuts that off
DRAWN = {"ar": ("الإسمنتي", "للفقرات", "تستلقي", "يُعالَج", "مفاجئ"), "hi": ("हड्डियों", "वर्टिब्रोप्लास्टी", "क्षत्रिय", "स्त्री", "ज़्यादा")}
SIZE = 200  # pixels an em in the pictures
ZWNJ = "\u200c"


def tool(name: str) -> str:
    """The tool's path.  Skips where it is missing; under CI that fails."""
    if not (path := shutil.which(name)):
        why = f"there is no {name} (Debian's libharfbuzz-bin; .ci/run installs it)"
        if os.environ.get("CI"):
            pytest.fail(f"the reference is missing under CI: {why}")
        pytest.skip(why)
    return path


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("fonts")
    found = {name: folder / f"{file}.ttf" for name, file in FILES.items()}
    for name, path in found.items():
        path.write_bytes(myfont(FILES[name]))
    return found


def style(language: str, size: float = 13, bold: bool = False) -> TypeStyle:
    return TypeStyle(size, 2 * size, 0.6 * size, 8.5, bold=bold, end=language in FROM_RIGHT, rtl=language in FROM_RIGHT)


def all_texts(language: str) -> Iterator[Text]:
    """The catalogue, the sheet with its terms, and the words of its pictures."""
    if language in LIBRARY.languages(TOPIC):
        told = wording(TOPIC, language, LIBRARY.clinics()[0])
        yield from told.catalogue.texts.values()
        yield from (text for content in contents(told.handout).values() for text in texts(content.value))
        yield from (label.words for id in PICTURES.ids() for label in PICTURES.labels(id, language))


@cache
def set_words(language: str) -> tuple[tuple[str, Shaped], ...]:
    """Every distinct word as it is set, in both fonts: where a line mixes directions, its parts."""
    found = dict[tuple[str, str, int], Shaped]()
    lines = [SAMPLES[language], *(run.words for text in all_texts(language) for run in text.runs)]
    for words in filter(str.strip, lines):
        for bold in (False, True):
            for word in words.split():
                for line in break_lines(said(word), inf, style(language, bold=bold)):
                    found |= {
                        (run.words, run.shaped.font, run.shaped.level): run.shaped
                        for run in line.runs
                        if run.shaped and complex_script(run.words)
                    }
    return tuple((words, shaped) for (words, _, _), shaped in found.items())


def reference(fonts: dict[str, Path], name: str, level: int, words: list[str]) -> list[list[tuple[int, ...]]]:
    """What hb-shape makes of each word, from left to right: glyph, offsets, advance, in the font's units."""
    done = subprocess.run(
        [
            tool("hb-shape"),
            f"--font-file={fonts[name]}",
            f"--direction={'rtl' if level % 2 else 'ltr'}",
            "--language=und",
            "--no-glyph-names",
            "--output-format=json",
            "--text-file=/dev/stdin",
        ],
        input="".join(f"{word}\n" for word in words),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [[(glyph["g"], glyph["dx"], glyph["dy"], glyph["ax"]) for glyph in json.loads(line)] for line in done.stdout.splitlines()]


def ours(shaped: Shaped) -> list[tuple[int, ...]]:
    used = font(shaped.font)
    return [
        (used.face.charToGlyph[ord(glyph.key)], *(round(part * used.upem / 1000) for part in (glyph.x, glyph.y, glyph.advance)))
        for glyph in shaped.glyphs
    ]


@pytest.mark.parametrize("language", SAMPLES)
def test_every_word_has_the_glyphs_of_the_reference(fonts: dict[str, Path], language: str) -> None:
    found = set_words(language)
    assert len(found) > (900 if language in LIBRARY.languages(TOPIC) else 20)
    kinds = {(shaped.font, shaped.level) for _, shaped in found}
    assert {name for name, _ in kinds} == set(FILES)
    for name, level in sorted(kinds):
        here = [(words, shaped) for words, shaped in found if (shaped.font, shaped.level) == (name, level)]
        theirs = reference(fonts, name, level, [words for words, _ in here])
        assert len(theirs) == len(here)
        different = {words: (ours(shaped), glyphs) for (words, shaped), glyphs in zip(here, theirs) if ours(shaped) != glyphs}
        assert not different


# ---------------------------------------------------------------- as a picture
def inked(image: Image.Image) -> Image.Image:
    """White on black, cut to what is drawn."""
    dark = ImageChops.invert(image.convert("L"))
    return dark.crop(dark.point(lambda value: 255 * (value > 127)).getbbox())


def viewed(fonts: dict[str, Path], word: str) -> Image.Image:
    """The word as hb-view draws it."""
    done = subprocess.run(
        [
            tool("hb-view"),
            f"--font-file={fonts[REGULAR]}",
            f"--font-size={SIZE}",
            f"--margin={SIZE}",
            "--output-format=png",
            f"--text={word}",
        ],
        capture_output=True,
        check=True,
    )
    return inked(Image.open(BytesIO(done.stdout)))


def printed(word: str, language: str) -> Image.Image:
    """The word as our PDF shows it."""
    root, out = Tag("Document"), BytesIO()
    canvas = TaggedCanvas(out, root, (2000, 2 * SIZE), language)
    paragraph = Paragraph.of(Words((Span(word),)), 1900, style(language, SIZE), root.add("P"))
    paragraph.paint(canvas, 50, 2 * SIZE, 0, 1)
    canvas.describe(word, "test", "test")
    canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as opened:
        return inked(opened[0].render(scale=1).to_pil())


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the ink that differs, but for a pixel along each edge."""
    width, height = max(one.width, other.width) + 4, max(one.height, other.height) + 4
    placed = [Image.new("L", (width, height)) for _ in range(2)]
    for sheet, image in zip(placed, (one, other)):
        sheet.paste(image, (2, 2))
    apart = ImageChops.difference(*placed).point(lambda value: 255 * (value > 127)).filter(ImageFilter.MinFilter(3))
    return sum(apart.histogram()[128:]) / sum(placed[0].histogram()[128:])


@pytest.mark.parametrize(("language", "word"), [(language, word) for language, words in DRAWN.items() for word in words])
def test_a_word_looks_like_the_reference(fonts: dict[str, Path], language: str, word: str) -> None:
    """And unlike the same letters that do not join."""
    theirs, here = viewed(fonts, word), printed(word, language)
    assert abs(theirs.width - here.width) <= 2 and abs(theirs.height - here.height) <= 2
    assert difference(theirs, here) < 0.002
    assert difference(theirs, viewed(fonts, ZWNJ.join(word))) > 0.05
