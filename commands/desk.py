"""`handouts desk`: the page from which the front desk prints."""

import importlib
import sys
from dataclasses import replace
from pathlib import Path

import click

from ..desk.log import in_a_box, write_into
from ..desk.settings import PORT, DeskSettings, settings_of
from ..handouts.library import Library
from ..handouts.problems import Problems, report
from ..press.record.address import Address as Elsewhere
from .asking import Folder, Name, clinic_of, clock_is_right, judged_by, opened, site, today, workspace

NEEDED = ("starlette", "uvicorn", "jinja2", "argon2")
PEM = click.Path(path_type=Path, exists=True, dir_okay=False)
NO_WORKSPACE = """there is no workspace here, and the sample clinics are fictional: nothing is served. To begin:
  handouts init our-clinic        a folder of your own
  cd our-clinic                   (or name it: handouts desk --workspace our-clinic)
  handouts desk
To look at a fictional clinic, name it: handouts desk --clinic riverside-spine --unapproved"""


@click.command("desk")
@click.option("--clinic", type=Name("clinic"), default="", help="Whose sheets (the beginning of a name will do).")
@site
@click.option("--port", type=click.IntRange(1, 65535), help=f"The port of this machine ({PORT} unless you say).")
@click.option("--no-open", "quiet", is_flag=True, help="Do not open the browser.")
@click.option(
    "--unapproved/--no-unapproved",
    default=None,
    help="Print also sheets whose words nobody has approved; they say so.",
)
@click.option("--lan/--no-lan", default=None, help="Also for the other machines of this network, by a passphrase.")
@click.option("--certificate", type=PEM, help="With --lan: a certificate (PEM).")
@click.option("--key", type=PEM, help="The certificate's key (PEM).")
@click.option("--new-passphrase", is_flag=True, help="With --lan: forget the old passphrase.")
@click.option("--shortcut", is_flag=True, help="Write starters to double-click (desktop, start menu), and do nothing else.")
@click.option("--autostart", is_flag=True, help="Write starters, and one that starts the desk when somebody logs in.")
@click.option("--install", is_flag=True, help="Have the system start the desk at login, and again when it is lost.")
@click.option("--uninstall", is_flag=True, help="Take back what --install and --shortcut wrote.")
@click.option("--log", type=click.Path(path_type=Path, dir_okay=False), help="Write what the program says into this file.")
@click.option("--test-print", "test", is_flag=True, help="Print a test page as a sheet is printed, and say what comes of it.")
@click.option("--printer", metavar="NAME", default="", help="With --test-print: on this one (the default one unless you say).")
@click.option("--folder", type=Folder(), help="The folder of a run, for its ledger (dist/ in the workspace unless you say).")
@clock_is_right
@workspace
def command(
    clinic: str,
    site: str | None,
    port: int | None,
    quiet: bool,
    unapproved: bool | None,
    lan: bool | None,
    certificate: Path | None,
    key: Path | None,
    new_passphrase: bool,
    shortcut: bool,
    autostart: bool,
    install: bool,
    uninstall: bool,
    log: Path | None,
    test: bool,
    printer: str,
    folder: Path | Elsewhere | None,
    clock_is_right: bool,
    workspace: Path | None,
) -> None:
    """Serve the page from which the front desk finds, fills in and prints sheets.

    What is the same every day can stand in desk.yaml of the workspace; a flag wins over it.
    """
    if log:
        write_into(log)
    if isinstance(folder, Elsewhere):
        raise click.UsageError("the desk finds its sheets in a folder; copy them to this machine")
    library = opened(workspace)
    if test:
        _test_print(library, printer)
        return
    if library.workspace is None and not clinic and not uninstall:
        raise click.UsageError(NO_WORKSPACE)
    flags = DeskSettings(clinic, port, unapproved, lan, certificate, key, folder)
    settings = flags.over(settings_of(library))
    if (settings.certificate is None) != (settings.key is None):
        raise click.UsageError("--certificate and --key belong together")
    if (settings.certificate or new_passphrase) and not settings.lan:
        raise click.UsageError("--certificate and --new-passphrase belong to --lan")
    clinic = clinic_of(library, settings.clinic or None, site)
    if shortcut or autostart or install or uninstall:
        from .desk_setting_up import set_up, take_down

        if flags.clinic or site:
            flags = replace(flags, clinic=clinic)
        if uninstall:
            take_down(clinic)
            return
        if install and settings.lan:
            _passphrase(_home(library), new_passphrase, settings.certificate is not None)  # shown here: a log is no place for it
        set_up(library, clinic, flags, shortcut, autostart, install)
        return
    with in_a_box(log is not None and not quiet):
        _serve(library, clinic, settings, quiet, new_passphrase, clock_is_right, shows=log is None)


