"""docs/checks.md: all rules as a table, made from the code."""

from .lexical import all_rules
from .rule import Rule, families
from .sources import cited

HEAD = """# What `handouts check` finds

Made by `python -m patient_handouts.checks.table`; a test says when it is stale. `handouts explain CODE` tells more of each.
Where a rule comes from: [sources.md](sources.md).
An error stops `handouts make` (`--draft` prints anyway, and says so across every page); a warning stops `check --strict` only.
An author can keep one finding in one place with a reason: `allow: [{code: percent-bare, because: …}]` on a block, a section,
or the sheet; it is listed in the report, and on the review copy. Of an error with a star that is not enough: it passes only when whoever
approves the sheet names it too (`handouts approve … --allow CODE`).

"""


def table() -> str:
    """The whole file."""
    all_rules()
    parts = [HEAD.rstrip("\n")]
    for family, rules in families():
        parts.append(f"## {family.capitalize()}\n\n| Code | | Finds | Bad | Good | Source |\n|---|---|---|---|---|---|")
        parts[-1] += "".join(
            f"\n| `{rule.code}` | {_severity(rule)} | {rule.what} | {_cell(rule.bad)} | {_cell(rule.good)} | {_sources(rule)} |"
            for rule in rules
        )
    return "\n\n".join(parts) + "\n"


def _severity(rule: Rule) -> str:
    """With a star where an author's permission alone does not do."""
    return rule.severity + "*" * rule.guards(rule.severity)


def _sources(rule: Rule) -> str:
    """Links to what it is built on, and whether some of it is our own."""
    named = [f"[{id}](sources.md#{id})" + (f", {where}" if where else "") for id, where in map(cited, rule.sources)]
    return "; ".join([*named, *(["[our own](sources.md#our-own-rules)"] if rule.own else [])])


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parents[1] / "docs" / "checks.md").write_text(table(), encoding="utf-8", newline="\n")
