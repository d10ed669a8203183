"""Everything between a wish and the printer: sheets set by workers, held for five minutes, sent, counted."""

import asyncio
import threading
from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from ..handouts.catalogue import catalogue
from ..handouts.formats import time_words, weekday_words
from ..handouts.patient import DAYS, FIELD, TIMES, read_fields
from ..handouts.place import NOWHERE, Place
from ..handouts.problems import Problem, Problems
from ..handouts.public import public_address
from ..handouts.state import State
from ..handouts.typed_days import Customs, customs_of
from ..press.orders.order import Order
from ..press.web.words import STAFF
from .bench import Bench, process
from .counts import Codes, Counts, SheetWords
from .held import Held, Shelfful
from .jobs import Jobs
from .offer import DeskSite
from .own_sets import OwnSets
from .printing import Keeping, Printer, PrinterError, PrintJob, Queue, Standing
from .record import look_at_record, record_stamp
from .refusals import Refusals
from .sent import Followed, Out
from .shelf import Shelf, not_looked_at
from .wish import Errand, Unknown, Wish
from .work import Barred, Printed, Sheet, draw_page, look_at_wishes, ready, set_wishes

T = TypeVar("T")
PATIENCE = 20.0  # seconds that the page waits for a printer
KEPT = 60  # sheets without a patient that need not be set again
MOST_LOOKS, MOST_PICTURES = 40, 240  # sheets with what was typed, and single pages without: about 0.1 MB a page
SWEEP = 5.0  # seconds
READERS = 2  # one for the list, and one for what somebody waits for meanwhile
KNOWN: SheetWords = MappingProxyType({})  # of what is printed again the words were counted before
ROUNDS = 5  # times that a sheet is set whose files change meanwhile


class Private(Exception):
    """Nothing of a patient may be printed the machine's own way, for it leaves a file behind: the browser prints from memory."""


