"""Outward codes: the first half of a postcode, all that is ever kept of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

from bot.places.model import Authority, Place
from bot.places.tables import Town, read_outcodes, rows

TOWN = 10_000
"""So many people make a place one by which everybody around knows where they are."""


@dataclass(frozen=True, slots=True)
class Outcodes:
    """English codes with point and authorities; of the rest of the British Isles only the nation."""

    english: dict[str, tuple[float, float, tuple[str, ...]]]
    nations: dict[str, str]
    authorities: dict[str, Authority]
    towns: dict[str, tuple[Town, ...]]
    """Authority code -> its towns of some size."""

    @classmethod
    def load(cls, folder: Path, authorities: dict[str, Authority], towns: Iterable[Town]) -> "Outcodes":
        """Raises `OSError` where a table is missing, `ValueError` where one is wrong."""
        by_authority: dict[str, list[Town]] = defaultdict(list)
        for town in towns:
            if town.population >= TOWN:
                by_authority[town.where].append(town)
        known = {code: tuple(found) for code, found in by_authority.items()}
        nations = {row[0]: row[1] for row in rows(folder / "outcodes_elsewhere.tsv")}
        return cls(read_outcodes(folder / "outcodes.tsv"), nations, authorities, known)

    def find(self, code: str) -> Place | None:
        """The place of a code ("WV1", "dn2"); outside England without a point; None if there is no such code."""
        code = code.upper()
        if code in self.english:
            return self._english(code)
        area = code.rstrip("0123456789")
        nation = self.nations.get(code, self.nations.get(area)) if area != code else None
        return Place(code, "outcode", nation=nation) if nation else None

    def _english(self, code: str) -> Place:
        lat, lon, codes = self.english[code]
        found = [self.authorities[each] for each in codes if each in self.authorities]
        icbs = tuple(dict.fromkeys(icb for authority in found for icb in authority.icbs))
        names = tuple(authority.code for authority in found)
        return Place(code, "outcode", names, icbs, found[0].region, "England", lat, lon, self._town(found[0], lat, lon))

    def _town(self, authority: Authority, lat: float, lon: float) -> str:
        """The town of a code: the one that the authority is called after, or else the nearest in it."""
        towns = self.towns.get(authority.code, ())
        if not towns or any(town.name == authority.spoken for town in towns):
            return authority.spoken
        squeeze = cos(radians(lat))
        return min(towns, key=lambda town: (town.lat - lat) ** 2 + (squeeze * (town.lon - lon)) ** 2).name
