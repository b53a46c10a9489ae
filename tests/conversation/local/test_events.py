"""What's on: near, in time, for the people who ask, and never a date that nobody announced."""

import re
from datetime import date

import pytest

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide, decide
from bot.conversation.local.diary import LOCAL, Wanted, found
from bot.messages import Incoming, Person, Reply
from bot.store.port import Memory
from tests.conftest import TODAY
from tests.conversation.local.diary import event, organiser, with_events

SAM = Person("web", "sam")
FAIR = event("careers-fair", times=[{"start": "2027-03-04 17:00", "end": "2027-03-04 19:00"}])


def ask(guide: Guide, text: str = "", action: str = "", today: date = TODAY, memory: Memory | None = None) -> Reply:
    return decide(Incoming(SAM, text=text, action=action), memory or Memory(), guide, today).reply


def shown(guide: Guide, text: str = "", today: date = TODAY, action: str = "") -> str:
    return render_plain(ask(guide, text, action, today))


def test_an_announced_time_is_said_in_full(guide: Guide) -> None:
    told = shown(with_events(guide, organiser(FAIR)), "what's on near leeds in march")
    assert "Thursday 4 March 2027, 17:00 to 19:00" in told
    assert "WHAT'S ON NEAR LEEDS IN MARCH 2027" in told


def test_what_is_over_is_never_shown(guide: Guide) -> None:
    known = with_events(guide, organiser(FAIR))
    assert "Careers fair" in shown(known, "events near leeds", date(2027, 3, 4))
    after = date(2027, 3, 5)
    assert "Careers fair" not in shown(known, "events near leeds", after)
    assert "2027" not in shown(known, action="event:leeds:careers-fair", today=after)


def test_a_guessed_time_is_never_stated_as_a_date(guide: Guide) -> None:
    known = with_events(guide, organiser(event("summer-fair", certainty="likely", usually="early July", months=[7])))
    for text in ("events near leeds in july", "events near leeds"):
        told = shown(known, text)
        assert "usually early July: ask for the date" in told
        assert re.search(r"\d+ July", told) is None
    assert "Summer fair" not in told_near(known, "events near leeds in march")


def told_near(guide: Guide, text: str) -> str:
    """The part of the reply before other times are named."""
    return shown(guide, text).partition("at another time")[0]


def test_nothing_near_is_said_honestly_with_who_knows_more(guide: Guide) -> None:
    told = shown(with_events(guide, organiser(FAIR)), "events near truro")
    assert "I know of nothing near Truro" in told
    assert "Cornwall and Isles of Scilly Careers Hub" in told
    assert "for all Careers Hubs" in told
    assert "Careers fair" not in told


def test_another_time_near_by_is_offered_when_nothing_is_on_then(guide: Guide) -> None:
    told = shown(with_events(guide, organiser(FAIR)), "events near leeds in may")
    assert told.index("I know of nothing near Leeds in May 2027") < told.index("Careers fair")


def test_the_nearest_comes_first(guide: Guide) -> None:
    known = with_events(
        guide, organiser(event("c", place="York"), event("b", place="Bradford"), event("a", place="Leeds"))
    )
    place = known.gazetteer.named("Leeds")[0]
    near = found(known.catalogue, known.gazetteer, Wanted(place), TODAY)
    assert [each.event.place for each in near] == ["Leeds", "Bradford", "York"]
    assert all(each.group == LOCAL for each in near)
    assert near[0].km == 0
    assert 10 < (near[1].km or 0) < 16


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("events near leeds", True),
        ("events near leeds for year 10", True),
        ("events near leeds for year 8", False),
        ("events for teachers near leeds", False),
        ("events for parents near leeds", True),
        ("midwifery events near leeds", False),
        ("nursing events near leeds", True),
    ],
)
def test_events_are_for_the_people_who_ask(guide: Guide, text: str, is_shown: bool) -> None:
    known = with_events(guide, organiser(event("nurses", title="Meet nurses", years=[10, 11], families=["nursing"])))
    assert ("Meet nurses" in shown(known, text)) == is_shown


def test_teachers_see_what_is_for_teachers_only(guide: Guide) -> None:
    known = with_events(guide, organiser(event("encounter", title="Encounter", audience=["teachers"])))
    assert "Encounter" in shown(known, "any events for teachers")
    assert "Encounter" not in shown(known, "events near leeds")


def test_online_events_are_for_people_anywhere(guide: Guide) -> None:
    known = with_events(guide, organiser(event("webinar", place=None, online=True), FAIR))
    told = shown(known, "online events")
    assert "Webinar" in told
    assert "Careers fair" not in told
    assert "Webinar" in shown(known, "events near truro")


def test_an_online_event_of_a_far_region_is_not_offered(guide: Guide) -> None:
    known = with_events(guide, organiser(event("webinar", place="Newcastle upon Tyne", online=True)))
    assert "Webinar" not in shown(known, "events near truro")
    assert "Webinar" in shown(known, "events near durham")


@pytest.mark.parametrize(("text", "said"), [("events half term", "AT HALF TERM"), ("events this month", "THIS MONTH")])
def test_the_time_that_was_asked_for_is_said_back(guide: Guide, text: str, said: str) -> None:
    assert said in shown(guide, text)


def test_school_holidays_come_with_a_word_of_care(guide: Guide) -> None:
    assert "differ by a few days" in shown(guide, "events at half term near leeds")


def test_an_event_called_by_its_name_is_opened(guide: Guide) -> None:
    told = shown(guide, "when is the next we care into the future")
    assert "usually early July" in told
    assert "Held by: Doncaster and Bassetlaw Teaching Hospitals" in told


def test_other_nations_have_services_of_their_own(guide: Guide) -> None:
    assert "Scotland" in shown(guide, "events in edinburgh in march")


@pytest.mark.parametrize("action", ["event:gone:gone", "event:leeds", "ics:a:b:c", "remind:x:y", "event:::"])
def test_a_button_of_an_event_that_is_gone_says_so(guide: Guide, action: str) -> None:
    assert "over, or no longer" in shown(guide, action=action)


@pytest.mark.parametrize("action", ["alert:Nowhere at all", "events:soon", "alert:", "reminders:no"])
def test_an_action_that_leads_nowhere_is_told_kindly(guide: Guide, action: str) -> None:
    assert "older chat" in shown(guide, action=action)


def test_every_real_event_has_a_card(guide: Guide) -> None:
    for each in guide.catalogue.events.values():
        for one in each.events:
            reply = ask(guide, action=f"event:{each.key(one)}")
            assert one.title.upper() in render_plain(reply)
            assert reply.understood.confidence == "sure"
