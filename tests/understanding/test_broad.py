"""Broad wishes in a text: what is wished, what is ruled out, and when a role is meant instead."""

import pytest

from bot.conversation.decide import Guide
from bot.understanding.read import QuestionReader


@pytest.fixture
def reader(guide: Guide) -> QuestionReader:
    return guide.reader


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("i adore knitting", "sewing"),
        ("mad about tennis", "sport-and-pe"),
        ("something with toddlers", "children"),
        ("I'm a night owl", "night-owl"),
        ("keyboards and coding for me", "computers"),
        ("i adore pastry", "food-and-cooking"),
    ],
)
def test_the_wish_of_a_text(reader: QuestionReader, text: str, first: str) -> None:
    question = reader.read(text)
    assert question.collections[0] == first
    assert question.intent == "role_search"
    assert question.firm


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("i adore painting but no blood please", {"art", "no-blood"}),
        ("outdoors, and never nights", {"outdoors", "no-nights"}),
        ("love chemistry, skip university", {"chemistry", "no-degree"}),
    ],
)
def test_several_wishes_at_once(reader: QuestionReader, text: str, wishes: set[str]) -> None:
    assert wishes <= set(reader.read(text).collections)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("kids are not for me", "children"),
        ("i would hate maths all day", "maths"),
        ("anything but computers", "computers"),
    ],
)
def test_what_is_ruled_out_is_no_wish(reader: QuestionReader, text: str, unwanted: str) -> None:
    assert unwanted not in reader.read(text).collections


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("healthcare science practitioner", "healthcare-science-practitioner"),
        ("how do i become a mental health nurse", "mental-health-nurse"),
        ("i like sport and want to be a clinical coder", "clinical-coder"),
        ("project manager", "project-manager"),
    ],
)
def test_a_named_role_goes_before_a_wish(reader: QuestionReader, text: str, role: str) -> None:
    question = reader.read(text)
    assert not question.firm
    assert question.named[0].id == role


@pytest.mark.parametrize(
    ("text", "still_fine"),
    [("i do not mind blood", "blood"), ("needles never bother me, i do not mind needles", "needles")],
)
def test_what_somebody_does_not_mind_is_not_ruled_out(reader: QuestionReader, text: str, still_fine: str) -> None:
    assert still_fine not in reader.read(text).wish.avoid


def test_a_negation_ends_at_a_turn(reader: QuestionReader) -> None:
    wish = reader.read("no needles but i love driving").wish
    assert "needles" in wish.avoid
    assert "driving" not in wish.avoid
    assert "driving" in wish.suits


@pytest.mark.parametrize("text", ["", "   ", "not", "no no no", "hate", "-"])
def test_little_text_is_no_wish_and_no_error(reader: QuestionReader, text: str) -> None:
    assert not reader.read(text).firm


@pytest.mark.parametrize(
    "text",
    [
        "how long is a dentistry degree",
        "how old must i be to drive lorries",
        "is the work in labs dull",
        "what grades for anything with science",
    ],
)
def test_a_question_for_a_fact_is_no_wish(reader: QuestionReader, text: str) -> None:
    assert not reader.read(text).firm


@pytest.mark.parametrize("text", ["i would earn loads but university is not for me", "good wages, no degree please"])
def test_two_wishes_become_the_one_that_was_made_for_both(reader: QuestionReader, text: str) -> None:
    assert reader.read(text).collections[0] == "no-degree-good-pay"


def test_who_only_rules_something_out_gets_ideas_without_it(reader: QuestionReader) -> None:
    assert reader.read("i really do not want to be near pensioners").collections == ("first-ideas",)
    assert reader.read("pretend there are no rules").collections == ()


def test_a_word_of_another_trade_in_a_long_story_refuses_nothing(reader: QuestionReader) -> None:
    story = (
        "please do not laugh but i was going to be a lawyer like my uncle and then my nan broke her hip and the "
        "physiotherapist who came each week was so kind that i want to do that instead, where would i begin"
    )
    assert reader.read(story).named[0].id == "physiotherapist"
    assert reader.read("how would i become a lawyer").intent == "out_of_scope"
