"""A topic and lines of one's own, made into one text: everything that follows (numbers, terms, sources, pages, checks) sees no seam.

Blocks of the topic keep the ids that they have without the lines; a block that is added is called after the one that it stands behind:
"why.paragraph-2+1".
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from .blocks import DangerSigns, Named, name_of
from .definition import Definition, Handout, Hidden, Joined, LinesFile, Source, Term
from .digests import TEXT, of_lines
from .known import Known
from .limits import built_in
from .needed import needed, why_never
from .node import Mapping, Node, Scalar
from .own_lines import LISTS, CountedBlock, OwnLines
from .place import Place
from .problems import Problem, Problems, enumerated
from .translation import Content, block_digest, block_ids, leaf_words, named_leaves, section_ids, texts

SHOWN = 240  # letters of a block's new words that a complaint quotes
NamedBlock = tuple[str, Named]  # a block with its id


def in_one(handout: Handout, lines: OwnLines) -> Handout:
    """One text of both; raises `Problems`, each in the file of the lines."""
    blocks = _Blocks(handout)
    if found := tuple(_of_gone(_gone(handout), lines)):
        raise Problems(found)
    if found := (*_of_blocks(blocks, lines), *_of_names(handout, blocks, lines)):
        raise Problems(found)
    out = {name: hidden.place for name, hidden in _hidden(blocks, lines).items()}
    instead = {str(each.block): each for each in lines.replace}
    added = _named_blocks(lines, blocks)
    sections = tuple(
        section.but(blocks=tuple(block.but(id=Scalar(name, block.place)) for name, block in told))
        for section, head, ids in zip(handout.sections, section_ids(handout), block_ids(handout))
        if (told := list(_told(head, zip(ids, section.blocks), out, instead, added)))
    )
    left_out = [Hidden(name, blocks.named[name], place) for name, place in out.items()]
    left_out += [Hidden(name, blocks.named[name], each.block.place, True) for name, each in instead.items()]
    text = handout.but(sections=sections, terms={**handout.terms, **lines.terms}, sources={**handout.sources, **lines.sources}, joined=None)
    text = text.but(**_still_used(handout, text, lines))
    if found := (*_lost_parts(handout, text, left_out), *_as_a_whole(text, lines)):
        raise Problems(found)
    before, own = handout.joined or Joined(handout), LinesFile(lines.place, lines.allow, lines_digest(lines), str(lines.made_from or ""))
    return text.but(joined=replace(before, lines=(*before.lines, own), hidden=(*before.hidden, *left_out)))


def lines_digest(lines: OwnLines) -> str:
    """Eight hex digits of what lines say and where they stand: what their translation is made from."""
    told = (lines.terms, lines.replace, lines.add, lines.hide)
    return of_lines((line for each in told for line in named_leaves(each, ("digest",))), TEXT)


def known_to(handout: Handout, node: Node | None, known: Known) -> Known:
    """The names that lines for a topic may use: the topic's, and those that their own file defines; `known`: pictures and icons."""
    top = node if isinstance(node, Mapping) else Mapping({})
    own = {name: tuple(found) if isinstance(found := top.get(name), Mapping) else () for name in ("terms", "sources")}
    return known._replace(
        terms=(*handout.terms, *own["terms"]),
        sources=(*handout.sources, *own["sources"]),
        limits=(*built_in(), *handout.limits),
        parts=tuple(section.called for section in handout.sections),
        blocks=(*section_ids(handout), *(name for ids in block_ids(handout) for name in ids), *_gone(handout)),
    )


def _gone(handout: Handout) -> dict[str, Hidden]:
    """The blocks that wider lines leave out or replace, and the parts of which they leave nothing."""
    if not (own := handout.joined):
        return {}
    by_name, there = {str(each.name): each for each in own.hidden}, {*section_ids(handout)}
    parts = zip(section_ids(own.topic), block_ids(own.topic))
    return by_name | {head: by_name[ids[0]] for head, ids in parts if head not in there and ids and ids[0] in by_name}


class _Blocks:
    """The blocks of a topic by their ids; those of each part."""

    def __init__(self, handout: Handout) -> None:
        ids = block_ids(handout)
        self.named = {name: block for section, names in zip(handout.sections, ids) for name, block in zip(names, section.blocks)}
        self.parts = dict(zip(section_ids(handout), ids))

    def of(self, name: str) -> tuple[str, ...]:
        """The blocks that a name is of: of a part, all of them."""
        return self.parts.get(str(name), (str(name),))

    def digest(self, name: str) -> str:
        return block_digest(Content(self.named[name], name_of(type(self.named[name]))))


