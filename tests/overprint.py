"""Words that lie on other words: what a reader of the page sees, and no tag tells."""

from itertools import combinations

import pypdfium2

MOST = 0.4  # of the lower one's height: so much may two lines share, for letters reach up and down


def overprinted(pdf: bytes) -> list[tuple[int, str, str]]:
    """Pairs of words that lie on each other, with their page from 1."""
    found = list[tuple[int, str, str]]()
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            boxes = [text.get_rect(k) for k in range(text.count_rects())]
            pairs = [pair for pair in combinations(boxes, 2) if _on(*pair)]
            found += [(number, text.get_text_bounded(*one), text.get_text_bounded(*other)) for one, other in pairs]
    return found


def _on(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    left, bottom, right, top = (max, max, min, min)
    wide = right(one[2], other[2]) - left(one[0], other[0])
    tall = top(one[3], other[3]) - bottom(one[1], other[1])
    return wide > 1 and tall > MOST * min(one[3] - one[1], other[3] - other[1])
