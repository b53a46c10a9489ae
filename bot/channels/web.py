"""The web page: a small JSON door to the bot, and the page that talks through it.

`POST /api/messages` takes `{"conversation": "<16 to 64 letters, digits, - or _>", "text": "…"}`, or an
`"action"` in the place of `"text"`. It returns `{"blocks": […], "buttons": […]}`, with a
`"file"` if there is one to take away, or for a problem
`{"error": "<sentence>"}`. The only file that knows the libraries `starlette` and `uvicorn`.
"""

import asyncio
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.port import Answers, ChannelError, Words, answer_or_sorry
from bot.channels.quiet import quiet
from bot.channels.serving import run_until_signal
from bot.channels.text import clean
from bot.channels.web_json import as_json
from bot.messages import MAX_ACTION_BYTES, Incoming, Person

PAGE = Path(__file__).parent / "web_page"
MAX_BODY_BYTES = 16 * 1024
MAX_TEXT = 4096
MAX_AT_ONCE = 256
STOP_SECONDS = 10
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_PLACEHOLDER = re.compile(r"\{\{([\w.]+)\}\}")


class Question(BaseModel):
    """What the page sends: one typed text, or one pressed button."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    conversation: str = Field(pattern=r"^[A-Za-z0-9_-]{16,64}$")
    text: str = ""
    action: str = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> "Question":
        if bool(self.text) == bool(self.action) or len(self.action.encode()) > MAX_ACTION_BYTES:
            raise ValueError("needs either a text or an action of a button")
        return self

    def incoming(self) -> Incoming:
        return Incoming(Person("web", self.conversation), text=clean(self.text[:MAX_TEXT]), action=self.action)


def build(talk: Answers, wording: Words) -> Starlette:
    """The web application: the page, its files, the door and the health check."""
    door = _Door(talk, wording)
    routes = [
        Route("/", door.page),
        Route("/style.css", _file("style.css", "text/css")),
        Route("/chat.js", _file("chat.js", "text/javascript")),
        Route("/icon.svg", _file("icon.svg", "image/svg+xml")),
        Route("/api/messages", door.message, methods=["POST"]),
        Route("/healthz", _healthy),
    ]
    application = Starlette(routes=routes, exception_handlers={HTTPException: door.no_such_page})
    application.add_middleware(_SafeHeaders)
    return application


def run(talk: Answers, wording: Words, host: str, port: int) -> None:
    """Serve the page until Ctrl-C or a polite kill. Raises `ChannelError` if the port can't be used."""
    listening = listen(host, port, wording)
    run_until_signal(lambda stop: serve(build(talk, wording), listening, stop))


def listen(host: str, port: int, wording: Words) -> socket.socket:
    """A socket that waits for readers; port 0 takes a free one. Raises `ChannelError` if it can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError):
        raise ChannelError(wording("web.cannot_listen", host=host, port=port)) from None


async def serve(application: Starlette, listening: socket.socket, stop: asyncio.Event) -> None:
    """Serve until `stop` is set, then finish the answers under way."""
    config = uvicorn.Config(
        application,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MAX_AT_ONCE,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = _Server(config)
    stopping = asyncio.create_task(_stop(server, stop))
    with quiet("uvicorn"):
        try:
            await server.serve(sockets=[listening])
        finally:
            stopping.cancel()
            listening.close()


class _Server(uvicorn.Server):
    """Leaves the signals of the process to us: other channels have to stop on them as well."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _stop(server: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    server.should_exit = True


class _Door:
    """Answers requests, with the bot behind it."""

    def __init__(self, talk: Answers, wording: Words) -> None:
        self._talk = talk
        self._wording = wording
        self._template = (PAGE / "index.html").read_text(encoding="utf-8")

    async def page(self, _request: Request) -> Response:
        return Response(_filled(self._template, self._wording), media_type="text/html")

    async def message(self, request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return self._problem(400, "web.bad_message")
        try:
            body = await _body(request)
            if body is None:
                return self._problem(413, "web.too_big")
            question = Question.model_validate_json(body)
        except (ValidationError, ClientDisconnect):
            return self._problem(400, "web.bad_message")
        reply = await answer_or_sorry(self._talk, question.incoming(), self._wording)
        return JSONResponse(as_json(reply)) if reply.blocks else self._problem(429, "web.wait")

    async def no_such_page(self, _request: Request, error: Exception) -> Response:
        return self._problem(getattr(error, "status_code", 404), "web.not_found")

    def _problem(self, status: int, key: str) -> Response:
        return JSONResponse({"error": self._wording(key)}, status)


async def _body(request: Request) -> bytes | None:
    """The request's body, or `None` if it is too big; no more is read than may be kept."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            return None
    return body


def _filled(template: str, wording: Words) -> str:
    return _PLACEHOLDER.sub(lambda found: escape(wording(found[1])), template)


def _file(name: str, media_type: str) -> Any:
    content = (PAGE / name).read_bytes()

    async def send(_request: Request) -> Response:
        return Response(content, media_type=media_type)

    return send


async def _healthy(_request: Request) -> Response:
    return JSONResponse({"ok": True})


class _SafeHeaders:
    """Adds the security headers to every response, also to those for errors."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str] = HEADERS) -> None:
        self._app = app
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers)