class Studio:
    """One clinic's desk."""

    shelf: Shelf

    def __init__(
        self,
        site: DeskSite,
        printer: Printer,
        counts: Counts,
        today: Callable[[], date] = date.today,
        workers: int = 2,
        start: Callable[[], Executor] = process,
        trouble: Callable[[], Sequence[Problem]] = tuple,
    ) -> None:
        """`trouble`: what else is wrong, for the manager."""
        self.site, self.printer, self.counts, self.today, self.workers, self.start = site, printer, counts, today, workers, start
        self.trouble, self._record = trouble, (object(), tuple[Problem, ...]())  # the last: what is wrong with the record, by its files
        self.held, self.previews = Shelfful(), Shelfful()  # nothing of a patient is among the previews
        self.looks = Shelfful(most=MOST_LOOKS)  # pages with what was typed on them, as pictures
        self._changes = 0  # goes up when files are other than they were
        self.uncounted = ""  # why prints could not be counted
        self._sets = dict[tuple[tuple[Wish, ...], bool], Printed]()
        self.jobs, self.refusals = Jobs(self._look), Refusals(today)
        self.own = OwnSets(site.workspace)
        self._pictures = dict[tuple[bytes, int], bytes]()
        self._sending = set[asyncio.Task[str]]()
        self._last: tuple[Any, ...] = ()  # what new workers set to be ready: never a patient's

    def begin(self) -> list[Coroutine[Any, Any, None]]:
        """Start the workers, in the server's own loop; what is to go on as long as it does."""
        self._reader = Bench(READERS, lambda: (ready, self.site), self.start)
        self.shelf = Shelf(self.site, self._reader, self.today, self._changed)
        self._bench = Bench(self.workers, lambda: (ready, self.shelf.site, *self._last), self.start)
        return [self.shelf.watch(), self.shelf.watch_recalls(), self._sweep()]

    def close(self) -> None:
        self._reader.close()
        self._bench.close()

    # -- looking
    async def preview(self, wish: Wish, session: str, sides: str = "both") -> tuple[Sheet, str]:
        """A sheet without a patient, and the id by which its picture can be asked for."""
        made = await self._made(Errand((wish,), sides=sides))
        (sheet,) = made.sheets
        return sheet, self.previews.put(session, Held(made.pdf, wish.topic, sheet.codes, wishes=(wish,)))

    async def look(self, errand: Errand, session: str) -> tuple[Sheet, str]:
        """The same with what was typed on it, as it will be printed, whether or not the side is chosen.  It is not counted."""
        made = await self._made(errand, look_at_wishes)
        (sheet,) = made.sheets
        return sheet, self.looks.put(session, Held(b"", sheet.wish.topic, sheet.codes, wishes=errand.wishes, pictures=made.pictures))

    async def picture(self, id: str, session: str, page: int) -> bytes:
        """A page of what was looked at, as a PNG; raises Barred, Unknown."""
        held = self.previews.get(session, id) or self.looks.get(session, id)
        if held is None:
            raise Unknown
        await self.check(held.wishes)
        key = held.pdf, page
        if held.pictures or key in self._pictures:
            drawn = held.pictures[page - 1 : page] if held.pictures else (self._pictures[key],)
        else:
            drawn = (await self._bench.do(draw_page, held.pdf, page),)
            while len(self._pictures) >= MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[key] = drawn[0]
        if not any(drawn):
            raise Unknown
        return drawn[0]

    async def public(self, wish: Wish) -> str:
        """Where anybody finds the blank sheet of a wish, whole and alone; raises Barred, Unknown."""
        await self.check([wish])
        pattern = self.shelf.open_house().public
        if wish.bundle or not pattern:
            raise Unknown
        order = Order(self.site.clinic, wish.topic, wish.language, wish.size, paper=wish.paper)
        return public_address(pattern, wish.topic, wish.language, f"{order.name}.pdf")

    async def queues(self) -> list[Queue]:
        """The printers of this machine; raises PrinterError."""
        return await _patiently(self.printer.queues)

    async def keeps(self) -> Keeping:
        """Whether the print service keeps on its disk what has come out."""
        try:
            return await _patiently(self.printer.keeps)
        except PrinterError:
            return "perhaps"

    async def trays(self, queue: str) -> list[str]:
        """The trays of one; raises PrinterError.  A printer that is slow to answer holds up nothing but this."""
        return await _patiently(self.printer.trays, queue)

    async def waiting(self) -> list[str]:
        """The jobs that have not come out yet, or why nobody knows."""
        try:
            return await _patiently(lambda: [number for queue in self.printer.queues() for number in self.printer.waiting(queue.name)])
        except PrinterError as trouble:
            return [str(trouble)]

    async def problems(self) -> list[Problem]:
        """All that is wrong, for the manager: in the files, in the record, with this machine."""
        stamp: object = await asyncio.to_thread(record_stamp, self.site)
        if self._record[0] != stamp:
            try:
                self._record = stamp, await self._reader.do(look_at_record, self.site)
            except Exception as wrong:  # a reader that hung or was killed: it is tried again
                self._record = object(), (not_looked_at(wrong, Place(str(self.site.folder))),)
        return [*self.shelf.problems(), *self._record[1], *self.own.problems, *self.trouble()]

    # -- for whom
    def customs(self) -> Customs:
        """How days and times are written here; raises Away, Unknown where the clinic's file cannot be read."""
        house = self.shelf.open_house()
        return customs_of(house.units, house.country, self.today(), STAFF)

    def understood(self, said: Mapping[str, Any], language: str) -> tuple[dict[str, str], list[Problem]]:
        """The days and times that were typed, in the words of the staff; and what is wrong."""
        made, problems = read_fields(said, self.customs())
        words, units = catalogue(language), self.shelf.house.units if self.shelf.house else "us"
        days = {field: weekday_words(words, made[field], units) for field in DAYS if field in made}
        times = {field: time_words(words, made[field], units) for field in TIMES if field in made}
        return days | times, problems

    # -- printing
    async def print(self, errand: Errand, session: str) -> Out:
        """Set everything, send it as one job, count it; what went out.  Raises Private besides all that is wrong with it."""
        if errand.patient and self.printer.leaves_files:
            raise Private
        made = await self._all(errand)
        pdf, sheets = made.pdf, made.sheets
        job = PrintJob(
            _name(sheets), errand.copies, "long" if errand.sides == "both" else "none", errand.tray, self._media(errand.wishes[0])
        )
        number = await self._send(errand.queue, pdf, job, _codes(sheets), errand.wishes, made.words)
        id = self.held.put(session, Held(pdf, job.title, _codes(sheets), job, errand.queue, errand.wishes))
        return _told(id, self._followed(session, errand.wishes, errand.queue, number), errand, sheets)

    async def show(self, errand: Errand, session: str) -> Out:
        """Set everything for the browser to print; it counts as gone out, for nobody tells us."""
        made = await self._all(errand)
        await self._count(_codes(made.sheets), 1, errand.wishes, made.words)
        id = self.held.put(session, Held(made.pdf, _name(made.sheets), _codes(made.sheets), wishes=errand.wishes))
        return _told(id, "", errand, made.sheets)

    async def again(self, id: str, session: str, queue: str = "") -> dict[str, Any]:
        """The same once more, if it may still go out; on another printer, where one is named, from the tray that this one chooses."""
        held = self.held.get(session, id)
        if held is None or held.job is None:
            raise Unknown
        await self.check(held.wishes)
        job = held.job._replace(tray="") if queue and queue != held.queue else held.job
        queue = queue or held.queue
        number = await self._send(queue, held.pdf, job, held.codes, held.wishes)
        return {"id": id, "job": self._followed(session, held.wishes, queue, number)}

    # -- what was sent
    async def sent(self, session: str) -> list[Followed]:
        """How the jobs of a session stand."""
        return [
            {
                "id": id,
                "topics": job.topics,
                "queue": job.queue,
                "state": job.standing.state,
                "alerts": job.standing.alerts,
                "minutes": self.jobs.minutes(job),
            }
            for id, job in (await self.jobs.of(session)).items()
        ]

    async def take_back(self, id: str, session: str) -> None:
        """A job that has not come out yet; raises Unknown, PrinterError."""
        if (job := self.jobs.mine(session, id)) is None:
            raise Unknown
        await _patiently(self.printer.take_back, job.queue, job.number)
        self.jobs.changed(job.queue)

    def _followed(self, session: str, wishes: Iterable[Wish], queue: str, number: str) -> str:
        """The id by which a job is followed."""
        return self.jobs.add(session, (wish.topic for wish in wishes), queue, number)

    async def _look(self, queue: str, numbers: Collection[str]) -> Mapping[str, Standing]:
        return await _patiently(self.printer.follow, queue, numbers)

    async def check(self, wishes: Iterable[Wish]) -> None:
        """Whether what was set may still go out, to a printer or into a tab, at this moment; raises Barred, Unknown."""
        for wish in wishes:
            for language in filter(None, (wish.language, wish.beside)):
                now = (await self.shelf.fresh(wish)).languages[language]
                if now.state is not State.READY:
                    raise Barred(wish.topic, language, now.state, now.why, now.whom)

    def _media(self, wish: Wish) -> str:
        """What a printer calls the paper of a wish."""
        papers = self.shelf.open_house().theme.papers
        if wish.paper not in papers:
            raise Unknown
        return str(papers[wish.paper].media)

    def forget(self, session: str, ids: Iterable[str]) -> None:
        """The patient is gone: so is what was made for them."""
        ids = list(ids)
        self.held.drop(session, ids)
        self.looks.drop(session, ids)

    async def _send(self, queue: str, pdf: bytes, job: PrintJob, codes: Codes, wishes: Sequence[Wish], words: SheetWords = KNOWN) -> str:
        """Give it to the printer and count it; the printer's number for it.  A printer that takes it later than anybody waits is counted
        all the same.
        """

        async def sent() -> str:
            number = await _patiently(self.printer.send, queue, pdf, job, patience=None)
            await self._count(codes, job.copies, wishes, words)
            return number

        sending = asyncio.create_task(sent())
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        sending.add_done_callback(lambda done: done.cancelled() or done.exception())  # looked at: asyncio need not tell it
        try:
            return await asyncio.wait_for(asyncio.shield(sending), PATIENCE)
        except TimeoutError:
            raise PrinterError("no-answer") from None

    async def _all(self, errand: Errand) -> Printed:
        """Every sheet, all in one file; raises Barred, Problems, Unknown."""
        for wish in errand.wishes:
            if (await self.shelf.fresh(wish)).languages[wish.language].asks_side and not errand.patient.side:
                raise Problems([Problem(Place(FIELD + "side"), "typed-missing", "the side is not chosen", "choose left or right")])
        return await self._made(errand)

    async def _made(self, errand: Errand, act: Callable[..., Printed] = set_wishes) -> Printed:
        """The file, as its files stand now: what changes while `act` sets it is set anew.  Set without a patient it is kept."""
        for _ in range(ROUNDS):
            wishes = await self._fresh(errand)
            changes, kept = self._changes, not errand.patient and act is set_wishes
            one_sided = errand.sides == "one" and (len(wishes) > 1 or wishes[0][0].bundle or bool(wishes[0][0].beside))  # else the same
            key = errand.wishes, one_sided
            made = self._sets.get(key) if kept else None
            self.shelf.open_house()
            if made is None:
                self._last = (wishes,) if len(wishes) == 1 else self._last
                made = await self._bench.do(act, self.shelf.site, wishes, errand.patient, one_sided, forget=bool(errand.patient))
            await self._fresh(errand)
            if self._changes == changes:
                if kept:
                    self._keep(key, made)
                return made
        raise Problems([Problem(NOWHERE, "files-changing", "its files change faster than a sheet is set", "print when they are saved")])

    async def _fresh(self, errand: Errand) -> list[tuple[Wish, tuple[str, ...]]]:
        """Every wish with its topics, all read anew that have changed."""
        return [(wish, tuple((await self.shelf.fresh(wish)).topics)) for wish in errand.wishes]

    def _keep(self, key: tuple[tuple[Wish, ...], bool], made: Printed) -> None:
        while len(self._sets) >= KEPT and key not in self._sets:
            del self._sets[next(iter(self._sets))]
        self._sets[key] = made

    async def _count(self, codes: Codes, copies: int, wishes: Sequence[Wish], words: SheetWords) -> None:
        """A print that cannot be written down is a print all the same; the manager is told."""
        try:
            bundles = [wish.topic for wish in wishes if wish.bundle]
            await asyncio.to_thread(self.counts.add, self.today(), codes, copies, bundles, words)
        except OSError as full:
            self.uncounted = full.strerror or str(full)
        else:
            self.uncounted = ""

    def _changed(self, reread: bool) -> None:
        """Files are other than they were: what was made of them is old, and with `reread` what the workers know."""
        self._changes += 1
        if reread:
            self._bench.renew()
        self._sets.clear()
        self._pictures.clear()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP)
            self.held.sweep()
            self.previews.sweep()
            self.looks.sweep()


