"""From where a person is now to a role: up to three ladders over the roles and ways in of the catalogue. Pure."""

from dataclasses import replace
from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.role import Role
from bot.catalogue.routes import Task
from bot.routes.climber import Climber
from bot.routes.ladder import Ladder, rank, why
from bot.routes.standing import Standing
from bot.routes.steps import Step

MOST_LADDERS = 3


def ladders(role: Role, here: Standing, catalogue: Catalogue, today: date) -> tuple[Ladder, ...]:
    """The best ladders to a role, those that keep the wishes first; never none, as every role has a way in."""
    found = Climber(role, here, catalogue, today).ladders()
    ranked = sorted(found, key=lambda ladder: rank(ladder, here))
    different = {(ladder.kind, ladder.by_work): ladder for ladder in reversed(ranked)}
    best = sorted(different.values(), key=lambda ladder: rank(ladder, here))[:MOST_LADDERS]
    return tuple(replace(ladder, why=why(ladder, best, here)) for ladder in best)


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
