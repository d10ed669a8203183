"""A network on disk, as the current folder."""

from pathlib import Path

import pytest
from signing import approve
from typed import handouts


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two clinics and its one topic approved."""
    home = tmp_path / "network"
    monkeypatch.chdir(tmp_path)
    assert handouts("init", "network").exit_code == 0
    monkeypatch.chdir(home)
    assert handouts("new", "clinic", "north", "--full-name", "North Clinic", "--phone", "(555) 555-0123").exit_code == 0
    assert approve("example").exit_code == 0
    return home
