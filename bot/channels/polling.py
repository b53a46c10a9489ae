"""Asking a server for updates, so that none is lost and none is answered twice.

The server counts an update as delivered when it is asked for a later one. So the next question waits until
what came before is answered, but not longer than `PATIENCE`: one slow answer must not hold up everybody.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.channels.port import where
from bot.channels.serving import until

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that the next question waits for the answers to the last updates."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds between two tries while the server can't be reached; each wait is twice the one before."""

UpdateT = TypeVar("UpdateT")


@dataclass(slots=True)
class Poller(Generic[UpdateT]):
    """The loop, made of what the server's library offers.

    `fetch(offset, seconds)` waits up to so many seconds for updates from that number on; `number` is an
    update's own; `hand_over` starts the answer to one; `answered` returns when no answer is under way;
    `fatal` is the error after which there is no point in going on.
    """

    fetch: Callable[[int, int], Coroutine[Any, Any, Sequence[UpdateT]]]
    number: Callable[[UpdateT], int]
    hand_over: Callable[[UpdateT], Awaitable[None]]
    answered: Callable[[], Awaitable[None]]
    fatal: type[Exception]
    seconds: int = 25
    offset: int = 0
    _wait: float = FIRST_WAIT

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set. Raises `fatal` errors only."""
        while not stop.is_set():
            try:
                updates = await until(stop, self.fetch(self.offset, self.seconds)) or ()
            except self.fatal:
                raise
            except Exception as error:  # anything else may pass: the network, the server, one odd update
                await self._rest(stop, error)
            else:
                self._wait = FIRST_WAIT
                await self._deliver(updates)

    async def confirm(self) -> None:
        """Tell the server what was answered, before going; if that fails, it sends them once more."""
        with contextlib.suppress(Exception):
            await self.fetch(self.offset, 0)

    async def _deliver(self, updates: Sequence[UpdateT]) -> None:
        for update in updates:
            await self.hand_over(update)
            self.offset = self.number(update) + 1
        if updates:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.answered(), PATIENCE)

    async def _rest(self, stop: asyncio.Event, error: Exception) -> None:
        log.warning("No updates (%s), next try in %.1f s", where(error), self._wait)
        await until(stop, asyncio.sleep(self._wait))
        self._wait = min(LONGEST_WAIT, self._wait * 2)
