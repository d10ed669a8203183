"""Digests: by which words, files and sheets are known again.  All are SHA-256; how many hex digits of it are kept is told here.

    of what                                        made in                   digits  where it is kept
    the finished words of a sheet, as signed       finished.finished         64      approvals.yaml, `digest`
    one text, number or picture on it, as printed  finished_words.py         8       approvals.yaml, `holds`
    one text as it is written                      changes.py                8       approvals.yaml, `texts` (until 2026)
    an entry of approvals.yaml                     approvals.py              64      approvals.yaml, `seal`
    finished words as a clinic prints them         printed_alike.py         16      recalls.yaml, `printed`; of a fact among them 8
    an entry of recalls.yaml                       recalls.py                64      recalls.yaml, `seal`
    the reason for which a finding is kept         checks/findings.py        8       approvals.yaml, `allows`
    the copy that was read                         approvals.py   as a number: the code on the review copy
    a picture's or a sign's file                   images/pictures.py        64      in a sheet's finished words
    one block's words and numbers                  translation.block_digest  8       translations.yaml, originals.yaml
    lines of a clinic's own                       joined.lines_digest      8       in their translation's file, `made_from`
    an original's words and numbers                translation.py            64      in a translator's signature
    one kind of input of a sheet                   press/orders/inputs.py    16      the ledger, `inputs`
    an order and all its inputs                    inputs.together           16      the ledger, `digest`
    the same, counted on                           check_code.py             as a number: the check code on paper
    a finished file                                press/making/worker.py    64      the ledger, `sha256`
    a packed workspace                             press/making/cluster.py   64      in memory; 16 of them in its file's name
    what a desk is for                             desk/server.py            16      a header of its answers
    a picture or font in a PDF                     layouts/embedding, fonts  12, 8   its name in the PDF
    all that something kept between runs is of     kept.py                   40      its file's name; before its bytes a seal of 32 bytes
    a page's script or style                       press/folders             all     the page's own policy, as base64

All 64 stand where a mistake would let wrong words out; a few where a slip is looked for.  Those in files of users never change without
need: a signature would be void (tests/handouts/test_digests.py has their values).
"""

import json
from collections.abc import Iterable
from hashlib import file_digest, sha256
from typing import IO

ALL, INPUT, TEXT = 64, 16, 8  # hex digits: of a signature or a file, of a kind of input, of a text or block


def of_bytes(data: bytes | memoryview, digits: int = ALL) -> str:
    """The first hex digits of the digest of some bytes."""
    return sha256(data).hexdigest()[:digits]


def of_file(file: IO[bytes]) -> str:
    """All 64 hex digits of an open file's digest; it is not held in memory."""
    return file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # an IO[bytes] has all that is asked of it


def of_lines(lines: Iterable[str], digits: int = ALL) -> str:
    """The first hex digits of the digest of some texts in their order; where one ends and the next begins counts."""
    return of_bytes(json.dumps(list(lines)).encode("ascii"), digits)


def raw(data: bytes | memoryview) -> bytes:
    """The digest itself, 32 bytes."""
    return sha256(data).digest()
