"""Proofs: page 1 of every sheet, and what is odd about it: a logo that is not its network's, a wrong phone, a pale brand, no signature.

The phones are looked for in the PDF itself, as a patient reads it, not in the words that it was made from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from ...checks.brand import LARGE
from ...checks.findings import Findings
from ...handouts import phone_search
from ...handouts.approvals import Approval, Signed, void
from ...handouts.check_code import code_of
from ...handouts.clinic import Clinic
from ...handouts.phones import Phone
from ...handouts.problems import Problem, Problems
from ...handouts.sites import clinic_and_site
from ...handouts.state import State, judged
from ...handouts.wording import Wording
from ...images.colours import contrast
from ...images.picture import Raster
from ..orders.inputs import Inputs, together
from ..orders.order import Order
from ..orders.workshop import Made, Workshop
from .render import pages_of, words_on

DPI = 200  # at which page 1 is looked at
PRINTED, SHARP = 172.0, 250  # a page on the proof: points wide, dots an inch
MOST_TOLD = 2  # problems of a sheet that cannot be made; the rest is counted
FEW = 3  # clinics below which nothing is usual
NONE = Findings(())


@dataclass(frozen=True)
class Proof:
    """One sheet looked at.  `flags` are what is odd, in words; `findings` what `check` says; no picture where it cannot be made."""

    order: Order
    version: str = ""
    code: str = ""
    pages: int = 0
    picture: Raster | None = None
    flags: tuple[str, ...] = ()
    findings: Findings = NONE


class Proofs:
    """Looks at sheets, one after the other, and knows what the clinics of the network have in common."""

    def __init__(self, shop: Workshop) -> None:
        self.shop, self.inputs = shop, Inputs(shop)

    def proof(self, order: Order) -> Proof:
        """One sheet, set in spite of errors (as a DRAFT, then); one that cannot be set is told in its flags."""
        try:
            made, code = self.made(order)
        except Problems as found:
            return Proof(order, flags=tuple(refused(found.problems)))
        picture = shrunk(next(pages_of(made.data, DPI)).picture)
        return Proof(order, str(made.told[0][0].handout.version), code, made.pages, picture, tuple(self._flags(made)), made.findings)

    def made(self, order: Order) -> tuple[Made, str]:
        """One sheet as it prints, or as a DRAFT where it has errors, and its check code; raises Problems where it cannot be set."""
        errors = self.shop.barring(order).errors
        code = "" if errors else code_of(together(order, self.inputs.of(order)))
        return self.shop.set_order(order, code=code, draft=bool(errors)), code

    def _flags(self, made: Made) -> Iterator[str]:
        clinic = made.told[0][0].clinic
        if taken := self.shop.recalls.of(made.order):
            yield f"Withdrawn on {taken.date}: {taken.why}"
        if made.findings.errors:
            yield "Has errors: prints as a draft only"
        yield from self._logo(made.order.clinic, clinic)
        yield from foreign(words_on(made.data), clinic)
        yield from self._phone(made.order.clinic)
        if clinic.tone == "color" and (ratio := contrast(clinic.colors.brand)) < LARGE:
            yield f"Pale brand colour: {clinic.colors.brand} on white is {ratio:.1f} : 1, less than {LARGE:.0f} : 1; a copier drops it"
        for wording, signed in made.told:
            yield from _unsigned(wording, signed, void(wording, self.shop.pictures, made.order.clinic, self.shop.approvals()))

    def _logo(self, name: str, clinic: Clinic) -> Iterator[str]:
        digests, networks = self._logos, self.inputs.logo(self._network_logo())
        wanted = networks or usual(digests.values())
        if wanted and digests.get(clinic_and_site(name)[0]) != wanted:
            theirs = "the network’s" if networks else "that of most clinics"
            yield f"Old logo? {clinic.logo_file} is not {theirs}" if clinic.logo_file else f"No logo, and {theirs} is missing here"

    def _network_logo(self) -> str | None:
        """The file of the network's own logo."""
        said = self.shop.once("network", self.shop.library.network).logo
        return said.get("file") if isinstance(said, dict) else said

    def _phone(self, name: str) -> Iterator[str]:
        phones = self._phones
        if name not in phones:  # a site has a number of its own
            return
        same = sorted(other for other, phone in phones.items() if phone == phones[name] and other != name)
        if (most := usual(phones.values())) and phones[name] != most:
            yield "The day phone is not that of most clinics"
        elif not most and len(same) == 1 and len(phones) >= FEW:
            yield f"The same day phone as {same[0]}: copied?"

    @cached_property
    def _clinics(self) -> dict[str, Clinic]:
        """All clinics that can be read, asked for or not."""
        known = dict[str, Clinic]()
        for name in self.shop.library.clinics():
            with suppress(Problems):  # told where its own sheets are looked at
                known[name] = self.shop.clinic(name)
        return known

    @cached_property
    def _logos(self) -> dict[str, str]:
        return {name: self.inputs.logo(clinic.logo_file) for name, clinic in self._clinics.items()}

    @cached_property
    def _phones(self) -> dict[str, str]:
        return {name: clinic.phones.day.digits for name, clinic in self._clinics.items()}


