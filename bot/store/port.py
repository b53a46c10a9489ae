"""What the bot remembers, and the promise that every store keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Protocol, Self

from bot.messages import Intent, Person
from bot.store.reminding import Kept, Reminders


class StoreError(Exception):
    """The store can't be used; the message is a sentence for the person who runs the bot."""


FORGOTTEN_AFTER_DAYS = 30
"""A conversation that nobody used for so long is deleted."""
REVIEWED_WITHIN_DAYS = 180
"""A missed question or a piece of feedback that nobody sent again for so long is deleted."""
COUNTED_FOR_DAYS = 730
"""A day's tallies are deleted after so long."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Where a conversation stands. Nothing here says who the person is.

    `role` and `offered` are role ids, the first `shown` of which stood on the screen, `place` is a place's name or an
    outward code (never a full postcode),
    `awaiting` is the question that the bot has asked, `local` is what a place was wanted for. `standing` is what the
    person said of their grades and wishes, as 'maths:3', `avoid` are the tags of what they rule out, `asked` is what
    the last question was after. `explore` holds which choice was taken in each of the quick questions, `surprises`
    how many surprise roles were shown. `practice` says which question of which practice interview is open, and how
    many went well: never what was answered.
    """

    role: str = ""
    offered: tuple[str, ...] = ()
    shown: int = 0
    facet: str = ""
    place: str = ""
    stage: str = ""
    standing: tuple[str, ...] = ()
    asker: str = ""
    awaiting: str = ""
    topic: str = ""
    local: Intent | None = None
    avoid: tuple[str, ...] = ()
    asked: Intent | None = None
    fallbacks: int = 0
    explore: str = ""
    practice: str = ""
    surprises: int = 0

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Memory from stored data; fields of an older or newer version are left out."""
        known = {field.name for field in fields(cls)}
        kept: dict[str, Any] = {name: value for name, value in data.items() if name in known}
        lists = {name: tuple(kept.get(name, ())) for name in ("offered", "standing", "avoid")}
        return cls(**kept | lists)


@dataclass(frozen=True, slots=True)
class Missed:
    """A question without a good answer, or feedback: cleaned of everything personal, with how often it came."""

    text: str
    times: int
    last: date


def exported(conversation: dict[str, Any], reminders: Sequence[Kept]) -> dict[str, Any]:
    """What `export` gives: the conversation, and the reminders where there are some."""
    if not reminders:
        return conversation
    rows = [{"kind": each.kind, "target": each.target, "until": str(each.until)} for each in reminders]
    address = next((each.address for each in reminders if each.address), "")
    return conversation | {"reminders": rows} | ({"address": address} if address else {})


class Store(Reminders, Protocol):
    """What a store can do. A person is known by a keyed hash only, but for those who ask for reminders."""

    waits: bool
    """Whether a call may wait for a disk or a network, and so belongs into a thread."""

    def recall(self, person: Person, today: date) -> Memory:
        """What is remembered of a person's conversation; an empty memory if nothing, or if it is too old."""
        ...

    def remember(self, person: Person, memory: Memory, today: date) -> None:
        """Keep the memory in place of the one before."""
        ...

    def forget(self, person: Person) -> None:
        """Delete everything that belongs to this person, at once. Raises `StoreError` when it can't be done now."""
        ...

    def export(self, person: Person) -> dict[str, Any]:
        """Everything that is kept of this person, as plain data."""
        ...

    def note_missed(self, text: str, today: date) -> None:
        """Keep a question that found no good answer. The text must be clean; no person goes with it."""
        ...

    def missed(self, limit: int) -> list[Missed]:
        """The missed questions, the most frequent first."""
        ...

    def note_feedback(self, text: str, today: date) -> None:
        """Keep what somebody told us of the bot. The text must be clean; no person goes with it."""
        ...

    def feedback(self, limit: int) -> list[Missed]:
        """The feedback, the newest first."""
        ...

    def count(self, name: str, today: date) -> None:
        """Add one to a day's tally, such as how many messages were answered."""
        ...

    def tidy(self, today: date) -> int:
        """Delete what is older than it may be: conversations, missed questions, feedback and tallies.

        Returns how many conversations went. Raises `StoreError` when it can't be done now.
        """
        ...

    def close(self) -> None: ...
