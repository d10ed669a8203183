"""Web addresses: what is one, how it is shown on paper, and how it stands in a link (RFC 3987: an IRI as a URI)."""

import re
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"([\w-]+\.)+[\w-]{2,}")
_KEPT = "/:@!$&'()*+,;=~-._?%"  # of a path and what follows it; a percent sign begins what is coded already
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")


def url_trouble(url: str) -> str:
    """What is wrong with a web address; nothing when it is a full https one."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return f"“{url}” is no web address"
    if parts.scheme == "http":
        return "an address must begin with https://"
    named = parts.scheme == "https" and "@" not in parts.netloc and _HOST.fullmatch(host) and not re.search(r"[\s<>\"\\]", url)
    return "" if named and _in_ascii(host) else f"“{url}” is no web address"


def shown_address(url: str) -> str:
    """An address as people type it: without https:// and www."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def as_uri(address: str) -> str:
    """An address in the letters that a link of a PDF may have (ISO 32000-1, 12.6.4.7): its host by IDNA, all else with percent signs."""
    if address.isascii():
        return address
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    rest = address.partition("://")[2][len(parts.netloc) :]
    return f"{parts.scheme}://{_in_ascii(parts.hostname or '')}{port}{quote(_STRAY.sub('%25', rest), safe=_KEPT + '#')}"


def _in_ascii(host: str) -> str:
    """A host's name by IDNA 2008: `münchen.example` → "xn--mnchen-3ya.example"; "" where none may be called so."""
    if host.isascii():
        return host
    from idna import IDNAError, encode

    try:
        return encode(host, uts46=True).decode("ascii")
    except IDNAError:
        return ""
