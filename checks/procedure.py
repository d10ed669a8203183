"""Whether a sheet is of a procedure: of something done inside the body, not of a scan, of exercises or of a drip."""

import re
from functools import cache

from ..handouts.definition import Handout
from ..handouts.text import Text


def is_procedure(handout: Handout) -> bool:
    """Whether something is done inside the body in its part “procedure”: a text has a word of `invasive` and none of `outside`.

    These words are English: an original in another language is one where it has that part; a translation is none, its original is asked.
    """
    parts = [section for section in handout.sections if section.part == "procedure"]
    if handout.language != "en":
        return bool(parts) and not handout.translated
    texts = [text.plain for section in parts for text in section.all_texts() if isinstance(text, Text)]
    return any(_words("invasive").search(text) and not _words("outside").search(text) for text in texts)


@cache
def _words(name: str) -> re.Pattern[str]:
    """Any word of a class of the lexicons, as a pattern."""
    from .lexical import book  # knows all rules, this one's callers too

    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, book().lexicon.members[name]), reverse=True))})\b", re.IGNORECASE)
