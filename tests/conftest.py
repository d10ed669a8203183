"""Options of the test run, and how Hypothesis draws."""

import os

import pytest
from hypothesis import settings

os.environ.setdefault("HANDOUTS_CACHE", "off")  # every test makes everything anew; tests/commands/test_kept.py is about the rest
# Under CI the drawn examples are the same every time: a red run says something about the change, not about luck.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the committed snapshots (tag trees, page pictures, schemas) anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are to be written anew."""
    return bool(request.config.getoption("--update"))
