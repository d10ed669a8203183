"""`handouts approve TOPIC`: a clinician's signature under the words as they stand."""

from datetime import datetime
from pathlib import Path

import click

from ..checks.check import check_handout, check_translation
from ..checks.clinic import check_clinic
from ..handouts.approvals import ALL, entry
from ..handouts.library import Library
from ..handouts.problems import Problems
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import Name, home_of, opened, today, workspace
from .writing import write_whole


@click.command("approve")
@click.argument("topic", type=Name("topic"))
@click.option("--role", required=True, metavar="ROLE", help="Who approves: a role, such as “spine surgeon”; never a person's name.")
@click.option("--until", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When the words are reviewed next.")
@click.option("--language", default="en", show_default=True)
@click.option("--clinic", help="Only for this clinic's sheet, its limits and phones included (for all clinics unless you say).")
@click.option(
    "--translation",
    "translation",
    is_flag=True,
    help="Sign only that the translation says what its original says (a qualified translator).",
)
@workspace
def command(topic: str, role: str, until: datetime, language: str, clinic: str | None, translation: bool, workspace: Path | None) -> None:
    """Record in approvals.yaml that TOPIC is approved as it stands; any change of its words voids it."""
    library = opened(workspace)
    home = home_of(library)
    topic = library.find_topic(topic)
    language = library.find_language(topic, language)
    if until.date() <= today():
        raise click.UsageError(f"{until.date()} is not in the future")
    named = library.find_clinic(clinic) if clinic else ALL
    text = entry(_sound(library, topic, language, named), named, role, until.date(), "translation" if translation else "words")
    path = home / "approvals.yaml"
    before = path.read_text(encoding="utf-8") if path.is_file() else "# Who approved which words. Written by `handouts approve`.\n"
    write_whole(path, (before.rstrip("\n") + "\n" + text).encode("utf-8"))
    _check_written(library, path, before)
    what = f"{topic}.{language}{' (translation)' if translation else ''}"
    click.echo(f"{path}: {what} approved by {role} until {until.date()}, for {'every clinic' if named == ALL else named}")


def _sound(library: Library, topic: str, language: str, clinic: str) -> Wording:
    """The words; raises Problems when `check` finds errors in them: nobody signs what may not be printed."""
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(topic, language, pictures.ids(), icons())
    facts = library.read_clinic(library.clinics()[0] if clinic == ALL else clinic)
    found = check_handout(handout, pictures) + check_translation(handout, library)
    if clinic != ALL:
        found += check_clinic(facts, pictures)
    if found.errors:
        raise Problems(found.errors)
    return Wording(handout, facts, library.catalogue(language), today())


def _check_written(library: Library, path: Path, before: str) -> None:
    """A register that cannot be read back is put back as it was."""
    try:
        library.approvals()
    except Problems:
        write_whole(path, before.encode("utf-8"))
        raise
