"""The original's words that translations were made from, to show old and new side by side: `originals.yaml` in a topic's folder.

They stand there by the digests of `translations.yaml`.  The program writes the file and throws out what no translation was made from; only
`handouts translated` reads it, and what it lacks is told as not known.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from .definition import Handout
from .inside import assure_inside
from .node import Sequence
from .reader import read_file
from .translation import Content, Record, block_digest, content_leaves, contents, leaf_words

FILE = "originals.yaml"
HEAD = "# The original's words that translations were made from, by the digests in translations.yaml. Written by `handouts translated`.\n"
OldWords = Mapping[str, tuple[str, ...]]  # digest → the texts and values of a block, in order


def block_words(content: Content) -> tuple[str, ...]:
    """The texts and values of a block, each as it was written."""
    return tuple(map(leaf_words, content_leaves(content.value)))


def read_originals(folder: Path) -> OldWords:
    """What is kept in a topic's folder, nothing where there is no file; a file that somebody spoilt is as good as none."""
    assure_inside(folder / FILE, folder.parents[1])
    node = read_file(folder / FILE).node if os.path.lexists(folder / FILE) else None
    blocks = node.items() if isinstance(node, Mapping) else ()
    return {str(digest): tuple(map(str, words)) for digest, words in blocks if isinstance(words, Sequence)}


def kept_words(original: Handout, record: Record, known: OldWords) -> OldWords:
    """The words of every block that some translation was made from, as far as they are known or still stand there."""
    now = {block_digest(content): block_words(content) for content in contents(original).values()}
    used = {digest for blocks in record.values() for digest in blocks.values()}
    return {digest: words for digest, words in sorted({**known, **now}.items()) if digest in used}


def originals_text(kept: OldWords) -> str:
    """The file."""
    return HEAD + "".join(f"{json.dumps(digest)}:\n{_lines(words)}" for digest, words in kept.items())


def _lines(words: Iterable[str]) -> str:
    return "".join(f"  - {json.dumps(each, ensure_ascii=False)}\n" for each in words)
