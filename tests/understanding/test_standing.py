"""What a person says of where they stand, in many words."""

import pytest

from bot.conversation.decide import Guide
from bot.routes.standing import Standing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm in year 11 with mostly 4s", Standing("year-10-11", year=11, level=2, usual=4)),
        ("year 11, predicted 3s and a 5 in science", Standing("year-10-11", year=11, level=1, usual=3, science=5)),
        ("yr 10 getting 6s", Standing("year-10-11", year=10, level=2, usual=6)),
        ("no GCSEs, 19, want to be a nurse", Standing("left-school", level=0, grown=True)),
        ("i failed maths", Standing(maths=3)),
        ("failed english and maths but got a 4 in science", Standing(english=3, maths=3, science=4)),
        ("maths 3 english 5", Standing(maths=3, english=5)),
        ("c in maths and english", Standing(maths=4, english=4)),
        ("grade d in maths", Standing(maths=3)),
        ("5 gcses at grade 4", Standing(level=2, usual=4)),
        ("17 doing a health T Level", Standing("year-12-13", doing="t-level")),
        ("im 17 and doing my btec", Standing("year-12-13", doing="btec")),
        ("year 13 doing a levels", Standing("year-12-13", year=13, doing="a-levels")),
        ("I have a degree", Standing("adult", level=6)),
        ("biology graduate", Standing("adult", level=6)),
        ("i am 35", Standing("adult", grown=True)),
        ("ex army medic", Standing("adult", background=("forces",))),
        ("I was a nurse in Ukraine", Standing("adult", background=("trained-abroad",))),
        ("year 10 with an ehcp", Standing("year-10-11", year=10, background=("send",))),
        ("my son is 13", Standing("year-7-9")),
        ("within 3 years", Standing(most_years=3)),
        ("i want to live at home", Standing(near_home=True)),
        ("i want to earn while i learn", Standing(wants_to_earn=True)),
        ("without going to uni", Standing(without_university=True)),
    ],
)
def test_what_is_said_of_a_person_is_read(guide: Guide, text: str, expected: Standing) -> None:
    assert guide.reader.read(text).standing == expected


@pytest.mark.parametrize(
    "text",
    ["what is band 5", "what does a paramedic do", "how do i become a carer", "call 999", "send me the link",
     "shifts of 12 hours", "3 jobs in 2 hospitals", "level 6 apprenticeship"],
)  # fmt: skip
def test_other_numbers_say_nothing_of_a_person(guide: Guide, text: str) -> None:
    standing = guide.reader.read(text).standing
    assert (standing.stage, standing.tags()) in {("", ()), ("", ("wants_to_earn:True",))}


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("t level or a levels for physio", ("t-level", "a-levels")),
        ("degree apprenticeship vs degree for midwife", ("degree-apprenticeship", "degree")),
        ("apprenticeship or uni for nursing", ("apprenticeship", "degree")),
        ("apprenticeships for nurses", ()),
    ],
)
def test_ways_in_are_compared_only_side_by_side(guide: Guide, text: str, ways: tuple[str, ...]) -> None:
    assert guide.reader.read(text).ways == ways


def test_what_is_told_of_the_person_is_taken_out(guide: Guide) -> None:
    rest = guide.reader.read("im 35 and a carer for my mum, could i become a nurse").rest
    assert "nurse" in rest
    assert "carer" not in rest
