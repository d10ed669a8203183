"""Proofs of a network in which every oddity was planted once: each is found at its clinic, and nowhere else."""

import io
import shutil
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from judge import PROFILES, verdicts
from sheets import ALL, LIBRARY, Which, sheet

from patient_handouts.commands.program import program
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts.approvals import entry
from patient_handouts.handouts.library import Library, NotKnown
from patient_handouts.layouts.proofs import Group, proof_sheet
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.proofs.proof import Proofs, foreign, usual
from patient_handouts.press.proofs.proof_pages import photocopied, side_by_side
from patient_handouts.press.proofs.render import words_on
from walker import walk

TODAY = date(2026, 11, 24)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40" viewBox="0 0 90 40"><rect width="90" height="40" fill="{}"/></svg>'
SHARED = 'emergency: "911"\nhours: [{days: mon-fri, from: "8:00", to: "17:00"}]\n'
CLINIC = """format: 1
name: {name}
logo: {logo}
colors: {{brand: "{brand}"}}
phones: {{day: "{phone}", after_hours: "(555) 555-0199"}}
language_help: {{{language}: "{ask}"}}
{more}
"""
ALLOWED = """            - Fly.
        allow: [{code: ban-unsourced, because: no study is needed for this}]
"""
SOUND = {
    "name": "A clinic",
    "logo": "new.svg",
    "brand": "#1f5f6b",
    "language": "en",
    "ask": "Need an interpreter? Call {phone}.",
    "more": "",
}
# each clinic differs from a sound one in one thing
CLINICS = {
    "able": {"phone": "(555) 555-0101"},
    "baker": {"phone": "(555) 555-0102"},
    "copied": {"phone": "(555) 555-0102"},
    "foreign-number": {"phone": "(555) 555-0103", "ask": "Ask at (555) 555-0777."},
    "london": {"phone": "+353 1 677 9000", "more": 'emergency: "112"'},
    "old-logo": {"phone": "(555) 555-0104", "logo": "old.svg"},
    "pale": {"phone": "(555) 555-0105", "brand": "#fff6b8"},
    "without-colours": {"phone": "(555) 555-0106", "brand": "yellow"},
}
FLAGS = {
    "baker": ("The same day phone as copied: copied?",),
    "copied": ("The same day phone as baker: copied?",),
    "foreign-number": ("Has errors: prints as a draft only", "Phone (555) 555-0777 on page 1 is none of this clinic’s"),
    "old-logo": ("Old logo? old.svg is not that of most clinics",),
    "pale": ("Pale brand colour: #fff6b8 on white is 1.1 : 1, less than 3 : 1; a copier drops it",),
    "without-colours": ("Cannot be made", "“yellow” is no colour (without-colours.yaml, line 4)"),
}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network")
    (folder / "network.yaml").write_text(f"format: 1\n{SHARED}", encoding="utf-8")
    for part in ("clinics", "images", "handouts/knee-pain"):
        (folder / part).mkdir(parents=True)
    for name, colour in (("new", "#003366"), ("old", "#660033")):
        (folder / "images" / f"{name}.svg").write_text(LOGO.format(colour), encoding="utf-8")
    for name, own in CLINICS.items():
        (folder / "clinics" / f"{name}.yaml").write_text(CLINIC.format(**{**SOUND, **own}), encoding="utf-8")
    words = topic_file("knee-pain", "Knee pain").replace("example-picture", "walking").replace("            - Smoke.\n", ALLOWED)
    (folder / "handouts" / "knee-pain" / "en.yaml").write_text(words, encoding="utf-8")
    return folder


def workshop(network: Path) -> Workshop:
    return Workshop(Library(network), TODAY)


def flags(network: Path, clinic: str) -> tuple[str, ...]:
    return tuple(
        flag
        for flag in Proofs(workshop(network)).proof(Order(clinic, "knee-pain", "en")).flags
        if flag != "Not yet approved by a clinician"
    )


@pytest.mark.parametrize("clinic", CLINICS)
def test_what_was_planted_is_found_and_nothing_else(network: Path, clinic: str) -> None:
    assert flags(network, clinic) == FLAGS.get(clinic, ())


def test_the_networks_own_logo_wins_over_what_most_have(network: Path, tmp_path: Path) -> None:
    copy = changed(network, tmp_path, {"network": f"format: 1\n{SHARED}logo: old.svg\n"})
    assert flags(copy, "able") == ("Old logo? new.svg is not the network’s",) and flags(copy, "old-logo") == ()


def test_a_clinic_without_the_logo_is_odd(network: Path, tmp_path: Path) -> None:
    without = (network / "clinics/able.yaml").read_text(encoding="utf-8").replace("logo: new.svg\n", "")
    copy = changed(network, tmp_path, {"clinics/able": without})
    assert flags(copy, "able") == ("No logo, and that of most clinics is missing here",)


