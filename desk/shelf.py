"""What the desk knows just now: read in the background, and read anew where a file has changed since."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ..handouts.library import NotKnown
from ..handouts.place import NOWHERE, Place
from ..handouts.problems import Problem, Problems
from ..handouts.recalls import FILE as RECALLS
from .bench import Bench
from .offer import DeskSite, House, Offered, bundled, look_at, look_at_house, read_headings, unlooked
from .stamps import CALLS, Stamps, is_there, look_over, register, shared_stamps, topic_stamps
from .wish import Away, Unknown, Wish

PATIENCE = 10.0  # seconds
AT_ONCE = 200  # topics whose headings are read by one worker at one time
EVERY = 1.0  # seconds from one look at all files to the next, where they are few
Stamp = tuple[Any, ...]
AWAY: Stamp = ("away",)  # in the place of what all share, while it cannot be reached


class Shelf:
    """Topics, bundles and how they stand.  `changed` is called when files are other than they were, and told whether any but the register
    of recalls is; `today` asks the calendar.
    """

    def __init__(self, site: DeskSite, reader: Bench, today: Callable[[], date], changed: Callable[[bool], None]) -> None:
        self.site, self.trouble, self.looking = (
            site,
            tuple[Problem, ...](),
            tuple[Problem, ...](),
        )  # the last: of the look in the background
        self.house: House | None = None  # None: the clinic itself cannot be read
        self.offered = dict[str, Offered]()
        self.round = 0  # goes up whenever something is other than the page knows
        self._reader, self._today, self._changed = reader, today, changed
        self._names = tuple[str, ...]()
        self.away = False  # whether the workspace cannot be reached
        self._recalls = 0  # how many the register held: none of them is ever taken out of it
        self._stamps = dict[str, Stamp]()  # topic → the files that it was read from; "" for what all share, the register of recalls last
        self._sites = dict[tuple[str, str], tuple[Stamp, Offered]]()  # site and topic → the same for what was wanted for a site
        self._lock = asyncio.Lock()  # of what all share
        self._begun = asyncio.Event()  # that has been read once

    async def begun(self) -> None:
        """Wait a little for the clinic's name and colours: whoever starts the desk opens its page at once."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._begun.wait(), PATIENCE)

    async def watch(self) -> None:
        """Reads everything, then whatever changes; for ever."""
        while True:
            calls = 0
            try:
                calls = await self.refresh()
            except Exception as wrong:  # a network drive that is gone for a minute, or what nobody has thought of: the desk lives on
                self.looking = (not_looked_at(wrong, Place(str(self.site.workspace or ""))),)
            else:
                self.looking = ()
            await asyncio.sleep(max(EVERY, calls / CALLS))

    async def watch_recalls(self) -> None:
        """Asks for the register of recalls alone, for ever, whatever else is being read: the list follows it."""
        while True:
            await asyncio.sleep(EVERY)
            with suppress(Exception):  # as above, and told there
                if await asyncio.to_thread(register, self.site) != self._stamps[""][-1]:
                    await self.refresh()

    async def refresh(self) -> int:
        """Read what is other than it was, what a recall names before all else; how many questions about files that took."""
        if not await self._is_there():
            return 1
        found = await asyncio.to_thread(look_over, self.site)
        self._names = tuple(found.topics)
        await self._refresh_house(found.shared)
        await self._list()
        for topic in self.house.in_turn() if self.house else ():
            await self._refresh_topic(topic, found.topics.get(topic))
        if self.house and (gone := self.offered.keys() - {*self.house.topics}):
            for topic in gone:
                del self.offered[topic]
            self.round += 1
        return found.calls

    async def _list(self) -> None:
        """All topics can be found before each has been looked at."""
        new = [topic for topic in self.house.in_turn() if topic not in self.offered] if self.house else []
        for some in (new[at : at + AT_ONCE] for at in range(0, len(new), AT_ONCE)):
            with suppress(Exception):  # a worker that hung: whoever looks at them tells
                found = await self._reader.do(read_headings, self.site, some)
                self.offered |= {each.topic: each for each in found if each.topic not in self.offered}
                self.round += 1

    @property
    def seen(self) -> int:
        """How many topics have been looked at."""
        return len(self._stamps.keys() & self.offered.keys())

    async def fresh(self, wish: Wish) -> Offered:
        """What a wish is for, as its files stand at this moment; raises Away, Unknown."""
        if await self._is_there():
            await self._refresh_house()
        house = self.open_house()
        if wish.size not in house.theme.editions or wish.paper not in house.theme.papers:
            raise Unknown
        inside = list(map(str, house.bundles[wish.topic].topics)) if wish.bundle and wish.topic in house.bundles else [wish.topic]
        if (wish.bundle and wish.topic not in house.bundles) or not {*inside} <= {*house.topics}:
            raise Unknown
        if wish.site and wish.site not in house.sites:
            raise Unknown
        for topic in inside:
            await self._refresh_topic(topic)
        known = {topic: await self._at(wish.site, topic) for topic in inside} if wish.site else self.offered
        offered = bundled(wish.topic, house, known, wish.site) if wish.bundle else known[wish.topic]
        if wish.language not in offered.languages or (wish.beside and (wish.bundle or wish.beside not in offered.languages)):
            raise Unknown
        if wish.visit and (wish.bundle or wish.visit not in offered.languages[wish.language].visits):
            raise Unknown
        return offered

    def everything(self) -> list[Offered]:
        """Topics and bundles."""
        whole = [
            bundled(name, self.house, self.offered)
            for name, bundle in (self.house.bundles if self.house else {}).items()
            if self.house and {*map(str, bundle.topics)} <= self.offered.keys()
        ]
        return [*self.offered.values(), *whole]

    def problems(self) -> list[Problem]:
        """All that is wrong, for the manager."""
        house = self.house.problems if self.house else ()
        return [*self.looking, *self.trouble, *house, *(problem for each in self.offered.values() for problem in each.problems)]

    def open_house(self) -> House:
        """What all share, where it can be read; raises Away, Unknown."""
        if self.house is None:
            raise Away if self.away else Unknown
        return self.house

    async def _is_there(self) -> bool:
        """Whether the workspace can be reached.  While it cannot, what could be found stands in the list, and nothing goes out; when it is
        back, all is looked at anew.
        """
        there = await asyncio.to_thread(is_there, self.site)
        if there == self.away:
            self.away = not there
            self.round += 1
            self._begun.set()
            if self.away:
                self._stamps.clear()
                self._stamps[""] = AWAY
                self.house, self.trouble = None, (_away(self.site),)
        return there

    async def _refresh_house(self, shared: Stamps | None = None) -> None:
        """What all topics share, by what was found of its files, or is now; which topics there are by the last look over them."""
        async with self._lock:
            self.site = replace(self.site, today=self._today())
            shared = await asyncio.to_thread(shared_stamps, self.site) if shared is None else shared
            stamp = (self.site.today, shared, self._names, await asyncio.to_thread(register, self.site))
            if self._stamps.get("") == stamp:
                return
            if before := self._stamps.get(""):
                self._begin_anew(before[:-1] != stamp[:-1])
            try:
                house = await self._reader.do(look_at_house, self.site)
                if house.recalls < self._recalls:
                    raise Problems([_lost(self.site, self._recalls, house.recalls)])
                self.house, self.trouble, self._recalls = house, (), house.recalls
            except Problems as found:
                self.house, self.trouble = None, found.problems
            except NotKnown as gone:
                self.house, self.trouble = None, (Problem(NOWHERE, "clinic-unknown", str(gone)),)
            except Exception as wrong:  # a worker that hung or was killed, a fault of ours
                self.house, self.trouble = None, (not_looked_at(wrong, Place(str(self.site.workspace or ""))),)
            self._stamps[""] = stamp
            self.round += 1
            self._begun.set()

    async def _refresh_topic(self, topic: str, own: Stamps | None = None) -> None:
        """One topic, by what was found of its own files, or is now."""
        own = await asyncio.to_thread(topic_stamps, self.site, topic) if own is None else own
        stamp = (self._stamps[""], own)
        if self._stamps.get(topic) == stamp or self.house is None:
            return
        if topic in self._stamps and self._stamps[topic][0] == stamp[0]:
            self._begin_anew(True)
        try:
            offered = await self._reader.do(look_at, self.site, topic)
        except NotKnown:
            self.offered.pop(topic, None)
            return
        except Exception as wrong:  # as above; the other topics hold
            place = Place(str((self.site.workspace or Path()) / "handouts" / topic))
            offered = unlooked(topic, not_looked_at(wrong, place))
        self.offered[topic], self._stamps[topic] = offered, stamp
        self.round += 1

    async def _at(self, site: str, topic: str) -> Offered:
        """One topic as it stands for a site of the clinic, looked at when somebody wants it; raises Unknown."""
        stamp = self._stamps.get(topic, ())
        if self._sites.get((site, topic), (None,))[0] != stamp:
            try:
                self._sites[site, topic] = stamp, await self._reader.do(look_at, self.site.at(site), topic)
            except NotKnown:
                raise Unknown from None
        return self._sites[site, topic][1]

    def _begin_anew(self, reread: bool) -> None:
        """Processes keep what they have read: new ones take their place, unless nothing is new but the recalls, which all of them read
        anew: so a list of hundreds of topics follows a recall by what it bars, and is not worked out again.
        """
        if reread:
            self._reader.renew()
        self._changed(reread)


def not_looked_at(wrong: Exception, place: Place) -> Problem:
    """That something could not be looked at, for a reason that is none of the files' own words."""
    why = f"{type(wrong).__name__}: {wrong}".rstrip(": ")
    return Problem(
        place, "not-looked-at", f"this could not be looked at: {why}", "see what its pictures and fonts are, or make a sheet of it"
    )


def _away(site: DeskSite) -> Problem:
    return Problem(
        Place(str(site.workspace)),
        "workspace-away",
        "this folder cannot be reached: nothing is handed out until it is there again",
        "see whether its drive is connected; the desk looks for it by itself",
    )


def _lost(site: DeskSite, before: int, now: int) -> Problem:
    """That a register of recalls is not what it was: nothing goes out until somebody has looked."""
    return Problem(
        Place(str((site.workspace or Path()) / RECALLS)),
        "recalls-missing",
        f"there were {before} recalls, and there are {now}: what may be handed out is not known, and nothing is",
        "put the file back, or start the desk anew where it is right as it is",
    )
