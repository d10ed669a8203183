"""What a sheet prints of its clinic, as tables: of one clinic, each fact with its lines; of many, what differs between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..handouts.clinic_facts import LIMIT, ClinicFact, clinic_facts
from ..handouts.wording import Wording
from ..handouts.words import Words, joined_by, said
from ..images import figures
from .beside import Beside
from .compositor import Compositor
from .review_part import CopyPart
from .strips import Column, Strip, Strips, gap, row, tied
from .tags import Tag

GUTTER = 1.5  # u, between columns
ONE = 16.0, 44.0, 18.0  # shares of the width: fact, value, lines
OWN = 16.0, 15.5, 13.0, 16.5, 17.0
SHARED = 15.0, 27.0, 36.0
OF_ITS_OWN = (("phone", "after_hours"), ("hours",), ("address", "web"), ("language_help", "logo"))  # the columns of what each clinic has
SHARED_FACTS = "emergency_number", "units"
FEW = 4  # clinics that are named one by one in any case
MOST = 40  # clinics named in one row: a row goes on one page
Told = Sequence[tuple[Words, bool, Compositor]]  # the paragraphs of a cell: words, whether bold, who sets them


class CopyClinics(CopyPart):
    """Tables; what a clinic says stands in the sheet's language."""

    # -- one clinic
    def of_one(self, beside: Beside) -> Strips:
        """Each fact, how it is printed, and the lines where."""
        out = self.heading(self.say("facts_of")) + tied(self.paragraph(self.say("facts_are"), "small", above=0.5))
        table = self._table(ONE, [self.say("column_fact"), self.say("column_value"), self.say("column_lines")])
        for fact in clinic_facts(beside.wording):
            told: Told = [(fact.value, True, self._valued(fact))] if fact.value.plain else [(self.say("no_fact"), False, self.c)]
            told = [*told, (fact.signed, False, self.own)] if fact.signed else told
            lines = beside.located.of_fact(fact.role)
            where = self._lines(lines) if lines or fact.printed else self.say("not_printed")
            table.add([(fact.name, False, self._named(fact))], told, [(where, False, self.c)] if where else [])
        return out + table.strips

    def _lines(self, lines: Sequence[int]) -> Words:
        return self.say("in_lines" if len(lines) > 1 else "in_line", lines=", ".join(map(str, lines))) if lines else Words()

    def _valued(self, fact: ClinicFact) -> Compositor:
        return self.c if fact.role == "units" else self.own

    def _named(self, fact: ClinicFact) -> Compositor:
        """A limit's name is the sheet's word, the other names are the copy's."""
        return self.own if fact.role.startswith(LIMIT) else self.c

    # -- many
    def of_all(self, clinics: Mapping[str, Wording]) -> Strips:
        """What each has of its own, clinic by clinic; then numbers, units and limits, value by value."""
        shown, facts = self.s.wording.words(self.s.clinic.name), {name: _by_role(wording) for name, wording in clinics.items()}
        how = self.paragraph(self.say("differs_how", clinic=shown), above=self.look.space.paragraph)
        out = gap(self.title(self.say("differs")), 2 * self.look.space.section) + tied(how)
        return out + self._own(facts) + self._shared(facts)

    def _own(self, facts: Mapping[str, Mapping[str, ClinicFact]]) -> Strips:
        names = {role: fact.name for each in facts.values() for role, fact in each.items()}
        heads = [self.say("column_clinic"), *(joined_by("; ", [names[role] for role in roles]) for roles in OF_ITS_OWN)]
        table = self._table(OWN, heads)
        for name, each in facts.items():
            cells = [[(each[role].value, role == "phone", self.own) for role in roles if each[role].value.plain] for roles in OF_ITS_OWN]
            table.add([(each["clinic"].value, False, self.own), (said(name), False, self.c)], *cells)
        return self.heading(self.say("own_facts")) + table.strips

    def _shared(self, facts: Mapping[str, Mapping[str, ClinicFact]]) -> Strips:
        table = self._table(SHARED, [self.say("column_fact"), self.say("column_value"), self.say("column_clinics")])
        roles = dict.fromkeys(role for each in facts.values() for role in each if role in SHARED_FACTS or role.startswith(LIMIT))
        for role in roles:
            having = {name: each[role] for name, each in facts.items() if role in each}
            for value, names in _groups(having):
                fact = having[names[0]]
                told: Told = [(value, True, self._valued(fact))] + ([] if fact.printed else [(self.say("not_printed"), False, self.c)])
                for cell in self._clinics(names, having, list(facts)):
                    table.add([(fact.name, False, self._named(fact))], told, cell)
        return self.heading(self.say("shared_facts")) + table.strips

    def _clinics(self, names: Sequence[str], having: Mapping[str, ClinicFact], every: Sequence[str]) -> Iterator[Told]:
        """The clinics that print a value, under the signatures of the limit; in several rows where they are many."""
        cell, named = list[tuple[Words, bool, Compositor]](), 0
        for signed, those in _signed(names, having):
            for who, count in self._who(those, every):
                if cell and named + count > MOST:
                    yield cell
                    cell, named = [], 0
                cell, named = [*cell, (who, False, self.c), *([(signed, False, self.own)] if signed else [])], named + count
        yield cell

    def _who(self, those: Sequence[str], every: Sequence[str]) -> Iterator[tuple[Words, int]]:
        """These clinics, and how many names that takes: all of them, most by those that are left out, the others by name."""
        left = [name for name in every if name not in those]
        if not left and len(every) > 1:
            yield self.say("all_clinics", count=len(every)), 1
        elif len(left) < len(those) / 2 and len(left) <= MOST and len(those) > FEW:
            yield self.say("all_but", count=len(those), names=", ".join(left)), len(left)
        else:
            for k in range(0, len(those), MOST):
                yield said(", ".join(those[k : k + MOST])), len(those[k : k + MOST])

    def _table(self, shares: Sequence[float], heads: Sequence[Words]) -> "_Table":
        return _Table(self, shares, heads)


