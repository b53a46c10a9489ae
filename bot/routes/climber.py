"""All the ladders to a role, one or more for each of its ways in. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import WayKind
from bot.catalogue.pathway import Asks, Pathway
from bot.catalogue.role import Role, WayIn
from bot.routes.graph import apprenticeships_before, before, is_open, is_registered, starts_as
from bot.routes.ladder import Gap, Ladder, made, rank
from bot.routes.lengths import months_of
from bot.routes.standing import Standing
from bot.routes.steps import (
    KEEP_WORKING,
    STAY,
    At,
    Climb,
    Step,
    asks_of,
    last_step,
    start,
    study,
    until_old_enough,
    work,
)

MOVE_UP = "move_up"
DEEPEST = 1
"""How many professions a ladder may ask for before the last one."""
EXPERIENCED = 21
"""Younger people seldom have years of work to show."""
GRADUATE = 6
"""The level of a degree."""
WORKING = frozenset({WayKind.APPRENTICESHIP, WayKind.DEGREE_APPRENTICESHIP})


@dataclass(frozen=True, slots=True)
class Climber:
    """One person on the way to one role; `depth` is how many professions may still come before it."""

    role: Role
    here: Standing
    catalogue: Catalogue
    today: date
    depth: int = DEEPEST

    def ladders(self) -> list[Ladder]:
        """Every ladder, in no order; at full depth never none."""
        at = start(self.here, self.catalogue.routes, self.today)
        ways = _ways(self.role, self.here, at, self.catalogue)
        found = [ladder for way in ways for ladder in self._ending_in(way, at)]
        if found or self.depth < DEEPEST:
            return [ladder for ladder in found if not _goes_back(ladder, at)] or found
        return [_as_told(way, at, self.catalogue) for way in ways]

    def _ending_in(self, way: WayIn, at: At) -> Iterator[Ladder]:
        """The ladders that end with one way in: through study, and where it is a job, through work."""
        pathway = self.catalogue.pathways.get(way.pathway or "")
        asks, from_age = asks_of(way, pathway, self.catalogue.routes)
        profession = _profession(way, self.role, asks, pathway, self.catalogue)
        if profession:
            if self.depth:
                yield from self._after(profession, way)
            return
        if asks.registered or _hides_a_profession(self.role, asks, pathway, self.catalogue):
            return
        climbs = [study(at, asks, from_age, self.catalogue)]
        stays_below = at.to_finish is None or at.to_finish.to_level < asks.level
        through_work = self._through_work(way, at) if stays_below else None
        climbs += [through_work] if through_work else []
        gaps = tuple(Gap(name, getattr(asks, name), at.grades[name] or 0) for name in at.lacks(asks))
        for steps, there in climbs:
            yield made([*_with_choices(steps, self.role, self.catalogue), *self._end(way, pathway, there)], way, gaps)

    def _end(self, way: WayIn, pathway: Pathway | None, at: At) -> list[Step]:
        """The way in itself, and where it only begins the climb, how that goes on."""
        last = last_of(way, self.catalogue)
        if not _moves_up(way, self.role, pathway, self.catalogue):
            return [last]
        first_job = replace(last, stop=_first_job(self.role, pathway, self.catalogue))
        return [first_job, *_moving_up(way, self.role, at.after(last), self.catalogue)]

    def _through_work(self, way: WayIn, at: At) -> Climb | None:
        """The climb to a way in that is a job, through apprenticeships in jobs before it."""
        pathway = self.catalogue.pathways.get(way.pathway or "")
        asks, from_age = asks_of(way, pathway, self.catalogue.routes)
        if at.level >= asks.level or not (asks.job_first or way.kind in WORKING):
            return None
        jobs = sorted(apprenticeships_before(self.role, self.catalogue), key=lambda one: _far(one[1], self.role))
        others = [(found, job.id) for found, job in jobs if found.id != way.pathway]
        return work(at, asks, from_age, others, self.catalogue)

    def _after(self, first: Role, way: WayIn) -> Iterator[Ladder]:
        """The best ladder to the job before, then this way in."""
        earlier = replace(self, role=first, depth=self.depth - 1).ladders()
        if not earlier:
            return
        best = min(earlier, key=lambda ladder: rank(ladder, self.here))
        steps = best.steps
        if way.pathway and way.pathway in {step.pathway for step in steps}:
            moving = Step(text=MOVE_UP, may_grow=True)
            yield made([*steps[:-1], replace(steps[-1], stop=first.id), moving], way, best.gaps)
            return
        at = start(self.here, self.catalogue.routes, self.today)
        for step in steps:
            at = at.after(step)
        asks, from_age = asks_of(way, self.catalogue.pathways.get(way.pathway or ""), self.catalogue.routes)
        if at.to_finish and at.level < asks.level:
            steps, at = (at.to_finish, *steps), at.after(at.to_finish)
        at = replace(at, to_finish=None)
        between, _ = self._through_work(way, at) or study(at, asks, from_age, self.catalogue)
        rest = (replace(step, text=KEEP_WORKING) if step.text == STAY else step for step in between)
        yield made([*_until(first, steps, at), *rest, last_of(way, self.catalogue)], way, best.gaps)


def _until(first: Role, steps: tuple[Step, ...], at: At) -> tuple[Step, ...]:
    """The steps to the job before; a long way there is told as one step."""
    if len(steps) <= 2:
        return (*steps[:-1], replace(steps[-1], stop=first.id))
    whole = Step(
        first.title, text="profession", role=first.id, months=sum(step.months or 0 for step in steps),
        may_grow=any(step.may_grow for step in steps), university=any(step.university for step in steps),
        to_level=at.level,
    )  # fmt: skip
    return (whole,)


def _hides_a_profession(role: Role, asks: Asks, pathway: Pathway | None, catalogue: Catalogue) -> bool:
    """Whether a way seems to ask for nothing, though it ends in a registered job that nobody begins without grades."""
    pays_as_first_job = bool(role.pay.bands) and role.pay.bands[0] in catalogue.routes.bands_without_grades
    first_rung = pathway is not None and bool(pathway.leads_to) and role.id not in pathway.leads_to
    return asks.level == 0 and is_registered(role) and bool(role.pay.bands) and not (pays_as_first_job or first_rung)


def _goes_back(ladder: Ladder, at: At) -> bool:
    """Whether a step before the last one only gives what a graduate has already."""
    return at.level >= GRADUATE and any(0 < step.to_level < at.level for step in ladder.steps[:-1])


def _as_told(way: WayIn, at: At, catalogue: Catalogue) -> Ladder:
    """A way in with nothing before it that we know of: told as it is, with school before it."""
    from_age = way.from_age or catalogue.routes.kinds[way.kind].from_age
    steps, _ = study(at, Asks(level=0), from_age, catalogue)
    return made([*steps, last_of(way, catalogue)], way, (), may_grow=True)


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
    if way.experienced and at.age < EXPERIENCED:
        return False
    return background and (kind.until_age is None or at.age <= kind.until_age)


def _with_choices(steps: list[Step], role: Role, catalogue: Catalogue) -> list[Step]:
    """A level 3 course at school age may be the role's own T Level instead."""
    choices = [
        catalogue.pathways[way.pathway].title
        for way in role.ways_in
        if way.kind == WayKind.T_LEVEL and way.pathway and way.pathway in catalogue.pathways and is_open(way, catalogue)
    ]
    own = tuple(dict.fromkeys(choices))
    return [replace(step, instead=own) if step.pathway == "a-levels" else step for step in steps]


