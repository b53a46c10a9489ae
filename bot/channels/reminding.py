"""Sends reminders by day, at most one a day to each person, through the channel on which they were asked for.

A message is claimed in the store before it is sent. So a crash, or a second process, never sends one twice; at worst
one is lost. It is given back only when it surely did not arrive.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.channels.port import where
from bot.channels.serving import until
from bot.conversation.decide import Guide
from bot.conversation.local.news import owed_to
from bot.conversation.local.reminders import event_keys
from bot.messages import Incoming, Person, Reply
from bot.store.port import Memory, Store, StoreError
from bot.store.reminding import Kept

log = logging.getLogger(__name__)

LONDON = ZoneInfo("Europe/London")
FIRST_HOUR, LAST_HOUR = 8, 20
"""From 8 in the morning until before 8 at night, London time."""
EVERY_SECONDS = 300
FIRST_AFTER_SECONDS = 20

Send = Callable[[str, Reply], Awaitable[None]]
"""Sends a reply to an address of its channel. Raises `Unreachable`, `NotSent`, or anything else if that is unknown."""


class Unreachable(Exception):  # noqa: N818 - it is a state, not a fault
    """The person has blocked the bot, or is gone: their reminders are deleted."""


class NotSent(Exception):  # noqa: N818 - it is a state, not a fault
    """The message surely did not arrive, and may be sent again."""


def is_day(now: datetime) -> bool:
    """Whether people may be written to; `now` must have a time zone."""
    return FIRST_HOUR <= now.astimezone(LONDON).hour < LAST_HOUR


class Reminding:
    """The scheduler. `now` gives the time with its zone, `guide` the present knowledge."""

    def __init__(
        self, store: Store, guide: Callable[[], Guide], senders: Mapping[str, Send], now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._guide = guide
        self._senders = senders
        self._now = now

    async def serve(self, stop: asyncio.Event) -> None:
        """Look every few minutes, until `stop` is set. Nothing that fails ends it."""
        await until(stop, asyncio.sleep(FIRST_AFTER_SECONDS))
        while not stop.is_set():
            try:
                await self.tick()
            except StoreError as error:
                log.error("No reminders were sent: %s", error)
            await until(stop, asyncio.sleep(EVERY_SECONDS))

    async def tick(self) -> int:
        """Send what is due now; how many messages went out. Raises `StoreError`."""
        guide = self._guide()
        nobody = guide.turn(Incoming(Person("", "")), Memory(), self._now().astimezone(LONDON).date())
        await asyncio.to_thread(self._store.note_events, event_keys(nobody))
        everybody = await asyncio.to_thread(self._store.reminders)
        sent = 0
        for _, kept in groupby(everybody, key=lambda each: each.owner):
            sent += await self._tell(guide, list(kept))
        return sent

    async def _tell(self, guide: Guide, kept: list[Kept]) -> bool:
        now, address = self._now(), kept[0].address
        send = self._senders.get(kept[0].channel)
        if send is None or not address or not is_day(now):
            return False
        incoming = Incoming(Person(kept[0].channel, address))
        today = now.astimezone(LONDON).date()
        reply = await asyncio.to_thread(owed_to, self._store, guide, incoming, kept, today)
        return reply is not None and await self._sent(send, kept, reply)

    async def _sent(self, send: Send, kept: list[Kept], reply: Reply) -> bool:
        try:
            await send(kept[0].address, reply)
        except Unreachable:
            await asyncio.to_thread(self._store.drop, kept[0].owner)
        except NotSent:
            await asyncio.to_thread(self._store.release, kept)
        except Exception as error:  # it may have arrived: rather lost than twice
            log.warning("A reminder may not have arrived: %s", where(error))
        else:
            return True
        return False
