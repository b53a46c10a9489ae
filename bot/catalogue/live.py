"""The knowledge while the bot runs: an edit is taken up at once, a broken one changes nothing."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from bot.catalogue.load import KnowledgeError
from bot.catalogue.pause import collecting_paused

log = logging.getLogger(__name__)

BuiltT = TypeVar("BuiltT")


GIVES_WAY_AFTER = 0.0002
"""Seconds of work after which a reload lets others go on, if they wait."""


@contextmanager
def giving_way() -> Iterator[None]:
    """Work in a thread that holds nobody up: each step of an answer (the store takes ten) may wait for its turn.

    With Python's own 5 ms a message could wait for 0.3 seconds in all.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(GIVES_WAY_AFTER)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class Live(Generic[BuiltT]):
    """Holds what was built from the knowledge files; `current` is swapped whole, never changed."""

    def __init__(self, first: BuiltT, build: Callable[[], BuiltT]) -> None:
        """`build` reads the files anew and raises `KnowledgeError` when they can't be used."""
        self._build = build
        self._current = first
        gc.freeze()

    @property
    def current(self) -> BuiltT:
        return self._current

    def reload(self) -> bool:
        """Build anew; on any problem the old state stays and the log says file and line."""
        try:
            with collecting_paused(), giving_way():
                self._current = self._build()
        except KnowledgeError as error:
            log.error("The knowledge files have problems, so the bot keeps what it knew:\n%s", error)
            return False
        log.info("The knowledge files were read again.")
        return True

    async def watch(self, folder: Path, stop: asyncio.Event) -> None:
        """Reload in a thread after every change under `folder`, until `stop` is set."""
        from watchfiles import awatch  # noqa: PLC0415 - only a running bot watches, and the import takes time

        async for _ in awatch(folder, stop_event=stop, debounce=200, step=50):
            await asyncio.to_thread(self.reload)
