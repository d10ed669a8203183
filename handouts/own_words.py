"""Which of the program's own sentences a sheet prints, by their keys in the catalogue: those that a signature under it holds.

Declared here, block by block, so that a signature can be looked at without setting pages; tests/layouts/test_own_words.py sets whole
sheets and holds that no more and no fewer are asked for.  Not among them: what stands on drafts and while nobody has signed, and the
review copy's own words.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from .amount_scalars import Between
from .blocks import (
    TIMES,
    Advice,
    Bars,
    Chance,
    Chances,
    Contacts,
    DangerSigns,
    DiaryScale,
    DoseRow,
    DoseTable,
    Evidence,
    Exercise,
    Exercises,
    Harm,
    Harms,
    Limits,
    Link,
    LogTable,
    MedicineList,
    NoteBlock,
    Options,
    Pooled,
    Questions,
    ScheduleRow,
    ScheduleRows,
    Table,
    TeachBack,
    WriteOn,
    Zone,
    runs_in,
)
from .catalogue import ORIGINAL, Catalogue
from .definition import Handout, Section
from .formats import duration_key
from .limit_wording import line_key, phrase_key
from .limits import WEIGHT, LimitKind, built_in, limit_kinds
from .node import Scalar
from .part import Part
from .regions import without_region
from .text import Run, Text
from .units import Quantity, all_units, quantity

ALWAYS = (
    "headings.key_points",
    "headings.continued",
    "head.call_us",
    "head.running",
    "head.page",
    "head.beside",
    "imprint.foot",
    "imprint.made_for",
    "imprint.next_review",
    "imprint.not_after",
    "imprint.care",
    "language.own",
    "language.english",
)
WHOLE = ("expansions", "patient")  # families: what is read out for abbreviations; what the desk may print on any sheet
SOURCE = "figures.source_number", "figures.source_said"  # "(8)", and what is read out for it
OF_PART: dict[type[Part], tuple[str, ...]] = {
    Advice: ("advice.do", "advice.do_not"),
    DangerSigns: ("danger.title", "danger.call_now", "danger.any_one", "danger.call_today"),
    Questions: ("ask.us",),
    TeachBack: ("ask.teach_back",),
    WriteOn: ("ask.blank",),
    Options: ("options.happens", "options.known", "options.nothing"),
    Evidence: ("figures.how_sure", "figures.who", "figures.when", "figures.source", "figures.sentence"),
    Pooled: ("figures.studies",),
    Chances: ("figures.of_people", "figures.counts", "figures.array"),
    Chance: ("figures.of_people", "figures.chance"),
    DoseTable: ("doses.name", "doses.one", "doses.every", *SOURCE),
    Bars: ("figures.bar", "figures.scale_from", "figures.scale_to"),
    DiaryScale: ("figures.diary", "figures.scale_from", "figures.scale_to"),
    Harms: ("harms.how_many", "harms.what", "figures.sentence"),
    Link: ("links.qr",),
    Zone: ("zones.do",),
    Table: ("tables.cell",),
    LogTable: ("tables.cell", "ask.blank"),
    ScheduleRows: ("tables.cell", "ask.blank"),
    MedicineList: (
        "tables.cell",
        "figures.next",
        "ask.blank",
        *(f"medicines.{name}" for name in ("name", "for", "how_much", "when", *TIMES)),
    ),
}
COUNTS = "count", "fewer_than", "up_to"


@lru_cache(64)
def own_keys(handout: Handout, catalogue: Catalogue, terms: frozenset[str]) -> frozenset[str]:
    """The keys of all sentences that stand on the handout's sheet, but for those that say a clinic's facts; it explains these `terms`."""
    keys = {*ALWAYS, *(key for family in WHOLE for key in catalogue.texts if key.startswith(f"{family}."))}
    keys.add("imprint.approved" if without_region(handout.language) == ORIGINAL else "imprint.approved_plain")
    same = catalogue.text("language.own").runs == catalogue.text("language.english").runs
    keys.add("imprint.same_language" if same else "imprint.language")
    if handout.translated:
        keys |= {"imprint.translation_open", "imprint.translation_reviewed"}
    for part in handout.parts():
        keys.update(_of_part(part, handout))
        if isinstance(part, DoseRow):
            keys.update(_of_doses(part, catalogue))
        if isinstance(part, ScheduleRows):
            keys.update(_of_schedule(part, catalogue))
        if isinstance(part, Contacts):  # others have a label of their clinic's own
            keys.update(key for name in part.contacts if (key := f"contacts.{name}") in catalogue.texts)
    keys.update(key for term in terms for key in _of_term(handout, term))
    return frozenset(keys | {*_of_sources(handout)})


def _of_part(part: Part, handout: Handout) -> Iterator[str]:
    for kind in type(part).__mro__:
        yield from OF_PART.get(kind, ())
    if isinstance(part, Section) and any(map(runs_in, part.blocks, part.blocks[1:])):
        yield from ("figures.next", "figures.sentence")
    match part:
        case Section() if not part.heading and not is_danger(part):
            yield f"parts.{part.part}"
        case Options() if any(choice.name.plain == handout.title.plain for choice in part.options.choices):
            yield "options.own"
        case Evidence():
            yield f"certainty.{part.certainty}"
            yield from _of_evidence(part)
        case Limits():
            yield from (f"limits.{name}.name" for name in part.limits if name in built_in())
        case Harms():
            compared = [harm.compared is not None for harm in part.rows]
            if not all(compared):
                yield "harms.else_no_comparison" if any(compared) else "harms.no_comparison"
        case Harm():
            yield from _of_harm(part)
        case Exercise():
            amounts = (("hold", part.hold), ("repeats", part.repeats), ("times_a_day", part.times_a_day), ("stop", part.stop))
            yield from (f"exercises.{name}" for name, said in amounts if said is not None)
            yield from ("limit_phrases.range" for number in (part.repeats, part.times_a_day) if isinstance(number, Between))
        case Exercises() if part.tick is not None:
            yield from ("exercises.done", "log.day")
        case Zone():
            yield f"zones.{part.zone}"
        case LogTable() if isinstance(part.rows, int):
            yield "log.day"
        case DoseTable():
            yield f"doses.{part.by}"
            yield from ("doses.at_most",) if part.at_most else ()
        case NoteBlock():
            yield f"note.{part.kind}"


def _of_doses(row: DoseRow, catalogue: Catalogue) -> Iterator[str]:
    """Of the ends of a stretch, and of what joins them."""
    if row.tablet is None:
        yield bounds_key(row)
    for bound in (row.from_, row.to):
        if isinstance(bound, Quantity):
            yield from ("quantities.one", f"quantities.{bound.unit}")
        elif bound is not None:
            yield duration_key(catalogue, bound)


def bounds_key(row: DoseRow) -> str:
    """How a stretch of weights or ages is told."""
    return "doses.up_to" if row.from_ is None else "doses.range" if row.to is not None else "doses.and_over"


def _of_schedule(found: ScheduleRows, catalogue: Catalogue) -> Iterator[str]:
    yield from (f"schedule.{found.event}", "schedule.day_time")
    if found.source:
        yield from SOURCE
    for row in found.rows:
        yield from (when_key(found, row), day_key(row))
        if key := clock_key(row):
            yield key
        if row.counted:
            yield duration_key(catalogue, row.counted)


def when_key(found: ScheduleRows, row: ScheduleRow) -> str:
    """How it is told on which day a row is, or how long before or after the event."""
    if row.counted is None:
        return f"schedule.{found.event}" if row.is_event else "parts.that_day"
    return f"limit_phrases.{'before' if row.before else 'after'}_{found.event}"


def day_key(row: ScheduleRow) -> str:
    """What is written by hand where no event is known: the day, and the time where it hangs on the event's own."""
    return "schedule.day_time" if row.follows else "schedule.day"


