"""QR codes as a phone sees them: on the rendered page."""

import pypdfium2
import pytest
import zxingcpp
from sheets import Which, sheet, wording

from patient_handouts.handouts.blocks import Links

SCALE = 200 / 72  # dots a point


@pytest.mark.parametrize(
    "which",
    [Which("vertebroplasty", "en", "riverside-spine", "standard", "letter"), Which("vertebroplasty", "en", "harbor-spine", "large", "a4")],
    ids=str,
)
def test_every_code_of_a_sheet_leads_where_its_letters_say(which: Which) -> None:
    wanted = {
        str(link.url)
        for section in wording(which.topic, which.language, which.clinic).handout.sections
        for block in section.blocks
        if isinstance(block, Links)
        for link in block.links
    }
    with pypdfium2.PdfDocument(sheet(which)[0]) as pdf:
        found = {code.text for page in pdf for code in zxingcpp.read_barcodes(page.render(scale=SCALE).to_pil())}
    assert wanted and wanted <= found
