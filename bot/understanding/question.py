"""A question, understood: what `read` finds out and the conversation answers."""

from dataclasses import dataclass, field

from bot.catalogue.fields import Involves, Subject, Suits
from bot.catalogue.local import OfferKind
from bot.messages import Confidence, Intent
from bot.understanding.place.whereabouts import Whereabouts
from bot.understanding.words.text import Text


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role that fits: `score` from 0 to 1; `coverage` is the part of the question that it explains.

    `matched` counts the telling words that it shares with the question. `called` tells that one of its names
    stands in the text; `named`, that this name decides.
    """

    id: str
    score: float
    why: str
    named: bool = False
    coverage: float = 0.0
    matched: int = 0
    called: bool = False


@dataclass(frozen=True, slots=True)
class EntryHit:
    """A topic, way in or collection that fits; `coverage` 1 means that the question is one of its samples."""

    id: str
    score: float
    coverage: float
    named: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person likes and would rather avoid, as the tags of the role files.

    `unwanted` holds the words by which the text rules something out: "blood" of "no blood".
    """

    avoid: frozenset[Involves] = frozenset()
    suits: frozenset[Suits] = frozenset()
    subjects: frozenset[Subject] = frozenset()
    unwanted: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.avoid or self.suits or self.subjects)


@dataclass(frozen=True, slots=True)
class When:
    """When something should be, as it was said: `name` is a span, a school holiday, or `month`.

    `month` counts from 1; `day` and `year` are 0 where they were not said.
    """

    name: str
    month: int = 0
    day: int = 0
    year: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Everything read from one text. Empty strings and tuples stand for "not said"."""

    text: Text
    intent: Intent = "out_of_scope"
    confidence: Confidence = "none"
    facet: str = ""
    roles: tuple[RoleHit, ...] = ()
    topic: EntryHit | None = None
    pathways: tuple[EntryHit, ...] = ()
    collection: EntryHit | None = None
    place: Whereabouts | None = None
    offer: OfferKind | None = None
    employers: tuple[str, ...] = ()
    when: When | None = None
    stage: str = ""
    asker: str = ""
    language: str = ""
    holds: int | None = None
    earns: bool = False
    wish: Wish = field(default_factory=Wish)

    @property
    def named(self) -> tuple[RoleHit, ...]:
        """The roles that the text calls by name, best first."""
        return tuple(hit for hit in self.roles if hit.named)
