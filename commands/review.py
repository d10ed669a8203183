"""`handouts review TOPIC`: a sheet and its words for a clinician to read, mark and sign."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..checks.check import check_handout, check_translation
from ..checks.clinic import check_clinic, check_pair
from ..checks.findings import Findings
from ..handouts.approvals import ALL, Approval, Of, Signed, approval, changes, codes_on_copy, signatures, void
from ..handouts.changes import Changes
from ..handouts.definition import Handout
from ..handouts.library import ClinicNeeded, Library
from ..handouts.problems import Problem
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import Name, opened, today, workspace
from .writing import size_of, write_whole

if TYPE_CHECKING:
    from ..layouts.beside import Since

SHEETS: tuple[Of, Of] = ("words", "translation")


@click.command("review")
@click.argument("topic", type=Name("topic"))
@click.option("--language", default="en", show_default=True)
@click.option("--clinic", type=Name("clinic"), help="As printed for this clinic (for all clinics, and what differs, unless you say).")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A PDF file (in ./out/ unless you say).")
@workspace
def command(topic: str, language: str, clinic: str | None, output: Path | None, workspace: Path | None) -> None:
    """Make the review copy of TOPIC: the sheet itself, its words line by line, sources, findings, a page to sign."""
    library = opened(workspace)
    topic = library.find_topic(topic)
    language = library.find_language(topic, language)
    name = library.find_clinic(clinic) if clinic else ALL
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(topic, language, pictures.ids(), icons())
    if name != ALL:
        handout = library.read_handout(topic, language, pictures.ids(), icons(), name)
    told = _told(library, handout, library.some_clinics() if name == ALL else [name])
    shown = told[_shown(library) if name == ALL else name]
    approvals = library.approvals()
    findings = check_handout(handout, pictures) + check_translation(handout, library) + _of_clinics(told, pictures, approvals)

    from ..layouts.review import review_copy  # the one import that costs: ReportLab

    look, waiting = library.theme(), {problem for problem, _ in findings.awaiting}
    paper, edition = look.papers[shown.clinic.paper], look.editions[shown.clinic.edition]
    found, kept = [each for each in findings.problems if each not in waiting], findings.allowed + findings.awaiting
    codes = {what: code for what, code in codes_on_copy(shown, pictures, name).items() if name != ALL or what in ("all", "translation")}
    lined = [each for each in told if name == ALL and library.line_files(each, topic, language)]
    since, others = _since(shown, pictures, name, approvals), told if len(told) > 1 else None
    data, pages = review_copy(shown, pictures, found, since, look.for_lists(shown.clinic.paper), kept, edition, codes, others, paper, lined)
    path = output or Path("out") / f"{topic}.{language}.{name}.review.pdf"
    write_whole(path, data)
    click.echo(f"{path}  {pages} pages  {size_of(data)}")


def _since(wording: Wording, pictures: Pictures, name: str, approvals: Sequence[Approval]) -> "Since":
    """Who signed it, or whose signature no longer holds, and why."""
    from ..layouts.beside import Since

    words, translation = (approval(wording, pictures, name, approvals, of) for of in SHEETS)
    signed = Signed(words, translation) if name == ALL else signatures(wording, pictures, name, approvals)
    lapsed, limits = void(wording, pictures, name, approvals), bool(words and not signed.words)
    lapsed = void(wording, pictures, name, approvals, "limits") if limits else lapsed
    return Since(signed, lapsed, changes(wording, pictures, lapsed) if lapsed else Changes(), limits)


def _shown(library: Library) -> str:
    """The clinic whose sheet stands in a copy for all: the default one, or the first."""
    try:
        return library.default_clinic()
    except ClinicNeeded:
        if clinics := library.clinics():
            return clinics[0]
        raise


def _told(library: Library, handout: Handout, clinics: Iterable[str]) -> dict[str, Wording]:
    """The words of each clinic's sheet, by its name."""
    catalogue = library.catalogue(handout.language)
    return {name: Wording(handout, library.read_clinic(name), catalogue, today()) for name in clinics}


def _of_clinics(told: Mapping[str, Wording], pictures: Pictures, approvals: Sequence[Approval]) -> Findings:
    """What is found in the clinics' files and in what the sheet prints of them: each once, with the names of those it is found at."""
    found, allowed, awaiting = dict[tuple[str, str], list[tuple[str, Problem]]](), list[tuple[Problem, str]](), list[tuple[Problem, str]]()
    for name, wording in told.items():
        each = check_clinic(wording.clinic, pictures) + check_pair(wording, name, approvals, pictures)
        allowed, awaiting = [*allowed, *each.allowed], [*awaiting, *each.awaiting]
        for problem in each.problems:
            found.setdefault((problem.code, problem.message), []).append((name, problem))
    return Findings(tuple(_named(those, len(told)) for those in found.values()), tuple(allowed), tuple(awaiting))


def _named(found: Sequence[tuple[str, Problem]], clinics: int) -> Problem:
    names, first = list(dict.fromkeys(name for name, _ in found)), found[0][1]
    return first if len(names) == clinics else replace(first, message=f"{', '.join(names)}: {first.message}")
