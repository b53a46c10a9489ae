"""Danger and medical questions go first, in every state of a chat and however they are typed."""

from collections.abc import Callable

import pytest

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person, Reply
from bot.store.memory import MemoryStore
from tests.conftest import TODAY

SAM = Person("web", "sam")
STATES = {
    "nothing": (),
    "after a job": ("midwife",),
    "waiting for a place": ("/near",),
    "in the quick questions": ("/explore", ">0"),
    "in interview practice": ("midwife", "practise an interview"),
    "in a comparison": ("nurse or midwife",),
    "after a button": ("midwife", ">0"),
    "after feedback was asked for": ("/feedback",),
    "after another word on safety": ("i want to die",),
    "after a medical question": ("my throat hurts what should i take",),
}
SAID = {
    "i want to die": ("crisis", "116 123"),
    "my dad hits me": ("safeguarding", "0800 1111"),
    "my mentor keeps touching me on placement": ("safeguarding", "safeguarding"),
    "i think my friend is being groomed": ("safeguarding", "0800 1111"),
    "my mum wont wake up": ("crisis", "999"),
    "how much ibuprofen can i take": ("medical", "111"),
}


async def _said(talk: Talk, says: str, shown: Reply | None) -> Reply:
    if says.startswith(">") and shown:
        return await talk.answer(Incoming(SAM, action=shown.buttons[int(says[1:])].action or "home"))
    return await talk.answer(Incoming(SAM, says))


async def _in_state(talk: Talk, state: str) -> None:
    shown: Reply | None = None
    for says in STATES[state]:
        shown = await _said(talk, says, shown)


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("state", STATES)
async def test_it_is_answered_first_in_any_state(talk: Talk, state: str, text: str) -> None:
    await _in_state(talk, state)
    reply = await talk.answer(Incoming(SAM, text))
    kind, number = SAID[text]
    assert reply.understood.safety == kind
    assert number in render_plain(reply)
    assert reply.understood.roles == ()
    assert text not in render_plain(reply)


@pytest.mark.parametrize("state", STATES)
async def test_the_chat_goes_on_afterwards(talk: Talk, state: str) -> None:
    await _in_state(talk, state)
    danger = await talk.answer(Incoming(SAM, "i want to die"))
    assert [button.action for button in danger.buttons][-1] == "home"
    home = await talk.answer(Incoming(SAM, action="home"))
    assert home.understood.safety is None
    answer = await talk.answer(Incoming(SAM, "what does a paramedic do"))
    assert answer.understood.roles[0].id == "paramedic"


FORMS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "emoji": lambda text: f"😭😭 {text} 💔",
    "a line for each word": lambda text: text.replace(" ", "\n"),
    "markup": lambda text: f"<b>{text}</b>",
    "bold stars": lambda text: f"**{text}**",
    "lost spaces at the ends": lambda text: f"   {text}\t\n",
    "zero-width signs": "\u200b".join,
    "at the end of 100 kB": lambda text: "a nurse cares for people. " * 4_000 + text,
    "at the start of 100 kB": lambda text: text + ". a nurse cares for people" * 4_000,
    "after a command": lambda text: f"/near {text}",
    "drawn-out": lambda text: f"{text}{text[-1] * 4}!!!!!",
}


@pytest.mark.parametrize("text", ["i want to die", "my dad hits me", "how much ibuprofen can i take"])
@pytest.mark.parametrize("form", FORMS)
async def test_it_is_seen_however_it_is_typed(talk: Talk, form: str, text: str) -> None:
    reply = await talk.answer(Incoming(SAM, FORMS[form](text)))
    assert reply.understood.safety == SAID[text][0]


@pytest.mark.parametrize("text", SAID)
async def test_it_is_answered_in_a_flood_and_while_an_old_button_is_pressed(guide: Guide, text: str) -> None:
    talk = Talk(lambda: guide, MemoryStore(), lambda: TODAY, Limits(per_minute=1, clock=lambda: 0.0))
    for _ in range(3):
        await talk.answer(Incoming(SAM, action="pay:midwife"))
    reply = await talk.answer(Incoming(SAM, text))
    assert reply.understood.safety == SAID[text][0]
    assert reply.blocks


async def test_a_hint_gets_help_that_says_it_may_be_mistaken(talk: Talk, store: MemoryStore) -> None:
    reply = await talk.answer(Incoming(SAM, "getting put on by olders and i cant dip"))
    assert reply.understood.safety == "safeguarding"
    assert "may have got this wrong" in render_plain(reply)
    assert store.missed(5) == []
