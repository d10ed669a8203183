"""The register of recalls and the ledger, cut and damaged at every byte: no recall is ever lifted unseen."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from patient_handouts.commands.scaffold import clinic_file, put, put_example_picture
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.recalls import FILE, Recall, read_recalls, recall, recalls_text
from patient_handouts.handouts.state import State
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import FILE as LEDGER
from patient_handouts.press.record.ledger import Intended, Ledger, LedgerLine, Withdrawal
from patient_handouts.press.record.register import adopt, change_register
from patient_handouts.press.record.stock import Stock
from patient_handouts.press.record.tracing import taken_back

DAY = date(2026, 11, 25)
WHY = "Die Dosis ist falsch: “ß” 剂量."
SAID = (
    recall(DAY, WHY, "pharmacist", topic="knee-pain", finished={"en": ("a" * 64,)}, spared=("south",)),
    recall(DAY, "It rings at a bakery.", "desk", phone="(555) 555-0188", undone=DAY, undone_by="surgeon"),
)


def told(recalls: tuple[Recall, ...]) -> str:
    """What they say, wherever they stand."""
    return recalls_text(recalls)


def silently_other(path: Path, data: bytes) -> bool:
    """Whether a register is read without a word, and says something else."""
    path.write_bytes(data)
    try:
        return told(read_recalls(path)) != told(SAID)
    except Problems as found:
        assert all(each.place.file and each.place.line for each in found.problems)
        return False


def test_no_cut_of_the_register_is_read_as_another(tmp_path: Path) -> None:
    path, whole = tmp_path / FILE, told(SAID).encode()
    assert not silently_other(path, whole)
    assert [cut for cut in range(len(whole)) if silently_other(path, whole[:cut])] == []


def test_no_flipped_bit_in_the_register_is_read_as_another(tmp_path: Path) -> None:
    path, whole = tmp_path / FILE, told(SAID).encode()
    changed = (whole[:at] + bytes([whole[at] ^ 1 << at % 7]) + whole[at + 1 :] for at in range(whole.index(b"format"), len(whole)))
    assert [data for data in changed if silently_other(path, data)] == []


def test_no_lost_or_doubled_line_of_the_register_is_read_as_another(tmp_path: Path) -> None:
    path, lines = tmp_path / FILE, told(SAID).encode().splitlines(keepends=True)
    for k in range(len(lines)):
        without, twice = lines[:k] + lines[k + 1 :], lines[: k + 1] + lines[k:]
        assert b"seal:" in lines[k] or not silently_other(path, b"".join(without)), lines[k]
        assert not silently_other(path, b"".join(twice)), lines[k]


def test_an_entry_that_was_taken_out_whole_is_missed(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(told(SAID[:1]).replace("recalls: 1", "recalls: 2"), encoding="utf-8")
    with pytest.raises(Problems, match="recalls-cut"):
        read_recalls(path)


def test_an_entry_without_a_seal_counts_and_one_with_another_does_not(tmp_path: Path) -> None:
    path = tmp_path / FILE
    text = told(SAID)
    path.write_text("".join(line for line in text.splitlines(keepends=True) if "seal:" not in line), encoding="utf-8")
    assert told(read_recalls(path)) == text
    path.write_text(text.replace("pharmacist", "pharmacy"), encoding="utf-8")
    with pytest.raises(Problems, match="recall-changed"):
        read_recalls(path)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_in_any_form_are_read_back(form: str, tmp_path: Path) -> None:
    said = recall(DAY, unicodedata.normalize(form, "Ärger, déjà vu, Việt"), unicodedata.normalize(form, "Zoë"), topic="knee-pain")
    (tmp_path / FILE).write_text(told((said,)), encoding="utf-8")
    (read,) = read_recalls(tmp_path / FILE)
    assert told((read,)) == told((said,))


# ---------------------------------------------------------------- the ledger beside it
@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """Two clinics; their topic is taken back."""
    home = tmp_path / "network"
    put(home / "network.yaml", "format: 1\n")
    put_example_picture(home)
    for name in ("north", "south"):
        put(home / "clinics" / f"{name}.yaml", clinic_file(name, f"{name} clinic", "(555) 555-0100"))
    put(home / "handouts" / "knee-pain" / "en.yaml", topic_file("knee-pain", "Knee pain"))
    shop = Workshop(Library(home), DAY)
    words = {"en": (shop.on_sheet.words("knee-pain", "en"),)}
    put(home / FILE, told((recall(DAY, WHY, "pharmacist", topic="knee-pain", finished=words),)))
    return shop


ORDERS = [Order(clinic, "knee-pain", "en", edition) for clinic in ("north", "south") for edition in ("large", "standard")]


def as_of_a_run(shop: Workshop, folder: Path, orders: list[Order] = ORDERS, runs: int = 2) -> bytes:
    """A ledger in which runs have made every sheet, and a recall took them back."""
    ledger, words = Ledger(folder), {"en": shop.on_sheet.words("knee-pain", "en")}
    for k in range(runs):
        codes = {order: f"{k}{n}AA-AAAA" for n, order in enumerate(orders)}
        ledger.add(*(Intended(order, code, "d" * 16, DAY, words) for order, code in codes.items()))
        made = {"inputs": {"definition": "e" * 16, "clinic": "f" * 16}, "phones": ("(555) 555-0100",), "sha256": "a" * 64, "pages": 6}
        ledger.add(*(LedgerLine(each, State.READY, DAY, "d" * 16, code=code, words=words, size=9, **made) for each, code in codes.items()))
    ledger.add(*(Withdrawal(code, DAY, WHY) for code in codes.values()))
    ledger.add(*(LedgerLine(order, State.WITHDRAWN, DAY, code=code, why=WHY) for order, code in codes.items()))
    ledger.flush()
    return (folder / LEDGER).read_bytes()


def holds(shop: Workshop, folder: Path, orders: list[Order] = ORDERS) -> bool:
    """Whether a run over this ledger makes nothing, keeps nothing, and takes over nothing else."""
    ledger = Ledger(folder)
    stock, gone = Stock(shop, ledger), {line.code for _, line in taken_back(ledger, shop)}
    due = [stock.due(order) for order in orders]
    kept = [line for line in ledger.lying() if line.code not in gone and line.code not in ledger.withdrawn]
    return not kept and not adopt(ledger, shop) and all(isinstance(each, LedgerLine) and each.state is State.WITHDRAWN for each in due)


def test_no_cut_of_a_ledger_lifts_a_recall(shop: Workshop, folder: Path) -> None:
    """Every cut leaves the whole lines before it, and with none of those a recall is lifted."""
    whole, path = as_of_a_run(shop, folder, ORDERS[:1]), folder / LEDGER
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        ledger = Ledger(folder)
        if not cut or whole[cut - 1 : cut] == b"\n":
            before = ledger
            assert holds(shop, folder, ORDERS[:1]), cut
        assert not ledger.damaged and ledger.newest == before.newest and ledger.withdrawn == before.withdrawn, cut
        assert ledger.unconfirmed == before.unconfirmed and ledger.files == before.files, cut


def test_no_damaged_byte_of_a_ledger_lifts_a_recall(shop: Workshop, folder: Path) -> None:
    """Nor does it bring in another, or one that no file could hold."""
    whole, path = as_of_a_run(shop, folder, ORDERS[:1], 1), folder / LEDGER
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([(whole[at] ^ 1, 0xFF, 10, whole[at] ^ 0x20)[at % 4]]) + whole[at + 1 :])
        assert holds(shop, folder, ORDERS[:1]), whole[max(0, at - 40) : at + 5]


def test_what_a_damaged_ledger_withdrew_is_taken_over_once(shop: Workshop, folder: Path) -> None:
    """The register is gone, and the ledger's reason holds what no file can, in letters that are put together otherwise."""
    register = shop.library.recalls_file()
    assert register
    register.unlink()
    as_of_a_run(shop, folder)
    strange = unicodedata.normalize("NFD", "fälsch") + "\x9f\u202e  ist\nes"
    text = (folder / LEDGER).read_text(encoding="utf-8").replace(json.dumps(WHY, ensure_ascii=False), json.dumps(strange))
    (folder / LEDGER).write_text(text, encoding="utf-8")
    assert [str(each.why) for each in adopt(Ledger(folder), shop)] == ["fälsch ist es"]
    assert not adopt(Ledger(folder), shop) and holds(shop, folder)
    change_register(register.parent, lambda before: tuple(each.but(undone=DAY, undone_by="surgeon") for each in before))
    assert not adopt(Ledger(folder), shop)
