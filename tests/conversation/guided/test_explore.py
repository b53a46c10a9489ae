from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.script import incoming_of
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person, Reply
from bot.store.memory import MemoryStore
from bot.store.port import FORGOTTEN_AFTER_DAYS, Memory
from bot.store.sqlite import SqliteStore
from tests.conftest import TODAY

SAM, ALEX = Person("telegram", "1"), Person("web", "2")


async def say(talk: Talk, turns: Iterable[str], person: Person = SAM) -> Reply:
    reply = Reply(())
    for turn in turns:
        reply = await talk.answer(incoming_of(person, turn, reply.buttons))
    return reply


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


async def test_eight_taps_lead_to_five_roles_each_with_a_reason(talk: Talk) -> None:
    firsts = [">taps", *(f">taps:{number}:1" for number in range(8))]
    reply = await say(talk, firsts)
    text = render_plain(reply)
    assert len(reply.understood.roles) == 5
    assert text.count("Because you") + text.count("Because a") + text.count("Because it") == 5
    assert "More like this" in labels(reply)


@pytest.mark.parametrize("typed", ["2", "the second", "some of each", "Some of each please", "both", "b"])
async def test_typing_is_as_good_as_tapping(talk: Talk, store: MemoryStore, typed: str) -> None:
    reply = await say(talk, [">taps", typed])
    assert "2 of 8" in render_plain(reply)
    assert store.recall(SAM, TODAY).explore == "2"


async def test_each_question_has_a_progress_line_and_can_be_skipped(talk: Talk) -> None:
    reply = await say(talk, [">taps"])
    for number in range(1, 9):
        assert f"{number} of 8" in render_plain(reply)
        reply = await talk.answer(incoming_of(SAM, "skip", reply.buttons))
    assert "You skipped them all" in render_plain(reply)
    assert reply.understood.roles == ()


async def test_a_step_back_and_another_answer(talk: Talk, store: MemoryStore) -> None:
    reply = await say(talk, [">taps", "1", "1", "> Back", "3"])
    assert "3 of 8" in render_plain(reply)
    assert store.recall(SAM, TODAY).explore == "13"


async def test_a_question_in_between_is_answered_and_the_place_is_kept(talk: Talk) -> None:
    aside = await say(talk, [">taps", "1", "1", "what does a midwife earn"])
    assert aside.understood.roles[0].id == "midwife"
    assert labels(aside)[0] == "Carry on: 3 of 8"
    back = await say(talk, ["how long does it take", "/explore", ">taps"])
    assert "3 of 8" in render_plain(back)


async def test_the_place_is_kept_when_the_bot_starts_again(guide: Guide, tmp_path: Path) -> None:
    for turns in ([">taps", "1", "2"], ["/explore", "> Carry on: 3 of 8"]):
        store = SqliteStore(tmp_path)
        reply = await say(Talk(lambda: guide, store, lambda: TODAY, Limits(1000)), turns)
        store.close()
    assert "3 of 8" in render_plain(reply)


async def test_the_answers_are_shown_and_forgotten_like_all_memory(talk: Talk, store: MemoryStore) -> None:
    shown = await say(talk, [">taps", "1", "2", "/mydata"])
    assert "quick questions, by number: 12" in render_plain(shown)
    assert store.recall(SAM, TODAY + timedelta(days=FORGOTTEN_AFTER_DAYS + 1)) == Memory()
    await say(talk, ["/forget"])
    assert store.export(SAM) == {}


async def test_more_shows_other_roles_and_change_leads_to_others(talk: Talk) -> None:
    turns = [">taps", "3", "3", "3", "1", "4", "1", "3", "2"]
    first = await say(talk, turns)
    more = await say(talk, ["more like this"])
    changed = await say(talk, ["change an answer", ">taps:at:0", "with people all day"])
    ids = [{role.id for role in reply.understood.roles} for reply in (first, more, changed)]
    assert not ids[0] & ids[1]
    assert ids[2] != ids[0]


async def test_the_second_of_the_results_is_its_card(talk: Talk) -> None:
    results = await say(talk, [">taps", *"11112113"])
    card = await say(talk, ["the second one"])
    assert card.understood.roles[0].id == results.understood.roles[1].id


async def test_jobs_can_be_seen_before_the_last_question(talk: Talk) -> None:
    reply = await say(talk, [">taps", "1", "1", "1", "> Show my jobs"])
    assert len(reply.understood.roles) == 5
    assert "Carry on: 4 of 8" in labels(reply)


