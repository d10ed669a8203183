"""Words: plain, active, to the reader, in short sentences; nothing that means nothing on paper."""

import re
from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import Heading, TeachBack
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from . import plain_words, reading
from .plain_words import WORD
from .prose import Passage
from .rule import rule
from .sought import sought

rule = partial(rule, family="words")
GRADE_WARNS, GRADE_STOPS = 6.0, 8.0
EASE_WARNS, EASE_STOPS = 65, 55  # INFLESZ (Barrio-Cantalejo et al., 2008): 65–80 rather easy, 55–65 normal, under 55 somewhat hard
LONG, VERY_LONG = 20, 30  # words in a sentence
LONG_IN = {"vi": 28}  # Vietnamese puts a space after each syllable: 7 words are about 10 of them
LONG_PARAGRAPH = 5  # sentences
PASSIVE = 0.10  # of the sentences

GRADE_HIGH = rule(
    "grade-high",
    "error",
    "the words are too hard to read",
    why="US health bodies ask for grade 6 to 8 at most; 1 of 7 adults in the UK reads like a child of 9 to 11.",
    sources=(
        "badarudeen-2010",
        "ases-2018",
        "smith-2023",
        "kincaid-1975",
        "inflesz-2008",
    ),
    own="6 warns, 8 stops (Spanish: 65, 55), the topic's name and explained words left out, because a sheet may teach a word",
    mend="shorten sentences, use shorter words, explain a medical word as a term",
    bad="Postoperative ambulation is recommended.",
    good="Walk a little soon after.",
)
SENTENCE_LONG = rule(
    "sentence-long",
    "warning",
    "this sentence is long",
    why="A reader in pain forgets its beginning.",
    sources=("govuk-2014",),
    own="more than 20 words warns and more than 30 stops, because readers are in pain or afraid; Vietnamese, which parts its syllables, 28",
    mend="make two of it",
    bad="After the procedure, which takes about an hour, you will be taken to a room where nurses will watch you until you can go home.",
    good="It takes about 1 hour. Then nurses watch you in a room until you can go home.",
)
PARAGRAPH_LONG = rule(
    "paragraph-long",
    "warning",
    "this paragraph has more than 5 sentences",
    why="Walls of words are skipped.",
    sources=("pemat: item 8",),
    own="five sentences; the source gives no number",
    mend="part it, or make a list of it",
    bad="one paragraph of eight sentences",
    good="two paragraphs of four",
)
PASSIVE_VOICE = rule(
    "passive-voice",
    "warning",
    "many sentences are in the passive voice",
    why="The passive hides who does what.",
    sources=(
        "pemat: item 5",
        "cdc-index: item 7",
    ),
    own="from a tenth of the sentences on, because now and then nobody knows who does it",
    mend="say who does it",
    bad="The needle is inserted.",
    good="The doctor puts in the needle.",
)
READER_MISSED = rule(
    "reader-missed",
    "warning",
    "this speaks about the patient instead of to the patient",
    why="“Patients should” is somebody else.",
    sources=("pemat: item 21",),
    mend="say “you”, or give the order",
    bad="Patients should drink water.",
    good="Drink water.",
)
BARE_URL = rule(
    "url-bare",
    "warning",
    "a web address in the prose",
    why="Nobody types it from paper without a mistake.",
    own="paper has no links, and a QR code has no slips of the finger",
    mend="put it into a links block: it gets a QR code",
    bad="See www.example.org/page?id=7.",
    good="links: [{title: …, url: …}]",
)
PAPER_POINTER = rule(
    "paper-pointer",
    "warning",
    "this points nowhere on paper",
    why="Paper has no links, and “below” may be overleaf.",
    own="a page is named by its number, because where a part stands is known only when the pages are set",
    mend="use {page:PART}, or say it here",
    bad="See below. Click here.",
    good="See {page:call}.",
)
HEADING_EMPTY = rule(
    "heading-empty",
    "warning",
    "this heading says nothing",
    why="Readers find their way by headings.",
    sources=("pemat: item 9",),
    own="the list of headings that say nothing",
    mend="say what the part answers",
    bad="General information",
    good="What happens on the day",
)
QUESTION_CLOSED = rule(
    "question-closed",
    "warning",
    "this teach-back question can be answered with yes",
    why="Everybody nods.",
    sources=("ahrq-red",),
    mend="begin with what, when, how or which",
    bad="Do you understand the danger signs?",
    good="Which signs make you call us?",
)

