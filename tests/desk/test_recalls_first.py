"""A recall is obeyed whatever else the desk reads: asked for by itself, looked at first, and nothing else is worked out anew for it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from runs import wait_for

from patient_handouts.desk import shelf
from patient_handouts.desk.bench import Bench
from patient_handouts.desk.offer import DeskSite, Offered, look_at

from .conftest import Desk, Page, change, errand
from .test_parts import standing, take_back

SLOW = "hip-pain"


class SlowReader:
    """Looks at topics as the desk does; at one of them as long as nobody lets it go."""

    def __init__(self) -> None:
        self.looked, self.at_work, self.go, self.tired = list[str](), threading.Event(), threading.Event(), threading.Event()

    def __call__(self, site: DeskSite, topic: str) -> Offered:
        self.looked.append(topic)
        if topic == SLOW:
            self.at_work.set()
            if not self.go.wait(25):
                self.tired.set()
        return look_at(site, topic)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReader]:
    reader = SlowReader()
    reader.go.set()
    monkeypatch.setattr(shelf, "look_at", reader)
    yield reader
    reader.go.set()


def test_a_recall_is_obeyed_while_a_slow_topic_is_read(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, reader: SlowReader
) -> None:
    page = opened(make())
    printed, shown = page.post("/print", errand()).json(), page.post("/show", errand()).json()
    reader.go.clear()
    reader.at_work.clear()
    change(network, SLOW, "version: 0.1", "# saved anew\nversion: 0.1")
    assert reader.at_work.wait(30)
    take_back(network, "--topic", "ankle", "--why", "Wrong dose.")
    asked = page.post("/print", errand()), page.post("/again", {"id": printed["id"]}), page.client.get(f"/pdf/{shown['id']}")
    assert [each.status_code for each in asked] == [409, 409, 409] and not reader.tired.is_set()
    assert standing(page, "ankle-sprain")["state"] == "withdrawn"


def test_the_list_follows_a_recall_while_a_slow_topic_is_read(
    opened: Callable[..., Page], make: Callable[..., Desk], network: Path, reader: SlowReader
) -> None:
    """Though nobody asks for a sheet; what the recall names is looked at first, and no worker begins anew."""
    desk = make()
    page = opened(desk)
    reader.go.clear()
    reader.at_work.clear()
    change(network, SLOW, "version: 0.1", "# saved anew\nversion: 0.1")
    assert reader.at_work.wait(30)
    reader.looked.clear()
    rounds = [bench._round for bench in benches(desk)]
    take_back(network, "--topic", "knee", "--why", "Wrong dose.")
    wait_for(lambda: standing(page, "knee-pain")["state"] == "withdrawn")
    assert reader.looked[0] == "knee-pain" and not reader.tired.is_set()
    assert [bench._round for bench in benches(desk)] == rounds


def benches(desk: Desk) -> list[Bench]:
    return [desk.studio._reader, desk.studio._bench]
