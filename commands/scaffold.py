"""Files to start from: filled-in templates, written only where nothing lies yet."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from string import Template
from textwrap import wrap

import click

from ..handouts.catalogue import FOLDER as CATALOGUES
from ..handouts.catalogue import ORIGINAL, OURS, catalogue, leaves
from ..handouts.definition import Handout
from ..handouts.editions import PAPER
from ..handouts.formats import plural_forms
from ..handouts.library import HERE as ROOM
from ..handouts.node import Mapping, Scalar, Sequence
from ..handouts.place import Place
from ..handouts.reader import read_file
from ..handouts.theme import theme
from ..images.pictures import HERE as PICTURES
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
    return template(
        "clinic.yaml",
        clinic=clinic,
        name=quoted(name),
        day=quoted(day),
        after_hours=f"  after_hours: {quoted(after_hours)}"
        if after_hours
        else '  # after_hours: "(555) 555-0199"   # without it the sheet says what to do instead',
        paper=PAPER,
        papers=", ".join(name for name in theme().papers if name != PAPER),
        logo=f"logo: {quoted(logo)}" if logo else "# logo: logo.svg              # an SVG, PNG or JPEG in images/",
    )


def translation_file(path: Path, original: Handout, language: str) -> str:
    """The file of a translation: the original with its words as comments, each over the empty place for the translation's own."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    head = [line for line in lines[:1] if line.startswith("# yaml-language-server")]
    places = {text.place for text in original.all_texts()} - {
        text.place for source in original.sources.values() for text in source.all_texts()
    }
    node = read_file(path).node
    assert isinstance(node, Mapping)
    return (
        "\n".join(
            [
                *head,
                f'# {original.title.plain}, translated from {ORIGINAL}.yaml into {language}. Fill in every "".',
                *_blank(node, places, ""),
            ]
        )
        + "\n"
    )


def catalogue_file(language: str) -> str:
    """The file of the program's own words in another language: the English as comments over the empty places."""
    node = read_file(CATALOGUES / f"{ORIGINAL}.yaml").node
    assert isinstance(node, Mapping)
    kept = {key: value for key, value in node.items() if key not in ("format", OURS.rstrip("."))}
    for family in ("durations", "measures"):
        kept[family] = Mapping(
            {
                unit: Mapping({form: forms.get(form, forms["other"]) for form in plural_forms(language)})
                for unit, forms in node[family].items()
            }
        )
    about = f'The program\'s own words in {language}. Fill in every ""; keep {{names}} and **marks** as they are.'
    return _to_fill_in(Mapping(kept), about, "format: 1")


def region_file(language: str, plain: str) -> str:
    """The file of the program's own words in a region of a language that it speaks: only what differs stands in it."""
    words = quoted(catalogue(plain).text("head.call_us").source)
    told = f"What is not here is said as in {plain}. Names are those of {plain}; keep {{names}} and **marks** as they are."
    return f"# The program's own words in {language}, where they differ. {told}\nformat: 1\n# head:\n#   call_us: {words}\n"


def picture_words_file(language: str) -> str:
    """The file of the words of the built-in pictures in another language."""
    node = read_file(PICTURES / "index.yaml").node
    assert isinstance(node, Mapping)
    worded = {id: Mapping({field: entry[field][ORIGINAL] for field in ("title", "alt")}) for id, entry in node.items()}
    for id, entry in node.items():
        if "labels" in entry:
            worded[id]["labels"] = Mapping({name: words[ORIGINAL] for name, words in entry["labels"].items()})
    about = f'The words of the pictures in {language}. Fill in every "", or delete pictures that you do not use.'
    return _to_fill_in(Mapping(worded), about)


def _to_fill_in(node: Mapping, about: str, *first: str) -> str:
    return "\n".join([f"# {about}", *first, *_blank(node, {words.place for _, words in leaves(node)}, "")]) + "\n"


def _blank(node: Mapping | Sequence, words: Collection[Place], indent: str) -> Iterator[str]:
    """YAML lines of a node; the scalars at the places `words` are left empty, what stood there is a comment before them."""
    items = node.items() if isinstance(node, Mapping) else (("-", each) for each in node)
    for key, value in items:
        name = key if key == "-" else f"{key}:"
        if isinstance(value, Scalar):
            if value.place in words:
                yield from (f"{indent}# {line}" for line in wrap(" ".join(value.split()), 120))
            yield f"{indent}{name} {value if key == 'format' else quoted('' if value.place in words else value)}"
        else:
            inner = list(_blank(value, words, indent + "  "))
            first = next((k for k, line in enumerate(inner) if not line.lstrip().startswith("#")), 0)
            if key == "-" and isinstance(value, Mapping):  # its first name stands beside the dash
                yield from inner[:first]
                yield f"{indent}- {inner[first].lstrip()}"
                yield from inner[first + 1 :]
            else:
                yield f"{indent}{name}"
                yield from inner


def put(path: Path, text: str) -> None:
    """Write a new file; one that is there already is left alone, and named."""
    if path.exists():
        raise click.ClickException(f"{path} is there already; nothing was changed")
    write_whole(path, text.encode("utf-8"))
    click.echo(str(path))


def put_sample(name: str, folder: Path) -> None:
    """The files of a sample workspace; the one that makes it a workspace last."""
    home = TEMPLATES / "samples" / name
    for path in sorted(home.rglob("*.*"), key=lambda path: (path.parent == home, path)):
        put(folder / path.relative_to(home), path.read_text(encoding="utf-8"))


def put_example_picture(folder: Path) -> None:
    """The picture that a new topic shows, unless the folder has pictures of its own."""
    if not (folder / "images" / "index.yaml").exists():
        put(folder / "images" / "index.yaml", (TEMPLATES / "index.yaml").read_text(encoding="utf-8"))
        put(folder / "images" / "example-picture.svg", (TEMPLATES / "example-picture.svg").read_text(encoding="utf-8"))
