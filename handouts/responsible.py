"""Who answers for a clinic's handouts: whom its staff tell when one does not open.  For staff alone: nothing of it is printed."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Annotated, Any

from .clinic_scalars import FullPhone
from .kinds import Length, Read
from .known import Known
from .node import Scalar
from .part import Part
from .regions import nearest
from .scalars import Language, OneLine, TopicName, read_line, wrong

_LETTERS = r"[^\s@<>\"(),:;\[\]\\]"
_MAIL = re.compile(rf"(?<!{_LETTERS}){_LETTERS}++@(?:[\w-]++\.)++[\w-]{{2,}}+")


def _mail(value: Any, known: Known) -> Scalar:
    text = read_line(value, known)
    if not _MAIL.fullmatch(text):
        raise wrong("mail-wrong", f"“{text}” is no address of mail", "write it like spine@example.org")
    return text


Mail = Annotated[Scalar, Read(_mail, type="string", pattern="^[^ @]+@[^ @]+$")]


class Responsible(Part):
    """Whom staff tell: by phone, by mail, or both; of all handouts, or of some topics, or of translations into some languages."""

    name: OneLine | None = None
    """What staff call them; without it the name of the entry: `orthopedics` is Orthopedics."""
    phone: FullPhone | None = None
    """Their number."""
    mail: Mail | None = None
    """Their address."""
    topics: Annotated[tuple[TopicName, ...], Length(1)] | None = None
    """The topics that they answer for; without it all for which no other entry does."""
    translations: Annotated[tuple[Language, ...], Length(1)] | None = None
    """By this they answer for what is out of date in these languages, and for nothing else."""

    def checked(self) -> None:
        if not (self.phone or self.mail):
            raise wrong("responsible-silent", "nobody can be told here", "write phone:, mail:, or both")

    def claims(self) -> Iterator[tuple[str, str]]:
        """Topic and language of translations that it answers for; "" for any topic, and for what is no matter of a translation."""
        return ((topic, language) for topic in map(str, self.topics or ("",)) for language in map(str, self.translations or ("",)))


def check_responsible(responsible: Mapping[Scalar, Responsible]) -> None:
    """Raises a complaint where two answer for the same."""
    first = dict[tuple[str, str], Scalar]()
    for name, each in responsible.items():
        for claim in each.claims():
            if (other := first.setdefault(claim, name)) is not name:
                topic, language = claim
                what = " ".join(filter(None, (topic or "all topics", language and f"in {language}")))
                hint = "say which topics: or translations: are whose, or delete one"
                raise wrong("responsible-twice", f"“{other}” and “{name}” both answer for {what}", hint, path=("responsible", str(name)))


def who_answers(responsible: Mapping[Scalar, Responsible], topic: str, language: str, stale: bool) -> str:
    """Whom to tell of a topic, with phone and mail, the nearest that the clinic names; "" for none.  `stale`: it is its translation that
    is out of date.
    """
    by_claim = {claim: name for name, each in responsible.items() for claim in each.claims()}
    languages = {language for _, language in by_claim if language}
    near = nearest(language, languages) if stale else ""
    asked = [*([(topic, near), ("", near)] if near else []), (topic, ""), ("", "")]
    name = next((by_claim[each] for each in asked if each in by_claim), None)
    return _told(name, responsible[name]) if name else ""


def all_who_answer(responsible: Mapping[Scalar, Responsible]) -> tuple[str, ...]:
    """All of them, with what they answer for."""
    return tuple(f"{_told(name, each)} ({' '.join(filter(None, chain(*each.claims()))) or 'all'})" for name, each in responsible.items())


def _told(name: str, who: Responsible) -> str:
    """`hand-surgery` → "Hand surgery, (555) 555-0142, hands@example.org"."""
    called = who.name or name.replace("-", " ").capitalize()
    return ", ".join(filter(None, (str(called), who.phone.written if who.phone else "", str(who.mail or ""))))
