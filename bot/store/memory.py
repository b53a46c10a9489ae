"""A store that lasts as long as the process: for `ask`, for tests, and where the disk can't be used."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from bot.messages import Person
from bot.store.memory_reminders import MemoryReminders
from bot.store.port import COUNTED_FOR_DAYS, FORGOTTEN_AFTER_DAYS, REVIEWED_WITHIN_DAYS, Memory, Missed, exported


class MemoryStore(MemoryReminders):
    """Keeps the store's promise with dictionaries."""

    waits = False

    def __init__(self) -> None:
        super().__init__()
        self._memories: dict[Person, tuple[Memory, date]] = {}
        self._missed: dict[str, Missed] = {}
        self._feedback: dict[str, Missed] = {}
        self.tally: Counter[tuple[str, date]] = Counter()

    def recall(self, person: Person, today: date) -> Memory:
        memory, last_used = self._memories.get(person, (Memory(), today))
        return Memory() if _too_old(last_used, today) else memory

    def remember(self, person: Person, memory: Memory, today: date) -> None:
        self._memories[person] = (memory, today)

    def forget(self, person: Person) -> None:
        self._memories.pop(person, None)
        self.stop_reminders(person)

    def export(self, person: Person) -> dict[str, Any]:
        reminders = self.reminders_of(person)
        if person not in self._memories:
            return exported({}, reminders)
        memory, last_used = self._memories[person]
        return exported({"conversation": memory.as_dict(), "last_used": last_used.isoformat()}, reminders)

    def note_missed(self, text: str, today: date) -> None:
        _note(self._missed, text, today)

    def missed(self, limit: int) -> list[Missed]:
        return sorted(self._missed.values(), key=lambda missed: (-missed.times, missed.text))[:limit]

    def note_feedback(self, text: str, today: date) -> None:
        _note(self._feedback, text, today)

    def feedback(self, limit: int) -> list[Missed]:
        return sorted(self._feedback.values(), key=lambda told: (-told.last.toordinal(), told.text))[:limit]

    def count(self, name: str, today: date) -> None:
        self.tally[name, today] += 1

    def tidy(self, today: date) -> int:
        self._tidy_reminders(today)
        old = [person for person, (_, last_used) in self._memories.items() if _too_old(last_used, today)]
        for person in old:
            del self._memories[person]
        for notes in (self._missed, self._feedback):
            for text in [text for text, note in notes.items() if _too_old(note.last, today, REVIEWED_WITHIN_DAYS)]:
                del notes[text]
        for counted in [key for key in self.tally if _too_old(key[1], today, COUNTED_FOR_DAYS)]:
            del self.tally[counted]
        return len(old)

    def close(self) -> None:
        """Nothing to close."""


def _note(notes: dict[str, Missed], text: str, today: date) -> None:
    before = notes.get(text)
    notes[text] = Missed(text, before.times + 1 if before else 1, today)


def _too_old(last_used: date, today: date, days: int = FORGOTTEN_AFTER_DAYS) -> bool:
    return today - last_used > timedelta(days=days)
