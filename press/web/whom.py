"""Whom the pages for staff name where a sheet may not go out: the role that answers for its words, and the clinic's own contact."""

from collections import defaultdict
from contextlib import suppress
from typing import NamedTuple

from ...handouts.approvals import Approval, signer
from ...handouts.problems import Problems
from ...handouts.state import State
from ..orders.workshop import Workshop


class Whom(NamedTuple):
    """A role, as it signed; and a name with phone and mail, as the clinic gives them.  "" where nobody is known."""

    role: str
    contact: str


def whom_to_tell(shop: Workshop, clinic: str, topic: str, language: str, state: State) -> Whom:
    """Of a translation that is out of date, who compared it last, else who approved it; of what is wrong in its files no role answers.
    Raises Problems and NotKnown for the clinic.
    """
    stale = state is State.STALE
    contact = shop.clinic(clinic).whom_to_tell(topic, language, stale)
    if state is State.FAILED:
        return Whom("", contact)
    signed = shop.once("signed", lambda: _by_text(shop)).get((topic, language), [])
    translator = signer(signed, topic, language, clinic, shop.today, "translation") if stale else ""
    return Whom(translator or signer(signed, topic, language, clinic, shop.today), contact)


def _by_text(shop: Workshop) -> dict[tuple[str, str], list[Approval]]:
    """All signatures by topic and language; none where they cannot be read, which is told where sheets are made."""
    found = defaultdict[tuple[str, str], list[Approval]](list)
    approvals: tuple[Approval, ...] = ()
    with suppress(Problems):
        approvals = shop.approvals()
    for each in approvals:
        found[str(each.topic), str(each.language)].append(each)
    return dict(found)
