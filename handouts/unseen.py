"""Signs of no width, and spaces of odd widths, as they come with text that was pasted: what of them stays.

A soft hyphen is taken out, for no line is hyphenated here.  Joiners stay between letters of scripts that use them, marks of direction
where some letter runs from the right, a zero-width space beside letters of scripts that write without spaces.  (Overrides of the
direction are forbidden: `marks.py`.)
"""

import re

_NBSP = "\u00a0"
_GONE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2060-\u2064\u206a-\u206f\ufff9-\ufffb"
_SPACES = re.compile("[\u2000-\u2006\u2008-\u200a\u205f\u3000\u1680]")  # en space to hair space, and alike
_FIXED = re.compile("[\u2007\u202f]")  # those that do not break
_JOIN = "\u0600-\u1fff\ua800-\uabff"  # Arabic to Balinese: scripts with letters that join, stack or stand without spaces
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINERS = re.compile(f"(?<![{_JOIN}])[\u200c\u200d]|[\u200c\u200d](?![{_JOIN}\u0020])")
_MAY_END = re.compile(f"\u200b(?<![{_JOIN}\u3000-\u9fff]\u200b)(?![{_JOIN}\u3000-\u9fff])")
_DIRECTIONS = re.compile("[\u200e\u200f\u061c]")
_ANY = re.compile(f"[{_GONE}\u2000-\u200f\u061c\u202f\u205f\u3000\u1680]")
_TAKEN_OUT = re.compile(f"[{_GONE}]")


def as_seen(words: str) -> str:
    """The words without the signs that nobody sees and that do nothing here, every space one of two: a plain one, or one that stays."""
    if words.isascii() or not _ANY.search(words):
        return words
    words = _FIXED.sub(_NBSP, _SPACES.sub(" ", _TAKEN_OUT.sub("", words)))
    words = _MAY_END.sub("", _JOINERS.sub("", words))
    return words if _FROM_RIGHT.search(words) else _DIRECTIONS.sub("", words)
