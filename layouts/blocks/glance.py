"""Four facts with icons, two by two."""

from ...handouts import blocks as model
from ..setting import Setting
from ..strips import Strips, row, whole
from ..tags import Tag
from .lists import hang

SHORT = 2  # lines


def glance(block: model.Glance, s: Setting, tag: Tag) -> Strips:
    """Two by two, in one column of words too, if no fact takes more than two lines there."""
    look, listed, out = s.look, tag.add("L", numbering="Disc"), Strips()
    facts = [words for fact in block.glance for words in (fact.fact, fact.detail)]
    short = all(look.count_lines(s.wording.words(words), "body", look.halves[0].indent(6), bold=True) <= SHORT for words in facts)
    columns = look.halves if short else look.pair
    for k in range(0, len(block.glance), 2):
        cells = []
        for fact, column in zip(block.glance[k : k + 2], columns):
            body, words = listed.add("LI").add("LBody"), column.indent(6)
            text = s.set(fact.fact, "body", words, body.add("P"), bold=True) + s.set(fact.detail, "body", words, body.add("P"))
            cells.append([whole(hang(look.icon(fact.icon, column.x, -0.3, 4.6), text))])
        out += [row(*cells, gap=look.space.paragraph)] if short else look.paired(*cells, gap=look.space.paragraph)
    return [whole(out)] if short or not look.one_column else out
