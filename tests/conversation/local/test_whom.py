"""What is near is for people as old as the one who asks: grown-ups get jobs, pupils what fits their year."""

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.channels.plain import render_plain
from bot.conversation.local import person
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person

YEAR_9_ONLY = "Year 9, through your school"


async def said(talk: Talk, *texts: str) -> str:
    for text in texts:
        reply = await talk.answer(Incoming(Person("web", "kim"), text))
    return render_plain(reply)


@pytest.mark.parametrize(
    "who",
    ["im 19 and left school", "i am 45", "i am a nurse from syria", "i have a biology degree", "my son is 19"],
)
async def test_who_has_left_school_gets_jobs(talk: Talk, who: str) -> None:
    shown = await said(talk, who, "anything near wolverhampton")
    assert "NHS Jobs" in shown
    assert "0800 100 900" in shown
    assert "Ages 13 to 17" not in shown
    assert "Your Careers Hub" not in shown


@pytest.mark.parametrize("who", ["im in year 10", "my daughter is in year 9", "my son is 15", "i am a teacher"])
async def test_a_school_gets_its_hub(talk: Talk, who: str) -> None:
    shown = await said(talk, who, "anything near wolverhampton")
    assert "Your Careers Hub" in shown
    assert "NHS Jobs" not in shown


async def test_what_is_for_another_year_is_left_out(talk: Talk) -> None:
    shown = await said(talk, "im in year 12", "insight day near bristol")
    assert "Year 7" not in shown


async def test_what_may_be_over_says_so_and_comes_last(talk: Talk) -> None:
    shown = await said(talk, "im in year 9", "insight day near swindon")
    assert YEAR_9_ONLY in shown
    assert "It may not run now, so ask first." in shown.split(YEAR_9_ONLY)[1][:60]
    near = await said(talk, "work experience near nottingham")
    assert "Doncaster" not in near
    assert near.index("Derby and Burton") < near.index("2021")


async def test_jobs_are_asked_for_by_anybody(talk: Talk) -> None:
    assert "Jobs near Hull".upper() in (await said(talk, "any jobs going in hull")).upper()
    assert "Your Careers Hub" in await said(talk, "im in year 10", "any jobs going in hull")


def test_the_topic_has_the_parts_that_are_taken_from_it(catalogue: Catalogue) -> None:
    school, service, *_ = catalogue.topics[person.ADVISER].says
    assert "school" in school
    assert "National Careers Service" in service
    assert catalogue.topics[person.ADVISER].links
