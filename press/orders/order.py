"""An order: which sheet is wanted.  Data, so that it can be sent to any worker and looked up in the ledger."""

from dataclasses import dataclass

from ...handouts.editions import EDITION, PAPER
from ...handouts.visits import VISITS, WHOLE

SHEET = "sheet"  # all pages of a topic


@dataclass(frozen=True, slots=True, order=True)
class Order:
    """One topic in one language for one clinic, in an edition of a layout on a paper; `beside` is a second language's sheet in the file.

    The layout says which of its pages: the `sheet` with all of them, those of one visit by its name, or a `bundle` of topics.
    """

    clinic: str  # or CLINIC@SITE; first: in order, a clinic's sheets come together, and a worker has its logo and colours at hand
    topic: str
    language: str
    edition: str = EDITION
    layout: str = SHEET
    paper: str = PAPER
    beside: str = ""

    @property
    def name(self) -> str:
        """TOPIC.LANGUAGE.CLINIC.EDITION.LAYOUT.PAPER: always all six; with a second language, LANGUAGE is "es+en"."""
        return ".".join((self.topic, "+".join(self.languages), self.clinic, self.edition, self.layout, self.paper))

    @property
    def visit(self) -> str:
        """Whose pages they are; "" for the whole sheet."""
        return self.layout if self.layout in VISITS else WHOLE

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its words."""
        return (self.language, self.beside) if self.beside else (self.language,)

    @property
    def file(self) -> str:
        """Its place in the folder of a run: CLINIC/NAME.pdf."""
        return f"{self.clinic}/{self.name}.pdf"


def named_order(name: str) -> Order:
    """The order of that name; raises ValueError where it is none."""
    topic, languages, clinic, edition, layout, paper = name.split(".")
    language, _, beside = languages.partition("+")
    return Order(clinic, topic, language, edition, layout, paper, beside)
