"""Each commitment of the report of 2025 can be reached by a question, and offers are found by place and by kind."""

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.channels.plain import render_plain
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person, Reply

SAM = Person("web", "sam")

COMMITMENTS = (
    ("virtual work experience in derby", "NHS Derby and Derbyshire", "online"),
    ("work experience in chesterfield", "NHS Derby and Derbyshire", ""),
    ("work experience at pendleside hospice", "Pendleside Hospice", "outside hospitals"),
    ("work experience in burnley", "Lancashire", ""),
    ("lincolnshire health and care careers event", "Lincolnshire Community and Hospitals", "careers event"),
    ("careers event in lincoln", "Lincolnshire Community and Hospitals", "Health and Care Careers Event"),
    ("equalex", "NHS England in the North West", "ten days"),
    ("insight day in liverpool", "NHS England in the North West", "Nursing"),
    ("liverpool womens mentoring", "Liverpool Women's", "mentoring"),
    ("walton centre workplace safari", "The Walton Centre", "brain and spine"),
    ("creating careers north west", "NHS England in the North West", "schools"),
    ("rnoh teacher encounters", "Royal National Orthopaedic Hospital", "Teachers visit"),
    ("royal national orthopaedic hospital work experience", "Royal National Orthopaedic Hospital", "180"),
    ("rnoh talks for parents", "Royal National Orthopaedic Hospital", "Parents"),
    ("online work experience in stafford", "NHS Staffordshire and Stoke-on-Trent", "online"),
    ("careers roadshow in staffordshire", "NHS Staffordshire and Stoke-on-Trent", "Roadshow"),
    ("work experience at royal stoke", "University Hospitals of North Midlands", "350"),
    ("observation day in stoke", "University Hospitals of North Midlands", "try out"),
    ("uhnm week for year 9 with free school meals", "University Hospitals of North Midlands", "Free School Meals"),
    ("what does royal wolverhampton offer year 10s", "Royal Wolverhampton", "keyhole"),
    ("insight days in wolverhampton", "Royal Wolverhampton", "operation"),
    ("nhs ambassador in truro", "Cornwall Partnership", "science lessons"),
    ("days for teachers in cornwall, as a teacher", "Cornwall Partnership", "Teachers"),
    ("nhs ambassadors in exeter", "Devon Partnership", "Staff visit schools"),
    ("ambassador in plymouth", "University Hospitals Plymouth", "visit schools"),
    ("project 40", "Devon Partnership", "Apprentices tell"),
    ("inclusive careers project", "NHS Humber and North Yorkshire", "SEND"),
    ("work experience in scarborough year 12", "York and Scarborough", "pharmacy"),
    ("teacher encounters in hull", "NHS Humber and North Yorkshire", "Teachers"),
    ("teacher encounters in bucks", "Buckinghamshire Healthcare", "each term"),
    ("work experience in aylesbury", "Buckinghamshire Healthcare", "shadow"),
    ("careers talk in high wycombe", "Buckinghamshire Healthcare", "Skills Show"),
    ("after school careers talk bucks skills show", "Buckinghamshire Healthcare", "after school"),
    ("we care into the future", "Doncaster and Bassetlaw", "100 jobs"),
    ("teacher encounters in doncaster", "Doncaster and Bassetlaw", "Teachers"),
)


async def ask(talk: Talk, text: str) -> Reply:
    return await talk.answer(Incoming(SAM, text))


@pytest.mark.parametrize(("text", "who", "what"), COMMITMENTS, ids=[text for text, _, _ in COMMITMENTS])
async def test_every_commitment_is_reached_by_a_question(talk: Talk, text: str, who: str, what: str) -> None:
    shown = render_plain(await ask(talk, text)).casefold()
    assert who.casefold() in shown
    assert what.casefold() in shown


@pytest.mark.parametrize("place", ["Doncaster", "Truro", "Luton", "Hull", "Wolverhampton", "Isle of Wight"])
async def test_everywhere_there_is_a_next_step(talk: Talk, place: str) -> None:
    reply = await ask(talk, f"work experience near {place}")
    shown = render_plain(reply)
    assert "Careers Hub" in shown
    assert "http" in shown
    assert [button.action for button in reply.buttons][-1] == "home"


async def test_what_was_asked_for_and_is_not_there_is_said(talk: Talk) -> None:
    shown = render_plain(await ask(talk, "mentoring in norwich"))
    assert "I don't know who offers mentoring near Norwich" in shown


async def test_a_kind_without_a_place_asks_for_the_town(talk: Talk) -> None:
    shown = render_plain(await ask(talk, "nhs mentoring scheme"))
    assert "some who offer mentoring" in shown
    answered = render_plain(await ask(talk, "liverpool"))
    assert "Help near Liverpool".upper() in answered.upper()


async def test_more_offers_are_a_tap_away_and_none_comes_twice(talk: Talk) -> None:
    first = await ask(talk, "work experience in liverpool")
    more = next(button.action for button in first.buttons if button.action.startswith("offers:"))
    second = await talk.answer(Incoming(SAM, action=more))
    shown = [part for reply in (first, second) for part in render_plain(reply).split("\n\n") if "(" in part]
    assert len(shown) == len(set(shown))
    assert len(shown) > 3


async def test_an_old_button_for_more_offers_does_no_harm(talk: Talk) -> None:
    for action in ("offers:work-experience:1", "offers:nonsense:1", "offers:mentoring", "offers:mentoring:99"):
        assert (await talk.answer(Incoming(Person("web", "new"), action=action))).blocks


async def test_the_role_decides_which_offer_comes_first(talk: Talk) -> None:
    reply = await ask(talk, "shadow a doctor in crewe")
    assert "Aspire to be a Doctor" in render_plain(reply)


def test_every_offer_says_whom_it_is_for_and_what_is_not_known(catalogue: Catalogue) -> None:
    bare = [one.id for one in catalogue.employers.values() if any(not offer.who_for for offer in one.programmes)]
    doubtful = [
        one.id
        for one in catalogue.employers.values()
        if any(offer.certainty == "unsure" for offer in one.programmes) and not one.unsure
    ]
    assert bare == []
    assert doubtful == []


@pytest.mark.parametrize("text", ["help near boston", "EX4 help", "leeds", "anything near hull"])
async def test_a_place_and_hardly_a_word_more_gets_help_near_it(talk: Talk, text: str) -> None:
    assert "Careers Hub" in render_plain(await ask(talk, text))


async def test_where_two_hubs_are_possible_the_town_is_asked_for(talk: Talk) -> None:
    both = render_plain(await ask(talk, "help near london"))
    assert "Tell me your town" in both
    assert "Careers Hub" in render_plain(await ask(talk, "croydon"))
    assert "Tell me your town" not in render_plain(await ask(talk, "help near croydon"))


@pytest.mark.parametrize(
    "text", ["help near IM1 1AA", "help near JE2", "work experience near cardiff", "events in glasgow"]
)
async def test_a_place_outside_england_is_told_so(talk: Talk, text: str) -> None:
    reply = await ask(talk, text)
    assert reply.understood.confidence == "sure"
    assert "Careers Hub is" not in render_plain(reply)
