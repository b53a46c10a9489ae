"""From every starting point there is a way to every role, or an honest nearest one."""

from itertools import product

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import WayKind
from bot.routes.planner import MOST_LADDERS, Here, keeps_wishes, ladders

STARTS = [
    Here("year-7-9"),
    Here("year-10-11"),
    Here("year-10-11", level=1),
    Here("year-12-13"),
    Here("left-school", level=1),
    Here("left-school", level=3),
    Here("adult", level=1),
    Here("adult", level=6),
    Here("year-12-13", without_university=True),
    Here("adult", wants_to_earn=True),
]


def test_every_kind_of_way_in_has_its_rules(catalogue: Catalogue) -> None:
    assert set(catalogue.routes.kinds) == set(WayKind)


@pytest.mark.parametrize("here", STARTS, ids=str)
def test_there_is_a_ladder_to_every_role_from_every_start(catalogue: Catalogue, here: Here) -> None:
    for role in catalogue.roles.values():
        found = ladders(role, here, catalogue)
        assert 1 <= len(found) <= MOST_LADDERS, role.id
        assert all(ladder.steps for ladder in found), role.id
        assert len({ladder.kind for ladder in found}) == len(found), role.id


def test_the_facts_of_each_step_are_the_catalogues(catalogue: Catalogue) -> None:
    titles = {way.title for way in catalogue.pathways.values()}
    for role, here in product(catalogue.roles.values(), STARTS):
        names = {way.name for way in role.ways_in}
        for ladder in ladders(role, here, catalogue):
            assert next(step.title for step in reversed(ladder.steps) if step.title) in names
            assert all(step.text or step.title in titles | names for step in ladder.steps)


def test_who_has_little_gets_the_steps_before(catalogue: Catalogue) -> None:
    role = catalogue.roles["physiotherapist"]
    pupil = next(way for way in ladders(role, Here("year-10-11"), catalogue) if way.kind == "degree")
    assert [step.text or step.title for step in pupil.steps[:2]] == [
        "finish_gcses",
        catalogue.pathways["a-levels"].title,
    ]
    adult = next(way for way in ladders(role, Here("adult"), catalogue) if way.kind == "degree")
    assert adult.steps[0].title == catalogue.pathways["access-to-he-health"].title
    holder = next(way for way in ladders(role, Here("adult", level=3), catalogue) if way.kind == "degree")
    assert len(holder.steps) == 1


def test_wishes_come_first_where_they_can_be_kept(catalogue: Catalogue) -> None:
    role = catalogue.roles["paramedic"]
    here = Here("year-12-13", without_university=True)
    first = ladders(role, here, catalogue)[0]
    assert keeps_wishes(first, here)
    assert not first.university


def test_a_closed_way_is_not_planned_with(catalogue: Catalogue) -> None:
    closed = {way.id for way in catalogue.pathways.values() if way.state == "closed"}
    for role in catalogue.roles.values():
        ending = [way for way in role.ways_in if not catalogue.routes.kinds[way.kind].steps_only]
        if any(way.pathway not in closed for way in ending):
            names = {way.name for way in ending if way.pathway in closed}
            for ladder in ladders(role, Here("year-12-13"), catalogue):
                assert not names & {step.title for step in ladder.steps}, role.id
