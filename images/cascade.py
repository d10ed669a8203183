"""The style sheets of an SVG: what `<style>` and `style=` say becomes attributes of each element (CSS 2.1, 6.4).

Selectors of elements, classes and ids, alone or together (`path.a#b`), and lists of them; the more specific wins, then the later one.
Attributes stand below all rules, `style=` above them, `!important` above that.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .picture import PictureError

PROPERTIES = frozenset(
    (
        *("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"),
        *("stroke-dashoffset", "fill-rule", "clip-rule", "visibility", "display", "color", "paint-order", "font-size", "font"),
        *("opacity", "fill-opacity", "stroke-opacity", "stop-color", "stop-opacity", "clip-path", "mask", "mask-type", "filter"),
        *("mix-blend-mode", "marker", "marker-start", "marker-mid", "marker-end", "transform", "transform-origin", "vector-effect"),
    )
)
_MOST_RULES = 5_000  # declarations for one key among them: 200
_MOST_OF_A_KEY = 200
_BRACE = re.compile(r"[{}]")
_IMPORTANT = re.compile(r"!\s{0,9}important$")
_SIMPLE = re.compile(r"[.#]?-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*|\*")
_UNSEEN = ("@charset", "@namespace", "@font-face", "@keyframes", "@-webkit-keyframes")  # nothing of them is on paper

Declarations = dict[str, tuple[bool, str]]  # what is said of a property, and whether it is important


@dataclass(frozen=True)
class _Rule:
    parts: frozenset[str]  # "path", ".a", "#b": all must hold
    weight: tuple[int, int, int, int]  # ids, classes, elements; then its place
    declared: Declarations


def apply_styles(root: Element) -> None:
    """Give each element the attributes that its style sheets and its own style say.  Raises PictureError for what cannot be told."""
    rules = defaultdict[str, list[_Rule]](list)
    for rule in _rules("".join(text for sheet in root.iter() if _local(sheet) == "style" for text in sheet.itertext())):
        key = max(rule.parts, key=lambda part: (part[:1] == "#", part[:1] == "."), default="*")
        rules[key].append(rule)
        if len(rules[key]) > _MOST_OF_A_KEY:
            raise _too_many()
    known = dict[tuple[str, str, str], Declarations]()
    for element in root.iter():
        own = _local(element), element.get("id", ""), element.get("class", "")
        if rules and own not in known:
            known[own] = _matched(rules, *own)
        said = known.get(own, {})
        if style := element.attrib.pop("style", ""):
            said = _over(said, declarations(style))
        element.attrib.update((name, value) for name, (_, value) in said.items())


def declarations(text: str) -> Declarations:
    """What a list of declarations says, the last of each; a colour of a notation that is new, given beside an older one, is left out."""
    out = Declarations()
    for part in _without_comments(text).split(";"):
        name, _, value = part.partition(":")
        name, value = name.strip().lower(), value.strip()
        plain = _IMPORTANT.sub("", value).strip()
        if name not in PROPERTIES or not plain or (name in out and plain.startswith("color(")):
            continue
        if name not in out or plain != value or not out[name][0]:
            out[name] = plain != value, plain
    return out


def _over(lower: Declarations, upper: Declarations) -> Declarations:
    return {**lower, **{name: said for name, said in upper.items() if said[0] or not lower.get(name, (False, ""))[0]}}


def _matched(rules: dict[str, list[_Rule]], tag: str, id: str, classes: str) -> Declarations:
    """What the rules say of an element of this tag, id and classes."""
    own = {tag, f"#{id}", "*", *(f".{each}" for each in classes.split())}
    found = [rule for key in own for rule in rules.get(key, ()) if rule.parts <= own]
    said = Declarations()
    for rule in sorted(found, key=lambda rule: rule.weight):
        said = _over(said, rule.declared)
    return said


def _rules(text: str) -> Iterator[_Rule]:
    """The rules of a style sheet, in order."""
    count, text, at = 0, _without_comments(text), 0
    while (opened := text.find("{", at)) >= 0:
        selectors = text[at:opened].rpartition(";")[2].strip()
        at = _after_block(text, opened)
        if selectors.startswith(_UNSEEN):
            continue
        if selectors.startswith("@"):
            raise _unknown(selectors)
        declared = declarations(text[opened + 1 : at - 1])
        for selector in selectors.split(",") if declared else ():
            parts = _SIMPLE.findall(selector)
            if "".join(parts) != selector.strip():
                raise _unknown(selector)
            count += 1
            if count > _MOST_RULES:
                raise _too_many()
            weight = (*(sum(part[0] == sign for part in parts) for sign in "#."), sum(part[0] not in "#.*" for part in parts))
            yield _Rule(frozenset(parts), (weight[0], weight[1], weight[2], count), declared)


def _after_block(text: str, opened: int) -> int:
    """Where the block that opens there ends, those inside it too."""
    depth = 0
    for brace in _BRACE.finditer(text, opened):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text) + 1


def _without_comments(text: str) -> str:
    first, *others = text.replace("<!--", " ").replace("-->", " ").split("/*")
    return first + " ".join(["", *(each.partition("*/")[2] for each in others)])


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _unknown(selector: str) -> PictureError:
    return PictureError(
        "picture-unsupported",
        f"the SVG has a style sheet with “{selector.strip()[:40]}”, which would be lost in print",
        "export it with “presentation attributes” (Illustrator: Save As SVG, Styling) or as “plain SVG” (Inkscape)",
    )


def _too_many() -> PictureError:
    return PictureError("picture-too-big", "the style sheet of the SVG has too many rules", "export it with presentation attributes")
