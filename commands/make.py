"""`handouts make TOPIC`: one sheet, as a PDF."""

from collections.abc import Sequence
from pathlib import Path

import click

from ..checks.check import check_clinic, check_handout, check_pair, check_translation
from ..handouts.approvals import signatures
from ..handouts.library import Library
from ..handouts.problems import Problems, report
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import Name, clinic_of, opened, today, workspace
from .writing import size_of, write_whole

LAYOUT = "sheet"


@click.command("make")
@click.argument("topic", type=Name("topic"))
@click.option("--clinic", type=Name("clinic"), help="Whose branding, phones and limits (the beginning of a name will do).")
@click.option("--language", default="en", show_default=True, help="The language of the words: es, spanish or español.")
@click.option("--with", "beside", metavar="LANGUAGE", help="The whole sheet in this language too, in the same file, on leaves of its own.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="The paper (the clinic's own unless you say).")
@click.option("--edition", type=click.Choice(["standard", "clear", "large"]),
              help="Print of 13, 14 or 18 points (the clinic's own unless you say).")
@click.option("--large", "edition", flag_value="large", help="Large print: --edition large.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A PDF file, or a folder (./out/ unless you say).")
@click.option("--draft", is_flag=True, help="Print in spite of errors, with DRAFT across every page.")
@click.option("--open", "show", is_flag=True, help="Open the sheet when it is made.")
@workspace
def command(topic: str, clinic: str | None, language: str, beside: str | None, paper: str | None, edition: str | None,
            output: Path | None, draft: bool, show: bool, workspace: Path | None) -> None:
    """Make one sheet: a TOPIC for a clinic."""
    shelf = opened(workspace)
    topic = shelf.find_topic(topic)
    languages = list(dict.fromkeys(shelf.find_language(topic, each) for each in (language, beside) if each))
    clinic = clinic_of(shelf, clinic)
    path, data, pages = _made(shelf, topic, languages, clinic, paper, edition, output, draft)
    write_whole(path, data)
    click.echo(f"{path}  {pages} page{'s' if pages != 1 else ''}  {size_of(data)}")
    if show:
        click.launch(str(path))


def _made(shelf: Library, topic: str, languages: Sequence[str], clinic: str, paper: str | None, edition: str | None,
          output: Path | None, draft: bool) -> tuple[Path, bytes, int]:
    """Where the sheet goes, its bytes and its number of pages."""
    pictures = Pictures(shelf.picture_folders())
    facts = shelf.read_clinic(clinic)
    paper, edition = paper or facts.paper, edition or facts.edition
    told, findings = [], check_clinic(facts, pictures)
    for language in languages:
        handout = shelf.read_handout(topic, language, pictures.ids(), icons())
        wording = Wording(handout, facts, shelf.catalogue(language), today())
        told.append((wording, signatures(wording, clinic, shelf.approvals())))
        findings += check_handout(handout, pictures) + check_pair(wording, clinic, shelf.approvals()) + check_translation(handout, shelf)

    from ..layouts.sheet import set_sheets  # the one import that costs: ReportLab

    if findings.errors and not draft:
        raise Problems(findings.errors)
    if findings.problems:
        click.echo(report(findings.problems), err=True)
    if draft:
        click.echo(f"printed as a DRAFT: {findings.count}", err=True)
    data, pages = set_sheets(told, pictures, paper=paper, edition=edition, layout=LAYOUT, draft=draft)
    name = f"{topic}.{'+'.join(languages)}.{clinic}.{edition}.{LAYOUT}.{paper}{'.draft' if draft else ''}.pdf"
    return _place(output, name), data, pages


def _place(output: Path | None, name: str) -> Path:
    """The file asked for, or the full name in the folder asked for."""
    if output is None:
        return Path("out") / name
    return output if output.suffix.lower() == ".pdf" and not output.is_dir() else output / name
