"""How many messages one person may send, so that a flood by one leaves others untouched."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.messages import Person

Verdict = Literal["answer", "slow_down", "told_already"]
"""What to do with a message: answer it, ask for patience, or say nothing: the person was asked a moment ago."""

MOST_PEOPLE = 10_000
"""People whose rate is known at a time; who was quiet the longest goes first."""


@dataclass(slots=True)
class _Bucket:
    """`left` messages at the time `since`; whether the person knows that they must wait."""

    left: float
    since: float
    told: bool = False


class Limits:
    """A bucket of messages for each person, which fills again with time."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._per_second = per_minute / 60
        self._clock = clock
        self._buckets: OrderedDict[Person, _Bucket] = OrderedDict()

    def judge(self, person: Person) -> Verdict:
        """What to do with a message that has come now; counts it if it may be answered."""
        bucket = self._bucket(person)
        if bucket.left >= 1:
            bucket.left -= 1
            bucket.told = False
            return "answer"
        told, bucket.told = bucket.told, True
        return "told_already" if told else "slow_down"

    def _bucket(self, person: Person) -> _Bucket:
        """The person's bucket, filled up to now."""
        now = self._clock()
        bucket = self._buckets.pop(person, None) or _Bucket(self._size, now)
        bucket.left = min(self._size, bucket.left + (now - bucket.since) * self._per_second)
        bucket.since = now
        self._buckets[person] = bucket
        if len(self._buckets) > MOST_PEOPLE:
            self._buckets.popitem(last=False)
        return bucket
