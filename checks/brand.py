"""Brand: colours that can be read, also from a photocopy; a logo that prints; the right phone number."""

from collections.abc import Iterator
from functools import partial

from ..handouts.clinic import Clinic
from ..handouts.node import Scalar
from ..handouts.phone_search import find, foreign_numbers
from ..handouts.place import Place
from ..handouts.problems import Problem
from ..images import svg
from ..images.colours import Roles, contrast_of, grey, roles
from ..images.pale import lost
from ..images.picture import PictureError, Raster
from ..images.pictures import Pictures, picture_bytes
from ..images.raster import check_resolution
from .prose import Passage
from .rule import rule

rule = partial(rule, family="brand")
LOGO = 153.0, 59.5  # points: the box of a logo in the standard edition
MOST_LOST = 0.25  # of a logo’s outlines: less may be an ornament
TEXT, LARGE = 4.5, 3.0  # contrast ratios of WCAG 2.1, 1.4.3: text; large text and strokes

CONTRAST_LOW = rule(
    "contrast-low",
    "error",
    "two colours that stand on each other are too alike",
    why="Old eyes and photocopiers lose pale words.",
    sources=("wcag: 1.4.3",),
    own="the same on paper, in grey and in one bit, because sheets are copied",
    mend="choose a darker brand or accent colour",
    bad="grey words on a grey ground",
    good="a contrast of 4.5 : 1, 3 : 1 for large words",
)
LOGO_PALE = rule(
    "logo-pale",
    "warning",
    "a part of the logo is too pale to be seen on white paper",
    why="A name in a pale colour, or a logo made for a dark ground, disappears on paper, or when the sheet is copied.",
    own="more than a quarter of all outlines are those of parts that are lighter than 0.7 of white, and no ground of anything dark",
    mend="use the version of the logo for white paper, or one in a single dark colour; `handouts proof --photocopy` shows what is lost",
    bad="a dark sign beside a name in pale yellow",
    good="the logo in the brand's dark colour",
)
rule(
    "picture-coarse",
    "error",
    "the logo or a picture is too coarse to print",
    why="Steps in a logo look like a forgery.",
    sources=("copycolor",),
    own="fewer than 150 dots an inch are an error, because then steps are seen at arm's length; the hint asks for 300",
    mend="use an SVG, or one with more pixels",
    bad="a logo of 120 pixels",
    good="a logo of 640 pixels, or an SVG",
)
PHONE_FOREIGN = rule(
    "phone-foreign",
    "error",
    "a phone number that is not the clinic's",
    why="The wrong number on a sheet cannot be called back.",
    sources=("bsuh-2020",),
    own="the clinic's numbers stand in its file and nowhere else, because a number in the prose is forgotten when it changes",
    mend="write {phone}, {after_hours} or {emergency}: each clinic's own is printed",
    bad="Call 555-0123.",
    good="Call {phone}.",
    guarded=True,
)


MOST_NAME = 30  # letters: beside a phone number no more find room above a page of large print
NAME_LONG = rule(
    "name-long",
    "warning",
    "the clinic's name is too long for the line above each page",
    why="Beside the telephone number there is one line; what finds no room on it is cut off, word by word.",
    own="a page that comes loose should still say whose it is",
    mend="write a shorter one in short_name: of the clinic's file; page 1 prints the full name",
    bad="name: Riverside Center for Spine Care, Pain and Rehabilitation",
    good="short_name: Riverside Spine Center",
)


def pairs(colours: Roles) -> tuple[tuple[str, str, str, float], ...]:
    """What stands on what, and the contrast it needs: words, strokes and marks on paper and on the tint."""
    white = "#ffffff"
    return (
        ("ink", colours.ink, white, TEXT),
        ("ink on the tint", colours.ink, colours.tint, TEXT),
        ("black on the tint", "#000000", colours.tint, TEXT),
        ("the mark", colours.mark, white, LARGE),
        ("the mark on the tint", colours.mark, colours.tint, LARGE),
        ("the mark's outline", colours.mark_line, colours.mark_soft, LARGE),
    )


def check_colours(colours: Roles, place: Place) -> Iterator[Problem]:
    """Every pair of brand colours: in colour, and whether a photocopier's threshold keeps the upper and drops the lower."""
    for name, upper, lower, least in pairs(colours):
        if (ratio := contrast_of(upper, lower)) < least:
            yield CONTRAST_LOW.at(place, f"{name}: {upper} on {lower} has a contrast of {ratio:.1f} : 1, less than {least} : 1")
        elif not grey(upper) < 0.5 <= grey(lower):
            yield CONTRAST_LOW.at(place, f"{name}: a photocopier does not tell {upper} from {lower}")


def check(clinic: Clinic, pictures: Pictures) -> Iterator[Problem]:
    """A clinic's colours and logo, and the numbers in its own texts."""
    yield from check_colours(roles(clinic.colors.brand, clinic.colors.accent), clinic.colors.place)
    if clinic.logo_file:
        yield from _logo(clinic.logo_file, pictures)
    if len((name := clinic.short_name or clinic.name).plain) > MOST_NAME:
        yield NAME_LONG.at(
            name.place, f"“{name.plain}” has {len(name.plain)} letters, and more than {MOST_NAME} find no room above each page"
        )
    own = tuple(clinic.numbers())
    for text in clinic.all_texts():
        for phone in foreign_numbers(text.plain, own):
            yield PHONE_FOREIGN.at(text.at(phone.written), f"{phone} is none of this clinic's numbers", "use one of phones:")


def check_prose(texts: list[Passage]) -> Iterator[Problem]:
    """Phone numbers that an author typed."""
    for text in texts:
        typed = "".join(run.words for run in text.text.runs)
        for phone in find(typed):
            yield PHONE_FOREIGN.at(text.at(phone.written), f"{phone} stands in the words")


def _logo(path: Scalar, pictures: Pictures) -> Iterator[Problem]:
    """Whether the file can be printed, and whether all that it shows is dark enough: by its outlines on white."""
    try:
        file = pictures.find(path)
        loaded = pictures.load(file)
        if file.suffix.lower() == ".svg":
            loaded = svg.vector(picture_bytes(file), flat=True)
        if isinstance(loaded, Raster):
            check_resolution(loaded, min(LOGO[0], LOGO[1] * loaded.width / loaded.height))
        share = lost(loaded)
    except PictureError as problem:
        yield Problem(path.place, problem.code, problem.message, problem.hint)
        return
    if share == 1:
        yield LOGO_PALE.at(path.place, "nothing of the logo is dark enough to be seen on white paper")
    elif share > MOST_LOST:
        yield LOGO_PALE.at(path.place, f"{share:.0%} of the logo’s outlines are too pale for white paper: a copier loses them")
