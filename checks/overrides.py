"""A workspace's own words of the program: what they say of danger is what the program's words say."""

from collections.abc import Iterator
from functools import partial

from ..handouts.catalogue import FOLDER, ORIGINAL, Catalogue, catalogue, languages
from ..handouts.place import shown
from ..handouts.problems import Problem
from ..handouts.text import Text
from ..handouts.translation import Counterpart
from .rule import rule

rule = partial(rule, family="safety")

TURNED = rule(
    "catalogue-turned",
    "error",
    "these words of the workspace's catalogue say something else of danger than the program's own",
    why="They stand on every sheet: “No llame al 911” under a danger box is read by all who need it.",
    own="denials, numbers, {names}, calling and waiting are compared with the program's own words; no source gives a test for it",
    mend="say what the program's own words say, in words of your own",
    bad='call_now: "Wait two days, then call {emergency}"',
    good='call_now: "Call {emergency} at once"',
)
FAMILIES = ("danger.", "call.", "advice.", "parts.call", "limits.", "imprint.not_", "imprint.translation_open", "head.call_us")


def check(own: Catalogue) -> Iterator[Problem]:
    """What a workspace's catalogue turns round; nothing for the program's own, and little for a language that only the workspace speaks."""
    if own.text("danger.call_now").place.file == shown(FOLDER / f"{own.language}.yaml"):
        return
    ours = catalogue(own.language if own.language in languages() else ORIGINAL)
    for key, text in own.texts.items():
        there = ours.texts.get(key)
        if key.startswith(FAMILIES) and there is not None and text.source != there.source:
            yield from (TURNED.at(text.place, f"“{key}”: {why}") for why in list(_turned(text, there, own.language, ours.language))[:1])


def _turned(text: Text, there: Text, language: str, other: str) -> Iterator[str]:
    """What is other than in the program's own words."""
    from .bilingual.compared import differences  # the words of the languages: most workspaces have no catalogue of their own
    from .bilingual.said import heard

    here, own = heard(text, language), heard(there, other)
    yield from (problem.message for problem in differences(Counterpart(text, there, "", None), here, own))
    if language == other:
        if here.times - own.times:
            yield f"here it is about “{', '.join(sorted(here.times - own.times))}”, in the program's own words it is not"
        for phrases, told in ((here.grammar.waiting, "here the reader is to wait"), (here.grammar.denials, "here something is denied")):
            if phrases.names(here.tokens) - phrases.names(own.tokens) - {"unless", "lacking"}:
                yield f"{told}, in “{there.plain}” not"
        calling = here.grammar.calling
        if calling.find(own.tokens) and not calling.find(here.tokens):
            yield f"nobody is to call here, as in “{there.plain}”"
