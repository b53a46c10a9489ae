"""What is kept of where a person stands."""

from bot.routes.standing import Standing

FULL = Standing("year-10-11", year=11, level=1, usual=3, science=5, without_university=True, background=("forces",))


def test_tags_bring_back_what_was_said() -> None:
    assert Standing.from_tags(FULL.tags(), "year-10-11") == FULL


def test_a_grade_of_nothing_is_something_said() -> None:
    assert "level:0" in Standing("adult", level=0).tags()


def test_nothing_said_leaves_no_tags() -> None:
    assert Standing("adult").tags() == ()


def test_tags_of_another_version_are_left_out() -> None:
    assert Standing.from_tags(("shoe_size:9", "year:no", "year:11")) == Standing(year=11)


def test_what_is_said_now_comes_over_what_was_said_before() -> None:
    now = Standing(usual=5, level=2).over(FULL)
    assert (now.usual, now.science, now.stage, now.without_university) == (5, 5, "year-10-11", True)


def test_another_stage_makes_year_course_and_level_void() -> None:
    now = Standing("adult").over(FULL)
    assert (now.year, now.level, now.doing) == (None, None, "")
    assert now.science == 5


def test_origin_disability_and_family_are_never_kept() -> None:
    here = Standing("adult", maths=3, background=("overseas", "send", "carer", "forces"))
    assert here.tags() == ("maths:3", "background:forces")