def _serve(
    library: Library, clinic: str, settings: DeskSettings, quiet: bool, new_passphrase: bool, clock_is_right: bool, shows: bool
) -> None:
    """Until somebody ends it; `shows` whether a passphrase may be shown where this program speaks."""
    for name in NEEDED:
        _need(name)

    from ..desk.app import app
    from ..desk.counts import Counts, counts_of
    from ..desk.offer import DeskSite
    from ..desk.passphrase import Door
    from ..desk.printing import chosen
    from ..desk.server import Endpoint, runs_already, serve, whose
    from ..desk.studio import Studio
    from ..press.record.clock import Clock, noticed_day

    folder, port, lan = settings.folder or (library.workspace or Path()) / "dist", settings.port or PORT, bool(settings.lan)
    address = Endpoint(port, lan, settings.certificate, settings.key)
    desk_site = DeskSite(library.workspace, clinic, folder.absolute(), today(), bool(settings.unapproved))
    mine, there = whose(desk_site, lan), runs_already(address)
    if there == mine:
        click.echo(f"the desk is there already: {address.url}")
        if not quiet:
            click.launch(address.url)
        return
    if there is not None:
        raise OSError(
            0, f"another desk (of another clinic or workspace, or with other options) is at port {port}; choose another: --port {port + 1}"
        )
    _adopt(library, folder)
    noticed = None if clock_is_right else noticed_day(folder, library.workspace)
    clock = Clock(today, library.workspace, judged_by(today(), noticed, folder))
    studio = Studio(desk_site, chosen(), Counts(counts_of(library.workspace)), clock.today, trouble=clock.problems)
    door = Door(_passphrase(_home(library), new_passphrase, address.secure, shows) if lan else "")
    click.echo(f"the desk of {clinic}: {address.url}  (Ctrl-C ends it)")
    serve(app(studio, door, address.names, address.secure, mine, port), address, None if quiet else click.launch)


def _test_print(library: Library, name: str) -> None:
    """A page on a printer, and what came of it."""
    from ..desk.printing import PrinterError, chosen
    from ..desk.self_test import print_test_page

    try:
        facts = library.read_clinic(library.default_clinic())
        for line in print_test_page(chosen(), name, library.theme().for_lists(facts.paper), today()):
            click.echo(line)
    except PrinterError as trouble:
        raise OSError(0, str(trouble)) from None


def _adopt(library: Library, folder: Path) -> None:
    """What a ledger of before withdrew stands in the register from now on.  Raises Problems where it cannot be read."""
    from ..press.orders.workshop import Workshop
    from ..press.record.journal import has_journal
    from ..press.record.ledger import Ledger
    from ..press.record.register import adopt

    if not has_journal(folder):
        return
    try:
        ledger = Ledger(folder)
    except Problems as broken:
        register = library.recalls_file()
        if register is None or not register.exists():
            raise  # nobody knows what it withdrew
        click.echo(report(broken.problems), err=True)
        return
    for each in adopt(ledger, Workshop(library, today())):
        click.echo(f"handouts: taken over from the ledger into recalls.yaml: {each.names()}: {each.why}", err=True)


def _home(library: Library) -> Path:
    from ..desk.counts import home_of_desk

    return home_of_desk(library.workspace)


def _passphrase(home: Path, anew: bool, secure: bool, shows: bool = True) -> str:
    """The hash of the passphrase; a new one is shown, this once."""
    from ..desk.passphrase import FILE, hashed, keep_hash, new_passphrase, read_hash

    if not secure:
        click.echo(
            "handouts: without --certificate nothing on the way from a desk to this machine is protected: whoever is in the same "
            "network can read the passphrase and what is typed for a patient.",
            err=True,
        )
    kept = read_hash(home / FILE)
    if kept and not anew:
        return kept
    if not shows:
        raise click.UsageError("a new passphrase would stand in the log; make one first, where you can read it: --lan --new-passphrase")
    shown = new_passphrase()
    keep_hash(home / FILE, kept := hashed(shown))
    click.echo(f"the passphrase of this desk, shown this once: {shown}")
    return kept


def _need(name: str) -> None:
    """A part of the extra `desk`, or how to get it."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        way = f"install what the desk needs with: {sys.executable} -m pip install 'patient-handouts[desk]'"
        raise OSError(0, f"“{name}” is missing; {way}") from None
