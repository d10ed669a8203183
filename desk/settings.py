"""How a desk is served: what its flags say, what the workspace's `desk.yaml` says, and what is usual; and as flags again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..handouts.library import Library

PORT = 8765


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """All that a start needs; None and "" where nobody has said anything."""

    clinic: str = ""
    port: int | None = None
    unapproved: bool | None = None
    lan: bool | None = None
    certificate: Path | None = None
    key: Path | None = None
    folder: Path | None = None

    def over(self, other: "DeskSettings") -> "DeskSettings":
        """These, and where they say nothing the other's; a certificate and its key come together."""
        pair = self if self.certificate or self.key else other
        return DeskSettings(
            self.clinic or other.clinic,
            self.port or other.port,
            other.unapproved if self.unapproved is None else self.unapproved,
            other.lan if self.lan is None else self.lan,
            pair.certificate,
            pair.key,
            self.folder or other.folder,
        )

    def flags(self) -> Sequence[str]:
        """As words of the command, paths from anywhere."""
        paths = (("--certificate", self.certificate), ("--key", self.key), ("--folder", self.folder))
        toggles = (("unapproved", self.unapproved), ("lan", self.lan))
        return [
            *(["--clinic", self.clinic] if self.clinic else []),
            *(["--port", str(self.port)] if self.port else []),
            *(f"--{name}" if on else f"--no-{name}" for name, on in toggles if on is not None),
            *(word for name, path in paths if path for word in (name, str(path.absolute()))),
        ]


def settings_of(library: Library) -> DeskSettings:
    """What the workspace's file says; raises Problems."""
    said, home = library.desk_file(), library.workspace or Path()
    paths = [home / str(path) if path else None for path in (said.certificate, said.key, said.folder)]
    return DeskSettings(str(said.clinic or ""), said.port, said.unapproved == "yes", said.lan == "yes", *paths)
