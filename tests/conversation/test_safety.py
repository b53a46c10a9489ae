import re

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.conversation.safety import reply
from bot.messages import Bold, Bullets, Link, Paragraph, Reply
from bot.understanding.safety.gate import Danger

CATEGORIES = (
    "emergency",
    "suicide",
    "self_harm",
    "placement_assault",
    "unsafe_placement",
    "sexual_abuse",
    "exploitation",
    "forced_marriage",
    "violence",
    "homelessness",
    "urgent",
    "eating_disorder",
    "harm_to_others",
    "bullying",
    "drugs_alcohol",
    "distress",
    "worried",
    "pregnancy",
    "medicines",
    "diagnosis",
    "symptoms",
)
PHONE_SCREEN = 700


def _reply(catalogue: Catalogue, category: str, career: bool = False) -> Reply:
    danger = Danger(catalogue.safety.categories[category].kind, category, career)
    return reply(danger, catalogue.safety, catalogue.wording)


def _lines(answer: Reply) -> list[str]:
    lines = []
    for block in answer.blocks:
        assert isinstance(block, Paragraph | Bullets)
        parts = (block.parts,) if isinstance(block, Paragraph) else block.items
        lines += ["".join(part.text if isinstance(part, Bold | Link) else part for part in line) for line in parts]
    return lines


def test_the_categories_of_this_test_are_all_that_there_are(catalogue: Catalogue) -> None:
    assert set(catalogue.safety.categories) == set(CATEGORIES)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_reply_fits_a_phone_screen_in_short_sentences(catalogue: Catalogue, category: str) -> None:
    lines = _lines(_reply(catalogue, category))
    assert len("\n".join(lines)) <= PHONE_SCREEN
    sentences = [sentence for line in lines for sentence in re.split(r"(?<=[.!?])\s", line)]
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_reply_says_that_it_is_a_bot_asks_nothing_and_lets_the_person_go_on(
    catalogue: Catalogue, category: str
) -> None:
    answer = _reply(catalogue, category)
    text = " ".join(_lines(answer))
    assert "I'm a bot" in text
    assert "nobody reads this live" in text.lower()
    assert "?" not in text
    assert [(button.label, button.action) for button in answer.buttons] == [("Back to careers", "home")]


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_reply_is_understood_as_safety_and_names_no_role(catalogue: Catalogue, category: str) -> None:
    understood = _reply(catalogue, category).understood
    kind = catalogue.safety.categories[category].kind
    assert understood.intent == ("medical_advice" if kind == "medical" else "safeguarding")
    assert (understood.confidence, understood.safety, understood.roles) == ("sure", kind, ())


@pytest.mark.parametrize("category", CATEGORIES)
def test_no_reply_promises_or_gives_advice(catalogue: Catalogue, category: str) -> None:
    text = " ".join(_lines(_reply(catalogue, category))).lower()
    promises = (
        "i promise",
        "will be ok",
        "you will feel better",
        "we will help",
        "i will help",
        "confidential",
        "guarantee",
    )
    advice = ("mg", "dose", "you have", "you should take", "try taking", "sounds like an infection")
    assert [word for word in promises + advice if word in text] == []


def test_a_crisis_reply_names_the_places_of_the_project(catalogue: Catalogue) -> None:
    text = " ".join(_lines(_reply(catalogue, "suicide")))
    for said in ("999", "111", "option 2", "0800 1111", "116 123", "SHOUT to 85258"):
        assert said in text


def test_urgent_medical_help_comes_first(catalogue: Catalogue) -> None:
    lines = _lines(_reply(catalogue, "urgent"))
    assert "999" in lines[0]
    assert "999" in lines[2]


def test_a_careers_question_beside_a_medical_one_may_be_sent_again(catalogue: Catalogue) -> None:
    assert "careers question" in _lines(_reply(catalogue, "symptoms", career=True))[-1]
    assert "careers question" not in _lines(_reply(catalogue, "symptoms"))[-1]
