"""Reminders where the bot can't write first: told when the person comes back."""

from dataclasses import replace
from datetime import date

from bot.conversation.decide import Guide
from bot.conversation.local import reminders
from bot.conversation.parts import MOST_BUTTONS
from bot.messages import Incoming, Reply
from bot.store.port import Memory, Store
from bot.store.reminding import Kept


def owed_to(store: Store, guide: Guide, incoming: Incoming, kept: list[Kept], today: date) -> Reply | None:
    """What one person is owed now, already claimed; `None` if nothing is, or if it was claimed elsewhere."""
    turn = guide.turn(incoming, Memory(), today)
    numbers = store.note_events(reminders.event_keys(turn))
    owed = reminders.due(turn, kept, numbers)
    if owed is None or not store.claim(owed.told, max(numbers.values(), default=0), today):
        return None
    return reminders.message(turn, owed)


def with_news(store: Store, guide: Guide, incoming: Incoming, reply: Reply, today: date) -> Reply:
    """The reply, under what the person asked to be told of, and with the button to stop it. Raises `StoreError`."""
    kept = store.reminders_of(incoming.person)
    news = owed_to(store, guide, incoming, kept, today) if kept else None
    if news is None:
        return reply
    own = (
        reply.buttons if len(reply.buttons) < MOST_BUTTONS else (*reply.buttons[: MOST_BUTTONS - 2], reply.buttons[-1])
    )
    return replace(reply, blocks=(*news.blocks, *reply.blocks), buttons=(news.buttons[-1], *own))
