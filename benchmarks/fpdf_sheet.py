"""The sheet of `peers.py` by fpdf2."""

from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos

LEFT, WIDE = 52, 508
Runs = list[list[Any]]
NEXT = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}


class Sheet(FPDF):
    """Letter pages with the clinic's head and foot."""

    def __init__(self, told: dict[str, Any], shop: Path) -> None:
        super().__init__(unit="pt", format="letter")
        self.told, self.shop = told, shop
        self.add_font("FiraGO", "", str(shop / "fonts" / "figo.ttf"))
        self.add_font("FiraGO", "B", str(shop / "fonts" / "figbo.ttf"))
        self.set_margins(LEFT, 60, LEFT)
        self.set_auto_page_break(True, 60)
        self.set_lang("en")
        self.set_title(told["title"])

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_font("FiraGO", "", 12)
            self.set_xy(LEFT, 32)
            self.cell(WIDE / 2, 16, self.told["clinic"]["name"])
            self.cell(WIDE / 2, 16, f"Call {self.told['clinic']['phone']}", align="R", **NEXT)
            self.set_y(60)

    def footer(self) -> None:
        self.set_y(-45)
        self.set_font("FiraGO", "", 12)
        self.cell(WIDE / 2, 16, f"{self.told['title']}, version {self.told['version']}")
        self.set_font("FiraGO", "B", 12)
        self.cell(WIDE / 2, 16, f"Page {self.page_no()} of {{nb}}", align="R")

    def say(self, words: str, size: float = 13, bold: bool = False, colour: str = "#000000", x: float = LEFT, wide: float = WIDE) -> None:
        self.set_font("FiraGO", "B" if bold else "", size)
        self.set_text_color(colour)
        self.set_x(x)
        self.multi_cell(wide, size * 1.31, words, align="L", **NEXT)

    def runs(self, runs: Runs, size: float = 13, x: float = LEFT) -> None:
        self.set_left_margin(x)
        self.set_x(x)
        for words, bold in runs:
            self.set_font("FiraGO", "B" if bold else "", size)
            self.write(size * 1.31, words)
        self.set_left_margin(LEFT)
        self.ln(size * 1.31)

    def listed(self, items: list[Runs], size: float = 13, x: float = LEFT) -> None:
        for item in items:
            self.circle(x + 2, self.get_y() + size * 0.65, 2, style="F")
            self.runs(item, size, x + 14)

    def picture(self, path: str, x: float, y: float, wide: float, alt: str) -> None:
        self.image(str(self.shop / "sheets" / path.lstrip("/")), x, y, wide, alt_text=alt)

    # -- blocks
    def put_p(self, it: Runs) -> None:
        self.runs(it)
        self.ln(6)

    def put_list(self, it: list[Runs]) -> None:
        self.listed(it)

    def put_chances(self, it: dict[str, Any]) -> None:
        self.say(it["question"], bold=True)
        self.say(it["who"])
        if self.get_y() > 500:
            self.add_page()
        top, ink = self.get_y(), self.told["clinic"]["ink"]
        for k, group in enumerate(it["groups"]):
            x = LEFT + k * 200
            self.set_y(top)
            self.say(group["name"], bold=True, x=x, wide=180)
            self.say(str(group["count"]), 29, True, ink, x, 180)
            self.people(group["count"], x, self.get_y(), ink)
        self.set_y(self.get_y() + 162)
        for key in ("later", "sure", "source"):
            self.say(it[key])

    def people(self, count: int, x: float, y: float, ink: str) -> None:
        self.set_fill_color(ink)
        self.set_line_width(0.8)
        for k in range(100):
            px, py = x + 14.9 * (k % 10), y + 143 - 15.5 * (k // 10)
            how = "DF" if k < count else "D"
            self.set_draw_color(ink if k < count else "#6b6b6b")
            self.circle(px + 7, py + 3.6, 2.7, style=how)
            self.rect(px + 2.6, py + 7, 8.8, 8.4, style=how, round_corners=("TOP_LEFT", "TOP_RIGHT"), corner_radius=4.2)
        self.set_fill_color("#000000")

    def put_steps(self, it: list[dict[str, Any]]) -> None:
        for number, step in enumerate(it, 1):
            if self.get_y() > 650:
                self.add_page()
            top = self.get_y()
            self.say(str(number), 29, True, self.told["clinic"]["ink"], wide=30)
            with self.rect_clip(LEFT + 30, top, 136, 68):  # it does not cut as the drawing says
                self.picture(step["picture"], LEFT + 30, top, 136, step["alt"])
            self.set_y(top)
            self.say(step["title"], bold=True, x=LEFT + 180, wide=WIDE - 180)
            self.runs(step["text"], x=LEFT + 180)
            self.set_y(max(self.get_y(), top + 78))

    def put_link(self, it: dict[str, Any]) -> None:
        top = self.get_y()
        self.picture(it["qr"], LEFT, top, 60, it["alt"])
        self.say(it["title"], bold=True, x=LEFT + 75, wide=WIDE - 75)
        self.set_x(LEFT + 75)
        self.set_font("FiraGO", "", 13)
        self.cell(300, 17, it["shown"], link=it["url"])
        self.set_y(top + 70)

    def put_danger(self, it: dict[str, Any]) -> None:
        if self.get_y() > 480:
            self.add_page()
        top = self.get_y()
        self.set_y(top + 12)
        self.say(it["now"], 29, True, x=LEFT + 17)
        self.listed(it["emergency"], 17, LEFT + 17)
        self.line(LEFT, self.get_y() + 6, LEFT + WIDE, self.get_y() + 6)
        self.set_y(self.get_y() + 12)
        self.say(it["today"], 22, True, x=LEFT + 17)
        self.listed(it["same_day"], 13, LEFT + 17)
        self.say(self.told["clinic"]["phone"], 29, True, x=LEFT + 17)
        self.set_draw_color("#000000")
        self.set_line_width(4)
        self.rect(LEFT, top, WIDE, self.get_y() + 12 - top, round_corners=True, corner_radius=8)


def sheet(told: dict[str, Any], shop: Path) -> bytes:
    """The PDF."""
    pdf, clinic = Sheet(told, shop), told["clinic"]
    pdf.add_page()
    pdf.picture(clinic["logo"], LEFT, 42, 153, clinic["logo_alt"])
    pdf.set_y(48)
    pdf.say(clinic["name"], 22, True, clinic["ink"], LEFT + 170, 190)
    pdf.set_y(48)
    pdf.say(clinic["phone"], 22, True, x=LEFT + 360, wide=160)
    pdf.set_fill_color(clinic["tint"])
    pdf.rect(LEFT, 110, WIDE, 195, style="F")
    pdf.set_fill_color(clinic["brand"])
    pdf.rect(LEFT, 110, WIDE, 13, style="F")
    pdf.picture(told["hero"], LEFT + 310, 129, 190, told["hero_alt"])
    pdf.set_y(140)
    pdf.say(told["title"], 37, True, x=LEFT + 17, wide=290)
    pdf.say(told["subtitle"], 17, True, clinic["ink"], LEFT + 17, 290)
    pdf.say(told["purpose"], 17, x=LEFT + 17, wide=290)
    pdf.set_y(312)
    pdf.say(told["contact"], 12)
    pdf.set_fill_color("#000000")
    for part in told["sections"]:
        pdf.ln(12)
        pdf.set_draw_color(clinic["rule"])
        pdf.set_line_width(0.75)
        pdf.line(LEFT, pdf.get_y(), LEFT + WIDE, pdf.get_y())
        pdf.say(part["heading"], 17, True, clinic["ink"])
        pdf.set_text_color("#000000")
        for kind, it in part["blocks"]:
            getattr(pdf, f"put_{kind}")(it)
    return bytes(pdf.output())
