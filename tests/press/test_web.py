"""What the web pages share: modules that one can follow, joined where a page is one file, and words for all that they say."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from patient_handouts.desk.pages import HERE as DESK
from patient_handouts.press.folders.index_page import HERE as INDEX
from patient_handouts.press.web.modules import ModuleError, one_script, ordered
from patient_handouts.press.web.sent import inert
from patient_handouts.press.web.words import SHARED, STAFF, spoken

ENTRIES = (DESK / "desk.js", DESK / "enter.js", DESK / "open.js")
PAGES = {INDEX / "index.js": (SHARED, INDEX), **dict.fromkeys(ENTRIES, (SHARED, DESK))}
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Modules by their names, written into one folder; the way to the first."""

    def write(**sources: str) -> Path:
        for name, source in sources.items():
            (tmp_path / f"{name}.js").write_text(source, encoding="utf-8")
        return tmp_path / f"{next(iter(sources))}.js"

    return write


def test_each_module_comes_after_what_it_imports(written: Written) -> None:
    entry = written(
        a='import { b } from "./b.js";\nimport {\n  c,\n} from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport const b = each => each + c;\nconst own = 1;\n',
        c="// import and export are words here\nexport const c = 1;\nexport async function later() {}\nexport class More {}\n",
    )
    assert [path.name for path in ordered(entry)] == ["c.js", "b.js", "a.js"]
    made = one_script(entry)
    assert made.startswith('"use strict";\n{\nconst $c = (() => {\n') and made.endswith("return {  };\n})();\n}\n")
    for each in ("const { c } = $c;\nconst b = each", "return { b };", "return { c, later, More };", "const {\n  c,\n} = $c;"):
        assert each in made
    assert "\nimport {" not in made and "\nexport " not in made


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;",
        "export let a = 1;",
        "export { a };",
        'export * from "./b.js";',
        'import * as b from "./b.js";',
        'import b from "./b.js";',
        'import "./b.js";',
        'import { b as c } from "./b.js";',
        'import { b } from "b";',
        'import { b } from "https://example.org/b.js";',
        'const b = import("./b.js");',
    ],
)
def test_what_cannot_be_joined_is_refused(written: Written, source: str) -> None:
    with pytest.raises(ModuleError, match=re.escape(source)):
        one_script(written(a=f"{source}\n", b="export const b = 1;\n"))


def test_modules_that_import_each_other_are_refused(written: Written) -> None:
    entry = written(a='import { b } from "./b.js";\nexport const a = 1;\n', b='import { a } from "./a.js";\nexport const b = 1;\n')
    with pytest.raises(ModuleError, match=re.escape("a.js → b.js → a.js")):
        ordered(entry)


def test_two_modules_of_one_name_are_refused(written: Written, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.js").write_text("export const b = 1;\n", encoding="utf-8")
    with pytest.raises(ModuleError, match="one name"):
        one_script(written(a='import { b } from "./in/a.js";\n'))


def test_no_module_is_forgotten_and_none_has_a_ring() -> None:
    reached = {path for entry in PAGES for path in ordered(entry)}
    assert reached == {path for folder in (SHARED, INDEX, DESK) for path in folder.glob("*.js")}


def test_nothing_ends_the_script_of_the_one_file_page() -> None:
    made = one_script(INDEX / "index.js")
    assert "</script" not in made.lower() and "<!--" not in made
    assert "</" not in inert({"title": "</script><!-- & \u2028"})


def test_style_stacks_nothing() -> None:
    for path in (SHARED / "page.css", DESK / "desk.css"):
        style = path.read_text(encoding="utf-8")
        assert "!important" not in style and not re.search(r"(\.[\w-]+)\1\b", style), path


def test_no_line_is_longer_than_those_of_the_program() -> None:
    for path in (path for folder in (SHARED, INDEX, DESK) for kind in ("js", "css") for path in folder.glob(f"*.{kind}")):
        long = [k for k, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if len(line) > 140]
        assert not long, (path, long)


def said(entry: Path) -> str:
    """All that a page's scripts and markup say."""
    markup = INDEX.glob("*.html") if entry.parent == INDEX else DESK.glob("*.html")
    return "\n".join(path.read_text(encoding="utf-8") for path in (*ordered(entry), *markup))


@pytest.mark.parametrize("entry", [INDEX / "index.js", DESK / "desk.js"], ids=["index", "desk"])
def test_every_word_that_a_page_names_is_there_and_none_is_idle(entry: Path) -> None:
    text, words = said(entry), spoken(entry.parent, STAFF[0])
    counted = {key.removesuffix(".one") for key in words if key.endswith(".one")}
    plain = {key for key in words if key.rpartition(".")[0] not in counted} | counted
    named = set(re.findall(r'(?:\b(?:say|count)\(|data-say="|data-label="|dataset\.say = )"?([a-z_]+\.[\w.-]+)"', text))
    families = set(re.findall(r'(?:`|")(\w+)\.(?:\$\{|\{\{)', text)) | set(re.findall(r'names\("(\w+)"', text))
    assert len(named) > 10 and named <= plain
    idle = {key for key in plain if not re.search(rf'"{re.escape(key)}"', text) and key.partition(".")[0] not in families}
    assert idle == set()
