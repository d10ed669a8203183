"""What was laid out, as one PDF file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from ..handouts.patient import FIELD
from ..handouts.place import Place
from ..handouts.problems import Problem, Problems
from .booklet import Booklet
from .canvas import TaggedCanvas
from .look import Look
from .tags import Tag


@dataclass(frozen=True)
class ChosenPages:
    """Some pages of a sheet, counted from 1, out of so many; none where all are meant."""

    pages: tuple[int, ...] = ()
    of: int = 0


@dataclass(frozen=True)
class Laid:
    """Pages that wait to be painted, their tags in the tree already: a sheet, a sheet in several languages, or a bundle."""

    look: Look  # of its first page: the paper, the language
    title: str
    author: str
    subject: str
    paint: Callable[[TaggedCanvas], None]
    told: tuple[Problem, ...] = ()  # what whoever makes it should know
    chosen: ChosenPages = ChosenPages()


def written(root: Tag, laid: Sequence[Laid], one_sided: bool = False, booklet: bool = False) -> tuple[bytes, list[int]]:
    """The file of all of them, one after the other, and how many pages each has.

    Each is counted anew and begins on a new leaf; printed `one_sided` no back is left empty.  As a `booklet` two pages lie side by side,
    in the order in which leaves are folded.  `root` holds the tags of all.  Raises Problems where pages were chosen out of another number.
    """
    first, out, pages = laid[0], BytesIO(), list[int]()
    size, language = first.look.paper.size, first.look.language
    canvas = Booklet(out, root, size, language, first.look.rtl) if booklet else TaggedCanvas(out, root, size, language, one_sided)
    canvas.describe(" / ".join(each.title for each in laid), first.author, " / ".join(each.subject for each in laid))
    for k, each in enumerate(laid):
        if k:
            canvas.begin_document(each.look.paper.size, each.title)
        before = canvas.pages
        canvas.choose(each.chosen.pages)
        each.paint(canvas)
        if each.chosen.pages and canvas.laid != each.chosen.of:
            what = f"it has {canvas.laid} pages, and those were chosen out of {each.chosen.of}"
            raise Problems([Problem(Place(FIELD + "pages"), "typed-pages", what, "choose its pages anew")])
        pages.append(canvas.pages - before)
    canvas.save()
    return out.getvalue(), pages
