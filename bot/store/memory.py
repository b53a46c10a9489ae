"""A store that lasts as long as the process: for `ask`, for tests, and where the disk can't be used."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from bot.messages import Person
from bot.store.port import FORGOTTEN_AFTER_DAYS, Memory, Missed


class MemoryStore:
    """Keeps the store's promise with dictionaries."""

    def __init__(self) -> None:
        self._memories: dict[Person, tuple[Memory, date]] = {}
        self._missed: dict[str, Missed] = {}
        self.tally: Counter[tuple[str, date]] = Counter()

    def recall(self, person: Person, today: date) -> Memory:
        memory, last_used = self._memories.get(person, (Memory(), today))
        return Memory() if _too_old(last_used, today) else memory

    def remember(self, person: Person, memory: Memory, today: date) -> None:
        self._memories[person] = (memory, today)

    def forget(self, person: Person) -> None:
        self._memories.pop(person, None)

    def export(self, person: Person) -> dict[str, Any]:
        if person not in self._memories:
            return {}
        memory, last_used = self._memories[person]
        return {"conversation": memory.as_dict(), "last_used": last_used.isoformat()}

    def note_missed(self, text: str, today: date) -> None:
        before = self._missed.get(text)
        self._missed[text] = Missed(text, before.times + 1 if before else 1, today)

    def missed(self, limit: int) -> list[Missed]:
        return sorted(self._missed.values(), key=lambda missed: (-missed.times, missed.text))[:limit]

    def count(self, name: str, today: date) -> None:
        self.tally[name, today] += 1

    def tidy(self, today: date) -> int:
        old = [person for person, (_, last_used) in self._memories.items() if _too_old(last_used, today)]
        for person in old:
            del self._memories[person]
        return len(old)

    def close(self) -> None:
        """Nothing to close."""


def _too_old(last_used: date, today: date) -> bool:
    return today - last_used > timedelta(days=FORGOTTEN_AFTER_DAYS)
