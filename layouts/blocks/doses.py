"""Doses: a medicine with its strength over each page of its rows, how often and at most above them."""

from ...handouts import block_words
from ...handouts import blocks as model
from ..setting import Setting
from ..strips import Strips, gap
from ..tags import Tag
from .tables import TableRows, set_rows


def doses(block: model.Doses, s: Setting, tag: Tag) -> Strips:
    """Its name, what holds for all rows, then the rows."""
    found, look = block.doses, s.look
    title = s.words(block_words.dose_heading(s, found), "body" if look.leaflet else "h2", look.text, tag.add("H3"), bold=True)
    lead = [strip for words in block_words.dose_rules(s, found) for strip in s.paragraph(words, tag)]
    return set_rows(rows_of(block, s), s, tag, title, gap(lead, look.space.heading))


def rows_of(block: model.Doses, s: Setting) -> TableRows:
    """By what they go, and how much is given."""
    found = block.doses
    rows = [(block_words.dose_of(s, row), s.final(row.give)) for row in found.rows]
    return TableRows((s.say(f"doses.{found.by}"), s.say("doses.one")), rows, named=True, places=[row.place for row in found.rows])
