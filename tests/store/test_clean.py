import pytest

from bot.store.clean import MAX_KEPT, clean
from tests.personal import PERSONAL


@pytest.mark.parametrize(("text", "secret"), PERSONAL)
def test_personal_details_are_taken_out(text: str, secret: str) -> None:
    assert secret not in clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "what grades for physio in 2027",
        "i am 15 and like biology",
        "can i start at 16 or 18",
        "is it 37.5 hours a week",
        "what is band 5 pay in 2026/27",
        "who fixes x ray machines at night",
        "is it better at sixth form or college",
        "what is the name of the person who takes blood",
        "a job where you drive a van",
        "band 5 or band 6 in 2026",
        "is hca the same as a nurse",
        "do i need 5 gcses at grade 4",
        "what can i do with a level 3 in 2 years",
        "is a level 2 then level 3 ok",
        "t level results day 13 august",
        "who is called when the heart stops",
        "nhs jobs with no blood",
        "how old is too old, i am 45",
        "can i go to medical school with a t level",
        "work experience at a primary school",
    ],
)
def test_what_an_admin_needs_to_see_stays(text: str) -> None:
    assert clean(text) == text


def test_it_is_one_short_line_without_control_characters() -> None:
    assert clean("a\nb\x00c\u202ed") == "a b c d"
    assert len(clean("word " * 10_000)) <= MAX_KEPT
