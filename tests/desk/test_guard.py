"""Who may ask the desk for something, and what it never tells."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from patient_handouts.desk.guard import ALWAYS, MOST_BODY, TOKEN
from patient_handouts.desk.passphrase import TRIES, hashed, new_passphrase

from .conftest import NAME, Page, Printer, errand, wish

Opened = Callable[..., Page]
Standing = tuple[Page, Printer]


def test_a_page_prints(opened: Opened, printer: Printer) -> None:
    answer = opened().post("/print", errand())
    assert answer.status_code == 200 and answer.json()["job"], answer.text
    ((queue, pdf, job),) = printer.printed
    assert queue == "front-desk" and pdf.startswith(b"%PDF") and job.duplex == "long" and job.title == "ankle-sprain"


NEARLY = ("evil.example@127.0.0.1", "127.0.0.1/../x", "127.0.0.1:x", "localhost:999999", "localhost evil.example", "127.0.0.1?", "::1")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.5", "", "127.0.0.1@evil.example", "[", "localhost.evil.example:80", *NEARLY]
)
def test_another_host_is_told_nothing(standing: Standing, host: str) -> None:
    page, _ = standing
    for path in ("/", "/topics", "/status", "/look/desk/page/desk.js"):
        answer = page.client.get(path, headers={"host": host})
        assert answer.status_code == 421 and "ankle" not in answer.text, path


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1"},
        {"origin": "http://127.0.0.1:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {TOKEN: "0" * 64},
        {TOKEN: ""},
        {TOKEN: "é"},
    ],
)
def test_another_page_cannot_print(standing: Standing, wrong: dict[str, str]) -> None:
    page, printer = standing
    headers = {name: value.encode() for name, value in wrong.items()}
    assert page.post("/print", errand(), **headers).status_code == 403
    assert not printer.printed


def test_without_an_origin_or_a_session_nothing_is_printed(opened: Opened, printer: Printer) -> None:
    page = opened()
    del page.headers["origin"]
    assert page.post("/print", errand()).status_code == 403
    page = opened()
    page.client.cookies.clear()
    assert page.post("/print", errand()).status_code == 403 and not printer.printed


def test_the_token_of_one_session_is_none_of_another(opened: Opened, make: Callable[..., object], printer: Printer) -> None:
    desk = make()
    first = opened(desk)
    other = Page(TestClient(desk.guard, base_url="http://127.0.0.1"))
    assert first.headers[TOKEN] != other.headers[TOKEN]
    assert other.post("/print", errand(), **{TOKEN: first.headers[TOKEN]}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_no_other_methods(standing: Standing, method: str) -> None:
    page, _ = standing
    assert page.client.request(method, "/print").status_code in (403, 405)


def test_bodies_are_limited(standing: Standing) -> None:
    page, _ = standing
    assert page.post("/print", errand(patient={"name": "x" * MOST_BODY})).status_code == 413
    endless = (b"x" * 1000 for _ in range(10_000))
    answer = page.client.post("/print", content=endless, headers=page.headers)  # without a length
    assert answer.status_code == 413
    both = page.client.post("/print", content=b"{}", headers={**page.headers, "content-length": "2", "transfer-encoding": "chunked"})
    assert both.status_code == 413
    lied = page.client.post("/print", content=b"x" * (MOST_BODY + 1), headers={**page.headers, "content-length": "10"})
    assert lied.status_code in (400, 413)


@pytest.mark.parametrize(
    "topic", ["../../etc/passwd", "..", "", "/etc/passwd", "ankle-sprain/en", "ankle-sprain\0", "C:\\x", "no-such", "x" * 300, "%2e%2e"]
)
def test_no_path_escapes(standing: Standing, topic: str) -> None:
    page, printer = standing
    for said in (wish(topic), wish(language=topic), wish(beside=topic) if topic else wish(""), wish(topic, bundle=True)):
        for path in ("/print", "/show"):
            assert page.post(path, errand(said)).status_code == 404, said
        assert page.post("/sheet", said).status_code == 404
    assert not printer.printed


@pytest.mark.parametrize(
    "path",
    [
        "/look/../app.py",
        "/look/..%2fapp.py",
        "/look/%2e%2e/app.py",
        "/look/desk/page/desk.html",
        "/look/desk/page/sent.d.ts",
        "/look/desk/app.py",
        "/look/press/web/shared/../../../desk/app.py",
        "/look/",
        "/picture/../../x",
        "/pdf/..%2f..%2fetc%2fpasswd",
        "/picture/x/1",
        "/pdf/x",
        "/network.yaml",
        "/.handouts/desk-counts.jsonl",
    ],
)
def test_only_what_is_there_is_served(standing: Standing, path: str) -> None:
    page, _ = standing
    assert page.client.get(path).status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {},
        {"wishes": []},
        {"wishes": "x"},
        {"wishes": [1]},
        {"wishes": [{}]},
        {"wishes": [wish(size="huge")]},
        {"wishes": [wish(paper="A0")]},
        {"wishes": [wish()] * 21},
        errand(copies=0),
        errand(copies=1000),
        errand(copies="2"),
        errand(sides="three"),
        errand(queue=3),
        errand(patient=[1]),
    ],
)
def test_what_no_page_of_ours_sends_is_unknown(standing: Standing, said: object) -> None:
    page, printer = standing
    assert page.post("/print", said).status_code == 404 and not printer.printed


def test_broken_json_and_deep_json_are_unknown(standing: Standing) -> None:
    page, _ = standing
    for content in (b"", b"{", b"\xff", b"[" * 10_000):
        assert page.client.post("/print", content=content, headers=page.headers).status_code == 404


def test_every_answer_is_strict(standing: Standing) -> None:
    page, _ = standing
    for path in ("/", "/topics", "/status", "/look/desk/page/desk.js", "/colours.css", "/nothing", "/queues"):
        answer = page.client.get(path)
        assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS, path
        assert "server" not in answer.headers and answer.headers["cache-control"] == "no-store"
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy and "*" not in policy
    for line in page.client.get("/").text.splitlines():
        assert "style=" not in line and "onclick" not in line and "<style" not in line
        assert "<script" not in line or 'type="application/json"' in line or "src=" in line


def test_the_cookie_is_closed(opened: Opened) -> None:
    page = opened()
    page.client.cookies.clear()
    cookie = page.client.get("/").headers["set-cookie"]
    assert cookie.startswith("handouts_desk_0=") and "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie


def test_other_sites_cannot_load_our_pictures(opened: Opened) -> None:
    page = opened()
    id = page.post("/sheet", wish()).json()["id"]
    assert page.client.get(f"/picture/{id}/1").content.startswith(b"\x89PNG")
    assert page.client.get(f"/picture/{id}/1", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_what_one_session_printed_no_other_sees(opened: Opened, make: Callable[..., object]) -> None:
    desk = make()
    first = opened(desk)
    id = first.post("/show", errand(patient={"name": NAME})).json()["id"]
    other = Page(TestClient(desk.guard, base_url="http://127.0.0.1"))
    assert first.client.get(f"/pdf/{id}").content.startswith(b"%PDF")
    assert other.client.get(f"/pdf/{id}").status_code == 404 and other.post("/again", {"id": id}).status_code == 404
    other.post("/next", {"ids": [id]})
    assert first.client.get(f"/pdf/{id}").status_code == 200
    first.post("/next", {"ids": [id, 7, None]})
    assert first.client.get(f"/pdf/{id}").status_code == 404


# ---------------------------------------------------------------- for other machines
def test_a_passphrase_opens_the_desk_to_others(opened: Opened, printer: Printer) -> None:
    passphrase = new_passphrase()
    page = opened(hash=hashed(passphrase))
    for path in ("/topics", "/status", "/queues", "/picture/x/1", "/pdf/x"):
        assert page.client.get(path).status_code == 401
    assert page.post("/print", errand()).status_code == 401 and "passphrase" in page.client.get("/").text
    assert page.post("/enter", {"passphrase": "wrong"}).status_code == 403
    assert page.post("/enter", {"passphrase": passphrase.lower().replace("-", " ")}).status_code == 204
    inside = Page(page.client)
    assert inside.post("/print", errand()).status_code == 200 and len(printer.printed) == 1
    assert page.post("/print", errand()).status_code == 403  # the token of the session before it
    inside.post("/leave", {})
    assert inside.client.get("/topics").status_code == 401


def test_guessing_gets_nowhere(opened: Opened) -> None:
    passphrase = new_passphrase()
    page = opened(hash=hashed(passphrase))
    for _ in range(TRIES):
        assert page.post("/enter", {"passphrase": "wrong"}).status_code == 403
    assert page.post("/enter", {"passphrase": passphrase}).status_code == 429  # for a minute nobody is believed


def test_an_address_is_a_name_of_its_own_only_for_other_machines(opened: Opened) -> None:
    assert opened(hash=hashed("x")).client.get("/", headers={"host": "192.168.1.20:8765"}).status_code == 200
    assert opened(hash=hashed("x")).client.get("/", headers={"host": "evil.example"}).status_code == 421
