"""Likes and dislikes in free text: "I'm fine with sick, but not blood"."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.catalogue.fields import Involves
from bot.catalogue.vocabulary import Wishes
from bot.understanding.question import Wish
from bot.understanding.words.cues import Cue, Cues, TaggedCues

TagT = TypeVar("TagT")
Span = tuple[int, int]
"""A stretch of a text, by its characters."""

REACH, REACH_BACK = 36, 24
"""Characters between a negation and what it is about: behind it, and in front of it."""
TAKEN_BACK_WITHIN = 14
"""Characters between "I don't" and "mind"."""


class WishReader:
    """Finds the tags of what a person likes, and of what they want to avoid."""

    def __init__(self, wishes: Wishes) -> None:
        self._avoid = TaggedCues(wishes.avoid)
        self._cannot = TaggedCues(wishes.cannot)
        self._suits = TaggedCues(wishes.suits)
        self._subjects = TaggedCues(wishes.subjects)
        self._places = TaggedCues(wishes.settings)
        self._families = TaggedCues(wishes.families)
        self._negations = Cues(wishes.negations)
        self._negations_after = Cues(wishes.negations_after)
        self._turns = Cues(wishes.turns)
        self._fine_with = Cues(wishes.fine_with)
        self._latest: tuple[str, list[Span]] = ("", [])

    def read(self, plain: str, roles: frozenset[str] = frozenset()) -> Wish:
        """The wish in a text; `roles` are those that it rules out by name."""
        denied = self.denied(plain)
        spoken = self._avoid.find(plain)
        avoid = _denied(spoken, denied) if denied else {}
        likes = self._suits.find(plain)
        return Wish(
            frozenset({*avoid, *self._cannot.find(plain)}),
            frozenset(_kept(likes, denied)),
            frozenset(_kept(self._subjects.find(plain), denied)),
            _words(avoid),
            frozenset(_denied(likes, denied)) if denied else frozenset(),
            frozenset(_denied(self._families.find(plain), denied)) if denied else frozenset(),
            frozenset(_denied(self._places.find(plain), denied)) if denied else frozenset(),
            roles,
            frozenset(spoken),
        )

    def unwanted(self, plain: str) -> frozenset[str]:
        """Only the words by which a text rules something out."""
        return _words(self._avoided(plain, self.denied(plain)))

    def _avoided(self, plain: str, denied: Sequence[Span]) -> dict[Involves, list[Cue]]:
        return _denied(self._avoid.find(plain), denied) if denied else {}

    def denied(self, plain: str) -> list[Span]:
        """The stretches of a text that a negation speaks of: up to a "but", and not behind "I don't mind".

        The same text is asked about several times in a row; nothing that a person types is kept for longer.
        """
        latest = self._latest
        if latest[0] != plain:
            latest = self._latest = (plain, self._denied(plain))
        return latest[1]

    def _denied(self, plain: str) -> list[Span]:
        spans = [self._behind(plain, cue) for cue in self._negations.find(plain)]
        spans += [self._before(plain, cue) for cue in self._negations_after.find(plain)]
        return [span for span in spans if span[0] < span[1]]

    def _behind(self, plain: str, cue: Cue) -> Span:
        if self._fine_with(plain[cue.start : cue.end + TAKEN_BACK_WITHIN].rsplit(" ", 1)[0] + " "):
            return (cue.end, cue.end)
        stretch = plain[cue.end : cue.end + REACH]
        turn = next(iter(self._turns.find(stretch)), None)
        return (cue.end, cue.end + (turn.start if turn else REACH))

    def _before(self, plain: str, cue: Cue) -> Span:
        begins = max(0, cue.start - REACH_BACK)
        turns = self._turns.find(plain[begins : cue.start])
        return (begins + turns[-1].end if turns else begins, cue.start)


def within(cue: Cue, spans: Sequence[Span]) -> bool:
    """Whether a phrase begins inside one of the stretches."""
    return any(start <= cue.start < end for start, end in spans)


def _words(found: Mapping[TagT, list[Cue]]) -> frozenset[str]:
    return frozenset(word for cues in found.values() for cue in cues for word in cue.text.split())


def _denied(found: Mapping[TagT, list[Cue]], spans: Sequence[Span]) -> dict[TagT, list[Cue]]:
    ruled_out = {tag: [cue for cue in cues if within(cue, spans)] for tag, cues in found.items()}
    return {tag: cues for tag, cues in ruled_out.items() if cues}


def _kept(found: Mapping[TagT, list[Cue]], spans: Sequence[Span]) -> set[TagT]:
    return {tag for tag, cues in found.items() if not all(within(cue, spans) for cue in cues)}
