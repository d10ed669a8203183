"""What stops nothing but helps nobody: words explained but not used, limits set but not shown.  All of it is warnings."""

from collections.abc import Collection, Iterable, Iterator

from .clinic import Clinic
from .definition import Handout
from .limits import LIMITS, Says
from .node import Scalar
from .place import Place
from .problems import Problem


def unused(handout: Handout) -> tuple[Problem, ...]:
    """Terms and sources that nothing in the handout refers to."""
    runs = [run for text in handout.all_texts() for run in text.runs]
    sources = {getattr(part, "source", None) for part in handout.parts()}
    sources |= {run.placeholder.removeprefix("source:") for run in runs}
    return (*_idle("term", handout.terms, {run.term for run in runs}), *_idle("source", handout.sources, sources))


def unshown(handout: Handout, clinic: Clinic) -> tuple[Problem, ...]:
    """What a clinic says for this topic that its sheet in this language does not show."""
    return tuple(_unshown(handout, clinic))


def _idle(what: str, defined: Iterable[Scalar], used: Collection[str | None]) -> Iterator[Problem]:
    for name in defined:
        if name not in used:
            yield Problem(name.place, f"{what}-unused", f"nothing uses the {what} “{name}”", "use it, or delete it", "warning")


def _unshown(handout: Handout, clinic: Clinic) -> Iterator[Problem]:
    limits = clinic.limits.get(Scalar(handout.topic))
    listed = {*handout.limits()}
    inline = {run.placeholder for text in handout.all_texts() for run in text.runs}
    for name in LIMITS:
        limit = limits.get(name) if limits else None
        if limit and name not in listed and f"limit:{name}" not in inline:
            yield Problem(limit.place, "limit-unshown", f"the sheet does not show the limit “{name}”", "", "warning")
        if isinstance(limit, Says) and handout.language not in limit.say:
            yield _silent(limit.place, handout.language)
    after_hours = clinic.phones.after_hours
    if isinstance(after_hours, dict) and handout.language not in after_hours:
        yield _silent(clinic.phones.place, handout.language)


def _silent(place: Place, language: str) -> Problem:
    return Problem(place, "language-missing", f"there are no words in “{language}” here", f"add {language}: …", "warning")
