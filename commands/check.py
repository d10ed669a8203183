"""`handouts check`: what is unsafe, unclear or missing, by file, line and column."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from itertools import groupby, product
from pathlib import Path

import click

from ..checks.check import check_handout, check_translation
from ..checks.clinic import check_clinic, check_pair, named_codes
from ..checks.findings import Findings
from ..checks.own_lines import check_languages
from ..checks.pemat import pemat_report, pre_check
from ..checks.prose import prose
from ..checks.reading import Readability, reading
from ..checks.workspace import check_workspace
from ..handouts.approvals import signatures
from ..handouts.catalogue import unspoken
from ..handouts.clinic import Clinic
from ..handouts.definition import Handout
from ..handouts.known import ANY
from ..handouts.library import Library
from ..handouts.problems import Problem, Problems, report
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import Name, opened, today, workspace
from .extents import Extent, extents_of
from .program import Exit
from .schema import FOLDER as SCHEMAS
from .schema import is_stale


@click.command("check")
@click.argument("topics", nargs=-1, type=Name("topic"))
@click.option("--clinic", "clinics", multiple=True, type=Name("clinic"), help="Only this clinic (again for more).")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option("--pages", is_flag=True, help="Add the words of each part, its share of the pages, and words too wide for a column.")
@click.option("--pemat", is_flag=True, help="Add the pre-check of PEMAT-P: 24 items, for people to go through.")
@click.option("--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@workspace
@click.pass_context
def command(
    ctx: click.Context,
    topics: tuple[str, ...],
    clinics: tuple[str, ...],
    strict: bool,
    pages: bool,
    pemat: bool,
    shape: str,
    workspace: Path | None,
) -> None:
    """Check topics (all unless named) and clinics; exit 1 when something must be mended."""
    library = opened(workspace)
    chosen = [library.find_topic(topic) for topic in topics] or list(library.topics())
    named = [library.find_clinic(clinic) for clinic in clinics] or list(library.clinics())
    found, readings = everything(library, chosen, named)
    extents, unset = extents_of(library, chosen, named) if pages else ([], ())
    found += Findings(tuple(problem for problem in unset if problem not in found.problems))
    click.echo(SHAPES[shape](found, readings, extents))
    for topic in chosen if pemat and shape == "text" else ():
        click.echo(f"\n{topic}: {_pemat(library, topic)}")
    if library.workspace and is_stale(library.workspace / SCHEMAS, library):
        click.echo(f"{SCHEMAS}/: editors know older names than there are now; handouts schema writes it anew", err=True)
    if found.errors or (strict and found.problems):
        ctx.exit(Exit.FILES)


def everything(library: Library, topics: list[str], clinics: list[str]) -> tuple[Findings, dict[str, Readability]]:
    """The findings of these topics in all languages and of these clinics; and how hard the English words are to read."""
    pictures, readings = Pictures(library.picture_folders()), dict[str, Readability]()
    found, ids = check_workspace(library, pictures), None
    try:
        ids = pictures.ids()
    except Problems as problems:  # of the index: whether a topic's pictures are there is told when it has been mended
        found += Findings(problems.problems)
    handouts, facts = list[Handout](), {}
    try:
        known = library.known()
    except Problems as problems:  # the workspace's papers and editions: no clinic can be read without them
        found, clinics, known = found + Findings(problems.problems), [], ANY
    try:
        library.kinds()
    except Problems as problems:  # also of one that no topic is of yet
        found += Findings(problems.problems)
    for clinic in clinics:
        try:
            facts[clinic] = library.read_clinic(clinic, known)
            found += check_clinic(facts[clinic], pictures)
        except Problems as problems:
            found += Findings(problems.problems)
    for topic in topics:
        for language in library.languages(topic):
            try:
                handouts.append(library.read_handout(topic, language, ids, icons()))
            except Problems as problems:  # a kind of topic that is wrong is told once
                found += Findings(tuple(each for each in problems.problems if each not in found.problems))
    for topic, name in product(topics, facts):
        if facts[name].hands_out(topic):
            told = check_languages(library, name, topic, library.languages(topic))
            found += Findings(tuple(each for each in told if each not in found.problems))
    for handout in handouts:
        theirs = {name: clinic for name, clinic in facts.items() if clinic.hands_out(handout.topic)}
        for look in (
            partial(_handout, handout, theirs, library, pictures),
            partial(check_translation, handout, library),
            partial(_pairs, handout, theirs, library, pictures),
            partial(_lined, handout, theirs, library, pictures),
        ):
            try:
                found += look()
            except Problems as problems:  # a file that several things are read from is told once
                found += Findings(tuple(each for each in problems.problems if each not in found.problems))
        if handout.language == "en" and (measured := reading(handout, prose(handout))):
            readings[f"{handout.topic}.{handout.language}"] = measured
    return found, readings


def _handout(handout: Handout, clinics: Mapping[str, Clinic], library: Library, pictures: Pictures) -> Findings:
    """What a definition says or lacks; what an author keeps with the name of those who approved it for each of these clinics passes."""
    found = check_handout(handout, pictures)
    if not found.awaiting or not clinics or handout.language not in library.spoken():
        return found
    words, approvals = library.catalogue(handout.language), library.approvals()
    signed = [signatures(Wording(handout, clinic, words, today()), pictures, name, approvals) for name, clinic in clinics.items()]
    return found.but(frozenset.intersection(*map(named_codes, signed)))


def _lined(handout: Handout, clinics: Mapping[str, Clinic], library: Library, pictures: Pictures) -> Findings:
    """What is found in the lines that clinics have of their own in a definition."""
    found, topic, language = Findings(()), handout.topic, handout.language
    for name, clinic in clinics.items():
        if not library.line_files(name, topic, language):
            continue
        try:
            lined = library.read_handout(topic, language, pictures.ids(), icons(), name)
        except Problems as problems:
            found += Findings(problems.problems)
            continue
        own = _handout(lined, {name: clinic}, library, pictures) + check_translation(lined, library)
        own += _pairs(lined, {name: clinic}, library, pictures)
        theirs = partial(_is_in, lined.joined.files if lined.joined else ())
        kept, awaiting = (tuple(each for each in some if theirs(each[0])) for some in (own.allowed, own.awaiting))
        found += Findings(tuple(filter(theirs, own.problems)), kept, awaiting)
    return found


def _is_in(files: Collection[str], problem: Problem) -> bool:
    return problem.place.file in files


def _pairs(handout: Handout, clinics: Mapping[str, Clinic], library: Library, pictures: Pictures) -> Findings:
    """What a definition and each clinic are together, in the words of the definition's language."""
    if handout.language not in library.spoken():
        return Findings((unspoken(handout.language, handout.place),))
    found = Findings(())
    for name, clinic in clinics.items():
        wording = Wording(handout, clinic, library.catalogue(handout.language), today())
        found += check_pair(wording, name, library.approvals(), pictures)
    return found


