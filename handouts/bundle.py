"""Bundles: topics that are handed out together, in one PDF; read from a workspace's `bundles.yaml`."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from .catalogue import ORIGINAL
from .kinds import Length
from .known import Known
from .node import Mapping, Scalar
from .part import Part
from .problems import Problem
from .scalars import Id, InLanguages, TopicName, wrong
from .text import Text
from .validate import model_of


class Bundle(Part):
    """`topics` in the order in which they lie."""

    title: InLanguages
    """What the bundle is called: in English, or one text per language."""
    topics: Annotated[tuple[TopicName, ...], Length(2)]
    """Its topics, in the order in which they lie."""

    @property
    def titles(self) -> dict[Scalar, Text]:
        """By language; one that names none is English."""
        return self.title if isinstance(self.title, dict) else {Scalar(ORIGINAL): self.title}

    def checked(self) -> None:
        again = [topic for k, topic in enumerate(self.topics) if topic in self.topics[:k]]
        if again:
            raise wrong(
                "marks",
                "see its problems",
                problems=[
                    Problem(topic.place, "topic-twice", f"“{topic}” is in the bundle already", "delete one of the two") for topic in again
                ],
            )


def shipped_bundles(topics: Collection[str]) -> dict[str, Bundle]:
    """The library's own bundles of these topics."""
    path = Path(__file__).parent / "library" / "bundles.yaml"
    known = tuple(folder.name for folder in path.parent.iterdir() if folder.is_dir())
    return {name: bundle for name, bundle in read_bundles(path, known).items() if {*map(str, bundle.topics)} <= {*topics}}


def read_bundles(path: Path, topics: tuple[str, ...]) -> dict[str, Bundle]:
    """The bundles of a file by name; raises `Problems`."""
    read = model_of("bundles", dict[Id, Bundle], path, Mapping({}), Known(topics=topics))
    return {str(name): bundle for name, bundle in read.items()}