def clock_key(row: ScheduleRow) -> str:
    """How its time of day is told; "" where it has none."""
    if row.from_ and row.to:
        return "schedule.range"
    return "schedule.at" if row.at else "schedule.from" if row.from_ else "schedule.until" if row.to else ""


def _of_evidence(figure: Evidence) -> Iterator[str]:
    if isinstance(figure, Pooled) and figure.fell:
        yield "figures.same"
    if isinstance(figure, Bars) and figure.better:
        yield f"figures.{figure.better}_better"


def _of_harm(harm: Harm) -> Iterator[str]:
    number = next(((key, number) for key in COUNTS if (number := getattr(harm, key)) is not None), None)
    yield "harms.unknown" if number is None else "harms.none" if number[1] == 0 else f"harms.{number[0]}"
    if number:
        yield from ("harms.of", "harms.share")
    if harm.compared is not None:
        yield "harms.compared"
        if number:
            yield "harms.share_compared"
    if not harm.of and (number or harm.compared is not None):
        yield "harms.people"
    if harm.source:
        yield from SOURCE


def _of_term(handout: Handout, term: str) -> Iterator[str]:
    known = handout.terms.get(Scalar(term))
    yield "terms.say_and_meaning" if known and known.say else "terms.meaning"


def _of_sources(handout: Handout) -> Iterator[str]:
    if handout.sources:
        yield "headings.sources"
    if any(source.read for source in handout.sources.values()):
        yield "sources.read"


