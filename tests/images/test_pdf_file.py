"""PDF files as logos: the first page is shown, as lines or as pixels, or it is told why not; nothing else of the file is carried over."""

import io
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from judge import PROFILES, verdicts
from PIL import Image, ImageChops
from reportlab.lib import pdfencrypt
from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typed import handouts

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems
from patient_handouts.images import pdf_file
from patient_handouts.images.colours import roles
from patient_handouts.images.pale import as_on_white
from patient_handouts.images.picture import Picture, PictureError, Raster, Vector
from patient_handouts.images.pictures import Pictures
from patient_handouts.layouts.fonts import REGULAR, font
from patient_handouts.press.web.brand import logo

SIZE = 300, 120
BLUE = "#003366"


def drawn(draw: Callable[[Canvas], object], size: tuple[float, float] = SIZE, **how: object) -> bytes:
    """A PDF whose first page somebody has drawn, with another after it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **how)
    draw(canvas)
    canvas.showPage()
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, *size, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def sign(canvas: Canvas) -> None:
    """A disc, and a name in a font that is in the file."""
    font(REGULAR)
    canvas.setFillColor(BLUE)
    canvas.circle(60, 60, 40, fill=1, stroke=0)
    canvas.setFont(REGULAR, 30)
    canvas.drawString(110, 50, "Riverside ®")


def cut(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.circle(80, 60, 40)
    canvas.clipPath(path, stroke=0)
    canvas.setFillColor("#008050")
    canvas.rect(0, 0, 80, 120, fill=1, stroke=0)
    canvas.setFillColor("#e08000")
    canvas.rect(80, 0, 80, 120, fill=1, stroke=0)


def lines(canvas: Canvas) -> None:
    """Dashes, and a line that is wider upright than across."""
    canvas.setLineWidth(6)
    canvas.setDash(12, 4)
    canvas.line(20, 20, 250, 100)
    canvas.scale(2, 1)
    canvas.setStrokeColor("#990000")
    canvas.circle(80, 60, 30)


def in_print_colours(canvas: Canvas) -> None:
    canvas.setFillColor(CMYKColor(0.9, 0.3, 0, 0.2))
    canvas.rect(10, 10, 200, 80, fill=1, stroke=0)
    canvas.setFillColor(CMYKColorSep(0, 0.9, 0.9, 0, spotName="PMS 185"))
    canvas.circle(250, 50, 30, fill=1, stroke=0)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("form")
    sign(canvas)
    canvas.endForm()
    canvas.translate(20, 10)
    canvas.scale(0.8, 0.6)
    canvas.rotate(5)
    canvas.doForm("form")


def turned(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    sign(canvas)


def gradient(canvas: Canvas) -> None:
    canvas.linearGradient(0, 0, 300, 0, [Color(0, 0.2, 0.4), Color(0.9, 0.9, 0)])


def let_through(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(10, 10, 100, 80, fill=1)
    canvas.setFillColor(Color(1, 0, 0, alpha=0.5))
    canvas.rect(50, 30, 100, 80, fill=1, stroke=0)


def photograph(side: int) -> Callable[[Canvas], object]:
    image = Image.effect_mandelbrot((side, side), (-2, -1.5, 1, 1.5), 30).convert("RGB")
    return lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, 120, 120)


def beside(loaded: Picture, data: bytes) -> float:
    """The share of pixels by which the picture is another than the page, without the white around both."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0].render(scale=4).to_pil().convert("RGB")
    page = page.crop(ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox())
    page = page.resize((300, round(300 * page.height / page.width)))
    found = ImageChops.difference(page, as_on_white(loaded, 1200).resize(page.size)).convert("L").histogram()
    return sum(found[64:]) / sum(found)


@pytest.mark.parametrize("draw", [sign, cut, lines, in_print_colours, in_a_form, turned])
def test_a_page_of_lines_stays_lines(draw: Callable[[Canvas], object]) -> None:
    loaded = pdf_file.first_page(data := drawn(draw))
    assert isinstance(loaded, Vector) and beside(Pictures().load(written(data)), data) < 0.02


@pytest.mark.parametrize("draw", [gradient, let_through, photograph(1200)])
def test_what_is_no_line_becomes_pixels(draw: Callable[[Canvas], object]) -> None:
    loaded = pdf_file.first_page(data := drawn(draw))
    assert isinstance(loaded, Raster) and max(loaded.width, loaded.height) >= 1190 and beside(loaded, data) < 0.01


def test_a_photograph_in_a_pdf_is_no_sharper_than_it_is() -> None:
    assert pdf_file.first_page(drawn(photograph(90))).width <= 91


def test_the_white_around_it_is_no_part_of_it() -> None:
    loaded = pdf_file.first_page(drawn(lambda canvas: canvas.rect(200, 400, 200, 60, fill=1, stroke=0), (595, 842)))
    assert (loaded.width, loaded.height) == pytest.approx((200, 60), abs=4)  # of a page of 842


here = Path()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    global here
    here = tmp_path
    monkeypatch.chdir(tmp_path)


def written(data: bytes) -> Path:
    (here / "logo.pdf").write_bytes(data)
    return here / "logo.pdf"


