"""From where a person is now to a role: up to three ladders over the roles and ways in of the catalogue. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import WayKind
from bot.catalogue.pathway import Asks, Pathway
from bot.catalogue.role import Role, WayIn
from bot.catalogue.routes import Task
from bot.routes.graph import apprenticeships_before, before, is_open, is_registered, starts_as
from bot.routes.lengths import months_of
from bot.routes.standing import Standing
from bot.routes.steps import At, Step, asks_of, last_step, start, study, until_old_enough, work

MOST_LADDERS = 3
MOVE_UP = "move_up"
DEEPEST = 1
"""How many professions a ladder may ask for before the last one."""
LONG = 1_000
"""Months; for sorting a ladder of unknown length."""
GRADUATE = 6
"""The level of a degree."""
WORKING = frozenset({WayKind.APPRENTICESHIP, WayKind.DEGREE_APPRENTICESHIP})


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


def ladders(role: Role, here: Standing, catalogue: Catalogue, today: date) -> tuple[Ladder, ...]:
    """The best ladders to a role, those that keep the wishes first; never none, as every role has a way in."""
    found = _all(role, here, catalogue, today, DEEPEST)
    ranked = sorted(found, key=lambda ladder: _rank(ladder, here))
    different = {(ladder.kind, ladder.by_work): ladder for ladder in reversed(ranked)}
    best = sorted(different.values(), key=lambda ladder: _rank(ladder, here))[:MOST_LADDERS]
    return tuple(replace(ladder, why=_why(ladder, best, here)) for ladder in best)


def keeps_wishes(ladder: Ladder, here: Standing) -> bool:
    """Whether a ladder is what the person asked for."""
    too_long = here.most_years is not None and ladder.months > here.most_years * 12
    return not ((here.without_university and ladder.university) or (here.wants_to_earn and not ladder.paid) or too_long)


def task(ladder: Ladder, here: Standing, catalogue: Catalogue, today: date) -> Task | None:
    """The one thing to do this month, for the stage, the season and the ladder; `None` if the file has none."""
    rules = catalogue.routes
    first = next((step for step in ladder.steps if step.title), Step())
    pathway = catalogue.pathways.get(first.pathway)
    kind = pathway.kind if pathway else ladder.kind
    year = here.year or rules.stages[here.stage].year

    def fits(one: Task) -> bool:
        return (
            (not one.stages or here.stage in one.stages)
            and (not one.years or year is None or year in one.years)
            and (not one.next or kind in one.next)
            and (not one.pathways or first.pathway in one.pathways)
            and (not one.background or bool(set(one.background) & set(here.background)))
            and (not one.months or today.month in one.months)
            and (one.last_day is None or today <= one.last_day)
        )

    return next((one for one in rules.this_month if fits(one)), None)


def _rank(ladder: Ladder, here: Standing) -> tuple[bool, bool, bool, int, int]:
    unsure = any(step.months is None for step in ladder.steps)
    months = ladder.months + (24 if ladder.may_grow else 0) if ladder.months else LONG
    length = sum(3 if step.role else 1 for step in ladder.steps)
    return not keeps_wishes(ladder, here), here.wants_to_earn and not ladder.earning, unsure, months, length


def _why(ladder: Ladder, all_: list[Ladder], here: Standing) -> str:
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


def _all(role: Role, here: Standing, catalogue: Catalogue, today: date, depth: int) -> list[Ladder]:
    at = start(here, catalogue.routes, today)
    ways = _ways(role, here, at, catalogue)
    found = [ladder for way in ways for ladder in _ladders(way, role, here, at, catalogue, today, depth)]
    if found or depth < DEEPEST:
        return [ladder for ladder in found if not _goes_back(ladder, at)] or found
    return [_as_told(way, at, catalogue) for way in ways]


def _goes_back(ladder: Ladder, at: At) -> bool:
    """Whether a step before the last one only gives what a graduate has already."""
    return at.level >= GRADUATE and any(0 < step.to_level < at.level for step in ladder.steps[:-1])


def _as_told(way: WayIn, at: At, catalogue: Catalogue) -> Ladder:
    """A way in with nothing before it that we know of: told as it is, with school before it."""
    steps, _ = study(at, Asks(level=0), catalogue.routes.kinds[way.kind].from_age, catalogue)
    return _made([*steps, _last(way, catalogue)], way, (), may_grow=True)


def _ways(role: Role, here: Standing, at: At, catalogue: Catalogue) -> list[WayIn]:
    """The ways that end in the job and can be started; where there are none, all of them."""
    kinds = catalogue.routes.kinds
    ending = [way for way in role.ways_in if not kinds[way.kind].steps_only]
    ways = [way for way in ending if is_open(way, catalogue)] or ending or list(role.ways_in)
    ways = [way for way in ways if _is_meant_for(way, here, at, catalogue)] or ways
    if at.level >= GRADUATE and any(way.kind == WayKind.POSTGRADUATE for way in ways):
        ways = [way for way in ways if way.kind != WayKind.DEGREE]
    return ways


def _is_meant_for(way: WayIn, here: Standing, at: At, catalogue: Catalogue) -> bool:
    kind = catalogue.routes.kinds[way.kind]
    background = kind.only_for is None or kind.only_for in here.background
    return background and (kind.until_age is None or at.age <= kind.until_age)


def _ladders(
    way: WayIn, role: Role, here: Standing, at: At, catalogue: Catalogue, today: date, depth: int
) -> Iterator[Ladder]:
    """The ladders that end with one way in: through study, and where it is a job, through work."""
    pathway = catalogue.pathways.get(way.pathway or "")
    asks, from_age = asks_of(way, pathway, catalogue.routes)
    profession = _profession(way, role, asks, pathway, catalogue)
    if profession:
        if depth:
            yield from _after(profession, way, role, here, catalogue, today, depth)
        return
    if asks.registered:
        return
    climbs = [study(at, asks, from_age, catalogue)]
    stays_below = at.to_finish is None or at.to_finish.to_level < asks.level
    through_work = _through_work(way, role, at, asks, from_age, catalogue) if stays_below else None
    climbs += [through_work] if through_work else []
    gaps = tuple(Gap(name, getattr(asks, name), at.grades[name] or 0) for name in at.lacks(asks))
    for steps, there in climbs:
        last = _last(way, catalogue)
        there = there.after(last)
        steps = _with_choices(steps, role, catalogue)
        if _moves_up(way, role, pathway, catalogue):
            steps = [*steps, replace(last, stop=_first_job(role, pathway, catalogue))]
            steps += _moving_up(way, role, there, catalogue)
        else:
            steps = [*steps, last]
        yield _made(steps, way, gaps)


def _far(job: Role, role: Role) -> tuple[bool, str]:
    """For sorting: jobs of the same family first, and of those the ones that pay a beginner's wage."""
    return job.family != role.family, job.pay.bands[0] if job.pay.bands else "9"


