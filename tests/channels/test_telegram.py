"""The Telegram channel, over real HTTP, against a server that behaves like Telegram's."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from bot.channels import telegram
from bot.channels.port import ChannelError
from bot.channels.reminding import Unreachable
from bot.messages import Attachment, Button, Heading, Incoming, Person, Reply, paragraph
from tests.channels.fake_bot_api import TOKEN, FakeBotApi, SentFile, serving
from tests.channels.parts import ODD_TEXTS, FakeTalk, reply, wording

COMMANDS = (("start", "Begin again"), ("help", "What I can do"))
STICKER = {"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1,
           "is_animated": False, "is_video": False}  # fmt: skip
PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
PLACE = {"latitude": 51.5, "longitude": -0.1}
WORDS = wording()


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with serving(FakeBotApi()) as running:
        yield running


@asynccontextmanager
async def bot(api: FakeBotApi, talk: FakeTalk) -> AsyncIterator[None]:
    """The channel at work; a failure of it fails the test."""
    stop = asyncio.Event()
    application = telegram.build(TOKEN, api.base_url, talk, WORDS)
    task = asyncio.create_task(telegram.serve(application, WORDS, COMMANDS, stop))
    try:
        yield
    finally:
        stop.set()
        await task


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the bot's process would have logged: the pretended Telegram has a log of its own."""
    records = (record for record in caplog.records if not record.name.startswith("uvicorn"))
    return "\n".join(f"{record.name} {record.getMessage()} {record.exc_text or ''}" for record in records)


def texts(api: FakeBotApi, chat: int = 7) -> list[str]:
    return [sent.text for sent in api.sent if sent.chat == chat]


# Every kind of update


async def test_a_typed_question_is_answered(api: FakeBotApi) -> None:
    talk = FakeTalk()
    async with bot(api, talk):
        await api.message(text="what does a midwife do?")
        await api.wait_sent(1)
    assert talk.heard == [Incoming(Person("telegram", "7"), text="what does a midwife do?")]
    assert texts(api) == ["heard what does a midwife do?"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/start", "/start"),
        ("/help@first_shift_bot", "/help"),
        ("/start nursing", "/start nursing"),
        ("write to a@b", "write to a@b"),
    ],
)
async def test_a_command_reaches_the_bot_as_text(api: FakeBotApi, typed: str, heard: str) -> None:
    talk = FakeTalk()
    async with bot(api, talk):
        await api.message(text=typed, entities=[{"type": "bot_command", "offset": 0, "length": 5}])
        await api.wait_sent(1)
    assert talk.texts == [heard]


async def test_buttons_are_shown_in_rows_and_a_press_is_answered(api: FakeBotApi) -> None:
    buttons = (Button("Pay", action="pay:midwife"), Button("Read more", url="https://example.org"))
    talk = FakeTalk(lambda incoming: reply(f"heard {incoming.action}", *buttons))
    async with bot(api, talk):
        query = await api.press("pay:midwife")
        await api.wait_sent(1)
        await api.wait_for(lambda: not api.spinning(query))
    assert talk.heard == [Incoming(Person("telegram", "7"), action="pay:midwife")]
    assert api.sent[0].buttons == [[("Pay", "pay:midwife"), ("Read more", "https://example.org")]]


async def test_the_spinner_stops_before_a_slow_answer(api: FakeBotApi) -> None:
    talk = FakeTalk(slow={"slow": 0.3})
    async with bot(api, talk):
        await api.message(text="slow")
        query = await api.press("pay:midwife")
        await api.wait_for(lambda: not api.spinning(query))
        assert texts(api) == []
        await api.wait_sent(2)
    assert texts(api) == ["heard slow", "heard pay:midwife"]


