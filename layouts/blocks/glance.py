"""Four facts with icons, two by two."""

from ...handouts import blocks as model
from ..setting import Setting
from ..strips import Strips, whole
from ..tags import Tag
from .lists import hang


def glance(block: model.Glance, s: Setting, tag: Tag) -> Strips:
    look, listed, out = s.look, tag.add("L", numbering="Disc"), Strips()
    for k in range(0, len(block.glance), 2):
        cells = []
        for fact, column in zip(block.glance[k : k + 2], look.pair):
            body, words = listed.add("LI").add("LBody"), column.indent(6)
            text = s.set(fact.fact, "body", words, body.add("P"), bold=True) + s.set(fact.detail, "body", words, body.add("P"))
            cells.append([whole(hang(look.icon(fact.icon, column.x, -0.3, 4.6), text))])
        out += look.paired(*cells, gap=look.space.paragraph)
    return out if look.one_column else [whole(out)]
