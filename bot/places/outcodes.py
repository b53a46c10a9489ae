"""Outward codes: the first half of a postcode, all that is ever kept of one."""

from dataclasses import dataclass
from pathlib import Path

from bot.places.model import Authority, Place
from bot.places.tables import read_outcodes, rows


@dataclass(frozen=True, slots=True)
class Outcodes:
    """English codes with point and authorities; of the rest of the British Isles only the nation."""

    english: dict[str, tuple[float, float, tuple[str, ...]]]
    nations: dict[str, str]
    authorities: dict[str, Authority]

    @classmethod
    def load(cls, folder: Path, authorities: dict[str, Authority]) -> "Outcodes":
        nations = {row[0]: row[1] for row in rows(folder / "outcodes_elsewhere.tsv")}
        return cls(read_outcodes(folder / "outcodes.tsv"), nations, authorities)

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
        return Place(code, "outcode", names, icbs, found[0].region, "England", lat, lon)
