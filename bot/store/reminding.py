"""Reminders: who asked to be told of what. Off for everybody until they ask.

Here alone a store keeps how to reach a person (`address`), and only where the channel can send by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from bot.messages import Person

MOST_REMINDERS = 10
"""Reminders of one person; with one more, the oldest goes."""

RemindKind = Literal["event", "area"]


@dataclass(frozen=True, slots=True)
class Remind:
    """What a person asks for: a day's notice of an event, or news of an area.

    `target` is `organiser:event`, or a place as `Leeds|E08000035`. `known` are the events that are no news.
    """

    kind: RemindKind
    target: str
    until: date
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """No more reminders; everything that was kept for them goes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One reminder as it is kept. `owner` is the person's keyed hash, `address` empty where nothing can be sent.

    `since` is the number of the newest event that is no news, `claimed` the London day of the last message.
    """

    owner: str
    channel: str
    address: str
    kind: RemindKind
    target: str
    since: int
    until: date
    claimed: str = ""
    told: bool = False


class Reminders(Protocol):
    """What a store does for reminders."""

    def remind(self, person: Person, wish: Remind, address: str) -> None:
        """Keep the wish; the same one again only moves its end."""
        ...

    def stop_reminders(self, person: Person) -> None:
        """Delete all that is kept for this person's reminders."""
        ...

    def reminders_of(self, person: Person) -> list[Kept]: ...

    def reminders(self) -> list[Kept]:
        """Everybody's, those of one person together."""
        ...

    def note_events(self, keys: Iterable[str]) -> dict[str, int]:
        """Number the events in the order in which they were first seen; all that are known, with their numbers."""
        ...

    def claim(self, told: Sequence[Kept], newest: int, day: date) -> bool:
        """Take this person's one message of the day, before it is sent.

        False if it was taken already, by whomever, or if the person has stopped. What is claimed counts as told:
        whoever fails between claim and sending leaves a message unsent, never one sent twice.
        """
        ...

    def release(self, told: Sequence[Kept]) -> None:
        """Undo a claim whose message surely was not sent."""
        ...

    def drop(self, owner: str) -> None:
        """Delete the reminders of somebody who can't be reached any more."""
        ...
