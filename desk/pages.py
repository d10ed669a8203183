"""The pages of the desk with their style and scripts: the desk itself, the door before it, and what is wrong and went out today."""

from collections import Counter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from ..handouts.catalogue import ORIGINAL, catalogue
from ..handouts.key_point import VISITS
from ..handouts.limits import built_in
from ..handouts.patient import DAYS, MOST, TIMES
from ..handouts.problems import report
from ..press.web.modules import ordered
from ..press.web.sent import inert
from ..press.web.words import SHARED, STAFF, spoken, staff
from .answers import Answer
from .button import Refused, read_button
from .held import KEPT
from .own_sets import LETTERS
from .passphrase import Door
from .refusals import lapsing
from .sent import DeskData
from .server import WHOSE
from .studio import Studio
from .wish import MOST_COPIES, MOST_SHEETS, SIDES

ROOT = Path(__file__).parent.parent
HERE = ROOT / "desk" / "page"
LOOK = {  # style and modules by their path in the package, so that an import means the same in a browser as in an editor
    path.relative_to(ROOT).as_posix(): path
    for path in (
        SHARED / "page.css",
        HERE / "desk.css",
        *ordered(HERE / "enter.js"),
        *ordered(HERE / "open.js"),
        *ordered(HERE / "desk.js"),
    )
}
KINDS = {".js": "text/javascript", ".css": "text/css"}
_PLAIN = ":root{--brand:#33475b;--ink:#1d2d3d;--tint:#eef2f5;--rule:#c5ced6;--ground:#ffffff}"


class Pages:
    """What a browser shows; `whose` tells one desk from another."""

    def __init__(self, studio: Studio, door: Door, whose: str) -> None:
        self.studio, self.door, self.whose = studio, door, whose
        self.pages = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self.pages.filters["inert"] = inert

    def open(self) -> dict[str, Answer]:
        """Those for whoever comes."""
        return {"/": self.page, "/open": self.opening, "/colours.css": self.colours, "/look/{file:path}": self.look}

    def told(self) -> dict[str, Answer]:
        """Those for who is inside."""
        return {"/status": self.status}

    async def page(self, request: Request) -> Response:
        """The desk; or the door, for who has not said the passphrase."""
        inside = self.door.open_to(request.state.session)
        await self.studio.shelf.begun()
        house = self.studio.shelf.house
        facts = {
            "token": request.state.token,
            "clinic": house.name if house else "",
            "logo": house.logo if house and inside else "",
            "data": self._data(),
            "dated": (*DAYS, *TIMES),
        }
        return self._page("desk.html" if inside else "enter.html", **facts)

    async def opening(self, request: Request) -> Response:
        """Where a button of a record system leads: on to the desk's page, asked by the desk itself, for a browser brings nobody's session
        along from elsewhere; a clear no where the address may hold a patient's data.
        """
        await self.studio.shelf.begun()
        house = self.studio.shelf.house
        facts: dict[str, Any] = {"token": "", "clinic": house.name if house else ""}
        try:
            return self._page("open.html", **facts, on=read_button(request.query_params.multi_items()).address(), named=())
        except Refused as refused:
            return self._page("open.html", status=400, **facts, on="", named=refused.named)

    async def status(self, request: Request) -> Response:
        """For the manager: what is wrong in the files, what went out today."""
        studio = self.studio
        today = studio.counts.days.get(studio.today(), Counter[str]())
        return self._page(
            "status.html",
            token="",
            clinic=studio.shelf.house.name if studio.shelf.house else studio.shelf.site.clinic,
            problems=report(await studio.problems()),
            today=sorted(today.items()),
            uncounted=studio.uncounted,
            read=studio.shelf.seen,
            topics=len(studio.shelf.house.topics) if studio.shelf.house else len(studio.shelf.offered),
            waiting=await studio.waiting(),
            keeps=await studio.keeps(),
            refused=studio.refusals.all(),
            lapsing=lapsing(studio.shelf.everything(), studio.today()),
            words=spoken(HERE, STAFF[0]),
            held=len(studio.held),
            tried=studio.printer.tried,
        )

    async def colours(self, request: Request) -> Response:
        await self.studio.shelf.begun()
        house = self.studio.shelf.house
        return Response(house.colours if house else _PLAIN, media_type=KINDS[".css"])

    async def look(self, request: Request) -> Response:
        """Style and modules: the files that are listed, and no other."""
        path = LOOK.get(request.path_params["file"])
        if path is None:
            return PlainTextResponse("there is nothing of that name", 404)
        return Response(path.read_text(encoding="utf-8"), media_type=KINDS[path.suffix], headers={WHOSE: self.whose})

    def _page(self, name: str, *, status: int = 200, **facts: Any) -> Response:
        return HTMLResponse(self.pages.get_template(name).render(facts), status)

    def _data(self) -> DeskData:
        return {
            "words": {language: spoken(HERE, language) | _limits(language) for language in STAFF},
            "staff": staff(),
            "lan": bool(self.door.hash),
            "original": ORIGINAL,
            "sides": SIDES,
            "visits": VISITS,
            "limits": {"sheets": MOST_SHEETS, "copies": MOST_COPIES, "letters": MOST, "name": LETTERS, "seconds": KEPT},
        }


def _limits(language: str) -> dict[str, str]:
    """What is filled in by hand, by its names."""
    return {f"limits.{name}": catalogue(language).text(f"limits.{name}.name").plain for name in built_in()}
