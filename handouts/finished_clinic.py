"""What a clinic's signature holds besides: its name and facts as they are printed, its own words, its limits, its fonts."""

from typing import Any, cast

from .blocks import DangerSigns
from .clinic_fonts import files_of, named_fonts, words_on_sheet
from .finished_sheet import SheetGathering
from .finished_words import ItemKind, as_spans
from .limit_wording import LimitLine, set_limit
from .limits import limit_kinds
from .node import Scalar
from .other_help import other_help
from .regions import said_in
from .set_limits import Limit
from .text import Run, Text
from .wording import Wording
from .words import Span, Words


class ClinicGathering:
    """What one clinic adds to a sheet; `sheet` is the walk through the rest of it, which keeps what is held."""

    def __init__(self, sheet: SheetGathering, wording: Wording) -> None:
        self.sheet, self.wording, self.leaves = sheet, wording, sheet.leaves

    def facts(self) -> dict[str, Any]:
        """Its name and facts as they are printed, its own words and its limits."""
        wording, clinic, shown = self.wording, self.wording.clinic, self.sheet.shown
        told = {"clinic": wording.words(clinic.name), "phone": Words((Span(wording.phone(), link=wording.tel()),))}
        told |= {"short_name": wording.words(clinic.short_name)} if clinic.short_name else {}
        told |= {"address": wording.address()} if clinic.address else {}
        told |= {f"sites.{k}": line for k, line in enumerate(wording.sites())}
        told |= {f"hours.{k}": line for k, line in enumerate(wording.hours())} | {"language_help": wording.language_help()}
        told |= {f"language_help.{k}": line for k, line in enumerate(wording.help_elsewhere())}
        if DangerSigns in self.sheet.kinds:
            told |= {"after_hours": wording.after_hours(), "emergency_number": Words((Span(clinic.emergency.printed),))}
        told |= self._further()
        written = self._written()
        facts = {name: self._held(as_spans(words), name.partition(".")[0], written.get(name)) for name, words in told.items()}
        file = None if clinic.paper_head else clinic.logo_file  # on a letterhead it is not the sheet's to print
        logo = shown.content(file) if shown and file else ""
        facts |= {name: self._held(value, name) for name, value in (("units", clinic.units), ("web", clinic.web), ("logo", logo))}
        if fonts := self._fonts():  # who names none keeps the signatures of before
            facts["fonts"] = self._held(fonts, "fonts")
        if clinic.paper_head or clinic.logo_is_name:  # what the sheet leaves to its paper, or to the logo
            facts["unprinted"] = self._held("head" if clinic.paper_head else "name", "clinic")
        return facts | {"logo_is_called": self._logo() if file else None, "limits": self.limits()}

    def _further(self) -> dict[str, Words]:
        """Each further phone that the sheet prints, and what the clinic itself calls those of its lists."""
        wording, handout, phones = self.wording, self.sheet.handout, self.wording.clinic.phones
        told = {f"phone:{name}": wording.contact(name) for name in handout.further_phones()}
        labels = {name: phones.label(name, handout.language) for name in handout.contacts()}
        return told | {f"phone:{name}.label": wording.words(label) for name, label in labels.items() if label}

    def _held(self, value: Any, role: str, made_of: Any = None) -> Any:
        return self.leaves.add(value, role, self.wording.clinic, "clinic", made_of)

    def _written(self) -> dict[str, Any]:
        """What the clinic says of the facts that the program puts into sentences of its own, or into which another fact is filled."""
        clinic, language = self.wording.clinic, Scalar(self.wording.handout.language)
        closed = clinic.phones.after_hours
        told: dict[str, Any] = {f"hours.{k}": [clinic.customs, *map(str, vars(line).values())] for k, line in enumerate(clinic.hours)}
        told["after_hours"] = _source(said_in(closed, language) if isinstance(closed, dict) else closed)
        told |= {f"language_help.{k}": _source(text) for k, (_, text) in enumerate(other_help(clinic.language_help, language))}
        return told | {"language_help": _source(said_in(clinic.language_help, language))}

    def _fonts(self) -> list[str]:
        """The digests of the files whose letters the sheet is set in, where the clinic names any: others may draw other letters."""
        clinic, handout, shown = self.wording.clinic, self.wording.handout, self.sheet.shown
        named = named_fonts(clinic, handout.language, words_on_sheet(handout, clinic) if clinic.fonts else ())
        files = [file for each in named for file in files_of(each)]
        return [shown.content(file) if shown else "" for file in files]

    def own_limits(self) -> list[Any]:
        """Those that it has set and that the sheet shows, also in the middle of its sentences."""
        listed = {*self.sheet.handout.listed_limits()}
        shown = listed | self._inside()
        lines = [(name, self.wording.limit(name)) for name in limit_kinds(self.sheet.handout.limits) if name in shown]
        return [self._limit(name, line) if name in listed else self._inline(name, line) for name, line in lines if line.is_set]

    def _inside(self) -> set[str]:
        """The limits in the middle of sentences."""
        said = {run.placeholder for text in self.sheet.handout.all_texts() for run in text.runs}
        return {name.removeprefix("limit:") for name in said if name.startswith("limit:")}

    def _logo(self) -> Any:
        text = self.sheet.catalogue.text("head.logo")
        return self.leaves.add([self.sheet.own_run(run) for run in text.runs], "own_words.head.logo", text, "own")

    def _inline(self, name: str, line: LimitLine) -> Any:
        """A limit that stands only in the middle of a sentence: its value."""
        value = self.wording.words(Text((Run("", placeholder=f"limit:{name}"),), name))  # its value alone: in a phrase it is the same
        return [name, self._value(name, line, value)]

    def limits(self) -> Any:
        """Those of its limits blocks, set or left open, and what is said of the open ones."""
        lines = {name: self.wording.limit(name) for name in dict.fromkeys(self.sheet.handout.listed_limits())}
        told = [self._limit(name, line) for name, line in lines.items()]
        for name in sorted(self._inside() - lines.keys()):
            self.leaves.behind(self._set(name), f"limits.{name}", self.wording.clinic)
            self._declared(name, self.wording.clinic)
        if all(line.is_set for line in lines.values()):
            return [told]
        unset = "limits_key.unset"
        return [told, self.leaves.add(as_spans(self.wording.say(unset)), f"own_words.{unset}", self.sheet.catalogue.text(unset), "own")]

    def _limit(self, name: str, line: LimitLine) -> Any:
        """A limit as it is printed, and who set it when."""
        limit, role = set_limit(name, self.wording), f"limits.{name}"
        own = self.sheet.handout.limits.get(Scalar(name))
        label, kind = (own.label, "words") if own else (self.sheet.catalogue.text(f"{role}.name"), "own")
        called = self.leaves.add(as_spans(line.name), role, label, cast(ItemKind, kind))
        value, who = self._value(name, line, line.value), [str(limit.set_on), self.wording.in_own(limit.set_by)] if limit else []
        return [name, called, value, self.leaves.add(as_spans(line.signed or Words()), role, line, "limit", made_of=list(map(str, who)))]

    def _value(self, name: str, line: LimitLine, printed: Words) -> Any:
        """What is printed of a limit's value, and what stands behind it."""
        held = self.leaves.add(as_spans(printed), f"limits.{name}", line, "limit", made_of=self._set(name))
        self._declared(name, line)
        return held

    def _set(self, name: str) -> list[Any]:
        """What the clinic has set, as its file says it."""
        limit, language = set_limit(name, self.wording), Scalar(self.wording.handout.language)
        said = vars(limit) if limit else {}
        fields = [(field, value) for field, value in said.items() if field not in Limit.FIELDS and value is not None]
        return [[field, _source(said_in(value, language) if isinstance(value, dict) else value)] for field, value in fields]

    def _declared(self, name: str, written: Any) -> None:
        """What the topic declares of a limit, and the units that it may be printed in."""
        kind = limit_kinds(self.sheet.handout.limits)[name]
        self.leaves.behind([kind.told, kind.when, kind.size, kind.unit], f"limits.{name}.declared", written)
        self.leaves.behind(self.wording.clinic.units, "units", written)


def _source(said: Any) -> str:
    """Words or a number as the clinic's file has them."""
    return str(getattr(said, "source", said))
