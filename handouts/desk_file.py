"""How a workspace's desk is served, `desk.yaml`: what the flags of `handouts desk` would say.  A flag wins."""

from pathlib import Path
from typing import Annotated, Any, Literal

from .kinds import Read
from .known import ANY, Known
from .node import Mapping
from .part import Part
from .scalars import ClinicOrSite, FormatNumber, OneLine, read_scalar, wrong
from .validate import model_of

FILE = "desk.yaml"


def _port(value: Any, known: Known) -> int:
    text = read_scalar(value)
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise wrong("port-wrong", f"“{text}” is no port", "write a number from 1 to 65535; 8765 is usual")
    return int(text)


Port = Annotated[int, Read(_port, type="integer", minimum=1, maximum=65535)]


class DeskFile(Part):
    """How the desk of this workspace is served; flags of `handouts desk` win over it."""

    format: FormatNumber = 1
    """The format of this file."""
    clinic: ClinicOrSite | None = None
    """Whose sheets, or CLINIC@SITE."""
    port: Port | None = None
    """The port of this machine that the page is at."""
    unapproved: Literal["yes", "no"] = "no"
    """Whether sheets are printed whose words nobody has approved; they say so."""
    lan: Literal["yes", "no"] = "no"
    """Whether the other machines of the network may open it, by a passphrase."""
    certificate: OneLine | None = None
    """With lan: a certificate (PEM); a path from this file's folder."""
    key: OneLine | None = None
    """The certificate's key (PEM); a path from this file's folder."""
    folder: OneLine | None = None
    """The folder of a run, for its ledger; a path from this file's folder."""


def read_desk_file(path: Path, known: Known = ANY) -> DeskFile:
    """A desk's settings; raises `Problems`."""
    return model_of("desk", DeskFile, path, Mapping({}), known)
