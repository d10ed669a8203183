"""What `handouts desk --shortcut`, `--install` and `--uninstall` do: starters, and the system's own unit."""

import click

from ..desk.own_command import desk_command, log_file
from ..desk.settings import DeskSettings
from ..desk.shortcut import starters, write_shortcuts
from ..desk.unit import install, uninstall, unit_of
from ..handouts.library import Library


def set_up(library: Library, clinic: str, flags: DeskSettings, shortcut: bool, autostart: bool, unit: bool) -> None:
    """Write starters, or the unit, or both."""
    if shortcut or autostart:
        for path in write_shortcuts(clinic, library.workspace, flags.flags(), autostart):
            click.echo(f"double-click to start: {path}")
    if not unit:
        return
    log = log_file(clinic)
    log.parent.mkdir(parents=True, exist_ok=True)
    command = desk_command(library.workspace, [*flags.flags(), "--no-open", "--log", str(log)], windowless=True)
    made = unit_of(clinic, command, log)
    install(made)
    click.echo(f"the system starts the desk of {clinic} from now on, and again when it is lost; its log: {log}")
    if made.path:
        click.echo(f"written: {made.path}")


def take_down(clinic: str) -> None:
    """Unit and starters; the log stays."""
    log = log_file(clinic)
    if uninstall(unit_of(clinic, desk_command(None, []), log)):
        click.echo(f"the system no longer starts the desk of {clinic}")
    for path in starters(clinic):
        path.unlink()
        click.echo(f"taken away: {path}")
    if log.exists():
        click.echo(f"left: {log}")
