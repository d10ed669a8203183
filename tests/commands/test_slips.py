"""Slips in the files of clinics, each told at its line and column, with a way out that can be followed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reported import CLINIC, NETWORK, TOPIC, told, write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#036"/></svg>'
NORTH, KNEE = "clinics/north.yaml", "handouts/knee/en.yaml"
HOURS = re.compile(r"  - \{days.*\n")
INDEX = "hip:\n  title: {en: Hip}\n"
Case = tuple[str, str, str, str, str]  # file, its text, where it is told, the code, words of the way out


def clinic(more: str, where: str, code: str, way: str) -> Case:
    """A line more in the clinic's file."""
    return NORTH, CLINIC + more + "\n", f"{NORTH}:{where}", code, way


def phone(number: str, way: str) -> Case:
    return NORTH, CLINIC.replace("(555) 555-0100", number), f"{NORTH}:4:15", "phone-wrong", way


def open_on(line: str, where: str, code: str, way: str) -> Case:
    return NORTH, HOURS.sub(f"  - {line}\n", CLINIC), f"{NORTH}:{where}", code, way


def stray(name: str, meant: str, text: str = "format: 1\n") -> Case:
    """A file or folder whose name is nearly right."""
    at = name.split("/")[0] if meant.endswith("/") else name
    return name, text, f"{at}:1:1", "file-stray", meant


