import pytest

from bot.conversation.guided.typed import asks, chosen

CHOICES = [("With people all day", "people", "yes"), ("Some of each", "both"), ("Behind the scenes", "no")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 1), ("number 3", 2), ("3.", 2), ("b", 1), ("the second", 1), ("the second one please", 1), ("first", 0),
        ("the last one", 2), ("Behind the scenes!", 2), ("BEHIND THE SCENES", 2), ("people", 0), ("yes", 0),
        ("i'd say both", 1), ("with people i think", 0),
    ],
)  # fmt: skip
def test_a_choice_may_be_typed(text: str, number: int) -> None:
    assert chosen(text, CHOICES) == number


@pytest.mark.parametrize(
    "text",
    [
        "", "4", "0", "22", "both people and no people at all for me", "people?", "what do people earn",
        "can i work with people", "midwife", "peoples",
    ],
)  # fmt: skip
def test_anything_else_is_no_choice(text: str) -> None:
    assert chosen(text, CHOICES) is None


@pytest.mark.parametrize(
    "text",
    [
        "what does it pay",
        "ok and how long is it",
        "can i do it with 4s",
        "whats the pay",
        "tell me more now",
        "is it hard",
    ],
)
def test_a_question_begins_like_one(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    ["When I was in year 9 I helped", "what I would do is tell the nurse", "I would ask how she is", "Because I care"],
)
def test_an_answer_does_not(text: str) -> None:
    assert not asks(text)
