"""An organiser's file with the changes of an import in it: every line that is not about them stays as it was."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.catalogue.event import Event, Time, as_file
from bot.catalogue.reader import Document
from bot.intake.merge import Change

HEAD = "# yaml-language-server: $schema=../schema/events.json"


@dataclass(frozen=True, slots=True)
class NewOrganiser:
    """What a file that isn't there yet begins with; `page` is where its events were read."""

    title: str
    page: str
    areas: tuple[str, ...] = ()
    feed: str = ""


def new_file(about: NewOrganiser, changes: Iterable[Change], today: date) -> str:
    """The text of a new file. It is a draft: a second person checks it."""
    lines = [HEAD, f"title: {quoted(about.title)}"]
    if about.areas:
        lines += ["areas:", *(f"  - {quoted(area)}" for area in about.areas)]
    lines.append(f"page: {quoted(about.page)}")
    if about.feed:
        lines.append(f"feed: {quoted(about.feed)}")
    lines.append("events:")
    for change in changes:
        lines += block(change.event)
    lines += ["sources:", f"  - name: {quoted(f'{about.title}: events')}", f"    url: {quoted(about.page)}",
              f"    read: {today}", "status: draft", ""]  # fmt: skip
    return "\n".join(lines)


def changed_file(text: str, document: Document, changes: Sequence[Change]) -> str:
    """The text of the file after the changes. Lines outside the blocks of changed events are not touched."""
    lines = text.split("\n")
    by_id = {change.event.id: change for change in changes if change.kind != "same"}
    last = 0
    for number, raw in reversed(list(enumerate(document.data["events"]))):
        first, end = _lines_of(document, number, lines)
        last = max(last, end)
        change = by_id.get(raw["id"])
        if change and change.kind in {"changed", "gone"}:
            fresh = block(change.event) if change.kind == "changed" else []
            lines[first:end] = fresh
            last += len(fresh) - (end - first)
    added = [line for change in changes if change.kind == "added" for line in block(change.event)]
    lines[last:last] = added
    return "\n".join(lines)


def _lines_of(document: Document, number: int, lines: Sequence[str]) -> tuple[int, int]:
    """The lines of one event, from the first (counted from 0) to the one after the last that says something of it."""
    starts = sorted({line - 1 for place, line in document.lines.items() if len(place) == 1 and place[0] != "events"})
    starts += [document.line(("events", other)) - 1 for other in range(len(document.data["events"]))]
    first = document.line(("events", number)) - 1
    end = min((start for start in starts if start > first), default=len(lines))
    while end > first and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1  # a comment or an empty line in front of what follows belongs to that
    return first, end


def block(event: Event) -> list[str]:
    """The lines of one event in a list."""
    lines = list(_fields(event))
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _fields(event: Event) -> Iterator[str]:
    defaults = {name: field.default for name, field in Event.model_fields.items() if not field.is_required()}
    for name in Event.model_fields:
        value = getattr(event, name)
        if name not in defaults or value != defaults[name]:
            yield from _field(name, value)


def _field(name: str, value: Any) -> Iterator[str]:
    if name == "times":
        yield "times:"
        yield from _times(value)
    elif isinstance(value, bool):
        yield f"{name}: {'yes' if value else 'no'}"
    elif isinstance(value, tuple):
        yield f"{name}: [{', '.join(map(str, value))}]"
    else:
        yield f"{name}: {value if name in {'id', 'kind', 'certainty'} else quoted(value)}"


def _times(times: Sequence[Time]) -> Iterator[str]:
    for time in as_file(list(times)):
        yield f"  - {_pairs(time)[0]}"
        yield from (f"    {pair}" for pair in _pairs(time)[1:])


def _pairs(time: Mapping[str, str]) -> list[str]:
    return [f"{name}: {moment}" for name, moment in time.items()]


def quoted(text: str) -> str:
    """A text as YAML reads it, whatever is in it: JSON's quotes are YAML's too."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
