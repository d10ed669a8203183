"""Files to start from: filled-in templates, written only where nothing lies yet."""

import json
from pathlib import Path
from string import Template

import click

from ..handouts.library import HERE as ROOM
from ..handouts.schema import schemas, written
from .writing import write_whole

TEMPLATES = ROOM / "templates"


def quoted(words: str) -> str:
    """Text as a YAML scalar that means just these words."""
    return json.dumps(words, ensure_ascii=False)


def template(file: str, /, **facts: str) -> str:
    """A template with its facts filled in."""
    return Template((TEMPLATES / file).read_text(encoding="utf-8")).substitute(facts)


def clinic_file(clinic: str, name: str, day: str, after_hours: str = "", logo: str = "") -> str:
    """The file of a new clinic; what is not known stands there as a comment."""
    return template("clinic.yaml", clinic=clinic, name=quoted(name), day=quoted(day),
                    after_hours=f"  after_hours: {quoted(after_hours)}" if after_hours else
                    '  # after_hours: "(555) 555-0199"   # without it the sheet says what to do instead',
                    logo=f"logo: {quoted(logo)}" if logo else "# logo: logo.svg              # an SVG, PNG or JPEG in images/")


def topic_file(topic: str, title: str) -> str:
    """The file of a new topic."""
    return template("topic.yaml", topic=topic, title=quoted(title))


def put(path: Path, text: str) -> None:
    """Write a new file; one that is there already is left alone, and named."""
    if path.exists():
        raise click.ClickException(f"{path} is there already; nothing was changed")
    write_whole(path, text.encode("utf-8"))
    click.echo(str(path))


def put_schemas(folder: Path) -> None:
    """The schemas that the files' first lines point to."""
    for name, schema in schemas().items():
        write_whole(folder / "schema" / f"{name}.schema.json", written(schema).encode("utf-8"))


def put_example_picture(folder: Path) -> None:
    """The picture that a new topic shows, unless the folder has pictures of its own."""
    if not (folder / "images" / "index.yaml").exists():
        put(folder / "images" / "index.yaml", (TEMPLATES / "index.yaml").read_text(encoding="utf-8"))
        put(folder / "images" / "example-picture.svg", (TEMPLATES / "example-picture.svg").read_text(encoding="utf-8"))
