"""What stops nothing but helps nobody: words explained but not used, limits set but not shown.  All of it is warnings."""

from collections.abc import Collection, Iterable, Iterator

from .clinic import Clinic
from .definition import Handout
from .limits import limit_kinds
from .node import Scalar
from .place import Place
from .problems import Problem, choice, near
from .regions import said_in
from .set_limits import Says, wrong_kinds
from .wording import Wording


def unused(handout: Handout) -> tuple[Problem, ...]:
    """Terms and sources that nothing in the handout refers to."""
    runs = [run for text in handout.all_texts() for run in text.runs]
    sources = {getattr(part, "source", None) for part in handout.parts()}
    sources |= {run.placeholder.removeprefix("source:") for run in runs}
    limits = {*handout.listed_limits(), *handout.scheduled_limits(), *(run.placeholder.removeprefix("limit:") for run in runs)}
    return (
        *_idle("term", handout.terms, {run.term for run in runs}),
        *_idle("source", handout.sources, sources),
        *_idle("limit", handout.limits, limits),
    )


def unshown(handout: Handout, clinic: Clinic) -> tuple[Problem, ...]:
    """What a clinic says for this topic that its sheet in this language does not show."""
    return tuple(_unshown(handout, clinic))


def unnamed(wording: Wording) -> Iterator[Problem]:
    """The phones of a sheet's lists that the clinic has, and for which nobody has words: whom one reaches there."""
    clinic, language = wording.clinic, wording.handout.language
    for name in wording.handout.contacts():
        if (number := clinic.phones.contact(name)) and not wording.has_label(name):
            hint = f"under phones: in {clinic.place.file} write {name}: {{number: {number}, label: {{{language}: …}}}}"
            yield Problem(name.place, "phone-label", f"nothing says in “{language}” whom one reaches by the phone “{name}”", hint)


def _idle(what: str, defined: Iterable[Scalar], used: Collection[str | None]) -> Iterator[Problem]:
    for name in defined:
        if name not in used:
            yield Problem(name.place, f"{what}-unused", f"nothing uses the {what} “{name}”", "use it, or delete it", "warning")


def _unshown(handout: Handout, clinic: Clinic) -> Iterator[Problem]:
    limits = clinic.limits.get(Scalar(handout.topic), {})
    listed = {*handout.listed_limits(), *handout.scheduled_limits()}
    inline = {run.placeholder for text in handout.all_texts() for run in text.runs}
    kinds = limit_kinds(handout.limits)
    yield from wrong_kinds(limits, kinds)
    for name, limit in limits.items():
        if name not in kinds:
            hint = near(name, kinds) or f"declare it in the topic's limits:, or write one of {', '.join(kinds)}"
            yield Problem(limit.place, "limit-unknown", f"the topic “{handout.topic}” has no limit “{name}”", hint)
        elif name not in listed and f"limit:{name}" not in inline:
            yield Problem(limit.place, "limit-unshown", f"the sheet does not show the limit “{name}”", "", "warning")
        if isinstance(limit, Says) and not said_in(limit.say, handout.language):
            yield _silent(limit.place, handout.language)
    yield from _unfilled(handout, clinic)
    yield from (_no_phone(name.place, name, clinic) for name in handout.contacts() if name not in clinic.phones.further)
    after_hours = clinic.phones.after_hours
    if isinstance(after_hours, dict) and not said_in(after_hours, handout.language):
        yield _silent(clinic.phones.place, handout.language)


def _unfilled(handout: Handout, clinic: Clinic) -> Iterator[Problem]:
    """What the words ask of a clinic that it has not: another number in the place of a phone would be dialled."""
    for text in handout.all_texts():
        for name in (run.placeholder for run in text.runs):
            if name.startswith("phone:") and (wanted := name.removeprefix("phone:")) not in clinic.phones.further:
                yield _no_phone(text.at("{" + name), wanted, clinic)
            elif name == "address" and clinic.address is None:
                yield Problem(text.at("{address"), "address-missing", "the clinic has no address", f"write address: in {clinic.place.file}")


def _no_phone(place: Place, name: str, clinic: Clinic) -> Problem:
    others = near(name, clinic.phones.further) or (f"there is {choice(clinic.phones.further, 'and')}" if clinic.phones.further else "")
    hint = f"write {name}: {{number: …, label: {{en: …}}}} under phones: in {clinic.place.file}, or use {{phone}}"
    hint = f"{others} Or {hint}" if others.endswith("?") else f"{hint} ({others})" if others else hint
    return Problem(place, "phone-missing", f"the clinic has no phone “{name}”", hint)


def _silent(place: Place, language: str) -> Problem:
    return Problem(place, "language-missing", f"there are no words in “{language}” here", f"add {language}: …", "warning")
