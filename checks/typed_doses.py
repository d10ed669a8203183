"""Doses in blocks against what an adult may take (`lexicons/drugs.yaml`): what stands in several fields or cells of a row is put together.

What one field says by itself, such as a row of a schedule, is read as prose (`doses.py`).
"""

from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import Columns, DoseRow, DoseTable, Medicine, MedicineList, Table
from ..handouts.blocks.medicines import DAYS
from ..handouts.definition import Handout
from ..handouts.node import Scalar
from ..handouts.problems import Problem
from ..handouts.text import Run, Text
from ..handouts.units import Duration
from .ceilings import ceilings
from .doses import DOSE_HIGH, DRUG_TWICE, HOURS, Dose, times_a_day, too_much
from .doses import check as check_sentence
from .language.amounts import amounts
from .language.lexicon import Lexicon
from .language.sentence import Sentence
from .language.tokens import tokens
from .lexical import book
from .rule import rule

rule = partial(rule, family="safety")

DOSE_OFTEN = rule(
    "dose-often",
    "error",
    "more doses in a day than how often they may be taken leaves room for",
    why="Who is in pain keeps to the higher of two numbers.",
    own="both are typed, so a program can divide; every 6 hours are 4 in 24 hours, with one at each end 5",
    mend="reckon every: and at_most: again with a pharmacist",
    bad="every: 6 to 8 hours, at_most: 9 times in 24 hours",
    good="every: 6 to 8 hours, at_most: 4 times in 24 hours",
)
DOSE_YOUNG = rule(
    "dose-young",
    "error",
    "a medicine for a child who is too young for it",
    why="Ibuprofen harms the kidneys of small babies; aspirin, codeine and tramadol have killed children.",
    sources=("singlecare-ibuprofen", "nhs-reye", "fda-codeine-2017"),
    mend="begin the table at the age from which it is for children, and say that younger ones need a call",
    bad="medicine: Ibuprofen, rows: [{from: 1 month, to: 5 months, give: 2.5 mL}]",
    good="medicine: Ibuprofen, rows: [{from: 6 months, to: 11 months, give: 2.5 mL}]",
)
MONTH = 365.25 / 12  # days


def check(handout: Handout) -> Iterator[Problem]:
    """All rows of an English sheet."""
    lexicon = book().lexicon
    for part in handout.parts():
        if isinstance(part, DoseTable):
            for row in part.rows:
                yield from _told(row.give, _of_row(row, part, lexicon))
            yield from _often(part, lexicon)
            yield from _young(part, lexicon)
        elif isinstance(part, MedicineList):
            for each in part.rows:
                yield from _told(each.how_much or each.name, _of_medicine(each, lexicon))
            yield from _twice(part, lexicon)
        elif isinstance(part, Table):
            yield from _of_table(part.table, part.title, lexicon)


def _often(table: DoseTable, lexicon: Lexicon) -> Iterator[Problem]:
    """More times in a day than the least time between two doses leaves room for."""
    most, often = _a_day(table.at_most, lexicon), _a_day(table.every, lexicon, "every ")
    if table.at_most and often and most > often + 1.1:  # at 0, 6, 12, 18 and 24 hours are five
        yield DOSE_OFTEN.at(table.at_most.place, f"“{table.at_most.plain}”, and every {HOURS / often:g} hours are {often:g} in 24 hours")


def _young(table: DoseTable, lexicon: Lexicon) -> Iterator[Problem]:
    """Rows by age that begin before the age from which the medicine is for children."""
    most = ceilings().get(drug := _drug(table.medicine, lexicon))
    youngest = most.youngest if most and table.by == "age" else None
    for row in table.rows if youngest else ():
        begin = row.from_.number * DAYS[row.from_.unit] if isinstance(row.from_, Duration) else 0.0
        if youngest and begin < youngest * MONTH * 0.95:  # six months are 26 weeks too
            told = f"{drug} from {row.from_ or 'birth'} on: it is for children from {_age(youngest)} on"
            yield DOSE_YOUNG.at((row.from_ or row.give).place, told)


def _age(months: float) -> str:
    return f"{months / 12:g} years" if months > 24 else f"{months:g} months"


