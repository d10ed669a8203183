"""`handouts new topic | clinic | group | translation | language`: files to start from, in your workspace."""

import re
import sys
from pathlib import Path

import click

from ..handouts.about import house_names
from ..handouts.catalogue import ORIGINAL
from ..handouts.regions import without_region
from ..handouts.reserved import why_reserved
from ..handouts.scalars import LANGUAGE
from .asking import Name, home_of, opened, workspace
from .scaffold import catalogue_file, clinic_file, picture_words_file, put, put_example_picture, region_file, template, translation_file
from .schema import FOLDER as SCHEMAS
from .schema import put_schemas
from .starting import FIRST, topic_file
from .translated import record

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
STAND_IN = "(555) 555-0100"  # a number that rings nowhere, until the clinic's own is typed


@click.group("new")
def command() -> None:
    """Start a topic, a clinic, a group of clinics, a translation or a language in your workspace."""


@command.command()
@click.argument("name")
@click.option("--about", default=FIRST, show_default=True, help=f"The kind of topic: {', '.join(house_names())}, or one of your own.")
@workspace
def topic(name: str, about: str, workspace: Path | None) -> None:
    """Start the topic NAME (small letters, digits, hyphens) in English, with the parts of its kind."""
    folder = home_of(library := opened(workspace))
    kind = library.find_kind(about)
    put(folder / "handouts" / _checked(name) / "en.yaml", topic_file(name, _title(name), kind))
    put_example_picture(folder)
    put_schemas(folder / SCHEMAS, library)


@command.command()
@click.argument("name")
@click.option("--full-name", help="The name that stands on the sheets.")
@click.option("--phone", help="The number to call by day, with its area code.")
@click.option("--after-hours", help="The number to call when the clinic is closed.")
@click.option("--logo", help="An SVG, PNG or JPEG file in images/.")
@workspace
def clinic(name: str, full_name: str | None, phone: str | None, after_hours: str | None, logo: str | None, workspace: Path | None) -> None:
    """Start the clinic NAME; at a terminal it asks for what you did not say."""
    folder = home_of(library := opened(workspace))
    path = folder / "clinics" / f"{_checked(name)}.yaml"
    if _at_a_terminal():
        full_name = full_name or click.prompt("Name on the sheets", default=_title(name))
        phone = phone or click.prompt("Phone by day, with area code", default=STAND_IN)
        after_hours = _asked("Phone when closed (Enter: none)") if after_hours is None else after_hours
        logo = _asked("Logo file in images/ (Enter: none)") if logo is None else logo
    put(path, clinic_file(name, full_name or _title(name), phone or STAND_IN, after_hours or "", logo or ""))
    put_schemas(folder / SCHEMAS, library)


@command.command()
@click.argument("name")
@workspace
def group(name: str, workspace: Path | None) -> None:
    """Start the group NAME: what the clinics share that say `group: NAME`."""
    folder = home_of(library := opened(workspace))
    put(folder / "groups" / f"{_checked(name)}.yaml", template("group.yaml", group=name))
    put_schemas(folder / SCHEMAS, library)


@command.command()
@click.argument("topic", type=Name("topic"))
@click.argument("language")
@workspace
def translation(topic: str, language: str, workspace: Path | None) -> None:
    """Start TOPIC in another LANGUAGE (es, pt-BR …): a file with the original's words beside each place."""
    library = opened(workspace)
    topic = library.find_topic(topic)
    folder = library.topic_folder(topic)
    if not folder.is_relative_to(home_of(library)):
        raise click.UsageError(f"“{topic}” is the program's own; copy its folder {folder} into handouts/ first")
    if not re.fullmatch(LANGUAGE, language) or language == ORIGINAL:
        raise click.UsageError(f"“{language}” is no language to translate into; write it like es or pt-BR")
    original = library.read_handout(topic, ORIGINAL)
    put(folder / f"{language}.yaml", translation_file(folder / f"{ORIGINAL}.yaml", original, language))
    record(folder, original, language)


@command.command()
@click.argument("language")
@workspace
def language(language: str, workspace: Path | None) -> None:
    """Start the program's own words, and those of its pictures, in a LANGUAGE that it does not speak yet (zh, pt-BR …)."""
    library = opened(workspace)
    folder = home_of(library)
    if not re.fullmatch(LANGUAGE, language):
        raise click.UsageError(f"“{language}” is no language; write it like zh or pt-BR")
    if language in library.spoken():
        raise click.UsageError(f"the program speaks “{language}”")
    if (plain := without_region(language)) != language and plain in library.spoken():
        put(folder / "catalogue" / f"{language}.yaml", region_file(language, plain))
        return
    put(folder / "catalogue" / f"{language}.yaml", catalogue_file(language))
    put(folder / "images" / "words" / f"{language}.yaml", picture_words_file(language))


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _asked(question: str) -> str:
    return click.prompt(question, default="", show_default=False)


def _checked(name: str) -> str:
    if not SLUG.fullmatch(name):
        raise click.UsageError(f"“{name}” cannot be a name: use small letters, digits and hyphens, like knee-surgery")
    if why := why_reserved(name):
        raise click.UsageError(f"{why}: choose another name")
    return name


def _title(name: str) -> str:
    """A first title from a name: "knee-surgery" gives "Knee surgery"."""
    return name.replace("-", " ").capitalize()
