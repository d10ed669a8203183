"""A bundle as it is ordered: which sheets lie in it, whether they may go out, and its PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...checks.findings import Findings
from ...handouts.approvals import ALL, cover_signed, signable_cover
from ...handouts.bundle import Bundle
from ...handouts.check_code import code_of
from ...handouts.node import Scalar
from ...handouts.patient import NO_PATIENT, Patient
from ...handouts.problems import Problem, Problems
from ...handouts.wording import Wording
from ...handouts.words import Words, said
from ..orders.inputs import Inputs, together
from ..orders.order import Order
from ..orders.recalled import recall_problem
from ..orders.room import told_of_room
from ..orders.workshop import Workshop

if TYPE_CHECKING:
    from ...layouts.pdf import Laid
    from ...layouts.tags import Tag

LAYOUT = "bundle"


@dataclass(frozen=True)
class Bundled:
    """A bundle, set: the PDF, its number of pages, what was found on the way, the sheets in it by their check codes."""

    data: bytes
    pages: int
    findings: Findings
    codes: dict[str, Order]


def set_bundle(
    shop: Workshop, bundle: Bundle, order: Order, *, draft: bool = False, one_sided: bool = False, typed: Patient = NO_PATIENT
) -> Bundled:
    """The bundle for the clinic, language, edition and paper of `order`, whose topic is the bundle's name.  Pure.

    Every sheet carries its own check code.  Raises Problems: what is missing in the language, and all that `set_order` raises.
    """
    from ...layouts.pdf import written
    from ...layouts.tags import Tag

    root = Tag("Document")
    laid, findings = lay_bundle_order(shop, bundle, order, root, draft=draft, one_sided=one_sided, typed=typed)
    data, (pages,) = written(root, [laid])
    inputs, inside = Inputs(shop), _orders(bundle, order)
    return Bundled(data, pages, findings, {code_of(together(each, inputs.of(each))): each for each in inside})


def _orders(bundle: Bundle, order: Order) -> list[Order]:
    """The sheets of a bundle."""
    return [Order(order.clinic, topic, order.language, order.edition, paper=order.paper) for topic in bundle.topics]


def lay_bundle_order(
    shop: Workshop, bundle: Bundle, order: Order, root: "Tag", *, draft: bool = False, one_sided: bool = False, typed: Patient = NO_PATIENT
) -> "tuple[Laid, Findings]":
    """The same, to be painted into a file with others; its tags are put under `root`."""
    from ...checks.approved import check_entries
    from ...layouts.bundle import Enclosed  # the one import that costs: ReportLab
    from ...layouts.bundle import lay_bundle as lay

    _check_language(shop, bundle, order.language)
    orders = _orders(bundle, order)
    findings = Findings(tuple(check_entries(shop.approvals(), order.topic, order.language, ALL, shop.today))) + _recalled(
        shop, bundle, order
    )
    inputs, enclosed = Inputs(shop), list[Enclosed]()
    for each in orders:
        findings += shop.barring(each)
        ((wording, signed),) = shop.told(each)
        enclosed.append(Enclosed(wording, signed, "" if draft else code_of(together(each, inputs.of(each)))))
    if findings.errors and not draft:
        raise Problems(findings.errors)
    wording = enclosed[0].wording
    title, unsigned = wording.in_own(bundle.title), _unsigned(shop, bundle, order, wording)
    paper, edition = shop.paper(order), shop.edition(order)
    with told_of_room(order, shop.theme()):
        laid = lay(
            title,
            enclosed,
            shop.pictures,
            root,
            unsigned=unsigned,
            paper=paper,
            edition=edition,
            draft=draft,
            one_sided=one_sided,
            typed=typed,
        )
    return laid, findings


def _recalled(shop: Workshop, bundle: Bundle, order: Order) -> Findings:
    """That words or a number in its title were taken back."""
    taken = shop.recalls.of_cover(order, bundle.titles[Scalar(order.language)])
    return Findings((recall_problem(taken, order.topic),) if taken else ())


def _unsigned(shop: Workshop, bundle: Bundle, order: Order, wording: Wording) -> list[Words]:
    """What the cover says while nobody has signed its title: that, and the code by which it is signed."""
    cover = signable_cover(order.topic, bundle, order.language, wording.catalogue)
    if cover_signed(cover, shop.approvals(), shop.today):
        return []
    return [wording.say("imprint.not_approved"), said(cover.code)]


def _check_language(shop: Workshop, bundle: Bundle, language: str) -> None:
    """Raise Problems where the title or a topic is not there in this language."""
    found = [
        Problem(topic.place, "topic-untranslated", f"“{topic}” is not written in “{language}”", f"it is written in {', '.join(written)}")
        for topic in bundle.topics
        if language not in (written := shop.library.languages(topic))
    ]
    if language not in bundle.titles:
        place = next(iter(bundle.titles.values())).place
        found.append(Problem(place, "title-untranslated", f"there is no title in “{language}”", f"write title: {{en: …, {language}: …}}"))
    if found:
        raise Problems(found)
