"""The door: safety first, one memory for each person, and a store that fails costs nobody an answer."""

import asyncio
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person
from bot.store.memory import MemoryStore
from bot.store.port import FORGOTTEN_AFTER_DAYS, REVIEWED_WITHIN_DAYS, Memory, StoreError
from tests.conftest import TODAY

SAM, ALEX = Person("web", "sam"), Person("web", "alex")


class BrokenStore(MemoryStore):
    """A disk that is full."""

    waits = True

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


class SlowStore(MemoryStore):
    """A disk: every call runs in a thread, and meanwhile other messages go on."""

    waits = True


async def test_messages_of_one_person_are_answered_one_after_the_other(guide: Guide) -> None:
    store = SlowStore()
    talk = Talk(lambda: guide, store, lambda: TODAY, Limits(1000))
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
    replies = [await talk.answer(Incoming(SAM, "midwife")) for _ in range(4)]
    other = await talk.answer(Incoming(ALEX, "midwife"))
    assert [bool(reply.understood.roles) for reply in replies] == [True, True, False, False]
    assert [bool(reply.blocks) for reply in replies] == [True, True, True, False]
    assert other.understood.roles


async def test_danger_is_answered_even_in_a_flood(guide: Guide) -> None:
    talk = Talk(lambda: guide, MemoryStore(), lambda: TODAY, Limits(per_minute=1, clock=lambda: 0.0))
    replies = [await talk.answer(Incoming(SAM, text)) for text in ("midwife", "midwife", "i want to die")]
    assert replies[-1].understood.safety == "crisis"


async def test_forgetting_is_complete(talk: Talk, store: MemoryStore) -> None:
    await talk.answer(Incoming(SAM, "midwife"))
    await talk.answer(Incoming(SAM, action="forget"))
    assert store.export(SAM) == {}


class FailsOnce(MemoryStore):
    """A disk that is full for a while."""

    full = True

    def remember(self, person: Person, memory: Memory, today: date) -> None:
        if self.full:
            raise StoreError("database or disk is full")
        super().remember(person, memory, today)

    def forget(self, person: Person) -> None:
        if self.full:
            raise StoreError("database or disk is full")
        super().forget(person)

    def tidy(self, today: date) -> int:
        raise StoreError("database or disk is full")


async def test_what_could_not_be_forgotten_is_not_said_to_be(guide: Guide) -> None:
    store = FailsOnce()
    talk = Talk(lambda: guide, store, lambda: TODAY, Limits(1000))
    failed = render_plain(await talk.answer(Incoming(SAM, "/forget")))
    store.full = False
    done = render_plain(await talk.answer(Incoming(SAM, "/forget")))
    assert guide.catalogue.wording("forget.failed") in failed
    assert guide.catalogue.wording("forget.done") in done


async def test_nothing_stays_in_memory_once_the_disk_takes_it_again(guide: Guide) -> None:
    store = FailsOnce()
    talk = Talk(lambda: guide, store, lambda: TODAY, Limits(1000))
    await talk.answer(Incoming(SAM, "midwife"))
    store.full = False
    await talk.answer(Incoming(SAM, "/forget"))
    assert talk._spare.export(SAM) == {}


async def test_old_conversations_go_by_themselves(guide: Guide) -> None:
    store, day = MemoryStore(), [TODAY]
    talk = Talk(lambda: guide, store, lambda: day[0], Limits(1000))
    await talk.answer(Incoming(SAM, "midwife"))
    day[0] += timedelta(days=FORGOTTEN_AFTER_DAYS + 1)
    talk.tidy()
    assert store.export(SAM) == {}


async def test_a_store_that_cannot_be_tidied_stops_nothing(guide: Guide, caplog: pytest.LogCaptureFixture) -> None:
    Talk(lambda: guide, FailsOnce(), lambda: TODAY, Limits(1000)).tidy()
    assert "could not be deleted" in caplog.text


async def test_feedback_is_kept_with_the_job_it_is_about(talk: Talk, store: MemoryStore) -> None:
    await talk.answer(Incoming(SAM, "midwife"))
    await talk.answer(Incoming(SAM, "/feedback"))
    await talk.answer(Incoming(SAM, "the pay is wrong, my name is Zoltan"))
    assert [told.text for told in store.feedback(5)] == ["midwife: the pay is wrong, …"]
    assert store.missed(5) == []


async def test_everything_that_is_kept_has_a_name_in_plain_words(guide: Guide) -> None:
    assert {f"mydata.field.{field.name}" for field in fields(Memory)} <= set(guide.catalogue.wording)


async def test_how_long_things_are_kept_is_said_as_it_is(guide: Guide) -> None:
    told = " ".join(text for key, text in guide.catalogue.wording.items() if key.startswith("privacy.line"))
    assert f"{FORGOTTEN_AFTER_DAYS} days" in told
    assert f"{REVIEWED_WITHIN_DAYS} days" in told


@pytest.mark.parametrize(
    "text",
    ["/start", "midwife", "what does a midwife earn", "nurse or paramedic", "i hate blood", "near Leeds",
     "how old do i have to be", "what is a T Level", "qwxv zzkj", "/near", "/explore", "i want to die"],
)  # fmt: skip
@pytest.mark.parametrize("wanted", ["feedback", "privacy"])
async def test_from_every_answer_it_is_two_taps_at_most(talk: Talk, text: str, wanted: str) -> None:
    first = await talk.answer(Incoming(SAM, text))
    actions = [button.action for button in first.buttons]
    seconds = [await talk.answer(Incoming(SAM, action=action)) for action in actions if action in {"home", "help"}]
    assert wanted in actions or any(wanted in {each.action for each in second.buttons} for second in seconds)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x01", "a" * 100_000, "😀" * 25_000, "<b>&amp;", "\u202eabc", "/" * 500, "?!…"]
)
async def test_bad_input_gets_a_short_kind_answer(talk: Talk, text: str) -> None:
    reply = await talk.answer(Incoming(SAM, text))
    assert reply.blocks
    assert reply.understood.roles == ()
