import pytest

from bot.understanding.search.index import FieldText, Index


def fields(title: str, summary: str = "") -> list[FieldText]:
    return [FieldText("title", 5.0, tuple(title.split())), FieldText("summary", 1.0, tuple(summary.split()))]


INDEX = Index(
    {
        "nurse": fields("nurse", "care ward people"),
        "midwife": fields("midwife", "care birth baby nurse"),
        "porter": fields("porter", "bed ward move"),
    }
)


def search(text: str) -> list[str]:
    return list(INDEX.search(dict.fromkeys(text.split(), 1.0)))


def test_a_word_in_the_title_beats_the_same_word_in_the_summary() -> None:
    assert search("nurse") == ["nurse", "midwife"]


def test_the_index_says_which_word_stands_in_which_field() -> None:
    assert search("birth") == ["midwife"]
    assert INDEX.fields["midwife"]["birth"] == "summary"


def test_a_word_that_nobody_has_finds_nothing() -> None:
    assert INDEX.search({"weather": 1.0}) == {}


def test_a_light_word_counts_for_less() -> None:
    full, light = INDEX.search({"birth": 1.0})["midwife"], INDEX.search({"birth": 0.25})["midwife"]
    assert light == pytest.approx(full / 4)


def test_ties_come_in_a_steady_order() -> None:
    assert search("ward care") == search("care ward")
