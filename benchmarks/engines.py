"""The engines that `peers.py` compares: each is made ready once and then sets one clinic's sheet after the other."""

import html
import json
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "same"
Engine = Callable[[str], bytes]  # a clinic's name → its sheet
TODAY = date(2026, 11, 24)


def ours(shop: Path) -> Engine:
    """This program, from the definition and the clinic's facts as read."""
    from sixty import TOPIC

    from patient_handouts.handouts.catalogue import catalogue
    from patient_handouts.handouts.library import Library
    from patient_handouts.handouts.wording import Wording
    from patient_handouts.images.pictures import Pictures, icons
    from patient_handouts.layouts.sheet import set_sheet

    library = Library(shop / "workspace")
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(TOPIC, "en", pictures.ids(), icons())
    clinics = {name: library.read_clinic(name) for name in library.clinics()}
    return lambda name: set_sheet(Wording(handout, clinics[name], catalogue("en"), TODAY), pictures, paper="letter")[0]


def typst(shop: Path) -> Engine:
    """One compiler, kept; PDF/UA-1."""
    import typst

    compiler = typst.Compiler(root=str(shop / "sheets"), font_paths=[str(shop / "fonts")], ignore_system_fonts=True)
    template = str(shop / "sheets" / "sheet.typ")
    return lambda name: compiler.compile(input=template, format="pdf", sys_inputs={"sheet": f"/{name}/sheet.json"}, pdf_standards=["ua-1"])


def weasyprint(shop: Path) -> Engine:
    """The stylesheet and the fonts kept; PDF/UA-1."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    style = CSS(string=(HERE / "sheet.css").read_text(encoding="utf-8"), base_url=str(shop / "fonts") + "/", font_config=fonts)

    def make(name: str) -> bytes:
        page = HTML(string=_page(_told(shop, name)), base_url=str(shop / "sheets") + "/")
        return page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")

    return make


def fpdf2(shop: Path) -> Engine:
    """Pictures with their alternative texts: it tags no more than these."""
    from fpdf_sheet import sheet

    logging.getLogger("fpdf").setLevel(logging.ERROR)
    return lambda name: sheet(_told(shop, name), shop)


ENGINES: dict[str, Callable[[Path], Engine]] = {"ours": ours, "typst": typst, "weasyprint": weasyprint, "fpdf2": fpdf2}


def _told(shop: Path, name: str) -> dict[str, Any]:
    return json.loads((shop / "sheets" / name / "sheet.json").read_text(encoding="utf-8"))


# ---------------------------------------------------------------- the page for WeasyPrint
def _page(sheet: dict[str, Any]) -> str:
    clinic = sheet["clinic"]
    colours = "; ".join(f"--{name}: {clinic[name]}" for name in ("brand", "ink", "tint", "rule"))
    sections = "".join(
        f"<h2>{_text(part['heading'])}</h2>" + "".join(_BLOCKS[kind](block) for kind, block in part["blocks"]) for part in sheet["sections"]
    )
    return (
        f'<html lang="en" style="{colours}"><head><title>{_text(sheet["title"])}</title></head><body>'
        f'<div class="running"><span>{_text(clinic["name"])}</span><span>Call {_text(clinic["phone"])}</span></div>'
        f'<div class="foot">{_text(sheet["title"])}, version {_text(sheet["version"])}</div>'
        f"<header>{_img(clinic['logo'], clinic['logo_alt'])}<b>{_text(clinic['name'])}</b>"
        f"<p>Call us<br><b>{_text(clinic['phone'])}</b></p></header>"
        f'<div class="hero"><div><h1>{_text(sheet["title"])}</h1><p class="lead"><b>{_text(sheet["subtitle"])}</b></p>'
        f'<p class="lead">{_text(sheet["purpose"])}</p></div>{_img(sheet["hero"], sheet["hero_alt"])}</div>'
        f'<p class="small">{_text(sheet["contact"])}</p>{sections}</body></html>'
    )


def _text(words: str) -> str:
    return html.escape(str(words))


def _runs(runs: list[list[Any]]) -> str:
    return "".join(f"<b>{_text(words)}</b>" if bold else _text(words) for words, bold in runs)


def _list(items: list[Any]) -> str:
    return f"<ul>{''.join(f'<li>{_runs(item)}</li>' for item in items)}</ul>"


def _img(path: str, alt: str) -> str:
    return f'<img src="{path.lstrip("/")}" alt="{_text(alt)}">'


def _people(count: int, alt: str, ink: str) -> str:
    """An icon array as an SVG of its own."""
    person = (
        "M4.3 3.6C4.3 2.11 5.51 .9 7 .9C8.49 .9 9.7 2.11 9.7 3.6C9.7 5.09 8.49 6.3 7 6.3C5.51 6.3 4.3 5.09 4.3 3.6Z"
        "M2.6 15.4V11.2C2.6 8.88 4.57 7 7 7C9.43 7 11.4 8.88 11.4 11.2V15.4Z"
    )
    drawn = "".join(
        f'<path d="{person}" transform="translate({14.9 * (k % 10)} {143 - 15.5 * (k // 10)})" '
        + (f'fill="{ink}" stroke="{ink}" stroke-width=".6"/>' if k < count else 'fill="none" stroke="#6b6b6b" stroke-width=".95"/>')
        for k in range(100)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 153 160">{drawn}</svg>'
    return f'<img class="people" alt="{_text(alt)}" src="data:image/svg+xml,{_quoted(svg)}">'


def _quoted(svg: str) -> str:
    return svg.replace('"', "'").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")


def _chances(it: dict[str, Any]) -> str:
    groups = "".join(
        f"<div><b>{_text(g['name'])}</b><p class=big>{g['count']}</p>{_people(g['count'], g['alt'], it['ink'])}</div>" for g in it["groups"]
    )
    return f"<h3>{_text(it['question'])}</h3><p>{_text(it['who'])}</p><div class=groups>{groups}</div>" + "".join(
        f"<p>{_text(it[key])}</p>" for key in ("later", "sure", "source")
    )


def _step(number: int, it: dict[str, Any]) -> str:
    return (
        f"<div class=step><b class=big>{number}</b>{_img(it['picture'], it['alt'])}"
        f"<p><b>{_text(it['title'])}</b><br>{_runs(it['text'])}</p></div>"
    )


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "p": lambda it: f"<p>{_runs(it)}</p>",
    "list": _list,
    "chances": _chances,
    "steps": lambda it: "".join(_step(number, step) for number, step in enumerate(it, 1)),
    "link": lambda it: (
        f"<div class=link>{_img(it['qr'], it['alt'])}<p><b>{_text(it['title'])}</b><br>"
        f"<a href='{it['url']}'>{_text(it['shown'])}</a></p></div>"
    ),
    "danger": lambda it: (
        f"<div class=danger><h3 class=big>{_text(it['now'])}</h3><div class=lead>{_list(it['emergency'])}</div><hr>"
        f"<h3>{_text(it['today'])}</h3>{_list(it['same_day'])}<p class=big>{_text(it['phone'])}</p></div>"
    ),
}
