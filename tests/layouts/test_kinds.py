"""Sheets of any kind of topic on paper: their parts in order, without a hero picture too, tagged and judged."""

from pathlib import Path
from typing import Any

import pytest
from judge import PROFILES, verdicts
from sheets import EDITIONS, PICTURES, told_by

from patient_handouts.handouts.about import house_kinds
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.layouts.sheet import set_sheet
from walker import walk

SIGNS = {"danger_signs": {"emergency": ["You cannot breathe."], "same_day": ["You have a fever."]}}


def every_part(kind: str, **head: Any) -> dict[str, Any]:
    """A definition with each part of a kind, and two of its author's own."""
    parts = [part for part in house_kinds()[kind].order if part != "call"]
    sections: list[dict[str, Any]] = [
        {"part": "own", "id": "parking", "before": "call", "heading": "Where to park", "blocks": ["Behind the house."]},
        *({"part": part, "blocks": [f"All of {part.replace('_', ' ')}."]} for part in parts),
        {"part": "own", "after": parts[0], "heading": "Right after it", "blocks": ["This comes second."]},
    ]
    k = next((k for k, part in enumerate(house_kinds()[kind].order) if part == "call"))
    sections.insert(k + 1, {"part": "call", "blocks": [SIGNS]})
    words = {
        "title": "Knee",
        "subtitle": "It hurts",
        "version": "1",
        "purpose": "To help.",
        "key_points": ["See {page:parking} and {page:call}."],
    }
    return {"format": 1, "about": kind, **words, **head, "sections": sections}


def headings(kind: str, large: bool) -> list[str]:
    """Those of its parts as they are printed: large print has the danger signs first, parts for no visit come last."""
    file = house_kinds()[kind].file
    named = [(str(each.part), str(each.visit)) for each in file.made_of]
    named.insert(1, ("Right after it", named[0][1]))
    named.insert([part for part, _ in named].index("call"), ("Where to park", "home"))
    order = [part for visits in (("choose", "prepare"), ("home",), ("None",)) for part, visit in named if visit in visits]
    if large:
        order.sort(key=lambda part: part != "call")
    words = {f"parts.{part}": catalogue("en").texts.get(f"parts.{part}") for part in order}
    return ["Danger signs" if part == "call" else text.plain if (text := words[f"parts.{part}"]) else part for part in order]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", house_kinds())
def test_the_parts_of_a_kind_are_printed_in_its_order_each_under_its_heading(kind: str, edition: str) -> None:
    pdf, _ = set_sheet(told_by(every_part(kind)), PICTURES, paper="letter", edition=edition)
    found = walk(pdf)
    words = " ".join(found.words.split())
    words = words[words.index("In short") :]  # the title may hold any of these
    assert not found.problems
    last, wanted = 0, headings(kind, edition == "large")
    for heading in wanted:
        last = words.find(heading, last)
        assert last >= 0, f"“{heading}” is not where it belongs: {wanted}"


def test_a_sheet_without_a_hero_picture_passes_the_judge(tmp_path: Path) -> None:
    files = [tmp_path / f"{edition}.pdf" for edition in EDITIONS]
    for edition, file in zip(EDITIONS, files):
        file.write_bytes(set_sheet(told_by(every_part("care")), PICTURES, paper="a4", edition=edition)[0])
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


def test_a_sheet_has_a_hero_picture_only_where_it_names_one() -> None:
    """One figure is the clinic's logo."""
    one, other = (
        walk(set_sheet(told_by(every_part("care", **hero)), PICTURES, paper="letter", edition="standard")[0])
        for hero in ({}, {"hero": "walking"})
    )
    assert one.text.count("Figure") == 1 and other.text.count("Figure") == 2
