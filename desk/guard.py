"""Who may ask the desk for something: the page that it served itself, on a machine that it knows, and nobody else."""

import hmac
import ipaddress
import re
import secrets
from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "x-handouts-token"
MOST_BODY = 16_384  # bytes: a basket of twenty sheets and a patient take three thousand
HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::[0-9]{1,5})?", re.ASCII)  # a name or an address, and a port
LED_TO = ("/", "/open")  # where another page may lead: they do nothing, and tell nothing to who leads there
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "cache-control": "no-store",
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "x-robots-tag": "noindex",
}


class Guard:
    """In front of everything: Host, Origin, a session, a token in what changes something, a limit to bodies, and strict headers.

    `names` are the hosts that this machine is called by, `secure` whether it is spoken to by TLS.  An address is no name: who asks by
    address cannot have been led here by somebody else's name.
    """

    def __init__(self, app: ASGIApp, names: Collection[str], secure: bool = False, by_address: bool = False, port: int = 0) -> None:
        self.cookie = f"handouts_desk_{port}"  # cookies know no ports: two desks of one machine must not take each other's
        self.app, self.names, self.secure, self.by_address = app, {name.lower() for name in names}, secure, by_address
        self._key = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers, session = Headers(scope=scope), ""
        answer: ASGIApp | None = self._refusal(scope, headers)
        if answer is None:
            session = _cookie(headers.get("cookie", ""), self.cookie) or ""
            new = not session
            session = session or secrets.token_urlsafe(18)
            scope["state"] = {**scope.get("state", {}), "session": session, "token": self.token(session), "cookie": self.cookie}
            said = headers.get(TOKEN, "").encode()
            if scope["method"] == "POST" and (new or not hmac.compare_digest(said, self.token(session).encode())):
                answer = PlainTextResponse("this page is too old: load it again", 403)
        body = _Limited(receive)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    out[name] = value
                if answer is None and new:
                    out.append(
                        "set-cookie", f"{self.cookie}={session}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if self.secure else ''}"
                    )
            await send(message)

        await (answer or self.app)(scope, body, guarded)

    def token(self, session: str) -> str:
        """What a page of this session sends with whatever changes something."""
        return hmac.new(self._key, session.encode("utf-8", "surrogateescape"), "sha256").hexdigest()

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """Why this request is none of ours, as an answer; None where it may go on."""
        if not self.knows(headers.get("host", "")):
            return PlainTextResponse("not this machine's name", 421)
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        if scope["method"] == "POST":
            ours = f"{'https' if self.secure else 'http'}://{headers.get('host', '')}"
            if origin != ours or site != "same-origin" or not headers.get("content-type", "").startswith("application/json"):
                return PlainTextResponse("not from this page", 403)
            length = headers.get("content-length", "")
            if "transfer-encoding" in headers or not (length.isascii() and length.isdigit()) or int(length) > MOST_BODY:
                return PlainTextResponse("too long", 413)
        elif scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("no such method", 405)
        elif site not in ("same-origin", "none") and scope["path"] not in LED_TO:
            return PlainTextResponse("not from this page", 403)
        return None

    def knows(self, host: str) -> bool:
        """Whether a Host header names this machine, and nothing besides."""
        if not (said := HOST.fullmatch(host)):
            return False
        name = said[1].strip("[]").lower().rstrip(".")
        if name in self.names:
            return True
        try:
            return self.by_address and bool(ipaddress.ip_address(name))
        except ValueError:
            return False


class _Limited:
    """A body that ends the request when it is longer than it said."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._seen = receive, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self._seen > MOST_BODY else message


def _cookie(header: str, name: str) -> str | None:
    """The session that a browser brings, if it looks like one of ours."""
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return None
    value = found.value if found else ""
    return value if len(value) == 24 and all(c.isascii() and (c.isalnum() or c in "-_") for c in value) else None