async def test_a_press_too_old_to_be_confirmed_still_gets_its_answer(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        api.fail_next("answerCallbackQuery", 400, "Bad Request: query is too old")
        await api.press("role:gone")
        await api.wait_sent(1)
    assert texts(api) == ["heard role:gone"]


async def test_a_double_press_is_answered_once(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        queries = [await api.press("pay:midwife"), await api.press("pay:midwife")]
        await api.press("day:midwife")
        await api.wait_sent(2)
        await api.wait_for(lambda: not any(map(api.spinning, queries)))
    assert texts(api) == ["heard pay:midwife", "heard day:midwife"]


async def test_an_edited_question_is_a_new_question(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        await api.message(text="wat is a nurse")
        await api.message(kind="edited_message", text="what is a nurse")
        await api.wait_sent(2)
    assert texts(api) == ["heard wat is a nurse", "heard what is a nurse"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"sticker": STICKER}, "telegram.only_text"),
        ({"photo": PHOTO}, "telegram.only_text"),
        ({"voice": {"file_id": "1", "file_unique_id": "1", "duration": 1}}, "telegram.only_text"),
        ({"document": {"file_id": "1", "file_unique_id": "1"}}, "telegram.only_text"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "telegram.only_text"),
        ({"location": PLACE}, "telegram.no_location"),
    ],
)
async def test_what_is_not_text_gets_one_kind_line(api: FakeBotApi, content: dict[str, Any], key: str) -> None:
    talk = FakeTalk()
    async with bot(api, talk):
        await api.message(**content)
        await api.wait_sent(1)
    assert (texts(api), talk.heard) == ([WORDS(key)], [])