def _in_phrases(texts: Iterable[Text], kinds: Mapping[str, LimitKind]) -> Iterator[Run]:
    """The limits that are told in the middle of a sentence by a sentence of the catalogue: a range always is."""
    for run in (run for text in texts for run in text.runs if run.placeholder.startswith("limit:")):
        says = kinds[run.placeholder.removeprefix("limit:")].says
        if says == "range" or (run.form and says != "words"):
            yield run


def _of_measures(catalogue: Catalogue, sizes: Collection[str], amounts: Iterable[Quantity]) -> Iterator[str]:
    """The words of the units that a clinic may have set a limit in, and of those that stand in the text with what they are turned into."""
    names = {unit.name for unit in all_units().values() if unit.size in sizes and unit.size != WEIGHT}
    names |= {name for amount in amounts for name in (amount.unit, amount.twin().unit)}
    starts = tuple(f"measures.{name.replace(' ', '_')}." for name in names)
    return (key for key in catalogue.texts if key.startswith(starts))


def is_danger(section: Section) -> bool:
    """Whether it holds the danger box, which is its own heading: the section's heading and picture are not printed."""
    return any(isinstance(block, DangerSigns) for block in section.blocks)


def of_clinics(handout: Handout, catalogue: Catalogue, kinds: Collection[type[Part]], texts: Iterable[Text]) -> set[str]:
    """The keys of the sentences that say a clinic's facts, whichever clinic it is; `kinds` of parts and `texts` that the sheet has."""
    said = {run.placeholder for text in texts for run in text.runs if run.placeholder}
    limits, blanks = handout.listed_limits(), "blank" in said
    inline = {name.removeprefix("limit:") for name in said if name.startswith("limit:")}
    keys = {"head.logo", *(key for key in catalogue.texts if key.startswith("hours."))}
    kinds_set = limit_kinds(handout.limits)
    keys |= {line_key(name, kinds_set[name], is_set) for name in limits for is_set in (True, False)}
    keys |= {phrase_key(kinds_set[name]) for name in limits if name not in built_in() and kinds_set[name].says in ("before", "after")}
    keys |= {phrase_key(kinds_set[run.placeholder.removeprefix("limit:")]) for run in _in_phrases(texts, kinds_set)}
    if limits:
        keys |= {"limits_key.set", "limits_key.set_plain", "limits_key.unset"}
    if limits or inline:
        keys |= {key for key in catalogue.texts if key.startswith("durations.")}
    if limits or inline or blanks:
        keys.add("ask.blank")
    amounts = [quantity(name) for name in said if name[:1].isdigit()]
    measured = {kinds_set[name].measured for name in {*limits, *inline} if kinds_set[name].says == "amount"}
    if measured or any(amounts):
        keys |= {key for key in catalogue.texts if key.startswith("quantities.")}
        keys |= {*_of_measures(catalogue, measured, filter(None, amounts))}
    if DangerSigns in kinds:
        keys |= {"call.closed", "call.no_number"}
    if Contacts in kinds:
        keys.add("call.text")
    if DangerSigns in kinds or "after_hours" in said:
        keys.add("call.no_number_inline")
    for name, told in (("page:", ("head.see_page",)), ("source:", SOURCE), ("phone:", ("call.text",))):
        if any(each.startswith(name) for each in said):
            keys |= {*told}
    return keys
