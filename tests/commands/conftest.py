"""A network on disk, as the current folder."""

from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest
from signing import approve
from typed import handouts


@pytest.fixture(scope="session")
def approved_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two clinics and its one topic approved.  Made once, for all to copy."""
    home = tmp_path_factory.mktemp("approved") / "network"
    with chdir(home.parent):
        assert handouts("init", "network").exit_code == 0
    with chdir(home):
        assert handouts("new", "clinic", "north", "--full-name", "North Clinic", "--phone", "(555) 555-0123").exit_code == 0
        assert approve("example").exit_code == 0
    return home


@pytest.fixture
def network(approved_network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace, for one test to do with as it likes; the current folder."""
    home = copytree(approved_network, tmp_path / "network")
    monkeypatch.chdir(home)
    return home