class _Table:
    """Rows of cells of paragraphs; the first cell of each heads its row, and the columns' headings come again on every page."""

    def __init__(self, part: CopyPart, shares: Sequence[float], heads: Sequence[Words]) -> None:
        self.part, self.tag, look = part, part.root.add("Table"), part.look
        scale = look.width / sum(shares)
        widths = [width for share in shares for width in (share * scale - GUTTER, GUTTER)]
        self.columns, first = look.wide.cut(*widths), self.tag.add("TR")
        told: list[Told] = [[(words, True, part.c)] for words in heads]
        self.again = self._line(told, None)
        self.strips = [replace(self._line(told, first, "Column"), gap=1, tied=True)]

    def add(self, *cells: Told) -> None:
        made = self._line(cells, self.tag.add("TR"))
        self.strips.append(replace(made, tied=len(self.strips) < 3, again=self.again))

    def _line(self, cells: Sequence[Told], tr: Tag | None, scope: str = "") -> Strip:
        look = self.part.look
        rule = look.ink(0, -0.25, figures.hairline, look.width, look.colours.rule)
        made = [self._cell(cell, column, tr and self._headed(tr, k, scope)) for k, (cell, column) in enumerate(zip(cells, self.columns))]
        strip = row(*made, gap=1)
        return replace(strip, items=(rule, *strip.items), height=strip.height + 0.25)

    def _headed(self, tr: Tag, k: int, scope: str) -> Tag:
        return tr.add("TH", scope=scope or "Row") if scope or not k else tr.add("TD", keep=True)

    def _cell(self, cell: Told, column: Column, tag: Tag | None) -> Strips:
        out = Strips()
        for words, bold, c in cell:
            lang = c.look.language if c.look.language != "en" else ""
            out += self.part.set(c, words, "small", column, tag and tag.add("P", lang=lang), bold)
        return out or [Strip(self.part.look.lead("small"))]


def _by_role(wording: Wording) -> dict[str, ClinicFact]:
    return {fact.role: fact for fact in clinic_facts(wording)}


def _signed(names: Sequence[str], facts: Mapping[str, ClinicFact]) -> Iterable[tuple[Words, list[str]]]:
    """Who signed a value of a limit, and at which clinics."""
    found = dict[Words, list[str]]()
    for name in names:
        found.setdefault(facts[name].signed, []).append(name)
    return found.items()


def _groups(facts: Mapping[str, ClinicFact]) -> list[tuple[Words, list[str]]]:
    """Each value and the clinics that print it, the commonest first."""
    found = dict[tuple[str, bool], list[str]]()
    for name, fact in facts.items():
        found.setdefault((fact.value.plain, fact.printed), []).append(name)
    return sorted(((facts[names[0]].value, names) for names in found.values()), key=lambda each: -len(each[1]))