def test_a_pale_brand_does_not_matter_in_black_and_white(network: Path, tmp_path: Path) -> None:
    clinic = (network / "clinics/pale.yaml").read_text(encoding="utf-8")
    assert flags(changed(network, tmp_path, {"clinics/pale": f"{clinic}tone: mono\n"}), "pale") == ()


def test_one_number_for_most_clinics_is_no_copy_but_another_one_is_odd(network: Path, tmp_path: Path) -> None:
    files = {
        f"clinics/{name}": CLINIC.format(**{**SOUND, **own, "phone": "(555) 555-0100"}) for name, own in CLINICS.items() if name != "baker"
    }
    copy = changed(network, tmp_path, files)
    assert flags(copy, "able") == () and flags(copy, "baker") == ("The day phone is not that of most clinics",)


@pytest.mark.parametrize(
    ("values", "most"), [([], ""), (["a"], ""), (["a", "a"], ""), (["a", "a", "b"], "a"), (["a", "b", "c"], ""), (["a", "a", "b", "b"], "")]
)
def test_what_is_usual(values: list[str], most: str) -> None:
    assert usual(values) == most


def test_phones_are_looked_for_as_a_patient_reads_them(network: Path) -> None:
    clinic = workshop(network).clinic("london")
    assert list(foreign(["Call +353 1 677\xa09000, doi.org/10.1000/555-0123"], clinic)) == []
    assert list(foreign(["Call 677 9000", "Or 555-0123 or 555-0123"], clinic)) == [
        "Phone 677 9000 on page 1 is none of this clinic’s",
        "Phone 555-0123 on page 2 is none of this clinic’s",
        "The day phone +353 1 677 9000 is not on page 1",
    ]


OWN_PAPER = [which for which in ALL if which.edition == "standard" and LIBRARY.read_clinic(which.clinic).paper == which.paper]


@pytest.mark.parametrize("which", OWN_PAPER, ids=str)
def test_no_sheet_of_the_library_has_a_phone_that_is_not_the_clinics(which: Which) -> None:
    assert list(foreign(words_on(sheet(which)[0]), LIBRARY.read_clinic(which.clinic))) == []


@pytest.mark.parametrize("phone", ["(555) 555-0142", "+44 20 7946 0000", "+1 555-555-0117"])
def test_numbers_in_lines_from_the_right_are_the_clinics(network: Path, tmp_path: Path, phone: str) -> None:
    own = {"phone": phone, "language": "ar", "ask": "اتصل بالرقم {phone} واطلب مترجمًا."}
    copy = changed(network, tmp_path, {"clinics/able": CLINIC.format(**{**SOUND, "name": "able", **own})})
    shop = workshop(copy)
    pages = words_on(shop.set_order(Order("able", "vertebroplasty", "ar"), draft=True).data)
    assert any(" ".join(reversed(phone.split())) in page for page in pages)  # so PDFium reads them
    assert list(foreign(pages, shop.clinic("able"))) == []
    assert list(foreign([*pages, "اتصل بالرقم 555-0777 (555)"], shop.clinic("able"))) == [
        f"Phone 555-0777 on page {len(pages) + 1} is none of this clinic’s"
    ]


def test_signatures_are_told(network: Path, tmp_path: Path) -> None:
    order, words = Order("able", "knee-pain", "en"), (network / "handouts/knee-pain/en.yaml").read_text(encoding="utf-8")
    shop = workshop(network)
    ((wording, _),) = shop.told(order)
    signed = {day: entry(wording, shop.pictures, "all", "knee surgeon", date.fromisoformat(day)) for day in ("2027-01-01", "2026-11-01")}
    for until, text, told in (
        ("2027-01-01", words, ()),
        ("2026-11-01", words, ("Has errors: prints as a draft only", "Expired: its review was due on 2026-11-01")),
        ("2027-01-01", words.replace("One cause", "A cause"), ("No longer approved: the words have changed since 2026-11-24",)),
    ):
        copy = changed(network, tmp_path, {"approvals": signed[until], "handouts/knee-pain/en": text})
        assert Proofs(workshop(copy)).proof(order).flags == told


# ---------------------------------------------------------------- on paper
@pytest.fixture(scope="module")
def contact(network: Path) -> list[Group]:
    return list(side_by_side(workshop(network), [Order(clinic, "knee-pain", "en") for clinic in CLINICS]))