def test_it_is_grey_where_the_sheet_is() -> None:
    grey = replace(roles(BLUE, mono=True), tone="grey")
    loaded = Pictures().load(written(drawn(sign)), grey)
    assert (
        isinstance(loaded, Vector) and [ink for _, ink in loaded.inks] and all(ink[1:3] == ink[3:5] == ink[5:7] for _, ink in loaded.inks)
    )
    loaded = Pictures().load(written(drawn(gradient)), grey)
    assert isinstance(loaded, Raster) and loaded.image.mode == "L"


# ---------------------------------------------------------------- what is refused
def bare(*objects: bytes) -> bytes:
    """A PDF of objects that are numbered from 1 on, without an index."""
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj %s endobj\n" % each for each in enumerate(objects, 1)) + b"trailer<</Root 1 0 R>>\n%%EOF"


def stream(keys: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(data), data)


def forms_in_forms(each: int = 10, deep: int = 18) -> bytes:
    """A page that asks for 10 to the 18th forms in a few lines."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    inner = [
        stream(b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F %d 0 R>>>>" % (k + 6), b"/F Do " * each)
        for k in range(deep)
    ]
    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]", b"0 0 9 9 re f")
    return bare(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"", b"/F Do"), *inner, last)


def many_shapes() -> bytes:
    packed = zlib.compress(b"0 0 9 9 re f " * 30_000_000, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>"
    pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return bare(*pages, page, stream(b"/Filter/FlateDecode", packed))


REFUSED = {
    "no PDF": (lambda: b"%PDF-1.4\nnothing", "no readable PDF"),
    "cut off": (lambda: drawn(sign)[:700], "no readable PDF"),
    "a password": (lambda: drawn(sign, encrypt=pdfencrypt.StandardEncryption("secret")), "locked or encrypted"),
    "restricted": (lambda: drawn(sign, encrypt=pdfencrypt.StandardEncryption("", "owner", canPrint=0)), "locked or encrypted"),
    "empty": (lambda: drawn(lambda canvas: None), "first page of the PDF is empty"),
    "a font that is not there": (lambda: drawn(lambda canvas: canvas.drawString(20, 20, "Helvetica")), "a font that is not in the file"),
    "forms in forms": (forms_in_forms, "draws too much"),
    "many shapes": (many_shapes, "draws too much"),
    "large": (lambda: b"%PDF-1.4\n" + bytes(pdf_file.MOST_BYTES), "bytes"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "PATIENCE", 4.0)
    made, message = REFUSED[name]
    with pytest.raises(PictureError, match=message) as found:
        pdf_file.first_page(made())
    assert found.value.hint


@pytest.mark.parametrize("name", ["a password", "cut off", "a font that is not there"])
def test_it_is_told_at_the_line_of_the_clinic(name: str) -> None:
    made, message = REFUSED[name]
    workspace(made())
    done = handouts("make", "example", "-o", "out.pdf")
    assert isinstance(done.exception, Problems)
    (problem,) = done.exception.problems
    assert problem.place.file == "clinics/example-clinic.yaml" and problem.place.line == 2 and message in problem.message and problem.hint


def workspace(logo: bytes) -> None:
    handouts("init", ".")
    (here / "images" / "logo.pdf").write_bytes(logo)
    (here / "clinics" / "example-clinic.yaml").write_text(
        'format: 1\nlogo: logo.pdf\nname: North\nphones: {day: "(555) 555-0100"}\nemergency: "911"\n'
        'colors: {brand: "#1f5f6b"}\nhours: [{days: mon-fri, from: "8:00", to: "17:00"}]\n',
        encoding="utf-8",
    )


# ---------------------------------------------------------------- on the sheet
def with_extras() -> bytes:
    """The sign, with all that a PDF can bring along."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(sign))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('SECRET-SCRIPT')")
        pdf.attachments["SECRET-FILE.txt"] = b"SECRET-FILE"
        pdf.docinfo["/Author"] = "SECRET-AUTHOR"
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99])
        link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/SECRET-LINK")
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))
        pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('SECRET')"))
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "kind"), [(with_extras, "/Form"), (lambda: drawn(gradient), "/Image"), (lambda: drawn(in_print_colours), "/Form")]
)
def test_it_stands_on_the_sheet_as_a_figure(make: Callable[[], bytes], kind: str) -> None:
    workspace(make())
    done = handouts("make", "example", "-o", "out.pdf")
    assert done.exit_code == 0, done.output or done.exception
    assert verdicts([here / "out.pdf"]) == {("out.pdf", profile): "PASS" for profile in PROFILES}
    with pikepdf.open("out.pdf") as pdf:
        assert kind in {str(each.Subtype) for each in pdf.pages[0].Resources.XObject.values()}
        figures = [each for each in map(str_of_figure, pdf.objects) if each]
        everything = b"".join(part.unparse(resolved=False) for part in pdf.objects if not isinstance(part, pikepdf.Stream))
    assert any("North" in each for each in figures)
    assert b"SECRET" not in everything and b"JavaScript" not in everything and b"EmbeddedFile" not in everything


def test_a_web_page_shows_it_as_pixels() -> None:
    workspace(drawn(sign))
    library = Library(here)
    assert (
        logo(library.read_clinic("example-clinic"), Pictures(library.picture_folders())).partition(";base64")[0].endswith("data:image/png")
    )


def str_of_figure(each: pikepdf.Object) -> str:
    return str(each.Alt) if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure" else ""


def test_a_reader_that_crashes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(-11, "reader")

    monkeypatch.setattr(subprocess, "run", crash)
    with pytest.raises(PictureError, match="draws too much"):
        pdf_file.first_page(drawn(lines) + b"%crash")
