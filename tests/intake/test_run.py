"""An import from end to end: what would change, and what is in the file afterwards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.check import check_knowledge
from bot.catalogue.load import read_knowledge
from bot.intake.fetch import CannotFetch
from bot.intake.run import CannotImport, Order, Outcome, run

TODAY = date(2027, 3, 1)
NEW = Order("leeds", title="Leeds hospitals", page="https://www.leeds.gov.uk/events", areas=("Leeds",), write=True)
FAIR = "id,title,date,start,place\nfair,Careers fair,04/06/2027,17:00,Leeds\n"
TALK = "talk,Hospital talk,05/06/2027,,York\n"


@pytest.fixture
def folder(small_knowledge: Path) -> Path:
    return small_knowledge


def take(folder: Path, table: str, order: Order = NEW, today: date = TODAY) -> Outcome:
    source = folder.parent / "events.csv"
    source.write_text(table, encoding="utf-8")
    return run(replace(order, source=str(source)), folder, today, {"Leeds", "York"}.__contains__)


def kinds(outcome: Outcome) -> dict[str, str]:
    return {change.event.title: change.kind for change in outcome.plan.changes}


def text(folder: Path) -> str:
    return (folder / "events" / "leeds.yaml").read_text(encoding="utf-8")


def test_without_write_nothing_is_written(folder: Path) -> None:
    outcome = take(folder, FAIR, replace(NEW, write=False))
    assert kinds(outcome) == {"Careers fair": "added"}
    assert not (folder / "events" / "leeds.yaml").exists()
    assert "Nothing was written" in "\n".join(outcome.lines())


def test_a_new_file_is_a_draft_that_passes_the_check(folder: Path) -> None:
    outcome = take(folder, FAIR + TALK)
    assert outcome.written
    assert "status: draft" in text(folder)
    found = [str(each) for each in check_knowledge(read_knowledge(folder), TODAY) if "leeds" in each.file]
    assert found == []


def test_the_second_time_nothing_changes(folder: Path) -> None:
    take(folder, FAIR + TALK)
    before = text(folder)
    again = take(folder, FAIR + TALK)
    assert set(kinds(again).values()) == {"same"}
    assert not again.written
    assert text(folder) == before


def test_added_changed_and_gone_are_told_and_written(folder: Path) -> None:
    take(folder, FAIR + TALK)
    table = "id,title,date,start,place\nfair,Careers fair,04/06/2027,18:00,Leeds\nnew,Open day,06/06/2027,,York\n"
    told = take(folder, table)
    assert kinds(told) == {"Careers fair": "changed", "Open day": "added", "Hospital talk": "gone"}
    assert "~ Careers fair (careers-fair): times: 2027-06-04 17:00 -> 2027-06-04 18:00" in list(told.lines())
    assert "18:00" in text(folder)
    assert "Hospital talk" not in text(folder)


def test_what_an_editor_wrote_stays(folder: Path) -> None:
    take(folder, FAIR + TALK)
    path = folder / "events" / "leeds.yaml"
    edited = text(folder).replace('who_for: "Ask the organiser"', "who_for: Years 10 to 13", 1)
    own = "  # written by hand\n  - id: own\n    title: Our own\n    kind: talk\n    who_for: all\n"
    own += "    audience: [teachers]\n    online: yes\n    certainty: likely\n\n# where it stands\nsources:"
    path.write_text(edited.replace("sources:", own), encoding="utf-8")
    take(folder, FAIR.replace("17:00", "18:30"))
    after = text(folder)
    assert 'who_for: "Years 10 to 13"' in after
    assert own in after
    assert "18:30" in after
    assert "Hospital talk" not in after


def test_an_announced_date_takes_the_place_of_doubt(folder: Path) -> None:
    take(folder, FAIR)
    path = folder / "events" / "leeds.yaml"
    unsure = text(folder).replace("    times:\n      - start: 2027-06-04 17:00\n", "    usually: early June\n")
    path.write_text(unsure.replace("certainty: sure", "certainty: unsure"), encoding="utf-8")
    take(folder, FAIR)
    assert "certainty: sure" in text(folder)
    assert "start: 2027-06-04 17:00" in text(folder)


def test_while_a_row_is_bad_nothing_is_taken_out(folder: Path) -> None:
    take(folder, FAIR + TALK)
    outcome = take(folder, FAIR + "talk,Hospital talk,31/06/2027,,York\n")
    assert "Hospital talk" not in kinds(outcome)
    assert [bad.line for bad in outcome.plan.bad] == [3]
    assert "Hospital talk" in text(folder)


def test_an_event_of_which_one_row_is_bad_stays_as_it_was(folder: Path) -> None:
    take(folder, FAIR + "fair,Careers fair,11/06/2027,17:00,Leeds\n")
    before = text(folder)
    take(folder, FAIR + "fair,Careers fair,32/06/2027,17:00,Leeds\n")
    assert text(folder) == before


def test_a_value_that_no_file_may_hold_is_named_by_line(folder: Path) -> None:
    outcome = take(folder, "title,date,kind\nFair,04/06/2027,party\nTalk,05/06/2027,talk\n")
    assert kinds(outcome) == {"Talk": "added"}
    assert str(outcome.plan.bad[0]).startswith("line 2: Fair: kind: Input should be")


def test_what_is_over_goes(folder: Path) -> None:
    take(folder, FAIR + TALK)
    outcome = take(folder, FAIR + TALK, today=date(2027, 6, 5))
    assert kinds(outcome) == {"Careers fair": "gone", "Hospital talk": "same"}
    assert "- Careers fair (careers-fair): is over" in list(outcome.lines())
    assert "Already over, so not shown to anybody: 1." in list(outcome.lines())


def test_all_that_is_wrong_with_a_row_is_named_at_once(folder: Path) -> None:
    outcome = take(folder, "title,date,kind,audience\nFair,04/06/2027,party,everyone\n")
    assert "kind: " in str(outcome.plan.bad[0])
    assert "audience" in str(outcome.plan.bad[0])


def test_an_empty_feed_empties_nothing(folder: Path) -> None:
    take(folder, FAIR)
    before = text(folder)
    with pytest.raises(CannotImport, match="no event"):
        take(folder, "id,title,date,start,place\n")
    assert text(folder) == before


def test_two_events_of_one_title_get_names_of_their_own(folder: Path) -> None:
    take(folder, "id,title,date\na,Fair,04/06/2027\nb,Fair,05/06/2027\n")
    assert "id: fair\n" in text(folder)
    assert "id: fair-2\n" in text(folder)


def test_texts_that_look_like_yaml_stay_texts(folder: Path) -> None:
    odd = 'yes: "no" # {x} & *y'
    cell = odd.replace('"', '""')
    take(folder, f'title;date;book\n"{cell}";04/06/2027;\'- a\n')
    entry = read_knowledge(folder).entries["events"]["leeds"].events[0]
    assert (entry.title, entry.book) == (odd, "'- a")


def test_a_feed_named_by_the_file_is_used(folder: Path) -> None:
    calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fair\r\n"
    calendar += "DTSTART:20270604T160000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    asked = []

    def get(url: str) -> bytes:
        asked.append(url)
        return calendar.encode()

    feed = "https://www.leeds.gov.uk/events.ics"
    knows = {"Leeds"}.__contains__
    run(replace(NEW, source=feed, page=""), folder, TODAY, knows, get)
    assert f'feed: "{feed}"' in text(folder)
    assert "start: 2027-06-04 17:00" in text(folder)
    run(Order("leeds"), folder, TODAY, knows, get)
    assert asked == [feed, feed]


def unreachable(_url: str) -> bytes:
    raise CannotFetch("feeds.leeds.gov.uk can't be reached: timed out.")


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (Order("leeds"), "Say which file"),
        (Order("leeds", "https://feeds.leeds.gov.uk/a.ics"), "can't be reached"),
        (Order("leeds", "none.ics"), "can't be read: No such file"),
        (Order("uhnm", "none.csv"), "none.csv: It can't be read"),
    ],
)
def test_what_can_not_be_imported_is_said_in_one_sentence(folder: Path, order: Order, why: str) -> None:
    with pytest.raises(CannotImport, match=why):
        run(order, folder, TODAY, bool, unreachable)


def test_a_new_file_needs_a_title_and_a_page(folder: Path) -> None:
    with pytest.raises(CannotImport, match="--title"):
        take(folder, FAIR, Order("leeds", write=True))


def test_a_file_that_is_broken_is_left_alone(folder: Path) -> None:
    path = folder / "events" / "leeds.yaml"
    path.write_text("title: x\nevents: nothing\n", encoding="utf-8")
    with pytest.raises(CannotImport, match=r"events/leeds.yaml:2: events"):
        take(folder, FAIR)
    assert path.read_text(encoding="utf-8") == "title: x\nevents: nothing\n"
