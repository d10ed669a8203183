"""A leaflet's first page: its head for narrow, wide and high logos, and that no words lie over others."""

from functools import cache, partial
from pathlib import Path

import pytest
from sheets import LIBRARY, TODAY

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.blocks.head import hero
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.strips import Item, whole
from patient_handouts.layouts.tags import Tag

LEAFLETS = Library(Path(__file__).parents[1] / "leaflets")


@cache
def of_stitches(clinic: str) -> tuple[Wording, Pictures]:
    """For its own clinic, or for one of the samples, whose logos are wide and high."""
    pictures = Pictures([*LEAFLETS.picture_folders(), *LIBRARY.picture_folders()])
    handout = LEAFLETS.read_handout("child-stitches", "en", pictures.ids(), icons())
    home = LEAFLETS if clinic in LEAFLETS.clinics() else LIBRARY
    return Wording(handout, home.read_clinic(clinic), catalogue("en"), TODAY), pictures


@pytest.mark.parametrize("clinic", ["sunny-sprouts", "riverside-spine", "harbor-spine"])
@pytest.mark.parametrize("edition", ["standard", "clear", "large"])
def test_no_words_lie_over_others(edition: str, clinic: str) -> None:
    """From the head to the danger box, whose columns are of any length: no line's letters reach into those of another."""
    told, pictures = of_stitches(clinic)
    s, pages = lay_out(Setting(look_of(told, pictures, "letter", edition), told), Tag("Document"))
    for page in pages:
        boxes = [box for box in map(partial(_box, s.look.u), whole(page).items) if box]
        assert boxes
        for k, (left, top, right, low) in enumerate(boxes):
            for x0, y0, x1, y1 in boxes[k + 1 :]:
                assert not (left < x1 and x0 < right and top < y1 and y0 < low)


def _box(u: float, item: Item) -> tuple[float, float, float, float] | None:
    """Where words lie, in u: as high as the capitals of the first line above its baseline, and down to the last baseline."""
    if not isinstance(item.what, Lines):
        return None
    style, lines = item.what.paragraph.style, item.what.paragraph.lines[item.what.first : item.what.last]
    first, last = (item.y + (n * style.leading - style.rise) / u for n in (1, len(lines)))
    return item.x, first - 0.69 * style.size / u, item.x + max(line.width for line in lines) / u, last


def test_a_leaflets_title_stands_clear_of_the_brands_colour() -> None:
    """Half a line of white between them, whatever the edition."""
    for edition in ("standard", "clear", "large"):
        told, pictures = of_stitches("sunny-sprouts")
        s = Setting(look_of(told, pictures, "letter", edition), told).afresh()
        (panel,) = hero(s, Tag("Document"))
        title = next(box for box in map(partial(_box, s.look.u), panel.items) if box)
        assert title[1] - s.look.edition.lid >= 0.75


def test_a_guideline_with_wide_margins_has_one_column() -> None:
    told, pictures = of_stitches("sunny-sprouts")
    acb = Wording(told.handout, told.clinic.but(large_print="acb"), told.catalogue, told.today)
    assert look_of(told, pictures, "letter", "large").leaflet and not look_of(acb, pictures, "letter", "large").leaflet
    assert not look_of(told, pictures, "a5", "large").leaflet
