"""Text as authors write it: four marks and no more.

`**strong**`, `[words](url)`, `[shown|term]` or `[term]`, `{placeholder}`; a backslash makes any of them plain.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from .node import Scalar
from .place import NOWHERE, Place

PHRASE = "phrase"
# a limit's name, and :short where its value alone is printed
LIMIT = re.compile(r"\{\s*limit:(?P<name>[^{}:]*?)(?P<short>:short)?\s*\}")


def is_seen(words: str) -> bool:
    """Whether anything of them stands on paper: not only spaces, and signs of no width."""
    return any(not sign.isspace() and unicodedata.category(sign) != "Cf" for sign in words)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind.  At most one of `link`, `term`, `placeholder` is set.

    `words` is what is shown ("" for a placeholder); `link` an https address; `term` the id of a term of the handout;
    `placeholder` a name such as "phone", with its argument after a colon ("page:call", "limit:flat_time", "38 °C").
    `form` is PHRASE for a limit that is told as a whole phrase, and not by its value alone.
    """

    words: str
    strong: bool = False
    link: str = ""
    term: str = ""
    placeholder: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words with marks, parsed; `source` is what the author wrote.  The place takes no part in equality."""

    runs: tuple[Run, ...]
    source: str
    place: Place = field(default=NOWHERE, compare=False)

    def __hash__(self) -> int:
        return hash(self.source)

    @property
    def plain(self) -> str:
        """The words without their marks, placeholders as written."""
        return "".join(run.words or "{" + run.placeholder + "}" for run in self.runs)

    @property
    def held(self) -> str:
        """What the author wrote, as signatures and records hold it: they are older than the whole phrases of limits."""
        if "limit:" not in self.source:
            return self.source
        form = f":{PHRASE}" if any(run.form == PHRASE for run in self.runs) else ""  # in a file of before no limit has it
        return LIMIT.sub(lambda found: f"{{limit:{found['name']}{'' if found['short'] else form}}}", self.source)

    def at(self, words: str) -> Place:
        """The place of some of its words; of the whole text where they are not written like that."""
        start = self.source.find(words) if words else -1
        return self.source.at(start, len(words)) if start >= 0 and isinstance(self.source, Scalar) else self.place