def _twice(table: MedicineList, lexicon: Lexicon) -> Iterator[Problem]:
    """A medicine in a row of its own that stands above under another name."""
    above = dict[str, tuple[str, Text]]()
    for row in table.rows:
        said = tokens(row.name)
        for span in lexicon.spans([token.text for token in said]):
            words = " ".join(token.text for token in said[span.start : span.end])
            if not span.name.startswith("d_"):
                continue
            first, text = above.setdefault(span.name, (words, row.name))
            if text is not row.name and first not in words and words not in first:
                told = f"“{row.name.plain}” and “{text.plain}” ({text.place.line_from(row.name.place)}) are one medicine"
                yield DRUG_TWICE.at(row.name.place, told, "name it once, its brand in brackets, with all its times of day")


def milligrams(give: Text, *strengths: Text | None) -> float | None:
    """The most that is taken at one time: a mass, so many tablets of one, or a volume of what holds a mass in a volume; None where that
    is not told.
    """
    given = _most(give)
    if "mass" in given:
        return given["mass"]
    for strength in filter(None, strengths):
        holds = _most(strength)
        if "mass" not in holds:
            continue
        if "volume" in given and holds.get("volume"):
            return given["volume"] * holds["mass"] / holds["volume"]
        if "pieces" in given:
            return given["pieces"] * holds["mass"]
    return None


def _most(text: Text) -> dict[str, float]:
    """Of each size the first amount of a text, at its most; in mg, mL, pieces."""
    found: dict[str, float] = {}
    for each in amounts(tokens(text)):
        found.setdefault(each.size, each.base()[1])
    return found


def _of_row(row: DoseRow, table: DoseTable, lexicon: Lexicon) -> Iterator[Dose]:
    """One dose; and where the table says what is never gone beyond, so much in a day."""
    strengths = (row.tablet, table.strength)
    mass = milligrams(row.give, *strengths)
    if mass is None or not (drug := _drug(table.medicine, lexicon)):
        return
    most = table.at_most and milligrams(table.at_most, *strengths)
    yield Dose(drug, mass, _a_day(table.at_most, lexicon) or (0.0 if most else _a_day(table.every, lexicon, "every ")), 0, 0)
    if most:
        yield Dose(drug, most, 0.0, 0, 0, whole=True)
    yield Dose(drug, 0.0, _a_day(table.every, lexicon, "every "), 0, 0)  # too often, whatever is never gone beyond


def _of_medicine(row: Medicine, lexicon: Lexicon) -> Iterator[Dose]:
    """So much at each time of day that the row names."""
    mass = row.how_much and milligrams(row.how_much, row.name)
    if mass and (drug := _drug(row.name, lexicon)):
        yield Dose(drug, mass, float(len(row.when)), 0, 0)


def _of_table(table: Columns, title: Text | None, lexicon: Lexicon) -> Iterator[Problem]:
    """Rows whose cells, each with its head behind it, say a dose together; what one cell says alone is prose."""
    above = " ".join(text.plain for text in (title, *table.columns) if text and _drug(text, lexicon))
    for row in table.rows:
        cells = [(cell, f"{cell.plain.rstrip('.')} {head.plain}") for cell, head in zip(row, table.columns, strict=True)]
        named = any(_drug(cell, lexicon) for cell in row)
        said = " ".join(([] if named else [above]) + [words for _, words in cells])
        told = [what for rule, what, *_ in check_sentence(_sentence(said, lexicon)) if rule is DOSE_HIGH]
        alone = any(found for cell in row for found in check_sentence(Sentence(tokens(cell), lexicon)))
        if told and not alone:
            cell = next((cell for cell in row if "mass" in _most(cell)), row[0])
            yield DOSE_HIGH.at(cell.place, told[0])


def _told(text: Text, doses: Iterator[Dose]) -> Iterator[Problem]:
    if told := next(filter(None, map(too_much, doses)), ""):
        yield DOSE_HIGH.at(text.place, told)


def _drug(text: Text, lexicon: Lexicon) -> str:
    """The medicine that a text names; "" for one without a known ceiling."""
    return next(
        (span.name.removeprefix("d_") for span in lexicon.spans([token.text for token in tokens(text)]) if span.name.startswith("d_")), ""
    )


def _a_day(text: Text | None, lexicon: Lexicon, before: str = "") -> float:
    """How many times a day."""
    return times_a_day(_sentence(before + text.plain, lexicon), 0) if text else 0.0


def _sentence(words: str, lexicon: Lexicon) -> Sentence:
    return Sentence(tokens(Text((Run(words),), Scalar(words))), lexicon)
