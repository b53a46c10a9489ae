"""Running channels side by side until someone asks them to stop."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from types import FrameType
from typing import Any, TypeVar

ResultT = TypeVar("ResultT")

Serve = Callable[[asyncio.Event], Awaitable[None]]
"""A channel at work: it ends soon after the event is set."""


def run_until_signal(*channels: Serve) -> None:
    """Serve all channels until Ctrl-C or a polite kill. Raises what the first failing channel raises."""

    async def main() -> None:
        stop = asyncio.Event()
        with stop_on_signals(stop):
            await serve_all(stop, *channels)

    asyncio.run(main())


async def serve_all(stop: asyncio.Event, *channels: Serve) -> None:
    """Serve all until `stop` is set or one ends; then the others end too. Raises the first failure."""
    tasks = [asyncio.ensure_future(channel(stop)) for channel in channels]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.set()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


@contextlib.contextmanager
def stop_on_signals(stop: asyncio.Event) -> Iterator[None]:
    """While it lasts, SIGINT and SIGTERM set `stop`. Does nothing outside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop.set)

    before = {number: signal.signal(number, ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def until(stop: asyncio.Event, work: Coroutine[Any, Any, ResultT]) -> ResultT | None:
    """What `work` returns or raises; `None`, and the work called off, if `stop` is set first."""
    task = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        return None
    finally:
        for unfinished in (task, stopping):
            unfinished.cancel()
        await asyncio.gather(task, stopping, return_exceptions=True)
