"""The scripts of the web pages know what the program sends: their types are written from the program's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Literal, TypedDict

import pytest
from typescript import HEAD, declared, typed

from patient_handouts.desk import sent
from patient_handouts.desk.pages import ROOT
from patient_handouts.desk.wish import Wish
from patient_handouts.press.folders.index_page import IndexData
from patient_handouts.press.web.sent import LanguageToggle, Spoken

DESK = (
    sent.DeskData,
    sent.News,
    sent.Meant,
    sent.Preview,
    sent.Out,
    sent.Queues,
    sent.Followed,
    sent.ForPhones,
    sent.Failure,
    sent.Understood,
    Wish,
)
FILES = {"press/web/shared": (Spoken, LanguageToggle), "press/folders/index": (IndexData,), "desk/page": DESK}


@pytest.mark.parametrize("folder", FILES)
def test_the_types_of_the_scripts_are_the_program_s(folder: str, update: bool) -> None:
    path, now = Path(ROOT, folder, "sent.d.ts"), declared(*FILES[folder])
    if update:
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now, "pytest --update tests/desk/test_sent.py, then .ci/lint-pages"


def test_each_kind_of_type_has_its_own() -> None:
    class Kind(Enum):
        """Kind."""

        ONE = "one"
        TWO = "two"

    class Inside(TypedDict, total=False):
        """Inside."""

        day: date | None
        state: Literal["a", "b"]
        kind: Kind

    class Outside(TypedDict):
        """Outside,
        in two lines.

        And more.
        """

        all: Mapping[str, Sequence[Inside]]
        some: Sequence[str | None]

    assert declared(Outside) == HEAD + (
        "\n/** Outside, in two lines. */\nexport interface Outside {\n  all: Record<string, Inside[]>;\n  some: (string | null)[];\n}\n"
        '\n/** Inside. */\nexport interface Inside {\n  day?: string | null;\n  state?: "a" | "b";\n  kind?: Kind;\n}\n'
        '\n/** Kind. */\nexport type Kind = "one" | "two";\n'
    )
    with pytest.raises(TypeError):
        typed(Any)