def _moves_up(way: WayIn, role: Role, pathway: Pathway | None, catalogue: Catalogue) -> bool:
    """Whether a way only begins the climb: by its kind, or as it leads to other jobs, and this one asks for more."""
    elsewhere = pathway is not None and bool(pathway.leads_to) and role.id not in pathway.leads_to
    lower = way.kind == WayKind.APPRENTICESHIP and (way.level or 0) < GRADUATE - 1
    first_band = role.pay.bands[0] if role.pay.bands else ""
    above = bool(first_band) and first_band not in catalogue.routes.bands_without_grades
    far_above = bool(first_band) and first_band not in catalogue.routes.bands_to_begin_in
    begins = lower and (far_above or (elsewhere and (is_registered(role) or above)))
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
            return [*until_old_enough(at, from_age), last_of(way, catalogue)]
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
    if asks.registered or is_registered(role):
        return next(iter(registered or (() if asks.registered else earlier)), None)
    return next((job for job in earlier if job not in registered), None)


def _for_the_experienced(way: WayIn, role: Role, asks: Asks, catalogue: Catalogue) -> bool:
    """Whether a way without grades leads into a job above the bands in which people begin."""
    first = catalogue.routes.bands_to_begin_in
    return asks.level < 2 and not way.level and bool(role.pay.bands) and role.pay.bands[0] not in first


def _far(job: Role, role: Role) -> tuple[bool, str]:
    """For sorting: jobs of the same family first, and of those the ones that pay a beginner's wage."""
    return job.family != role.family, job.pay.bands[0] if job.pay.bands else "9"


def last_of(way: WayIn, catalogue: Catalogue) -> Step:
    pathway = catalogue.pathways.get(way.pathway or "")
    months, may_grow = months_of(way.length)
    if months is None and pathway and pathway.months and way.kind != WayKind.BRIDGE:
        months, may_grow = pathway.months, False
    return last_step(way, pathway, months, catalogue, may_grow=may_grow)
