"""Web addresses: what is one, and how it stands in a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.handouts.web_address import as_uri, url_trouble


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.org/knee?x=1#top", "https://example.org/knee?x=1#top"),
        ("https://vi.example.org/wiki/Đau_gối", "https://vi.example.org/wiki/%C4%90au_g%E1%BB%91i"),
        ("https://example.org/100%/ñ", "https://example.org/100%25/%C3%B1"),
        ("https://example.org/%C3%B1/ñ", "https://example.org/%C3%B1/%C3%B1"),
        ("https://münchen.example.org:8443/ä?q=ö", "https://xn--mnchen-3ya.example.org:8443/%C3%A4?q=%C3%B6"),
        ("https://faß.example.org/", "https://xn--fa-hia.example.org/"),
        ("https://مثال.example/دليل", "https://xn--mgbh0fb.example/%D8%AF%D9%84%D9%8A%D9%84"),
        ("tel:+15555550142", "tel:+15555550142"),
    ],
)
def test_a_link_has_ascii_letters_and_leads_to_the_same_place(address: str, uri: str) -> None:
    assert as_uri(address) == uri == as_uri(uri)
    assert address.startswith("tel:") or url_trouble(address) == ""


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "https://exa mple.org", "https://a@example.org", "https://-ä-.example.org", "https://x", "ftp://example.org"],
)
def test_what_is_no_address_is_told(address: str) -> None:
    assert url_trouble(address)


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_taken_becomes_ascii(host: str, path: str) -> None:
    address = f"https://{host}.example.org/{path}"
    if not url_trouble(address):
        assert as_uri(address).isascii()
