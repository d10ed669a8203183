"""`handouts review TOPIC`: a sheet and its words for a clinician to read, mark and sign."""

from pathlib import Path

import click

from ..checks.check import check_handout, check_translation
from ..checks.clinic import check_clinic, check_pair
from ..handouts.approvals import changes, signatures, void
from ..handouts.editions import EDITION
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import Name, clinic_of, opened, today, workspace
from .writing import size_of, write_whole


@click.command("review")
@click.argument("topic", type=Name("topic"))
@click.option("--language", default="en", show_default=True)
@click.option("--clinic", type=Name("clinic"), help="As printed for this clinic (the default one unless you say).")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A PDF file (in ./out/ unless you say).")
@workspace
def command(topic: str, language: str, clinic: str | None, output: Path | None, workspace: Path | None) -> None:
    """Make the review copy of TOPIC: the sheet itself, its words line by line, sources, findings, a page to sign."""
    library = opened(workspace)
    topic = library.find_topic(topic)
    language = library.find_language(topic, language)
    clinic = clinic_of(library, clinic)
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(topic, language, pictures.ids(), icons())
    facts = library.read_clinic(clinic)
    wording = Wording(handout, facts, library.catalogue(language), today())
    findings = check_handout(handout, pictures) + check_translation(handout, library) + check_clinic(facts, pictures)
    findings += check_pair(wording, clinic, library.approvals())
    approvals = library.approvals()
    lapsed = void(wording, clinic, approvals)

    from ..layouts.beside import Since
    from ..layouts.review import review_copy  # the one import that costs: ReportLab

    signed = signatures(wording, clinic, approvals)
    since = Since(signed, lapsed, changes(wording, lapsed)) if lapsed else Since(signed)
    look = library.theme()
    paper, edition = look.for_lists(facts.paper), look.editions[EDITION]
    data, pages = review_copy(wording, pictures, findings.problems, since, paper, findings.allowed, edition)
    path = output or Path("out") / f"{topic}.{language}.{clinic}.review.pdf"
    write_whole(path, data)
    click.echo(f"{path}  {pages} pages  {size_of(data)}")
