import logging
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.channels.plain import render_plain
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.script import incoming_of
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person, Reply
from bot.store.memory import MemoryStore
from bot.store.port import Memory
from bot.store.sqlite import SqliteStore
from tests.conftest import TODAY

SAM = Person("telegram", "5550001112223")
ANSWERS = (
    "because zzqwx and my gran in Wolverhampton had a fall and i held her hand",
    "i was captain of the zzqwx team and we had no plan for year 11 prom",
    "would i say it? yes zzqwx i would, to anyone",
    "what is zzqwx vvkj about",
    "zzqwx",
    "my work experience near leeds was at zzqwx",
    "i am a parent and my daughter zzqwx likes animals, thanks",
)


async def say(talk: Talk, turns: Iterable[str]) -> Reply:
    reply = Reply(())
    for turn in turns:
        reply = await talk.answer(incoming_of(SAM, turn, reply.buttons))
    return reply


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


@pytest.mark.parametrize(
    ("text", "title", "own"),
    [
        ("practise interview for midwife", "Midwife", "kind of nurse or midwife"),
        ("interview questions for hca", "Healthcare assistant", "day in this job"),
        ("mock interview paramedic", "Paramedic", "blue lights"),
        ("can we do a mock interview for biomedical scientist", "Biomedical scientist", "sample"),
        ("practice interview physio", "Physiotherapist", "from start to end"),
        ("mock interview for dentist", "Dentist", "seeing care"),
        ("mmi practice questions", "Medicine and dentistry (MMI)", "seeing care"),
        ("mock interview for an apprenticeship", "An apprenticeship", "as an employer"),
        ("practise a uni interview, mock interview", "A university course", "find out about this job"),
        ("mock interview dental nurse apprenticeship", "Dental nurse", "as an employer"),
        ("mock interview pharmacy technician", "Pharmacy technician", "every detail"),
        ("practise interview social worker", "Social worker", "day in this job"),
        ("practice interview it support technician", "IT support", "never meet them"),
        ("mock interview psychological wellbeing practitioner", "Psychological wellbeing", "finds it hard to talk"),
    ],
)  # fmt: skip
async def test_the_questions_fit_what_is_practised_for(talk: Talk, text: str, title: str, own: str) -> None:
    first = await say(talk, [text])
    assert f"practice interview: {title}".casefold() in render_plain(first).casefold()
    assert "Question 1 of" in render_plain(first)
    assert own in render_plain(await say(talk, [">practise:next"]))


async def test_without_a_job_the_kind_is_asked_and_may_be_typed(talk: Talk) -> None:
    assert "Which kind" in render_plain(await say(talk, ["mock interview"]))
    assert "Midwife" in render_plain(await say(talk, ["midwife"])).title()
    assert "Which kind" in render_plain(await say(talk, ["stop", "/practise"]))


async def test_a_kind_may_be_given_by_its_number(talk: Talk, catalogue: Catalogue) -> None:
    first, second, *_ = catalogue.practice.values()
    assert second.title.casefold() in render_plain(await say(talk, ["mock interview", "2"])).casefold()
    assert first.title.casefold() in render_plain(await say(talk, ["stop", "/practise", first.title])).casefold()


@pytest.mark.parametrize(
    "text",
    [
        "can i do a mock interview", "i want to practise interviews", "interview practice", "test my interview skills",
        "how do i practise for an interview", "mock intervew", "pretend youre interviewing me, do an interview, ask me",
        "rehearse my interview with me", "/practise", "practise",
    ],
)  # fmt: skip
async def test_a_practice_is_offered_however_it_is_asked_for(talk: Talk, text: str) -> None:
    assert "Which kind of interview" in render_plain(await say(talk, [text]))


@pytest.mark.parametrize(
    "text", ["interview tips", "what do i wear to an interview", "gp practice", "i got an interview"]
)
async def test_a_question_about_interviews_is_no_practice(talk: Talk, text: str) -> None:
    assert "Which kind of interview" not in render_plain(await say(talk, [text]))


async def test_the_job_that_was_talked_about_is_practised_for(talk: Talk) -> None:
    reply = await say(talk, ["play specialist", "mock interview"])
    assert "play specialist" in render_plain(reply).casefold()


async def test_an_answer_gets_the_points_to_tick_and_the_persons_own_mark(talk: Talk) -> None:
    points = await say(talk, ["mock interview for midwife", "I saw a birth and it was great"])
    assert "A strong answer often holds" in render_plain(points)
    assert {"I said this", "I missed some", "Stop"} <= set(labels(points))
    assert "Question 2 of 7" in render_plain(await say(talk, [">practise:said"]))


@pytest.mark.parametrize(
    ("mark", "has"), [("yes", "Question 2"), ("i missed some", "Pick one point"), ("skip", "Question 2")]
)
async def test_the_mark_may_be_typed(talk: Talk, mark: str, has: str) -> None:
    reply = await say(talk, ["mock interview for midwife", "I saw a birth and it was great", mark])
    assert has in render_plain(reply)


