"""What shapes of an SVG are cut at: clip paths, clips of clips, and masks that are nothing else (SVG 1.1, 14)."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from . import curves
from .inks import Inherited
from .outlines import SHAPES, length_in, local_name
from .scene import Scene

NOTHING = "0 0 m 0 0 l h"  # an outline that leaves nothing
_ADDRESS = re.compile(r"""url\(\s*["']?\s*#([^"'()\s]+)\s*["']?\s*\)""")
_WHITE = "#ffffff"
_MASK = (("x", "-10%"), ("y", "-10%"), ("width", "120%"), ("height", "120%"))
Clip = tuple[str, str]  # operators of an outline; "*" for even-odd
_Found = tuple[str, Inherited, Element]


def address_in(value: str) -> str:
    """The id in "url(#id)", "" where there is none."""
    found = _ADDRESS.match(value.strip())
    return found[1] if found else ""


def clips_of(scene: Scene, element: Element) -> list[Clip]:
    """The outlines that an element is cut at, one within the other.  ValueError and LookupError tell what cannot be read."""
    out = list[Clip]()
    for name in ("clip-path", "mask"):
        if (value := element.get(name, "none").strip()) in ("none", ""):
            continue
        target = scene.named.get(address_in(value))
        if target is not None and local_name(target.tag) == ("mask" if name == "mask" else "clipPath"):
            out += _outlines(scene, target, element, 0)
        else:
            scene.lost.add(f"“{name}”", element)
    return out


def _outlines(scene: Scene, clip: Element, shape: Element, depth: int) -> list[Clip]:
    """The outlines at which a <clipPath>, or a <mask> of white shapes, cuts a shape or group."""
    depth = scene.deeper(depth)
    scene.count(clip)
    is_mask = local_name(clip.tag) == "mask"
    outer = curves.IDENTITY if is_mask else scene.matrix(clip)
    if clip.get("maskContentUnits" if is_mask else "clipPathUnits") == "objectBoundingBox":
        if local_name(shape.tag) not in SHAPES:
            scene.lost.add("“objectBoundingBox” of a group", shape)
        else:
            x, y, w, h = curves.box_of(scene.outline(shape))
            outer = curves.times((w, 0, 0, h, x, y), outer)
    found = [*_shapes(scene, clip, outer, scene.inked(clip, Inherited()), depth)]
    out, further = list[Clip](), [each for _, _, each in found if address_in(each.get("clip-path", ""))]
    for each in (clip, *further[:1]):
        if id := address_in(each.get("clip-path", "")):
            out += _outlines(scene, scene.named[id], shape, depth)
    if further and len(found) > 1:
        scene.lost.add("“clip-path” on one of the shapes of a <clipPath>", further[0])
    if is_mask:
        if not all(_is_window(ink, clip) for _, ink, _ in found) or clip.get("opacity", "1") != "1":
            scene.lost.add("“mask”", shape)
        if clip.get("maskUnits") == "userSpaceOnUse":
            x, y, w, h = (length_in(clip, name, scene.box, default) for name, default in _MASK)
            out.append((curves.path(curves.rounded(x, y, w, h, 0, 0)), ""))
    rule = next((ink.rule if is_mask else ink.clip_rule for _, ink, _ in reversed(found)), "")
    return [*out, (" ".join(outline for outline, _, _ in found if outline) or NOTHING, rule)]


def _is_window(ink: Inherited, mask: Element) -> bool:
    """Whether through a shape of a mask all is seen, and beside it nothing."""
    fit = ink.fill.startswith("#") if mask.get("mask-type") == "alpha" else ink.fill == _WHITE
    return fit and ink.fill_opacity == 1 and ink.opacity == 1 and not ink.stroke


def _shapes(scene: Scene, parts: Iterable[Element], outer: curves.Matrix, above: Inherited, depth: int) -> Iterator[_Found]:
    """The outlines of all shapes among these, what they inherit, and which they are."""
    depth = scene.deeper(depth)
    for child in parts:
        scene.count(child)
        name = local_name(child.tag)
        if name in ("title", "desc", "defs") or child.get("display") == "none":
            continue
        for effect in ("mask", "filter"):
            if child.get(effect, "none") not in ("none", ""):
                scene.lost.add(f"“{effect}”", child)
        ink, moved = scene.inked(child, above), curves.times(outer, scene.matrix(child))
        if name == "use":
            yield from _shapes(scene, [scene.used(child)], moved, ink, depth)
        elif name in ("g", "a"):
            yield from _shapes(scene, child, moved, ink, depth)
        elif name in SHAPES:
            outline = scene.outline(child)
            scene.did(len(outline))
            if not ink.hidden:
                yield outline if moved == curves.IDENTITY else curves.through(moved, outline), ink, child
        else:
            scene.lost.add(f"<{name}>", child)
