"""Money facts say when they may have changed: the clock is moved, and every answer is read."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.load import Knowledge
from bot.catalogue.money import names_in
from bot.channels.plain import render_plain
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person
from bot.store.memory import MemoryStore


async def said(guide: Guide, action: str, day: date) -> str:
    talk = Talk(lambda: guide, MemoryStore(), lambda: day, Limits(per_minute=1000))
    return render_plain(await talk.answer(Incoming(Person("test", "1"), action=action)))


def test_every_amount_is_named_and_every_name_is_filled_in(catalogue: Catalogue, knowledge: Knowledge) -> None:
    used = {name for topic in knowledge.entries["topics"].values() for name in names_in(topic)}
    assert used == set(knowledge.singles["pay/money.yaml"].facts)
    assert not [topic.id for topic in catalogue.topics.values() if list(names_in(topic))]


async def test_after_its_last_day_every_topic_with_an_amount_says_that_it_may_have_changed(
    guide: Guide, catalogue: Catalogue
) -> None:
    changed = catalogue.wording["topic.may_have_changed"]
    with_amounts = [topic for topic in catalogue.topics.values() if "£" in "".join((*topic.says, *topic.points))]
    assert len(with_amounts) >= 14
    for topic in with_amounts:
        assert topic.valid_to is not None
        assert changed not in await said(guide, f"topic:{topic.id}", topic.valid_to)
        assert changed in await said(guide, f"topic:{topic.id}", topic.valid_to + timedelta(days=1)), topic.id


@pytest.mark.parametrize("action", ["role:paramedic:pay", "role:healthcare-assistant:pay", "role:paramedic"])
async def test_after_the_pay_year_pay_says_that_it_may_have_changed(
    guide: Guide, catalogue: Catalogue, action: str
) -> None:
    changed = catalogue.wording["pay.may_have_changed"]
    end = catalogue.pay.valid_to
    assert changed not in await said(guide, action, end)
    assert changed in await said(guide, action, end + timedelta(days=1))


def test_the_pay_table_rises_from_band_to_band(catalogue: Catalogue) -> None:
    bands = list(catalogue.pay.bands.values())
    assert all(lower.start < higher.start for lower, higher in pairwise(bands))
