"""Likes and dislikes in free text: "I'm fine with sick, but not blood"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from bot.catalogue.fields import Involves, Subject, Suits
from bot.catalogue.vocabulary import Wishes
from bot.understanding.question import Wish
from bot.understanding.words.cues import Cue, Cues, TaggedCues

_FINE_WITH = Cues(
    [
        "fine with",
        "ok with",
        "okay with",
        "do not mind",
        "does not bother",
        "not bothered by",
        "happy with",
        "good with",
    ]
)
_CLAUSE = re.compile(r" (?:but|though|although|however|just|because) ")
TagT = TypeVar("TagT")

_REACH = 40
"""Characters between "not" and what it is about."""


class WishReader:
    """Finds the tags of what a person likes, and of what they want to avoid."""

    def __init__(self, wishes: Wishes) -> None:
        self._avoid = TaggedCues(wishes.avoid)
        self._suits = TaggedCues(wishes.suits)
        self._subjects = TaggedCues(wishes.subjects)
        self._negations = Cues(wishes.negations)

    def read(self, plain: str) -> Wish:
        avoid: set[Involves] = set()
        suits: set[Suits] = set()
        subjects: set[Subject] = set()
        unwanted: set[str] = set()
        for clause in _clauses(plain):
            denied = self._denied_spans(clause)
            for tag, matches in self._avoid.find(clause).items():
                ruled_out = [match.text for match in matches if _within(match, denied)]
                avoid |= {tag} if ruled_out else set()
                unwanted.update(word for phrase in ruled_out for word in phrase.split())
            suits |= _kept(self._suits.find(clause), denied)
            subjects |= _kept(self._subjects.find(clause), denied)
        return Wish(frozenset(avoid), frozenset(suits), frozenset(subjects), frozenset(unwanted))

    def _denied_spans(self, clause: str) -> list[tuple[int, int]]:
        """The stretches of a clause that stand behind a negation, up to a "fine with"."""
        return [
            (match.start, match.end + _REACH)
            for match in self._negations.find(clause)
            if not _FINE_WITH(f" {clause[max(0, match.start - 12) : match.end + 12]} ")
        ]


def _clauses(plain: str) -> Iterator[str]:
    for clause in _CLAUSE.split(plain):
        yield f" {clause.strip()} "


def _within(match: Cue, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start <= end for start, end in spans)


def _kept(found: Mapping[TagT, list[Cue]], denied: Sequence[tuple[int, int]]) -> set[TagT]:
    return {tag for tag, matches in found.items() if not all(_within(match, denied) for match in matches)}