async def _patiently(act: Callable[..., T], *arguments: Any, patience: float | None = PATIENCE) -> T:
    """What `act` gives, in a thread that nobody waits for at the end.  A printer that is slower than our patience is an error in words."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def tell(set_it: Callable[[Any], None], what: Any) -> None:
        if not answer.done():
            set_it(what)

    def run() -> None:
        try:
            made = act(*arguments)
        except BaseException as error:
            loop.call_soon_threadsafe(tell, answer.set_exception, error)
        else:
            loop.call_soon_threadsafe(tell, answer.set_result, made)

    threading.Thread(target=run, daemon=True).start()
    try:
        return await asyncio.wait_for(answer, patience)
    except TimeoutError:
        raise PrinterError("no-answer") from None


def _codes(sheets: Sequence[Sheet]) -> Codes:
    return tuple(code for sheet in sheets for code in sheet.codes)


def _name(sheets: Sequence[Sheet]) -> str:
    """What the printer's own list calls the job: never anything of a patient."""
    return " + ".join(sheet.wish.topic for sheet in sheets)[:80]


def _told(id: str, job: str, errand: Errand, sheets: Sequence[Sheet]) -> Out:
    """What went out, for the page."""
    leaves = sum((sheet.pages + 1) // 2 if errand.sides == "both" else sheet.pages for sheet in sheets)
    return {
        "id": id,
        "job": job,
        "sheets": len(sheets),
        "pages": sum(sheet.pages for sheet in sheets),
        "leaves": leaves * errand.copies,
        "copies": errand.copies,
        "codes": [code for code, _ in _codes(sheets)],
    }
