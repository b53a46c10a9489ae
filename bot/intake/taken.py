"""What an import has read, whatever the form it came in."""

from dataclasses import dataclass, field
from typing import Any

from bot.catalogue.event import Time


@dataclass(frozen=True, slots=True)
class Taken:
    """One event as the calendar or the table gives it. `fields` are those of a knowledge file, as plain values."""

    uid: str
    title: str
    times: tuple[Time, ...]
    fields: dict[str, Any] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that could not be read: the line, counted from 1, and why; `uid` where the event is known by it."""

    line: int
    message: str
    uid: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that a file held. What is bad is named, and the rest goes on."""

    events: tuple[Taken, ...]
    bad: tuple[Bad, ...] = ()


class CannotRead(Exception):  # noqa: N818 - it is read as a sentence
    """The file as a whole is not what it should be; the message says why."""
