"""A picture beside words of its own: the words keep their column's edge, the picture stands at its end; in one column below them.

Words are read before the picture in every edition, so that all read alike.
"""

from ...handouts import blocks as model
from ...handouts.text import Text
from ..setting import Setting
from ..strips import Column, Strips, gap, height, row, tied, whole
from ..tags import Tag
from .lists import bullet, bullets, title, under_title
from .pictures import in_column, picture

BETWEEN = 2.0  # u: from the words to the picture


def set_picture(block: model.PictureBlock, s: Setting, tag: Tag) -> Strips:
    """A picture by itself, or with the words that stand beside it."""
    if not block.beside:
        return picture(block, s, tag)
    return _below(block, s, tag) if s.look.one_column else _beside(block, block.beside, s, tag)


def _below(block: model.PictureBlock, s: Setting, tag: Tag) -> Strips:
    """In one column: the words, and the picture on the page of their last lines."""
    told = [strip for words in block.beside or () for strip in _set(words, s, tag)]
    return told + tied(picture(block, s, tag))


def _beside(block: model.PictureBlock, beside: tuple[Text | model.ListBeside, ...], s: Setting, tag: Tag) -> Strips:
    """Words, and at their column's end the picture; once they are as high as it, what comes next is as wide as the column again."""
    look = s.look
    share = look.edition.share(block.size or "medium", beside=True)
    wide = max(look.text.w * share, look.widest(s.wording.words(block.caption), "small") + 0.1)
    narrow = s.looking(look.narrowed(look.text.w - wide - BETWEEN))
    kids = len(tag.kids)
    shown = whole(in_column(block, Column(look.text.x + look.text.w - wide, wide), s, tag))
    read_after = tag.kids[kids:]
    del tag.kids[kids:]
    told, below = Strips(), Strips()
    for words in beside:
        if height(told) < shown.height:
            told += _set(words, narrow, tag)
        else:
            below += _set(words, s, tag)
    tag.kids += read_after
    count = next((k for k in range(1, len(told)) if height(told[:k]) >= shown.height and not told[k].tied), len(told))
    together = row(gap(told[:count], 0), [shown], gap=look.space.paragraph, place=block.place)
    return [together, *told[count:], *below]


def _set(words: Text | model.ListBeside, s: Setting, tag: Tag) -> Strips:
    """A paragraph or a list."""
    if isinstance(words, Text):
        return s.paragraph(words, tag, gap=s.look.space.paragraph)
    listed = title(words.title, s, tag)
    return under_title(listed, bullets(s, tag, words.list, s.look.text, 2, bullet(s)), s)
