"""`handouts approve TOPIC`: a signature under a copy that was read, as long as all that stands on it is as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import click

from ..checks.check import check_handout, check_translation
from ..checks.clinic import check_clinic
from ..handouts.approvals import ALL, FILE, Of, Signable, furthest, signable, signable_cover
from ..handouts.check_code import CodeWrong, read_code
from ..handouts.library import Library, match
from ..handouts.problems import Problems
from ..handouts.wording import Wording
from ..images.pictures import Pictures, icons
from .asking import Name, home_of, opened, today, workspace
from .writing import alone, write_whole

BEGUN = "# Who approved what. Written by `handouts approve`: an entry that is changed by hand holds no longer.\n"
SAID = {"words": "", "translation": " (translation)", "limits": " (limits)", "bundle": " (bundle)"}


@dataclass(frozen=True)
class ToSign:
    """What is to be signed; `clinic` is a clinic's name or "all"."""

    topic: str
    language: str
    clinic: str
    of: Of
    allows: tuple[str, ...] = ()


@click.command("approve")
@click.argument("topic", type=Name("topic"))
@click.option(
    "--code", required=True, metavar="CODE", help="The code on the copy that was read: it stands on its cover and beside the signature."
)
@click.option("--role", required=True, metavar="ROLE", help="Who approves: a role, such as “spine surgeon”; never a person's name.")
@click.option(
    "--until", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When it is reviewed next: three years at most."
)
@click.option("--language", default="en", show_default=True)
@click.option("--clinic", help="Only for this clinic's sheet, its limits and phones included (for all clinics unless you say).")
@click.option("--limits", is_flag=True, help="Sign only the limits that the --clinic has set, where the words are approved for all.")
@click.option("--translation", is_flag=True, help="Sign only that the translation says what its original says (a qualified translator).")
@click.option("--bundle", is_flag=True, help="TOPIC is a bundle: sign its title, which stands on the cover.")
@click.option(
    "--allow", "allows", multiple=True, metavar="FINDING", help="Let a finding pass that the author keeps with a reason (again for more)."
)
@workspace
def command(
    topic: str,
    code: str,
    role: str,
    until: datetime,
    language: str,
    clinic: str | None,
    limits: bool,
    translation: bool,
    bundle: bool,
    allows: tuple[str, ...],
    workspace: Path | None,
) -> None:
    """Record in approvals.yaml that TOPIC is approved as it was read; any change of what stands on paper voids it."""
    _check_date(until.date())
    role = role.strip()
    kinds: list[Of] = [kind for kind, wanted in (("limits", limits), ("translation", translation), ("bundle", bundle)) if wanted]  # type: ignore[misc]  # mypy makes of a Literal in a tuple a str
    if len(kinds) > 1:
        raise click.UsageError(f"--{kinds[0]} and --{kinds[1]} are two signatures: give them one after the other")
    of = kinds[0] if kinds else "words"
    library = opened(workspace)
    home = home_of(library)
    asked = _to_sign(library, topic, language, clinic, of, allows)
    what, kept = (_cover(library, asked), []) if of == "bundle" else _sheet(library, asked)
    _check_code(library, asked, what, code)
    path = home / FILE
    with alone(path):
        before = path.read_text(encoding="utf-8") if path.is_file() else BEGUN
        write_whole(path, (before.rstrip("\n") + "\n" + what.entry(role, today(), until.date(), kept)).encode("utf-8"))
        _check_written(library, path, before)
    where = "every clinic" if asked.clinic == ALL else asked.clinic
    click.echo(f"{path}: {asked.topic}.{asked.language}{SAID[of]} approved by {role} until {until.date()}, for {where}")


def _check_date(until: date) -> None:
    if until <= today():
        raise click.UsageError(f"{until} is not in the future")
    if until > (last := furthest(today())):
        raise click.UsageError(f"{until} is more than three years off; {last} is the last day that a signature of today may name")


def _to_sign(library: Library, topic: str, language: str, clinic: str | None, of: Of, allows: tuple[str, ...]) -> ToSign:
    if of == "bundle":
        if clinic:
            raise click.UsageError("a bundle is signed for every clinic: leave out --clinic")
        name = match(topic, tuple(library.bundles()), "bundle")
        return ToSign(name, library.find_language(library.bundles()[name].topics[0], language), ALL, of)
    if of == "limits" and not clinic:
        raise click.UsageError("limits are one clinic's own: say --clinic NAME")
    topic = library.find_topic(topic)
    return ToSign(topic, library.find_language(topic, language), library.find_clinic(clinic) if clinic else ALL, of, allows)


