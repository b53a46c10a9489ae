import pytest

from bot.store.clean import MAX_KEPT, clean


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("mail me at jo.smith+x@example.co.uk please", "jo.smith"),
        ("mail me at jo at example dot com", "jo at example"),
        ("ring 07700 900123 after six", "900123"),
        ("my number is +44 7700 900 123", "7700"),
        ("(020) 7946-0991 is mum", "7946"),
        ("i live at WV1 1AA", "WV1 1AA"),
        ("postcode dn25lt", "dn25lt"),
        ("my name is Sam Okafor and i like labs", "Sam"),
        ("my names Priya can i be a nurse", "Priya"),
        ("i'm called Kai", "Kai"),
        ("call me Zed", "Zed"),
        ("Im Jordan Smith from school", "Jordan"),
        ("nhs number 943 476 5919", "943 476"),
        ("my ni is QQ 12 34 56 C", "12 34 56"),
        ("dob 03/04/2009", "03/04/2009"),
        ("born 3.4.09", "3.4.09"),
        ("add me @jordan_09 on insta", "jordan_09"),
        ("see https://example.com/me?x=1", "example.com"),
        ("see www.example.com", "example.com"),
        ("my page is example.co.uk/jo", "example.co.uk"),
        ("card 4111 1111 1111 1111", "4111"),
        ("i live at 12 Test Street", "12 Test"),
        ("at 7b long acre road", "7b"),
    ],
)
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
    ],
)
def test_what_an_admin_needs_to_see_stays(text: str) -> None:
    assert clean(text) == text


def test_it_is_one_short_line_without_control_characters() -> None:
    assert clean("a\nb\x00c\u202ed") == "a b c d"
    assert len(clean("word " * 10_000)) <= MAX_KEPT
