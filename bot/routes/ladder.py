"""A ladder: what it is made of, whether it is what was asked for, and which one comes first. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.catalogue.role import WayIn
from bot.routes.standing import Standing
from bot.routes.steps import Step

LONG = 1_000
"""Months; for sorting a ladder of unknown length."""
UNCERTAIN = 24
"""Months that are added, for sorting only, where a ladder may well take longer."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A grade that is asked for, and the lower one that a person has or expects."""

    subject: str
    asked: int
    held: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps in order. `months` is the sum of what is known; `may_grow` tells that it may take longer.

    `why` is a key of the wording. `paid` means a wage in the last step, `earning` one in all steps after school.
    """

    steps: tuple[Step, ...]
    kind: str
    university: bool
    paid: bool
    months: int
    may_grow: bool
    earning: bool = False
    gaps: tuple[Gap, ...] = ()
    why: str = ""

    @property
    def by_work(self) -> bool:
        """Whether it climbs through jobs before the last step."""
        return any(step.stop or step.role for step in self.steps[:-1])


def made(steps: Iterable[Step], way: WayIn, gaps: tuple[Gap, ...], *, may_grow: bool = False) -> Ladder:
    """The ladder of some steps that end with a way in."""
    steps = tuple(steps)
    learning = [step for step in steps if step.title and not step.text]
    return Ladder(
        steps,
        way.kind,
        any(step.university for step in steps),
        way.paid == "paid",
        sum(step.months or 0 for step in steps),
        may_grow or any(step.may_grow or step.months is None for step in steps),
        all(step.paid == "paid" for step in learning),
        gaps,
    )


def keeps_wishes(ladder: Ladder, here: Standing) -> bool:
    """Whether a ladder is what the person asked for."""
    too_long = here.most_years is not None and ladder.months > here.most_years * 12
    return not ((here.without_university and ladder.university) or (here.wants_to_earn and not ladder.paid) or too_long)


def rank(ladder: Ladder, here: Standing) -> tuple[bool, bool, bool, int, int]:
    """For sorting: what keeps the wishes, is known to its end, is short, and has few steps comes first."""
    unsure = any(step.months is None for step in ladder.steps)
    months = ladder.months + (UNCERTAIN if ladder.may_grow else 0) if ladder.months else LONG
    length = sum(3 if step.role else 1 for step in ladder.steps)
    return not keeps_wishes(ladder, here), here.wants_to_earn and not ladder.earning, unsure, months, length


def why(ladder: Ladder, all_: list[Ladder], here: Standing) -> str:
    """Why it is offered: what was wished for, or what tells it from the others."""
    if not keeps_wishes(ladder, here):
        return "not_all"
    if here.wants_to_earn and ladder.paid:
        return "earns"
    if here.without_university and not ladder.university:
        return "no_university"
    others = [other.months for other in all_ if other is not ladder and not other.may_grow]
    if others and not ladder.may_grow and ladder.months < min(others):
        return "quickest"
    if ladder.by_work:
        return "another_first" if ladder.university else "from_low"
    return "earns" if ladder.paid else "usual" if ladder.university else "college"