def _cover(library: Library, asked: ToSign) -> Signable:
    return signable_cover(asked.topic, library.bundles()[asked.topic], asked.language, library.catalogue(asked.language))


def _sheet(library: Library, asked: ToSign) -> tuple[Signable, list[str]]:
    """The words, and what the author keeps with the signer's name.

    Raises Problems when `check` finds errors in them: nobody signs what may not be printed.
    """
    pictures = Pictures(library.picture_folders())
    wording = _wording(library, pictures, asked, library.some_clinics()[0] if asked.clinic == ALL else asked.clinic)
    found = check_handout(wording.handout, pictures) + check_translation(wording.handout, library)
    if idle := sorted({*asked.allows} - {problem.code for problem, _ in found.awaiting}):
        raise click.UsageError(f"nothing waits for --allow {idle[0]}: the author must keep the finding with an `allow:` and a reason first")
    kept = found.named(asked.allows)
    found = found.but(kept)
    if asked.clinic != ALL:
        found += check_clinic(wording.clinic, pictures)
    if found.errors:
        raise Problems(found.errors)
    made = signable(wording, pictures, asked.clinic, asked.of)
    if asked.of == "limits" and wording.handout.joined:
        raise click.UsageError(f"{asked.clinic} has lines of its own in this sheet: sign the whole sheet, without --limits")
    if asked.of == "limits" and not made.finished.items:
        raise click.UsageError(f"{asked.clinic} has set no limit that this sheet shows")
    return made, kept


def _wording(library: Library, pictures: Pictures, asked: ToSign, clinic: str) -> Wording:
    """The words of a clinic's sheet, with its own lines in them unless all clinics' are asked for."""
    own = "" if asked.clinic == ALL else clinic
    handout = library.read_handout(asked.topic, asked.language, pictures.ids(), icons(), own)
    return Wording(handout, library.read_clinic(clinic), library.catalogue(asked.language), today())


def _check_code(library: Library, asked: ToSign, what: Signable, typed: str) -> None:
    """Refuse the code of anything else than what is signed: of words that have changed since, of another clinic's copy."""
    try:
        code = read_code(typed)
    except CodeWrong as wrong:
        raise click.UsageError(str(wrong)) from None
    if code == what.code:
        return
    if of := next((words for words, other in _others(library, asked) if other == code), ""):
        raise click.UsageError(f"{code} stands beside another signature: {of}")
    made = "handouts bundle" if asked.of == "bundle" else "handouts review"
    told = f"{code} is not the code of this sheet as it stands: something has changed since that copy"
    raise click.UsageError(f"{told}. Make a new one ({made}), and have it read")


def _others(library: Library, asked: ToSign) -> Iterator[tuple[str, str]]:
    """What else of this topic and language may be signed, and the code of each."""
    if asked.of == "bundle":
        return
    pictures = Pictures(library.picture_folders())
    for clinic in library.clinics():
        every, wording = (_wording(library, pictures, replace(asked, clinic=each), clinic) for each in (ALL, clinic))
        yield "the words for every clinic (without --clinic)", signable(every, pictures, ALL).code
        yield f"this clinic's sheet (--clinic {clinic})", signable(wording, pictures, clinic).code
        yield f"this clinic's limits (--limits --clinic {clinic})", signable(wording, pictures, clinic, "limits").code
        yield "the translation (--translation)", signable(every, pictures, ALL, "translation").code
        if wording.handout.joined:
            yield f"this clinic's translation (--translation --clinic {clinic})", signable(wording, pictures, clinic, "translation").code


def _check_written(library: Library, path: Path, before: str) -> None:
    """A register that cannot be read back, or in which the new entry does not hold, is put back as it was."""
    try:
        if not library.approvals()[-1].is_sealed:
            raise click.ClickException("the entry could not be read back as it was written; nothing was signed")
    except (Problems, click.ClickException):
        write_whole(path, before.encode("utf-8"))
        raise
