"""A small Bot API server that behaves like Telegram's where a bot can tell the difference.

The tests push updates and read what the bot has sent. It also runs by hand, to chat as if over Telegram:

    python -m tests.channels.fake_bot_api --port 8081
    export FIRSTSHIFT_TELEGRAM_TOKEN=1:test FIRSTSHIFT_TELEGRAM_BASE_URL=http://127.0.0.1:8081/bot
    python run_bot.py serve

The first line belongs in one terminal, the other two in a second. What is typed in the first terminal goes to
the bot, and its answers appear there; `>2` presses the second button.
"""

import argparse
import asyncio
import itertools
import json
import logging
import re
import socket
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.text import utf16_length
from bot.channels.web import listen
from tests.channels.telegram_entities import CannotParse, parse_html

TOKEN = "1:test"
Data = dict[str, Any]


class Refused(Exception):
    """An answer of the server that is not `ok`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters


@dataclass(slots=True)
class Sent:
    """A message of the bot as its reader sees it, with the buttons as (label, data or address)."""

    chat: int
    text: str
    markup: str
    buttons: list[list[tuple[str, str]]]
    id: int


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document of the bot as its reader gets it."""

    chat: int
    name: str
    content: bytes


@dataclass(slots=True)
class FakeBotApi:
    """The server's state, what tests do to it, and its methods (`on_…`)."""

    token: str = TOKEN
    sent: list[Sent] = field(default_factory=list)
    files: list[SentFile] = field(default_factory=list)
    calls: list[tuple[str, Data]] = field(default_factory=list)
    faults: dict[str, deque[Refused]] = field(default_factory=dict)
    pending: list[Data] = field(default_factory=list)
    base_url: str = ""
    _open_queries: set[str] = field(default_factory=set)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _poll: int = 0

    # What a person does

    async def message(
        self, chat: int = 7, *, kind: str = "message", chat_type: str = "private", **content: Any
    ) -> None:
        """A person sends something: `text="hello"`, `sticker={…}`; `kind="edited_message"` for an edit."""
        message = {
            "message_id": next(self._numbers),
            "date": 1,
            "chat": _chat(chat, chat_type),
            "from": _user(chat),
        }
        if kind == "edited_message":
            message["edit_date"] = 2
        await self._push({kind: message | content})

    async def press(self, data: str, chat: int = 7, *, message: int = 1) -> str:
        """A person presses a button under one of the bot's messages. Returns the query's id."""
        query = f"query-{next(self._numbers)}"
        self._open_queries.add(query)
        old = {
            "message_id": message,
            "date": 1,
            "chat": _chat(chat, "private"),
            "from": _user(1, bot=True),
            "text": "-",
        }
        pressed = {"id": query, "from": _user(chat), "chat_instance": "1", "data": data, "message": old}
        await self._push({"callback_query": pressed})
        return query

    def fail_next(self, method: str, code: int, description: str = "Internal Server Error", **parameters: int) -> None:
        self.faults.setdefault(method, deque()).append(Refused(code, description, **parameters))

    async def wait_for(self, condition: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until something is so. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(condition)

    async def wait_sent(self, count: int, seconds: float = 5) -> list[Sent]:
        await self.wait_for(lambda: len(self.sent) >= count, seconds)
        return self.sent

    def spinning(self, query: str) -> bool:
        """Whether a pressed button still waits to be answered."""
        return query in self._open_queries

    async def _push(self, content: Data) -> None:
        async with self._changed:
            self.pending.append({"update_id": next(self._numbers), **content})
            self._changed.notify_all()

    # What the bot does

    async def handle(self, request: Request) -> Response:
        method = request.path_params["method"]
        try:
            data = _parameters(request.headers.get("content-type", ""), await request.body())
            result = await self._call(request.path_params["token"], method, data)
        except Refused as error:
            answer: Data = {"ok": False, "error_code": error.code, "description": str(error)}
            return JSONResponse(answer | ({"parameters": error.parameters} if error.parameters else {}), error.code)
        async with self._changed:
            self._changed.notify_all()
        return JSONResponse({"ok": True, "result": result})

    async def _call(self, token: str, method: str, data: Data) -> Any:
        if token != self.token:
            raise Refused(401, "Unauthorized")
        self.calls.append((method, data))
        if self.faults.get(method):
            raise self.faults[method].popleft()
        call = getattr(self, f"on_{method}", None)
        if call is None:
            raise Refused(404, "Not Found")
        return await call(data)

    async def on_getMe(self, _data: Data) -> Data:  # noqa: N802
        return _user(1, bot=True) | {"username": "first_shift_bot"}

    async def on_deleteWebhook(self, data: Data) -> bool:  # noqa: N802
        if data.get("drop_pending_updates") in (True, "true"):
            self.pending.clear()
        return True

    async def on_setMyCommands(self, data: Data) -> bool:  # noqa: N802
        for command in data["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]) or not 1 <= len(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
        return True

    async def on_getUpdates(self, data: Data) -> list[Data]:  # noqa: N802
        """Long polling: a later call ends an earlier one, and `offset` confirms all updates before it."""
        self._poll += 1
        poll = self._poll
        async with self._changed:
            self.pending = [update for update in self.pending if update["update_id"] >= int(data.get("offset") or 0)]
            self._changed.notify_all()
            with suppress(TimeoutError):
                async with asyncio.timeout(float(data.get("timeout") or 0.001)):
                    await self._changed.wait_for(lambda: bool(self.pending) or self._poll != poll)
        if self._poll != poll:
            raise Refused(409, "Conflict: terminated by other getUpdates request")
        allowed = data.get("allowed_updates")
        return [update for update in self.pending if not allowed or update.keys() & set(allowed)][:100]

    async def on_answerCallbackQuery(self, data: Data) -> bool:  # noqa: N802
        if data["callback_query_id"] not in self._open_queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self._open_queries.discard(data["callback_query_id"])
        return True

    async def on_sendMessage(self, data: Data) -> Data:  # noqa: N802
        text = _shown(data["text"], data.get("parse_mode"))
        if not text:
            raise Refused(400, "Bad Request: message text is empty")
        if utf16_length(text) > 4096:
            raise Refused(400, "Bad Request: message is too long")
        chat = int(data["chat_id"])
        sent = Sent(chat, text, data["text"], _buttons(data.get("reply_markup")), next(self._numbers))
        self.sent.append(sent)
        return {"message_id": sent.id, "date": 1, "chat": _chat(chat, "private"), "text": text}

    async def on_sendDocument(self, data: Data) -> Data:  # noqa: N802
        name, content = next(part for part in data.values() if isinstance(part, tuple))
        if not content:
            raise Refused(400, "Bad Request: file must be non-empty")
        chat = int(data["chat_id"])
        self.files.append(SentFile(chat, name, content))
        document = {"file_id": "1", "file_unique_id": "1", "file_name": name}
        return {"message_id": next(self._numbers), "date": 1, "chat": _chat(chat, "private"), "document": document}


def _chat(number: int, chat_type: str) -> Data:
    return {"id": number, "type": chat_type, "title" if chat_type != "private" else "first_name": "Somebody"}


def _user(number: int, *, bot: bool = False) -> Data:
    return {"id": number, "is_bot": bot, "first_name": "Somebody"}


def _parameters(content_type: str, body: bytes) -> Data:
    if content_type.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    if content_type.startswith("multipart/form-data"):
        return dict(_parts(content_type, body))
    found: Data = dict(parse_qsl(body.decode(), keep_blank_values=True))
    for name in ("commands", "allowed_updates", "reply_markup", "link_preview_options"):
        if name in found:
            found[name] = json.loads(found[name])
    return found


def _parts(content_type: str, body: bytes) -> Iterator[tuple[str, Any]]:
    """The fields of a form with files; a file is its name and its bytes."""
    form = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    for part in form.walk():
        name = part.get_param("name", header="content-disposition")
        if name is not None:
            content = part.get_payload(decode=True)
            text = content if isinstance(content, bytes) else b""
            yield str(name), (str(part.get_filename()), text) if part.get_filename() else text.decode()


def _shown(text: str, parse_mode: str | None) -> str:
    if parse_mode != "HTML":
        return text.strip()
    try:
        return parse_html(text)
    except CannotParse as error:
        raise Refused(400, f"Bad Request: can't parse entities: {error}") from None


def _buttons(markup: Data | None) -> list[list[tuple[str, str]]]:
    return [[_button(key) for key in row] for row in (markup or {}).get("inline_keyboard", [])]


def _button(key: Data) -> tuple[str, str]:
    if not key.get("text") or ("url" in key) == ("callback_data" in key):
        raise Refused(400, "Bad Request: can't parse inline keyboard button")
    if "url" in key and not re.match(r"(https?|tg)://", key["url"]):
        raise Refused(400, "Bad Request: BUTTON_URL_INVALID")
    if not 1 <= len(key.get("callback_data", "-").encode()) <= 64:
        raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return key["text"], key.get("url") or key["callback_data"]


class _Server(uvicorn.Server):
    """Ends at once: tests start and stop many of them."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ending = asyncio.Event()

    async def main_loop(self) -> None:
        await self.ending.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0)


@asynccontextmanager
async def serving(api: FakeBotApi, port: int = 0) -> AsyncIterator[FakeBotApi]:
    """The server at work on 127.0.0.1, while the block lasts; `api.base_url` says where."""
    routes = [Route("/bot{token}/{method}", api.handle, methods=["GET", "POST"])]
    listening = listen("127.0.0.1", port, lambda key, **values: f"{key} {values}")
    api.base_url = f"http://127.0.0.1:{listening.getsockname()[1]}/bot"
    config = uvicorn.Config(Starlette(routes=routes), lifespan="off", log_config=None, access_log=False)
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield api
    finally:
        server.ending.set()
        await task


async def _chat_by_hand(port: int) -> None:
    logging.disable()  # the chat stands alone on the screen
    async with serving(FakeBotApi(), port) as api:
        _show(f"A pretended Telegram at {api.base_url}, token {TOKEN}. Type messages; >1 presses a button.")
        printing = asyncio.create_task(_print_sent(api))
        while line := await asyncio.to_thread(sys.stdin.readline):
            keys = [key for row in (api.sent[-1].buttons if api.sent else []) for key in row]
            number = line.strip().removeprefix(">")
            if line.startswith(">") and number.isdecimal() and 1 <= int(number) <= len(keys):
                await api.press(keys[int(number) - 1][1], message=api.sent[-1].id)
            elif line.strip():
                await api.message(text=line.strip())
        printing.cancel()


async def _print_sent(api: FakeBotApi) -> None:
    for number in itertools.count(1):
        sent = (await api.wait_sent(number, seconds=10**9))[number - 1]
        labels = [label for row in sent.buttons for label, _ in row]
        _show(f"\n{sent.text}\n", "  ".join(f"[>{at}] {label}" for at, label in enumerate(labels, 1)))


def _show(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description="A pretended Telegram to chat with the bot by hand.")
    reader.add_argument("--port", type=int, default=8081)
    with suppress(KeyboardInterrupt):
        asyncio.run(_chat_by_hand(reader.parse_args().port))
