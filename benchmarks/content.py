"""The sheet of `peers.py` in plain data, for engines that know no handouts: words with the clinic's facts in them, pictures in its
colours, its QR code, all made before any clock runs."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import segno

from patient_handouts.handouts import blocks as model
from patient_handouts.handouts import imprint
from patient_handouts.handouts.text import Text
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.colours import Roles, roles
from patient_handouts.images.pictures import Pictures

Runs = list[tuple[str, bool]]  # words, and whether they are bold


def written(wording: Wording, pictures: Pictures, logo: Path, folder: Path) -> Path:
    """The JSON file of one clinic's sheet, with its pictures beside it; all paths are relative to the folder's parent."""
    folder.mkdir()
    teller = _Teller(wording, pictures, folder)
    path = folder / "sheet.json"
    path.write_text(json.dumps(teller.sheet(logo)), encoding="utf-8")
    return path


class _Teller:
    """One clinic's sheet, told block by block."""

    def __init__(self, wording: Wording, pictures: Pictures, folder: Path) -> None:
        self.wording, self.pictures, self.folder = wording, pictures, folder
        colors = wording.clinic.colors
        self.roles: Roles = roles(colors.brand, colors.accent)

    def sheet(self, logo: Path) -> dict[str, Any]:
        told, clinic, handout = self.wording, self.wording.clinic, self.wording.handout
        (self.folder / logo.name).write_bytes(logo.read_bytes())
        sections = [{"heading": told.say("headings.key_points").plain, "blocks": [("list", self._all(handout.key_points))]}]
        sections += [
            {"heading": told.heading(section).plain, "blocks": [self._block(block) for block in section.blocks]}
            for section in handout.sections
        ]
        return {
            "title": handout.title.plain,
            "subtitle": handout.subtitle.plain,
            "purpose": handout.purpose.plain,
            "version": handout.version,
            "contact": "  ·  ".join(words.plain for words in imprint.contact_words(told)),
            "sections": sections,
            "hero": self._picture(handout.hero),
            "hero_alt": self.pictures.alt(handout.hero, "en"),
            "clinic": {
                "name": clinic.name.plain,
                "phone": told.phone(),
                "logo": self._path(self.folder / logo.name),
                "logo_alt": f"Logo of {clinic.name.plain}",
                "brand": self.roles.brand,
                "ink": self.roles.ink,
                "tint": self.roles.tint,
                "rule": self.roles.rule,
            },
        }

    def _block(self, block: Any) -> tuple[str, Any]:
        told: dict[type, Callable[[Any], tuple[str, Any]]] = {
            model.ParagraphBlock: lambda b: ("p", self._runs(b.paragraph)),
            model.ChancesBlock: lambda b: ("chances", self._chances(b.chances)),
            model.Steps: lambda b: ("steps", [self._step(step) for step in b.steps]),
            model.Links: lambda b: ("link", self._link(b.links[0])),
            model.DangerSigns: lambda b: ("danger", self._danger(b.danger_signs)),
        }
        return told[type(block)](block)

    def _chances(self, found: Any) -> dict[str, Any]:
        say = self.wording.say
        return {
            "question": found.question.plain,
            "who": f"{say('figures.who', who=found.who).plain} {found.when.plain}",
            "groups": [
                {
                    "name": group.name.plain,
                    "count": int(group.count),
                    "alt": f"{group.name.plain}: {group.count} of 100 {found.counted.plain}",
                }
                for group in found.groups
            ],
            "ink": self.roles.ink,
            "later": found.later.plain,
            "source": imprint.source_note(self.wording, found.source).plain,
            "sure": f"{say('figures.how_sure').plain} {say(f'certainty.{found.certainty}').plain}",
        }

    def _step(self, step: Any) -> dict[str, Any]:
        return {
            "title": step.title.plain,
            "text": self._runs(step.text),
            "picture": self._picture(step.picture),
            "alt": self.pictures.alt(step.picture, "en"),
        }

    def _link(self, link: Any) -> dict[str, Any]:
        path = self.folder / "qr.svg"
        segno.make(str(link.url), error="m", micro=False).save(str(path), border=0)
        shown = imprint.shown_address(link.url)
        return {"title": link.title.plain, "url": str(link.url), "shown": shown, "qr": self._path(path), "alt": f"QR code for {shown}"}

    def _danger(self, signs: Any) -> dict[str, Any]:
        say = self.wording.say
        return {
            "now": say("danger.call_now").plain,
            "emergency": self._all(signs.emergency),
            "today": say("danger.call_today").plain,
            "same_day": self._all(signs.same_day),
            "phone": self.wording.phone(),
        }

    def _all(self, texts: tuple[Text, ...]) -> list[Runs]:
        return [self._runs(text) for text in texts]

    def _runs(self, text: Text) -> Runs:
        return [(span.words, span.strong) for span in self.wording.words(text)]

    def _picture(self, id: str) -> str:
        """The picture's SVG in the clinic's colours."""
        path = self.folder / f"{id}.svg"
        if not path.exists():
            source = self.pictures.entries()[id].path.read_text(encoding="utf-8")
            path.write_text(re.sub("#[0-9a-fA-F]{6}", lambda colour: self.roles.of(colour[0].lower()), source), encoding="utf-8")
        return self._path(path)

    def _path(self, path: Path) -> str:
        return "/" + path.relative_to(self.folder.parent).as_posix()
