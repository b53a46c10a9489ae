"""One import from end to end: read the source, compare, and write the organiser's file if that is wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.catalogue.event import Organiser
from bot.catalogue.reader import Document, parse, read_document
from bot.intake.calendar import FindPlace, read_calendar
from bot.intake.fetch import CannotFetch, fetch
from bot.intake.merge import Plan, plan
from bot.intake.spreadsheet import read_spreadsheet
from bot.intake.taken import CannotRead, Intake
from bot.intake.write import NewOrganiser, changed_file, new_file

MARKS = {"added": "+", "changed": "~", "gone": "-"}
SPREADSHEETS = (".csv", ".tsv", ".txt")
MOST_BYTES = 5_000_000

Known = tuple[Document, Organiser]
"""An organiser's file as it is: its lines, and what they mean."""


class CannotImport(Exception):  # noqa: N818 - it is read as a sentence
    """The import can't be done; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported. `source` is a file or an https address; empty: the feed that the file names."""

    organiser: str
    source: str = ""
    title: str = ""
    page: str = ""
    areas: tuple[str, ...] = ()
    write: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, and the file if it was written."""

    plan: Plan
    path: Path
    written: bool

    def lines(self) -> Iterator[str]:
        """The report, a line for each change and each thing that was left out."""
        for change in self.plan.changes:
            if change.kind != "same":
                yield f"{MARKS[change.kind]} {change.event.title} ({change.event.id}): {change.said}"
        yield from (f"! {bad}" for bad in self.plan.bad)
        count = {kind: sum(c.kind == kind for c in self.plan.changes) for kind in (*MARKS, "same")}
        yield ", ".join(f"{number} {kind}" for kind, number in count.items()) + f", {len(self.plan.bad)} left out."
        if self.plan.over:
            yield f"Already over, so not shown to anybody: {self.plan.over}."
        if self.plan.bad:
            yield "Lines that begin with ! were left out. While there are any, nothing is taken out of the file."
        if self.written:
            yield f"Written: {self.path}"
        elif self.plan.changes_anything:
            yield f"Nothing was written. With --write it goes into {self.path}."


def run(order: Order, knowledge: Path, today: date, knows: FindPlace, get: Callable[[str], bytes] = fetch) -> Outcome:
    """Do it. Raises `CannotImport`; the organiser's file is then as it was."""
    path = knowledge / "events" / f"{order.organiser}.yaml"
    known = _known(path, knowledge)
    source = order.source or (known[1].feed or "" if known else "")
    if not source:
        raise CannotImport("Say which file or https address to import: the organiser's file names no feed.")
    intake = _intake(source, today, knows, get)
    if not intake.events and not intake.bad:
        raise CannotImport(f"{source} holds no event of the next year, so nothing was changed.")
    found = plan(order.organiser, known[1] if known else None, intake, today)
    written = order.write and found.changes_anything
    if written:
        _write(path, knowledge, _fresh_text(order, path, known, found, today))
    return Outcome(found, path, written)


def _known(path: Path, root: Path) -> Known | None:
    """The organiser's file, if there is one. Raises `CannotImport` if it can't be used."""
    if not path.exists():
        return None
    document, problems = read_document(path, root)
    if document is None or problems:
        raise CannotImport("\n".join(map(str, problems)))
    named = replace(document, data=document.data | {"id": path.stem})
    organiser, problems = parse(Organiser, named)
    if organiser is None:
        raise CannotImport("\n".join(map(str, problems)))
    return document, organiser


def _intake(source: str, today: date, knows: FindPlace, get: Callable[[str], bytes]) -> Intake:
    try:
        content = get(source) if "://" in source else _read(Path(source))
        is_table = source.partition("?")[0].casefold().endswith(SPREADSHEETS)
        return read_spreadsheet(content) if is_table else read_calendar(content, today, knows)
    except (CannotFetch, CannotRead) as error:
        raise CannotImport(f"{source}: {error}") from None


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CannotRead(f"The file is larger than {MOST_BYTES:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(f"It can't be read: {error.strerror}.") from None


def _fresh_text(order: Order, path: Path, known: Known | None, found: Plan, today: date) -> str:
    if known:
        return changed_file(path.read_text(encoding="utf-8"), known[0], found.changes)
    feed = order.source if order.source.startswith("https://") else ""
    page = order.page or feed
    if not order.title or not page:
        raise CannotImport(f"{path.name} is new: say --title, and --page with the https address of its events page.")
    return new_file(NewOrganiser(order.title, page, order.areas, feed), found.changes, today)


def _write(path: Path, root: Path, text: str) -> None:
    """Write the file, and put the old one back if the new one can't be used."""
    before = path.read_text(encoding="utf-8") if path.exists() else None
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
        _known(path, root)
    except (OSError, CannotImport) as error:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(before, encoding="utf-8")
        draft.unlink(missing_ok=True)
        raise CannotImport(f"{path} would not be right, so it stays as it was: {error}") from None
