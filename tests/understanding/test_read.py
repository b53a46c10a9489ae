"""What is read in whole questions, over the real catalogue."""

import pytest

from bot.conversation.decide import Guide
from bot.understanding.question import Question


@pytest.fixture
def read(guide: Guide) -> "Reader":
    return Reader(guide)


class Reader:
    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    def __call__(self, text: str) -> Question:
        return self._guide.reader.read(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("midwife", "midwife"),
        ("MIDWIVES", "midwife"),
        ("parmedic", "paramedic"),
        ("radiography", "diagnostic-radiographer"),
        ("what does a clinical coder do", "clinical-coder"),
        ("physio", "physiotherapist"),
        ("dentalnurse", "dental-nurse"),
        ("speach therapist", "speech-and-language-therapist"),
    ],
)
def test_a_role_that_is_called_by_name_comes_first_and_surely(read: Reader, text: str, role: str) -> None:
    question = read(text)
    assert question.roles[0].id == role
    assert question.roles[0].named
    assert question.confidence == "sure"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how much does a midwife earn", "pay"),
        ("nurse vs paramedic", "compare_roles"),
        ("dental nurse apprenticeship", "apprenticeship"),
        ("how do i become a doctor", "pathway"),
        ("what grades for physio", "entry_requirements"),
        ("my daughter wants to be a midwife", "parent_question"),
        ("do you save what i type", "privacy"),
        ("hello", "smalltalk"),
        ("what a levels for law", "out_of_scope"),
        ("quiero ser enfermera", "other_language"),
        ("আমি নার্স হতে চাই", "other_language"),
        ("careers hub in leeds", "hub_contact"),
    ],
)
def test_the_intent_of_plain_questions(read: Reader, text: str, intent: str) -> None:
    assert read(text).intent == intent


@pytest.mark.parametrize(
    "text", ["best pizza in town", "what is 17 x 23", "asdfghjkl", "drop table users", "😂😂", "..."]
)
def test_nothing_to_do_with_jobs_finds_no_role_and_says_so(read: Reader, text: str) -> None:
    question = read(text)
    assert question.roles == ()
    assert question.confidence == "none"


def test_every_role_found_says_why(read: Reader) -> None:
    for hit in read("who takes blood from people").roles:
        assert hit.why
        assert 0 < hit.score <= 1


def test_a_wish_keeps_likes_and_dislikes_apart(read: Reader) -> None:
    wish = read("i like science, im fine with sick but not blood").wish
    assert "science" in wish.suits
    assert "blood" in wish.avoid
    assert "sick-and-mess" not in wish.avoid


def test_without_uni_is_heard(read: Reader) -> None:
    assert "long-training" in read("paramedic without going to uni").wish.avoid


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("mends laptops that freeze on the ward", "it-support-technician"),
        ("boss of the porters", "porter"),
        ("dentist who does braces", "orthodontist"),
        ("who do i ring when my waters go", "midwife"),
        ("what does the person who pushes the beds earn", "porter"),
        ("steral services tecnician", "sterile-services-technician"),
        ("it support apprenticeship", "it-support-technician"),
        ("tissue banking", "tissue-bank-scientist"),
    ],
)
def test_a_role_that_is_described_stands_among_the_first_three(read: Reader, text: str, role: str) -> None:
    assert role in [hit.id for hit in read(text).roles[:3]]


def test_another_job_of_one_word_stays_another_job(read: Reader) -> None:
    assert read("lawyer vs barrister").roles == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("care worker", "care-worker"),
        ("what does a care worker earn", "care-worker"),
        ("I like children and want to be a midwife", "midwife"),
        ("can i get work experience with a doctor", "doctor"),
    ],
)
def test_a_name_leads_though_its_words_are_everyday_words_or_a_wish_stands_beside_it(
    read: Reader, text: str, role: str
) -> None:
    assert read(text).roles[0].id == role


def test_a_role_that_is_ruled_out_is_no_answer_and_its_name_says_nothing(read: Reader) -> None:
    found = [hit.id for hit in read("gets people off drugs, not a doctor").roles]
    assert "doctor" not in found
    assert "substance-misuse-worker" in found[:3]


def test_a_description_is_kept_beside_a_wish(read: Reader) -> None:
    question = read("in charge of the boilers, the roofs and the car parks")
    assert "estates-and-facilities-manager" in [hit.id for hit in (*question.described, *question.roles)][:3]


def test_experiments_are_no_experience(read: Reader) -> None:
    assert "medical-academic" not in [hit.id for hit in read("work experience").roles]
