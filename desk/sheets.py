"""What is done with sheets: looked at, printed, shown to the browser, printed again, and forgotten with their patient."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from ..press.web.words import STAFF
from .answers import Answer, read_json, typed_of
from .for_phones import code_picture
from .held import KEPT
from .sent import ForPhones, Out, Preview, Understood
from .studio import Studio
from .wish import Errand, Unknown, read_errand, read_sides, read_wish
from .work import Barred


class Sheets:
    """The routes; what they need done, the studio does."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio

    def asked(self) -> dict[str, Answer]:
        """Asked with something that was typed or chosen."""
        return {
            "/sheet": self.sheet,
            "/look": self.look,
            "/for-phones": self.for_phones,
            "/typed": self.typed,
            "/print": self.print,
            "/again": self.again,
            "/take-back": self.take_back,
            "/show": self.show,
            "/next": self.next,
        }

    def told(self) -> dict[str, Answer]:
        """What is held for a while."""
        return {"/picture/{id}/{page:int}": self.picture, "/pdf/{id}": self.pdf, "/sent": self.sent}

    async def sheet(self, request: Request) -> Response:
        """A sheet without a patient: its pages, and where its picture is."""
        said = await read_json(request)
        sheet, id = await self.studio.preview(read_wish(said), request.state.session, read_sides(said))
        return JSONResponse(Preview(id=id, pages=sheet.pages, codes=[code for code, _ in sheet.codes]))

    async def typed(self, request: Request) -> Response:
        """What was typed into the fields of days and times, as it is understood, in the language of the staff."""
        said = await read_json(request)
        if not isinstance(said, dict) or said.get("staff") not in STAFF or not isinstance(said.get("fields"), dict):
            raise Unknown
        words, problems = self.studio.understood(said["fields"], said["staff"])
        return JSONResponse(Understood(words=words, typed=typed_of(problems)))

    async def look(self, request: Request) -> Response:
        """A sheet with what was typed, as it will be printed."""
        errand = read_errand(await read_json(request), self.studio.customs(), asks=False)
        if len(errand.wishes) != 1:
            raise Unknown
        sheet, id = await self.studio.look(errand, request.state.session)
        if await request.is_disconnected():
            self.studio.forget(request.state.session, [id])
        return JSONResponse(Preview(id=id, pages=sheet.pages, codes=[code for code, _ in sheet.codes]))

    async def for_phones(self, request: Request) -> Response:
        """Where the blank sheet is on the web, as a code."""
        address = await self.studio.public(read_wish(await read_json(request)))
        return JSONResponse(ForPhones(address=address, picture=code_picture(address)))

    async def picture(self, request: Request) -> Response:
        """One page of a sheet that is looked at."""
        params = request.path_params
        return Response(await self.studio.picture(params["id"], request.state.session, params["page"]), media_type="image/png")

    async def pdf(self, request: Request) -> Response:
        """A PDF for the browser's own print dialog, as long as it may go out."""
        held = self.studio.held.get(request.state.session, request.path_params["id"])
        if held is None:
            return PlainTextResponse(f"It is not there any more: what was made at the desk is wiped after {KEPT / 60:g} minutes.", 404)
        try:
            await self.studio.check(held.wishes)
        except Barred as barred:
            return PlainTextResponse(f"It may not be handed out any more: {barred.topic}, {barred.state}: {barred.why}", 409)
        return Response(held.pdf, media_type="application/pdf", headers={"content-disposition": f'inline; filename="{held.name}.pdf"'})

    async def print(self, request: Request) -> Response:
        return await self._out(request, self.studio.print)

    async def show(self, request: Request) -> Response:
        return await self._out(request, self.studio.show)

    async def _out(self, request: Request, act: Callable[[Errand, str], Awaitable[Out]]) -> Response:
        """Print or show.  Who has left the page meanwhile cannot say “Next patient” any more."""
        said = await act(read_errand(await read_json(request), self.studio.customs()), request.state.session)
        if await request.is_disconnected():
            self.studio.forget(request.state.session, [said["id"]])
        return JSONResponse(said)

    async def again(self, request: Request) -> Response:
        said = await read_json(request)
        if not isinstance(said, dict) or not isinstance(said.get("id"), str):
            raise Unknown
        queue = said.get("queue", "")
        return JSONResponse(await self.studio.again(said["id"], request.state.session, queue if isinstance(queue, str) else ""))

    async def sent(self, request: Request) -> Response:
        """How what was sent to printers stands."""
        return JSONResponse(await self.studio.sent(request.state.session))

    async def take_back(self, request: Request) -> Response:
        said = await read_json(request)
        if not isinstance(said, dict) or not isinstance(said.get("id"), str):
            raise Unknown
        await self.studio.take_back(said["id"], request.state.session)
        return Response(status_code=204)

    async def next(self, request: Request) -> Response:
        """The patient is gone: so is what was made for them."""
        said = await read_json(request)
        ids = said.get("ids", []) if isinstance(said, dict) else []
        self.studio.forget(request.state.session, [id for id in ids if isinstance(id, str)])
        return Response(status_code=204)
