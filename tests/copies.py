"""Review copies as tests read them: the words of their parts in reading order, and copies of what has changed since a signature."""

import re
from datetime import date
from pathlib import Path

from sheets import LIBRARY, PICTURES, TODAY

from patient_handouts.handouts.approvals import Of, Signed, changes, entry, read_approvals, void
from patient_handouts.handouts.catalogue import Catalogue, catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import icons
from patient_handouts.layouts.beside import Since
from patient_handouts.layouts.review import review_copy
from walker import walk

CLINIC = "riverside-spine"
SHIPPED = LIBRARY.topic_folder("vertebroplasty") / "en.yaml"
REASONS = ("New or changed", "Moved", "The program", "The clinic")


def parts(copy: bytes) -> list[list[str]]:
    """The stretches of words of the cover, of the sheet and of the rest, in reading order, with alternative texts and blanks."""
    found = walk(copy)
    assert found.problems == []
    starts = [k for k, (depth, role, _) in enumerate(found.tree) if (depth, role) == (1, "Part")]
    assert len(starts) == 3
    return [stretches(found.tree[begin:end]) for begin, end in zip(starts, [*starts[1:], None])]


def stretches(tree: list[tuple[int, str, str]]) -> list[str]:
    return [bare(words) for _, _, words in tree if words]


def bare(words: str) -> str:
    return re.sub(r"[\s\u200b]", "", words.removeprefix("[").removesuffix("]"))


def told(path: Path, clinic: Clinic | None = None, own: Catalogue | None = None) -> Wording:
    """The words of an English definition, for the first sample clinic unless another is given."""
    handout = read_handout(path, "vertebroplasty", "en", PICTURES.ids(), icons())
    return Wording(handout, clinic or LIBRARY.read_clinic(CLINIC), own or catalogue("en"), TODAY)


def signed(folder: Path, before: Wording, clinic: str = CLINIC, of: Of = "words") -> None:
    """Put a signature under these words into a folder's register."""
    (folder / "approvals.yaml").write_text(entry(before, PICTURES, clinic, "spine surgeon", date(2028, 1, 1), of), encoding="utf-8")


def since(folder: Path, now: Wording, clinic: str = CLINIC, of: Of = "words") -> Since:
    """What a signature in the folder's register says of these words: it no longer holds."""
    lapsed = void(now, PICTURES, clinic, read_approvals(folder / "approvals.yaml"), of)
    assert lapsed
    return Since(Signed(), lapsed, changes(now, PICTURES, lapsed), of == "limits")


def marked(folder: Path, now: Wording, clinic: str = CLINIC, of: Of = "words") -> tuple[dict[str, str], str]:
    """The lines of the copy that are marked, each with the reason, and the words of its cover."""
    pdf, _ = review_copy(now, PICTURES, [], since(folder, now, clinic, of), "letter")
    cover, _, rest = parts(pdf)
    reasons = tuple(map(bare, REASONS))
    return {_before(rest, k): words for k, words in enumerate(rest) if words.startswith(reasons) and words.endswith(".")}, "".join(cover)


def _before(rest: list[str], k: int) -> str:
    """The words of the line that a reason stands beside: from its number on, without the sources that it names."""
    start = next(at for at in range(k - 1, -1, -1) if rest[at].isdigit())
    words = "".join(each for each in rest[start + 1 : k] if not each.startswith(tuple(map(bare, REASONS))))
    return re.sub(r"\(Source\d+\)", "", words)
