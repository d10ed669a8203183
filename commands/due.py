"""`handouts due`: what is to be reviewed soon, and by which role."""

from datetime import timedelta
from pathlib import Path

import click

from ..handouts.state import past
from .asking import opened, today, workspace


@click.command("due")
@click.option("--within", default=90, show_default=True, metavar="DAYS", help="How far to look ahead.")
@workspace
def command(within: int, workspace: Path | None) -> None:
    """Name the approvals whose review is overdue or comes up, by role."""
    soon = sorted(
        (each for each in opened(workspace).approvals() if each.next_review <= today() + timedelta(days=within)),
        key=lambda each: (each.role.plain, each.next_review, each.topic),
    )
    role = ""
    for each in soon:
        if each.role.plain != role:
            role = each.role.plain
            click.echo(f"{role}:")
        late = "  overdue" if past(each.next_review, today()) else ""
        what = "" if each.of == "words" else f"  ({each.of})"
        click.echo(f"  {each.next_review}  {each.topic}.{each.language}  {each.clinic}{what}{late}")
    if not soon:
        click.echo(f"nothing is due within {within} days")
