"""A question, understood: what `read` finds out and the conversation answers."""

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.catalogue.fields import Involves, Setting, Subject, Suits
from bot.catalogue.local import OfferKind
from bot.catalogue.role import Role
from bot.messages import Confidence, Intent
from bot.routes.standing import Standing
from bot.understanding.place.whereabouts import Whereabouts
from bot.understanding.words.text import Text


class RoleHit(NamedTuple):
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


class EntryHit(NamedTuple):
    """A topic, way in or collection that fits; `coverage` 1 means that the question is one of its samples."""

    id: str
    score: float
    coverage: float
    named: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person likes and would rather avoid, as the tags of the role files.

    `unwanted` holds the words by which the text rules something out: "blood" of "no blood". `shuns`, `families`,
    `places` and `roles` are ruled out too: "not with children", "not a nurse", "not in a hospital", "not a porter".
    """

    avoid: frozenset[Involves] = frozenset()
    suits: frozenset[Suits] = frozenset()
    subjects: frozenset[Subject] = frozenset()
    unwanted: frozenset[str] = frozenset()
    shuns: frozenset[Suits] = frozenset()
    families: frozenset[str] = frozenset()
    places: frozenset[Setting] = frozenset()
    roles: frozenset[str] = frozenset()
    speaks_of: frozenset[Involves] = frozenset()
    """Parts of a job that stand in the text, wanted or not: "is there blood"."""

    def __bool__(self) -> bool:
        return bool(self.avoid or self.suits or self.subjects)

    @property
    def only_rules_out(self) -> bool:
        """Whether it says what somebody doesn't want, and nothing of what they like."""
        return bool(self.shuns or self.avoid or self.places) and not (self.suits or self.subjects)

    @property
    def rules_out(self) -> bool:
        """Whether it rules out any role at all."""
        return bool(self.avoid or self.shuns or self.families or self.places or self.roles)

    def allows(self, role: Role) -> bool:
        """Whether a role has nothing in it that the person rules out."""
        return not (
            not self.avoid.isdisjoint(role.involves)
            or not self.shuns.isdisjoint(role.suits)
            or role.family in self.families
            or role.where[0] in self.places
            or role.id in self.roles
        )


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
    """Everything read from one text. Empty strings and tuples stand for "not said".

    `ways` are the kinds of way in that it compares; `rest` is the text without what it tells of the person.
    """

    text: Text
    intent: Intent = "out_of_scope"
    confidence: Confidence = "none"
    facet: str = ""
    roles: tuple[RoleHit, ...] = ()
    described: tuple[RoleHit, ...] = ()
    """A role that a text about a wish describes all the same."""
    topic: EntryHit | None = None
    leaning: tuple[str, ...] = ()
    """Topics that the text asks for where it follows what they come after; the most telling first."""
    pathways: tuple[EntryHit, ...] = ()
    collection: EntryHit | None = None
    collections: tuple[str, ...] = ()
    """All collections that the text asks for at once, the most telling first: "driving, but no blood"."""
    elsewhere: bool = False
    """Whether the text asks for a job outside health and care."""
    firm: bool = False
    """Whether the text is about what the collections stand for."""
    place: Whereabouts | None = None
    offer: OfferKind | None = None
    employers: tuple[str, ...] = ()
    when: When | None = None
    asker: str = ""
    language: str = ""
    kinds: tuple[Intent, ...] = ()
    """Kinds of way in that are held against each other in a text that names no job."""
    standing: Standing = field(default_factory=Standing)
    ways: tuple[str, ...] = ()
    """Ways in that are held against each other: an apprenticeship or a T Level."""
    rest: str = ""
    """The text without what it tells of the person."""
    wish: Wish = field(default_factory=Wish)

    @property
    def stage(self) -> str:
        """Where the person is now, as the stages of `knowledge/routes.yaml`."""
        return self.standing.stage

    @property
    def named(self) -> tuple[RoleHit, ...]:
        """The roles that the text calls by name, best first."""
        return tuple(hit for hit in self.roles if hit.named)
