"""What a clinic's signature holds besides: its name and facts as they are printed, its own words, its limits, its fonts."""

from typing import Any

from .blocks import DangerSigns
from .clinic import FontFiles
from .finished_sheet import SheetGathering
from .finished_words import as_spans
from .limit_wording import LimitLine
from .limits import limit_kinds
from .node import Scalar
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
        told |= {"address": wording.words(clinic.address)} if clinic.address else {}
        told |= {f"hours.{k}": line for k, line in enumerate(wording.hours())} | {"language_help": wording.language_help()}
        if DangerSigns in self.sheet.kinds:
            told |= {"after_hours": wording.after_hours(), "emergency_number": Words((Span(clinic.emergency.printed),))}
        told |= self._further()
        facts = {name: self._held(as_spans(words), name.partition(".")[0]) for name, words in told.items()}
        logo = shown.content(clinic.logo) if shown and clinic.logo else ""
        facts |= {name: self._held(value, name) for name, value in (("units", clinic.units), ("web", clinic.web), ("logo", logo))}
        if fonts := self._fonts():  # who names none keeps the signatures of before
            facts["fonts"] = self._held(fonts, "fonts")
        return facts | {"logo_is_called": self._logo() if clinic.logo else None, "limits": self.limits()}

    def _further(self) -> dict[str, Words]:
        """Each further phone that the sheet prints, and what the clinic itself calls those of its lists."""
        wording, handout, phones = self.wording, self.sheet.handout, self.wording.clinic.phones
        told = {f"phone:{name}": wording.contact(name) for name in handout.further_phones()}
        labels = {name: phones.label(name, handout.language) for name in handout.contacts()}
        return told | {f"phone:{name}.label": wording.words(label) for name, label in labels.items() if label}

    def _held(self, value: Any, role: str) -> Any:
        return self.leaves.add(value, role, self.wording.clinic, "clinic")

    def _fonts(self) -> list[str]:
        """The digests of the files whose letters the sheet is set in, where the clinic names any: others may draw other letters."""
        named = self.wording.clinic.fonts.get(Scalar(self.wording.handout.language))
        files = [named.regular, named.bold] if isinstance(named, FontFiles) else [named]
        return [self.sheet.shown.content(file) if self.sheet.shown else "" for file in files if file]

    def own_limits(self) -> list[Any]:
        """Those that it has set and that the sheet shows, also in the middle of its sentences."""
        listed = {*self.sheet.handout.listed_limits()}
        inside = {run.placeholder for text in self.sheet.handout.all_texts() for run in text.runs}
        shown = listed | {name.removeprefix("limit:") for name in inside if name.startswith("limit:")}
        lines = [(name, self.wording.limit(name)) for name in limit_kinds(self.sheet.handout.limits) if name in shown]
        return [self._limit(name, line) if name in listed else self._inline(name, line) for name, line in lines if line.is_set]

    def _logo(self) -> Any:
        text = self.sheet.catalogue.text("head.logo")
        return self.leaves.add([self.sheet.own_run(run) for run in text.runs], "own_words.head.logo", text, "own")

    def _inline(self, name: str, line: LimitLine) -> Any:
        """A limit that stands only in the middle of a sentence: its value."""
        value = self.wording.words(Text((Run("", placeholder=f"limit:{name}"),), name))  # its value alone: in a phrase it is the same
        return [name, self.leaves.add(as_spans(value), f"limits.{name}", line, "limit")]

    def limits(self) -> Any:
        """Those of its limits blocks, set or left open, and what is said of the open ones."""
        lines = {name: self.wording.limit(name) for name in dict.fromkeys(self.sheet.handout.listed_limits())}
        told = [self._limit(name, line) for name, line in lines.items()]
        if all(line.is_set for line in lines.values()):
            return [told]
        unset = "limits_key.unset"
        return [told, self.leaves.add(as_spans(self.wording.say(unset)), f"own_words.{unset}", self.sheet.catalogue.text(unset), "own")]

    def _limit(self, name: str, line: LimitLine) -> Any:
        """A limit as it is printed, and who set it when."""
        return [
            name,
            *(
                self.leaves.add(as_spans(words), f"limits.{name}", line, "limit")
                for words in (line.name, line.value, line.signed or Words())
            ),
        ]
