"""Sixty clinics that do not exist, in a workspace of their own: each its own name, phone, colours and logo."""

from colorsys import hls_to_rgb
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw

from patient_handouts.checks.check import check_handout
from patient_handouts.handouts.approvals import ALL, furthest, signable
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

HERE = Path(__file__).parent
TOPIC = "bone-cement"
FIRST = ("Alder", "Birch", "Cedar", "Elder", "Hazel", "Juniper", "Linden", "Maple", "Rowan", "Willow")
SECOND = ("Bay Spine Center", "Hill Clinic", "Lake Hospital", "Park Spine Care", "River Health", "Valley Spine Group")
NAMES = [f"{first} {second}" for first in FIRST for second in SECOND]


def workspace(folder: Path) -> list[str]:
    """Write the workspace; the names of its clinics."""
    (folder / "handouts" / TOPIC).mkdir(parents=True)
    (folder / "clinics").mkdir()
    (folder / "network.yaml").touch()
    (folder / "handouts" / TOPIC / "en.yaml").write_bytes((HERE / "same" / "en.yaml").read_bytes())
    for k, name in enumerate(NAMES):
        slug, brand, accent = name.lower().replace(" ", "-"), _colour(k / 60, 0.27), _colour(k / 60 + 0.4, 0.42)
        _logo(k, brand, accent).save(folder / "clinics" / f"{slug}.png")
        (folder / "clinics" / f"{slug}.yaml").write_text(_clinic(k, name, slug, brand, accent), encoding="utf-8")
    names = [name.lower().replace(" ", "-") for name in NAMES]
    (folder / "approvals.yaml").write_text(_signature(folder, names[0]), encoding="utf-8")
    return names


def _signature(folder: Path, clinic: str) -> str:
    """Of the words for every clinic; it names what they lack, for they are no sheet for patients."""
    library = Library(folder)
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(TOPIC, "en", pictures.ids(), icons())
    found = check_handout(handout, pictures)
    lacking = found.named({problem.code for problem, _ in found.awaiting})
    wording = Wording(handout, library.read_clinic(clinic), library.catalogue("en"), date.today())
    return signable(wording, pictures, ALL).entry("benchmark", date.today(), furthest(date.today()), lacking)


def _clinic(k: int, name: str, slug: str, brand: str, accent: str) -> str:
    return (
        f'format: 1\nname: {name}\nlogo: {slug}.png\ncolors: {{brand: "{brand}", accent: "{accent}"}}\n'
        f"address: {200 + k} River Street\n"
        f'phones: {{day: (555) 555-{100 + k:04}}}\nhours: [{{days: mon-fri, from: "8:00", to: "17:00"}}]\n'
        f'emergency: "911"\nweb: {slug}.example.org\n'
    )


def _colour(hue: float, light: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue % 1, light, 0.6))


def _logo(k: int, brand: str, accent: str) -> Image.Image:
    """600 × 200 pixels, with soft edges as a designer's file has them."""
    logo = Image.new("RGB", (1800, 600), "white")
    draw = ImageDraw.Draw(logo)
    draw.rounded_rectangle((20, 20, 580, 580), 90, fill=brand)
    draw.polygon([(300 + x * (60 + 3 * k), 300 + y * (60 + 3 * k)) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))], fill=accent)
    for row in range(3):
        draw.rounded_rectangle((660, 60 + 190 * row, 1700 - 90 * ((k + row) % 7), 160 + 190 * row), 40, fill=accent if row == 1 else brand)
    return logo.resize((600, 200), Image.Resampling.LANCZOS)
