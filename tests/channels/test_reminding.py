"""The scheduler, with a clock that the test moves: by day only, once a day, never twice, also after a crash."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels import telegram
from bot.channels.plain import render_plain
from bot.channels.reminding import NotSent, Reminding, Unreachable, is_day
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Person, Reply
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.reminding import Kept, Remind
from bot.store.sqlite import SqliteStore
from tests.channels.fake_bot_api import TOKEN, FakeBotApi, serving
from tests.conversation.local.diary import event, organiser, with_events

SAM, ALEX = Person("telegram", "7"), Person("telegram", "8")
FAIR = event("careers-fair", times=[{"start": "2027-03-04 17:00"}])
WISH = Remind("event", "leeds:careers-fair", datetime(2027, 3, 4, tzinfo=UTC).date())
NOON_BEFORE = datetime(2027, 3, 3, 12, tzinfo=UTC)


class World:
    """A store, a clock, events that may change, and a channel that keeps what it sends."""

    def __init__(self, guide: Guide, store: Store) -> None:
        self.real, self.store = guide, store
        self.guide = with_events(guide, organiser(FAIR))
        self.now = NOON_BEFORE
        self.sent: list[tuple[str, str]] = []
        self.fault: BaseException | None = None

    async def send(self, address: str, reply: Reply) -> None:
        if self.fault:
            raise self.fault
        self.sent.append((address, render_plain(reply)))

    def process(self, store: Store | None = None) -> Reminding:
        return Reminding(store or self.store, lambda: self.guide, {"telegram": self.send}, lambda: self.now)

    def today(self) -> date:
        return self.now.date()

    async def tick(self) -> int:
        return await self.process().tick()


class StopsMeanwhile(MemoryStore):
    """The person stops right after the scheduler has looked."""

    def reminders(self) -> list[Kept]:
        kept = super().reminders()
        self.stop_reminders(SAM)
        return kept


@pytest.fixture
def world(guide: Guide) -> World:
    made = World(guide, MemoryStore())
    made.store.remind(SAM, WISH, SAM.id)
    return made


async def test_the_day_before_is_sent_once_with_the_way_to_stop(world: World) -> None:
    assert await world.tick() == 1
    ((address, told),) = world.sent
    assert address == "7"
    assert "Thursday 4 March 2027, 17:00" in told
    assert "type stop" in told
    for hour in range(1, 48):
        world.now = NOON_BEFORE + timedelta(hours=hour)
        assert await world.tick() == 0


@pytest.mark.parametrize(
    ("utc", "awake"),
    [
        ("2027-01-15 07:59", False), ("2027-01-15 08:00", True),
        ("2027-01-15 19:59", True), ("2027-01-15 20:00", False),
        ("2027-07-15 06:59", False), ("2027-07-15 07:00", True),
        ("2027-07-15 18:59", True), ("2027-07-15 19:00", False),
        ("2027-03-28 06:59", False), ("2027-03-28 07:00", True), ("2027-03-28 19:00", False),
        ("2027-10-31 07:59", False), ("2027-10-31 08:00", True),
        ("2027-10-31 19:59", True), ("2027-10-31 20:00", False),
    ],
)  # fmt: skip
async def test_nobody_is_written_to_at_night_in_london(world: World, utc: str, awake: bool) -> None:
    """In winter, in summer, and on both days on which the clock changes."""
    world.now = datetime.fromisoformat(f"{utc}+00:00")
    tomorrow = world.now.date() + timedelta(days=1)
    world.guide = with_events(world.real, organiser(event("careers-fair", times=[{"start": str(tomorrow)}])))
    world.store.remind(SAM, Remind("event", "leeds:careers-fair", tomorrow), SAM.id)
    assert is_day(world.now) == awake
    assert await world.tick() == awake


async def test_what_is_due_at_night_waits_for_the_morning(world: World) -> None:
    world.now = datetime(2027, 3, 3, 3, tzinfo=UTC)
    assert await world.tick() == 0
    world.now = datetime(2027, 3, 3, 8, 1, tzinfo=UTC)
    assert await world.tick() == 1


async def test_many_wishes_of_one_day_are_one_message(world: World) -> None:
    other = event("talk", times=[{"start": "2027-03-04"}])
    world.guide = with_events(world.real, organiser(FAIR, other))
    world.store.remind(SAM, Remind("event", "leeds:talk", WISH.until), SAM.id)
    assert await world.tick() == 1
    assert "Careers fair" in world.sent[0][1]
    assert "Talk" in world.sent[0][1]


async def test_news_of_an_area_goes_out_when_the_files_change(world: World) -> None:
    world.now = datetime(2027, 2, 1, 12, tzinfo=UTC)
    world.store.stop_reminders(SAM)
    until = datetime(2027, 6, 1, tzinfo=UTC).date()
    world.store.remind(SAM, Remind("area", "Leeds|E08000035", until, ("leeds:careers-fair",)), SAM.id)
    assert await world.tick() == 0
    world.guide = with_events(world.real, organiser(FAIR, event("hospital-talk", place="Bradford")))
    assert await world.tick() == 1
    assert "Hospital talk" in world.sent[0][1]
    world.now += timedelta(days=1)
    assert await world.tick() == 0


async def test_who_has_blocked_the_bot_is_dropped_and_others_are_told(world: World) -> None:
    world.fault = Unreachable()
    assert await world.tick() == 0
    assert world.store.reminders() == []
    world.fault = None
    world.store.remind(ALEX, WISH, ALEX.id)
    assert await world.tick() == 1


async def test_what_surely_did_not_arrive_is_sent_again(world: World) -> None:
    world.fault = NotSent()
    assert await world.tick() == 0
    world.fault = None
    assert await world.tick() == 1
    assert await world.tick() == 0


async def test_what_may_have_arrived_is_not_sent_again(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.fault = TimeoutError("chat 7: Careers fair")
    assert await world.tick() == 0
    world.fault = None
    assert await world.tick() == 0
    assert "may not have arrived" in caplog.text
    assert "Careers fair" not in caplog.text


async def test_a_stop_between_looking_and_sending_is_kept(world: World) -> None:
    world.store = StopsMeanwhile()
    world.store.remind(SAM, WISH, SAM.id)
    assert await world.tick() == 0
    assert world.sent == []


async def test_on_a_channel_that_can_not_send_nothing_is_tried(world: World) -> None:
    world.store.stop_reminders(SAM)
    world.store.remind(Person("web", "w"), WISH, "")
    assert await world.tick() == 0
    assert world.store.reminders()[0].claimed == ""


# Restarts and two processes, at the real file


async def test_a_restart_sends_nothing_twice_and_forgets_nothing(guide: Guide, tmp_path: Path) -> None:
    first = SqliteStore(tmp_path)
    world = World(guide, first)
    first.remind(SAM, WISH, SAM.id)
    first.remind(ALEX, Remind("event", "leeds:careers-fair", WISH.until), ALEX.id)
    assert await world.tick() == 2
    first.close()
    second = SqliteStore(tmp_path)
    assert await world.process(second).tick() == 0
    assert len(second.reminders()) == 2
    second.close()


async def test_a_crash_while_sending_loses_one_message_rather_than_sending_it_twice(
    guide: Guide, tmp_path: Path
) -> None:
    first = SqliteStore(tmp_path)
    world = World(guide, first)
    first.remind(SAM, WISH, SAM.id)
    world.fault = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        await world.tick()
    first.close()
    world.fault = None
    second = SqliteStore(tmp_path)
    assert await world.process(second).tick() == 0
    second.close()


async def test_two_processes_send_one_message(guide: Guide, tmp_path: Path) -> None:
    stores = [SqliteStore(tmp_path), SqliteStore(tmp_path)]
    world = World(guide, stores[0])
    stores[0].remind(SAM, WISH, SAM.id)
    sent = [await world.process(store).tick() for store in stores]
    assert sent == [1, 0]
    assert len(world.sent) == 1
    for store in stores:
        store.close()


async def test_the_whole_way_over_telegram(guide: Guide, tmp_path: Path) -> None:
    """Asked for with a button, sent at noon the day before, ended with the button under the message."""
    store = SqliteStore(tmp_path)
    world = World(guide, store)
    talk = Talk(lambda: world.guide, store, world.today, Limits(10_000))
    async with serving(FakeBotApi()) as api:
        application = telegram.build(TOKEN, api.base_url, talk, guide.catalogue.wording)
        senders = {"telegram": telegram.sender(application, guide.catalogue.wording)}
        reminding = Reminding(store, lambda: world.guide, senders, lambda: world.now)
        stop = asyncio.Event()
        serve = asyncio.create_task(telegram.serve(application, guide.catalogue.wording, (), stop))
        world.now = datetime(2027, 2, 1, 12, tzinfo=UTC)
        await api.press("remind:leeds:careers-fair")
        await api.wait_sent(1)
        assert await reminding.tick() == 0
        world.now = NOON_BEFORE
        assert [await reminding.tick() for _ in range(2)] == [1, 0]
        told = (await api.wait_sent(2))[1]
        assert "Thursday 4 March 2027, 17:00" in told.text
        await api.press(next(data for row in told.buttons for label, data in row if label == "Stop reminders"))
        await api.wait_sent(3)
        stop.set()
        await serve
    assert store.reminders() == []
    store.close()
