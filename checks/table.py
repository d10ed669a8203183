"""docs/checks.md: all rules as a table, made from the code."""

from .lexical import all_rules

FAMILIES = ("safety", "numbers", "words", "pictures", "brand", "translation", "scripts", "check")  # in this order
HEAD = """# What `handouts check` finds

Made by `python -m patient_handouts.checks.table`; a test says when it is stale. `handouts explain CODE` tells more of each.
An error stops `handouts make` (`--draft` prints anyway, and says so across every page); a warning stops `check --strict` only.
An author can keep one finding in one place with a reason: `allow: [{code: percent-bare, because: …}]` on a block, a section,
or the sheet; it is listed in the report.

"""


def table() -> str:
    """The whole file."""
    known = all_rules()
    parts = [HEAD.rstrip("\n")]
    for family in sorted({rule.family for rule in known.values()}, key=FAMILIES.index):
        parts.append(f"## {family.capitalize()}\n\n| Code | | Finds | Bad | Good | Source |\n|---|---|---|---|---|---|")
        parts[-1] += "".join(
            f"\n| `{rule.code}` | {rule.severity} | {rule.what} | {_cell(rule.bad)} | {_cell(rule.good)} | {rule.source} |"
            for rule in known.values()
            if rule.family == family
        )
    return "\n\n".join(parts) + "\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parents[1] / "docs" / "checks.md").write_text(table(), encoding="utf-8", newline="\n")
