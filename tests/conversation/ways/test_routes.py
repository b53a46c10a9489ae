"""Plans as people read them."""

import pytest

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide, decide
from bot.conversation.parts import MOST_BUTTONS
from bot.messages import Incoming, Person
from bot.store.port import Memory
from tests.conftest import TODAY
from tests.conversation.test_conversations import LONGEST_REPLY

WHO = Person("telegram", "plans")


@pytest.mark.parametrize(
    "memory",
    [
        Memory(stage="year-10-11", standing=("year:11", "level:1", "usual:3", "without_university:True")),
        Memory(stage="adult", standing=("level:0", "grown:True", "wants_to_earn:True", "background:forces")),
    ],
    ids=["year 11 with 3s", "adult without GCSEs"],
)
def test_every_plan_fits_a_phone_and_has_no_hole(guide: Guide, memory: Memory) -> None:
    for role in guide.catalogue.roles:
        reply = decide(Incoming(WHO, action=f"role:{role}:plan"), memory, guide, TODAY).reply
        text = render_plain(reply)
        assert len(text) <= LONGEST_REPLY, f"{len(text)} {text}"
        assert "What to do this month" in text, role
        assert "{" not in text, role
        assert len(reply.buttons) <= MOST_BUTTONS, role
        assert all(len(button.label) <= 30 for button in reply.buttons), role


def test_ways_side_by_side_fit_a_phone_too(guide: Guide) -> None:
    for role in guide.catalogue.roles:
        reply = decide(Incoming(WHO, action=f"role:{role}:ways"), Memory(), guide, TODAY).reply
        assert len(render_plain(reply)) <= 1_600, role


def test_the_stage_is_asked_once_and_then_kept(guide: Guide) -> None:
    asked = decide(Incoming(WHO, action="role:midwife:plan"), Memory(), guide, TODAY)
    assert asked.memory.awaiting == "stage"
    told = decide(Incoming(WHO, action="stage:year-12-13"), asked.memory, guide, TODAY)
    again = decide(Incoming(WHO, action="role:paramedic:plan"), told.memory, guide, TODAY)
    assert "Starting from: sixth form or college" in render_plain(again.reply)


def test_what_was_said_before_a_plan_counts_in_it(guide: Guide) -> None:
    first = decide(Incoming(WHO, "im in year 11 and i failed maths"), Memory(), guide, TODAY)
    plan = decide(Incoming(WHO, action="role:midwife:plan"), first.memory, guide, TODAY)
    assert "Starting from: Year 11, maths 3." in render_plain(plan.reply)


def test_a_date_that_has_passed_is_not_told(guide: Guide) -> None:
    memory = Memory(stage="year-12-13", standing=("year:13", "doing:a-levels"))
    later = TODAY.replace(year=2027, month=2)
    now_, then = (
        render_plain(decide(Incoming(WHO, action="role:midwife:plan"), memory, guide, day).reply)
        for day in (TODAY, later)
    )
    assert "13 January 2027" in now_
    assert "13 January" not in then


def test_a_plan_tells_the_first_wage_until_its_year_is_over(guide: Guide) -> None:
    memory = Memory(stage="adult", standing=("level:2", "grown:True"))
    least = guide.catalogue.money.facts["apprentice-rate"]
    told, later = (
        render_plain(decide(Incoming(WHO, action="role:healthcare-assistant:plan"), memory, guide, day).reply)
        for day in (TODAY, least.valid_to.replace(year=least.valid_to.year + 1))
    )
    assert told.count(f"paid from {least.amount} an hour") == 1
    assert "paid from" not in later


def test_a_job_that_comes_near_is_named_where_no_way_fits(guide: Guide) -> None:
    memory = Memory(stage="left-school", standing=("without_university:True", "level:2"))
    text = render_plain(decide(Incoming(WHO, action="role:dentist:plan"), memory, guide, TODAY).reply)
    assert "Near it, and closer to your wishes: " in text
