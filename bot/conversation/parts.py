"""What every topic of the conversation works with, and the small pieces that many replies share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.catalogue.catalogue import Catalogue, Wording
from bot.catalogue.fields import Unsure
from bot.catalogue.role import Role
from bot.messages import (
    Attachment,
    Block,
    Button,
    Confidence,
    FoundPlace,
    FoundRole,
    Incoming,
    Inline,
    Intent,
    Link,
    Paragraph,
    paragraph,
)
from bot.places.gazetteer import Gazetteer
from bot.store.port import Memory
from bot.store.reminding import Remind, Stop
from bot.understanding.question import Question, RoleHit
from bot.understanding.search.answers import AnswerFinder

MOST_BUTTONS = 8
"""More than this is a wall on a phone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation: what came in, what was read in it, and all that is known."""

    incoming: Incoming
    question: Question
    memory: Memory
    catalogue: Catalogue
    gazetteer: Gazetteer
    today: date
    guide_roles: Callable[[str], tuple[RoleHit, ...]]
    """Finds the roles that another text would mean."""
    near_topics: Callable[[str], tuple[str, ...]]
    """The ids of topics that another text may be after."""
    answers: AnswerFinder
    """Finds roles for the answers of somebody who looks around."""

    @property
    def wording(self) -> Wording:
        return self.catalogue.wording

    @property
    def asker(self) -> str:
        return self.question.asker or self.memory.asker

    @property
    def role(self) -> Role | None:
        """The role that is being talked about."""
        return self.catalogue.roles.get(self.memory.role)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a topic says, and the memory after it.

    `confidence` and `intent` replace those of the question where they are given; `forget` asks for everything
    that is kept of the person to be deleted.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    memory: Memory = field(default_factory=Memory)
    roles: tuple[FoundRole, ...] = ()
    pathways: tuple[str, ...] = ()
    place: FoundPlace | None = None
    missed: bool = False
    feedback: bool = False
    confidence: Confidence | None = None
    intent: Intent | None = None
    forget: bool = False
    attachment: Attachment | None = None
    reminding: Remind | Stop | None = None
    """What is to change in the reminders of this person."""


def said(text: str) -> Paragraph:
    """A text of the wording as a paragraph."""
    return paragraph(text)


def button(wording: Wording, key: str, action: str) -> Button:
    return Button(wording(f"button.{key}"), action)


def buttons_named(wording: Wording, *names: str) -> tuple[Button, ...]:
    """Buttons whose name in the wording is what they do."""
    return tuple(button(wording, name, name) for name in names)


def found(turn: Turn, hits: Iterable[RoleHit]) -> tuple[FoundRole, ...]:
    """Role hits as a reply tells them."""
    roles = turn.catalogue.roles
    return tuple(FoundRole(hit.id, roles[hit.id].title, hit.score, hit.why) for hit in hits if hit.id in roles)


def found_ids(turn: Turn, ids: Iterable[str], why: str) -> tuple[FoundRole, ...]:
    """Roles that were picked by an editor, not by a score."""
    return found(turn, (RoleHit(id_, round(0.9 - 0.05 * number, 2), why) for number, id_ in enumerate(ids)))


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month(day: date) -> str:
    """'November 2026', whatever the machine's language."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def date_of_year(day: date) -> str:
    """'4 March 2027', whatever the machine's language."""
    return f"{day.day} {month(day)}"


def whole_date(day: date) -> str:
    """'Thursday 4 March 2027', whatever the machine's language."""
    return f"{WEEKDAYS[day.weekday()]} {date_of_year(day)}"


def check_with(wording: Wording, unsure: Iterable[Unsure]) -> list[Block]:
    """One line for each fact that could not be confirmed."""
    return [said(wording("fact.check_with", about=item.about, who=item.check_with)) for item in unsure]


def source_line(wording: Wording, name: str, url: str, reviewed: date | None) -> Paragraph:
    """The source, and when its facts were checked."""
    parts: tuple[Inline, ...] = (wording("fact.source"), " ", Link(name, url))
    if reviewed:
        parts += (" ", wording("fact.checked", month=month(reviewed)))
    return Paragraph(parts)


def listing(items: Iterable[str], last: str) -> str:
    """'a, b and c' with `last` as the word before the last."""
    words = list(items)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
