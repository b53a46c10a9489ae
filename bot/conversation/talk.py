"""The one door of the conversation: recall, decide, remember."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date
from typing import Any
from weakref import WeakValueDictionary

from bot.conversation.decide import Decision, Guide, decide, wants_data
from bot.conversation.limits import Limits
from bot.conversation.parts import said
from bot.messages import Incoming, Person, Reply, Understood
from bot.store.clean import clean
from bot.store.memory import MemoryStore
from bot.store.port import Memory, Store, StoreError

log = logging.getLogger(__name__)


class Talk:
    """Answers messages, one at a time for each person and side by side for different people.

    `guide` gives the present state of the knowledge, `today` the present day: both may change between messages.
    """

    def __init__(self, guide: Callable[[], Guide], store: Store, today: Callable[[], date], limits: Limits) -> None:
        self._guide = guide
        self._store = store
        self._spare = MemoryStore()
        self._today = today
        self._limits = limits
        self._locks: WeakValueDictionary[Person, asyncio.Lock] = WeakValueDictionary()

    async def answer(self, incoming: Incoming) -> Reply:
        """The reply to a message. Never raises for what a person sends, or for a store that fails."""
        if not self._limits.allows(incoming.person):
            return self._too_many()
        lock = self._locks.setdefault(incoming.person, asyncio.Lock())
        async with lock:
            return await self._turn(incoming)

    async def _turn(self, incoming: Incoming) -> Reply:
        today = self._today()
        memory, kept = await asyncio.to_thread(self._recall, incoming, today)
        decision = decide(incoming, memory, self._guide(), today, kept)
        await asyncio.to_thread(self._remember, incoming, decision, today)
        return decision.reply

    def _recall(self, incoming: Incoming, today: date) -> tuple[Memory, dict[str, Any]]:
        person = incoming.person
        try:
            kept = self._store.export(person) if wants_data(incoming) else {}
            return self._store.recall(person, today), kept
        except StoreError as error:
            log.error("The store can't be read: %s", error)
            return self._spare.recall(person, today), self._spare.export(person)

    def _remember(self, incoming: Incoming, decision: Decision, today: date) -> None:
        """A store that fails costs nobody their answer: the conversation goes on in memory."""
        for store in (self._store, self._spare):
            try:
                _keep(store, incoming, decision, today)
            except StoreError as error:
                log.error("The store can't be written: %s", error)
            else:
                return

    def _too_many(self) -> Reply:
        text = self._guide().catalogue.wording("limit.slow_down")
        return Reply((said(text),), (), Understood("smalltalk", "sure"))


def _keep(store: Store, incoming: Incoming, decision: Decision, today: date) -> None:
    if decision.forget:
        store.forget(incoming.person)
        return
    store.remember(incoming.person, decision.memory, today)
    store.count(decision.tally, today)
    if decision.missed and incoming.text:
        store.note_missed(clean(incoming.text), today)
