"""The telephone numbers of a clinic, and how its patients reach somebody when it is closed."""

from typing import Annotated

from .clinic_scalars import FullPhone
from .kinds import Either, Length, OtherNames
from .node import Scalar
from .part import Part
from .phones import Phone
from .problems import near
from .regions import said_in
from .scalars import ClinicProse, Id, Language, OneLine, wrong
from .text import Text

AfterHours = Annotated[
    Phone | dict[Scalar, Text],
    Either(
        lambda value: "<words>" if isinstance(value, dict) else "<number>",
        {"<number>": FullPhone, "<words>": dict[Language, ClinicProse]},
    ),
]


class NamedPhone(Part):
    """A further number that the program has no words for, and what the clinic calls it."""

    number: FullPhone
    """The number, with its area code."""
    label: Annotated[dict[Language, ClinicProse], Length(1)]
    """By language: whom one reaches there, as a list of phones says it."""
    text: OneLine | None = None
    """For a number that takes text messages: the word to send."""


FurtherPhone = Annotated[
    Phone | NamedPhone,
    Either(lambda value: "<named>" if isinstance(value, dict) else "<number>", {"<number>": FullPhone, "<named>": NamedPhone}),
]


class Phones(Part):
    """Numbers with their area code.  `after_hours` is a number, or words per language that say what to do.

    Any further name is a number of the clinic's own: booking, nurse.  Sheets print it in a list (`contacts: [NAME]`) or in a sentence
    (`{phone:NAME}`); a list says whom one reaches there, so a name without words in the program's catalogue comes with a label.
    """

    day: FullPhone
    """The number to call by day, with its area code."""
    after_hours: AfterHours | None = None
    """A number, or words per language that say what to do when the clinic is closed."""
    further: Annotated[dict[Id, FurtherPhone], OtherNames()] = {}
    """A number of the clinic’s own, by a name of small letters, digits and hyphens."""

    def checked(self) -> None:
        """A name that is nearly `after_hours` would leave every sheet without it."""
        for name in self.further:
            if meant := near(name.replace("-", "_"), ("after_hours",)):
                raise wrong("phone-name", f"“{name}” is nearly the name of a number that every sheet prints", meant, key=str(name))

    def contact(self, name: str) -> Phone | None:
        """The further number of that name, None where the clinic has none."""
        found = self.further.get(Scalar(name))
        return found.number if isinstance(found, NamedPhone) else found

    def text_word(self, name: str) -> str:
        """The word to send, of a further number that takes text messages; "" of one that is called."""
        found = self.further.get(Scalar(name))
        return str(found.text or "") if isinstance(found, NamedPhone) else ""

    def label(self, name: str, language: str) -> Text | None:
        """What the clinic itself calls a further number in a language."""
        found = self.further.get(Scalar(name))
        return said_in(found.label, language) if isinstance(found, NamedPhone) else None
