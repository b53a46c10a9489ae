"""Somebody in danger is answered on every channel, by the real bot, whatever the channel brings."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from bot.channels import telegram, web
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.store.memory import MemoryStore
from tests.channels.fake_bot_api import TOKEN, FakeBotApi, serving
from tests.channels.parts import wording
from tests.conftest import TODAY

PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
HELP = {"i want to die": "116 123", "my dad hits me": "0800 1111", "how much ibuprofen can i take": "111"}
Send = Callable[[FakeBotApi, str], Awaitable[None]]


async def _edited(api: FakeBotApi, text: str) -> None:
    await api.message(text="hello")
    await api.message(kind="edited_message", text=text)


async def _after_presses(api: FakeBotApi, text: str) -> None:
    for action in ("pay:midwife", "role:gone", "nonsense"):
        await api.press(action)
    await api.message(text=text)


BROUGHT: dict[str, Send] = {
    "typed": lambda api, text: api.message(text=text),
    "capitals": lambda api, text: api.message(text=text.upper()),
    "a line for each word": lambda api, text: api.message(text=text.replace(" ", "\n")),
    "under a photo": lambda api, text: api.message(photo=PHOTO, caption=text),
    "edited": _edited,
    "after old buttons": _after_presses,
}


@pytest.mark.parametrize("text", HELP)
@pytest.mark.parametrize("brought", BROUGHT)
async def test_telegram_tells_where_to_turn(guide: Guide, brought: str, text: str) -> None:
    talk, stop, words = Talk(lambda: guide, MemoryStore(), lambda: TODAY, Limits(3)), asyncio.Event(), wording()
    async with serving(FakeBotApi()) as api:
        serves = telegram.serve(telegram.build(TOKEN, api.base_url, talk, words), words, (), stop)
        task = asyncio.create_task(serves)
        await BROUGHT[brought](api, text)
        await api.wait_for(lambda: any(HELP[text] in sent.text and "I'm a bot" in sent.text for sent in api.sent))
        stop.set()
        await task


@pytest.mark.parametrize("text", HELP)
@pytest.mark.parametrize("form", ["{}", "<b>{}</b>", "😭 {} 😭", "\n{}\n"])
async def test_the_web_page_tells_where_to_turn_even_in_a_flood(guide: Guide, form: str, text: str) -> None:
    talk = Talk(lambda: guide, MemoryStore(), lambda: TODAY, Limits(per_minute=1, clock=lambda: 0.0))
    transport = httpx.ASGITransport(web.build(talk, wording()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        message = {"conversation": "0123456789abcdef"}
        for _ in range(3):
            await client.post("/api/messages", json=message | {"text": "midwife"})
        answer = await client.post("/api/messages", json=message | {"text": form.format(text)})
    assert HELP[text] in answer.text
    assert "role:" not in answer.text
