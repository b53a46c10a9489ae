"""What an import would change in an organiser's file. Pure: nothing is read or written here.

The source decides a taken event's name, times and place. What an editor has added (for whom, which years, how to book)
stays. An event that an editor wrote has no `uid`, and is never touched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError

from bot.catalogue.checks.events import LONGEST_ACTION
from bot.catalogue.event import Event, Organiser, as_file
from bot.intake.taken import Bad, Intake, Taken
from bot.messages import MAX_ACTION_BYTES
from bot.understanding.words.text import fold

Kind = Literal["added", "changed", "gone", "same"]
DEFAULTS: dict[str, Any] = {
    "kind": "careers-event",
    "who_for": "Ask the organiser",
    "audience": ["young-people"],
    "certainty": "sure",
}
"""What an event is given where the source says nothing; an editor may change it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one event; `event` is it afterwards, or before it goes; `said` tells what is different."""

    kind: Kind
    event: Event
    said: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All changes in order, what could not be used, and how many events of the source are over."""

    changes: tuple[Change, ...]
    bad: tuple[Bad, ...]
    over: int = 0

    @property
    def changes_anything(self) -> bool:
        return any(change.kind != "same" for change in self.changes)


def plan(organiser_id: str, organiser: Organiser | None, intake: Intake, today: date) -> Plan:
    """The changes by which the file follows the source. While a row is bad, nothing is taken out."""
    known = {event.uid: event for event in (organiser.events if organiser else ()) if event.uid}
    ids = {event.id for event in organiser.events} if organiser else set()
    changes: list[Change] = []
    bad = list(intake.bad)
    over = 0
    broken = {each.uid for each in intake.bad if each.uid}
    for taken in intake.events:
        if taken.uid in broken & set(known):
            continue  # a part of it can't be read: what the file says of it stays
        if not any(time.last_day >= today for time in taken.times):
            over += 1
            continue  # if the file has it, it goes
        try:
            change = _changed(known[taken.uid], taken) if taken.uid in known else _added(organiser_id, taken, ids)
        except ValidationError as error:
            wrong = (f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
            bad.append(Bad(taken.line, f"{taken.title}: {'; '.join(wrong)}"))
        else:
            changes.append(change)
            ids.add(change.event.id)
    if not bad:
        changes += _gone(known, {change.event.uid for change in changes}, today)
    return Plan(tuple(changes), tuple(bad), over)


def _added(organiser_id: str, taken: Taken, ids: set[str]) -> Change:
    fields = DEFAULTS | taken.fields | {"id": _id(organiser_id, taken.title, ids)}
    event = Event.model_validate(fields | _own(taken))
    return Change("added", event, _times(event))


def _changed(before: Event, taken: Taken) -> Change:
    """The event with what the source says; an announced time takes the place of a "usually"."""
    fields = before.model_dump(exclude_defaults=True) | taken.fields | _own(taken)
    if before.certainty == "unsure":
        fields["certainty"] = "sure"
    event = Event.model_validate(fields)
    said = "; ".join(_differences(before, event))
    return Change("changed" if said else "same", event, said)


def _own(taken: Taken) -> dict[str, Any]:
    return {"uid": taken.uid, "title": taken.title[:200], "times": as_file(list(taken.times))}


def _differences(before: Event, after: Event) -> Iterator[str]:
    for name in Event.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"times: {_times(before)} -> {_times(after)}" if name == "times" else f"{name}: {old} -> {new}"


def _times(event: Event) -> str:
    shown = [" to ".join(part.values()) for part in as_file(list(event.times[:3]))]
    return ", ".join(shown) + (f" and {len(event.times) - 3} more" if len(event.times) > 3 else "")


def _gone(known: dict[str, Event], still: set[str | None], today: date) -> Iterator[Change]:
    for uid, event in known.items():
        if uid not in still:
            yield Change("gone", event, "no longer in the source" if event.ahead(today) else "is over")


def _id(organiser_id: str, title: str, taken: set[str]) -> str:
    """A short name out of the title, different from the others, that fits on a button."""
    room = min(48, MAX_ACTION_BYTES - len(LONGEST_ACTION) - len(organiser_id) - 1)
    words = re.findall(r"[a-z0-9]+", fold(title)) or ["event"]
    base = "-".join(words)[:room].strip("-")
    for number in range(1, 1000):
        tail = "" if number == 1 else f"-{number}"
        name = f"{base[: room - len(tail)].strip('-')}{tail}"
        if name not in taken:
            return name
    raise ValueError(f"There are too many events called {title!r}.")