def _pemat(library: Library, topic: str) -> str:
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(topic, "en", pictures.ids(), icons())
    return pemat_report(pre_check(handout, prose(handout), check_handout(handout, pictures).problems))


def _text(found: Findings, readings: dict[str, Readability], extents: Sequence[Extent]) -> str:
    count = found.count + (f", {len(found.allowed)} allowed" if found.allowed else "")
    told = [report(found.problems), *_allowed(found), *(each.told() for each in extents), "\n".join(_grades(readings)), count]
    return "\n\n".join(filter(None, told))


def _allowed(found: Findings) -> Iterator[str]:
    """What is allowed, by permission: the reason of several findings stands once, below them."""
    for (because, _, _), allowed in groupby(found.allowed, key=lambda each: (each[1], each[0].code, each[0].place.file)):
        told = dict.fromkeys(f"{problem.place}: allowed: {problem.message}  [{problem.code}]" for problem, _ in allowed)
        yield "\n".join((*told, f"      because {because}"))


def _grades(readings: dict[str, Readability]) -> Iterator[str]:
    for name, found in readings.items():
        yield (
            f"{name}: grade {found.masked:.1f} ({found.grade:.1f} with the topic's name and the explained terms), "
            f"SMOG {found.smog:.1f}, {found.words} words in {found.sentences} sentences"
        )


def _json(found: Findings, readings: dict[str, Readability], extents: Sequence[Extent]) -> str:
    return json.dumps(
        {
            "problems": [_plain(problem) for problem in found.problems],
            "allowed": [{**_plain(problem), "because": because} for problem, because in found.allowed],
            "reading": {name: {key: round(value, 1) for key, value in asdict(each).items()} for name, each in readings.items()},
            **({"pages": [asdict(each) for each in extents]} if extents else {}),
        },
        indent=1,
        ensure_ascii=False,
    )


def _plain(problem: Problem) -> dict[str, str | int]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def _github(found: Findings, readings: dict[str, Readability], extents: Sequence[Extent]) -> str:
    """Workflow commands: GitHub shows each beside its line (percent, line ends, and in properties colons and commas are escaped)."""

    def escaped(words: str) -> str:
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "\n".join(
        f"::{p.severity} file={escaped(p.place.file).replace(',', '%2C').replace(':', '%3A')},line={p.place.line},"
        f"col={p.place.column},title={p.code}::{escaped(p.message)}. {escaped(p.hint)}"
        for p in found.problems
    )


SHAPES = {"text": _text, "json": _json, "github": _github}
