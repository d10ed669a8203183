"""Doses: a medicine with its strength over each page of its rows, how often and at most above them."""

from ...handouts import blocks as model
from ...handouts.own_words import bounds_key
from ...handouts.words import Words, said
from ..setting import Setting
from ..strips import Strips, gap
from ..tags import Tag
from .tables import Rows, set_rows


def doses(block: model.Doses, s: Setting, tag: Tag) -> Strips:
    """Its name, what holds for all rows, then the rows."""
    found, look = block.doses, s.look
    name = s.say("doses.name", medicine=s.final(found.medicine), strength=s.final(found.strength))
    title = s.words(name, "h2", look.text, tag.add("H3"), bold=True)
    told = [s.say("doses.every", words=s.final(found.every))]
    told += [s.say("doses.at_most", words=s.final(found.at_most))] if found.at_most else []
    *first, last = (s.say("figures.sentence", words=words) for words in told)
    last = last.then(" ", s.wording.source(found.source))
    lead = [strip for words in (*first, last) for strip in s.paragraph(words, tag)]
    heads = s.say(f"doses.{found.by}"), s.say("doses.one")
    rows = [(_of(row, s), s.final(row.give)) for row in found.rows]
    return set_rows(Rows(heads, rows, named=True, places=[row.place for row in found.rows]), s, tag, title, gap(lead, look.space.heading))


def _of(row: model.DoseRow, s: Setting) -> Words:
    """The tablet, or the stretch of weights or ages."""
    if row.tablet is not None:
        return s.final(row.tablet)
    ends = {name: said(s.wording.measure(bound)) for name, bound in (("from", row.from_), ("to", row.to)) if bound is not None}
    return s.say(bounds_key(row), **ends)