def _last(way: WayIn, catalogue: Catalogue) -> Step:
    pathway = catalogue.pathways.get(way.pathway or "")
    months, may_grow = months_of(way.length)
    if months is None and pathway and pathway.months and way.kind != WayKind.BRIDGE:
        months, may_grow = pathway.months, False
    return last_step(way, pathway, months, catalogue, may_grow=may_grow)


def _with_choices(steps: list[Step], role: Role, catalogue: Catalogue) -> list[Step]:
    """A level 3 course at school age may be the role's own T Level instead."""
    choices = [
        catalogue.pathways[way.pathway].title
        for way in role.ways_in
        if way.kind == WayKind.T_LEVEL and way.pathway in catalogue.pathways and is_open(way, catalogue)
    ]
    own = tuple(dict.fromkeys(choices))
    return [replace(step, instead=own) if step.pathway == "a-levels" else step for step in steps]


def _moves_up(way: WayIn, role: Role, pathway: Pathway | None, catalogue: Catalogue) -> bool:
    """Whether a way only begins the climb: by its kind, or as it leads to other jobs, and this one has a register."""
    elsewhere = pathway is not None and bool(pathway.leads_to) and role.id not in pathway.leads_to
    begins = (
        way.kind == WayKind.APPRENTICESHIP and elsewhere and is_registered(role) and (way.level or 0) < GRADUATE - 1
    )
    return catalogue.routes.kinds[way.kind].moves_up or begins


def _first_job(role: Role, pathway: Pathway | None, catalogue: Catalogue) -> str:
    """The job in which a way that moves up begins, by its apprenticeship."""
    jobs = pathway.leads_to if pathway else ()
    return next((job for job in jobs if job != role.id and job in catalogue.roles), "")