TO_BE = ("is", "are", "was", "were", "be", "been", "being")
IS = frozenset(way for word in TO_BE for way in (word, word.capitalize(), word.upper()))
IRREGULAR = (
    "done|given|taken|put|made|cut|held|kept|sent|seen|shown|told|found|left|lost|brought|drawn|driven|worn|written|chosen|known|"
    "set|sewn|stuck|begun|broken|frozen|grown|hidden|hurt|laid|led|met|paid|read|sold|spread|thrown|understood|withdrawn|woken"
)
_PASSIVE = re.compile(rf"\b(?:{'|'.join(TO_BE)}) (?:\w+ly |not |also |then |often |usually )*(\w{{2,}}ed|{IRREGULAR})\b", re.IGNORECASE)
# participles that describe rather than tell what somebody does
_STATES = {
    "tired",
    "worried",
    "scared",
    "married",
    "allergic",
    "swollen",
    "closed",
    "open",
    "broken",
    "known",
    "used",
    "hurt",
    "bruised",
    "infected",
    "needed",
    "relaxed",
    "concerned",
    "advanced",
    "red",
    "need",
    "bed",
    "shed",
    "bleed",
}
_PATIENTS = sought(r"\b(?<!other )(?:patients|the patient)\b", "patient")
_URL = sought(r"\bhttps?://|\bwww\.\w|\b\w+\.(?:com|org|gov|edu|net)(?:/\S*)?\b", "http", "www.", ".com", ".org", ".gov", ".edu", ".net")
_POINTER = sought(
    r"\b(?:see|as (?:shown|described|mentioned|listed)) (?:above|below)\b|\b(?:the )?(?:link|table|figure|picture|list) "
    r"(?:above|below)\b|\bclick (?:here|on)\b|"
    r"\bthis (?:web ?site|web ?page|link)\b|\bsee (?:our|the) web ?site\b",
    "above",
    "below",
    "click",
    "web",
    "link",
)
_EMPTY = re.compile(
    r"(?:(?:general|background|further|other|more|additional|important) )?(?:introduction|overview|information|background|"
    r"notes?|summary|facts)|general|miscellaneous|other|more|about",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:do|does|did|is|are|was|were|have|has|can|could|will|would|should)\b", re.IGNORECASE)


def check(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    """The words of an English or Spanish handout; those of other languages only where no grammar is asked."""
    for text in texts:
        yield from _any_language(text, LONG_IN.get(handout.language, LONG))
    for block, after in ((block, after) for each in handout.sections for block, after in zip(each.blocks, (*each.blocks[1:], None))):
        if isinstance(block, Heading) and (after is None or isinstance(after, Heading)):
            yield HEADING_EMPTY.at(block.heading.place, "nothing stands under this heading", "write what it announces, or take it out")
    if handout.language == "en":
        yield from _english(handout, texts)
    elif handout.language == "es":
        yield from _spanish(handout, texts)


def _any_language(text: Passage, most: int) -> Iterator[Problem]:
    for found in _URL.finditer(text.words):
        if not any(found[0] in run.words for run in text.text.runs if run.link):
            yield BARE_URL.at(text.at(found[0]))
    for sentence in text.sentences:
        if len(sentence) > 2 * most and (count := len(WORD.findall(sentence))) > most:
            yield SENTENCE_LONG.at(
                text.at(" ".join(sentence.split()[:4])),
                f"this sentence has {count} words",
                "",
                "error" if count > most + VERY_LONG - LONG else "warning",
            )
    if text.name == "paragraph" and len(text.sentences) > LONG_PARAGRAPH:
        yield PARAGRAPH_LONG.at(text.text.place, f"this paragraph has {len(text.sentences)} sentences")


def _english(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    found = reading.reading(handout, texts)
    if found and found.masked > GRADE_WARNS:
        yield GRADE_HIGH.at(
            handout.place,
            f"the words are at grade {found.masked:.1f} ({found.grade:.1f} with the topic's name and the "
            f"explained terms; SMOG {found.smog:.1f})",
            "",
            "error" if found.masked > GRADE_STOPS else "warning",
        )
    yield from _passive(handout, texts)
    for text in texts:
        yield from _english_text(handout, text)


def _english_text(handout: Handout, text: Passage) -> Iterator[Problem]:
    for rule, pattern, words in ((READER_MISSED, _PATIENTS, text.words), (PAPER_POINTER, _POINTER, text.words)):
        for found in pattern.finditer(words):
            yield rule.at(text.at(found[0]), f"“{found[0]}”: {rule.what}")
    if text.name == "heading" and _EMPTY.fullmatch(text.words.strip()):
        yield HEADING_EMPTY.at(text.text.place, f"the heading “{text.words}” says nothing")
    if isinstance(text.block, TeachBack):
        asked = next((sentence for sentence in text.sentences if sentence.endswith("?")), "")
        if _CLOSED.match(asked):
            yield QUESTION_CLOSED.at(text.text.place)
    yield from plain_words.check(handout, text)


def passives(texts: list[Passage]) -> tuple[list[tuple[Passage, str]], int]:
    """The passive sentences, each with its text, and the number of all sentences."""
    found, count = [], 0
    for text in texts:
        for sentence, words in zip(text.sentences, text.sentence_words):
            count += 1
            if not IS.isdisjoint(words) and any(match[1].lower() not in _STATES for match in _PASSIVE.finditer(sentence)):
                found.append((text, sentence))
    return found, count


def _passive(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    found, count = passives(texts)
    if count and len(found) / count > PASSIVE:
        text, sentence = found[0]
        yield PASSIVE_VOICE.at(
            handout.place,
            f"{len(found)} of {count} sentences are in the passive voice; the first is in line {text.text.place.line}: “{sentence}”",
        )


def _spanish(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    said = reading.running(texts)
    words = [word for sentence in said for word in sentence]
    if not words:
        return
    ease = reading.inflesz(len(words), len(said), sum(map(reading.spanish_syllables, words)))
    if ease < EASE_WARNS:
        yield GRADE_HIGH.at(
            handout.place,
            f"the reading ease is {ease:.0f} (INFLESZ; 65 and more is easy enough)",
            "",
            "error" if ease < EASE_STOPS else "warning",
        )
