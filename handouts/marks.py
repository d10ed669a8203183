"""Prose with its four marks, parsed: `**strong**`, `[words](url)`, `[shown|term]` or `[term]`, `{placeholder}`.

A backslash makes any of them plain.  Everything else, also what looks like HTML, is text.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from .known import ANY, Known
from .node import Scalar
from .problems import Problem, Problems, choice, near
from .text import PHRASE, Run, Text
from .units import all_units, meant, quantity
from .unseen import as_seen
from .web_address import url_trouble

OWN_PHONES = {"day": "phone", "after_hours": "after_hours", "after-hours": "after_hours", "emergency": "emergency"}  # and what prints each
PHONE_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
LOOKALIKES = "º˚℃℉"  # which people type for the degree sign
SHORT = "short"  # the form of a limit that is its value alone
PLACEHOLDERS = ("clinic", "clinic:short", "phone", "after_hours", "hours", "address", "emergency", "blank")

TOKEN = re.compile(
    r"""\\(?P<plain>[\\*\[\]{}|])
    | (?P<strong>\*\*)
    | \[(?P<shown>(?:\\.|[^\\\[\]])*)\] (?:\((?P<url>(?:[^()]|\([^()]*\))*)\))?
    | \{(?P<name>[^{}]*)\}
    | (?P<stray>[\[\]{}])""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\([\\*\[\]{}|])")
BAR = re.compile(r"(?<!\\)\|")
NESTED = re.compile(r"(?<!\\)(\*\*|[{}])")
# what stands on or beside a letter, as the vowels of Hindi do, and the joiners: Python's \w lacks them
SIGNS = "".join(c for c in map(chr, range(0x300, 0x2000)) if unicodedata.category(c).startswith("M")) + "\u200c\u200d"
TERM = re.compile(rf"[^\W\d_][\w{SIGNS} '’-]*")
# Control characters, overrides of the writing direction, and halves of characters.
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
SPACES = re.compile(r"[ \n]+")
MOST_LETTERS = 10_000  # of one text: a paragraph of two pages
LONGEST_WORD = 2_000  # letters without a space: web addresses are the longest that there are


def parse(source: Scalar, known: Known = ANY, names: Collection[str] | None = PLACEHOLDERS) -> Text:
    """The text of `source`; raises `Problems`.

    `names` are the placeholders that make sense there, `None` for any: the catalogue's sentences have their own.
    """
    if not unicodedata.is_normalized("NFC", source):
        source = Scalar(unicodedata.normalize("NFC", source), source.place)
    parsing = _Parsing(source, known, names)
    parsing.characters()
    if len(source) <= MOST_LETTERS:
        parsing.tokens()
    if parsing.problems:
        raise Problems(parsing.problems)
    return Text(tuple(_trimmed(parsing.runs)), source, source.place)


def characters(source: Scalar) -> list[Problem]:
    """Characters that cannot be printed, or that would turn the words around them."""
    parsing = _Parsing(source, ANY, None)
    parsing.characters()
    return parsing.problems


