"""The click group `handouts`: knows the commands' names, loads each when it is called, and turns what goes wrong into exit codes."""

import importlib
import sys
from enum import IntEnum

import click

from .. import __version__

COMMANDS = {
    "make": "Make one sheet: a topic for a clinic, as a PDF.",
    "batch": "Make all sheets of a network; what is unchanged is left as it is.",
    "lookup": "Tell which sheet a check code belongs to, and whether it is current.",
    "withdraw": "Take sheets back: by clinic, topic, phone number or code.",
    "bundle": "Make several topics for a clinic in one PDF, with a cover.",
    "desk": "Serve the page from which the front desk finds and prints sheets.",
    "check": "Tell what is unsafe, unclear or missing, by file and line.",
    "explain": "Explain one rule of `check`: why, from where, how to mend it.",
    "explain-clinic": "Show each value of a clinic, and the file and line that it comes from.",
    "review": "Make the copy of a sheet's words that a clinician reads and signs.",
    "approve": "Record that a clinician approved the words of a sheet.",
    "translated": "Record that blocks of a translation say what the original says now.",
    "due": "Name the sheets whose review comes up, and by which role.",
    "conflicts": "Compare the limits of all clinics, and the lines of their own.",
    "proof": "Look at many sheets at once: page 1 of each, or each as a photocopier leaves it.",
    "pictures": "Write a contact sheet of all pictures with their ids.",
    "list": "List topics, languages and clinics, with version and approval.",
    "init": "Start a workspace of your own.",
    "new": "Start a topic, a clinic, a translation or a language in your workspace.",
    "import": "Write clinics' files from a table, a row each; show the difference first. --export gives it back.",
    "upgrade": "Rewrite definitions of the old format; show the difference first.",
    "lines": "List the blocks of a topic by the names that lines of a clinic's own call them by.",
    "blocks": "List the blocks of a sheet, or show one with its fields and an example.",
    "schema": "Write the JSON Schemas that editors use.",
}


MODULES = {"import": "import_clinics"}  # a word of Python's own


class Exit(IntEnum):
    """Exit codes; 2 is also click's own for wrong usage."""

    DONE = 0
    FILES = 1  # the files need work
    USAGE = 2  # also an unknown topic or clinic
    ORDERS = 3  # some orders of a run were not made
    MACHINE = 4  # disk full, a file locked by a viewer, a missing dependency
    INTERRUPTED = 130


class Program(click.Group):
    """Commands are loaded when called, so that `--version` and `list` never import what only `make` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        command: click.Command = importlib.import_module(f"{__package__}.{module}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command names what is near."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            raise click.UsageError(
                f"there is no command “{args[0]}”"
                + (f"; did you mean “{near[0]}”?" if near else f"; the commands are {', '.join(COMMANDS)}"),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="handouts", message="%(prog)s %(version)s")
def program() -> None:
    """Patient handouts from YAML: branded, printed, accessible PDFs."""


def run() -> None:
    """Run the program and leave with one of `Exit`'s codes."""
    from ..handouts.library import ClinicNeeded, NotKnown
    from ..handouts.problems import Problems, report
    from ..press.record.address import Lacking
    from ..press.record.lock import Busy

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles: quotes and names as written
    try:
        sys.exit(program.main(prog_name="handouts", standalone_mode=False))  # None, or the code that a command left with
    except Problems as problems:
        click.echo(report(problems.problems), err=True)
        sys.exit(Exit.FILES)
    except (NotKnown, ClinicNeeded) as missed:
        click.echo(f"handouts: {missed}", err=True)
        sys.exit(Exit.USAGE)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("handouts: interrupted", err=True)
        sys.exit(Exit.INTERRUPTED)
    except (Busy, Lacking) as stopped:
        click.echo(f"handouts: {stopped}", err=True)
        sys.exit(Exit.MACHINE)
    except OSError as failed:
        where = f" {failed.filename}" if failed.filename else ""
        click.echo(f"handouts: the machine said no:{where} {failed.strerror or failed}", err=True)
        sys.exit(Exit.MACHINE)
