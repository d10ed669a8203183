"""A picture and the words beside it: a caption or a step must not say the contrary of what the picture shows.

What it shows stands in its alternative text; which words are contraries is data (`opposites:` in `checks/lexicons/`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from ..handouts.blocks import Captioned, Choice, Exercise, PictureBlock, Step
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from ..handouts.text import Text
from ..images.pictures import Pictures
from .language.sentence import Sentence
from .language.stems import content_words
from .language.tokens import Token, tokens_in
from .lexical import ReadPassage, SentencesOf, book, by_text
from .rule import rule

rule = partial(rule, family="pictures")

PICTURE_CONTRADICTS = rule(
    "picture-contradicts",
    "error",
    "the words say the contrary of the picture beside them",
    why="Many readers go by the picture, the rest by the words; they must not part.",
    own="a program can compare the words with the picture’s alternative text",
    mend="choose another picture, or say what this one shows",
    bad="“You lie on your back.” beside a person who lies face down",
    good="“You lie on your belly.” beside a person who lies face down",
)
PICTURE_APART = rule(
    "picture-apart",
    "warning",
    "the words beside a picture have no word in common with what it shows",
    why="A picture that belongs to another step shows the reader something else.",
    own="a program can compare the words with the picture’s alternative text",
    mend="choose the picture of this step, or name in the words what it shows",
    bad="“The cement gets hard.” beside a woman in bed",
    good="“The cement gets hard.” beside hard cement in a bone",
)


SIDES = {"left": 0, "above": 0, "first": 0, "right": 1, "below": 1, "second": 1}  # words for two places, and for the order of two


def check(handout: Handout, read: Iterable[ReadPassage], pictures: Pictures) -> Iterator[Problem]:
    """The captions and steps that have a picture, each beside what it shows."""
    entries, known = pictures.entries(), by_text(read)
    for part in handout.parts():
        if isinstance(part, (PictureBlock, Captioned, Step, Exercise, Choice)) and part.picture in entries:
            shown = pictures.worded(part.picture, handout.language)
            told = _said(part)
            words = (shown.title, shown.alt, *shown.labels.values())
            yield from _beside(told, known, " ".join(text.plain for text in words if text))


def _said(part: PictureBlock | Captioned | Step | Exercise | Choice) -> list[Text]:
    """The words that stand with a picture."""
    match part:
        case Step():
            return [part.title, *([part.text] if part.text else [])]
        case Exercise():
            return [part.name, *part.how]
        case Choice():
            return [part.name, part.happens]
        case PictureBlock():
            return [*part.all_texts()]
    return [part.caption]


def _turned(said: Sequence[Token], shown: Sequence[Token]) -> bool:
    """Whether words tell more on the left, or first, of what the picture shows on the right, and the other way round, than rightly."""
    (one, other), (first, second) = _sides(said), _sides(shown)
    crossed, straight = (one & second, other & first), (one & first, other & second)
    return all(crossed) and sum(map(len, crossed)) > sum(map(len, straight))


def _sides(said: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of content behind “Left:” and “Right:”, “in the first” and “in the second”; none where both do not stand there once."""
    texts = [token.text for token in said]
    marks = [(k, SIDES[text]) for k, text in enumerate(texts) if text in SIDES and _marks(texts, k)]
    if sorted(side for _, side in marks) != [0, 1]:
        return frozenset(), frozenset()
    (begin, side), (middle, _) = marks
    parts = content_words(said[begin + 1 : middle]), content_words(said[middle + 1 :])
    return parts if side == 0 else (parts[1], parts[0])


def _marks(texts: Sequence[str], k: int) -> bool:
    """Whether a word says where: “Left:”, “on the left”, “In the first it is wide”."""
    return texts[k + 1 : k + 2] == [":"] or texts[max(0, k - 1) : k] == ["the"]


def _beside(told: list[Text], known: SentencesOf, shown: str) -> Iterator[Problem]:
    picture = _shown(shown)
    said = [(text, sentence) for text in told for sentence in known[id(text)]]
    pairs = (*book().opposites, *((second, first) for first, second in book().opposites))
    wrong = [(here, contrary) for here, contrary in pairs if contrary in picture.classes and here not in picture.classes]
    for text, sentence in said:
        for here, contrary in wrong:
            if here in sentence.classes and contrary not in sentence.classes:
                yield PICTURE_CONTRADICTS.at(text.place, f"“{_words(sentence, here)}”; the picture shows “{_words(picture, contrary)}”")
                return
    if _turned([token for _, sentence in said for token in sentence.tokens], picture.tokens):
        yield PICTURE_CONTRADICTS.at(told[0].place, "the words tell on one side what the picture shows on the other")
        return
    if not frozenset().union(*(sentence.content for _, sentence in said)) & picture.content:
        yield PICTURE_APART.at(told[0].place)


@lru_cache(maxsize=64)
def _shown(words: str) -> Sentence:
    """A picture's title, alternative text and labels, as one sentence; few are shown, and often."""
    return Sentence(tokens_in(words), book().lexicon)


def _words(sentence: Sentence, name: str) -> str:
    span = next(each for each in sentence.spans if each.name == name)
    return sentence.words(span.start, span.end)
