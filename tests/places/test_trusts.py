"""NHS trusts near a place, by the outward code of their head office."""

import pytest

from bot.places.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("place", "trust"),
    [
        ("Leeds", "Leeds Teaching Hospitals"),
        ("Truro", "Royal Cornwall Hospitals"),
        ("Derby", "University Hospitals of Derby and Burton"),
        ("Wigan", "Wrightington, Wigan and Leigh Teaching Hospitals"),
    ],
)
def test_the_hospital_of_a_town_is_near_it(gazetteer: Gazetteer, place: str, trust: str) -> None:
    near = gazetteer.trusts_near(gazetteer.named(place)[0], 30, 3)
    assert trust in [each.name for each in near]


def test_every_trust_has_a_point_in_england_and_no_other_name_for_it(gazetteer: Gazetteer) -> None:
    everywhere = gazetteer.trusts_near(gazetteer.named("Birmingham")[0], 1_000, 1_000)
    assert len(everywhere) == 188
    assert len({trust.name for trust in everywhere}) == 188
    assert [trust.name for trust in everywhere if not (49.8 < trust.lat < 55.9 and -6.5 < trust.lon < 1.9)] == []


def test_nothing_is_near_that_is_too_far(gazetteer: Gazetteer) -> None:
    assert gazetteer.trusts_near(gazetteer.named("Penzance")[0], 5, 3) == ()


def test_a_place_without_a_point_has_no_trust_near_it(gazetteer: Gazetteer) -> None:
    scotland = gazetteer.named("Scotland")[0]
    assert scotland.lat is None
    assert gazetteer.trusts_near(scotland, 100, 3) == ()
