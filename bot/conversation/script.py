"""Plays a written conversation: for batch questions, evaluation and tests."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.talk import Talk
from bot.messages import Button, Incoming, Person, Reply

PRESS = ">"
"""A turn that starts with this presses the button whose label or action follows."""


@dataclass(frozen=True, slots=True)
class Played:
    """The replies in order, and the milliseconds that the last one took."""

    replies: tuple[Reply, ...]
    ms: float


async def play(talk: Talk, person: Person, turns: Sequence[str]) -> Played:
    """Say the turns one after the other. `turns` must not be empty."""
    replies: list[Reply] = []
    ms = 0.0
    for turn in turns:
        incoming = incoming_of(person, turn, replies[-1].buttons if replies else ())
        start = time.perf_counter()
        replies.append(await talk.answer(incoming))
        ms = (time.perf_counter() - start) * 1000
    return Played(tuple(replies), ms)


def incoming_of(person: Person, turn: str, buttons: Sequence[Button]) -> Incoming:
    """A turn as a message: a pressed button if it starts with `>`, a text otherwise."""
    if not turn.startswith(PRESS):
        return Incoming(person, text=turn)
    wanted = turn.removeprefix(PRESS).strip()
    pressed = next(
        (b.action for b in buttons if wanted.casefold() in {b.label.casefold(), b.action.casefold()}), wanted
    )
    return Incoming(person, action=pressed)
