"""How far it is, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees (haversine)."""
    phi, other_phi = radians(lat), radians(other_lat)
    half_height, half_width = (other_phi - phi) / 2, radians(other_lon - lon) / 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(sin(half_height) ** 2 + cos(phi) * cos(other_phi) * sin(half_width) ** 2))
