"""Whole chats, played from `tests/conversations/*.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.channels.plain import render_plain
from bot.conversation.parts import MOST_BUTTONS
from bot.conversation.script import incoming_of
from bot.conversation.talk import Talk
from bot.messages import Person, Reply

CHATS = sorted((Path(__file__).parent.parent / "conversations").glob("*.yaml"))
LONGEST_REPLY = 2_200
"""Characters of a reply as plain text: about two phone screens, for the longest lists."""


@pytest.mark.parametrize("path", CHATS, ids=lambda path: path.stem)
async def test_the_chat_goes_as_written(path: Path, talk: Talk) -> None:
    chat = yaml.safe_load(path.read_text(encoding="utf-8"))
    person, reply = Person("telegram", path.stem), None
    for number, turn in enumerate(chat["turns"], start=1):
        text = turn["say"] if "say" in turn else f">{turn['press']}"
        incoming = incoming_of(person, str(text), reply.buttons if reply else ())
        before, reply = reply, await talk.answer(incoming)
        where = f"turn {number}: {text!r}\n{render_plain(reply)}"
        check(turn, reply, where)
        check_any(reply, before, where)


def check(turn: dict[str, Any], reply: Reply, where: str) -> None:
    understood, text = reply.understood, render_plain(reply).casefold()
    for name in ("intent", "confidence", "safety"):
        if name in turn:
            assert getattr(understood, name) == turn[name], where
    if "role" in turn:
        assert [role.id for role in understood.roles][:1] == [turn["role"]], where
    if "place" in turn:
        assert understood.place is not None, where
        assert understood.place.name == turn["place"], where
    for wanted in turn.get("has", ()):
        assert str(wanted).casefold() in text, where
    for unwanted in turn.get("lacks", ()):
        assert str(unwanted).casefold() not in text, where
    labels = [button.label for button in reply.buttons]
    assert set(turn.get("buttons", ())) <= set(labels), f"{labels} {where}"
    if turn.get("no_roles"):
        assert understood.roles == (), where


def check_any(reply: Reply, before: Reply | None, where: str) -> None:
    """What is true of every reply."""
    text = render_plain(reply)
    assert text.strip(), where
    assert len(text) <= LONGEST_REPLY, f"{len(text)} characters: {where}"
    assert len(reply.buttons) <= MOST_BUTTONS, where
    assert "{" not in text, where
    assert "<b>" not in text, where
    if before and reply.understood.confidence == before.understood.confidence == "none":
        assert text != render_plain(before), f"said twice: {where}"


def test_there_are_chats() -> None:
    assert len(CHATS) >= 10
