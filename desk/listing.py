"""What staff may choose from: topics with their languages, papers and sizes, and the printers with their trays."""

import asyncio
import json
from secrets import token_urlsafe
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..handouts.state import State
from ..handouts.theme import page_names
from ..press.web.sent import as_json
from ..press.web.words import STAFF
from .answers import Answer, read_json
from .button import Refused, language_of, matching, read_button
from .offer import Offered, language_toggles
from .refusals import Refusal
from .sent import Meant, News, QueueName, Queues, Topic
from .studio import Studio
from .wish import Unknown


class Listing:
    """The routes that tell it."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.started = token_urlsafe(6)  # a page knows by it that the program was started anew

    def told(self) -> dict[str, Answer]:
        """For who is inside."""
        return {"/topics": self.topics, "/wanted": self.wanted, "/queues": self.queues}

    def asked(self) -> dict[str, Answer]:
        """Asked with something that was typed or chosen."""
        return {"/trays": self.trays, "/refused": self.refused, "/keep": self.keep, "/drop": self.drop, "/favour": self.favour}

    async def topics(self, request: Request) -> Response:
        """All that the page may find; with `known`, nothing where nothing is new."""
        studio, shelf = self.studio, self.studio.shelf
        await shelf.begun()
        await asyncio.to_thread(studio.own.refresh)
        counts = studio.counts
        mark = f"{self.started} {shelf.round} {counts.topics.total()} {counts.bundles.total()} {studio.own.round} {studio.today()}"
        if request.query_params.get("known") == mark:
            return Response(status_code=204)
        return Response(json.dumps(self._news(mark), ensure_ascii=False, default=as_json), media_type="application/json")

    def _news(self, mark: str) -> News:
        shelf = self.studio.shelf
        house, offered = shelf.house, shelf.everything()
        lately = {one: place for place, one in enumerate(reversed(self.studio.counts.last), 1)}
        return {
            "mark": mark,
            "house": house is not None,
            "away": shelf.away,
            "read": len(shelf.offered),
            "seen": shelf.seen,
            "of": len(house.topics) if house else 0,
            "languages": language_toggles(offered, house.called) if house else [],
            "papers": list(house.theme.papers) if house else [],
            "sizes": list(house.theme.editions) if house else [],
            "names": {language: page_names(house.theme, language) for language in STAFF} if house else {},
            "paper": house.paper if house else "",
            "size": house.size if house else "",
            "public": bool(house and house.public),
            "sites": [{"id": id, "name": name} for id, name in house.sites.items()] if house else [],
            "topics": [self._topic(each, lately.get((each.topic, each.bundle), 0)) for each in offered],
            "sets": [{"name": each.name, "wishes": each.wishes} for each in self.studio.own.sets],
        }

    def _topic(self, offered: Offered, lately: int) -> Topic:
        """What the page is told of a topic: its problems are for the manager."""
        counts, one = self.studio.counts, (offered.topic, offered.bundle)
        return {
            "topic": offered.topic,
            "titles": offered.titles,
            "also_called": offered.also_called,
            "found_by": offered.found_by,
            "languages": offered.languages,
            "bundle": offered.bundle,
            "topics": offered.topics,
            "printed": (counts.bundles if offered.bundle else counts.topics)[offered.topic],
            "lately": lately,
            "today": counts.last.get(one) == self.studio.today(),
            "favourite": one in self.studio.own.favourites,
        }

    async def wanted(self, request: Request) -> Response:
        """Which topic a record system's button asks for, of those that have been read; or what to look for."""
        try:
            asked = read_button(request.query_params.multi_items())
        except Refused:
            raise Unknown from None
        offered = self.studio.shelf.everything()
        found = matching(asked, offered)
        told: Meant = {
            "topic": found[0].topic if len(found) == 1 else "",
            "bundle": len(found) == 1 and found[0].bundle,
            "language": language_of(asked.lang, [language for each in found or offered for language in each.languages]),
            "search": asked.code if len(found) > 1 else asked.words or asked.sheet or asked.code,
        }
        return JSONResponse(told)

    async def queues(self, request: Request) -> Response:
        queues = await self.studio.queues()
        return JSONResponse(
            Queues(
                queues=[QueueName(name=each.name, default=each.default, called=each.called, stopped=each.stopped) for each in queues],
                files=self.studio.printer.leaves_files,
                keeps=await self.studio.keeps(),
            )
        )

    async def trays(self, request: Request) -> Response:
        said = await read_json(request)
        if not isinstance(said, dict) or not isinstance(said.get("queue"), str):
            raise Unknown
        return JSONResponse(await self.studio.trays(said["queue"]))

    async def refused(self, request: Request) -> Response:
        """That somebody wanted what may not go out: counted for the manager."""
        said = await read_json(request)
        asked = (said.get("topic"), said.get("bundle"), said.get("language")) if isinstance(said, dict) else ()
        for each in self.studio.shelf.everything():
            for language, stands in each.languages.items():
                if asked == (each.topic, each.bundle, language) and stands.state is not State.READY:
                    self.studio.refusals.add(Refusal(each.topic, language, stands.state))
        return Response(status_code=204)

    async def keep(self, request: Request) -> Response:
        """A basket under a name, for this desk and others of its workspace."""
        said = _mapping(await read_json(request))
        wishes = said.get("wishes")
        for each in wishes if isinstance(wishes, list) else []:
            self._offered(each)
        await asyncio.to_thread(self.studio.own.keep, said.get("name"), wishes)
        return Response(status_code=204)

    def _offered(self, said: Any) -> None:
        """Raises Unknown for a topic or bundle that the desk does not offer."""
        wanted = _mapping(said).get("topic"), said.get("bundle") is True
        if wanted not in [(each.topic, each.bundle) for each in self.studio.shelf.everything()]:
            raise Unknown

    async def drop(self, request: Request) -> Response:
        """A set is no more."""
        await asyncio.to_thread(self.studio.own.drop, _mapping(await read_json(request)).get("name"))
        return Response(status_code=204)

    async def favour(self, request: Request) -> Response:
        """A topic or bundle is a favourite from now on, or is none any more."""
        said = _mapping(await read_json(request))
        self._offered(said)
        await asyncio.to_thread(self.studio.own.favour, said, said.get("liked") is True)
        return Response(status_code=204)


def _mapping(said: Any) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise Unknown
    return said