async def test_words_under_a_photo_are_read(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        await api.message(photo=PHOTO, caption="is this a nurse?")
        await api.wait_sent(2)
    assert texts(api) == [WORDS("telegram.only_text"), "heard is this a nurse?"]


async def test_an_album_gets_one_line_and_a_moving_location_one(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        for _ in range(3):
            await api.message(photo=PHOTO, media_group_id="album")
        await api.message(location=PLACE)
        await api.message(kind="edited_message", location=PLACE)
        await api.message(text="done")
        await api.wait_for(lambda: "heard done" in texts(api))
    assert texts(api) == [WORDS("telegram.only_text"), WORDS("telegram.no_location"), "heard done"]


async def test_only_private_chats_are_served(api: FakeBotApi) -> None:
    talk = FakeTalk()
    async with bot(api, talk):
        await api.message(-5, chat_type="group", text="hello")
        await api.message(-6, chat_type="supergroup", sticker=STICKER)
        await api.message(text="done")
        await api.wait_sent(1)
    assert talk.texts == ["done"]
    assert [sent.chat for sent in api.sent] == [7]


async def test_odd_texts_arrive_whole_and_unread_as_markup(api: FakeBotApi) -> None:
    talk = FakeTalk(lambda incoming: Reply((Heading("Title"), paragraph(ODD_TEXTS[incoming.text]))))
    async with bot(api, talk):
        for name in ("markup", "quotes", "emoji", "right to left"):
            await api.message(text=name)
        await api.wait_sent(4)
    names = ("markup", "quotes", "emoji", "right to left")
    assert texts(api) == [f"Title\n\n{ODD_TEXTS[name]}" for name in names]


async def test_a_long_reply_comes_in_parts_with_the_buttons_under_the_last(api: FakeBotApi) -> None:
    talk = FakeTalk(lambda _: reply("A nurse cares for people. " * 400, Button("Pay", action="pay")))
    async with bot(api, talk):
        await api.message(text="long")
        await api.wait_sent(3)
    assert [sent.buttons for sent in api.sent] == [[], [], [[("Pay", "pay")]]]
    assert " ".join(texts(api)) == ("A nurse cares for people. " * 400).strip()


async def test_the_menu_is_set_and_previews_are_off(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        await api.message(text="hello")
        await api.wait_sent(1)
    calls = dict(api.calls)
    assert calls["setMyCommands"]["commands"] == [
        {"command": "start", "description": "Begin again"},
        {"command": "help", "description": "What I can do"},
    ]
    assert calls["sendMessage"]["link_preview_options"] == {"is_disabled": True}
    assert calls["deleteWebhook"].get("drop_pending_updates") in (None, "false")


# Several people, in order


async def test_the_messages_of_one_person_are_answered_in_their_order(api: FakeBotApi) -> None:
    talk = FakeTalk(slow={"0": 0.2, "2": 0.05})
    async with bot(api, talk):
        for number in range(5):
            await api.message(text=str(number))
        await api.wait_sent(5)
    assert texts(api) == [f"heard {number}" for number in range(5)]


async def test_a_slow_answer_to_one_person_does_not_hold_up_another(api: FakeBotApi) -> None:
    talk = FakeTalk(slow={"slow": 0.4})
    async with bot(api, talk):
        await api.message(1, text="slow")
        await api.message(2, text="quick")
        await api.wait_sent(2)
    assert [sent.chat for sent in api.sent] == [2, 1]


# When something goes wrong


@pytest.mark.parametrize("token", ["", "nonsense", "12:a b", "12:ä", "https://example.org"])
def test_what_cannot_be_a_token_is_told_before_anything_runs(token: str) -> None:
    with pytest.raises(ChannelError, match="FIRSTSHIFT_TELEGRAM_TOKEN"):
        telegram.build(token, "http://127.0.0.1:9/bot", FakeTalk(), WORDS)


async def test_a_refused_token_ends_in_a_clear_sentence(api: FakeBotApi) -> None:
    api.token = "2:other"
    application = telegram.build(TOKEN, api.base_url, FakeTalk(), WORDS)
    with pytest.raises(ChannelError, match="did not accept the bot's token") as caught:
        await telegram.serve(application, WORDS, COMMANDS, asyncio.Event())
    assert TOKEN not in str(caught.value)


async def test_a_token_withdrawn_while_running_ends_it_as_well(api: FakeBotApi) -> None:
    stop = asyncio.Event()
    application = telegram.build(TOKEN, api.base_url, FakeTalk(), WORDS)
    task = asyncio.create_task(telegram.serve(application, WORDS, COMMANDS, stop))
    await api.message(text="hello")
    await api.wait_sent(1)
    api.token = "2:other"
    await api.message(text="again")
    with pytest.raises(ChannelError, match="did not accept the bot's token"):
        await asyncio.wait_for(task, 5)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/bot", "nonsense/bot", "http://[::bad/bot"])
async def test_a_server_out_of_reach_ends_in_a_clear_sentence(address: str) -> None:
    application = telegram.build(TOKEN, address, FakeTalk(), WORDS)
    with pytest.raises(ChannelError, match="can't be reached"):
        await telegram.serve(application, WORDS, COMMANDS, asyncio.Event())


async def test_a_failing_bot_gives_one_polite_line_with_nothing_in_the_log(
    api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(incoming: Incoming) -> Reply:
        raise ValueError(incoming.text)

    caplog.set_level(logging.DEBUG)
    async with bot(api, FakeTalk(fail)):
        await api.message(987654, text="my secret")
        await api.wait_sent(1)
    assert texts(api, 987654) == [WORDS("channel.sorry")]
    assert "ValueError at fail" in caplog.text
    for private in (TOKEN, "my secret", "987654"):
        assert private not in logged(caplog)


async def test_too_many_requests_are_waited_out(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        api.fail_next("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
        await api.message(text="hello")
        await api.wait_sent(1)
        await api.message(text="again")
        await api.wait_sent(2)
    assert texts(api) == ["heard hello", "heard again"]


async def test_a_server_error_is_tried_again_and_nothing_comes_twice(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk()):
        api.fail_next("sendMessage", 500)
        api.fail_next("getUpdates", 502, "Bad Gateway")
        await api.message(text="hello")
        await api.wait_sent(1)
        await api.message(text="again")
        await api.wait_sent(2)
    assert texts(api) == ["heard hello", "heard again"]


async def test_a_refused_markup_is_sent_as_plain_text(api: FakeBotApi) -> None:
    async with bot(api, FakeTalk(lambda _: Reply((Heading("A & B"),)))):
        api.fail_next("sendMessage", 400, "Bad Request: can't parse entities")
        await api.message(text="hello")
        await api.wait_sent(1)
    assert [sent.markup for sent in api.sent] == ["A & B"]


async def test_one_persons_failed_message_costs_nobody_else_theirs(
    api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with bot(api, FakeTalk()):
        api.fail_next("sendMessage", 403, "Forbidden: bot was blocked by the user 987654")
        await api.message(987654, text="my secret")
        await api.message(8, text="hello")
        await api.wait_sent(1)
    assert [sent.chat for sent in api.sent] == [8]
    assert "Forbidden" in caplog.text
    for private in (TOKEN, "my secret", "987654"):
        assert private not in logged(caplog)


# Stopping and starting again


async def test_what_came_while_the_bot_was_away_is_answered_once(api: FakeBotApi) -> None:
    talk = FakeTalk()
    async with bot(api, talk):
        await api.message(text="before")
        await api.wait_sent(1)
    await api.message(text="meanwhile")
    async with bot(api, talk):
        await api.wait_sent(2)
    async with bot(api, talk):
        await api.message(text="after")
        await api.wait_sent(3)
    assert texts(api) == ["heard before", "heard meanwhile", "heard after"]
    assert api.pending == []


async def test_stopping_waits_for_the_answers_under_way(api: FakeBotApi) -> None:
    talk = FakeTalk(slow={"slow": 0.3})
    async with bot(api, talk):
        await api.message(text="slow")
        await talk.has_heard()
    assert texts(api) == ["heard slow"]
    assert api.pending == []


async def test_an_update_is_not_confirmed_before_it_is_answered(api: FakeBotApi) -> None:
    talk = FakeTalk(slow={"slow": 0.3})
    async with bot(api, talk):
        await api.message(text="slow")
        await talk.has_heard()
        await asyncio.sleep(0.1)
        assert len(api.pending) == 1
        await api.wait_for(lambda: api.pending == [])
    assert texts(api) == ["heard slow"]


async def test_a_reply_without_words_is_not_sent(api: FakeBotApi) -> None:
    talk = FakeTalk()
    talk.say = lambda incoming: Reply(()) if incoming.text == "again" else reply("first")
    async with bot(api, talk):
        await api.message(text="again")
        await api.message(text="midwife?")
        await api.wait_sent(1)
    assert texts(api) == ["first"]


# Files to take away, and messages that nobody asked for a moment ago


CALENDAR = Attachment("fair.ics", "text/calendar", "BEGIN:VCALENDAR\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n")


async def test_a_file_comes_as_a_document_after_the_text(api: FakeBotApi) -> None:
    talk = FakeTalk(lambda _: replace(reply("Here it is"), attachment=CALENDAR))
    async with bot(api, talk):
        await api.message(text="file please")
        await api.wait_for(lambda: bool(api.files))
    assert texts(api) == ["Here it is"]
    assert api.files == [SentFile(7, "fair.ics", CALENDAR.content.encode())]


async def test_a_reminder_is_sent_to_a_chat_with_its_buttons(api: FakeBotApi) -> None:
    application = telegram.build(TOKEN, api.base_url, FakeTalk(), WORDS)
    send = telegram.sender(application, WORDS)
    async with application:
        await send("7", reply("Tomorrow: a fair", Button("Stop reminders", "stop")))
    assert texts(api) == ["Tomorrow: a fair"]
    assert api.sent[0].buttons == [[("Stop reminders", "stop")]]


@pytest.mark.parametrize(
    ("code", "description"),
    [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")],
)
async def test_who_has_blocked_the_bot_can_not_be_reached(api: FakeBotApi, code: int, description: str) -> None:
    application = telegram.build(TOKEN, api.base_url, FakeTalk(), WORDS)
    send = telegram.sender(application, WORDS)
    for _ in range(2):
        api.fail_next("sendMessage", code, description)
    async with application:
        with pytest.raises(Unreachable):
            await send("7", reply("Tomorrow: a fair"))
    assert texts(api) == []
