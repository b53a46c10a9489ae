"""How many messages one person may send, so that a flood by one leaves others untouched."""

import time
from collections import OrderedDict
from collections.abc import Callable

from bot.messages import Person

MOST_PEOPLE = 10_000
"""People whose rate is known at a time; who was quiet the longest goes first."""


class Limits:
    """A bucket of messages for each person, which fills again with time."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._per_second = per_minute / 60
        self._clock = clock
        self._buckets: OrderedDict[Person, tuple[float, float]] = OrderedDict()

    def allows(self, person: Person) -> bool:
        """Whether this message may be answered now; counts it if so."""
        now = self._clock()
        left, since = self._buckets.pop(person, (self._size, now))
        left = min(self._size, left + (now - since) * self._per_second)
        allowed = left >= 1
        self._buckets[person] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_PEOPLE:
            self._buckets.popitem(last=False)
        return allowed
