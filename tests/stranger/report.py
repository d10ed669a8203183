"""docs/pages.md: limits and where the pages stand, by edition, by language, sheet by sheet; it can be read back and told what is worse."""

import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml
from sheets import EDITIONS

from .rows import Row

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "pages.md"
LIMITS = HERE / "limits.yaml"
HEAD = """# The pages, measured

Made by `python tests/stranger/measure.py` (two minutes). A change of the pages must better these figures or say why not: tests compare some
sheets with the table at the end, and all that it says with `tests/stranger/limits.yaml`. What is measured is the finished PDF of every
sheet of the library, for both sample clinics, unsigned, with a check code in its foot: its pixels, its text, and the tags that a screen
reader walks. `python tests/stranger/measure.py tell en.riverside` says what there is to mind, page by page; `look FOLDER en.riverside` puts
overviews of the pages into a folder.

* *Refused*: the sheet cannot be made at all (`handouts make` says why), so there is nothing to measure.
* *Hole*: white from the last ink to the body's lower edge, as a part of the body's height; the last page is left out. The body ends half
  the foot's type size above the foot's rule, and begins with the highest ink below the running head.
* *Lists*: page ends that leave one or two items of a list on a side. *Tables*: on more than one page though they are not taller than half
  of one; *tall tables*: on more than one page, and taller.
* *Parted*: a heading, a sentence that ends with a colon, or the words before the danger signs, at the foot of a page, and what they
  announce on the next.
* *Openings*: headings with a single line under them at the foot of a page, and the list that it opens on the next.
* *Late*: terms explained on a later page than the one where they are first marked.
* *Home*: pages of the part to take home (aftercare, limits, danger signs); *leaves* of paper that they lie on, printed on both sides.
* *Head, foot*: most lines of a running head, of a foot. *Type*: the smallest, in points.
* *Numbers*: line ends between a number and its noun, unit, month, hour or the other end of its range. *Alone*: of *texts*, which are those
  of two lines and more (headings, figures and addresses left out), the ones whose last line is one word.

"""


def limits() -> list[dict[str, Any]]:
    """What is asked, as it is written."""
    found: list[dict[str, Any]] = yaml.safe_load(LIMITS.read_text(encoding="utf-8"))
    return found


def figure(limit: dict[str, Any], rows: Sequence[Row]) -> float:
    """What the rows come to that a limit is about."""
    here = [row for row in rows if row.of(limit.get("of", {}))]

    def total(name: str) -> float:
        return float(sum(getattr(row, name) for row in here))

    match limit:
        case {"total": name}:
            return total(name)
        case {"most": name}:
            return float(max(getattr(row, name) for row in here))
        case {"share": [part, whole]}:
            return round(100 * total(part) / total(whole), 1)
        case {"mean": [part, whole]}:
            return round(total(part) / total(whole), 1)
    raise ValueError(f"no figure in {limit}")


def worse(rows: Sequence[Row]) -> list[str]:
    """The limits that the rows do not keep."""
    found = ((limit, figure(limit, rows)) for limit in limits())
    return [f"{limit['what']}: {shown(now)}, and it was {shown(limit['now'])}" for limit, now in found if now > limit["now"]]


def tightened(rows: Sequence[Row]) -> str:
    """The file of limits, with what has become better written down."""
    lines = LIMITS.read_text(encoding="utf-8").splitlines(keepends=True)
    at = [k for k, line in enumerate(lines) if line.startswith("- ")]
    for k, limit in zip(at, limits(), strict=True):
        best = max(min(figure(limit, rows), limit["now"]), limit.get("goal", 0))
        lines[k] = re.sub(r"now: [\d.]+", f"now: {shown(best)}", lines[k])
    return "".join(lines)


def report(rows: Sequence[Row]) -> str:
    """The document."""
    return HEAD + _limits(rows) + _editions(rows) + _languages(rows) + _sheets(rows)


def rows_of(document: str) -> list[Row]:
    """The rows of the table at the document's end."""
    return [Row.read(line) for line in document.partition("\n## Every sheet\n")[2].splitlines() if line.startswith("| ") and "." in line]


def shown(number: float) -> str:
    """Without decimals where it has none."""
    return f"{number:.1f}".removesuffix(".0")


def _limits(rows: Sequence[Row]) -> str:
    lines = [
        (
            limit["what"] + (f" ({limit['because']})" if "because" in limit else ""),
            shown(figure(limit, rows)),
            shown(limit["goal"]) if "goal" in limit else "less",
        )
        for limit in limits()
    ]
    return "## What is asked\n\n" + table(["What", "now", "goal"], lines)


def _editions(rows: Sequence[Row]) -> str:
    counts = ("refused", "pages", "lists", "tables", "tall_tables", "parted", "openings", "late")
    lines = []
    for name in EDITIONS:
        here = [row for row in rows if row.of({"edition": name})]
        holes, ends = sum(row.holes for row in here), sum(row.ends for row in here)
        white = shown(round(sum(row.white for row in here) / ends, 1))
        torn = [str(sum(getattr(row, each) for row in here)) for each in counts]
        lines.append((name, str(len(here)), *torn, f"{holes} of {ends} ({100 * holes / ends:.0f} %)", f"{white} %"))
    heads = [
        "Edition",
        "sheets",
        "refused",
        "pages",
        "lists",
        "tables",
        "tall",
        "parted",
        "openings",
        "late",
        "pages with a hole over 15 %",
        "mean hole",
    ]
    return "## By edition\n\n" + table(heads, lines)


def _languages(rows: Sequence[Row]) -> str:
    lines = []
    for name in dict.fromkeys(row.sheet.split(".")[1] for row in rows):
        here = [row for row in rows if row.of({"language": name})]
        each = [[row for row in here if row.of({"edition": edition})] for edition in EDITIONS]
        numbers = (shown(sum(row.numbers for row in those) / len(those)) for those in each)
        alone = (f"{sum(row.alone for row in those)} of {sum(row.texts for row in those)}" for those in each)
        lines.append((name, *numbers, *alone))
    heads = ["Language", *(f"numbers a sheet, {name}" for name in EDITIONS), *(f"alone, {name}" for name in EDITIONS)]
    return "## Line ends by language\n\n" + table(heads, lines)


def _sheets(rows: Sequence[Row]) -> str:
    names = [column.name.replace("_", " ") for column in fields(Row)]
    return f"## Every sheet\n\n| {' | '.join(names)} |\n{'|---' * len(names)}|\n" + "".join(f"{row.line()}\n" for row in rows)


def table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, and an empty line."""
    return "".join(f"| {' | '.join(line)} |\n" for line in (heads, *lines)).replace("\n", f"\n{'|---' * len(heads)}|\n", 1) + "\n"
