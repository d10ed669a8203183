"""What a button in a record system asks for: a sheet by its name, or what HL7's Infobutton says of a problem, medicine or test.

`/open?sheet=TOPIC&lang=es`, or the parameters that MedlinePlus Connect answers too (Context-Aware Knowledge Retrieval, by URL:
mainSearchCriteria.v.cs, .v.c and .v.dn, informationRecipient.languageCode.c).  Nothing of a patient may stand in an address, which
browsers and proxies keep: one with an age, a sex, a result, or a name that nobody knows is refused, and told by the parameter's name.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from ..handouts.record_codes import closeness, system_of
from .offer import Offered

MOST = 40  # parameters
LETTERS = 80  # of one that is looked for
WORDS = {  # what of Infobutton is read, as it is handed on
    "mainsearchcriteria.v.cs": "system",
    "mainsearchcriteria.v.c": "code",
    "mainsearchcriteria.v.dn": "words",
    "informationrecipient.languagecode.c": "lang",
}
OURS = ("sheet", "lang", "system", "code", "words")
# What else such a button says, and a desk need not know: who asks, for whom, what for, and how the answer should look.
UNREAD = re.compile(
    r"mainsearchcriteria\.v\.(ot|csn)|informationrecipient(\.languagecode\.(cs|dn|csn))?|performer(\.languagecode\.(c|cs|dn))?"
    r"|taskcontext\.c\.(c|cs|dn|csn)|subtopic\.v\.(c|cs|dn|csn|ot)|knowledgeresponsetype|representedorganization\.(id\.root|n)"
)
PATIENTS = re.compile(r"(patient|person|age|severityobservation|encounter|mainsearchcriteria\.o|locationofinterest|subject)[\w.]*")


class Refused(Exception):
    """An address that may hold a patient's data; `named` are its parameters that are known to."""

    def __init__(self, named: Sequence[str]) -> None:
        super().__init__(named)
        self.named = tuple(named)


class Pressed(NamedTuple):
    """What is asked for: a sheet by its name, or a code of a system, and what the record system calls it."""

    sheet: str = ""
    lang: str = ""
    system: str = ""
    code: str = ""
    words: str = ""

    def address(self) -> str:
        """The desk's own page, asked the same."""
        said = {name: value for name, value in zip(OURS, self) if value}
        return f"/?{urlencode(said)}" if said else "/"


def read_button(query: Iterable[tuple[str, str]]) -> Pressed:
    """What the parameters of an address ask for; raises Refused."""
    said = dict[str, str]()
    names = [(name.lower(), value) for name, value in query]
    strange = [name for name, _ in names if name not in OURS and name not in WORDS and not UNREAD.fullmatch(name)]
    if strange or len(names) > MOST:
        raise Refused(sorted({name for name in strange if PATIENTS.fullmatch(name)}))
    for name, value in names:
        if name in OURS or name in WORDS:
            said.setdefault(WORDS.get(name, name), " ".join(value.split())[:LETTERS])
    return Pressed(**said)


def matching(asked: Pressed, offered: Sequence[Offered]) -> list[Offered]:
    """The topics that are meant, none, one or several: by name, or those whose codes come nearest."""
    if asked.sheet:
        return [each for each in offered if each.topic == asked.sheet.lower()][:1]
    system = system_of(asked.system)
    near = [(closeness(system, asked.code, each.codes.get(system, ())), each) for each in offered] if system and asked.code else []
    nearest = max((how for how, _ in near), default=0)
    return [each for how, each in near if how and how == nearest]


def language_of(lang: str, known: Sequence[str]) -> str:
    """The known language that is meant by a code of two or three letters, with a region or without; "" for none."""
    told = lang.replace("_", "-").casefold()
    told = THREE.get(told, told)
    exact = next((each for each in known if each.casefold() == told), "")
    return exact or next((each for each in known if each.split("-")[0].casefold() == told.split("-")[0]), "")


# ISO 639-2 codes of languages that record systems send; those of two letters are their own.
THREE = {
    **{"eng": "en", "spa": "es", "vie": "vi", "rus": "ru", "ara": "ar", "hin": "hi", "zho": "zh", "chi": "zh", "fra": "fr", "fre": "fr"},
    **{"por": "pt", "kor": "ko", "tgl": "tl", "hat": "ht", "pol": "pl", "deu": "de", "ger": "de", "ita": "it", "heb": "he", "som": "so"},
}
