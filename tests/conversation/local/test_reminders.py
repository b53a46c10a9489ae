"""Reminders: off by default, one tap on, one tap off, and told once."""

from datetime import date

import pytest

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person, Reply
from bot.store.memory import MemoryStore
from bot.store.port import StoreError
from bot.store.reminding import Remind
from tests.conversation.local.diary import event, organiser, with_events

FAIR = event("careers-fair", times=[{"start": "2027-03-04 17:00"}])
TALK = event("hospital-talk", place="Bradford")
WEB, TELEGRAM = Person("web", "sam"), Person("telegram", "7")


class Chat:
    """A talk whose day and whose events a test can move."""

    def __init__(self, guide: Guide) -> None:
        self.real = guide
        self.guide = with_events(guide, organiser(FAIR))
        self.today = date(2027, 3, 1)
        self.store = MemoryStore()
        self.talk = Talk(lambda: self.guide, self.store, lambda: self.today, Limits(10_000))

    async def say(self, text: str = "", action: str = "", person: Person = WEB) -> Reply:
        return await self.talk.answer(Incoming(person, text=text, action=action))

    async def told(self, text: str = "", action: str = "", person: Person = WEB) -> str:
        return render_plain(await self.say(text, action, person))


@pytest.fixture
def chat(guide: Guide) -> Chat:
    return Chat(guide)


async def test_nobody_is_reminded_who_did_not_ask(chat: Chat) -> None:
    await chat.say("events near leeds")
    chat.today = date(2027, 3, 3)
    assert "You asked me" not in await chat.told("midwife")
    assert chat.store.reminders() == []


async def test_the_day_before_is_told_at_the_next_visit_and_only_once(chat: Chat) -> None:
    agreed = await chat.told(action="remind:leeds:careers-fair")
    assert "the day before" in agreed
    assert "I can't write to you first here" in agreed
    assert "Tomorrow" not in await chat.told("midwife")
    chat.today = date(2027, 3, 3)
    reply = await chat.say("midwife")
    told = render_plain(reply)
    assert "Tomorrow:" in told
    assert "Thursday 4 March 2027, 17:00" in told
    assert "type stop" in told
    assert "stop" in {button.action for button in reply.buttons}
    assert reply.understood.roles[0].id == "midwife"
    assert "Tomorrow:" not in await chat.told("midwife")


async def test_on_the_day_itself_and_after_it_is_too_late(chat: Chat) -> None:
    await chat.say(action="remind:leeds:careers-fair")
    chat.today = date(2027, 3, 4)
    assert "You asked me" not in await chat.told("midwife")


async def test_a_reminder_that_would_come_too_late_is_not_promised(chat: Chat) -> None:
    chat.today = date(2027, 3, 3)
    assert "too soon" in await chat.told(action="remind:leeds:careers-fair")
    assert chat.store.reminders() == []


async def test_a_date_that_has_moved_is_told_on_the_day_before_the_new_one(chat: Chat) -> None:
    await chat.say(action="remind:leeds:careers-fair")
    chat.guide = with_events(chat.real, organiser(event("careers-fair", times=[{"start": "2027-03-03 10:00"}])))
    chat.today = date(2027, 3, 2)
    assert "Wednesday 3 March 2027, 10:00" in await chat.told("midwife")


async def test_new_events_near_a_place_are_told_and_old_ones_are_not(chat: Chat) -> None:
    await chat.say("events near leeds")
    await chat.say(action="alert:Leeds|E08000035")
    chat.today = date(2027, 3, 10)
    assert "You asked me" not in await chat.told("midwife")
    chat.guide = with_events(chat.real, organiser(FAIR, TALK, event("far-talk", place="Truro")))
    told = await chat.told("midwife")
    assert "New near Leeds:" in told
    assert "Hospital talk" in told
    assert "Careers fair" not in told
    assert "Far talk" not in told
    chat.today = date(2027, 3, 11)
    assert "New near" not in await chat.told("midwife")


async def test_at_most_one_message_a_day(chat: Chat) -> None:
    await chat.say(action="remind:leeds:careers-fair")
    await chat.say(action="alert:Leeds|E08000035")
    chat.today = date(2027, 3, 3)
    assert "Tomorrow:" in await chat.told("midwife")
    chat.guide = with_events(chat.real, organiser(FAIR, TALK))
    assert "New near" not in await chat.told("midwife")
    chat.today = date(2027, 3, 4)
    assert "New near Leeds" in await chat.told("midwife")


@pytest.mark.parametrize(("text", "action"), [("stop", ""), ("/stop", ""), ("", "stop"), ("/forget", "")])
async def test_one_tap_ends_it(chat: Chat, text: str, action: str) -> None:
    await chat.say(action="remind:leeds:careers-fair")
    await chat.say(text, action)
    chat.today = date(2027, 3, 3)
    assert "You asked me" not in await chat.told("midwife")
    assert chat.store.reminders() == []


async def test_my_data_shows_what_is_kept_for_reminders(chat: Chat) -> None:
    await chat.say(action="remind:leeds:careers-fair", person=TELEGRAM)
    await chat.say(action="alert:Leeds|E08000035", person=TELEGRAM)
    told = await chat.told("/mydata", person=TELEGRAM)
    assert "Reminder of Careers fair, kept until 2027-03-04" in told
    assert "New events near Leeds, kept until" in told
    assert "Number of our chat, kept for reminders: 7" in told
    await chat.say("stop", person=TELEGRAM)
    assert "Number of our chat" not in await chat.told("/mydata", person=TELEGRAM)


async def test_the_number_of_a_chat_is_kept_on_telegram_alone(chat: Chat) -> None:
    for person in (WEB, TELEGRAM):
        await chat.say(action="remind:leeds:careers-fair", person=person)
    assert {each.channel: each.address for each in chat.store.reminders()} == {"web": "", "telegram": "7"}


async def test_on_telegram_nothing_waits_for_the_next_visit(chat: Chat) -> None:
    agreed = await chat.told(action="remind:leeds:careers-fair", person=TELEGRAM)
    assert "never write between 8 at night and 8 in the morning" in agreed
    assert "I keep the number of our chat" in agreed
    chat.today = date(2027, 3, 3)
    assert "You asked me" not in await chat.told("midwife", person=TELEGRAM)


async def test_a_word_of_danger_is_answered_with_nothing_above_it(chat: Chat) -> None:
    await chat.say(action="remind:leeds:careers-fair")
    chat.today = date(2027, 3, 3)
    assert "You asked me" not in await chat.told("i want to die")
    assert "You asked me" in await chat.told("midwife")


class FullDisk(MemoryStore):
    def remind(self, person: Person, wish: Remind, address: str) -> None:
        raise StoreError("disk full")


async def test_a_reminder_that_could_not_be_kept_is_not_promised(chat: Chat) -> None:
    chat.talk = Talk(lambda: chat.guide, FullDisk(), lambda: chat.today, Limits(10_000))
    told = await chat.told(action="remind:leeds:careers-fair")
    assert "can't remind you" in told
    assert "I will remind you" not in told


async def test_one_persons_reminders_are_not_told_to_another(chat: Chat) -> None:
    await chat.say(action="remind:leeds:careers-fair")
    chat.today = date(2027, 3, 3)
    assert "You asked me" not in await chat.told("midwife", person=Person("web", "alex"))
