"""`handouts explain-clinic NAME`: where each value of a clinic comes from."""

from collections.abc import Iterator
from pathlib import Path

import click

from ..handouts.clinic_files import Origin, at_a_site, origins
from ..handouts.place import NOWHERE, Place
from ..handouts.sites import clinic_and_site, named_at
from .asking import Name, opened, tell_strays, workspace

MOST_VALUE = 60  # letters of a value that are shown


@click.command("explain-clinic")
@click.argument("clinic", type=Name("clinic"))
@workspace
def command(clinic: str, workspace: Path | None) -> None:
    """Show every value of CLINIC and where it comes from: its own file, its group's, the network's, or the program's default.

    Indented below it: what another file says, and is not used. CLINIC@SITE shows the clinic at one of its sites.
    """
    library = opened(workspace)
    named, site = clinic_and_site(clinic)
    name = library.find_clinic(named)
    tell_strays(library)
    files = library.clinic_files(name)
    rows = [row for origin in origins(at_a_site(files, site) if site else files) for row in _rows(origin)]
    widths = [max(len(row[k]) for row in rows) for k in range(2)]
    for row in rows:
        click.echo("  ".join((row[0].ljust(widths[0]), row[1].ljust(widths[1]), row[2])).rstrip())
    library.read_clinic(named_at(name, site) if site else name)  # says what is wrong with it


def _rows(origin: Origin) -> Iterator[tuple[str, str, str]]:
    """A value, and those that it stands instead of."""
    yield origin.name, _cut(origin.value) or "-", _whence(origin)
    yield from (("  instead of", _cut(each.value), _line(each.place)) for each in origin.instead)


def _whence(origin: Origin) -> str:
    if origin.place != NOWHERE:
        return _line(origin.place)
    return "the program's default" if origin.value else "said nowhere"


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _cut(value: str) -> str:
    return value if len(value) <= MOST_VALUE else value[: MOST_VALUE - 2] + " …"
