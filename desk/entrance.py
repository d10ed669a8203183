"""Who comes in by the passphrase, and who leaves; whatever else is asked for is answered to who is inside."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .answers import Answer, read_json
from .passphrase import Door


class Entrance:
    """The door's two routes."""

    def __init__(self, door: Door) -> None:
        self.door = door

    def open(self) -> dict[str, Answer]:
        """Asked by whoever comes."""
        return {"/enter": self.enter}

    def asked(self) -> dict[str, Answer]:
        """Asked from inside."""
        return {"/leave": self.leave}

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

    def inside(self, act: Answer) -> Answer:
        """The same, and a clear no to who is outside."""

        async def asked(request: Request) -> Response:
            if not self.door.open_to(request.state.session):
                return JSONResponse({"outside": True}, 401)
            return await act(request)

        return asked
