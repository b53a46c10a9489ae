"""The web channel: the door by HTTP, and the page by its text."""

import asyncio
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from bot.channels import web
from bot.channels.port import ChannelError
from bot.messages import Bold, Button, Heading, Incoming, Link, Person, Reply, bullets, paragraph
from tests.channels.parts import FakeTalk, wording

CONVERSATION = "0123456789abcdef"
WORDS = wording()
CARD = Reply(
    (Heading("Midwife"), paragraph("a ", Bold("b"), Link("c", "https://example.org")), bullets("one")),
    (Button("Pay", action="pay:midwife"), Button("Call", url="tel:111")),
)


@pytest.fixture
def talk() -> FakeTalk:
    return FakeTalk()


@pytest.fixture
async def client(talk: FakeTalk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(web.build(talk, WORDS))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as running:
        yield running


async def post(client: httpx.AsyncClient, **message: Any) -> httpx.Response:
    return await client.post("/api/messages", json={"conversation": CONVERSATION} | message)


async def test_a_question_gets_the_reply_as_data(client: httpx.AsyncClient, talk: FakeTalk) -> None:
    talk.say = lambda _: CARD
    response = await post(client, text="midwife?")
    assert response.json() == {
        "blocks": [
            {"kind": "heading", "text": "Midwife"},
            {
                "kind": "paragraph",
                "parts": [{"text": "a "}, {"bold": "b"}, {"link": "c", "url": "https://example.org"}],
            },
            {"kind": "bullets", "items": [[{"text": "one"}]]},
        ],
        "buttons": [{"label": "Pay", "action": "pay:midwife"}, {"label": "Call", "url": "tel:111"}],
    }
    assert talk.heard == [Incoming(Person("web", CONVERSATION), text="midwife?")]


async def test_a_pressed_button_takes_the_same_path(client: httpx.AsyncClient, talk: FakeTalk) -> None:
    assert (await post(client, action="pay:midwife")).status_code == 200
    assert talk.heard == [Incoming(Person("web", CONVERSATION), action="pay:midwife")]


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"text": "a", "action": "b"},
        {"text": ""},
        {"text": 5},
        {"text": None},
        {"action": "x" * 65},
        {"action": "é" * 33},
        {"text": "a", "extra": 1},
        {"text": "a", "conversation": "short"},
        {"text": "a", "conversation": "x" * 65},
        {"text": "a", "conversation": "../../etc/passwd"},
    ],
)
async def test_a_wrong_message_gets_a_clear_sentence(
    client: httpx.AsyncClient, talk: FakeTalk, message: dict[str, Any]
) -> None:
    response = await post(client, **message)
    assert (response.status_code, response.json()) == (400, {"error": WORDS("web.bad_message")})
    assert talk.heard == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 9000,
        b'{"text": "\\ud800", "conversation": "0123456789abcdef"}',
    ],
)
async def test_what_is_no_json_gets_a_clear_sentence(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/api/messages", content=body, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()) == (400, {"error": WORDS("web.bad_message")})


async def test_a_form_of_another_site_is_refused(client: httpx.AsyncClient) -> None:
    body = json.dumps({"conversation": CONVERSATION, "text": "a"})
    response = await client.post("/api/messages", content=body, headers={"content-type": "text/plain"})
    assert response.status_code == 400


async def test_a_body_too_big_is_not_read(client: httpx.AsyncClient, talk: FakeTalk) -> None:
    response = await post(client, text="x" * web.MAX_BODY_BYTES)
    assert (response.status_code, response.json()) == (413, {"error": WORDS("web.too_big")})
    assert talk.heard == []


async def test_a_long_text_is_cut_and_control_characters_go(client: httpx.AsyncClient, talk: FakeTalk) -> None:
    await post(client, text="a\x00" + "b" * 9000)
    assert talk.texts == ["a " + "b" * (web.MAX_TEXT - 2)]


async def test_a_failing_bot_says_sorry(client: httpx.AsyncClient, talk: FakeTalk) -> None:
    def fail(_incoming: Incoming) -> Reply:
        raise ValueError

    talk.say = fail
    response = await post(client, text="a")
    assert response.json()["blocks"] == [{"kind": "paragraph", "parts": [{"text": WORDS("channel.sorry")}]}]


async def test_the_health_check_is_well(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"ok": True}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/api/messages", 405),
        ("POST", "/api/messages", 400),
    ],
)
async def test_every_response_has_the_safe_headers(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await client.request(method, path)
    assert response.status_code == status
    assert web.HEADERS.items() <= dict(response.headers).items()
    assert "set-cookie" not in response.headers


# The page


class Tags(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


async def test_the_page_holds_all_its_words_and_loads_only_its_own_files(client: httpx.AsyncClient) -> None:
    html = (await client.get("/")).text
    tags = Tags(html).found
    assert "{{" not in html
    assert WORDS("web.title") in html
    loaded = [attrs.get("src") or attrs.get("href") for tag, attrs in tags if tag in {"script", "link", "img"}]
    assert loaded == ["icon.svg", "style.css", "chat.js"]
    for name in loaded:
        response = await client.get(f"/{name}")
        assert response.status_code == 200
        assert not re.search(r"@import|url\(|https?://(?!www\.w3\.org/2000/svg)", response.text)


async def test_the_page_can_be_used_without_a_mouse_or_a_screen(client: httpx.AsyncClient) -> None:
    tags = Tags((await client.get("/")).text).found
    by_id = {attrs["id"]: attrs for _, attrs in tags if "id" in attrs}
    assert ("html", {"lang": "en-GB"}) in tags
    assert (by_id["log"]["role"], by_id["log"]["aria-live"]) == ("log", "polite")
    assert "question" in [attrs.get("for") for tag, attrs in tags if tag == "label"]
    assert not any(name.startswith("on") or name == "style" for _, attrs in tags for name in attrs)


async def test_the_pages_words_are_escaped(talk: FakeTalk) -> None:
    odd = web.build(talk, lambda key, **_: f"<b>\"{key}'&")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(odd), base_url="http://test") as client:
        html = (await client.get("/")).text
    assert "<b>" not in html
    assert 'data-you="&lt;b&gt;&quot;web.you&#x27;&amp;"' in html


def test_the_script_never_builds_html_from_text() -> None:
    script = (web.PAGE / "chat.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|localStorage|cookie|eval", script)


@pytest.mark.skipif(shutil.which("node") is None, reason="the page's script needs Node.js to run outside a browser")
def test_a_number_to_call_can_be_tapped_and_steps_have_no_dots() -> None:
    script = (web.PAGE / "chat.js").read_text(encoding="utf-8")
    functions = script[script.index("const numbered") : script.index("function block(")]
    link = "const link = (text, url) => ({ text, url }), part = (data) => data, element = (tag, options, all) => all;"
    calls = [
        'line([{ text: "Childline: call 0800 1111, free. Or call 116 123." }])',
        'line([{ text: "about 7 years from 2027" }])',
        'numbered([[{ text: "Begin with the first step" }], [{ text: "2. " }, { bold: "A levels" }]])',
        'numbered([[{ text: "12 jobs" }]])',
    ]
    said = run_node(f"{link}{functions};console.log(JSON.stringify([{', '.join(calls)}]))")
    assert said == [
        ["Childline: call ", {"text": "0800 1111", "url": "tel:08001111"}, ", free. Or call ",
         {"text": "116 123", "url": "tel:116123"}, "."],
        ["about 7 years from 2027"],
        True,
        False,
    ]  # fmt: skip


def run_node(script: str) -> Any:
    return json.loads(subprocess.run(["node", "-e", script], capture_output=True, check=True, timeout=30).stdout)


# Serving


async def test_it_serves_and_stops_when_asked_to(talk: FakeTalk) -> None:
    stop = asyncio.Event()
    listening = web.listen("127.0.0.1", 0, WORDS)
    port = listening.getsockname()[1]
    task = asyncio.create_task(web.serve(web.build(talk, WORDS), listening, stop))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        assert (await post(client, text="hello")).status_code == 200
    stop.set()
    await asyncio.wait_for(task, 5)


def test_a_port_in_use_ends_in_a_clear_sentence() -> None:
    with web.listen("127.0.0.1", 0, WORDS) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ChannelError, match=f"can't use port {port}"):
            web.run(FakeTalk(), WORDS, "127.0.0.1", port)


def test_a_host_that_is_none_ends_in_a_clear_sentence() -> None:
    with pytest.raises(ChannelError, match=r"on 256\.1\.1\.1"):
        web.listen("256.1.1.1", 0, WORDS)


async def test_who_was_asked_to_wait_gets_it_as_a_problem(client: httpx.AsyncClient, talk: FakeTalk) -> None:
    talk.say = lambda _: Reply(())
    response = await post(client, text="midwife?")
    assert response.status_code == 429
    assert response.json() == {"error": WORDS("web.wait")}
