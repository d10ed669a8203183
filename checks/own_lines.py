"""Lines of a clinic's own: those that no sheet has in it, those that lack a language, translations of lines that have changed.

What they say is judged with the topic that they stand in (`check.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..handouts.blocks import Named
from ..handouts.definition import Handout
from ..handouts.joined import block_said
from ..handouts.known import ANY
from ..handouts.library import Library
from ..handouts.line_files import GROUPS, NETWORK, all_line_files, line_folders, named_lines, read_own_lines, with_lines
from ..handouts.own_lines import CountedBlock
from ..handouts.place import Place, shown
from ..handouts.problems import Problem, Problems, choice, enumerated, near
from ..handouts.regions import nearest
from ..handouts.translation import contents
from .rule import rule

rule = partial(rule, family="translation")

UNTRANSLATED = rule(
    "lines-untranslated",
    "warning",
    "these lines are in no sheet of another language",
    why="Who reads the sheet in another language is not told what the clinic says, and reads what it leaves out.",
    own="words that nobody has translated are on no sheet; it is told, because nothing on the sheet shows it",
    mend="write them in that language too, in a file beside it",
    bad="clinics/north/vertebroplasty.en.yaml, and no vertebroplasty.es.yaml beside it",
    good="clinics/north/vertebroplasty.es.yaml beside it",
)
OUTDATED = rule(
    "lines-outdated",
    "error",
    "the English lines have changed since these were made from them",
    why="Patients of two languages would be told different things.",
    own="as with a topic's translation: two languages drift apart when one is edited",
    mend="bring these up to date, then write the new digest",
    bad='made_from: "1a2b3c4d", and the English lines were edited since',
    good="made_from: with the digest of the English lines as they are",
)
UNREAD = rule(
    "lines-unread",
    "error",
    "no sheet has these lines in it",
    why="Whoever wrote them means them to be printed.",
    own="a file that is passed over is found by nobody until a patient lacks it",
    mend="name the file after a topic and one of its languages, in the folder of a clinic",
    bad="clinics/north/vertebroplastie.en.yaml",
    good="clinics/north/vertebroplasty.en.yaml",
)


@dataclass(frozen=True)
class OwnLine:
    """What one file of lines does at one block of a topic, for a clinic or for the network, and the words."""

    topic: str
    language: str
    block: str
    by: str
    does: str
    words: str


def who_says_what(library: Library) -> list[OwnLine]:
    """All lines of a workspace, block by block: what several clinics say in one place comes together.  Raises Problems."""
    rows = [row for path in (all_line_files(library.workspace) if library.workspace else ()) for row in _said_in(library, path)]
    return sorted(rows, key=lambda row: (row.topic, row.language, row.block, row.by))


def _said_in(library: Library, path: Path) -> Iterator[OwnLine]:
    topic, language = named_lines(path) or ("", "")
    if _unread(library, topic, language, path.parent):
        return  # `check_files` tells it
    clinic, group = _whose(library, path.parent)
    wider = [each for each in library.line_files(clinic, topic, language) if each != path] if clinic else []
    if group and library.workspace and (of_all := library.workspace / NETWORK / path.name).is_file():
        wider = [of_all]
    handout = with_lines(library.read_handout(topic, language), wider, ANY)
    lines, blocks = read_own_lines(handout, path, ANY), contents(handout)
    by = clinic or group or NETWORK
    for each in lines.hide:
        name = str(each.block if isinstance(each, CountedBlock) else each)
        words = block_said(block) if isinstance(block := blocks[name].value, Named) else "the whole part"
        yield OwnLine(topic, language, name, by, "leaves out", words)
    for name, new in lines.new_blocks():
        does = "replaces" if any(each.block == name for each in lines.replace) else "adds after"
        yield from (OwnLine(topic, language, str(name), by, does, block_said(block)) for block in new)


def check_files(library: Library) -> Iterator[Problem]:
    """Files of lines for a topic, a language or a clinic that there is not, or for a topic that the clinic does not hand out."""
    for path in all_line_files(library.workspace) if library.workspace else ():
        topic, language = named_lines(path) or ("", "")
        if told := _unread(library, topic, language, path.parent):
            yield UNREAD.at(Place(shown(path)), *told)


def _unread(library: Library, topic: str, language: str, folder: Path) -> tuple[str, str] | None:
    """Why no sheet has lines in it, and the way out."""
    clinic, group = _whose(library, folder)
    if topic not in library.topics():
        return f"there is no topic “{topic}”", near(topic, library.topics())
    if not library.written_in(topic, language):
        return f"“{topic}” is not written in “{language}”", f"it is in {enumerated(library.languages(topic))}"
    if group and group not in library.groups():
        return f"there is no group “{group}”", near(group, library.groups()) or f"write groups/{group}.yaml, or move it"
    if clinic and clinic not in library.clinics():
        return f"there is no clinic “{clinic}”", near(clinic, library.clinics()) or f"write clinics/{clinic}.yaml, or move it"
    try:
        if clinic and not library.read_clinic(clinic).hands_out(topic):
            return f"“{clinic}” does not hand out “{topic}”", f"add {topic} to topics: in clinics/{clinic}.yaml, or delete this file"
    except Problems:
        return None  # the clinic's file must be mended first
    return None


def _whose(library: Library, folder: Path) -> tuple[str, str]:
    """The clinic, or the group, whose lines lie in a folder; neither for those of the network."""
    if folder.name == NETWORK and folder.parent == library.workspace:
        return "", ""
    return ("", folder.name) if folder.parent.name == GROUPS else (folder.name, "")


def check_languages(library: Library, clinic: str, topic: str, languages: Sequence[str]) -> tuple[Problem, ...]:
    """Lines that a clinic's sheets in these languages lack, because they are written in others."""
    folders = line_folders(library.workspace, clinic) if library.workspace else ()
    return tuple(problem for folder in folders for problem in _lacking(folder, topic, languages, library.languages(topic)))


def _lacking(folder: Path, topic: str, wanted: Sequence[str], languages: Sequence[str]) -> Iterator[Problem]:
    files = {each: folder / f"{topic}.{each}.yaml" for each in (*languages, *wanted)}
    there = [each for each, path in files.items() if path.is_file()]
    if there and (lacking := [each for each in wanted if not nearest(each, there)]):
        what = f"in {choice(lacking, 'and')} the sheet is the topic as it stands, without these lines"
        yield UNTRANSLATED.at(Place(shown(files[there[0]])), what, f"write them as {shown(files[lacking[0]])}, or let staff tell it")


def check_made_from(handout: Handout, original: Handout) -> Iterator[Problem]:
    """Translated lines whose English ones are others now, or of which nobody said what they were made from; both with their lines."""
    now = {Path(each.place.file).parent: each for each in (original.joined.lines if original.joined else ())}
    for each in handout.joined.lines if handout.joined else ():
        english = now.get(Path(each.place.file).parent)
        if english and each.made_from != english.digest:
            what = "the English lines have changed since" if each.made_from else "nothing says which English lines these were made from"
            hint = f'compare the two ({english.place.file}), then write made_from: "{english.digest}"'
            yield OUTDATED.at(each.place, what, hint)
