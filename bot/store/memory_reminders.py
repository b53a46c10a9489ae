"""Reminders that last as long as the process."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.messages import Person
from bot.store.reminding import MOST_REMINDERS, Kept, Remind

Key = tuple[str, str, str]


class MemoryReminders:
    """Keeps the promise of `Reminders` with dictionaries."""

    def __init__(self) -> None:
        self._reminders: dict[Key, Kept] = {}
        self._events: dict[str, int] = {}

    def remind(self, person: Person, wish: Remind, address: str) -> None:
        owner = _owner(person)
        self.note_events(wish.known)
        mine = self.reminders_of(person)
        fresh = Kept(owner, person.channel, address, wish.kind, wish.target, len(self._events), wish.until)
        claimed = max((each.claimed for each in mine), default="")
        before = self._reminders.get(_key(fresh))
        since = before.since if before else fresh.since
        self._reminders[_key(fresh)] = replace(fresh, claimed=claimed, since=since)
        for oldest in self.reminders_of(person)[:-MOST_REMINDERS]:
            del self._reminders[_key(oldest)]

    def stop_reminders(self, person: Person) -> None:
        self.drop(_owner(person))

    def drop(self, owner: str) -> None:
        self._reminders = {key: each for key, each in self._reminders.items() if each.owner != owner}

    def reminders_of(self, person: Person) -> list[Kept]:
        return [each for each in self._reminders.values() if each.owner == _owner(person)]

    def reminders(self) -> list[Kept]:
        return sorted(self._reminders.values(), key=lambda each: each.owner)

    def note_events(self, keys: Iterable[str]) -> dict[str, int]:
        for key in keys:
            self._events.setdefault(key, len(self._events) + 1)
        return dict(self._events)

    def claim(self, told: Sequence[Kept], newest: int, day: date) -> bool:
        mine = [each for each in self._reminders.values() if each.owner == told[0].owner]
        if not mine or max(each.claimed for each in mine) >= str(day):
            return False
        told_keys = {_key(each) for each in told}
        for each in mine:
            changed = replace(each, claimed=str(day))
            if _key(each) in told_keys:
                changed = replace(changed, since=newest, told=each.kind == "event")
            self._reminders[_key(each)] = changed
        return True

    def release(self, told: Sequence[Kept]) -> None:
        for key, each in self._reminders.items():
            if each.owner == told[0].owner:
                self._reminders[key] = replace(each, claimed=told[0].claimed)
        self._reminders.update({_key(each): each for each in told if _key(each) in self._reminders})

    def _tidy_reminders(self, today: date) -> None:
        self._reminders = {key: each for key, each in self._reminders.items() if each.until >= today}


def _owner(person: Person) -> str:
    return f"{person.channel}:{person.id}"


def _key(kept: Kept) -> Key:
    return kept.owner, kept.kind, kept.target
