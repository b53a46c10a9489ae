"""From every starting point there is a way to every role, or an honest nearest one."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import WayKind
from bot.catalogue.role import Role
from bot.routes.climber import MOVE_UP
from bot.routes.ladder import Ladder, keeps_wishes
from bot.routes.planner import MOST_LADDERS, ladders, task
from bot.routes.standing import Standing
from bot.routes.steps import ENGLISH_AND_MATHS, FINISH, SCHOOL_LEAVING_AGE, start
from tests.conftest import TODAY

STARTS = {
    "year 8": Standing("year-7-9", year=8),
    "year 10": Standing("year-10-11", year=10),
    "year 11 with 3s": Standing("year-10-11", year=11, level=1, usual=3),
    "year 11 with 6s, no uni": Standing("year-10-11", year=11, level=2, usual=6, without_university=True),
    "year 12 on a T Level": Standing("year-12-13", year=12, doing="t-level"),
    "year 13 on A levels, failed maths": Standing("year-12-13", year=13, doing="a-levels", maths=3),
    "19 without GCSEs": Standing("left-school", level=0, grown=True),
    "18 with level 3": Standing("left-school", level=3),
    "adult who must earn": Standing("adult", level=2, grown=True, wants_to_earn=True),
    "graduate": Standing("adult", level=6, grown=True),
}


@pytest.fixture(params=tuple(STARTS))
def here(request: pytest.FixtureRequest) -> Standing:
    return STARTS[request.param]


@pytest.fixture(scope="module")
def planned(catalogue: Catalogue) -> dict[tuple[Standing, str], tuple[Ladder, ...]]:
    """Every ladder from every start to every role."""
    return {
        (here, role.id): ladders(role, here, catalogue, TODAY)
        for here in STARTS.values()
        for role in catalogue.roles.values()
    }


Planned = dict[tuple[Standing, str], tuple[Ladder, ...]]


def each(planned: Planned, here: Standing, catalogue: Catalogue) -> Iterator[tuple[Role, Ladder]]:
    for (start_, role), found in planned.items():
        if start_ == here:
            for ladder in found:
                yield catalogue.roles[role], ladder


def test_every_kind_of_way_in_has_its_rules(catalogue: Catalogue) -> None:
    assert set(catalogue.routes.kinds) == set(WayKind)


def test_there_is_a_ladder_to_every_role_from_every_start(catalogue: Catalogue, planned: Planned) -> None:
    assert len(planned) == len(catalogue.roles) * len(STARTS)
    for (_, role), found in planned.items():
        assert 1 <= len(found) <= MOST_LADDERS, role
        assert all(ladder.steps and ladder.why for ladder in found), role


def test_the_facts_of_each_step_are_the_catalogues(catalogue: Catalogue, planned: Planned, here: Standing) -> None:
    titles = {way.title for way in catalogue.pathways.values()} | {role.title for role in catalogue.roles.values()}
    names = {way.name for role in catalogue.roles.values() for way in role.ways_in}
    for role, ladder in each(planned, here, catalogue):
        for step in ladder.steps:
            assert step.text or step.title in titles | names, (role.id, step)
            assert not step.pathway or step.pathway in catalogue.pathways
            assert not step.stop or step.stop in catalogue.roles


def test_the_last_word_is_a_way_into_the_job(catalogue: Catalogue, planned: Planned, here: Standing) -> None:
    for role, ladder in each(planned, here, catalogue):
        last = ladder.steps[-1]
        own = {way.name for way in role.ways_in}
        assert last.title in own or last.text == MOVE_UP, (role.id, ladder)


def test_the_years_add_up(catalogue: Catalogue, planned: Planned, here: Standing) -> None:
    for role, ladder in each(planned, here, catalogue):
        assert ladder.months == sum(step.months or 0 for step in ladder.steps), role.id
        assert ladder.may_grow or all(step.months for step in ladder.steps), role.id


def test_no_step_asks_for_more_than_the_one_before_gives(
    catalogue: Catalogue, planned: Planned, here: Standing
) -> None:
    for role, ladder in each(planned, here, catalogue):
        level = start(here, catalogue.routes, TODAY).level
        for step in ladder.steps:
            assert step.role or step.from_level <= level, (role.id, ladder)
            level = max(level, step.to_level)


def test_nobody_redoes_what_they_hold(catalogue: Catalogue, planned: Planned, here: Standing) -> None:
    for role, ladder in each(planned, here, catalogue):
        texts = [step.text for step in ladder.steps]
        ways = [step.pathway for step in ladder.steps]
        if (here.level or 0) >= 2:
            assert "level_two" not in texts, role.id
        if (here.level or 0) >= 3 or here.doing in {"t-level", "a-levels"}:
            assert not {"a-levels", "access-to-he-health"} & set(ways), (role.id, ladder)
        if here.level == 6:
            assert "a_degree_first" not in texts, role.id
        assert FINISH not in texts[1:], role.id
        assert not any(one and one == other for one, other in pairwise(ways)), (role.id, ladder)


def test_nobody_is_sent_to_a_job_before_the_age_for_it(catalogue: Catalogue, planned: Planned, here: Standing) -> None:
    for role, ladder in each(planned, here, catalogue):
        months_old = start(here, catalogue.routes, TODAY).months_old
        for step in ladder.steps:
            if step.title and not step.role:
                assert months_old >= SCHOOL_LEAVING_AGE * 12, (role.id, ladder)
                assert months_old >= min(step.from_age, 18) * 12, (role.id, step, months_old)
            months_old += step.months or 0


def test_what_was_ruled_out_comes_only_where_there_is_nothing_else(planned: Planned, here: Standing) -> None:
    for (start_, role), found in planned.items():
        if start_ != here:
            continue
        kept = [keeps_wishes(ladder, here) for ladder in found]
        assert kept == sorted(kept, reverse=True), role
        assert all(ladder.why == "not_all" for ladder, is_kept in zip(found, kept, strict=True) if not is_kept), role


def test_a_ladder_without_university_has_no_full_time_degree(catalogue: Catalogue, planned: Planned) -> None:
    here = STARTS["year 11 with 6s, no uni"]
    full_time = {id_ for id_, way in catalogue.pathways.items() if way.kind == WayKind.DEGREE}
    for role, ladder in each(planned, here, catalogue):
        if keeps_wishes(ladder, here):
            assert not full_time & {step.pathway for step in ladder.steps[:1] + ladder.steps[-1:]}, (role.id, ladder)


def test_a_graduate_never_climbs_longer_than_a_pupil(catalogue: Catalogue, planned: Planned) -> None:
    for role in catalogue.roles:
        graduate, pupil = planned[STARTS["graduate"], role], planned[STARTS["year 8"], role]
        assert min(way.months for way in graduate) <= min(way.months for way in pupil), role


def test_a_missing_grade_is_told_or_caught_up(catalogue: Catalogue) -> None:
    physio = catalogue.roles["physiotherapist"]
    here = Standing("year-10-11", year=11, level=1, usual=3, science=5)
    for ladder in ladders(physio, here, catalogue, TODAY):
        assert {gap.subject for gap in ladder.gaps} <= {"english", "maths"}
        assert all(gap.held == 3 and gap.asked == 4 for gap in ladder.gaps)
    assert any(ladder.gaps for ladder in ladders(physio, here, catalogue, TODAY))


def test_who_failed_maths_and_has_the_level_takes_maths_again_first(catalogue: Catalogue) -> None:
    nurse, here = catalogue.roles["adult-nurse"], Standing("adult", level=3, maths=3, english=5)
    degree = next(way for way in ladders(nurse, here, catalogue, TODAY) if way.kind == "degree")
    assert degree.steps[0].text == ENGLISH_AND_MATHS
    assert [gap.subject for gap in degree.gaps] == ["maths"]


def test_low_grades_lead_through_a_job_too(catalogue: Catalogue) -> None:
    physio, here = catalogue.roles["physiotherapist"], Standing("year-10-11", year=11, level=1, usual=3)
    through_work = next(way for way in ladders(physio, here, catalogue, TODAY) if way.by_work and not way.may_grow)
    levels = [step.to_level for step in through_work.steps]
    assert levels == sorted(levels)
    assert all(step.stop for step in through_work.steps[1:-1])


def test_a_profession_comes_before_what_only_its_members_can_do(catalogue: Catalogue) -> None:
    visitor = catalogue.roles["health-visitor"]
    for ladder in ladders(visitor, Standing("year-12-13", doing="a-levels"), catalogue, TODAY):
        if ladder.steps[-1].pathway in {"degree-public-health-nursing", "ST1418"}:
            assert any(step.role or step.stop for step in ladder.steps[:-1]), ladder


def test_the_year_and_the_date_tell_how_long_school_lasts(catalogue: Catalogue) -> None:
    def school(year: int, today: date) -> int | None:
        found = start(Standing("year-10-11", year=year), catalogue.routes, today).to_finish
        return found.months if found else None

    assert school(11, date(2026, 11, 23)) == 10
    assert school(10, date(2026, 11, 23)) == 22
    assert school(11, date(2027, 6, 1)) == 3


def test_what_to_do_this_month_fits_stage_season_and_ladder(catalogue: Catalogue) -> None:
    def text(role: str, here: Standing, today: date) -> str:
        found = task(ladders(catalogue.roles[role], here, catalogue, today)[0], here, catalogue, today)
        return found.text if found else ""

    in_sixth_form = Standing("year-12-13", year=13, doing="a-levels")
    assert text("midwife", in_sixth_form, date(2026, 11, 23)) == "ucas_january"
    assert text("midwife", in_sixth_form, date(2027, 1, 20)) != "ucas_january"
    assert text("midwife", in_sixth_form, date(2027, 7, 20)) == "clearing"
    assert text("midwife", Standing("year-10-11", year=11), date(2026, 11, 23)) == "college_autumn"
    assert text("adult-nurse", STARTS["19 without GCSEs"], date(2026, 11, 23)) == "access"


def test_there_is_something_to_do_in_every_month(catalogue: Catalogue, planned: Planned) -> None:
    for (here, role), found in planned.items():
        for month in (1, 4, 7, 9):
            assert task(found[0], here, catalogue, date(2027, month, 15)), (here, role)


def test_a_closed_way_is_not_planned_with(catalogue: Catalogue) -> None:
    closed = {way.id for way in catalogue.pathways.values() if way.state in {"closing", "closed"}}
    for role in catalogue.roles.values():
        ending = [way for way in role.ways_in if not catalogue.routes.kinds[way.kind].steps_only]
        if any(way.pathway not in closed for way in ending):
            names = {way.name for way in ending if way.pathway in closed}
            for ladder in ladders(role, Standing("year-12-13"), catalogue, TODAY):
                assert not names & {step.title for step in ladder.steps}, role.id


def test_a_pupil_is_not_told_to_come_with_years_of_work(catalogue: Catalogue, planned: Planned) -> None:
    pupil = STARTS["year 11 with 3s"]
    for role, ladder in each(planned, pupil, catalogue):
        others = [way for way in role.ways_in if not (way.experienced or catalogue.routes.kinds[way.kind].steps_only)]
        experienced = {way.name for way in role.ways_in if way.experienced}
        told = ladder.steps[-1].title in experienced and not ladder.by_work
        assert not (others and told), role.id


def test_the_age_that_a_way_tells_is_waited_for(catalogue: Catalogue, planned: Planned) -> None:
    pupil, waited = STARTS["year 8"], 0
    months_old = start(pupil, catalogue.routes, TODAY).months_old
    for role, ladder in each(planned, pupil, catalogue):
        ages = {way.name: way.from_age for way in role.ways_in if way.from_age}
        age = ages.get(ladder.steps[-1].title, 0)
        assert months_old + sum(step.months or 0 for step in ladder.steps[:-1]) >= age * 12, role.id
        waited += bool(age)
    assert waited


def test_a_degree_that_a_way_asks_for_comes_first(catalogue: Catalogue, planned: Planned) -> None:
    pupil = STARTS["year 8"]
    for role, ladder in each(planned, pupil, catalogue):
        asked = {way.name: way.from_level for way in role.ways_in if way.from_level}
        before = max((step.to_level for step in ladder.steps[:-1]), default=0)
        assert before >= asked.get(ladder.steps[-1].title, 0), role.id


def test_a_lower_apprenticeship_is_only_the_start_of_a_job_that_begins_higher(
    catalogue: Catalogue, planned: Planned
) -> None:
    for role, ladder in each(planned, STARTS["year 8"], catalogue):
        last = ladder.steps[-1]
        pathway = catalogue.pathways.get(last.pathway)
        if role.pay.bands and role.pay.bands[0] not in catalogue.routes.bands_to_begin_in and pathway:
            assert pathway.kind != WayKind.APPRENTICESHIP or (pathway.level or 0) >= 5, role.id