def usual(values: Iterable[str]) -> str:
    """What more than half of them have, of three or more; "" where there is no such thing."""
    known = list(values)
    value, count = Counter(known).most_common(1)[0] if known else ("", 0)
    return value if len(known) >= FEW and 2 * count > len(known) else ""


def foreign(pages: Sequence[str], clinic: Clinic) -> Iterator[str]:
    """Phone numbers on the pages that are not the clinic's, and its own where it is missing from page 1."""
    own, day = tuple(clinic.numbers()), clinic.phones.day
    read = [_in_order(words, own) for words in pages]
    for k, words in enumerate(read, 1):
        found = dict.fromkeys(phone.written for phone in phone_search.foreign_numbers(words, own))
        yield from (f"Phone {number} on page {k} is none of this clinic’s" for number in found)
    if not any(phone.same(day) for phone in phone_search.find(read[0], own)):
        yield f"The day phone {day} is not on page 1"


def _in_order(words: str, own: Iterable[Phone]) -> str:
    """A page's words with the clinic's numbers as they are printed: in a line from the right PDFium reads “555-0142 (555)”."""
    for phone in own:
        words = words.replace(" ".join(reversed(phone.written.split())), phone.written)
    return words


def _unsigned(wording: Wording, signed: Signed, lapsed: Approval | None) -> Iterator[str]:
    """What nobody has signed, or no longer."""
    state, why, _ = judged((signed,), wording.today)
    if state is State.EXPIRED:
        yield f"Expired: {why}"
    elif state is State.REFUSED:
        yield f"No longer approved: the words have changed since {lapsed.date}" if lapsed else "Not yet approved by a clinician"
    if wording.handout.translated and not signed.translation:
        yield "Translation not yet reviewed"


def refused(problems: Sequence[Problem]) -> Iterator[str]:
    yield "Cannot be made"
    for problem in problems[:MOST_TOLD]:
        yield f"{problem.message} ({Path(problem.place.file).name}, line {problem.place.line})"
    if len(problems) > MOST_TOLD:
        yield f"and {len(problems) - MOST_TOLD} more"


def shrunk(picture: Raster) -> Raster:
    """A page, as small as it is printed on the proof, packed: so that thousands fit into memory."""
    from PIL import Image

    width = min(picture.width, round(PRINTED / 72 * SHARP))
    image = picture.image.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, "JPEG", quality=88, subsampling=0)
    packed = Image.open(BytesIO(out.getvalue()))  # not unpacked before somebody looks at it
    return Raster(*packed.size, packed, f"{picture.digest} small", out.getvalue())
