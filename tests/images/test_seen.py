"""What one sees of a drawing, however its file says it: a recall knows it again by that."""

import pytest

from patient_handouts.images.seen import seen
from patient_handouts.images.svg import vector

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}">{}</svg>'
BONE = (
    '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="{0}" y1="20" x2="{1}" y2="20"><stop stop-color="#fff"/>'
    '<stop offset="1" stop-color="#888"/></linearGradient><clipPath id="c"><path d="M{0} 10h80v60h-80z"/></clipPath>'
    '<path d="M{0} 20h40v30h-40z" fill="#800080"/>'
    '<path d="M{2} 25q10 10 20 0" fill="none" stroke="#000" stroke-width="2" stroke-dasharray="3 1"/>'
    '<circle cx="{1}" cy="40" r="10" fill="url(#g)" clip-path="url(#c)"/>'
)
HERE, THERE = BONE.format(20, 60, 30), BONE.format(520, 560, 530)


def look(frame: str, inside: str) -> bytes:
    return seen(vector(FRAME.format(frame, inside).encode()))


def grouped(transform: str, inside: str = HERE) -> str:
    return f'<g transform="{transform}">{inside}</g>'


@pytest.mark.parametrize(
    ("frame", "inside"),
    [
        ("500 0 120 80", THERE),
        ("0 0 120 80", grouped("translate(-500)", THERE)),
        ("0 0 1200 800", grouped("scale(10)")),
        ("0 0 60 40", grouped("scale(.5)")),
        ("0 0 120 80", f"<g>{grouped('translate(3 4) scale(2)', grouped('scale(.5) translate(-6 -8)'))}</g>"),
        ("-20 -20 160 120", HERE),
        ("0 0 120 80", f"<title>A bone</title><desc>saved anew</desc>{HERE}"),
        ("0 0 120 80", HERE.replace('fill="#800080"', 'style="fill:rgb(128,0,128)"')),
        ("0 0 120 80", HERE.replace("M20 20h40v30h-40z", "m20,20 h40 V50 L20 50 Z")),
    ],
)
def test_a_drawing_saved_otherwise_looks_the_same(frame: str, inside: str) -> None:
    assert look(frame, inside) == look("0 0 120 80", HERE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("h40v30h-40z", "h40v31h-40z"),
        ("#800080", "#800081"),
        ('stroke-width="2"', 'stroke-width="2.5"'),
        ('stroke-dasharray="3 1"', 'stroke-dasharray="3 2"'),
        ('r="10"', 'r="11"'),
        ("#888", "#999"),
        ("M20 10h80", "M25 10h80"),
        ('x2="60"', 'x2="50"'),
        ('<path d="M30 25', '<path stroke-linecap="round" d="M30 25'),
    ],
)
def test_what_is_drawn_otherwise_looks_otherwise(old: str, new: str) -> None:
    assert old in HERE
    assert look("0 0 120 80", HERE.replace(old, new, 1)) != look("0 0 120 80", HERE)


def test_what_lies_above_is_not_what_lies_below() -> None:
    one, other = '<path d="M0 0h9v9z" fill="#111"/>', '<path d="M3 0h9v9z" fill="#222"/>'
    assert look("0 0 20 20", one + other) != look("0 0 20 20", other + one)
