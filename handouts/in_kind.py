"""A definition in its kind: parts in their order with their headings, and where an author's own parts stand."""

from collections.abc import Iterator, Sequence

from .about import OWN, TopicKind, heading_of, usual_kind
from .definition import Definition, Handout, Section
from .problems import Problem, Problems, near


def in_kind(definition: Definition, topic: str, language: str, original: str = "", kind: TopicKind | None = None) -> Handout:
    """The handout that a definition is, of a kind (without one: of the usual); raises `Problems`."""
    kind = kind or usual_kind()
    if found := (*_out_of_order(definition, kind), *_unheaded(definition, kind, language)):
        raise Problems(found)
    sections = tuple(_headed(section, kind, language) for section in definition.sections)
    return Handout.of(definition.but(sections=sections), topic, language, original, kind)


def anchor(section: Section) -> str:
    """The part that an author's own part stands beside; any other part is where it is itself."""
    return str(section.before or section.after or section.part)


def visit_of(section: Section, kind: TopicKind) -> str | None:
    """For which visit a section is."""
    return kind.part(anchor(section)).visit


def rank(section: Section, kind: TopicKind) -> tuple[int, int]:
    """Its place among the parts of a kind: an author's own part comes right before or after another one."""
    side = 0 if section.part != OWN else -1 if section.before else 1
    return kind.order.index(anchor(section)), side


def in_order_of(sections: Sequence[Section], kind: TopicKind) -> list[int]:
    """The order in which the sections of a file are printed: their numbers in the file."""
    return sorted(range(len(sections)), key=lambda k: rank(sections[k], kind))


def _headed(section: Section, kind: TopicKind, language: str) -> Section:
    """With the heading that its kind's own file gives to its part."""
    heading = None if section.heading or section.part == OWN else heading_of(kind.part(section.part), language)
    return section.but(heading=heading) if heading else section


def _out_of_order(definition: Definition, kind: TopicKind) -> Iterator[Problem]:
    order, last = kind.order, kind.order[0]
    for section in definition.sections:
        if section.part == OWN:
            yield from _badly_placed(section, kind)
            continue
        if order.index(section.part) < order.index(last):
            what = f"part “{section.part}” comes after part “{last}”"
            yield Problem(section.place, "part-order", what, f"the order is {', '.join(order)}")
        last = max(last, section.part, key=order.index)


def _badly_placed(section: Section, kind: TopicKind) -> Iterator[Problem]:
    """A part of the author's own says beside which other one it stands, and there is such a part."""
    said = [name for name in (section.before, section.after) if name]
    if len(said) != 1:
        what = "a part of one’s own stands before or after another part"
        yield Problem(section.place, "own-place", what, f"write one of the two, like after: {kind.order[0]}")
    for name in said:
        if name not in kind.order:
            what = f"a sheet of the kind “{kind.name}” has no part “{name}”"
            yield Problem(name.place, "part-unknown", what, near(name, kind.order) or f"it may be {', '.join(kind.order)}")


def _unheaded(definition: Definition, kind: TopicKind, language: str) -> Iterator[Problem]:
    for section in definition.sections:
        if section.heading:
            continue
        if section.part == OWN:
            yield Problem(section.place, "heading-missing", "a part of one’s own has no heading", "write heading: … beside it")
        elif kind.part(section.part).heading and not heading_of(kind.part(section.part), language):
            what = f"the part “{section.part}” has no heading in “{language}”"
            yield Problem(section.place, "heading-missing", what, f"write heading: … here, or {language}: … in about/{kind.name}.yaml")
