"""The one door of the conversation: recall, decide, remember."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, ParamSpec, TypeVar
from weakref import WeakValueDictionary

from bot.conversation.decide import Decision, Guide, decide, in_danger, wants_data
from bot.conversation.limits import Limits, Verdict
from bot.conversation.local import reminders
from bot.conversation.local.news import with_news
from bot.conversation.parts import said
from bot.messages import Incoming, Person, Reply, Understood
from bot.store.clean import clean
from bot.store.memory import MemoryStore
from bot.store.port import Memory, Store, StoreError
from bot.store.reminding import Remind

log = logging.getLogger(__name__)

GivenT = ParamSpec("GivenT")
ResultT = TypeVar("ResultT")


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
        verdict = self._limits.judge(incoming.person)
        if verdict != "answer" and in_danger(incoming, self._guide()) is None:
            return self._wait(verdict)
        lock = self._locks.setdefault(incoming.person, asyncio.Lock())
        async with lock:
            return await self._turn(incoming)

    async def _turn(self, incoming: Incoming) -> Reply:
        today = self._today()
        guide = self._guide()
        memory, kept = await self._stored(self._recall, incoming, today)
        decision = decide(incoming, memory, guide, today, kept)
        return await self._stored(self._finish, incoming, decision, guide, today)

    async def _stored(self, work: Callable[GivenT, ResultT], *given: GivenT.args, **named: GivenT.kwargs) -> ResultT:
        """What `work` returns; while the store waits for its disk, other people's messages go on."""
        if self._store.waits:
            return await asyncio.to_thread(work, *given, **named)
        return work(*given, **named)

    def _finish(self, incoming: Incoming, decision: Decision, guide: Guide, today: date) -> Reply:
        """Keep what is to be kept; then the reply, with what the person asked to be told of."""
        if not self._remember(incoming, decision, today):
            return self._not_kept(incoming, decision, guide, today)
        if decision.reminding or decision.reply.understood.safety or incoming.person.channel in reminders.PUSHED:
            return decision.reply
        try:
            return with_news(self._store, guide, incoming, decision.reply, today)
        except StoreError as error:
            log.error("The reminders can't be read: %s", error)
            return decision.reply

    def _not_kept(self, incoming: Incoming, decision: Decision, guide: Guide, today: date) -> Reply:
        """Nothing is promised that the store has not taken."""
        if isinstance(decision.reminding, Remind):
            return reminders.failed(guide.turn(incoming, decision.memory, today))
        return self._not_forgotten(decision) if decision.forget or decision.reminding else decision.reply

    def _recall(self, incoming: Incoming, today: date) -> tuple[Memory, dict[str, Any]]:
        person = incoming.person
        try:
            kept = self._store.export(person) if wants_data(incoming) else {}
            return self._store.recall(person, today), kept
        except StoreError as error:
            log.error("The store can't be read: %s", error)
            return self._spare.recall(person, today), self._spare.export(person)

    def _remember(self, incoming: Incoming, decision: Decision, today: date) -> bool:
        """Whether the store took it. If not, nobody loses their answer: the conversation goes on in memory."""
        self._spare.forget(incoming.person)
        try:
            _keep(self._store, incoming, decision, today)
        except StoreError as error:
            log.error("The store can't be written: %s", error)
            _keep(self._spare, incoming, decision, today)
            return False
        return True

    def tidy(self) -> None:
        """Delete what is older than it may be; a store that can't do it now is asked again the next time."""
        self._spare.tidy(self._today())
        try:
            self._store.tidy(self._today())
        except StoreError as error:
            log.error("What is too old could not be deleted: %s", error)

    def _wait(self, verdict: Verdict) -> Reply:
        """One polite line, once: answering each message of a flood would hold up everybody else's answers."""
        told = Understood("smalltalk", "sure")
        text = self._guide().catalogue.wording("limit.slow_down")
        return Reply((said(text),) if verdict == "slow_down" else (), (), told)

    def _not_forgotten(self, decision: Decision) -> Reply:
        return replace(decision.reply, blocks=(said(self._guide().catalogue.wording("forget.failed")),))


def _keep(store: Store, incoming: Incoming, decision: Decision, today: date) -> None:
    if decision.forget:
        store.forget(incoming.person)
        return
    if isinstance(decision.reminding, Remind):
        pushed = incoming.person.channel in reminders.PUSHED
        store.remind(incoming.person, decision.reminding, incoming.person.id if pushed else "")
    elif decision.reminding:
        store.stop_reminders(incoming.person)
    store.remember(incoming.person, decision.memory, today)
    store.count(decision.tally, today)
    if decision.missed and incoming.text:
        store.note_missed(clean(incoming.text), today)
    if decision.feedback and incoming.text:
        store.note_feedback(f"{decision.memory.role}: {clean(incoming.text)}".removeprefix(": "), today)
