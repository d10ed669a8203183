"""Options that several commands share.  Those that belong together reach a command as one frozen object, whose fields they are."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..handouts.about import Visit
from ..handouts.clinic import Clinic
from ..handouts.editions import LARGE, Theme
from ..handouts.key_point import VISITS
from ..handouts.library import Library, NotKnown, language_named, match
from ..handouts.node import Scalar
from ..handouts.problems import Problems
from ..handouts.regions import in_a_region
from ..handouts.sites import EVERY
from ..handouts.theme import theme
from ..handouts.workspace import library
from ..press.orders.plan import Wanted
from .asking import Name, NameType, site
from .writing import write_whole

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., None])
Option = Callable[[Any], Any]


def gathered(kind: type[Any], name: str, *options: Option) -> Callable[[Command], Command]:
    """These options as the one argument `name` of a command: a frozen dataclass `kind` with a field for each."""

    def decorated(command: Command) -> Command:
        @wraps(command)
        def taken(*arguments: Any, **said: Any) -> None:
            own = {field.name: said.pop(field.name) for field in fields(kind)}
            command(*arguments, **{name: kind(**own)}, **said)

        made: Any = taken
        for option in reversed(options):
            made = option(made)
        return made  # type: ignore[no-any-return]  # click's options give back what they decorate

    return decorated


class Chosen(NameType):
    """The name of a paper or an edition, one of those that the workspace's theme has."""

    def __init__(self, what: str) -> None:
        self.name = what

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self._names(_theme_shown(ctx)))}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Raises NotKnown where there is no such workspace, Problems where its theme cannot be read."""
        names = self._names(_theme_of(ctx))
        if value not in names:
            self.fail(f"there is no {self.name} “{value}”; there is {', '.join(names)}", param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._names(_theme_shown(ctx)) if name.startswith(incomplete)]

    def _names(self, chosen: Theme) -> tuple[str, ...]:
        return tuple(chosen.papers if self.name == "paper" else chosen.editions)


class Print(click.Option):
    """An option for editions, whose help tells the size of each."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        if (record := super().get_help_record(ctx)) is None:
            return None
        sizes = ", ".join(f"{name} {edition.type['body'][0]:g}" for name, edition in _theme_shown(ctx).editions.items())
        return record[0], f"{record[1]} Points of ordinary text: {sizes}."


def _theme_of(ctx: click.Context | None) -> Theme:
    """That of the workspace asked for, which click has read by then, or found; raises NotKnown, Problems."""
    folder = ctx.params.get("workspace") if ctx else None
    return library(
        folder if isinstance(folder, Path) else None
    ).theme()  # until all is read, click says by a sign of its own that there is none


def _theme_shown(ctx: click.Context | None) -> Theme:
    """The same for help and completion, which never fail."""
    try:
        return _theme_of(ctx)
    except (NotKnown, Problems, OSError):
        return theme()


one_clinic = click.option("--clinic", type=Name("clinic"), help="Whose branding, phones and limits (the beginning of a name will do).")
paper = click.option("--paper", type=Chosen("paper"), help="The paper (the clinic's own unless you say).")


@dataclass(frozen=True)
class OneSheet:
    """How the PDF of one topic or bundle is asked for; what is not said is the clinic's own."""

    clinic: str | None
    site: str | None
    language: str
    paper: str | None
    edition: str | None
    output: Path | None
    draft: bool
    show: bool

    def print_of(self, facts: Clinic) -> dict[str, str]:
        """The paper and the edition of its order."""
        return {"edition": self.edition or facts.edition, "paper": self.paper or facts.paper}

    def put(self, name: str, data: bytes) -> Path:
        """Write it under its full name, or into the file asked for, and say that it is a draft; where it lies now."""
        path = place_of(self.output, f"{name}{'.draft' if self.draft else ''}.pdf")
        write_whole(path, data)
        return path


one_sheet = gathered(
    OneSheet,
    "how",
    one_clinic,
    site,
    click.option("--language", default="en", show_default=True, help="The language of the words: es, spanish or español."),
    paper,
    click.option("--edition", cls=Print, type=Chosen("edition"), help="The size of print (the clinic's own unless you say)."),
    click.option("--large", "edition", flag_value=LARGE, help=f"Large print: --edition {LARGE}."),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="A PDF file, or a folder (./out/ unless you say)."),
    click.option("--draft", is_flag=True, help="Print in spite of errors, with DRAFT across every page."),
    click.option("--open", "show", is_flag=True, help="Open it when it is made."),
)


@dataclass(frozen=True)
class Selection:
    """Which sheets of a network; what is not said means all, or each clinic's own."""

    clinics: tuple[str, ...]
    sites: tuple[str, ...]
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    editions: tuple[str, ...]
    visits: tuple[Visit, ...]
    paper: str | None

    def wanted(self, library: Library) -> Wanted:
        """What is asked for, names completed; raises NotKnown."""
        found = tuple(library.find_topic(topic) for topic in self.topics)
        clinics = tuple(Scalar(library.find_clinic(clinic)) for clinic in self.clinics)
        sites = (EVERY, *dict.fromkeys(site for clinic in clinics or library.clinics() for site in library.sites(clinic)))
        spoken = tuple(dict.fromkeys(language for topic in found or library.topics() for language in library.languages(topic)))
        return Wanted(
            clinics=clinics,
            sites=tuple(Scalar(match(site, sites, "site")) for site in self.sites),
            topics=tuple(map(Scalar, found)),
            editions=self.editions,
            paper=self.paper,
            visits=self.visits,
            languages=tuple(Scalar(in_a_region(language, spoken) or language_named(language, spoken)) for language in self.languages),
        )


selection = gathered(
    Selection,
    "which",
    click.option("--clinic", "clinics", multiple=True, type=Name("clinic"), help="Only for this clinic (again for more)."),
    click.option("--site", "sites", multiple=True, metavar="NAME", help="At this site of its clinic, or at all of them (again for more)."),
    click.option("--topic", "topics", multiple=True, type=Name("topic"), help="Only this topic (again for more)."),
    click.option("--language", "languages", multiple=True, help="Only in this language (again for more)."),
    click.option(
        "--edition",
        "editions",
        cls=Print,
        multiple=True,
        type=Chosen("edition"),
        help="In this print (again for more; each clinic's own unless you say).",
    ),
    click.option("--for", "visits", multiple=True, type=click.Choice(VISITS), help="Only the pages of this visit (again for more)."),
    click.option("--paper", type=Chosen("paper"), help="On this paper (each clinic's own unless you say)."),
)


def place_of(output: Path | None, name: str) -> Path:
    """The file asked for, or the full name in the folder asked for."""
    if output is None:
        return Path("out") / name
    return output if output.suffix.lower() == ".pdf" and not output.is_dir() else output / name
