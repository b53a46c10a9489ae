import asyncio
from collections.abc import Sequence

import pytest

from bot.channels.polling import Poller


class Server:
    """Hands out updates 1 to `last`, one at a time, and fails where it is told to."""

    def __init__(self, last: int, failures: Sequence[Exception] = ()) -> None:
        self.left = last
        self.failures = list(failures)
        self.asked: list[int] = []
        self.given: list[int] = []
        self.stop = asyncio.Event()

    async def fetch(self, offset: int, _seconds: int) -> Sequence[int]:
        self.asked.append(offset)
        if self.failures:
            raise self.failures.pop(0)
        if offset > self.left:
            self.stop.set()
            await asyncio.sleep(60)
        return [max(offset, 1)]

    async def take(self, update: int) -> None:
        self.given.append(update)

    async def answered(self) -> None:
        return None

    def poller(self) -> Poller[int]:
        return Poller(self.fetch, lambda update: update, self.take, self.answered, LookupError)


async def test_every_update_is_handed_over_once() -> None:
    server = Server(3)
    await server.poller().run(server.stop)
    assert server.given == [1, 2, 3]
    assert server.asked == [0, 2, 3, 4]


async def test_after_a_failure_the_same_updates_are_asked_for_again() -> None:
    server = Server(1, [OSError("down"), ValueError("odd")])
    poller = server.poller()
    poller._wait = 0.01
    await poller.run(server.stop)
    assert server.asked == [0, 0, 0, 2]


async def test_a_fatal_failure_is_raised() -> None:
    server = Server(1, [LookupError()])
    with pytest.raises(LookupError):
        await server.poller().run(server.stop)


async def test_stopping_ends_a_wait_for_updates_and_one_between_two_tries() -> None:
    server = Server(0)
    await asyncio.wait_for(server.poller().run(server.stop), 2)
    broken = Server(1, [OSError()] * 100)
    asyncio.get_running_loop().call_later(0.05, broken.stop.set)
    poller = broken.poller()
    poller._wait = 60
    await asyncio.wait_for(poller.run(broken.stop), 2)