class _Parsing:
    """One text on its way from source to runs."""

    def __init__(self, source: Scalar, known: Known, names: Collection[str] | None) -> None:
        self.source, self.known, self.names = source, known, names
        self.runs: list[Run] = []
        self.problems: list[Problem] = []
        self.strong = False

    def characters(self) -> None:
        for found in FORBIDDEN.finditer(self.source):
            self.complain(
                found.start(),
                1,
                "character-forbidden",
                f"a character that cannot be printed stands here (U+{ord(found[0]):04X})",
                "delete it",
            )
        if len(self.source) > MOST_LETTERS:
            self.complain(
                0, 1, "text-long", f"this text has {len(self.source):,} letters, and {MOST_LETTERS:,} are the most", "make several of it"
            )
        elif len(self.source) > LONGEST_WORD and max(map(len, self.source.split()), default=0) > LONGEST_WORD:
            self.complain(0, 1, "text-long", f"a word of this text has more than {LONGEST_WORD:,} letters", "put spaces between its parts")
        inner = self.source.strip()
        if "\n" in inner:
            self.complain(
                0,
                len(self.source),
                "text-lines",
                "one text is one paragraph, and a line ends inside this one",
                "begin a new “- ” for a new paragraph; after “>” leave no empty line",
            )

    def tokens(self) -> None:
        at, first, opened_at = 0, 0, 0
        for found in TOKEN.finditer(self.source):
            self.add(self.source[at : found.start()])
            at = found.end()
            match found.lastgroup:
                case "plain":
                    self.add(found["plain"])
                case "strong":
                    if self.strong and not any(run.words.strip() or run.placeholder for run in self.runs[first:]):
                        self.complain(opened_at, at - opened_at, "mark-empty", "nothing stands between these “**”", "delete them")
                    self.strong, first, opened_at = not self.strong, len(self.runs), found.start()
                case "name":
                    self.placeholder(found["name"].strip(), found.start(), len(found[0]))
                case "stray":
                    self.stray(found["stray"], found.start())
                case _:
                    self.bracket(found)
        self.add(self.source[at:])
        if self.strong:
            self.complain(opened_at, 2, "mark-open", "this “**” is not closed", "close it with “**”; for plain stars write \\*\\*")

    def add(self, words: str, link: str = "", term: str = "", placeholder: str = "", form: str = "") -> None:
        if words or placeholder:
            self.runs.append(Run(as_seen(words), self.strong, link, term, placeholder, form))

    def bracket(self, found: re.Match[str]) -> None:
        shown, url, start, width = found["shown"], found["url"], found.start(), len(found[0])
        parts = [ESCAPE.sub(r"\1", part).strip() for part in BAR.split(shown)]
        if NESTED.search(shown):
            self.complain(start, width, "mark-nested", "no other mark can stand between [ and ]", "put “**” around the brackets")
        elif not all(parts):
            self.complain(start, width, "mark-empty", "words are missing between these brackets", "write them, or delete both")
        elif url is not None:
            self.link(ESCAPE.sub(r"\1", shown), url.strip(), found.start("url"))
        elif len(parts) > 2 or not TERM.fullmatch(parts[-1]):
            self.complain(
                start,
                width,
                "bracket-unclear",
                "this bracket is neither a link nor a term",
                "write [words](https://…), [shown|term] or [term]; for a plain bracket write \\[ and \\]",
            )
        else:
            self.term(parts, start, width)

    def link(self, words: str, url: str, start: int) -> None:
        if trouble := url_trouble(url):
            self.complain(start, len(url), "url-wrong", trouble, "write the whole address: https://…")
        self.add(words, link=url)

    def term(self, parts: list[str], start: int, width: int) -> None:
        term = parts[-1]
        if self.known.terms is not None and term not in self.known.terms:
            close = near(term, self.known.terms)
            self.complain(
                start,
                width,
                "term-unknown",
                f"“{term}” is not among the terms",
                close or f"write it under terms: as {term}: {{means: …}}; for a plain bracket write \\[ and \\]",
            )
        self.add(parts[0], term=term)

    def placeholder(self, name: str, start: int, width: int) -> None:
        kind, colon, argument = name.partition(":")
        if amount := quantity(name):
            name = str(amount)
        elif colon and kind == "page" and self.names == PLACEHOLDERS:
            new = f"write a section with part: {argument}, or take {{{name}}} out"
            self.named(argument, self.known.parts, "part-unknown", f"this handout has no part “{argument}”", new, start, width)
        elif colon and kind == "source" and self.names == PLACEHOLDERS:
            new = f"write it under sources: as {argument}: {{title: …, by: …, year: …}}"
            self.named(argument, self.known.sources, "source-unknown", f"there is no source “{argument}”", new, start, width)
        elif colon and kind == "phone" and self.names == PLACEHOLDERS:
            if not PHONE_NAME.fullmatch(argument) or argument in OWN_PHONES:
                hint = "write a name that clinics have under phones:, of small letters, digits and hyphens, like {phone:booking}"
                hint = f"write {{{OWN_PHONES[argument]}}}" if argument in OWN_PHONES else hint
                self.complain(start, width, "placeholder-unknown", f"“{argument}” is no name of a phone", hint)
        elif colon and kind == "limit" and self.names == PLACEHOLDERS:
            argument, _, form = argument.partition(":")
            if form not in ("", SHORT):
                hint = f"write {{limit:{argument}}} for the whole phrase, {{limit:{argument}:{SHORT}}} for the value alone"
                self.complain(start, width, "placeholder-unknown", f"a limit has no form “{form}”", hint)
            new = f"declare it under limits: as {argument}: {{label: …, says: before}}"
            self.named(argument, self._limits(), "limit-unknown", f"there is no limit “{argument}”", new, start, width)
            return self.add("", placeholder=f"limit:{argument}", form="" if form or self.known.values_alone else PHRASE)
        elif self.names is not None and name[:1].isdigit():
            self.amount(name, start, width)
        elif self.names is not None and name not in self.names:
            ways = choice(f"{{{known}}}" for known in self.names)
            self.complain(
                start,
                width,
                "placeholder-unknown",
                f"“{{{name}}}” stands for nothing here",
                near(name, self.names) or f"it may be {ways}; for a plain brace write \\{{ and \\}}",
            )
        self.add("", placeholder=name)

    def _limits(self) -> Collection[str]:
        """The names of limits: those of this handout, or the built-in ones where nobody tells."""
        if self.known.limits is not None:
            return self.known.limits
        from .limits import built_in  # limits are made of scalars, and scalars of marks

        return tuple(built_in())

    def amount(self, name: str, start: int, width: int) -> None:
        """What begins with a number, and is no quantity that can be turned into a clinic's units."""
        told = (
            f"write {{{found}}}"
            if (found := meant(name))
            else f"the units are {', '.join(all_units())}; for a plain brace write \\{{ and \\}}"
        )
        look = next((sign for sign in name if sign in LOOKALIKES), "")
        why = f": {look} (U+{ord(look):04X}) is not the degree sign" if look else ""
        self.complain(start, width, "quantity-wrong", f"“{{{name}}}” is no amount{why}", told)

    def named(self, name: str, known: Collection[str] | None, code: str, message: str, new: str, start: int, width: int) -> None:
        """A name that must be among the known ones; `new` is how it comes to be one."""
        if known is not None and name not in known:
            ways = "; or ".join(filter(None, (f"it may be {choice(known)}" if known else "", new)))
            self.complain(start, width, code, message, near(name, known) or ways)

    def stray(self, bracket: str, start: int) -> None:
        self.complain(start, 1, "bracket-unclear", f"this “{bracket}” has no partner", f"for a plain bracket write \\{bracket}")

    def complain(self, start: int, width: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.source.at(start, width), code, message, hint))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Runs of one kind joined, white space made single, none at either end."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and not (run.placeholder or last.placeholder) and _kind(last) == _kind(run) and not (run.link or run.term):
            joined[-1] = Run(last.words + run.words, run.strong)  # MOST_LETTERS at most
        else:
            joined.append(run)
    out = [replace(run, words=SPACES.sub(" ", run.words)) for run in joined]
    if out:
        out[0] = replace(out[0], words=out[0].words.lstrip(" "))
        out[-1] = replace(out[-1], words=out[-1].words.rstrip(" "))
    return [run for run in out if run.words or run.placeholder]


def _kind(run: Run) -> tuple[bool, str, str]:
    return run.strong, run.link, run.term
