"""What a place is: plain values, compared by what they hold."""

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["outcode", "town", "authority", "area", "region", "nation"]


@dataclass(frozen=True, slots=True)
class Authority:
    """An English local authority. `upper` is the county council, or its own name where there is none.

    `icbs` are the Integrated Care Boards of April 2026, most of the area first; `earlier_icbs` the ones before, where
    the name changed. `lat` and `lon` are the mean of its postcodes, in degrees.
    """

    code: str
    name: str
    spoken: str
    upper: str
    region: str
    icbs: tuple[str, ...]
    earlier_icbs: tuple[str, ...]
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Trust:
    """An NHS trust, at the point of its head office's outward code."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a person may mean. Outside England there are no authorities, and often no point.

    `authorities` are codes, most likely first. `within` tells two places of one name apart: "Kent", "Surrey".
    """

    name: str
    kind: PlaceKind
    authorities: tuple[str, ...] = ()
    icbs: tuple[str, ...] = ()
    region: str = ""
    nation: str = "England"
    lat: float | None = None
    lon: float | None = None
    within: str = ""
    population: int = 0

    @property
    def icb(self) -> str:
        """The most likely Integrated Care Board; empty outside England."""
        return self.icbs[0] if self.icbs else ""
