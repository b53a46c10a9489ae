"""What goes in and what comes out of a conversation, whatever the channel.

A channel turns the outside world into an `Incoming`, and a `Reply` back into the outside world.
Nothing here holds markup, and nothing here imports another room of ours.
"""

from dataclasses import dataclass, field
from typing import Literal

MAX_ACTION_BYTES = 64
"""Telegram's limit on the data behind a button; every channel keeps to it."""

Intent = Literal[
    "role_info",
    "role_search",
    "compare_roles",
    "pathway",
    "apprenticeship",
    "t_level",
    "degree",
    "entry_requirements",
    "pay",
    "funding",
    "work_experience",
    "events",
    "hub_contact",
    "apply_interview",
    "parent_question",
    "out_of_scope",
    "medical_advice",
    "safeguarding",
    "smalltalk",
    "privacy",
    "abuse",
    "other_language",
]
Confidence = Literal["sure", "unsure", "none"]
Safety = Literal["crisis", "safeguarding", "medical"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who is talking: the channel's name and the channel's own id for them, never a name."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One typed text, or one pressed button (`action`)."""

    person: Person
    text: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


Inline = str | Bold | Link


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[tuple[Inline, ...], ...]


Block = Heading | Paragraph | Bullets


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: exactly one of `action` (at most 64 bytes of UTF-8, read by the core) and `url`."""

    label: str
    action: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if bool(self.action) == bool(self.url):
            raise ValueError(f"button {self.label!r} needs either an action or a url")
        if len(self.action.encode()) > MAX_ACTION_BYTES:
            raise ValueError(f"button action {self.action!r} is over {MAX_ACTION_BYTES} bytes")


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role that the answer names: `score` from 0 to 1, `why` in a few words."""

    id: str
    title: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where the person asked about; empty text where it is not known."""

    name: str
    hub: str = ""
    icb: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What the bot took the message to be: for the `ask --json` line, the tally and the evaluation."""

    intent: Intent = "out_of_scope"
    confidence: Confidence = "none"
    roles: tuple[FoundRole, ...] = ()
    pathways: tuple[str, ...] = ()
    place: FoundPlace | None = None
    safety: Safety | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small text file to take away, such as a calendar file. `name` holds no folder; `kind` is its MIME type."""

    name: str
    kind: str
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says: blocks from top to bottom, then buttons, and a file if there is one to take away.

    Without blocks nothing is to be said.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    understood: Understood = field(default_factory=Understood)
    attachment: Attachment | None = None


def paragraph(*parts: Inline) -> Paragraph:
    return Paragraph(parts)


def bullets(*items: Inline) -> Bullets:
    return Bullets(tuple((item,) for item in items))