def cases() -> Iterator[Case]:
    yield stray("handouts/hip/en.yml", "rename it to handouts/hip/en.yaml", TOPIC)
    yield stray("handouts/hip/EN.yaml", "rename it to handouts/hip/en.yaml", TOPIC)
    yield stray("handouts/hip.yaml", "rename it to handouts/hip/en.yaml", TOPIC)
    yield stray("handouts/Hip/en.yaml", "rename it to handouts/hip/en.yaml", TOPIC)
    yield stray("handouts/hip_pain/en.yaml", "rename it to handouts/hip-pain/en.yaml", TOPIC)
    yield stray("handouts/hip pain/en.yaml", "rename it to handouts/hip-pain/en.yaml", TOPIC)
    yield stray("handouts/knee/es_MX.yaml", "rename it to handouts/knee/es-MX.yaml", TOPIC)
    yield stray("handouts/knee/es-mx.yaml", "rename it to handouts/knee/es-MX.yaml", TOPIC)
    yield stray("handouts/knee/spanish.yaml", "rename it to handouts/knee/es.yaml", TOPIC)
    yield stray("handouts/knee/en-UK.yaml", "rename it to handouts/knee/en-GB.yaml", TOPIC)
    yield stray("clinics/east.yml", "rename it to clinics/east.yaml", CLINIC)
    yield stray("clinics/East.yaml", "rename it to clinics/east.yaml", CLINIC)
    yield stray("clinics/east/clinic.yaml", "rename it to clinics/east.yaml", CLINIC)
    yield stray("clinics/east.json", "take it out of this folder", "{}")
    yield stray("clinics/east.yaml.txt", "mend its name", CLINIC)
    yield stray("clinics/north/knee.EN.yaml", "rename it to clinics/north/knee.en.yaml")
    yield stray("groups/East.yaml", "rename it to groups/east.yaml")
    yield stray("images/Index.yaml", "rename it to images/index.yaml")
    yield stray("images/words/es_MX.yaml", "rename it to images/words/es-MX.yaml", "{}")
    yield stray("catalogue/en_GB.yaml", "rename it to catalogue/en-GB.yaml")
    yield stray("fonts/zh.woff2", "get the font as a TrueType file", "x")
    yield stray("clinic/east.yaml", "clinics/", CLINIC)
    yield stray("catalog/en.yaml", "catalogue/")
    yield "images/my-knee.png", "x", "images/my-knee.png:1:1", "picture-unlisted", "write into images/index.yaml: my-knee: {title"
    yield "images/My_Knee.JPG", "x", "images/My_Knee.JPG:1:1", "picture-unlisted", "move it to images/my-knee.jpg"
    yield "images/index.yaml", INDEX + "  alt: {en: A hip}\n", "images/index.yaml:1:1", "picture-missing", "put one of them into images/"
    yield "images/index.yaml", INDEX, "images/index.yaml:2:3", "field-missing", "write alt"
    yield "fonts/zh.ttf", "x", "fonts/zh.ttf:1:1", "font-unnamed", "name it in a clinic's file"
    yield KNEE, TOPIC.replace("where-it-hurts", "where-it-hurst"), f"{KNEE}:4:7", "picture-unknown", "did you mean “where-it-hurts”"
    yield KNEE, TOPIC.replace("{38 °C}", "{38 ˚C}"), f"{KNEE}:22:27", "quantity-wrong", "write {38 °C}"
    yield KNEE, TOPIC.replace("Drink", "Drink\u202e"), f"{KNEE}:15:18", "character-forbidden", "delete it"
    yield KNEE, TOPIC.replace("Drink water.", "'<b>Drink</b>'"), f"{KNEE}:15:14", "markup-foreign", "write **…**"
    yield "clinics/north/kene.en.yaml", "format: 1\n", "clinics/north/kene.en.yaml:1:1", "lines-unread", "did you mean “knee”"
    yield "network.yaml", NETWORK.replace("north", "nroth"), "network.yaml:2:17", "clinic-unknown", "did you mean “north”"
    yield "network.yaml", NETWORK + "library: nnoe\n", "network.yaml:5:10", "value-unknown", "did you mean “none”"
    yield "network.yaml", NETWORK + "library: [vertebroplsty]\n", "network.yaml:5:11", "topic-unknown", "did you mean “vertebroplasty”"
    yield phone("020 7946 0000", "country: GB")
    yield phone("555-0100", "write all of it, with its area code")
    yield phone("1-800-CALL-NOW-PLEASE", "write one number")
    yield phone("(555) 555-0100 or (555) 555-0101", "write one number")
    yield phone("call us", "write one number")
    yield open_on('{days: Monday-Friday, from: "8:00", to: "9:00"}', "6:12", "days-wrong", "write mon-fri")
    yield open_on('{days: "Mon, Wed", from: "8:00", to: "9:00"}', "6:12", "days-wrong", "write mon, wed")
    yield open_on('{days: mon, from: 8am, to: "9:00"}', "6:23", "time-wrong", 'write "8:00"')
    yield open_on('{days: mon, from: "8:00", to: 5:30 pm}', "6:35", "time-wrong", 'write "17:30"')
    yield open_on('{days: mon, from: "8:00", to: "25:00"}', "6:35", "time-wrong", 'midnight is "24:00"')
    yield open_on("{closed_on: [12/25]}", "6:18", "day-wrong", "month-day like 12-25")
    yield clinic("address: 12 Main St #4", "8:21", "text-cut", "put the text in quotes")
    yield clinic("address:\n  - 12 Main St\n  - Suite #4", "10:11", "text-cut", "put the text in quotes")
    yield clinic("country: UK", "8:10", "country-unknown", "write GB")
    yield clinic("country: en-GB", "8:10", "country-unknown", "write GB")
    yield clinic("paper: A4", "8:8", "value-unknown", "did you mean “a4”")
    yield clinic("topics: [kene]", "8:10", "topic-unknown", "did you mean “knee”")
    yield clinic("group: east", "8:8", "group-unknown", "")
    yield clinic("letterhead: {top: 20}", "8:19", "reach-wrong", "write it like 45 mm")
    yield clinic("web: www example org", "8:6", "url-wrong", "write it like www.example.org")
    yield clinic("language_help: {es_MX: 'Llame {phone}.'}", "8:17", "language-wrong", "write es-MX")
    yield clinic("language_help: {Spanish: 'Llame {phone}.'}", "8:17", "language-wrong", "write es")
    yield clinic("language_help: {es: 'Llame {fone}.'}", "8:28", "placeholder-unknown", "did you mean “phone”")
    yield clinic("sites:\n  river: {name: Riverside, address: 1 River}", "9:3", "list-length", "add what is missing")
    yield clinic("sites:\n  River: {name: R, address: 1 R}\n  hill: {name: H, address: 2 H}", "9:3", "id-wrong", "river")
    yield clinic("logo: logo.ai", "8:7", "path-wrong", "export it as SVG")
    yield clinic("logo: logo.eps", "8:7", "path-wrong", "ps2pdf")
    yield clinic("logo: ../secret.png", "8:7", "path-wrong", "name a file in the images folder")
    yield clinic("logo: lgoo.svg", "8:7", "picture-missing", "put the file into images/")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"network.yaml": NETWORK + "library: none\n", NORTH: CLINIC, KNEE: TOPIC}.items():
        write(name, text)


@pytest.mark.parametrize("case", [*cases()], ids=lambda case: f"{case[0]} {case[3]} {case[4][:20]}")
def test_a_slip_is_told_where_it_stands_with_a_way_out(case: Case) -> None:
    name, text, where, code, way = case
    write(name, text)
    found = [line for line in told("check").splitlines() if line.startswith(f"{where}: ") and f"[{code}]" in line]
    assert found and way in found[0] + told("check").partition(found[0])[2].partition("\n\n")[0], told("check")


@pytest.mark.parametrize(
    ("name", "data", "way"), [("l.svg", "png", "name it l.png"), ("l.png", SVG, "name it l.svg"), ("l.pdf", SVG, "name it l.svg")]
)
def test_a_picture_that_is_of_another_kind_than_its_name(name: str, data: str, way: str) -> None:
    write(f"images/{name}", b"\x89PNG\r\n\x1a\n" if data == "png" else data)
    write(NORTH, CLINIC + f"logo: {name}\n")
    assert f"{NORTH}:8:7: error" in (said := told("make", "knee")) and way in said
