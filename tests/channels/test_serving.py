import asyncio
import os
import signal

import pytest

from bot.channels.serving import run_until_signal, serve_all, until


async def patient(stop: asyncio.Event) -> None:
    await stop.wait()


async def failing(_stop: asyncio.Event) -> None:
    raise LookupError("the port")


async def test_all_stop_when_asked_to() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, stop.set)
    await asyncio.wait_for(serve_all(stop, patient, patient), 2)


async def test_one_that_fails_stops_the_others_and_is_heard() -> None:
    with pytest.raises(LookupError, match="the port"):
        await asyncio.wait_for(serve_all(asyncio.Event(), patient, failing), 2)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_the_old_handler_comes_back(number: signal.Signals) -> None:
    before = signal.getsignal(number)

    async def signalled(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), number)
        await asyncio.wait_for(stop.wait(), 2)

    run_until_signal(signalled, patient)
    assert signal.getsignal(number) == before


async def test_work_is_called_off_when_it_is_time_to_stop() -> None:
    stop = asyncio.Event()
    stop.set()
    assert await until(stop, asyncio.sleep(60, "done")) is None
    assert await until(asyncio.Event(), asyncio.sleep(0, "done")) == "done"
