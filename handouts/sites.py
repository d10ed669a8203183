"""The sites of one clinic: what stands there in place of its own facts, and how a clinic is named at one of them, CLINIC@SITE."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .clinic_phones import Phones
from .clinic_scalars import FullPhone
from .node import Mapping, Scalar
from .opening import OpenHours, always_open, contradiction
from .part import Part
from .scalars import SLUG, AddressInLines, ClinicProse, wrong

if TYPE_CHECKING:
    from .clinic import Clinic

WORD = b"sites"  # the field
AT = "@"  # no clinic's name holds it
MOST = 12  # sites of a clinic: page 1 lists them
EVERY = "all"  # each of them, where sites are asked for


class SitePhones(Phones):
    """The numbers of one site; what it does not say is the clinic's."""

    day: FullPhone | None = None  # type: ignore[assignment]  # the clinic's stands under it
    """The site’s own number to call by day."""


class Site(Part):
    """One of several places where a clinic sees its patients."""

    name: ClinicProse
    """What the place is called, beside the clinic’s name."""
    address: AddressInLines
    """Where it is, on one line or several."""
    hours: tuple[OpenHours, ...] = ()
    """When this site is open; without hours the clinic’s."""
    phones: SitePhones | None = None
    """Its own numbers; what is not said is the clinic’s."""

    def checked(self) -> None:
        if found := contradiction(self.hours):
            raise wrong("hours-contradict", found[1], "let each day be told once", path=("hours", found[0]))
        if always_open(self.hours) and self.phones and self.phones.after_hours:
            message = "it is always open, and after_hours: says what to do when it is closed"
            raise wrong("hours-contradict", message, "leave out after_hours:, or the hours", path=("phones", "after_hours"))


def at_site(clinic: "Clinic", name: str) -> "Clinic":
    """The clinic as it is at one of its sites, the only one that it then has."""
    site = clinic.sites[Scalar(name)]
    own, phones = site.phones, clinic.phones
    if own:
        further = {**phones.further, **own.further}
        phones = phones.but(day=own.day or phones.day, after_hours=own.after_hours or phones.after_hours, further=further)
    return clinic.but(address=site.address, hours=site.hours or clinic.hours, phones=phones, sites={Scalar(name): site})


def site_of(clinic: "Clinic") -> Site | None:
    """The site that a clinic is meant at; None for the clinic with all of its sites."""
    return next(iter(clinic.sites.values())) if len(clinic.sites) == 1 else None


def named_at(clinic: str, site: str) -> str:
    """What a clinic at a site is called in orders, signatures and recalls."""
    return f"{clinic}{AT}{site}"


def clinic_and_site(name: str) -> tuple[str, str]:
    """The clinic, and the site or ""."""
    clinic, _, site = name.partition(AT)
    return clinic, site


def names_over(name: str) -> tuple[str, ...]:
    """The name, and that of its clinic: what is said of a clinic is said of its sites."""
    return tuple(dict.fromkeys((name, clinic_and_site(name)[0])))


def site_names(path: Path) -> tuple[str, ...] | None:
    """The sites in a clinic's file, as it is written, None where it cannot be read; most have none, and are not read."""
    from .reader import read_file  # YAML

    try:
        if WORD not in path.read_bytes():
            return ()
    except OSError:  # told where the clinic is read
        return ()
    if (node := read_file(path).node) is None:
        return None
    sites = node.get(WORD.decode()) if isinstance(node, Mapping) else None
    return tuple(name for name in sites if re.fullmatch(SLUG, name)) if isinstance(sites, Mapping) else ()


def full_name(clinic: "Clinic") -> str:
    """The clinic's name for staff, with that of its site."""
    site = site_of(clinic)
    return f"{clinic.name.plain}, {site.name.plain}" if site else clinic.name.plain