def _hidden(blocks: _Blocks, lines: OwnLines) -> dict[str, Scalar]:
    """The blocks that are left out, those of whole parts too, each with the name by which the file says so."""
    return {name: said for said in map(_name, lines.hide) for name in blocks.of(said)}


def _named_blocks(lines: OwnLines, blocks: "_Blocks") -> dict[str, list[NamedBlock]]:
    """What is added behind each block, and in its place, by its id; each with an id of its own, which wider lines have not taken."""
    seen, found = Counter[str](), dict[str, list[NamedBlock]]()
    for name, new in lines.new_blocks():
        for block in new:
            seen[name] = next(k for k in count(seen[name] + 1) if f"{name}+{k}" not in blocks.named)
            found.setdefault(str(name), []).append((str(block.id or f"{name}+{seen[name]}"), block))
    return found


def _told(
    head: str, blocks: Any, out: dict[str, Place], instead: dict[str, Any], added: dict[str, list[NamedBlock]]
) -> Iterator[NamedBlock]:
    """The blocks of one part, in order."""
    yield from added.get(head, ())
    for name, block in blocks:
        if name not in out and name not in instead:
            yield name, block
        yield from added.get(name, ())


def _still_used(topic: Handout, text: Handout, lines: OwnLines) -> dict[str, Any]:
    """Its sources and limits without those that only what is left out named."""
    before, now = _named_in(topic), _named_in(text)
    gone = before - now
    return {
        "sources": {name: each for name, each in text.sources.items() if name not in gone},
        "limits": {name: each for name, each in text.limits.items() if f"limit:{name}" not in gone},
    }


def _named_in(handout: Handout) -> set[str]:
    """The sources and limits that a text names."""
    runs = {run.placeholder for text in handout.all_texts() for run in text.runs}
    said = {name.removeprefix("source:") for name in runs if name.startswith("source:")}
    said |= {str(source) for part in handout.parts() if (source := getattr(part, "source", None))}
    limits = (*handout.listed_limits(), *handout.scheduled_limits())
    return said | {name for name in runs if name.startswith("limit:")} | {f"limit:{name}" for name in limits}


# ---------------------------------------------------------------- what is wrong
def _of_gone(gone: dict[str, Hidden], lines: OwnLines) -> Iterator[Problem]:
    """Blocks that are named here, and that the network's or the group's lines leave out."""
    for name in (*map(_name, lines.hide), *(each.block for each in lines.replace), *(each.after for each in lines.add)):
        if hidden := gone.get(str(name)):
            does, way = ("replaces", "name what stands there") if hidden.replaced else ("leaves out", "name another block")
            yield Problem(name.place, "line-place-gone", f"{hidden.by} {does} “{name}” for this clinic too", f"{way}; {LISTS}")


def _of_blocks(blocks: _Blocks, lines: OwnLines) -> Iterator[Problem]:
    """What may not be left out, or is not what it was."""
    for hidden in lines.hide:
        name = _name(hidden)
        if isinstance(hidden, CountedBlock):
            yield from _stale(blocks, hidden.block, hidden.digest, "leaves out")
        elif str(name) in blocks.named and not blocks.named[str(name)].id:
            what = f"“{name}” has no id of its own: another block would be left out if one came before it"
            yield Problem(name.place, "line-counted", what, f'write {{block: {name}, digest: "{blocks.digest(str(name))}"}}')
        for inner in blocks.of(name):
            yield from _needed(blocks.named[inner], inner, name, {})
    for each in lines.replace:
        if str(each.block) in blocks.parts:
            yield Problem(each.block.place, "line-part", f"“{each.block}” is a whole part", "replace its blocks one by one")
            continue
        yield from _stale(blocks, each.block, each.digest, "replaces")
        kept = {what: why for block in each.blocks for what, why in needed(block).items()}
        yield from _needed(blocks.named[str(each.block)], str(each.block), each.block, kept)
    yield from _twice(blocks, lines)


def _twice(blocks: _Blocks, lines: OwnLines) -> Iterator[Problem]:
    """What is left out or replaced a second time."""
    seen = dict[str, Place]()
    for name in (*map(_name, lines.hide), *(each.block for each in lines.replace)):
        for inner in blocks.of(name):
            if inner in seen:
                yield Problem(name.place, "line-twice", f"“{inner}” is left out or replaced in line {seen[inner].line} too", "say it once")
            seen.setdefault(inner, name.place)


