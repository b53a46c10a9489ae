import pytest

from bot.understanding.search.likeness import Samples

WORTH = {"job": 1.0, "ward": 2.0, "birth": 3.0}
SAMPLES = Samples([(frozenset({"birth", "ward"}), 5.0), (frozenset({"job", "ward"}), 3.0)])


def likeness(*stems: str, light: frozenset[str] = frozenset()) -> float:
    asked = {stem: WORTH.get(stem, 4.0) for stem in stems}
    return SAMPLES.likeness(asked, sum(asked.values()), light)


def test_the_nearest_sample_counts_and_rare_words_count_more() -> None:
    assert likeness("birth", "ward") == pytest.approx(1.0)
    assert likeness("birth") == pytest.approx(2 * 3 / (3 + 5))
    assert likeness("birth", "ward", "job") == pytest.approx(2 * 5 / (6 + 5))


def test_what_is_mostly_about_something_else_counts_for_nothing() -> None:
    assert likeness("job", "elephant") == 0.0
    assert likeness("elephant") == 0.0


def test_light_words_alone_make_no_likeness() -> None:
    assert likeness("job", "ward") == pytest.approx(1.0)
    assert likeness("job", "ward", light=frozenset({"job", "ward"})) == 0.0


def test_each_sample_is_told_with_the_words_that_it_shares() -> None:
    known = SAMPLES.known(["elephant", "ward", "job"])
    assert known == ["ward", "job"]
    assert SAMPLES.sharing(known) == {0: ["ward"], 1: ["ward", "job"]}
