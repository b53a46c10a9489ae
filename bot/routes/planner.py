"""From where a person is now to a role: up to three ladders over the roles and ways in of the catalogue. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import Paid
from bot.catalogue.role import Role, WayIn
from bot.catalogue.routes import Stage, StepUp

MOST_LADDERS = 3
MOVE_UP = "move_up"
AT_SCHOOL = "finish_gcses"
SCHOOL_LEAVING_AGE = 16


@dataclass(frozen=True, slots=True)
class Here:
    """Where a person starts: stage of `knowledge/routes.yaml`, level held (0 to 8), and what they wish."""

    stage: str
    level: int | None = None
    without_university: bool = False
    wants_to_earn: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One rung. Exactly one of `title` (facts of the catalogue) and `text` (a key of the wording) is given."""

    title: str = ""
    text: str = ""
    length: str = ""
    needs: str = ""
    paid: Paid | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps in order; `months` is the whole, or `None` where a step's length is not known."""

    steps: tuple[Step, ...]
    kind: str
    university: bool
    paid: bool
    months: int | None


def ladders(role: Role, here: Here, catalogue: Catalogue) -> tuple[Ladder, ...]:
    """The best ladders to a role, those that keep the wishes first; never none, as every role has a way in."""
    found = [_ladder(way, here, catalogue) for way in _ways(role, catalogue)]
    found.sort(key=lambda ladder: _rank(ladder, here))
    different = {ladder.kind: ladder for ladder in reversed(found)}
    return tuple(sorted(different.values(), key=lambda ladder: _rank(ladder, here))[:MOST_LADDERS])


def keeps_wishes(ladder: Ladder, here: Here) -> bool:
    """Whether a ladder is what the person asked for."""
    return not (here.without_university and ladder.university) and not (here.wants_to_earn and not ladder.paid)


def _rank(ladder: Ladder, here: Here) -> tuple[bool, int, int]:
    return not keeps_wishes(ladder, here), len(ladder.steps), ladder.months or 1_000


def _ways(role: Role, catalogue: Catalogue) -> list[WayIn]:
    """The ways that end in the job and can be started; where there are none, all of them."""
    kinds = catalogue.routes.kinds
    ending = [way for way in role.ways_in if not kinds[way.kind].steps_only]
    return [way for way in ending if _is_open(way, catalogue)] or ending or list(role.ways_in)


def _is_open(way: WayIn, catalogue: Catalogue) -> bool:
    pathway = catalogue.pathways.get(way.pathway or "")
    return pathway is None or pathway.state not in {"closed", "in-development"}


def _ladder(way: WayIn, here: Here, catalogue: Catalogue) -> Ladder:
    rules = catalogue.routes
    start, stage = rules.kinds[way.kind], rules.stages[here.stage]
    level = stage.level if here.level is None else here.level
    steps = [*_steps_up(level, start.from_level, stage, catalogue), _last_step(way, catalogue)]
    if start.moves_up:
        steps.append(Step(text=MOVE_UP))
    lengths = [step.months for step in steps]
    waiting = stage.months_to_go if level < start.from_level or stage.age < start.from_age else 0
    total = waiting + sum(months or 0 for months in lengths) if all(lengths) else None
    return Ladder(tuple(steps), way.kind, start.university, way.paid == "paid", total)


def _last_step(way: WayIn, catalogue: Catalogue) -> Step:
    pathway = catalogue.pathways.get(way.pathway or "")
    months = pathway.months if pathway else None
    return Step(way.name, length=way.length, needs=way.needs, paid=way.paid, months=months)


def _steps_up(level: int, target: int, stage: Stage, catalogue: Catalogue) -> Iterator[Step]:
    """The steps between the level that a person has and the one that is asked for."""
    age = stage.age
    if age < SCHOOL_LEAVING_AGE and target <= level:
        yield Step(text=AT_SCHOOL, months=1)
    while level < target:
        step = next(up for up in catalogue.routes.steps_up if up.to_level > level and _is_for(up, age))
        yield _step_of(step, catalogue)
        level, age = step.to_level, age + (step.months or 24) // 12


def _is_for(step: StepUp, age: int) -> bool:
    return step.until_age is None or age <= step.until_age


def _step_of(step: StepUp, catalogue: Catalogue) -> Step:
    pathway = catalogue.pathways.get(step.pathway or "")
    if pathway is None:
        return Step(text=step.text or "", months=step.months or 1)
    return Step(pathway.title, length=pathway.length, needs=pathway.needs[0], paid=pathway.paid, months=pathway.months)
