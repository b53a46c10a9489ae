"""Roles that fit the answers of somebody who looks around, by the marks of the role files.

Every answer counts the same whatever it asks for: how well a role fits one choice is told in standard deviations from
the average role, and as a difference from how well the role fits the other choices of the question. So no role gains by
having many marks, and other answers lead to other roles.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from bot.catalogue.explorer import Ask, Choice, Explorer, Traits
from bot.catalogue.role import Role

MOST_OF_A_FAMILY = 2
"""Roles of one family in a list."""
LEAST_REASON = 0.25
"""A choice that speaks for a role by less than this is no reason."""
BEST_FIT = 2.0
"""A role fits no choice better than this, so that one rare mark does not decide."""

Fit = Mapping[str, float]
"""Role id -> how much better than the average a role fits."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A role that fits, with the choices that speak for it, the strongest first."""

    role: Role
    score: float
    reasons: tuple[Choice, ...]


class AnswerFinder:
    """Finds roles for answers. What each question tells of the roles is worked out once, when it is first needed."""

    def __init__(self, roles: Mapping[str, Role], explorer: Explorer) -> None:
        self._roles = roles
        self._explorer = explorer
        self._marks: dict[str, frozenset[str]] = {}
        self._worth: dict[str, float] = {}
        self._fits: dict[str, dict[str, Fit]] = {}

    def _prepare(self) -> None:
        if self._fits:
            return
        self._marks = {id_: _marks_of(role) for id_, role in self._roles.items()}
        spread = Counter(mark for marks in self._marks.values() for mark in marks)
        self._worth = {mark: math.log(1 + len(self._roles) / times) for mark, times in spread.items()}
        self._fits = {question.id: self._fit(question) for question in self._explorer.questions}

    def find(self, answers: Sequence[Choice | None]) -> tuple[Fitting, ...]:
        """Every role that the answers leave, best first; `None` stands for a skipped question."""
        self._prepare()
        given = [
            (choice, self._fits[question.id][choice.label])
            for question, choice in zip(self._explorer.questions, answers, strict=False)
            if choice
        ]
        left = self._left([choice for choice, _ in given])
        found = [_fitting(role, given) for role in left]
        return tuple(sorted(found, key=lambda fitting: (-fitting.score, fitting.role.id)))

    def mixed(self, found: Iterable[Fitting], count: int) -> tuple[Fitting, ...]:
        """The best `count`, with one of each kind that fits, and few of a family."""
        order = list(found)
        chosen: list[Fitting] = []
        for traits in self._explorer.mix.values():
            wanted = _marks(traits)
            kind = (each for each in order if each.score > 0 and wanted & self._marks[each.role.id])
            chosen += [each for each in kind if _has_room(each, chosen)][:1]
        for each in order:
            if len(chosen) < count and _has_room(each, chosen):
                chosen.append(each)
        return tuple(sorted(chosen[:count], key=lambda fitting: (-fitting.score, fitting.role.id)))

    def _left(self, choices: Iterable[Choice]) -> list[Role]:
        """The roles that no choice rules out."""
        left = set(self._roles)
        for choice in choices:
            never, only = _marks(choice.never), _marks(choice.only)
            left = {id_ for id_ in left if never.isdisjoint(self._marks[id_])}
            left = {id_ for id_ in left if only & self._marks[id_]} if only else left
        return [self._roles[id_] for id_ in left]

    def _fit(self, question: Ask) -> dict[str, Fit]:
        """For each choice of a question by its label: how well each role fits it, against the other choices."""
        fits = {choice.label: self._standing(choice) for choice in question.choices}
        usual = {id_: fmean(fit[id_] for fit in fits.values()) for id_ in self._roles}
        return {
            label: {id_: question.weight * (value - usual[id_]) for id_, value in fit.items()}
            for label, fit in fits.items()
        }

    def _standing(self, choice: Choice) -> Fit:
        """How well each role fits a choice, in standard deviations from the average role."""
        more, less = _marks(choice.more), _marks(choice.less)
        raw = {id_: self._sum(more & marks) - self._sum(less & marks) for id_, marks in self._marks.items()}
        middle, width = fmean(raw.values()), pstdev(raw.values()) or 1.0
        return {id_: min((value - middle) / width, BEST_FIT) for id_, value in raw.items()}

    def _sum(self, marks: Iterable[str]) -> float:
        return sum(self._worth[mark] for mark in marks)


def _marks(traits: Traits) -> frozenset[str]:
    """The traits as plain marks: 'suits:science'."""
    return frozenset(f"{name}:{value}" for name in Traits.model_fields for value in getattr(traits, name))


def _marks_of(role: Role) -> frozenset[str]:
    return _marks(
        Traits(
            suits=role.suits, involves=role.involves, subjects=role.subjects, where=role.where,
            families=(role.family,), flags=role.flags, ways=tuple(way.kind for way in role.ways_in),
        )
    )  # fmt: skip


def _fitting(role: Role, given: Sequence[tuple[Choice, Fit]]) -> Fitting:
    parts = sorted(((fit[role.id], choice) for choice, fit in given), key=lambda part: -part[0])
    reasons = tuple(choice for value, choice in parts if value >= LEAST_REASON)
    return Fitting(role, sum(value for value, _ in parts), reasons)


def _has_room(each: Fitting, chosen: Sequence[Fitting]) -> bool:
    of_family = sum(other.role.family == each.role.family for other in chosen)
    return each not in chosen and of_family < MOST_OF_A_FAMILY
