"""Which events fit a wish: near enough, not over, for the right people; the nearest first. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.event import Audience, Event, EventKind, Organiser, Time
from bot.places.distance import distance_km
from bot.places.gazetteer import Gazetteer
from bot.places.model import Place
from bot.understanding.dates import Period

NEAR_KM = 50.0
"""About an hour on a bus or train: farther away is not "near you"."""
KM_IN_A_MILE = 1.609344
LOCAL, ONLINE, NATIONAL = range(3)
ONLINE_KM = 100.0
"""An online event that names a place is for the people around it."""
NEVER = date.max


FOR: dict[Audience | None, set[Audience]] = {
    None: {"young-people"},
    "parents": {"parents", "young-people"},
    "teachers": {"teachers"},
}
"""Who asks -> for whom an event may be."""
MADE_FOR: dict[Audience | None, EventKind] = {"teachers": "teacher-encounter"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person is after. `year` is a school year, 0 for any; `audience` empty for a young person's wish."""

    place: Place | None = None
    period: Period | None = None
    audience: Audience | None = None
    year: int = 0
    family: str = ""
    online: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An event that fits. `time` is the next announced one, if there is one; `km` from the place, where known."""

    organiser: Organiser
    event: Event
    time: Time | None
    km: float | None
    group: int

    @property
    def key(self) -> str:
        return self.organiser.key(self.event)


def found(catalogue: Catalogue, gazetteer: Gazetteer, wanted: Wanted, today: date) -> list[Found]:
    """Everything that fits: near ones by distance, then online ones, then those all over England."""
    fitting = [
        each
        for organiser in catalogue.events.values()
        for event in organiser.events
        if _suits(event, wanted)
        for each in _placed(gazetteer, organiser, event, wanted, today)
    ]
    return sorted(fitting, key=lambda each: _rank(each, wanted, today))


def _rank(each: Found, wanted: Wanted, today: date) -> tuple[int, bool, float, bool, date, str]:
    """Nearest first; of those as near, what is made for the people who ask, then what comes soonest."""
    event = each.event
    made_for = bool(set(event.families) & {wanted.family}) or event.kind == MADE_FOR.get(wanted.audience)
    near = round(each.km or 0.0) if each.group == LOCAL else 0
    return each.group, not made_for, near, event.kind == "awareness-day", _soonest(each, today), each.key


def _soonest(each: Found, today: date) -> date:
    """For the order alone: the next announced day, or the beginning of the next usual month."""
    if each.time:
        return each.time.day
    starts = (date(today.year + (month < today.month), month, 1) for month in each.event.months)
    return min(starts, default=NEVER)


def _suits(event: Event, wanted: Wanted) -> bool:
    if not set(event.audience) & FOR[wanted.audience]:
        return False
    if wanted.year and event.years and wanted.year not in event.years:
        return False
    if wanted.family and event.families and wanted.family not in event.families:
        return False
    return event.online or not wanted.online


def _placed(gazetteer: Gazetteer, organiser: Organiser, event: Event, wanted: Wanted, today: date) -> Iterator[Found]:
    """The event with its distance, if it fits in time and is near enough."""
    fits, time = _timed(event, wanted.period, today)
    km = distance_of(gazetteer, organiser, event, wanted.place) if wanted.place else None
    group = NATIONAL if event.national else ONLINE if event.online else LOCAL
    farthest = {LOCAL: NEAR_KM, ONLINE: ONLINE_KM if event.place else inf, NATIONAL: inf}[group]
    is_near = wanted.place is None or farthest == inf or (km is not None and km <= farthest)
    if fits and is_near:
        yield Found(organiser, event, time, km, group)


def _timed(event: Event, period: Period | None, today: date) -> tuple[bool, Time | None]:
    """Whether it may be on then, and the announced time. What is over, with nothing said of the next, is out."""
    ahead = event.ahead(today)
    if ahead:
        time = next((each for each in ahead if period is None or period.meets(each.day, each.last_day)), None)
        return time is not None, time
    if event.times and not event.usually:
        return False, None
    return period is None or bool(period.months() & set(event.months)), None


def distance_of(gazetteer: Gazetteer, organiser: Organiser, event: Event, place: Place) -> float | None:
    """Kilometres from the place to the event, 0 inside its own area; `None` where one of them is not known."""
    spot = spot_of(gazetteer, event)
    if spot is None:
        return to_areas(gazetteer, organiser.areas, place)
    if spot.name == place.name and set(spot.authorities) & set(place.authorities):
        return 0.0
    return _between(place, spot.lat, spot.lon)


def spot_of(gazetteer: Gazetteer, event: Event) -> Place | None:
    """The place where the event is held, if it is known."""
    if not event.place:
        return None
    return gazetteer.outcode(event.place) or next(iter(gazetteer.named(event.place)), None)


def to_areas(gazetteer: Gazetteer, areas: Iterable[str], place: Place) -> float | None:
    """To the nearest of these local authorities, in km; 0 inside one of them, `None` where that is not known."""
    known = [area for name in areas if (area := gazetteer.authority_named(name))]
    if {area.code for area in known} & set(place.authorities):
        return 0.0
    distances = [km for area in known if (km := _between(place, area.lat, area.lon)) is not None]
    return min(distances, default=None)


def _between(place: Place, lat: float | None, lon: float | None) -> float | None:
    if place.lat is None or place.lon is None or lat is None or lon is None:
        return None
    return distance_km(place.lat, place.lon, lat, lon)


def miles(km: float) -> int:
    """Whole miles, as people in England say distances."""
    return round(km / KM_IN_A_MILE)
