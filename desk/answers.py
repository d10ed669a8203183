"""What the desk's page is told when something is not done: never a message of ours that might hold what somebody typed."""

import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from ..handouts.patient import FIELD
from ..handouts.problems import Problem, Problems
from ..handouts.state import State
from ..press.orders.room import NO_ROOM
from .own_sets import Full, Unsaved
from .printing import PrinterError
from .sent import BarredSheet, Failure, Typed
from .studio import Private
from .wish import Away, Unknown
from .work import Barred

Answer = Callable[[Request], Awaitable[Response]]
log = logging.getLogger("handouts.desk")


def safe(act: Answer) -> Answer:
    """What goes wrong, as an answer that the page can put into words; an error of ours is logged by its kind alone: its message might
    hold what somebody typed.
    """

    async def asked(request: Request) -> Response:
        try:
            return await act(request)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as error:
            said, status = _failure(error)
            if status == 500:
                log.error("%s at %s", type(error).__name__, request.scope["route"].path if "route" in request.scope else "?")
            return JSONResponse(said, status)

    return asked


def _failure(error: Exception) -> tuple[Failure, int]:
    """What the page is told, and the status of the answer."""
    match error:
        case Barred():
            return {"refused": _barred(error.topic, error.language, error.state, error.why, error.whom)}, 409
        case Problems():
            if typed := typed_of(error.problems):
                return {"typed": typed}, 422
            no_room = all(each.code in NO_ROOM for each in error.problems)
            return {"room": True} if no_room else {"refused": _barred("", "", State.FAILED)}, 409
        case Away():
            return {"away": True}, 503
        case Full():
            return {"full": True}, 409
        case Unsaved():
            return {"unsaved": True}, 409
        case Unknown():
            return {"unknown": True}, 404
        case PrinterError():
            return {"printer": {"code": error.code, "names": error.names}}, 502
        case Private():
            return {"private": True}, 409
    return {"broken": True}, 500


def _barred(topic: str, language: str, state: State, why: str = "", whom: str = "") -> BarredSheet:
    return {"topic": topic, "language": language, "state": state, "why": why, "whom": whom}


def typed_of(found: Iterable[Problem]) -> list[Typed]:
    """Complaints about what was typed: the field, what is wrong, and the letters that it is about."""
    return [
        {"field": each.place.file.removeprefix(FIELD), "code": each.code, "about": each.message}
        for each in found
        if each.place.file.startswith(FIELD)
    ]


async def read_json(request: Request) -> Any:
    """What a page sent; raises Unknown where it is no JSON."""
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError):
        raise Unknown from None