@pytest.mark.parametrize(
    "action", ["taps:8:1", "taps:0:5", "taps:0:", "taps:y", "taps:at:x", "taps:show:", "subjects:x"]
)
async def test_a_strange_button_is_told_so(talk: Talk, action: str) -> None:
    assert "older chat" in render_plain(await talk.answer(Incoming(SAM, action=action)))


@pytest.mark.parametrize("kept", ["9x-", "11111111111", "----", "zzzzzzzz"])
async def test_answers_to_questions_that_have_changed_do_no_harm(talk: Talk, store: MemoryStore, kept: str) -> None:
    store.remember(SAM, replace(Memory(), explore=kept), TODAY)
    for action in ("explore", "taps", "taps:show:0", "taps:change:0", "taps:show:99", "taps:at:99"):
        assert (await talk.answer(Incoming(SAM, action=action))).blocks


@pytest.mark.parametrize(
    "text", ["", " ", "🙂", "4️⃣", "²", "٣", "ⅱ", "1" * 500, "the " * 300, "?", "-", "<b>2</b>", "\x00"]
)
async def test_any_text_gets_an_answer_while_a_question_is_open(talk: Talk, text: str) -> None:
    for start in (">taps", ">practise:in:values", ">practise", ">taps:show:0", ">surprise"):
        assert (await say(talk, [start, text])).blocks


async def test_what_is_said_of_the_results_is_true(talk: Talk, guide: Guide) -> None:
    for marks in ("11111111", "33323442", "22223333", "12121411"):
        reply = await say(talk, [">taps:again", *(f">taps:{number}:{mark}" for number, mark in enumerate(marks))])
        flags = [guide.catalogue.roles[role.id].flags for role in reply.understood.roles]
        assert ("Some need no degree" in render_plain(reply)) == any("no-degree" in each for each in flags)
        assert ("less well known" in render_plain(reply)) == any("hidden" in each for each in flags)


async def test_every_school_subject_opens_its_roles(talk: Talk) -> None:
    reply, opened = await say(talk, ["/explore", "> By school subject"]), 0
    while "More" in labels(reply):
        for button in reply.buttons[:6]:
            opened += bool((await talk.answer(Incoming(SAM, action=button.action))).understood.roles)
        reply = await say(talk, [f">{reply.buttons[6].action}"])
    assert opened >= 18


@pytest.mark.parametrize(
    "text",
    [
        "what job would suit me", "help me find a job that suits me", "career quiz", "take the quiz", "explore",
        "which job is right for me?", "i dont have a clue what to be", "what job suits my personality",
    ],
)  # fmt: skip
async def test_who_asks_what_would_suit_them_is_asked_back(talk: Talk, text: str) -> None:
    assert "Quick questions" in labels(await say(talk, [text]))


@pytest.mark.parametrize(
    "text", ["i like animals what job would suit me", "what would suit my son", "what job is a midwife"]
)
async def test_who_says_what_they_like_is_not(talk: Talk, text: str) -> None:
    assert "Quick questions" not in labels(await say(talk, [text]))


@pytest.mark.parametrize("text", ["surprise me", "Surprise me!", "give me a random job", "/surprise"])
async def test_a_surprise_can_be_typed(talk: Talk, text: str) -> None:
    assert "good secret" in render_plain(await say(talk, [text]))


async def test_a_surprise_is_another_each_time_and_never_twice_in_a_row(talk: Talk) -> None:
    seen = [await say(talk, [">surprise"]) for _ in range(60)]
    ids = [reply.understood.roles[0].id for reply in seen]
    assert len(set(ids)) == 60
    assert all("good secret" in render_plain(reply) for reply in seen)


async def test_a_surprise_can_be_asked_for_again_in_words(talk: Talk) -> None:
    first, second = await say(talk, ["/surprise"]), await say(talk, ["another one"])
    assert "good secret" in render_plain(second)
    assert first.understood.roles != second.understood.roles


async def test_a_surprise_goes_on_after_another_job(talk: Talk) -> None:
    first = await say(talk, ["/surprise"])
    again = await say(talk, ["midwife", "/surprise"])
    assert again.understood.roles != first.understood.roles


async def test_two_people_have_surprises_in_another_order(talk: Talk) -> None:
    orders = [
        [(await say(talk, [">surprise"], person)).understood.roles[0].id for _ in range(8)] for person in (SAM, ALEX)
    ]
    assert orders[0] != orders[1]
