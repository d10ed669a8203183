"""Lines of one's own: what a clinic, or a whole network, says on a topic's sheet besides the topic, without a copy of it.

A file names blocks of the topic by their stable ids (`translation.contents`; `handouts lines TOPIC` lists them) and adds blocks behind
them, leaves some out, or puts others in their place.  `joined.py` makes one text of both.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from .block import Block
from .blocks import Allow
from .definition import Source, Term
from .kinds import Either, Length, Read
from .known import Known
from .node import Scalar
from .part import Part
from .problems import near
from .scalars import Digest8, FormatNumber, SourceId, TermId, read_line, read_scalar, wrong
from .translation import FRAME

LISTS = "`handouts lines TOPIC` lists them all"


def _block_name(value: Any, known: Known) -> Scalar:
    """The id of a block that there is, or the name of a part."""
    text = read_line(value, known)
    if known.blocks is not None and text not in known.blocks:
        told = "the head of a topic is its own: lines stand in its parts;" if text in FRAME else near(text, known.blocks)
        raise wrong("line-place-unknown", f"the topic has no block “{text}”", f"{told} {LISTS}".strip())
    return text


def _digest(value: Any, known: Known) -> Scalar:
    """Eight hex digits of a block's words and numbers."""
    text = read_scalar(value)
    if len(text) != 8 or not {*text} <= {*"0123456789abcdef"}:
        raise wrong("line-digest", f"“{text}” is no digest", "`handouts lines TOPIC` shows it beside the block; write it in quotes")
    return text


AnchorName = Annotated[Scalar, Read(_block_name, type="string", pattern="^[a-z0-9_.+-]+$")]
BlockDigest = Annotated[Scalar, Read(_digest, type="string", pattern="^[0-9a-f]{8}$")]


class AddedBlocks(Part):
    """Blocks that stand behind one of the topic's."""

    after: AnchorName
    """The block that they stand behind; the name of a part, like `before`, for its beginning."""
    blocks: Annotated[tuple[Block, ...], Length(1)]
    """What is added, in reading order."""


class CountedBlock(Part):
    """A block without an id of its own, which its part, kind and count name: so it is told when another one has come to be called so."""

    block: AnchorName
    """The block."""
    digest: BlockDigest
    """The digest of its words and numbers, in quotes."""


class ReplacedBlock(Part):
    """Blocks in the place of one of the topic's."""

    block: AnchorName
    """The block that they stand in the place of."""
    digest: BlockDigest
    """The digest, in quotes, of the words and numbers that they replace: when the topic says something else there, that is told."""
    blocks: Annotated[tuple[Block, ...], Length(1)]
    """What stands there instead, in reading order."""


HiddenBlock = Annotated[
    Scalar | CountedBlock,
    Either(lambda value: "<counted>" if isinstance(value, dict) else "<named>", {"<named>": AnchorName, "<counted>": CountedBlock}),
]


class OwnLines(Part):
    """Lines of a clinic's own, or of a network's, on the sheet of one topic in one language."""

    format: FormatNumber
    """The number of this format: 1."""
    made_from: Digest8 | None = None
    """Of a translation: the digest of the English lines that it was made from, in quotes; `handouts check` says what to write."""
    add: tuple[AddedBlocks, ...] = ()
    """Blocks that are added."""
    hide: tuple[HiddenBlock, ...] = ()
    """Blocks that are left out, or whole parts: by name, or, where a block has no id of its own, with the digest of its words."""
    replace: tuple[ReplacedBlock, ...] = ()
    """Blocks that others stand in the place of."""
    terms: dict[TermId, Term] = {}
    """Words that these lines explain, each by its name, besides the topic’s."""
    sources: dict[SourceId, Source] = {}
    """Where facts of these lines come from, each by a name of its own, besides the topic’s."""
    allow: tuple[Allow, ...] = ()
    """Findings of `handouts check` in this file that stay, each with its reason."""

    def checked(self) -> None:
        if not (self.add or self.hide or self.replace):
            raise wrong("lines-none", "these lines change nothing", "write add:, hide: or replace:, or delete the file")

    def new_blocks(self) -> Iterator[tuple[Scalar, tuple[Any, ...]]]:
        """What it adds or puts in another's place, with the name of the block that this stands behind or replaces."""
        yield from ((each.block, each.blocks) for each in self.replace)
        yield from ((each.after, each.blocks) for each in self.add)
