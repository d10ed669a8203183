"""What the rules find in five flawed articles (articles/*.yaml) and what they miss: this writes docs/checks-measured.md.

Each article says in its first lines what was planted where, and what is innocent though it looks like a flaw.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from patient_handouts.checks.check import check_handout
from patient_handouts.checks.prose import prose
from patient_handouts.checks.words import passives
from patient_handouts.handouts.library import read_handout
from patient_handouts.images.pictures import Pictures, icons

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "checks-measured.md"
# what was planted, and the codes that would find it
FINDS = [
    (r"no danger signs", {"danger-signs-missing"}),
    (r"no picture", {"picture-none"}),
    (r"clinic is closed", {"after-hours-missing"}),
    (r"how sure", {"uncertainty-missing"}),
    (r"no preparation", {"preparation-missing"}),
    (r"not a word on blood", {"blood-thinner-missing"}),
    (r"no other choice", {"alternative-missing"}),
    (r"no harms", {"harms-missing"}),
    (r"wrong conversion", {"units-mismatch"}),
    (r"dose without", {"dose-unit-missing"}),
    (r"phone number", {"phone-foreign"}),
    (r"web address", {"url-bare"}),
    (r"see below|click here|points at", {"paper-pointer"}),
    (r"heading", {"heading-empty"}),
    (r"danger sign of over", {"danger-sign-long"}),
    (r"teach-back", {"question-closed"}),
    (r"more than 5 sentences", {"paragraph-long"}),
    (r"sentence of over", {"sentence-long"}),
    (r"passive", {"passive"}),
    (r"patients should|about the patient", {"reader-missed"}),
    (r"decimal", {"people-decimal"}),
    (r"1 in \d", {"one-in-x"}),
    (r"relative", {"risk-relative"}),
    (r"percentage", {"percent-bare", "risk-relative"}),
    (r"jargon", {"medical-word", "hard-word"}),
    (r"without a number", {"rare-bare"}),
    (r"stated in the prose", {"limit-in-prose", "ban-unsourced"}),
    (r"without a source", {"ban-unsourced", "source-missing", "limit-in-prose"}),
    (r"hours typed", set()),
]


# found at the sheet's first line, wherever they were planted
WHOLE = {
    "danger-signs-missing",
    "picture-none",
    "after-hours-missing",
    "uncertainty-missing",
    "preparation-missing",
    "blood-thinner-missing",
    "alternative-missing",
    "harms-missing",
}


@dataclass
class Measured:
    """What became of one article's flaws."""

    planted: list[tuple[int, str]]
    innocent: list[tuple[int, str]]
    found: list[tuple[int, str]] = field(default_factory=list)
    missed: list[tuple[int, str]] = field(default_factory=list)
    false: list[tuple[int, str]] = field(default_factory=list)  # findings on innocent lines that nothing planted explains
    others: Counter[str] = field(default_factory=Counter)


def codes_for(what: str) -> set[str]:
    """The codes that would find this flaw."""
    return next(codes for pattern, codes in FINDS if re.search(pattern, what))


def measure(path: Path) -> Measured:
    text = path.read_text(encoding="utf-8")
    told = {
        kind: [(int(line), what) for line, what in re.findall(rf"^# {kind}: (\d+) (.*)$", text, re.MULTILINE)]
        for kind in ("planted", "innocent")
    }
    made = Measured(**told)
    pictures = Pictures()
    handout = read_handout(path, path.stem, "en", pictures.ids(), icons())
    hits = {(problem.place.line, problem.code) for problem in check_handout(handout, pictures).problems}
    hits |= {(text.text.place.line, "passive") for text, _ in passives(prose(handout))[0]}
    codes = {code for _, code in hits}
    explained = set[tuple[int, str]]()
    for line, what in made.planted:
        wanted = codes_for(what)
        here = {(line, code) for code in wanted} & hits
        whole = wanted & codes & WHOLE or (what.startswith("(whole sheet) passive") and "passive-voice" in codes)
        (made.found if here or whole else made.missed).append((line, what))
        explained |= {(line, code) for code in wanted}
    innocent = {line for line, _ in made.innocent}
    for line, code in sorted(hits - explained):
        if code in WHOLE or code in ("passive", "passive-voice"):
            continue
        if line in innocent:
            made.false.append((line, code))
        else:
            made.others[code] += 1
    return made


HEAD = """# What the rules find in flawed texts

Made by `python tests/checks/measure.py`; a test says when it is stale. Five sheets in the manner of web articles and hospital
leaflets were written before the rules' patterns were known to their writer, with flaws planted and innocent look-alikes beside
them (`tests/checks/articles/`). The rules were then bettered by what they had missed, so these figures flatter them: text that
nobody has planned will be found less well. Passive sentences are counted one by one here; the rule itself speaks from 10 % on.

| Article | planted | found | innocent look-alikes | flagged all the same | further findings |
|---|---|---|---|---|---|
"""


def report() -> str:
    """The document; what `planted_translation.py` has written there of translations is left as it is."""
    rows, details = list[str](), list[str]()
    total = Counter[str]()
    for path in sorted((HERE / "articles").glob("*.yaml")):
        one = measure(path)
        counts = {"planted": len(one.planted), "found": len(one.found), "innocent": len(one.innocent), "false": len(one.false)}
        total.update(counts)
        others = ", ".join(f"{code} {count}" for code, count in sorted(one.others.items())) or "none"
        rows.append(f"| {path.stem} | {' | '.join(map(str, counts.values()))} | {others} |")
        details += [f"* {path.stem}, line {line}: missed: {what}" for line, what in one.missed]
        details += [f"* {path.stem}, line {line}: flagged though innocent: {code}" for line, code in one.false]
    rows.append(f"| all | {' | '.join(str(count) for count in total.values())} | |")
    _, head, translations = DOCUMENT.read_text(encoding="utf-8").partition("\n## Translations\n")
    return HEAD + "\n".join(rows) + "\n\n" + "\n".join(details) + "\n" + head + translations


if __name__ == "__main__":
    sys.stdout.write(report())
    DOCUMENT.write_text(report(), encoding="utf-8", newline="\n")
