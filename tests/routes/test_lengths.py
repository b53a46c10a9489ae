"""Lengths in words, as months."""

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.routes.lengths import months_of


@pytest.mark.parametrize(
    ("length", "months", "may_grow"),
    [
        ("usually 3 years", 36, False),
        ("about 3 to 4 years", 48, False),
        ("about 15 to 24 months", 24, False),
        ("usually 10 years in all (5 at university, then 5 of paid training)", 120, False),
        ("2 years, then the degree", 24, True),
        ("at least 7 years", 84, True),
        ("3 years or less", 36, False),
        ("about a year for the first step", 12, False),
        ("varies", None, True),
        ("you train at work", None, True),
    ],
)
def test_a_length_in_words_is_told_in_months(length: str, months: int | None, *, may_grow: bool) -> None:
    assert months_of(length) == (months, may_grow)


def test_no_length_of_the_catalogue_is_absurd(catalogue: Catalogue) -> None:
    for role in catalogue.roles.values():
        for way in role.ways_in:
            months, _ = months_of(way.length)
            assert months is None or 0 < months <= 20 * 12, (role.id, way.length)
