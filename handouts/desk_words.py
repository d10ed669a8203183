"""A desk's own words for finding topics, `clinics/NAME.words.yaml`: topic → words.  Nothing of them is printed, and nobody signs them."""

from pathlib import Path

from .known import Known
from .node import Mapping
from .scalars import OneLine, TopicName
from .validate import model_of

ENDING = ".words.yaml"

DeskWords = dict[TopicName, tuple[OneLine, ...]]


def read_words(path: Path, topics: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The words of a file by topic; raises `Problems`."""
    read = model_of("words", DeskWords, path, Mapping({}), Known(topics=topics))
    return {str(topic): tuple(map(str, words)) for topic, words in read.items()}
