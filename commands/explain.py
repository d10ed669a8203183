"""`handouts explain CODE`: one rule, in words."""

import click

from ..checks import check  # knows all rules  # noqa: F401
from ..checks.rule import RULES, format_codes
from ..checks.sources import told
from ..handouts.problems import choice, close


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the rule with this CODE; without one, list all."""
    if code is None:
        width = max(map(len, RULES))
        for name, rule in sorted(RULES.items()):
            click.echo(f"{name:{width}}  {rule.severity:7}  {rule.what}")
        return
    if code in format_codes():
        click.echo(f"{code} (format)\n\n{format_codes()[code]}")
        return
    if code not in RULES:
        likely = choice(close(code, [*RULES, *format_codes()]))
        raise click.UsageError(f"no rule is called “{code}”; " + (f"did you mean {likely}?" if likely else "`handouts explain` lists all"))
    rule = RULES[code]
    click.echo(
        f"{rule.code} ({rule.severity}, {rule.family})\n\n{rule.what[:1].upper()}{rule.what[1:]}.\n\nWhy: {rule.why}\n"
        f"{told(rule)}\nMend: {rule.mend}\n\nBad:  {rule.bad}\nGood: {rule.good}"
    )