def _name(hidden: Scalar | CountedBlock) -> Scalar:
    return hidden.block if isinstance(hidden, CountedBlock) else hidden


def _stale(blocks: _Blocks, name: Scalar, digest: Scalar, does: str) -> Iterator[Problem]:
    """That the topic says something else where lines hide or replace it, and what."""
    if str(name) not in blocks.named:
        yield Problem(name.place, "line-part", f"“{name}” is a whole part, and has no digest", f"write - {name}")
    elif (now := blocks.digest(str(name))) != digest:
        what = f"the topic now says something else where this {does} “{name}”: “{block_said(blocks.named[str(name)])}”"
        hint = f'see whether it still fits, here as in the words around it; then write digest: "{now}"'
        yield Problem(digest.place, "line-stale", what, hint)


def block_said(block: Named, most: int = SHOWN) -> str:
    """A block's words on one line, as many as find room."""
    words = " / ".join(" ".join(leaf_words(text).split()) for text in texts(block)) or name_of(type(block))
    return words if len(words) <= most else f"{words[: words.rfind(' ', 0, most)]} …"


def _needed(block: Named, name: str, said: Scalar, instead: dict[str, str]) -> Iterator[Problem]:
    """What no sheet may lose."""
    at = f" ({block.place})" if name != str(said) else ""
    if why := why_never(block):
        yield Problem(said.place, "line-needed", f"“{name}”{at} cannot be left out or replaced: {why}", "add words behind it (add:)")
        return
    if lost := {what: why for what, why in needed(block).items() if what not in instead}:
        message = f"“{name}”{at} holds {enumerated(lost)}, which no sheet may lose: {enumerated(dict.fromkeys(lost.values()))}"
        words = "words that hold it too" if len(lost) == 1 else "words that hold all of them too"
        yield Problem(said.place, "line-needed", message, f"replace it (replace:) by {words}, or add words behind it (add:)")


def _of_names(handout: Handout, blocks: _Blocks, lines: OwnLines) -> Iterator[Problem]:
    """Ids, terms, sources that there are already; danger signs a second time."""
    ids = {*blocks.named, *blocks.parts}
    for _, new in lines.new_blocks():
        for block in new:
            if block.id in ids:
                yield Problem(block.id.place, "id-twice", f"the topic has a block “{block.id}” already", "give this one another id")
            if isinstance(block, DangerSigns) and any(isinstance(each, DangerSigns) for each in handout.blocks):
                hint = "add what is missing to those of the topic, for all clinics"
                yield Problem(block.place, "danger-signs-twice", "the topic has danger signs already", hint)
    named: tuple[tuple[str, dict[Scalar, Term] | dict[Scalar, Source], dict[Any, Any]], ...] = (
        ("term", lines.terms, handout.terms),
        ("source", lines.sources, handout.sources),
    )
    for what, own, theirs in named:
        for name in own:
            if name in theirs:
                yield Problem(
                    name.place, f"{what}-twice", f"the topic has a {what} “{name}” already", "use that one, or call this otherwise"
                )


def _lost_parts(topic: Handout, text: Handout, left_out: Sequence[Hidden]) -> Iterator[Problem]:
    """Words that point to the page of a part that is left out."""
    gone = {section.called: section for section in topic.sections} | dict.fromkeys(section.called for section in text.sections)
    for each in text.all_texts():
        for run in each.runs:
            name, _, argument = run.placeholder.partition(":")
            if name == "page" and (section := gone.get(argument)):
                by = next(each.by for each in left_out if each.block in section.blocks)
                what = f"the part “{argument}” is left out, and {each.place} points to its page"
                yield Problem(by, "line-part-wanted", what, "replace those words too, or leave a block in the part")


def _as_a_whole(text: Handout, lines: OwnLines) -> Iterator[Problem]:
    """What is wrong with the text as one, where both are right."""
    from pydantic_core import PydanticCustomError

    try:
        Definition.checked(text)
    except PydanticCustomError as error:
        yield from moved(((error.context or {}).get("problems", ())), lines.place)


def moved(problems: Sequence[Problem], to: Place) -> Iterator[Problem]:
    """Problems that lines bring into a topic: told in the lines' file, and where they are found."""
    for each in problems:
        there = each.place.file == to.file
        yield each if there else replace(each, place=to, message=f"{each.message} ({each.place})")
