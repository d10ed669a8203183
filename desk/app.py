"""The desk's pages and what they ask for.  Nothing that was typed for a patient leaves memory: not to disk, a log or a URL."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..handouts.catalogue import ORIGINAL, catalogue
from ..handouts.limits import built_in
from ..handouts.patient import MOST
from ..handouts.problems import report
from ..handouts.theme import page_names
from ..press.web.modules import ordered
from ..press.web.sent import as_json, inert
from ..press.web.words import SHARED, STAFF, spoken, staff
from .answers import Answer, read_json, safe
from .guard import Guard
from .held import KEPT
from .offer import Offered, language_toggles
from .passphrase import Door
from .sent import DeskData, News, Out, Preview, Queues, Topic
from .server import WHOSE
from .studio import Studio
from .wish import MOST_COPIES, MOST_SHEETS, SIDES, Errand, Unknown, read_errand, read_sides, read_wish
from .work import Barred

ROOT = Path(__file__).parent.parent
HERE = ROOT / "desk" / "page"
LOOK = {  # style and modules by their path in the package, so that an import means the same in a browser as in an editor
    path.relative_to(ROOT).as_posix(): path
    for path in (SHARED / "page.css", HERE / "desk.css", *ordered(HERE / "enter.js"), *ordered(HERE / "desk.js"))
}
KINDS = {".js": "text/javascript", ".css": "text/css"}


class Desk:
    """The routes; what they need done, the studio does."""

    def __init__(self, studio: Studio, door: Door, whose: str = "") -> None:
        self.whose = whose
        self.studio, self.door = studio, door
        self.started = token_urlsafe(6)  # a page knows by it that the program was started anew
        self.pages = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self.pages.filters["inert"] = inert

    def routes(self) -> list[Route]:
        asked: dict[str, Answer] = {
            "/sheet": self.sheet,
            "/print": self.print,
            "/again": self.again,
            "/show": self.show,
            "/next": self.next,
            "/leave": self.leave,
            "/trays": self.trays,
        }
        told: dict[str, Answer] = {
            "/topics": self.topics,
            "/queues": self.queues,
            "/status": self.status,
            "/picture/{id}": self.picture,
            "/pdf/{id}": self.pdf,
        }
        return [
            Route("/", safe(self.page)),
            Route("/enter", safe(self.enter), methods=["POST"]),
            Route("/colours.css", safe(self.colours)),
            Route("/look/{file:path}", safe(self.look)),
            *(Route(path, safe(self._inside(act)), methods=["POST"]) for path, act in asked.items()),
            *(Route(path, safe(self._inside(act))) for path, act in told.items()),
        ]

    # -- pages
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
        }
        return self._page("desk.html" if inside else "enter.html", **facts)

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
            read=len(studio.shelf.offered),
            topics=len(studio.shelf.house.topics) if studio.shelf.house else 0,
            waiting=await studio.waiting(),
            held=len(studio.held),
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

    # -- who may come in
    async def enter(self, request: Request) -> Response:
        said = await read_json(request)
        if self.door.shut():
            return JSONResponse({"wait": True}, 429)
        session = await self.door.enter(str(said.get("passphrase", ""))) if isinstance(said, dict) and self.door.hash else ""
        if not session:
            return JSONResponse({"wrong": True}, 403)
        answer = Response(status_code=204)
        answer.set_cookie(request.state.cookie, session, path="/", httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer

    async def leave(self, request: Request) -> Response:
        self.door.leave(request.state.session)
        return Response(status_code=204)

    def _inside(self, act: Answer) -> Answer:
        async def asked(request: Request) -> Response:
            if not self.door.open_to(request.state.session):
                return JSONResponse({"outside": True}, 401)
            return await act(request)

        return asked

    # -- what there is
    async def topics(self, request: Request) -> Response:
        """All that the page may find; with `known`, nothing where nothing is new."""
        studio, shelf = self.studio, self.studio.shelf
        await shelf.begun()
        counts = studio.counts
        mark = f"{self.started} {shelf.round} {counts.topics.total()} {counts.bundles.total()}"
        if request.query_params.get("known") == mark:
            return Response(status_code=204)
        return Response(json.dumps(self._news(mark), ensure_ascii=False, default=as_json), media_type="application/json")

    def _news(self, mark: str) -> News:
        shelf, counts = self.studio.shelf, self.studio.counts
        house, offered = shelf.house, shelf.everything()
        return {
            "mark": mark,
            "house": house is not None,
            "read": len(shelf.offered),
            "of": len(house.topics) if house else 0,
            "languages": language_toggles(offered, house.called) if house else [],
            "papers": list(house.theme.papers) if house else [],
            "sizes": list(house.theme.editions) if house else [],
            "names": {language: page_names(house.theme, language) for language in STAFF} if house else {},
            "paper": house.paper if house else "",
            "size": house.size if house else "",
            "topics": [_topic(each, (counts.bundles if each.bundle else counts.topics)[each.topic]) for each in offered],
        }

    async def sheet(self, request: Request) -> Response:
        """A sheet without a patient: its pages, and where its picture is."""
        said = await read_json(request)
        sheet, id = await self.studio.preview(read_wish(said), request.state.session, read_sides(said))
        return JSONResponse(Preview(id=id, pages=sheet.pages, codes=[code for code, _ in sheet.codes]))

    async def picture(self, request: Request) -> Response:
        held = self.studio.previews.get(request.state.session, request.path_params["id"])
        if held is None:
            return PlainTextResponse("it is not there any more", 404)
        return Response(await self.studio.picture(held), media_type="image/png")

    async def pdf(self, request: Request) -> Response:
        """A PDF for the browser's own print dialog, as long as it may go out."""
        held = self.studio.held.get(request.state.session, request.path_params["id"])
        if held is None:
            return PlainTextResponse(f"It is not there any more: what was made at the desk is wiped after {KEPT / 60:g} minutes.", 404)
        try:
            await self.studio.check(held)
        except Barred as barred:
            return PlainTextResponse(f"It may not be handed out any more: {barred.topic}, {barred.state}: {barred.why}", 409)
        return Response(held.pdf, media_type="application/pdf", headers={"content-disposition": f'inline; filename="{held.name}.pdf"'})

    async def queues(self, request: Request) -> Response:
        queues = await self.studio.queues()
        return JSONResponse(
            Queues(queues=[{"name": queue.name, "default": queue.default} for queue in queues], files=self.studio.printer.leaves_files)
        )

    async def trays(self, request: Request) -> Response:
        said = await read_json(request)
        if not isinstance(said, dict) or not isinstance(said.get("queue"), str):
            raise Unknown
        return JSONResponse(await self.studio.trays(said["queue"]))

    # -- what is done
    async def print(self, request: Request) -> Response:
        return await self._out(request, self.studio.print)

    async def show(self, request: Request) -> Response:
        return await self._out(request, self.studio.show)

    async def _out(self, request: Request, act: Callable[[Errand, str], Awaitable[Out]]) -> Response:
        """Print or show.  Who has left the page meanwhile cannot say “Next patient” any more."""
        said = await act(read_errand(await read_json(request)), request.state.session)
        if await request.is_disconnected():
            self.studio.forget(request.state.session, [said["id"]])
        return JSONResponse(said)

    async def again(self, request: Request) -> Response:
        said = await read_json(request)
        if not isinstance(said, dict) or not isinstance(said.get("id"), str):
            raise Unknown
        return JSONResponse(await self.studio.again(said["id"], request.state.session))

    async def next(self, request: Request) -> Response:
        """The patient is gone: so is what was made for them."""
        said = await read_json(request)
        ids = said.get("ids", []) if isinstance(said, dict) else []
        self.studio.forget(request.state.session, [id for id in ids if isinstance(id, str)])
        return Response(status_code=204)

    def _page(self, name: str, **facts: Any) -> Response:
        return HTMLResponse(self.pages.get_template(name).render(facts))

    def _data(self) -> DeskData:
        return {
            "words": {language: spoken(HERE, language) | _limits(language) for language in STAFF},
            "staff": staff(),
            "lan": bool(self.door.hash),
            "original": ORIGINAL,
            "sides": SIDES,
            "limits": {"sheets": MOST_SHEETS, "copies": MOST_COPIES, "letters": MOST, "seconds": KEPT},
        }


def _limits(language: str) -> dict[str, str]:
    """What is filled in by hand, by its names."""
    return {f"limits.{name}": catalogue(language).text(f"limits.{name}.name").plain for name in built_in()}


def _topic(offered: Offered, printed: int) -> Topic:
    """What the page is told of a topic: its problems are for the manager."""
    return {
        "topic": offered.topic,
        "titles": offered.titles,
        "also_called": offered.also_called,
        "languages": offered.languages,
        "bundle": offered.bundle,
        "topics": offered.topics,
        "printed": printed,
    }


_PLAIN = ":root{--brand:#33475b;--ink:#1d2d3d;--tint:#eef2f5;--rule:#c5ced6;--ground:#ffffff}"


def app(studio: Studio, door: Door, names: Collection[str], secure: bool = False, whose: str = "", port: int = 0) -> Guard:
    """The desk as ASGI, behind its guard.  `names` are what this machine is called in a browser's address; `whose` tells one desk from
    another that is asked for at the same port.
    """

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(act) for act in studio.begin()]
        yield
        for task in tasks:
            task.cancel()
        studio.close()

    return Guard(Starlette(routes=Desk(studio, door, whose).routes(), lifespan=life), names, secure, bool(door.hash), port)
