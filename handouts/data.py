"""The program's own YAML files, which nobody but us writes: plain values, without places."""

from pathlib import Path
from typing import Any

from .kept import kept


def data(path: Path) -> Any:
    """What one of them holds."""

    def read() -> Any:
        import yaml

        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

    return kept(f"data-{path.stem}", lambda: (path,), read)
