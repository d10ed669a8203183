"""What several commands ask for in the same way: the workspace, a topic, a clinic; and completion in the shell."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from ..handouts.library import Library, NotKnown
from ..handouts.problems import Problem, Problems, report
from ..handouts.sites import named_at
from ..handouts.workspace import library

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..press.record.address import Address
    from ..press.record.ledger import Ledger

    NameType = click.ParamType[str]
else:
    NameType = click.ParamType  # generic in new versions of click only

MOST_DAMAGED = 20  # lines of a ledger that are told one by one

workspace = click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    is_eager=True,  # other options mean what it holds
    help="Your own folder with a network.yaml in it (found by itself from the current folder).",
)


class Folder(click.Path):
    """A folder of sheets: a path, or an address (s3://…)."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(  # type: ignore[override]  # click knows only paths as what a path may be
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Path | Address":
        from ..press.record.address import Address, folder_at, without_password

        try:
            found = folder_at(value) if isinstance(value, str) else value
        except ValueError as wrong:
            self.fail(f"{without_password(str(value))}: {wrong}", param, ctx)
        return found if isinstance(found, Address) else Path(str(super().convert(str(found), param, ctx)))


folder = click.option(
    "--folder", type=Folder(), default="dist", show_default=True, help="The folder of the sheets that `handouts batch` made."
)


def ledger_in(folder: "Path | Address") -> "Ledger":
    """The ledger of a folder of sheets."""
    from ..press.record.journal import has_journal
    from ..press.record.ledger import FILE, Ledger

    if not has_journal(folder):
        raise click.UsageError(f"there is no {FILE} in {folder}; name the folder that `handouts batch` wrote: --folder FOLDER")
    ledger = Ledger(folder)
    tell_damaged(ledger)
    return ledger


class Lined(Protocol):
    """What was read line by line: a ledger, a desk's counts, what was made by hand."""

    damaged: tuple[Problem, ...]


def tell_damaged(read: Lined) -> None:
    """Say which lines were set aside."""
    if read.damaged:
        click.echo(report(read.damaged[:MOST_DAMAGED]), err=True)
    if len(read.damaged) > MOST_DAMAGED:
        click.echo(f"… and {len(read.damaged) - MOST_DAMAGED:,} more lines", err=True)


clock_is_right = click.option(
    "--clock-is-right", is_flag=True, help="The clock of this machine is right, though a later day was noticed before (it was wrong then)."
)


def judged_by(today: date, noticed: date | None, where: object, way: str = "say --clock-is-right once") -> date:
    """The day to judge by: a clock that has gone back below a noticed day is not believed, and that is told."""
    if noticed is None or noticed <= today:
        return today
    click.echo(
        f"handouts: the clock says {today}, but {noticed} was noticed before in {where}: judged by that day; set the clock, or, if it was "
        f"wrong then and is right now, {way}",
        err=True,
    )
    return noticed


def believed_today(library: Library) -> date:
    """The day by which a sheet is judged that is made into no folder of a run: no earlier than the last day of the workspace's desk."""
    from ..press.record.clock import noticed_day

    return judged_by(today(), noticed_day(None, library.workspace), "this workspace", "start the desk with --clock-is-right once")


def today() -> date:
    """The one place where the program looks at the calendar."""
    return date.today()


def opened(folder: Path | None) -> Library:
    """The library, with the workspace asked for or found."""
    return library(folder)


class Name(NameType):
    """The name of a topic, a clinic or a bundle; completes in the shell from what the workspace holds."""

    def __init__(self, what: str) -> None:
        self.name = what

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        try:
            library = opened(ctx.params.get("workspace"))
            names = {"topic": library.topics, "clinic": library.clinics, "bundle": library.bundles}[self.name]()
        except (NotKnown, Problems, OSError):
            return []  # completion is silent; the command itself will say what is wrong
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def tell_strays(library: Library) -> None:
    """Say which files of the workspace nothing reads."""
    if found := library.strays():
        click.echo(report(found), err=True)


def own_copy(topic: str, folder: Path) -> str:
    """How a topic of the program becomes one of the workspace."""
    return f"to have “{topic}” as one of your own, copy its folder {folder} into handouts/"


site = click.option("--site", metavar="NAME", help="At one of its sites: with that one's address, hours and phones.")


def clinic_of(library: Library, name: str | None, site: str | None = None) -> str:
    """The clinic asked for, or the default one, at one of its sites; files that nothing reads are told, for one may say more of it."""
    clinic = library.find_clinic(name) if name else library.default_clinic()
    clinic = library.find_clinic(named_at(clinic, site)) if site else clinic
    tell_strays(library)
    return clinic


def home_of(library: Library) -> Path:
    """The workspace, for commands that write into it; the built-in library is never written to."""
    if library.workspace is None:
        raise click.UsageError("there is no workspace here; start one with: handouts init FOLDER")
    return library.workspace