async def test_who_missed_some_may_try_again(talk: Talk) -> None:
    turns = ["mock interview for midwife", "I like babies a lot", "> I missed some", "> Try it again"]
    assert "Question 1 of 7" in render_plain(await say(talk, turns))


async def test_at_the_end_stand_a_kind_word_and_a_person_to_turn_to(talk: Talk) -> None:
    turns = ["mock interview for midwife", *("I would be kind and honest", "said it") * 7]
    reply = await say(talk, turns)
    text = render_plain(reply)
    assert "7 times you said most of it" in text
    assert "nationalcareers.service.gov.uk" in text
    assert "Midwife" in labels(reply)


async def test_a_real_question_is_answered_and_the_practice_goes_on(talk: Talk) -> None:
    aside = await say(talk, ["mock interview for midwife", "what does it pay"])
    assert aside.understood.intent == "pay"
    assert labels(aside)[0] == "Back to my practice"
    assert "Question 1 of 7" in render_plain(await say(talk, ["carry on"]))


async def test_stop_ends_it_and_texts_are_questions_again(talk: Talk) -> None:
    reply = await say(talk, ["mock interview for midwife", "stop", "paramedic"])
    assert reply.understood.roles[0].id == "paramedic"


async def test_buttons_and_commands_work_in_between(talk: Talk) -> None:
    assert "What I keep" in render_plain(await say(talk, ["mock interview for midwife", "/privacy"])).replace(
        "WHAT I KEEP", "What I keep"
    )
    assert "Question 1" in render_plain(await say(talk, ["continue"]))


async def test_danger_goes_first_in_the_middle_of_an_answer(talk: Talk, store: MemoryStore) -> None:
    reply = await say(talk, ["mock interview for midwife", "i was hit at home and i want to die"])
    assert reply.understood.safety == "crisis"
    assert store.missed(5) == []


@pytest.mark.parametrize("text", ["my head hurts and i feel sick", "my manager keeps touching me"])
async def test_the_practice_is_one_button_away_after_a_word_on_safety(talk: Talk, text: str) -> None:
    reply = await say(talk, ["mock interview for midwife", text])
    assert reply.understood.safety in {"medical", "safeguarding"}
    assert [each.action for each in reply.buttons] == ["practise:on", "home"]
    assert "Question 1" in render_plain(await say(talk, [f">{reply.buttons[0].action}"]))


async def test_nobody_in_a_crisis_is_asked_to_play_on_but_may(talk: Talk) -> None:
    reply = await say(talk, ["mock interview for midwife", "i want to die"])
    assert [each.action for each in reply.buttons] == ["home"]
    assert "Question 1" in render_plain(await say(talk, ["continue"]))


async def test_nothing_that_is_written_is_kept(guide: Guide, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    store = SqliteStore(tmp_path)
    talk = Talk(lambda: guide, store, lambda: TODAY, Limits(10_000))
    for text in ANSWERS:
        await say(talk, ["mock interview for midwife"])
        before = store.recall(SAM, TODAY)
        await say(talk, [text, "yes", text])
        after = store.recall(SAM, TODAY)
        assert (after.place, after.asker, after.stage, after.local) == (
            before.place,
            before.asker,
            before.stage,
            before.local,
        )
    assert store.missed(10) == []
    assert store.feedback(10) == []
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"practice" in kept, "nothing was kept, so nothing was tried"
    assert b"zzqwx" not in kept
    assert b"olverhampton" not in kept
    assert "zzqwx" not in caplog.text


@pytest.mark.parametrize(
    "kept", ["", "x", "gone:midwife:0:0", "values:midwife:99:99", "values:gone:1:0", "values:::", "::"]
)
async def test_a_practice_that_is_no_longer_there_does_no_harm(talk: Talk, store: MemoryStore, kept: str) -> None:
    for awaiting in ("practice", "practice-mark", "practice-kind:0", "practice-kind:9", ""):
        for turn in ("midwife", "carry on", "yes", ">practise:next", ">practise:said", ">practise:on", ">practise:x"):
            store.remember(SAM, Memory(practice=kept, awaiting=awaiting), TODAY)
            assert (await say(talk, [turn])).blocks


def test_every_family_of_roles_has_its_questions(catalogue: Catalogue) -> None:
    served = {family for bank in catalogue.practice.values() for family in bank.families}
    assert served == set(catalogue.families)


async def test_every_practice_can_be_opened_and_fits_a_phone(talk: Talk, catalogue: Catalogue) -> None:
    for bank in catalogue.practice.values():
        reply = await talk.answer(Incoming(SAM, action=f"practise:in:{bank.id}"))
        while any(button.label == "Skip" for button in reply.buttons):
            points = await talk.answer(Incoming(SAM, action="practise:done"))
            assert len(render_plain(reply)) < 700
            assert len(render_plain(points)) < 700
            reply = await talk.answer(Incoming(SAM, action="practise:next"))
