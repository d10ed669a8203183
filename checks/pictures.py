"""Pictures: there where they help, worded in the sheet's language."""

from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import Captioned, Choice, Exercise, PictureBlock, Step
from ..handouts.definition import Handout
from ..handouts.editions import EDITION
from ..handouts.problems import Problem
from ..handouts.theme import theme
from ..images.picture import PictureError, Raster
from ..images.pictures import Pictures
from ..images.raster import check_resolution
from .rule import rule

rule = partial(rule, family="pictures")

ALT_LANGUAGE = rule(
    "alt-language",
    "error",
    "a picture's alternative text is not in the sheet's language",
    why="A screen reader would read it with the wrong voice.",
    sources=("pdf-ua: 7.2 and 7.3",),
    mend="add it to the picture in images/words/LANGUAGE.yaml",
    bad="alt: {en: …} on a Spanish sheet",
    good="alt: {en: …, es: …}",
)
LABEL_LANGUAGE = rule(
    "label-language",
    "warning",
    "a picture's label is not in the sheet's language",
    why="The label is left out.",
    own="a label that cannot be read is left out of the picture, and somebody should know",
    mend="add it to the picture's labels in images/words/LANGUAGE.yaml",
    bad="labels: {skin: {en: Skin}}",
    good="labels: {skin: {en: Skin, es: Piel}}",
)


def check(handout: Handout, pictures: Pictures) -> Iterator[Problem]:
    """The pictures that a definition names."""
    named = handout.pictures()
    entries, language = pictures.entries(), handout.language
    yield from _coarse(handout, pictures)
    yield from _unprintable(handout, pictures)
    for id in named:
        words = pictures.worded(id, language) if id in entries else None
        if words and not words.alt:
            yield ALT_LANGUAGE.at(id.place, f"the alternative text of “{id}” is not in “{language}”")
        if words and not words.labels.keys() >= entries[id].described.labels.keys():
            yield LABEL_LANGUAGE.at(id.place, f"the labels of “{id}” are not all in “{language}”")


def _unprintable(handout: Handout, pictures: Pictures) -> Iterator[Problem]:
    """Pictures that cannot be drawn, and spots of labels that cannot be read: told before anybody sets the sheet."""
    for id in (id for id in handout.pictures() if id in pictures.entries()):
        try:
            pictures.load(pictures.entries()[id].path)
            pictures.labels(id, handout.language)
        except PictureError as problem:
            yield Problem(id.place, problem.code, problem.message, problem.hint)


ACROSS, BESIDE, HERO, TALLEST = 357.0, 136.0, 200.0, 238.0  # points: a photograph's width in the standard edition, and its height


def _across(block: PictureBlock) -> float:
    """How wide a photograph of the text column is printed, in points."""
    beside = bool(block.beside)
    return ACROSS * theme().editions[EDITION].share(block.size or ("medium" if beside else "large"), beside)


def _coarse(handout: Handout, pictures: Pictures) -> Iterator[Problem]:
    """Photographs with too few dots for the size at which the standard edition prints them."""
    named = [
        *([(handout.hero, HERO)] if handout.hero else []),
        *((section.picture, BESIDE) for section in handout.sections if section.picture),
    ]
    named += [
        (part.picture, _across(part) if isinstance(part, PictureBlock) else BESIDE)
        for part in handout.parts()
        if isinstance(part, (PictureBlock, Captioned, Step, Exercise, Choice)) and part.picture
    ]
    entries = pictures.entries()
    for id, width in named:
        path = entries[id].path if id in entries else None
        if path and path.suffix.lower() != ".svg":
            try:
                loaded = pictures.load(path)
                if isinstance(loaded, Raster):
                    check_resolution(loaded, min(width, TALLEST * loaded.width / loaded.height))
            except PictureError as problem:
                yield Problem(id.place, problem.code, problem.message, problem.hint)