def _moving_up(first: WayIn, role: Role, at: At, catalogue: Catalogue) -> list[Step]:
    """After a first job: the role's own apprenticeship, where what it asks for is reached; else "ask"."""
    for way in role.ways_in:
        pathway = catalogue.pathways.get(way.pathway or "")
        asks, from_age = asks_of(way, pathway, catalogue.routes)
        new = way.kind in WORKING and is_open(way, catalogue) and not (way.pathway and way.pathway == first.pathway)
        if new and asks.level <= at.level and not asks.registered and not _moves_up(way, role, pathway, catalogue):
            return [*until_old_enough(at, from_age), _last(way, catalogue)]
    return [Step(text=MOVE_UP, may_grow=True, from_level=at.level)]


def _profession(way: WayIn, role: Role, asks: Asks, pathway: Pathway | None, catalogue: Catalogue) -> Role | None:
    """The job that must come first: a profession, or the one that a move up starts from."""
    moves_up = catalogue.routes.kinds[way.kind].moves_up
    if moves_up and pathway and pathway.leads_to and role.id not in pathway.leads_to:
        return None
    earlier = before(role, catalogue)
    registered = tuple(job for job in earlier if is_registered(job))
    needs_one = asks.registered or moves_up or _for_the_experienced(way, role, asks, catalogue)
    for_some = pathway is None and way.kind in {WayKind.POSTGRADUATE, WayKind.ON_THE_JOB}
    named = starts_as(way, role, catalogue, in_name_only=not needs_one) if needs_one or for_some else None
    if named and (moves_up or is_registered(named) or named in earlier):
        return named
    if not needs_one or (moves_up and pathway):
        return None
    return next(iter(registered or (() if asks.registered else earlier)), None)


def _for_the_experienced(way: WayIn, role: Role, asks: Asks, catalogue: Catalogue) -> bool:
    """Whether a way without grades leads into a job above the bands in which people begin."""
    first = catalogue.routes.bands_to_begin_in
    return asks.level < 2 and not way.level and bool(role.pay.bands) and role.pay.bands[0] not in first


def _after(
    first: Role, way: WayIn, role: Role, here: Standing, catalogue: Catalogue, today: date, depth: int
) -> Iterator[Ladder]:
    """The best ladder to the job before, then this way in."""
    earlier = _all(first, here, catalogue, today, depth - 1)
    if not earlier:
        return
    best = min(earlier, key=lambda ladder: _rank(ladder, here))
    steps = best.steps
    if way.pathway and way.pathway in {step.pathway for step in steps}:
        moving = (*steps[:-1], replace(steps[-1], stop=first.id), Step(text=MOVE_UP, may_grow=True))
        yield _made(list(moving), way, best.gaps)
        return
    at = start(here, catalogue.routes, today)
    for step in steps:
        at = at.after(step)
    pathway = catalogue.pathways.get(way.pathway or "")
    asks, from_age = asks_of(way, pathway, catalogue.routes)
    if at.to_finish and at.level < asks.level:
        steps, at = (at.to_finish, *steps), at.after(at.to_finish)
    if len(steps) > 2:
        steps = (_summed(first, best, steps, at),)
    else:
        steps = (*steps[:-1], replace(steps[-1], stop=first.id))
    at = replace(at, to_finish=None)
    between, _ = _through_work(way, role, at, asks, from_age, catalogue) or study(at, asks, from_age, catalogue)
    yield _made([*steps, *between, _last(way, catalogue)], way, best.gaps)


def _summed(first: Role, best: Ladder, steps: tuple[Step, ...], at: At) -> Step:
    """A long ladder to the job before as one step."""
    return Step(
        first.title, text="profession", role=first.id, months=sum(step.months or 0 for step in steps), may_grow=best.may_grow,
        university=best.university, to_level=at.level
    )  # fmt: skip


def _through_work(
    way: WayIn, role: Role, at: At, asks: Asks, from_age: int, catalogue: Catalogue
) -> tuple[list[Step], At] | None:
    """The climb to a way in that is a job, through apprenticeships in jobs before it."""
    if at.level >= asks.level or not (asks.job_first or way.kind in WORKING):
        return None
    jobs = sorted(apprenticeships_before(role, catalogue), key=lambda one: _far(one[1], role))
    others = [(found, job.id) for found, job in jobs if found.id != way.pathway]
    return work(at, asks, from_age, others, catalogue)


def _made(steps: list[Step], way: WayIn, gaps: tuple[Gap, ...], *, may_grow: bool = False) -> Ladder:
    learning = [step for step in steps if step.title and not step.text]
    return Ladder(
        tuple(steps),
        way.kind,
        any(step.university for step in steps),
        way.paid == "paid",
        sum(step.months or 0 for step in steps),
        may_grow or any(step.may_grow or step.months is None for step in steps),
        all(step.paid == "paid" for step in learning),
        gaps,
    )
