"""Files as clinics have written them, each with what came of it: nothing wrong is printed, and nothing is passed over.

A small workspace of one topic and one clinic; each case changes a line of it, and says what is seen of it, printed or told.
(More of fonts that clinics name: test_fonts.py; more of what is found and copied: tests/layouts/test_copying.py.)
"""

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from judge import absent
from PIL import Image
from reported import CLINIC, NETWORK, TOPIC, told, write
from typed import handouts

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.patient import Patient
from patient_handouts.layouts import typefaces
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop

MORE = "  - part: more\n    blocks:\n      - links:\n          - {title: Read more, url: "
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">%s</svg>'
BOX = '<rect width="100" height="60" %s/>'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"network.yaml": NETWORK, "clinics/north.yaml": CLINIC, "handouts/knee/en.yaml": TOPIC}.items():
        write(name, text)
    return tmp_path


def with_link(address: str) -> str:
    """The topic with a link to read more at."""
    return TOPIC.replace("  - part: aftercare", f'{MORE}"{address}"}}\n  - part: aftercare')


def made() -> bytes:
    done = handouts("make", "knee", "-o", "knee.pdf")
    assert done.exit_code == 0, done.output or done.exception
    return Path("knee.pdf").read_bytes()


def printed() -> str:
    with pypdfium2.PdfDocument(made()) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def colours(logo: bytes, name: str = "l.svg") -> set[tuple[int, int, int]]:
    """What is seen of page 1 on a sheet with that logo."""
    write(f"images/{name}", logo)
    write("clinics/north.yaml", CLINIC + f"logo: {name}\n")
    with pypdfium2.PdfDocument(made()) as pdf:
        found = pdf[0].render(scale=2).to_pil().convert("RGB").getcolors(1 << 24)
    return {colour for _, colour in found or ()}


def test_an_address_with_a_number_sign() -> None:
    write("clinics/north.yaml", CLINIC + "address: Suite # 200, 100 Example Street\n")
    assert "north.yaml:8:16: error" in (said := told("make", "knee")) and "[text-cut]" in said


def test_a_sign_like_the_degree_sign() -> None:
    write("handouts/knee/en.yaml", TOPIC.replace("°", "º"))
    assert "º (U+00BA) is not the degree sign" in (said := told("make", "knee")) and "write {38 °C}" in said


def test_names_of_files() -> None:
    Path("clinics/north.yaml").unlink()
    for name in ("north.yml", "East.yaml", "south_side.yaml"):
        write(f"clinics/{name}", CLINIC)
    for command in ("make knee", "check", "list"):
        said = told(*command.split())
        assert all(f"clinics/{name}" in said for name in ("north.yml", "East.yaml", "south_side.yaml"))
    assert handouts("make", "knee").exit_code and handouts("check").exit_code


def test_words_from_a_web_page() -> None:
    write("handouts/knee/en.yaml", TOPIC.replace("Drink water.", '"Drink&nbsp;water &amp; rest.<br>*Every* day."'))
    said = told("check", "knee")
    assert all(f"“{each}” would be printed as it stands" in said for each in ("&nbsp;", "&amp;", "<br>", "*Every*"))


def test_what_follows_a_jpeg() -> None:
    out = BytesIO()
    Image.new("RGB", (900, 400), "#224488").save(out, "JPEG", exif=b"Exif\0\0PLACE-AND-VIDEO")
    colours(out.getvalue() + b"PLACE-AND-VIDEO" * 9, "l.jpg")
    assert b"PLACE-AND-VIDEO" not in made()


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://vi.example.org/wiki/Đau_gối", "https://vi.example.org/wiki/%C4%90au_g%E1%BB%91i"),
        ("https://bücher.example/ß?q=ü", "https://xn--bcher-kva.example/%C3%9F?q=%C3%BC"),
    ],
)
def test_a_link_in_other_letters(address: str, link: str) -> None:
    write("handouts/knee/en.yaml", with_link(address))
    made()
    with pikepdf.open("knee.pdf") as pdf:
        links = [str(each.A.URI) for page in pdf.pages for each in page.get("/Annots", [])]
    assert link in links and all(each.isascii() for each in links)


def test_an_address_that_is_longer_than_a_line() -> None:
    address = "https://www.example.org/health/treatment-tests-and-therapies/" + "vertebroplasty" * 9
    write("handouts/knee/en.yaml", with_link(address))
    assert address.removeprefix("https://www.") in printed().replace(" ", "")


