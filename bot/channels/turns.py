"""Whose turn it is: one message of a person at a time, in the order in which they came."""

import asyncio
from weakref import WeakValueDictionary

DOUBLE_PRESS_SECONDS = 1.5


class Turns:
    """One lock for each person who has a message under way; those of others run meanwhile."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def of(self, person: int) -> asyncio.Lock:
        return self._locks.setdefault(person, asyncio.Lock())


class Presses:
    """Tells a double press: the same button of the same message, a moment after the first time."""

    def __init__(self) -> None:
        self._recent: dict[tuple[object, ...], float] = {}

    def again(self, press: tuple[object, ...], now: float) -> bool:
        """Whether this press repeats one; `now` is in seconds of any clock that never goes back."""
        self._recent = {old: at for old, at in self._recent.items() if now - at < DOUBLE_PRESS_SECONDS}
        repeated = press in self._recent
        self._recent[press] = now
        return repeated
