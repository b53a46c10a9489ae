"""Yes or no to what a job involves, after the job."""

import pytest

from bot.channels.plain import render_plain
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person, Reply

ASKS = Person("telegram", "asks")


async def say(talk: Talk, turns: list[str]) -> Reply:
    replies = [await talk.answer(Incoming(ASKS, text)) for text in turns]
    return replies[-1]


@pytest.mark.parametrize(
    ("job", "text", "begins"),
    [
        ("clinical coder", "would she have to speak to strangers on the phone", "No, this is not"),
        ("microbiologist", "is there loads of blood", "Yes, this can be"),
        ("porter", "do you have to lift heavy things", "Yes, this can be"),
        ("paramedic", "ok and do i have to work nights", "Yes, this can be"),
    ],
)
async def test_a_part_of_the_job_is_asked_for(talk: Talk, job: str, text: str, begins: str) -> None:
    reply = await say(talk, [job, text])
    assert begins in render_plain(reply)
    assert reply.understood.intent == "role_info"


async def test_nothing_is_said_of_it_without_a_job(talk: Talk) -> None:
    assert "part of the job" not in render_plain(await say(talk, ["is there loads of blood"]))


async def test_pay_for_nights_is_no_question_of_yes_or_no(talk: Talk) -> None:
    assert "Yes, this" not in render_plain(await say(talk, ["paramedic", "how much do they get for nights"]))
