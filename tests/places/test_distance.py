from math import atan2, cos, radians, sin, sqrt

from bot.places.distance import distance_km
from bot.places.gazetteer import Gazetteer


def _haversine(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    half_height, half_width = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    a = sin(half_height) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_width) ** 2
    return 6371.0 * 2 * atan2(sqrt(a), sqrt(1 - a))


def test_distances_between_authorities_agree_with_a_second_haversine(gazetteer: Gazetteer) -> None:
    points = [(authority.lat, authority.lon) for authority in gazetteer.authorities[::7]]
    worst = max(abs(distance_km(*one, *other) - _haversine(*one, *other)) for one in points for other in points)
    assert worst < 1


def test_leeds_and_london_are_about_270_km_apart() -> None:
    assert 265 < distance_km(53.7974, -1.5438, 51.5074, -0.1278) < 280


def test_no_distance_to_oneself() -> None:
    assert distance_km(50.26, -5.05, 50.26, -5.05) == 0
