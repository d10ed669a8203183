"""docs/kinds.md: the kinds of topics with their parts and what is asked of them, made from their files."""

from .about import KindPart, Need, house_kinds
from .catalogue import ORIGINAL, catalogue

HEAD = """# Kinds of topics

Made by `python -m patient_handouts.handouts.about_table`; a test says when it is stale.

A definition says in its head what it is about: `about: medicine`. From its kind it has its parts, in this order, each under its
heading, and for a visit: what a patient decides with (choose), gets ready by (prepare) and takes home (home); a part for no visit is
printed last. `handouts new topic NAME --about KIND` writes one to start from. What `check` asks for is an error (it stops `make`) or a
warning; how many words a part has at most, and which blocks are made for it, is advice (`check --pages` says what share of the pages
each part takes). No part must be there but those that are asked
for, and any may come more than once. A file that does not say what it is about is taken for a procedure's, and is asked what a
procedure is only where its part “procedure” speaks of something done inside the body.

**A part of one's own**, wherever it is wanted; `{page:parking}` finds it by its id:

```yaml
- part: own
  id: parking
  before: call                  # or after: another part
  heading: Where to park
  blocks:
    - The garage is behind the house.
```

**A kind of one's own** is a file `about/NAME.yaml` in the workspace, of this form; none of the kinds below is replaced by one. A part
that the program has no heading for says its own, in each language; `like:` names a part of the program's own, so that words that must
not stand there are looked for here too. `require:` takes parts, blocks, `sources`, `pictures`, a {placeholder} and `says WORDS`, each
with the reason that authors are told. `own_parts: no` allows no parts of one's own.

```yaml
format: 1
about: A visit to the dentist
parts:
  - {part: before, visit: prepare}
  - {part: in_the_chair, visit: prepare, like: procedure, words: 200, heading: {en: In the chair, es: En el sillón}}
  - {part: call, visit: home}
require:
  error:
    - any_of: [call]
      because: Teeth hurt at night.
```
"""


def kinds_page() -> str:
    """The whole file."""
    return HEAD + "".join(map(_of, house_kinds()))


def _of(name: str) -> str:
    kind = house_kinds()[name]
    rows = "".join(
        f"| `{each.part}` | {_heading(str(each.part))} | {each.visit or '–'} | {_advice(each)} |\n" for each in kind.file.made_of
    )
    asked = "".join(f"* {severity}: {_names(need)}. {need.because}\n" for severity, need in kind.needs)
    return f"\n## {name}\n\n{kind.file.about}.\n\n| Part | Heading | Visit | Advice |\n|---|---|---|---|\n{rows}\nAsked for:\n\n{asked}"


def _heading(part: str) -> str:
    return catalogue(ORIGINAL).text(f"parts.{part}").plain


def _advice(part: KindPart) -> str:
    words = [f"{part.words} words"] if part.words else []
    blocks = [" or ".join(f"`{name}`" for name in part.expects)] if part.expects else []
    return "; ".join([*words, *blocks])


def _names(need: Need) -> str:
    return " or ".join(f"`{name}`" for name in need.any_of)


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parents[1] / "docs" / "kinds.md").write_text(kinds_page(), encoding="utf-8", newline="\n")
