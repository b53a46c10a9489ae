"""The door: safety first, one memory for each person, and a store that fails costs nobody an answer."""

import asyncio
from datetime import date
from typing import Any

import pytest

from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person
from bot.store.memory import MemoryStore
from bot.store.port import Memory, StoreError
from tests.conftest import TODAY

SAM, ALEX = Person("web", "sam"), Person("web", "alex")


class BrokenStore(MemoryStore):
    """A disk that is full."""

    def recall(self, person: Person, today: date) -> Memory:
        raise StoreError("disk I/O error")

    def remember(self, person: Person, memory: Memory, today: date) -> None:
        raise StoreError("database or disk is full")

    def export(self, person: Person) -> dict[str, Any]:
        raise StoreError("disk I/O error")


async def test_each_person_has_a_conversation_of_their_own(talk: Talk) -> None:
    await talk.answer(Incoming(SAM, "midwife"))
    await talk.answer(Incoming(ALEX, "porter"))
    sam = await talk.answer(Incoming(SAM, "what does it pay"))
    alex = await talk.answer(Incoming(ALEX, "what does it pay"))
    assert [sam.understood.roles[0].id, alex.understood.roles[0].id] == ["midwife", "porter"]


async def test_messages_of_one_person_are_answered_one_after_the_other(talk: Talk, store: MemoryStore) -> None:
    replies = await asyncio.gather(*(talk.answer(Incoming(SAM, text)) for text in ("midwife", "what does it pay")))
    assert replies[1].understood.roles[0].id == "midwife"
    assert store.recall(SAM, TODAY).role == "midwife"


async def test_danger_goes_before_buttons_and_questions_in_any_state(talk: Talk) -> None:
    await talk.answer(Incoming(SAM, action="near"))
    reply = await talk.answer(Incoming(SAM, "i want to die"))
    assert reply.understood.safety == "crisis"
    assert reply.understood.roles == ()


async def test_a_full_disk_costs_nobody_their_answer(guide: Guide, caplog: pytest.LogCaptureFixture) -> None:
    talk = Talk(lambda: guide, BrokenStore(), lambda: TODAY, Limits(1000))
    await talk.answer(Incoming(SAM, "midwife"))
    reply = await talk.answer(Incoming(SAM, "what does it pay"))
    assert reply.understood.roles[0].id == "midwife"
    assert "disk" in caplog.text
    assert "midwife" not in caplog.text


async def test_missed_questions_are_kept_without_anything_personal(talk: Talk, store: MemoryStore) -> None:
    await talk.answer(Incoming(SAM, "my name is Sam Example, qwx zzkj vvp 07700 900123"))
    kept = [missed.text for missed in store.missed(5)]
    assert all("Sam" not in text and "900123" not in text for text in kept)


async def test_words_of_danger_are_never_kept_only_counted(talk: Talk, store: MemoryStore) -> None:
    await talk.answer(Incoming(SAM, "i want to kill myself"))
    assert store.missed(5) == []
    assert store.tally["safety:crisis", TODAY] == 1


async def test_a_flood_by_one_is_slowed_and_leaves_others_untouched(guide: Guide) -> None:
    talk = Talk(lambda: guide, MemoryStore(), lambda: TODAY, Limits(per_minute=2, clock=lambda: 0.0))
    replies = [await talk.answer(Incoming(SAM, "midwife")) for _ in range(3)]
    other = await talk.answer(Incoming(ALEX, "midwife"))
    assert [bool(reply.understood.roles) for reply in replies] == [True, True, False]
    assert other.understood.roles


async def test_forgetting_is_complete(talk: Talk, store: MemoryStore) -> None:
    await talk.answer(Incoming(SAM, "midwife"))
    await talk.answer(Incoming(SAM, action="forget"))
    assert store.export(SAM) == {}


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x01", "a" * 100_000, "😀" * 25_000, "<b>&amp;", "\u202eabc", "/" * 500, "?!…"]
)
async def test_bad_input_gets_a_short_kind_answer(talk: Talk, text: str) -> None:
    reply = await talk.answer(Incoming(SAM, text))
    assert reply.blocks
    assert reply.understood.roles == ()