def test_what_holds_for_all_is_said_once(contact: list[Group]) -> None:
    (group,) = contact
    assert group.heading == "knee-pain  ·  en  ·  standard  ·  version 0.1" and [cell.name for cell in group.cells] == list(CLINICS)
    assert group.notes == (
        "Allowed in line 36: “Fly”: a ban or a time without a source and without a limit [ban-unsourced], "
        "because no study is needed for this",
    )
    assert group.flags == ("Not yet approved by a clinician",)
    assert not any("approved" in flag for cell in group.cells for flag in cell.flags)
    found = {cell.name: [flag for flag in cell.flags if "error" in flag] for cell in group.cells}
    assert found["foreign-number"] == ["Has errors: prints as a draft only", "1 error, 0 warnings: phone-foreign"] and found["able"] == []
    assert [cell.name for cell in group.cells if cell.picture is None] == ["without-colours"]


def test_a_finding_of_the_words_is_told_for_all_clinics_at_once(network: Path, tmp_path: Path) -> None:
    words = (network / "handouts/knee-pain/en.yaml").read_text(encoding="utf-8").partition("        allow:")
    copy = changed(network, tmp_path, {"handouts/knee-pain/en": words[0] + words[2].partition("\n")[2]})
    (group,) = side_by_side(workshop(copy), [Order(clinic, "knee-pain", "en") for clinic in ("able", "baker")])
    assert group.flags == ("Not yet approved by a clinician", "0 errors, 1 warning: ban-unsourced") and group.notes == ()
    assert not any("ban-unsourced" in flag for cell in group.cells for flag in cell.flags)


def test_a_photocopy_tells_ink_and_price(network: Path) -> None:
    (group,) = photocopied(workshop(network), [Order("able", "knee-pain", "en")], 0.01)
    assert len(group.cells) % 3 == 0 and [cell.name for cell in group.cells[:3]] == ["Grey", "One bit", "Page 1"]
    assert group.cells[2].notes[-1] == "All words stay" and group.cells[2].flags == ()
    ink = [float(cell.notes[0].split()[1]) for cell in group.cells[2::3]]  # percent of each page, rounded to .1
    told = float(group.notes[1].split(" for ")[1].split()[0])
    assert told == pytest.approx(1000 * 0.01 * sum(ink) / 5, abs=1000 * 0.01 * len(ink) * 0.05 / 5)


def test_proofs_pass_both_profiles_and_say_what_they_show(network: Path, contact: list[Group], tmp_path: Path) -> None:
    copies = list(photocopied(workshop(network), [Order("pale", "knee-pain", "en")], None))
    long = Group("a-topic-whose-name-is-longer-than-the-page-is-wide-" * 3, (), ("Clinic " + "m" * 90,), contact[0].cells[:1])
    for name, groups in (("contact", [*contact, long]), ("photocopy", copies)):
        pdf, pages = proof_sheet("Proof", groups, "a4")
        assert proof_sheet("Proof", groups, "a4")[0] == pdf
        walked = walk(pdf)
        assert walked.problems == [] and all(cell.name in walked.words for group in groups for cell in group.cells)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(opened.pages) == pages
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    files = sorted(tmp_path.glob("*.pdf"))
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


# ---------------------------------------------------------------- as somebody types it
def test_the_command_writes_pdf_and_pictures(network: Path, tmp_path: Path) -> None:
    for litter in ("look-01.png", "look-07.png", "look-me.png"):
        (tmp_path / litter).write_bytes(b"old")
    done = CliRunner().invoke(program, ["proof", "--topic", "knee", "--workspace", str(network), "-o", str(tmp_path / "look.pdf")])
    assert CliRunner().invoke(program, ["proof", "--price", "1", "--workspace", str(network)]).exit_code == 2
    assert done.exit_code == 0, done.output
    assert all(told in done.stdout for told in ("pale: Pale brand colour", "old-logo: Old logo?", "without-colours: Cannot be made"))
    with pikepdf.open(tmp_path / "look.pdf") as opened:
        pages = {f"look-{n:02}.png" for n in range(1, len(opened.pages) + 1)}
    assert {path.name for path in tmp_path.glob("*.png")} == {*pages, "look-me.png"}  # what is not ours stays
    assert all((tmp_path / page).read_bytes().startswith(b"\x89PNG") for page in pages)


def test_a_language_that_no_topic_has_is_wrong_usage(network: Path, tmp_path: Path) -> None:
    output = ["--workspace", str(network), "-o", str(tmp_path / "look.pdf")]
    assert isinstance(CliRunner().invoke(program, ["proof", "--language", "vi", "--topic", "knee", *output]).exception, NotKnown)
    done = CliRunner().invoke(program, ["proof", "--language", "vi", "--clinic", "able", *output])
    assert done.exit_code == 0 and "vertebroplasty  ·  vi" in done.stdout and "knee" not in done.stdout  # it has no Vietnamese


def changed(network: Path, folder: Path, files: dict[str, str]) -> Path:
    """A copy of the network with some files written anew."""
    copy = folder / f"changed-{len(list(folder.iterdir()))}"
    shutil.copytree(network, copy)
    for name, text in files.items():
        (copy / f"{name}.yaml").write_text(text, encoding="utf-8")
    return copy
