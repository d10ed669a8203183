"""docs/sources.md: what the rules are built on, who says it, where, and what is our own; made from sources.yaml."""

from functools import cache
from pathlib import Path

from ..handouts.data import data
from ..handouts.kinds import validator
from ..handouts.part import Part
from .ceilings import Ceiling, ceilings, without_ceiling
from .lexical import all_rules
from .rule import Rule, families

HEAD = """# Sources

Made by `python -m patient_handouts.checks.sources` from `checks/sources.yaml`; a test says when it is stale, when something names
a source that is not here, and when nothing names one that is. `handouts explain CODE` shows the sources of a rule.

What a source says stands here in our own words, and no more than it says; where a rule goes further, or no source was found, the
rule says so: [our own rules](#our-own-rules). *Read*: the day on which we read it, at its address or in a stored copy of that page.
"""
OURS = """## Our own rules

What no source says, or says without a number, and why we ask for it.

| Rule | Our own |
|---|---|"""
CEILINGS = """
## Ceilings of doses

The most that an adult may take at home, as `dose-high` holds it, from the sources that are named beside it; in mg. Where they
differ, the lower figure stands, but for what a US label lets people take at home (aspirin, metformin). A first dose that only a
hospital gives is left out, and so may be told as too much. An empty place: none of them says. No ceiling is a dose for anybody, and
none is for a child; under so many months a child has none at home (`dose-young`). Insulin is counted in units.

| Medicine | At one time | In a day | Where taken each day | Hours between | Not under (months) | Sources |
|---|--:|--:|--:|--:|--:|---|"""


class RuleSource(Part):
    """One source.  `read` is a day; `unread` says why not, and where we have it from.  `called`: its names in docs and comments."""

    who: str
    title: str
    url: str
    says: str
    date: str = ""
    read: str = ""
    unread: str = ""
    called: tuple[str, ...] = ()

    def checked(self) -> None:
        """Read or unread; an address."""
        if bool(self.read) == bool(self.unread) or not self.url.startswith(("https://", "http://")):
            raise ValueError(f"{self.title}: say either read or unread, and an address")

    @property
    def line(self) -> str:
        """Who, title, date."""
        return f"{self.who}: {self.title}" + (f" ({self.date})" if self.date else "")


@cache
def rule_sources() -> dict[str, RuleSource]:
    """All of them, by id."""
    known: dict[str, RuleSource] = validator(dict[str, RuleSource]).validate_python(data(Path(__file__).parent / "sources.yaml"))
    return known


def cited(words: str) -> tuple[str, str]:
    """What a rule says of a source, `ID` or `ID: where in it`, taken apart; KeyError for an id that is not known."""
    id, _, where = words.partition(": ")
    rule_sources()[id]
    return id, where


def told(rule: Rule) -> str:
    """The sources of a rule with their addresses, and what is our own, as `explain` shows them."""
    lines = list[str]()
    for id, where in map(cited, rule.sources):
        lines += [f"  {rule_sources()[id].line}{f', {where}' if where else ''}", f"    {rule_sources()[id].url}"]
    found = ["\n".join([f"Source{'s' if len(rule.sources) > 1 else ''}:", *lines])] if lines else []
    return "\n".join([*found, *([f"Our own: {rule.own}"] if rule.own else [])])


def page() -> str:
    """The whole file."""
    all_rules()
    rules = [rule for _, them in families() for rule in them]
    entries = [_entry(id, source, rules) for id, source in rule_sources().items()]
    own = [f"| [`{rule.code}`](checks.md#{rule.family}) | {rule.own} |" for rule in rules if rule.own]
    return "\n".join([HEAD, *entries, OURS, *own, CEILINGS, *_ceilings()]) + "\n"


def _ceilings() -> list[str]:
    """The rows of the table of ceilings, and the medicines that have none."""
    rows = [_ceiling(name, ceiling) for name, ceiling in sorted(ceilings().items())]
    bare = without_ceiling()
    return [*rows, f"\nKnown by name, and no source of a ceiling found: {', '.join(bare)}."] if bare else rows


def _ceiling(name: str, ceiling: Ceiling) -> str:
    most = ceiling.single, ceiling.day, ceiling.daily, ceiling.gap, ceiling.youngest
    figures = (f"{figure:,g}" if figure else "" for figure in most)
    return f"| {' | '.join((name, *figures, ', '.join(f'[{id}](#{id})' for id in ceiling.from_)))} |"


def _entry(id: str, source: RuleSource, rules: list[Rule]) -> str:
    """One source: who, title, date, address; what it says; what stands on it."""
    named = [f"`{rule.code}`{f' ({where})' if where else ''}" for rule in rules for it, where in map(cited, rule.sources) if it == id]
    behind = [f"Behind {', '.join(named)}."] if named else []
    if most := sorted(name for name, ceiling in ceilings().items() if id in ceiling.from_):
        behind.append(f"Behind the [ceiling](#ceilings-of-doses) of {', '.join(most)}.")
    if source.called:
        behind.append(f"Named {' and '.join(f'“{name}”' for name in source.called)} in docs and comments.")
    access = f"Read {source.read}." if source.read else f"Not read there: {source.unread}."
    return f"### {id}\n\n{source.line}. <{source.url}>. {access}\n\n{source.says}\n\n{' '.join(behind)}\n"


if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "sources.md").write_text(page(), encoding="utf-8", newline="\n")
