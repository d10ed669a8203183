"""The desk as a program: its routes, behind its guard.  Nothing that was typed for a patient leaves memory: not to disk, a log or a URL."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route

from . import answers
from .entrance import Entrance
from .guard import Guard
from .health import Health
from .listing import Listing
from .pages import Pages
from .passphrase import Door
from .sheets import Sheets
from .studio import Studio


def routes(studio: Studio, door: Door, whose: str = "") -> list[Route]:
    """What may be asked for: a few things by whoever comes, all else from inside."""
    health = Health(studio)
    safe = health.noting(answers.safe)
    entrance, pages, listing, sheets = Entrance(door), Pages(studio, door, whose), Listing(studio), Sheets(studio)
    asked = {**sheets.asked(), **listing.asked(), **entrance.asked()}
    told = {**listing.told(), **sheets.told(), **pages.told()}
    return [
        *(Route(path, safe(act)) for path, act in (pages.open() | health.open()).items()),
        *(Route(path, safe(act), methods=["POST"]) for path, act in entrance.open().items()),
        *(Route(path, safe(entrance.inside(act)), methods=["POST"]) for path, act in asked.items()),
        *(Route(path, safe(entrance.inside(act))) for path, act in told.items()),
    ]


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

    return Guard(Starlette(routes=routes(studio, door, whose), lifespan=life), names, secure, bool(door.hash), port)
