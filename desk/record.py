"""What is wrong with the record: lines of the ledger, of the desk's counts and of what was made by hand, and notes of words,
that cannot be read.

For the manager: a sheet that such a line told of is no longer found by its code.  Read by a process of its own.
"""

from ..handouts.place import Place
from ..handouts.problems import Problem, Problems, unreadable
from ..press.making.worker import workshop
from ..press.record.journal import FILE, has_journal
from ..press.record.kept_words import FOLDER as WORDS
from ..press.record.kept_words import KeptWords
from ..press.record.ledger import Ledger
from ..press.record.own import OWN
from ..press.record.printed import FILE as PRINTED
from ..press.record.printed import PrintedSheets
from .counts import Counts, counts_of
from .offer import DeskSite
from .stamps import Stamps, stamps

MOST = 20  # problems that are told one by one


def record_stamp(site: DeskSite) -> Stamps:
    """By which it is known whether one of these files is another."""
    made = [site.workspace / OWN / PRINTED] if site.workspace else []
    words = [site.workspace / OWN / WORDS] if site.workspace else []
    return stamps([site.folder / FILE, counts_of(site.workspace), *made, *words])


def look_at_record(site: DeskSite) -> tuple[Problem, ...]:
    """What is wrong, the first of it; raises nothing."""
    found = [*_ledger(site), *Counts(counts_of(site.workspace)).damaged, *PrintedSheets(site.workspace).damaged]
    found += KeptWords(workshop(site.workspace, site.today)).damaged
    more = Problem(Place(str(site.folder)), "record-broken", f"and {len(found) - MOST:,} lines more", "put the files back from a copy")
    return (*found[:MOST], *([more] if len(found) > MOST else []))


def _ledger(site: DeskSite) -> tuple[Problem, ...]:
    try:
        return Ledger(site.folder).damaged if has_journal(site.folder) else ()
    except Problems as found:
        return found.problems
    except OSError as error:
        return (unreadable(error, site.folder / FILE),)
