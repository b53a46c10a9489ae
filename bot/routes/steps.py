"""The rungs of a ladder, and the climb from what a person has to what a way in asks for. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import Paid
from bot.catalogue.pathway import Asks, Pathway
from bot.catalogue.role import WayIn
from bot.catalogue.routes import RouteRules, StepUp
from bot.routes.standing import PASS, Standing

FINISH = "finish"
STAY = "stay_in_learning"
KEEP_WORKING = "keep_working"
ENGLISH_AND_MATHS = "english_and_maths"
SCHOOL_LEAVING_AGE = 16
SUMMER = 9
"""The month in which something new begins."""
SUBJECTS = ("english", "maths", "science")


@dataclass(frozen=True, slots=True)
class Step:
    """One rung. `title` (facts of the catalogue) or `text` (a key of the wording) is given.

    `from_level` and `to_level` are what it asks for and gives; `from_age` is the age it may begin at; `stop` is the id
    of the role that a person can stay in after it, `role` that of a profession to learn first. `cost` and `wage` are
    words; the wage is known to who tells the ladder.
    """

    title: str = ""
    text: str = ""
    length: str = ""
    needs: str = ""
    cost: str = ""
    wage: str = ""
    paid: Paid | None = None
    months: int | None = None
    may_grow: bool = False
    pathway: str = ""
    topic: str = ""
    role: str = ""
    stop: str = ""
    instead: tuple[str, ...] = ()
    university: bool = False
    from_level: int = 0
    to_level: int = 0
    from_age: int = 0


@dataclass(frozen=True, slots=True)
class At:
    """Where the climb has come to: level, age in months, and the stage's own end if it isn't reached yet."""

    level: int
    months_old: int
    grades: dict[str, int | None] = field(default_factory=dict)
    to_finish: Step | None = None

    @property
    def age(self) -> int:
        return self.months_old // 12

    def lacks(self, asks: Asks) -> tuple[str, ...]:
        """The subjects whose grade is known, and is lower than asked for."""
        return tuple(name for name in SUBJECTS if _lower(self.grades.get(name), getattr(asks, name)))

    def after(self, step: Step) -> "At":
        level = max(self.level, step.to_level)
        grades = dict(self.grades)
        if level >= 2 > self.level or step.text == ENGLISH_AND_MATHS:
            grades |= {name: PASS for name in ("english", "maths") if _lower(grades.get(name), PASS)}
        finished = self.to_finish if step is not self.to_finish else None
        return At(level, self.months_old + (step.months or 0), grades, finished)


def _lower(held: int | None, asked: int | None) -> bool:
    return asked is not None and held is not None and held < asked


def start(here: Standing, rules: RouteRules, today: date) -> At:
    """Where a person is today."""
    stage = rules.stages[here.stage]
    year = here.year or stage.year
    age = max(stage.age, year + 4 if year else 0, 19 if here.grown else 0)
    grades = {name: here.grade(name) for name in SUBJECTS}
    level = stage.level if here.level is None else here.level
    if not (stage.until_year and year and stage.expects):
        return At(level, age * 12, grades)
    ends_in = (stage.until_year - year) * 12 + ((SUMMER - today.month) % 12 or 12)
    at_school = age < SCHOOL_LEAVING_AGE
    if not at_school and here.level is not None and here.level >= stage.expects and not (here.doing or here.year):
        return At(level, age * 12, grades)
    now = 0 if at_school else min(level, 2)
    then = _expected(here, stage.expects, at_school=at_school)
    months_old = max(age * 12, (stage.until_year + 5) * 12 - ends_in)
    finish = Step(text=FINISH, months=ends_in, from_level=now, to_level=then)
    return At(now, months_old, grades, finish)


def _expected(here: Standing, usual: int, *, at_school: bool) -> int:
    """The level that a person will have at the end of the stage."""
    if here.doing == "level-2":
        return 2
    if at_school:
        return min(usual, here.level) if here.level is not None else usual
    return usual if here.level is None or here.level >= 2 or here.doing else 2


def asks_of(way: WayIn, pathway: Pathway | None, rules: RouteRules) -> tuple[Asks, int]:
    """What a way in asks for, and from which age: its own word before its file's, and that before its kind's."""
    kind = rules.kinds[way.kind]
    before = rules.before_level.get(way.level or 0, 0)
    asks = pathway.asks if pathway and pathway.asks else Asks(level=max(kind.from_level, before))
    if way.from_level is not None:
        asks = asks.model_copy(update={"level": way.from_level})
    return asks, way.from_age or (pathway.from_age if pathway else None) or kind.from_age


def of_pathway(pathway: Pathway, rules: RouteRules) -> Step:
    """A way in of the catalogue as a step on the way."""
    kind = rules.kinds[pathway.kind]
    return Step(
        pathway.title, length=pathway.length, needs=_sentences(pathway.needs[:2]), cost=pathway.cost, paid=pathway.paid,
        months=pathway.months, may_grow=pathway.months is None, pathway=pathway.id, university=kind.university,
        from_level=pathway.asks.level if pathway.asks else kind.from_level, to_level=pathway.level or 0,
        from_age=pathway.from_age or kind.from_age,
    )  # fmt: skip


def _sentences(needs: Iterable[str]) -> str:
    return ". ".join(f"{need[:1].upper()}{need[1:].rstrip('.')}" for need in needs)


def study(at: At, asks: Asks, from_age: int, catalogue: Catalogue) -> tuple[list[Step], At]:
    """The steps at school, college and university up to what is asked for."""
    steps: list[Step] = []

    def take(step: Step) -> None:
        nonlocal at
        steps.append(step)
        at = at.after(step)

    needs_more = at.level < asks.level or at.age < max(from_age, SCHOOL_LEAVING_AGE) or at.lacks(asks)
    if at.to_finish and needs_more:
        take(at.to_finish)
    while at.level < asks.level:
        take(_step_up(at, catalogue))
    if _to_catch_up(at, asks) and not any(step.to_level >= 2 for step in steps):
        later = catalogue.routes.english_and_maths
        take(Step(text=ENGLISH_AND_MATHS, months=later.months, topic=later.topic, from_level=at.level))
    if at.age < from_age:
        take(Step(text=STAY, months=from_age * 12 - at.months_old, from_level=at.level))
    return steps, at


def _to_catch_up(at: At, asks: Asks) -> bool:
    """Whether English or maths must be got before; who learns at college anyway does it there."""
    lacking = (name for name in at.lacks(asks) if name != "science")
    return not asks.on_the_way and any(_lower(at.grades.get(name), PASS) for name in lacking)


def _step_up(at: At, catalogue: Catalogue) -> Step:
    rules = catalogue.routes
    up = next(up for up in rules.steps_up if up.to_level > at.level and _is_for(up, at.age))
    pathway = catalogue.pathways.get(up.pathway or "")
    if pathway:
        return replace(of_pathway(pathway, rules), to_level=up.to_level)
    topic = rules.english_and_maths.topic if up.text == ENGLISH_AND_MATHS else ""
    return Step(
        text=up.text or "", months=up.months or 1, topic=topic, university=up.university,
        from_level=at.level, to_level=up.to_level, from_age=up.from_age or 0,
    )  # fmt: skip


def _is_for(step: StepUp, age: int) -> bool:
    return (step.from_age or 0) <= age <= (step.until_age or 99)


Climb = tuple[list[Step], At]


def work(at: At, asks: Asks, from_age: int, found: Iterable[tuple[Pathway, str]], catalogue: Catalogue) -> Climb | None:
    """The climb through paid apprenticeships in jobs that come before, at most two; `None` if there is none.

    `found` holds apprenticeships with the role that each is for.
    """
    options = sorted(found, key=lambda one: (one[0].months or 99, one[0].id))
    steps: list[Step] = []
    if at.to_finish and at.age < SCHOOL_LEAVING_AGE:
        steps, at = [at.to_finish], at.after(at.to_finish)
    for level in (asks.level, 2):
        jobs = _jobs(at, level, asks.level, options, catalogue)
        if jobs:
            steps, at = [*steps, *jobs[0]], jobs[1]
            break
    else:
        return None
    for step in until_old_enough(at, from_age):
        steps, at = [*steps, step], at.after(step)
    return steps, at


def until_old_enough(at: At, from_age: int) -> list[Step]:
    """Who has a job goes on in it until they may take the next step."""
    if at.age >= from_age:
        return []
    return [Step(text=KEEP_WORKING, months=from_age * 12 - at.months_old, from_level=at.level)]


def _jobs(at: At, level: int, target: int, options: list[tuple[Pathway, str]], catalogue: Catalogue) -> Climb | None:
    """The shortest apprenticeship that gives a level; where that isn't the target yet, the one after it too."""
    for pathway, role in options:
        gives = pathway.level or 0
        right = gives >= target if level == target else at.level < gives < target
        if right and _fits(at, pathway):
            step = replace(of_pathway(pathway, catalogue.routes), stop=role)
            there = replace(at.after(step), to_finish=None)
            rest = ([], there) if gives >= target else _jobs(there, target, target, options, catalogue)
            if rest:
                return [step, *rest[0]], rest[1]
    return None


def _fits(at: At, pathway: Pathway) -> bool:
    asks = pathway.asks or Asks(level=2)
    from_age = pathway.from_age or SCHOOL_LEAVING_AGE
    grades = [name for name in at.lacks(asks) if name != "science"]
    return (
        asks.level <= at.level and not asks.registered and at.age >= from_age and not (grades and not asks.on_the_way)
    )


def last_step(way: WayIn, pathway: Pathway | None, months: int | None, catalogue: Catalogue, *, may_grow: bool) -> Step:
    """The way in itself, told in the role's own words."""
    kind = catalogue.routes.kinds[way.kind]
    asks, from_age = asks_of(way, pathway, catalogue.routes)
    return Step(
        way.name, length=way.length, needs=way.needs, cost=pathway.cost if pathway else "", paid=way.paid,
        months=months, may_grow=may_grow, pathway=pathway.id if pathway else "",
        university=kind.university or bool(pathway and catalogue.routes.kinds[pathway.kind].university),
        from_level=asks.level, to_level=way.level or (pathway.level if pathway else 0) or 0, from_age=from_age,
    )  # fmt: skip
