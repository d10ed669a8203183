"""`handouts desk`: the page from which the front desk prints."""

import importlib
import sys
from pathlib import Path

import click

from ..handouts.library import Library
from ..handouts.problems import Problems, report
from ..press.record.address import Address as Elsewhere
from .asking import Folder, Name, clinic_of, clock_is_right, judged_by, opened, site, today, workspace

NEEDED = ("starlette", "uvicorn", "jinja2", "argon2")


@click.command("desk")
@click.option("--clinic", type=Name("clinic"), help="Whose sheets (the beginning of a name will do).")
@site
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option("--no-open", "quiet", is_flag=True, help="Do not open the browser.")
@click.option("--unapproved", is_flag=True, help="Print also sheets whose words nobody has approved; they say so.")
@click.option("--lan", is_flag=True, help="Also for the other machines of this network, by a passphrase.")
@click.option("--certificate", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="With --lan: a certificate (PEM).")
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The certificate's key (PEM).")
@click.option("--new-passphrase", is_flag=True, help="With --lan: forget the old passphrase.")
@click.option("--shortcut", is_flag=True, help="Write a starter to double-click, and do nothing else.")
@click.option("--folder", type=Folder(), help="The folder of a run, for its ledger (dist/ in the workspace unless you say).")
@clock_is_right
@workspace
def command(
    clinic: str | None,
    site: str | None,
    port: int,
    quiet: bool,
    unapproved: bool,
    lan: bool,
    certificate: Path | None,
    key: Path | None,
    new_passphrase: bool,
    shortcut: bool,
    folder: Path | Elsewhere | None,
    clock_is_right: bool,
    workspace: Path | None,
) -> None:
    """Serve the page from which the front desk finds, fills in and prints sheets."""
    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key belong together")
    if isinstance(folder, Elsewhere):
        raise click.UsageError("the desk finds its sheets in a folder; copy them to this machine")
    if (certificate or new_passphrase) and not lan:
        raise click.UsageError("--certificate and --new-passphrase belong to --lan")
    library = opened(workspace)
    clinic = clinic_of(library, clinic, site)
    if shortcut:
        from ..desk.shortcut import write_shortcut

        flags = [*(["--unapproved"] if unapproved else []), *(["--lan"] if lan else [])]
        for name, path in (("--folder", folder), ("--certificate", certificate), ("--key", key)):
            flags += [name, str(path.absolute())] if path else []
        click.echo(f"double-click to start: {write_shortcut(clinic, port, library.workspace, flags)}")
        return
    folder = folder or (library.workspace or Path()) / "dist"
    for name in NEEDED:
        _need(name)

    from ..desk.app import app
    from ..desk.counts import Counts, counts_of, home_of_desk
    from ..desk.offer import DeskSite
    from ..desk.passphrase import Door
    from ..desk.printing import chosen
    from ..desk.server import Endpoint, runs_already, serve, whose
    from ..desk.studio import Studio
    from ..press.record.clock import Clock, noticed_day

    address = Endpoint(port, lan, certificate, key)
    desk_site = DeskSite(library.workspace, clinic, folder.absolute(), today(), unapproved)
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
    door = Door(_passphrase(home_of_desk(library.workspace), new_passphrase, address.secure) if lan else "")
    click.echo(f"the desk of {clinic}: {address.url}  (Ctrl-C ends it)")
    serve(app(studio, door, address.names, address.secure, mine, port), address, None if quiet else click.launch)


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


def _passphrase(home: Path, anew: bool, secure: bool) -> str:
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