@pytest.mark.parametrize("clock", ["24:00", "0:00"])
def test_open_day_and_night(clock: str) -> None:
    write("clinics/north.yaml", CLINIC.replace("mon-fri", "mon-sun").replace("8:00", "0:00").replace("17:00", clock))
    assert "Open 24 hours, every day" in (words := printed()) and "midnight" not in words and "closed" not in words


def test_a_number_with_an_extension() -> None:
    write("clinics/north.yaml", CLINIC.replace("555-0100", "555-0142 ext. 3"))
    assert "(555) 555-0142" in printed()


def test_a_soft_hyphen() -> None:
    write("handouts/knee/en.yaml", TOPIC.replace("Drink water.", "Ask about gastro\u00adenter\u00adology."))
    assert "Ask about gastroenterology." in printed()


def test_a_drawing_in_the_current_colour() -> None:
    assert (204, 0, 0) in colours((DRAWING % ('<g color="#cc0000">' + BOX % 'fill="currentColor"' + "</g>")).encode())


def test_a_drawing_with_a_style_sheet() -> None:
    assert (0, 51, 102) in colours((DRAWING % ("<style>.cls-1{fill:#036}</style>" + BOX % 'class="cls-1"')).encode())


def test_a_drawing_with_a_gradient() -> None:
    stops = '<linearGradient id="g"><stop stop-color="#036"/><stop offset="1" stop-color="#09c"/></linearGradient>'
    seen = colours((DRAWING % (stops + BOX % 'fill="url(#g)"')).encode())
    assert len({(r, g, b) for r, g, b in seen if r <= 4 and 51 <= g <= 153 and 102 <= b <= 204}) > 20


@pytest.mark.parametrize(
    ("sign", "wrong"),
    [
        ("A fever of 104 ºF (38 ºC)", True),
        ("A fever of 104° F (38° C)", True),
        ("Lift 20 lbs (2 kg)", True),
        ("Lift 20 pounds (2 kg)", True),
        ("A fever of 38,5 °C (101.3 °F)", False),
        ("A fever of 38,5 °C (104 °F)", True),
    ],
)
def test_two_units_of_one_amount(sign: str, wrong: bool) -> None:
    write("handouts/knee/en.yaml", TOPIC.replace("A fever of {38 °C} or higher", sign))
    said = told("check", "knee")
    assert ("[units-mismatch]" in said) is wrong and "“5 °C" not in said


@pytest.mark.parametrize(("name", "way"), [("l.eps", "ps2pdf"), ("l.ai", "export it as SVG"), ("l.avif", "JPEG"), ("l.psd", "PNG")])
def test_a_logo_of_a_kind_that_cannot_be_read(name: str, way: str) -> None:
    write("clinics/north.yaml", CLINIC + f"logo: {name}\n")
    assert "north.yaml:8:7: error" in (said := told("make", "knee")) and way in said


def test_words_of_another_script_in_a_font_of_the_clinic() -> None:
    """On an English sheet, and in a name that is typed at the desk."""
    font = typefaces._installed().get("droidsansfallbackfull.ttf")
    if font is None:
        absent("there is no DroidSansFallbackFull.ttf (.ci/run installs it)")
    write("fonts/zh.ttf", font.read_bytes())
    write("clinics/north.yaml", CLINIC + "fonts: {zh: zh.ttf}\n")
    write("handouts/knee/en.yaml", TOPIC.replace("Drink water.", '"Ask for an interpreter: 中文, Español."'))
    assert "Ask for an interpreter: 中文, Español." in printed()
    shop = Workshop(Library(Path.cwd()), date.today())
    made = shop.set_order(Order("north", "knee", "en"), draft=True, typed=Patient(name="王小明"))
    with pypdfium2.PdfDocument(made.data) as pdf:
        assert "王小明" in pdf[0].get_textpage().get_text_range()


def test_arabic_words_are_found_as_they_are_written() -> None:
    """With lam-alef, in the sheet that was reported."""
    assert handouts("make", "vertebroplasty", "--language", "ar", "-o", "ar.pdf", "--draft").exit_code == 0
    (path,) = Path.cwd().glob("ar*.pdf")
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage() for page in pdf]
        for word in ("الألم", "الإجراء", "الكسر", "الآن"):
            assert any(text.search(word).get_next() for text in texts), word
