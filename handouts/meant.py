"""Who is meant by a name that somebody typed: exactly, by a beginning that only one has, or nobody."""

from collections.abc import Sequence

from .formats import named
from .problems import close
from .sites import clinic_and_site, named_at


class NotKnown(Exception):
    """Nobody knows a topic, language, clinic or workspace of that name; `near` are names that may have been meant."""

    def __init__(self, what: str, name: str, near: Sequence[str] = (), known: Sequence[str] = ()) -> None:
        super().__init__(what, name)
        self.what, self.name, self.near, self.known = what, name, tuple(near), tuple(known)

    def __str__(self) -> str:
        ways = self.near or self.known
        return f"there is no {self.what} “{self.name}”" + (f"; there is {', '.join(ways)}" if ways else "")


class ClinicNeeded(Exception):
    """There are several clinics, and none is the default; or a workspace has none."""

    def __init__(self, clinics: Sequence[str]) -> None:
        super().__init__(clinics)
        self.clinics = tuple(clinics)

    def __str__(self) -> str:
        return (
            f"name the clinic: {', '.join(self.clinics)}"
            if self.clinics
            else "this workspace has no clinic; start one: handouts new clinic NAME"
        )


def language_named(name: str, known: Sequence[str]) -> str:
    """The language that goes by a name ("es", "spanish") or begins so; raises `NotKnown`."""
    return named(name, known) or match(name, known, "language")


def match(name: str, names: Sequence[str], what: str) -> str:
    """The one of `names` that is meant: exactly, or by a beginning that only it has; raises `NotKnown`."""
    wanted = name.casefold()
    begun = [known for known in names if known.casefold().startswith(wanted)] if wanted else []
    exact = [known for known in begun if known.casefold() == wanted]
    if len(exact or begun) != 1:
        raise NotKnown(what, name, begun or close(name, names), names)
    return (exact or begun)[0]


def match_clinic(name: str, names: Sequence[str]) -> str:
    """The one of `names` that is meant, of clinics and CLINIC@SITE; raises `NotKnown`."""
    clinic, site = clinic_and_site(name)
    found = match(clinic, tuple(dict.fromkeys(clinic_and_site(each)[0] for each in names)), "clinic")
    sites = tuple(each for each in (clinic_and_site(one)[1] for one in names if clinic_and_site(one)[0] == found) if each)
    return named_at(found, match(site, sites, "site")) if site else found
