"""What every channel shares: the door to the bot, and what happens when something goes wrong behind it."""

import logging
import traceback
from typing import Protocol

from bot.messages import Incoming, Reply, paragraph

log = logging.getLogger(__name__)


class Answers(Protocol):
    """The door: one message in, one reply out."""

    async def answer(self, incoming: Incoming) -> Reply: ...


class Words(Protocol):
    """The bot's own sentences by key, as `Wording` gives them; may change between two calls."""

    def __call__(self, key: str, **values: str | int) -> str: ...


class ChannelError(Exception):
    """A channel can't run. The text is one clear sentence for whoever runs the bot."""


async def answer_or_sorry(talk: Answers, incoming: Incoming, wording: Words) -> Reply:
    """The bot's reply, or one polite line if the bot failed; the failure is logged without the question."""
    try:
        return await talk.answer(incoming)
    except Exception as error:
        log.log(logging.ERROR, "No answer on %s: %s", incoming.person.channel, where(error))
        return Reply((paragraph(wording("channel.sorry")),))


def where(error: BaseException) -> str:
    """The kind of error and the line that raised it. Never its message: that may hold a text or a token."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
